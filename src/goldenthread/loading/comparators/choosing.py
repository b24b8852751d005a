"""One figure for each measure, area and period: what splits a measure is chosen from, never added up or guessed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from goldenthread.loading.comparators.layouts import Layout, plain
from goldenthread.loading.comparators.reading import Figure
from goldenthread.loading.problems import Problem, shown

Place = tuple[str, object]


def measure_of(figure: Figure) -> tuple[str, str, str]:
    """What tells one measure in a file from another."""
    return figure.indicator, figure.provider, figure.measure


def choose(file: str, layout: Layout, figures: Sequence[Figure]) -> tuple[list[Figure], list[Problem]]:
    """Of each measure one figure an area and period, and a problem for each measure that has several."""
    found: list[Figure] = []
    problems: list[Problem] = []
    by_measure: dict[tuple[str, str, str], list[Figure]] = defaultdict(list)
    for figure in figures:
        by_measure[measure_of(figure)].append(figure)
    for several in by_measure.values():
        usual = _usual(layout, several)
        places: dict[Place, Figure] = {}
        for figure in usual:
            place = (figure.area_code, figure.period)
            before = places.setdefault(place, figure)
            if before is not figure and not _same(before, figure):
                problems.append(_several(file, layout, figure, before, usual))
                break
        found += places.values()
    return found, problems


def _usual(layout: Layout, figures: list[Figure]) -> list[Figure]:
    """The figures of what is usually meant: of persons, and of no category."""
    for header, usual in layout.splits.items():
        values = {plain(dict(figure.split).get(header, "")) for figure in figures}
        if usual is not None and len(values) > 1 and plain(usual) in values:
            figures = [figure for figure in figures if plain(dict(figure.split).get(header, "")) == plain(usual)]
    return figures


def _same(one: Figure, other: Figure) -> bool:
    return (one.value, one.numerator, one.denominator) == (other.value, other.numerator, other.denominator)


def _several(file: str, layout: Layout, figure: Figure, before: Figure, figures: list[Figure]) -> Problem:
    """That a measure has several figures for an area and a period, and how to choose one."""
    what = f"{figure.provider} {figure.measure}".strip() or figure.indicator or figure.title
    rows = f"rows {before.row} and {figure.row}"
    message = f"{shown(what)} has several figures of {figure.area_name} for {figure.period}: {rows}."
    one, other = dict(before.split), dict(figure.split)
    apart = [header for header in layout.splits if one.get(header) != other.get(header)]
    if not apart:
        return Problem(file, figure.row, figure.column, message, "Leave one of the rows out.")
    header = apart[0]
    values = sorted({dict(each.split).get(header, "") for each in figures})
    mend = f'Choose one: --where "{header}=…" with {"; ".join(value or "nothing" for value in values[:8])}.'
    return Problem(file, figure.row, header, message, mend)
