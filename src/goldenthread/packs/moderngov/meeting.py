"""One meeting as the service gives it: when and where, its agenda with documents, who attended, what was decided."""

from __future__ import annotations

import re
from typing import cast

from lxml import etree

from goldenthread.documents import DEFAULT
from goldenthread.documents.html import read_html
from goldenthread.documents.words import LABEL
from goldenthread.packs.minutes.kinds import kind_of
from goldenthread.packs.moderngov.answer import Answer
from goldenthread.packs.moderngov.lists import documents_in, plain
from goldenthread.packs.moderngov.opening import child
from goldenthread.packs.phrases import meanings, sure
from goldenthread.packs.record import Tree
from goldenthread.packs.said import Said, source_of

DECISION, MINUTES = "decisionnonemptyhtmlbody", "minutesnonemptyhtmlbody"


def meeting(answer: Answer) -> None:
    """Reads the one meeting."""
    fields = answer.fields("meeting", answer.root)
    if fields:
        answer.record.put("meeting", fields)
    _attended(answer, fields)
    _agenda(answer)
    for name, field in answer.fields("closing", answer.root).items():
        answer.record.put(f"minutes/{name}", field)
    if isinstance(fields.get("date"), Said) and answer.record.get("minutes") is not None:
        answer.record.put("minutes/meeting_date", fields["date"])


def _attended(answer: Answer, meeting: dict[str, Tree]) -> None:
    for element in answer.every("attendee"):
        person = answer.fields("attendee", element)
        answer.record.add("attendees", [cast(Tree, person)])
        name = person.get("name")
        role = _first("roles", plain(person.get("role"))) if "role" in person else "members"
        if not isinstance(name, Said) or role == "others":
            continue
        if role in ("chair", "vice_chair"):
            meeting.setdefault(role, name)
        else:
            cast(list[Tree], meeting.setdefault(role or "members", [])).append(name)
        came = _first("attendances", plain(person.get("attendance")))
        if came:
            answer.record.add(f"minutes/{came}", [Said(name.value, name.source, sure("moderngov", "attendance"))])


def _first(key: str, words: str) -> str:
    return next((meaning for meaning, wanted in meanings("moderngov", key) if words and wanted.search(words)), "")


def _agenda(answer: Answer) -> None:
    for element in answer.every("agendaitem"):
        item = answer.fields("item", element)
        documents, restricted = documents_in(answer, element, ("linkeddoc",))
        item |= {"documents": documents} if documents else {}
        item |= {"restricted_documents": restricted} if restricted else {}
        answer.record.add("agenda", [cast(Tree, item)])
        number = {"item": item["number"]} if "number" in item else {}
        decided = _decisions(answer, element)
        if decided:
            answer.record.add("minutes/decisions", [cast(Tree, number | {"decisions": decided})])
        text, place = _body(element, MINUTES)
        if text and place is not None:
            said = answer.value("text", MINUTES, text, place)
            title = {"title": item["title"]} if "title" in item else {}
            number = {"number": item["number"]} if "number" in item else {}
            answer.record.add("minutes/items", [cast(Tree, number | title | {"text": said})])


def _decisions(answer: Answer, item: etree._Element) -> list[Tree]:
    """The decision's paragraphs, each with its label; words that only lead to them are no decision."""
    text, place = _body(item, DECISION)
    found: list[Tree] = []
    lead = ""
    for line in text.splitlines():
        words = " ".join(line.split())
        if place is None or not words:
            continue
        if words.endswith(":") or re.fullmatch(r"(?:it was )?(?:resolved|agreed|recommended)(?: that)?", words, re.I):
            lead = words
            continue
        label = LABEL.match(words)
        start = label.end() if label else 0
        source = source_of(answer.block(DECISION, words, place), len(DECISION) + 2 + start)
        kind = kind_of(words[start:], lead)
        decision: dict[str, Tree] = {
            "label": label["label"] if label else "",
            "text": Said(words[start:], source, sure("moderngov", "decision")),
        }
        found.append(decision | ({"kind": Said(kind, source, sure("moderngov", "kind"))} if kind else {}))
    return found


def _body(item: etree._Element, name: str) -> tuple[str, etree._Element | None]:
    """The words of HTML that stands in an element, as markup or as text, a paragraph a line."""
    place = child(item, name)
    if place is None:
        return "", None
    inside = "".join(etree.tostring(each, encoding="unicode") for each in place)
    markup = f"{place.text or ''}{inside}"
    if not markup.strip():
        return "", place
    return read_html(f"<!doctype html><html><body>{markup}</body></html>", "", DEFAULT).text, place
