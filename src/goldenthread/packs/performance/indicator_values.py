"""What the cells of an indicator say: its kind, polarity, targets, direction of travel, benchmarks."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from goldenthread.documents import Cell
from goldenthread.figures import Quantity, scan
from goldenthread.packs.flow import tidy
from goldenthread.packs.phrases import meanings, pattern, sure
from goldenthread.packs.record import Tree
from goldenthread.packs.said import Said, said
from goldenthread.packs.tables.cells import printed, reading
from goldenthread.packs.tables.headings import Heading
from goldenthread.packs.tables.periods import when

_BRACKETED = re.compile(r"\([^()]*\)")
_EDGES = " \t\n:;,.=–—-•*/|"
_UP, _DOWN = frozenset("↑▲⇧↗"), frozenset("↓▼⇩↘")
# The letters that stand where an arrow of the Wingdings font was.
_LETTERS_FOR_ARROWS = {"é": "▲", "ê": "▼", "è": "►", "ñ": "▲", "ò": "▼", "ð": "►"}
LONGEST_AREA = 60


def name_and_kind(cell: Cell) -> tuple[Said, Said | None]:
    """An indicator's name without its mark ("(r)", "(Annual)"), and the kind of result that the mark says."""
    text = tidy(cell.text)
    kind = None
    for meant, wanted in meanings("indicators", "marks"):
        match = wanted.search(text)
        if match and match.start() > 3:
            kind = said(meant, cell, sure("indicators", "mark"))
            text = tidy(text[: match.start()] + " " + text[match.end() :]).rstrip(" -–,")
            break
    return said(text, cell, sure("indicators", "name")), kind


def meant(cell: Cell | None, key: str, way: str) -> Said | None:
    """The first meaning under a key of which a pattern is found in the cell."""
    text = tidy(cell.text) if cell is not None else ""
    hit = next((name for name, wanted in meanings("indicators", key) if text and wanted.search(text)), None)
    return said(hit, cell, sure("indicators", way)) if hit and cell is not None else None


def target(cell: Cell | None, heading: Heading | None) -> Said | None:
    """A target: a number ("95%", "95% or above"), or words as printed ("Monitor", "Sustain reductions")."""
    if cell is None or pattern("indicators", "nothing").match(tidy(cell.text)):
        return None
    read = reading(cell, heading)
    if read.quantity is not None and not read.quantity.is_range and _bare(cell.text, read.quantity):
        return said(printed(read.quantity), cell, sure("indicators", "figure"))
    return said(tidy(cell.text), cell, sure("indicators", "words for a target"))


def _bare(text: str, quantity: Quantity) -> bool:
    """Whether nothing stands beside a target's figure but words like "or above"."""
    rest = text.replace(quantity.text, " ", 1)
    rest = pattern("indicators", "bound").sub(" ", rest)
    return sum(map(str.isalpha, rest)) <= 2


def is_due(cell: Cell | None) -> bool:
    """Whether a result's cell says when there will be one."""
    return cell is not None and bool(pattern("indicators", "due").match(tidy(cell.text)))


def direction(cell: Cell | None, legend: frozenset[str]) -> tuple[Said | None, str]:
    """The direction that a cell says in words or letters, or by an arrow that the document explains; and its arrow:
    "up", "down" or ""."""
    if cell is None:
        return None, ""
    text = tidy(cell.text)
    text = _LETTERS_FOR_ARROWS.get(text, text)
    arrow = "up" if _UP & set(text) else "down" if _DOWN & set(text) else ""
    for name, wanted in meanings("indicators", "directions"):
        if wanted.search(text) and not (name == "same" and arrow):
            return said(name, cell, sure("indicators", "direction")), arrow
    explained = {"up": "improving", "down": "worsening"}.get(arrow, "")
    if explained in legend:
        return said(explained, cell, sure("indicators", "direction from an arrow")), arrow
    return None, arrow


def direction_between(result: Said | None, prior: Said | None, polarity: Said | None, cell: Cell) -> Said | None:
    """The direction of travel that the figures and the polarity give, where the cell shows an arrow alone."""
    if result is None or prior is None or polarity is None:
        return None
    now, then = _number(result), _number(prior)
    if now is None or then is None:
        return None
    better = (now > then) == (polarity.value == "bigger")
    name = "same" if now == then else "improving" if better else "worsening"
    return said(name, cell, sure("indicators", "direction from figures"))


def _number(field: Said) -> Decimal | None:
    return Decimal(field.value) if isinstance(field.value, int | Decimal) else None


def change_percent(cell: Cell | None, heading: Heading | None) -> Said | None:
    """The change in per cent as printed with its sign, from a cell of its own or beside the direction."""
    if cell is None:
        return None
    read = reading(cell, heading)
    per_cent = [figure for figure in read.figures if figure.percentage]
    return said(printed(per_cent[0]), cell, sure("indicators", "change")) if len(per_cent) == 1 else None


def benchmarks(cell: Cell | None, heading: Heading) -> tuple[list[Tree], Said | None]:
    """Each area with its figure, and what stands in brackets (source and period). A column of figures alone is one
    area's, which its heading names."""
    if cell is None or pattern("indicators", "no_benchmark").match(tidy(cell.text)):
        return [], None
    way = sure("indicators", "benchmark")
    text = tidy(cell.text)
    outside = _BRACKETED.sub(lambda match: " " * len(match.group()), text)
    found: list[Tree] = []
    after = 0
    for thing in scan(outside, labelled=False, words=False):
        if isinstance(thing, Quantity) and not thing.is_range:
            area = outside[after : thing.start].strip(_EDGES) or _area_of(heading)
            if area and len(area) <= LONGEST_AREA and not when(area):
                found.append({"area": said(area, cell, way), "value": said(printed(thing), cell, way)})
            after = thing.end
    aside = _BRACKETED.search(text)
    note = said(aside.group().strip("()"), cell, sure("indicators", "note")) if aside and found else None
    return found, note


@cache
def _area_of(heading: Heading) -> str:
    rest = pattern("indicators", "benchmark_word").sub(" ", heading.text)
    period = when(rest)
    return tidy(rest[: period.start] + rest[period.end :] if period else rest).strip(_EDGES + "()")
