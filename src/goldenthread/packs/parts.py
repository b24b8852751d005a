"""A pack split into its parts: front sheet with agenda, minutes, reports, forward plan. What begins one is data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from goldenthread.packs.flow import Grid, Line, Piece, grids_of, lines_of
from goldenthread.packs.phrases import pattern
from goldenthread.packs.starts import Start, starts_of

FRONT = 80
FEWEST = 2
PartKind = Literal["front", "minutes", "report", "forward plan", "appendix", "other"]


@dataclass(frozen=True, slots=True)
class Part:
    """One document of a pack. `first` and `last` (not included) are places in the flow; `item` the agenda item's
    number where the page is marked with it. A report's part holds its appendices too."""

    kind: PartKind
    title: str
    first: int
    last: int
    pieces: tuple[Piece, ...]
    item: str = ""

    @property
    def lines(self) -> Iterator[Line]:
        """Its printed lines, those in tables included."""
        return lines_of(self.pieces)

    @property
    def grids(self) -> Iterator[Grid]:
        """Its tables."""
        return grids_of(self.pieces)


def parts_of(pieces: Sequence[Piece]) -> tuple[Part, ...]:
    """The parts in order; they cover the whole flow."""
    starts = starts_of(pieces)
    if not starts or starts[0].at > 0:
        starts.insert(0, Start(0, _opening(pieces[: starts[0].at] if starts else pieces, starts), "", ""))
    ends = [start.at for start in starts[1:]] + [len(pieces)]
    return tuple(
        Part(start.kind, start.title, start.at, end, tuple(pieces[start.at : end]), start.item)
        for start, end in zip(starts, ends, strict=True)
        if end > start.at
    )


def _opening(pieces: Sequence[Piece], starts: Sequence[Start]) -> PartKind:
    """What stands before the first part that was recognised: the front sheet of a pack, else nothing known."""
    if starts:
        return "front"
    signs = [pattern("parts", key) for key in ("agenda_title", "front_strong", "notice_title")]
    lines = list(lines_of(pieces[:FRONT]))
    resolved = pattern("decisions", "resolved_line")
    standing = pattern("parts", "standing_item")
    items = sum(1 for line in lines if standing.match(line.text))
    if items >= FEWEST and sum(1 for line in lines_of(pieces) if resolved.match(line.text)) >= FEWEST:
        return "minutes"
    if items >= FEWEST or any(sign.match(line.text) for sign in signs for line in lines):
        return "front"
    return "other"
