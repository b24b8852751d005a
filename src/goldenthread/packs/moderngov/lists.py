"""What the service lists: councillors by ward, bodies, meetings, attachments."""

from __future__ import annotations

from lxml import etree

from goldenthread.packs.moderngov.answer import Answer
from goldenthread.packs.moderngov.opening import child, local, words_of
from goldenthread.packs.phrases import words
from goldenthread.packs.record import Tree
from goldenthread.packs.said import Said


def councillors(answer: Answer) -> None:
    """Every councillor with ward, party and terms of office."""
    found: list[Tree] = []
    for ward in answer.every("ward"):
        elected_for = answer.fields("ward", ward)
        for element in answer.every("councillor", ward):
            terms = [answer.fields("term", each) for each in answer.every("termofoffice", element)]
            served: list[Tree] = [term for term in terms if term]
            fields = answer.fields("councillor", element) | elected_for
            found.append(fields | ({"terms": served} if served else {}))
    answer.record.add("councillors", found)


def bodies(answer: Answer) -> None:
    """Every committee, those that are no more included."""
    answer.record.add("bodies", [answer.fields("committee", each) for each in answer.every("committee")])


def meetings(answer: Answer) -> None:
    """Every meeting listed, with the committee that it stands under."""
    found: list[Tree] = []
    for element in answer.every("meeting"):
        fields = answer.fields("listed", element)
        above = next((each for each in element.iterancestors() if local(each) == "committee"), None)
        if "body" not in fields and above is not None:
            body = answer.fields("committee", above).get("title")
            fields |= {"body": body} if body else {}
        found.append(fields)
    answer.record.add("meetings", found)


def attachments(answer: Answer) -> None:
    """Documents that are open to all; of restricted ones only that there are some."""
    found, restricted = documents_in(answer, answer.root, ("attachmentdetails", "attachment"))
    answer.record.add("attachments", found)
    if restricted:
        answer.record.put("restricted_documents", restricted)


def documents_in(answer: Answer, inside: etree._Element, names: tuple[str, ...]) -> tuple[list[Tree], int]:
    """The open documents under an element, and how many are restricted."""
    found: list[Tree] = []
    restricted = 0
    for element in inside.iter(etree.Element):
        if local(element) not in names or child(element, "attachmentid") is None:
            continue
        if words_of(child(element, "isrestricted")).casefold() in words("moderngov", "yes"):
            restricted += 1
        else:
            found.append(answer.fields("document", element))
    return found, restricted


def plain(value: Tree) -> str:
    """The words of a field; nothing where there is none."""
    return str(value.value) if isinstance(value, Said) else ""
