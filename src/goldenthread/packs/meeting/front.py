"""Reads the front of a pack into "meeting" and "agenda"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from goldenthread.packs.flow import Line, lines_of
from goldenthread.packs.meeting.agenda import agenda_of
from goldenthread.packs.meeting.body import body_of, venue_of
from goldenthread.packs.meeting.deadlines import deadlines_in
from goldenthread.packs.meeting.membership import Membership, membership_of
from goldenthread.packs.meeting.when import date_of, time_of
from goldenthread.packs.phrases import pattern, sure
from goldenthread.packs.reading import Reading
from goldenthread.packs.record import Record, Tree
from goldenthread.packs.run_on import names_of
from goldenthread.packs.said import Said
from goldenthread.packs.times import number_of


def read(reading: Reading) -> None:
    """The first front sheet's meeting and agenda."""
    fronts = reading.parts_called("front")
    if not fronts:
        return
    pieces = fronts[0].pieces
    if len(fronts) == 1 and not _calls_a_meeting(list(lines_of(pieces))):
        return
    agenda = agenda_of(pieces)
    lines = list(lines_of(pieces))
    reading.record.put(
        "meeting", meeting_of(_before_agenda(lines), lines, reading.record, lambda: names_of(lines_of(reading.pieces)))
    )
    if agenda:
        reading.record.put("agenda", list[Tree](agenda))


def _calls_a_meeting(lines: Sequence[Line]) -> bool:
    return any(
        pattern("parts", "agenda_title").match(line.text)
        or pattern("parts", "front_strong").match(line.text)
        or pattern("meeting", "date_label").match(line.text)
        for line in lines
    ) or bool(body_of(lines))


def _before_agenda(lines: Sequence[Line]) -> list[Line]:
    """The lines above the agenda; where that is at the very top, all of them."""
    title = pattern("parts", "agenda_title")
    at = next((place for place, line in enumerate(lines) if place > 8 and title.match(line.text)), len(lines))
    return list(lines[:at])


def meeting_of(
    head: Sequence[Line], lines: Sequence[Line], record: Record, known: Callable[[], frozenset[str]] = frozenset
) -> dict[str, Tree]:
    """What the lines say of the meeting; what they do not say is left out. `known` gives names said elsewhere."""
    meeting: dict[str, Tree] = {}
    day = date_of(head, record) or date_of(lines, record)
    _put(meeting, "body", body_of(head) or body_of(lines))
    _put(meeting, "date", day[0] if day else None)
    _put(meeting, "time", time_of(head, day[1] if day else None))
    _put(meeting, "venue", venue_of(head) or venue_of(lines))
    _put(meeting, "quorum", _quorum(lines))
    _people(meeting, membership_of(head, known))
    if day and isinstance(day[0].value, date):
        deadlines = deadlines_in(lines, day[0].value, record)
        if deadlines:
            first = next((one for one in deadlines if one["matter"] in ("questions", "speaking")), deadlines[0])
            meeting["question_deadline"] = first["at"]
            meeting["deadlines"] = list[Tree](deadlines)
    return meeting


def _people(meeting: dict[str, Tree], found: Membership) -> None:
    _put(meeting, "chair", found.chair)
    _put(meeting, "vice_chair", found.vice_chair)
    heads = {field.value for field in (found.chair, found.vice_chair) if field}
    members = [member for member in found.members if member.value not in heads]
    if members:
        meeting["members"] = list[Tree](members)
    if found.substitutes:
        meeting["substitutes"] = list[Tree](found.substitutes)


def _quorum(lines: Sequence[Line]) -> Said | None:
    for line in lines:
        match = pattern("meeting", "quorum").search(line.text)
        number = number_of(match["number"]) if match else None
        if match and number:
            return line.said(number, sure("meeting", "quorum"), match.start("number"), match.end("number"))
    return None


def _put(meeting: dict[str, Tree], name: str, field: Said | None) -> None:
    if field is not None:
        meeting[name] = field
