"""Where each part of a pack begins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from goldenthread.packs.flow import Grid, Line, Piece, lines_of, tidy
from goldenthread.packs.phrases import pattern
from goldenthread.packs.planned import is_plan
from goldenthread.packs.reports.labels import WINDOW, fields_in_grid, fields_in_lines, is_header
from goldenthread.packs.stitched import second_fronts

NEAR = 30
LONGEST_TITLE = 200
BACK = 12


@dataclass(frozen=True, slots=True)
class Start:
    """A part begins at this place of the flow."""

    at: int
    kind: Literal["front", "minutes", "report", "forward plan", "appendix", "other"]
    title: str
    item: str


def starts_of(pieces: Sequence[Piece]) -> list[Start]:
    """Every beginning of a part, in order, each place once."""
    found: dict[int, Start] = {}
    for finder in (_minutes, _reports, _plans):
        for start in finder(pieces, found):
            found.setdefault(start.at, start)
    for at in second_fronts(pieces, sorted(found)):
        found.setdefault(at, Start(at, "front", "", ""))
    for start in _tails(pieces, found):
        found.setdefault(start.at, start)
    return _without_repeats([found[at] for at in sorted(found)])


def _without_repeats(starts: list[Start]) -> list[Start]:
    """A plan's table after a plan's title is the same plan; so is a second header that names the same report."""
    kept: list[Start] = []
    for start in starts:
        if kept and kept[-1].kind == start.kind == "forward plan":
            continue
        kept.append(start)
    return kept


def _minutes(pieces: Sequence[Piece], found: dict[int, Start]) -> list[Start]:
    starts: list[Start] = []
    reach = 0
    for at, piece in enumerate(pieces):
        if at < reach or not _says_presence(piece):
            continue
        first = _back_to_title(pieces, at, starts[-1].at + 1 if starts else 0)
        if first is None and not (_opens(pieces, at, starts) and _decided_soon(pieces, at)):
            continue
        begin = at if first is None else first
        if not (starts and _closed(pieces[starts[-1].at : begin])):
            begin = _head(pieces, begin)
        line = pieces[begin]
        starts.append(Start(begin, "minutes", line.text if isinstance(line, Line) else "", ""))
        reach = at + 1
    return starts or _titled_only(pieces)


def _head(pieces: Sequence[Piece], begin: int) -> int:
    """The document's own beginning where nothing but a few short lines stands above the minutes."""
    above = pieces[:begin]
    if begin <= BACK and all(isinstance(piece, Line) and not _agenda_line(piece) for piece in above):
        return 0
    return begin


def _closed(pieces: Sequence[Piece]) -> bool:
    """Whether a meeting was closed on one of these lines."""
    closing = pattern("parts", "closing")
    return any(isinstance(piece, Line) and closing.match(piece.text) for piece in pieces)


def _agenda_line(line: Line) -> bool:
    strong = pattern("parts", "agenda_title").match(line.text) or pattern("parts", "front_strong").match(line.text)
    return bool(strong) or bool(pattern("parts", "blank_page").match(line.text))


def _opens(pieces: Sequence[Piece], at: int, before: Sequence[Start]) -> bool:
    """Whether a place is near the document's head or follows an empty page, as the head of minutes would."""
    blank = pattern("parts", "blank_page")
    near = pieces[max(at - BACK, before[-1].at if before else 0) : at]
    return (at < NEAR and not before) or any(isinstance(piece, Line) and blank.match(piece.text) for piece in near)


def _says_presence(piece: Piece) -> bool:
    presence = pattern("parts", "presence")
    if isinstance(piece, Line):
        return len(piece.text) < LONGEST_TITLE * 4 and bool(presence.match(piece.text))
    return any(presence.match(cell.text) and len(cell.text) < 80 for row in piece.rows[:6] for cell in row)


def _back_to_title(pieces: Sequence[Piece], at: int, floor: int) -> int | None:
    """The title of the minutes above the list of those present; the highest of several close together."""
    title, agenda = pattern("parts", "minutes_title"), pattern("parts", "agenda_title")
    best = None
    for place in range(at, max(floor, at - NEAR) - 1, -1):
        piece = pieces[place]
        if isinstance(piece, Grid):
            continue
        if agenda.match(piece.text) or pattern("parts", "blank_page").search(piece.text):
            break
        if len(piece.text) <= LONGEST_TITLE and not _numbered(piece) and title.match(piece.text):
            best = place
    return best


def _numbered(line: Line) -> bool:
    return bool(re.match(r"\(?\d", line.marker or line.text))


