"""The header of a report: title, whose it is, wards, status, urgent, key, enclosures, contact."""

from __future__ import annotations

import re
from collections.abc import Sequence

from goldenthread.packs.flow import Grid, Line, Piece
from goldenthread.packs.meeting.body import is_body
from goldenthread.packs.parts import Part
from goldenthread.packs.phrases import pattern, sure
from goldenthread.packs.record import Tree
from goldenthread.packs.reports.labels import WINDOW, Labelled, fields_in_grid, fields_in_lines, is_header
from goldenthread.packs.said import Said, said

Row = dict[str, Tree]
PLAIN = (
    "title",
    "report_of",
    "wards",
    "status",
    "report_to",
    "date",
    "portfolio",
    "director",
    "officer_contact",
    "purpose",
)


def header_of(part: Part) -> tuple[Row, int]:
    """The fields of the header, and the place in the part's pieces after it."""
    fields, after = _found(part.pieces)
    row: Row = {}
    for field in fields:
        if field.field in PLAIN and field.value:
            row[field.field] = _said(field, field.value)
        elif field.field in ("urgent", "key"):
            answer = yes_or_no(field.value)
            if answer is not None:
                row[field.field] = _said(field, answer, "yes or no")
        elif field.field == "enclosures":
            row["enclosures"] = _enclosures(field)
    if "title" not in row:
        above = _title_above(part.pieces[:after])
        if above is not None:
            row["title"] = above
    return row, after


def _found(pieces: Sequence[Piece]) -> tuple[list[Labelled], int]:
    for at, piece in enumerate(pieces[:WINDOW]):
        if not isinstance(piece, Grid):
            continue
        fields = fields_in_grid(piece)
        if is_header(fields):
            following = pieces[at + 1] if at + 1 < len(pieces) else None
            if isinstance(following, Grid):
                # A header that a page break cuts in two.
                there = {field.field for field in fields}
                fields += [field for field in fields_in_grid(following) if field.field not in there]
            return fields, at + 1
    fields = fields_in_lines(pieces[:WINDOW])
    last = max((field.lines[-1].at for field in fields if field.lines), default=None)
    after = next((n + 1 for n, piece in enumerate(pieces) if piece.at == last), 0) if last is not None else 0
    return fields, after


def _said(field: Labelled, value: str | bool, way: str = "") -> Said:
    if field.cell is not None:
        return said(value, field.cell, sure("reports", way or "header row"))
    return field.lines[0].said(value, sure("reports", way or "header line"), field.offset)


def yes_or_no(text: str) -> bool | None:
    """What the words beside "Key" or "Urgent" answer."""
    for answer, key in ((False, "no"), (True, "yes")):
        if pattern("report_header", key).match(text.strip()):
            return answer
    return None


def _enclosures(field: Labelled) -> Tree:
    if pattern("reports", "none").match(field.value):
        return []
    cut = re.split(pattern("reports", "enclosure"), field.value)
    pieces = [piece.strip(" ;,") for piece in cut if piece.strip(" ;,")]
    return [_said(field, piece, "enclosure") for piece in pieces]


def _title_above(pieces: Sequence[Piece]) -> Said | None:
    """A heading above the header that is neither the body's name, a date nor a page mark."""
    for piece in pieces:
        if isinstance(piece, Line) and piece.standing_out and len(piece.text) > 8:
            other = pattern("parts", "report_top").match(piece.text) or re.match(r"\d|[^:]{3,40}:", piece.text)
            if not other and not is_body(piece.text):
                return piece.said(piece.text, sure("reports", "title above"))
    return None
