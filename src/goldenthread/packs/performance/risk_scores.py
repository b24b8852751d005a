"""A risk's score as cells give it: "15", "4 x 3 = 12", "I4 L3", "High (16)", or impact and likelihood apart."""

from __future__ import annotations

import re
from dataclasses import dataclass

from goldenthread.documents import Cell
from goldenthread.figures import parse_cell
from goldenthread.packs.phrases import meanings, pattern, phrases, sure
from goldenthread.packs.record import Tree
from goldenthread.packs.said import Said, said
from goldenthread.packs.tables.headings import Heading


@dataclass(frozen=True, slots=True)
class Score:
    """A score and its kind: residual, inherent or target; None where nothing says."""

    value: Said
    kind: Said | None

    def as_tree(self) -> dict[str, Tree]:
        """The two fields of a risk's record."""
        found: dict[str, Tree] = {"score": self.value}
        if self.kind is not None:
            found["score_kind"] = self.kind
        return found


def score_in(cell: Cell | None) -> Said | None:
    """The score that a cell says, or that the impact and likelihood in it make; None for none from 1 to 25."""
    if cell is None or not cell.text.strip():
        return None
    for name in ("working", "letters"):
        match = pattern("risks", name).search(cell.text)
        if match:
            stated = match["score"]
            value = int(stated) if stated else int(match["a"]) * int(match["b"])
            return _within(value, cell, "score" if stated else "score from impact and likelihood")
    read = parse_cell(cell.text)
    quantity = read.quantity
    if quantity is None or quantity.decimals or quantity.is_range:
        return None
    return _within(abs(int(quantity.printed)), cell, "score")


def score_of_two(impact: Cell | None, likelihood: Cell | None) -> Said | None:
    """Impact times likelihood, each from 1 to 5 in a cell of its own ("4", "4 - Major")."""
    one, two = _level(impact), _level(likelihood)
    if one is None or two is None or likelihood is None:
        return None
    return _within(one * two, likelihood, "score from impact and likelihood")


def of_kind(value: Said, heading: Heading) -> Score:
    """The score with the kind that its column's heading says; what is current is after the controls in place."""
    name = next((kind for kind, wanted in meanings("risks", "kinds") if wanted.search(heading.text)), None)
    wanted = next((one for kind, one in meanings("risks", "kinds") if kind == name), None)
    place = heading.saying(wanted.search) if wanted is not None else None
    if name is None or place is None:
        return Score(value, None)
    way = sure("risks", "current taken as residual" if name == "current" else "row")
    return Score(value, said("residual" if name == "current" else name, place, way))


def _level(cell: Cell | None) -> int | None:
    match = re.search(r"(?<!\d)[1-5](?!\d)", cell.text) if cell is not None else None
    return int(match.group()) if match else None


def _within(value: int, cell: Cell, way: str) -> Said | None:
    return said(value, cell, sure("risks", way)) if 1 <= value <= phrases("risks")["highest"] else None
