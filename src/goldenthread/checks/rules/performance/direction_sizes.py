"""The change that is printed beside an arrow ("↓ W +5.3%"), against the two results."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.checks.findings import Severity, Verdict
from goldenthread.checks.rule import Hit, hit
from goldenthread.checks.rules.performance.moved import Moved
from goldenthread.figures import Interval, Quantity, change, reachable, rounded
from goldenthread.figures.comparing import plain


def size_in(moved: Moved) -> Quantity | None:
    """The per cent that stands in a cell of directions, where it holds one figure."""
    figures = moved.row.grid.reading(moved.row.row, moved.column).figures
    one = figures[0] if len(figures) == 1 else None
    return one if one is not None and one.unit in ("percent", "points") and not one.approximate else None


def sizes_in(moves: list[Moved]) -> Iterator[Hit]:
    """The changes of a column that neither the share nor the difference of the two results gives."""
    judged = [(moved, size, _fits(moved, size)) for moved in moves if (size := size_in(moved)) is not None]
    wrong = [(moved, size) for moved, size, fits in judged if fits is False]
    right = sum(fits is True for _, _, fits in judged)
    if len(wrong) > max(1, right):
        return
    for moved, size in wrong:
        passage, now, then = moved.row.grid.passage(moved.row.row, moved.column), moved.row.result, moved.then[0]
        if passage is None or now is None:
            continue
        share = rounded(change(now.interval(), then.interval()).given, max(size.decimals, 1))
        yield hit(
            passage,
            0,
            len(passage.text),
            f"From {plain(then.printed)} to {plain(now.printed)} is {share}%, and {size.text.strip()} is printed.",
            working=f"({plain(now.printed)} − {plain(then.printed)}) ÷ {plain(then.printed)} = {share}%",
            mend="Check the two results and the change.",
            verdict=Verdict.WRONG if right > 1 else Verdict.CANNOT_TELL,
            severity=Severity.ERROR if right > 1 else Severity.WARNING,
        )


def _fits(moved: Moved, size: Quantity) -> bool | None:
    now = moved.row.result
    if (
        now is None
        or not moved.then
        or now.is_range
        or any(then.is_range or then.interval().low <= 0 for then in moved.then)
    ):
        return None
    said = abs(size.printed)
    ways: list[Interval] = []
    for then in moved.then:
        ways.append(abs(change(now.interval(), then.interval())))
        if now.percentage or size.unit == "points":
            ways.append(abs(now.interval() - then.interval()))
    return any(reachable(said, size.decimals, way) for way in ways)
