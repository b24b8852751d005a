"""The headline counts of a quarterly report: how many indicators, with a target, met, missed, by colour."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from goldenthread.figures import find
from goldenthread.figures.quantity import Quantity
from goldenthread.packs.framework.outline import number_of
from goldenthread.packs.framework.paragraphs import Item
from goldenthread.packs.phrases import pattern, phrases, sure
from goldenthread.packs.said import Said


@cache
def _rules() -> tuple[tuple[str, dict[str, re.Pattern[str]]], ...]:
    written = phrases("framework")["counts"]
    return tuple(
        (name, {side: re.compile(text, re.IGNORECASE) for side, text in rule.items()}) for name, rule in written.items()
    )


def counts_of(items: Sequence[Item]) -> dict[str, Said]:
    """Each count by its name, the first time that a paragraph gives it."""
    counts: dict[str, Said] = {}
    for item in items:
        text = item.passage.text
        for figure in find(text[item.start :], labelled=False):
            name = _name(text, figure, item.start)
            if name and name not in counts:
                counts[name] = _count(item, int(figure.value), item.start + figure.start, item.start + figure.end)
        match = pattern("framework", "workstreams_before").search(text)
        if match and (number := number_of(match["count"])):
            counts.setdefault("transformation_workstreams", _count(item, number, *match.span("count")))
    return counts


def _count(item: Item, number: int, start: int, end: int) -> Said:
    return item.passage.said(number, sure("framework", "count"), start, end)


def _name(text: str, figure: Quantity, lead: int) -> str | None:
    start, end = lead + figure.start, lead + figure.end
    if figure.unit != "count" or figure.decimals or figure.ordinal:
        return None
    for name, rule in _rules():
        if rule["after"].match(text, end):
            return name
        before, total = rule.get("total_before"), rule.get("total_after")
        if before and total and before.search(text[:start]) and total.match(text, end):
            return name
    return None
