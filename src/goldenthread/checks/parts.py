"""A committee's pack parted into its agenda, minutes, reports and appendices, each with the day it speaks from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Literal

from goldenthread.dates.mentions import days_mentioned
from goldenthread.documents import Block, Document, Heading, Table, TextBlock
from goldenthread.patterns import regex

PartKind = Literal["agenda", "minutes", "report", "appendix", "forward plan", "document"]

_MINUTES = regex(r"(?:draft\s+)?(?:decisions|minutes)\s+of\s+(?:the\s+|a\s+)?\S", re.IGNORECASE)
# An item of an agenda, or of minutes, that deals with those of an earlier meeting.
_EARLIER_MINUTES = regex(r"minutes\s+of\s+(?:the\s+)?(?:last|previous|preceding|past)\b", re.IGNORECASE)
_DEALT_WITH = regex(
    r"\W*(?:resolved|agreed|to (?:approve|confirm|agree|sign|receive|consider|note)"
    r"|(?:that )?the (?:draft )?minutes)\b",
    re.IGNORECASE,
)
_APPENDIX = regex(r"(?:appendix|annex|annexe|schedule)\s+(?:[A-Z]|\d{1,2}|[IVX]{1,4})\b", re.IGNORECASE)
_FORWARD_PLAN = regex(r"(?:committee\s+)?(?:forward|work)\s+(?:plan|programme)\b", re.IGNORECASE)
_AGENDA = regex(r"(?:meeting(?!\s*(?:date)?\s*:)|agenda|order of business|summons)\b", re.IGNORECASE)
_REPORT_ROWS = frozenset({"report of", "report author", "report by", "wards", "wards affected", "ward(s) affected"})
_MEETING_DATE = regex(
    r"(?:date(?: of (?:meeting|report|decision))?|meeting(?:\s*(?:/|and|&)?\s*dates?)?"
    r"|committee(?: and date)?|report to)\s*:?$",
    re.IGNORECASE,
)
# A day in a sentence over a report is that of what the sentence tells, not the report's own.
_OF_AN_EVENT = regex(
    r"\b(?:was|were|agreed|approved|adopted|since|launched|publi(?:shed|cation)|issued?|updated?|reviewed|expires?|began"
    r"|opened|closed|due|version|revised|effective|valid)\b",
    re.IGNORECASE,
)
# "Performance to 31 December 2024" over a report says what it covers, not when it is considered.
_COVERED = regex(r"\b(?:to|at|ended|ending|until)\s+(?:the\s+)?$", re.IGNORECASE)
# Nor is that of the minutes to be approved, or of what a consultation runs from and to.
_OF_ANOTHER = regex(
    r"\bto (?:approve|confirm|agree|sign|receive|consider|note)\b"
    r"|\bconsultation\b[^.]*\b(?:to|until|on)\s+(?:\w+day\s+)?$"
    r"|\b(?:between|from)\s+[^.]{3,40}?\s(?:and|to|until)\s+(?:\w+day\s+)?$"
    r"|\bdate of (?:the )?(?:next\b|election|poll|by-?election|referendum|birth)",
    re.IGNORECASE,
)
# "The hearings will commence on 30 October": a plan's day; a summons says when the meeting will be held.
_PLANNED = regex(
    r"^(?!.*\b(?:held|meets?|meeting|take place|summon\w*|attend)\b).*"
    r"\b(?:will|shall|would|must|expected|planned|scheduled|anticipated)\b[^.]*$",
    re.IGNORECASE | re.DOTALL,
)
# "That the minutes of the meeting held on": no title of minutes, which begins with the word.
_OF_MINUTES = regex(
    r"(?!\W*(?:(?:draft|unconfirmed|confirmed)\s+)?(?:minutes|notes)\b).*\b(?:minutes|notes)\b",
    re.IGNORECASE | re.DOTALL,
)
_NOT_YET = regex(r"\b(?:expires?|due|effective|valid)\b", re.IGNORECASE)
_SPAN_FOLLOWS = regex(
    r"\s*(?:to|and|until|till|[-–—])\s*(?:the\s+)?(?:[A-Z][a-z]+day\s+)?\d{1,2}(?:st|nd|rd|th)?\s+[A-Z]"
)
_LOOK_BACK = 4
_LOOK_AHEAD = 12


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """One document of a pack. `date` is the day it speaks from (its meeting's), None where it does not say.

    `first` and `last` are places in `Document.blocks`; `last` is not included.
    """

    kind: PartKind
    title: str
    date: date | None
    first: int
    last: int


def parts_of(document: Document, as_of: date | None = None) -> tuple[Part, ...]:
    """The parts in order; a document that is no pack is one part. `as_of` stands in where no date is said."""
    blocks = document.blocks
    starts = _starts(blocks)
    parts: list[Part] = []
    inherited = as_of
    for (first, kind, title), (last, _, _) in pairwise([*starts, (len(blocks), "document", "")]):
        said = _date_of(blocks, first, last, kind)
        day = said or inherited
        parts.append(Part(kind, title or document.name, day, first, last))
        # Minutes are of an earlier meeting than the one whose pack they are in.
        if said and kind != "minutes":
            inherited = said
    return tuple(parts)


def _starts(blocks: Sequence[Block]) -> list[tuple[int, PartKind, str]]:
    starts: list[tuple[int, PartKind, str]] = [(0, _opening(blocks), "")]
    for place, block in enumerate(blocks):
        found = _start_at(block)
        if found is None or (found[0] == "minutes" and _is_an_item(blocks, place)):
            continue
        kind, title = found
        first = _header_before(blocks, place) if kind == "report" else place
        if first <= starts[-1][0] + _LOOK_BACK and starts[-1][1] in ("report", "document") and kind == "report":
            starts[-1] = (starts[-1][0], kind, title)
        elif first > starts[-1][0]:
            starts.append((first, kind, title))
        elif first == 0 and kind == "minutes":
            starts[0] = (0, kind, title)
    return starts


def _is_an_item(blocks: Sequence[Block], place: int) -> bool:
    """Whether "minutes of ..." heads an item on those of an earlier meeting, not the minutes themselves."""
    block = blocks[place]
    if not isinstance(block, TextBlock):
        return False
    following = blocks[place + 1] if place + 1 < len(blocks) else None
    return bool(
        _EARLIER_MINUTES.search(block.text)
        or (place and block.labelled[0])
        or (isinstance(following, TextBlock) and _DEALT_WITH.match(following.text))
    )


def _opening(blocks: Sequence[Block]) -> PartKind:
    words = [block.text for block in blocks[:_LOOK_AHEAD] if isinstance(block, TextBlock)]
    return "agenda" if any(_AGENDA.match(text.strip()) for text in words) else "document"


def _start_at(block: Block) -> tuple[PartKind, str] | None:
    if isinstance(block, Table):
        fields = {row[0].text.strip(" :").casefold(): row[-1].text for row in block.rows[:12] if len(row) > 1}
        if _REPORT_ROWS & fields.keys():
            return "report", fields.get("title") or fields.get("subject") or fields.get("report title") or ""
        return None
    if not isinstance(block, TextBlock) or len(block.text) > 140:
        return None
    text = block.text.strip()
    if _MINUTES.match(text) and (isinstance(block, Heading) or block.bold):
        return "minutes", text
    if isinstance(block, Heading) and _APPENDIX.match(text):
        return "appendix", text
    if isinstance(block, Heading) and _FORWARD_PLAN.match(text):
        return "forward plan", text
    return None


def _header_before(blocks: Sequence[Block], place: int) -> int:
    """Where the words over a report's table begin: a few short lines, the committee's name and the day among them."""
    first = place
    while first > 0 and place - first < _LOOK_BACK:
        above = blocks[first - 1]
        if not isinstance(above, TextBlock) or len(above.text) > 200 or "intentionally left blank" in above.text:
            break
        # A list of earlier decisions has days in it too, but each stands under a number of its own.
        dated = days_mentioned(above.text) and not above.labelled[0]
        if not dated and not re.match(r"(?:title|date|agenda item)\b", above.text, re.IGNORECASE):
            break
        first -= 1
    return first


def _date_of(blocks: Sequence[Block], first: int, last: int, kind: PartKind) -> date | None:
    if kind in ("appendix", "forward plan"):
        return None
    covered: date | None = None
    for block in blocks[first : min(last, first + _LOOK_AHEAD)]:
        found = None
        if isinstance(block, Table):
            found = _date_in_table(block)
        elif isinstance(block, TextBlock) and len(block.text) <= 200:
            mention = next((mention for mention in days_mentioned(block.text) if mention.date), None)
            before = block.text[: mention.start] if mention is not None else ""
            an_item = bool(block.labelled[0]) and "minutes" in before.casefold()
            of_another = an_item or _OF_ANOTHER.search(before) is not None
            of_another = of_another or (not isinstance(block, Heading) and _PLANNED.match(before) is not None)
            of_another = of_another or (not isinstance(block, Heading) and _OF_MINUTES.match(before) is not None)
            if mention is not None and (of_another or _SPAN_FOLLOWS.match(block.text, mention.end)):
                continue
            told = not isinstance(block, Heading) and _OF_AN_EVENT.search(before)
            if mention is not None and (told or _COVERED.search(before)):
                # What has happened had happened when it was written: of such days the last says most.
                later = covered and mention.date and mention.date > covered and not _NOT_YET.search(before)
                covered = mention.date if later or covered is None else covered
            elif mention is not None:
                found = mention.date
        if found:
            return found
    return covered


def _date_in_table(table: Table) -> date | None:
    """The meeting's day from a report's header table, where it has a row for it or stands in its short first row."""
    for row in table.rows[:12]:
        words = [cell.text.strip() for cell in row if cell.text.strip()]
        if (len(words) > 1 and _MEETING_DATE.match(words[0])) or (
            words and len(" ".join(words)) <= 160 and row is table.rows[0]
        ):
            found = next((mention.date for mention in days_mentioned(" ".join(words)) if mention.date), None)
            if found:
                return found
    return None
