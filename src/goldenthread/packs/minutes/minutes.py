"""Reads minutes into "minutes"; a second set of minutes in the same file into "more_minutes"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from goldenthread.packs.flow import Line
from goldenthread.packs.meeting.front import meeting_of
from goldenthread.packs.meeting.when import date_of
from goldenthread.packs.minutes.action_tables import table_actions
from goldenthread.packs.minutes.actions import actions_of, come_back_of
from goldenthread.packs.minutes.attendance import Attendance, attendance_of
from goldenthread.packs.minutes.closing import closed_at, started_at
from goldenthread.packs.minutes.decisions import Decision, decisions_of
from goldenthread.packs.minutes.declarations import declarations_of
from goldenthread.packs.minutes.items import Item, items_of
from goldenthread.packs.minutes.resolving import FORMAL, SAID
from goldenthread.packs.minutes.votes import votes_of
from goldenthread.packs.names import Roll
from goldenthread.packs.parts import Part
from goldenthread.packs.phrases import sure
from goldenthread.packs.reading import Reading
from goldenthread.packs.record import Record, Tree, plain


def read(reading: Reading) -> None:
    """Every set of minutes."""
    for number, part in enumerate(reading.parts_called("minutes")):
        made = minutes_of(part, _known_names(reading.record), reading.record)
        if number == 0:
            reading.record.put("minutes", made)
        else:
            reading.record.add("more_minutes", [made])
    if reading.record.get("meeting") is None and reading.parts_called("minutes"):
        _meeting_from(reading)


def _known_names(record: Record) -> list[str]:
    meeting = plain(record.get("meeting")) or {}
    heads = [meeting.get("chair"), meeting.get("vice_chair")]
    return [name for name in [*heads, *meeting.get("members", []), *meeting.get("substitutes", [])] if name]


def minutes_of(part: Part, names: Sequence[str], record: Record) -> dict[str, Tree]:
    """The record of one set of minutes."""
    head, items = items_of(part.pieces)
    day = date_of(head[:20], record) or (None if items else date_of(list(part.lines)[:20], record))
    roll = Roll()
    there = attendance_of(head, part.pieces, items, roll)
    roll.add(names)
    made: dict[str, Tree] = {}
    if day and isinstance(day[0].value, date):
        made["meeting_date"] = day[0]
    closed = closed_at(list(part.lines))
    if closed:
        made["closed_at"] = closed
    _put_attendance(made, there)
    made["declarations"] = list[Tree](declarations_of(items, roll))
    decided, passed = _decisions(items)
    made["votes"] = [row for item in items for row in votes_of(item, roll, len(there.present), record)]
    made["actions"] = [*(row for item in items for row in actions_of(item)), *table_actions(part.pieces, items)]
    made["decisions"] = list[Tree](decided)
    made["outcomes"] = list[Tree](passed)
    made["to_come_back"] = [row for item in items for row in come_back_of(item)]
    made["items"] = [_item(item) for item in items]
    if not items:
        first = next(part.lines, None)
        record.unclear(
            "the minutes' items", "no numbered or marked headings were found", first.source() if first else None
        )
    return made


def _put_attendance(made: dict[str, Tree], there: Attendance) -> None:
    made["present"] = list[Tree](there.present)
    made["apologies"] = list[Tree](there.apologies)
    made["substitutions"] = [[substitute, member] for substitute, member in there.substitutions]
    for name in ("absent", "others"):
        if getattr(there, name):
            made[{"others": "in_attendance"}.get(name, name)] = list[Tree](getattr(there, name))
    for name in ("chair", "vice_chair"):
        if getattr(there, name):
            made[name] = getattr(there, name)


def _decisions(items: Sequence[Item]) -> tuple[list[dict[str, Tree]], list[dict[str, Tree]]]:
    """The decisions by item, and what was said in passing to be noted or agreed.

    Which is which goes by the house's own style: where decisions are resolved formally, a plain "the Committee noted"
    is no decision; where none is, it is the way that this house decides, as it is where the heading "Decision" leads to
    just such sentences.
    """
    by_item = [(item, decisions_of(item)) for item in items]
    formal = any(one.level == FORMAL and not one.plainly for _, found in by_item for one in found)
    decided: list[dict[str, Tree]] = []
    passed: list[dict[str, Tree]] = []
    for item, found in by_item:
        resolved = any(decision.level == FORMAL for decision in found)
        kept = [one for one in found if one.level == FORMAL or (not resolved and not (formal and one.level == SAID))]
        if kept:
            decided.append({"item": _name(item, kept[0]), "decisions": [one.as_tree() for one in kept]})
        passed += [{"item": _name(item, one), **one.as_tree()} for one in found if one not in kept]
    return decided, passed


def _name(item: Item, decision: Decision) -> Tree:
    return (item.heading or decision.line).said(item.name, sure("minutes", "item"))


def _item(item: Item) -> Tree:
    row: dict[str, Tree] = {}
    if item.heading is not None:
        row["number"] = item.heading.said(item.number or None, sure("minutes", "item"))
        row["title"] = item.heading.said(item.title, sure("minutes", "item"))
    row["discussion"] = [line.said(line.text, sure("minutes", "discussion")) for line in item.lines if line.text]
    return row


def _meeting_from(reading: Reading) -> None:
    """The meeting of minutes that stand alone: what their head says of it."""
    part = reading.parts_called("minutes")[0]
    head, _ = items_of(part.pieces)
    lines: list[Line] = head[:25] or list(part.lines)[:25]
    meeting = meeting_of(lines, lines, Record())
    begun = started_at(list(part.lines)) if "time" not in meeting else None
    if begun is not None:
        meeting["time"] = begun
    for name in ("members", "substitutes", "question_deadline", "deadlines", "quorum"):
        meeting.pop(name, None)
    minutes = reading.record.get("minutes")
    for name in ("chair", "vice_chair"):
        who = minutes.get(name) if isinstance(minutes, dict) else None
        if name not in meeting and who is not None:
            meeting[name] = who
    if meeting:
        reading.record.put("meeting", meeting)
