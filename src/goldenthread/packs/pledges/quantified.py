"""What a pledge promises in figures: from what, to what, by when."""

from __future__ import annotations

from goldenthread.figures import Quantity, find
from goldenthread.packs.phrases import pattern, phrases, sure
from goldenthread.packs.record import Tree
from goldenthread.packs.said import Said, Source, Value

Row = dict[str, Tree]
LONGEST_SIGN = 5


def quantities_of(pledge: Said) -> list[Tree]:
    """Each target with its unit, its baseline and the day or year by which; a date promised without a figure too."""
    text = str(pledge.value)
    figures = [one for one in find(text, labelled=False) if _counts(one)]
    rows: list[Row] = []
    waiting: Said | None = None
    for place, figure in enumerate(figures):
        ahead = text[: figure.start]
        later = figures[place + 1].start if place + 1 < len(figures) else len(text)
        by = pattern("pledges", "by").search(text, figure.end, later)
        if pattern("pledges", "baseline_before").search(ahead):
            baseline = _said(pledge, figure.value, "baseline", figure.start, figure.end)
            open_rows = [one for one in rows if "baseline" not in one]
            if open_rows:
                open_rows[-1]["baseline"] = baseline
            else:
                waiting = baseline
        elif by or pattern("pledges", "target_before").search(ahead):
            row: Row = {"target": _said(pledge, figure.value, "target", figure.start, figure.end)}
            row["unit"] = _said(pledge, _unit(figure), "target", figure.start, figure.end)
            if figure.approximate:
                row["approximate"] = _said(pledge, figure.approximate, "target", figure.start, figure.end)
            if by:
                row["by"] = _said(pledge, by["by"], "by", *by.span("by"))
            if waiting is not None:
                row["baseline"], waiting = waiting, None
            rows.append(row)
    return list[Tree](rows) or _zero(pledge, text) or _dates(pledge, text)


def _zero(pledge: Said, text: str) -> list[Tree]:
    """A target of none at all, said in words."""
    match = pattern("pledges", "zero").search(text)
    if match is None:
        return []
    place = match.span("zero")
    return [{"target": _said(pledge, 0, "target", *place), "unit": _said(pledge, "count", "target", *place)}]


def _dates(pledge: Said, text: str) -> list[Tree]:
    """Dates promised where no figure is: "net zero by 2042 (currently 2050)"."""
    rows: list[Tree] = []
    for match in pattern("pledges", "by").finditer(text):
        row: Row = {"by": _said(pledge, match["by"], "by", *match.span("by"))}
        now = pattern("pledges", "currently_by").search(text, match.end(), match.end() + 30)
        if now:
            row["baseline_by"] = _said(pledge, now["by"], "by", *now.span("by"))
        rows.append(row)
    return rows


def _counts(figure: Quantity) -> bool:
    return not figure.ordinal and not figure.is_range and figure.unit not in phrases("narrative")["durations"]


def _unit(figure: Quantity) -> str:
    """The figure's unit; of a bare count of a measure ("132 GWh") the sign after it."""
    sign = figure.noun if len(figure.noun) <= LONGEST_SIGN and sum(map(str.isupper, figure.noun)) > 1 else ""
    return sign if figure.unit == "count" and sign else figure.unit


def _said(pledge: Said, value: Value, way: str, start: int, end: int) -> Said:
    """A value said by some words of a pledge. Offsets are right where the pledge is one line, as it mostly is."""
    whole = pledge.source
    source = Source(whole.position, whole.start + start, min(whole.start + end, whole.end), whole.quote[start:end])
    return Said(value, source, sure("pledges", way))
