"""One outcome after another out of a cell or a list item, each with what brackets say it is measured by."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from goldenthread.documents import Cell, TextBlock
from goldenthread.packs.flow import tidy
from goldenthread.packs.phrases import pattern, sure
from goldenthread.packs.record import Tree
from goldenthread.packs.said import said

LEAST_WORDS = 2


def outcomes_in_cell(cell: Cell) -> list[Tree]:
    """The outcomes in a cell: one a paragraph or bullet; some programs run them together in one paragraph."""
    blocks = [block for block in cell.blocks if isinstance(block, TextBlock) and block.text.strip()]
    return [outcome for block in blocks for outcome in outcomes_in(block, "outcome in a table")]


def outcomes_in(block: TextBlock, way: str) -> Iterator[Tree]:
    """The outcomes in a paragraph."""
    cuts = [match.span() for match in pattern("plans", "bullet").finditer(block.text)]
    if not cuts:
        cuts = [match.span() for match in pattern("plans", "fused").finditer(block.text)]
        way = "fused outcomes" if cuts else way
    edges = [(0, 0), *cuts, (len(block.text), len(block.text))]
    for before, after in pairwise(edges):
        outcome = _outcome(block, before[1], after[0], way)
        if outcome is not None:
            yield outcome


def _outcome(block: TextBlock, start: int, end: int, way: str) -> Tree:
    text = block.text[start:end]
    match = pattern("plans", "measured_by").search(text)
    stop = match.start() if match else len(text)
    words = re.sub(r"[\s.;]+$", "", tidy(text[:stop]))
    if len(words.split()) < LEAST_WORDS or words.endswith(":"):
        return None
    tree: dict[str, Tree] = {"outcome": said(words, block, sure("plans", way), start, start + stop)}
    if match:
        place = (start + match.start("measure"), start + match.end("measure"))
        tree["measured_by"] = said(tidy(match["measure"]), block, sure("plans", "measured by"), *place)
    return tree