def _decided_soon(pieces: Sequence[Piece], at: int) -> bool:
    """Whether something is resolved or noted in the pages after, as it would not be in a notice or a report."""
    soon = pattern("decisions", "formal")
    return any(soon.match(line.text) for line in lines_of(pieces[at : at + 120]))


def _titled_only(pieces: Sequence[Piece]) -> list[Start]:
    """Minutes or a decision sheet that list nobody as present: told by their title at the head of the document."""
    title = pattern("parts", "minutes_title")
    for at, piece in enumerate(pieces[:BACK]):
        if isinstance(piece, Line) and not _numbered(piece) and title.match(piece.text) and _decided_soon(pieces, at):
            return [Start(0, "minutes", piece.text, "")]
    return []


def _reports(pieces: Sequence[Piece], found: dict[int, Start]) -> list[Start]:
    starts: list[Start] = []
    reach = 0
    for at, piece in enumerate(pieces):
        if at < reach:
            continue
        if isinstance(piece, Grid):
            fields = fields_in_grid(piece)
        elif ":" in piece.text or piece.standing_out:
            fields = fields_in_lines(pieces[at : at + WINDOW]) if fields_in_lines(pieces[at : at + 2]) else []
        else:
            continue
        if is_header(fields):
            title = next((field.value for field in fields if field.field == "title"), "")
            begin = _top(pieces, at, titled=bool(title))
            starts.append(Start(begin, "report", title, _item_mark(pieces[begin : at + 1])))
            reach = 1 + max((line.at for field in fields for line in field.lines), default=at)
    return starts


def _top(pieces: Sequence[Piece], at: int, *, titled: bool) -> int:
    """The first line of what stands above a report's header: committee, date, page mark, the title if not in it."""
    top, begin, wanted = pattern("parts", "report_top"), at, not titled
    for place in range(at - 1, max(-1, at - BACK), -1):
        piece = pieces[place]
        if isinstance(piece, Grid) or len(piece.text) > 160:
            break
        below = pieces[place + 1]
        same = isinstance(below, Line) and below.block is piece.block
        if not top.match(piece.text) and not same:
            if not wanted or not piece.standing_out or _numbered(piece):
                break
            wanted = False
        begin = place
    return begin


def _item_mark(pieces: Sequence[Piece]) -> str:
    mark = pattern("parts", "item_mark_anywhere")
    for piece in pieces:
        text = piece.text if isinstance(piece, Line) else " ".join(cell.text for cell in piece.rows[0])
        match = mark.search(tidy(text))
        if match:
            return match["number"]
    return ""


def _plans(pieces: Sequence[Piece], found: dict[int, Start]) -> list[Start]:
    starts: list[Start] = []
    for at, piece in enumerate(pieces):
        if isinstance(piece, Grid):
            begin, titled = _above_plan(pieces, at, found)
            if is_plan(piece, titled=titled):
                above = pieces[begin]
                starts.append(Start(begin, "forward plan", above.text if isinstance(above, Line) else "", ""))
    return starts


def _above_plan(pieces: Sequence[Piece], at: int, found: dict[int, Start]) -> tuple[int, bool]:
    """Where the short lines above a plan's table begin, and whether one of them calls it a plan."""
    title = pattern("parts", "forward_plan_title")
    begin, titled = at, False
    for place in range(at - 1, max(-1, at - BACK), -1):
        above = pieces[place]
        if isinstance(above, Grid) or pattern("parts", "blank_page").match(above.text) or len(above.text) > 120:
            break
        begin = place
        titled = titled or bool(title.match(above.text))
        if place in found:
            break
    return begin, titled


def _tails(pieces: Sequence[Piece], found: dict[int, Start]) -> list[Start]:
    """What follows minutes after their closing line and an empty page, and belongs to no other part."""
    closing, blank = pattern("parts", "closing"), pattern("parts", "blank_page")
    starts: list[Start] = []
    for at in sorted(found):
        if found[at].kind != "minutes":
            continue
        end = next((place for place in sorted(found) if place > at), len(pieces))
        closed = [p for p in range(at, end) if isinstance(piece := pieces[p], Line) and closing.match(piece.text)]
        if closed:
            after = range(closed[-1] + 1, end)
            begin = next((p for p in after if isinstance(piece := pieces[p], Line) and blank.match(piece.text)), None)
            if begin is not None and begin + 1 < end:
                starts.append(Start(begin + 1, "other", "", ""))
    return starts
