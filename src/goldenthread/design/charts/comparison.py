"""An indicator beside its benchmarks: horizontal bars from zero, the council's own marked."""

from decimal import Decimal

from goldenthread.design.charts.data import Bar, Comparison
from goldenthread.design.charts.palette import AXIS, BLUE_ORANGE, INK, LINE, MUTED, SECONDARY, Palette
from goldenthread.design.charts.scale import Placer
from goldenthread.design.charts.svg import document, rule, width_of, words

ROW = 50


def comparison_chart(comparison: Comparison, *, id: str, width: int = 700, palette: Palette = BLUE_ORANGE) -> str:
    """The chart as SVG, a row an area, in the order given. A row without a figure says so in words."""
    bars, unit = comparison.bars, comparison.unit
    values = [bar.value for bar in bars if bar.value is not None]
    low, high = min([*values, Decimal(0)]), max([*values, Decimal(0)])
    after = max((width_of(unit.show(value), 15, bold=True) for value in values), default=0) + 12
    before = after if low < 0 else 1
    reach = float(high - low) or 1.0
    place = Placer(float(low), before, (width - before - after) / reach)
    body = [_row(bar, at, place, comparison) for at, bar in enumerate(bars)]
    height = len(bars) * ROW + 4
    if values:
        zero = place(Decimal(0))
        body.append(rule(zero, 2, zero, height - 2, AXIS))
    return document(id, comparison.title, describe(comparison), width, height, palette.font, "".join(body))


def _row(bar: Bar, at: int, place: Placer, comparison: Comparison) -> str:
    y = at * ROW
    label = f"{bar.label} ({bar.note})" if bar.note and bar.value is not None else bar.label
    parts = [words(6 if place.foot <= 1 else 0, y + 17, label, bold=bar.own)]
    if bar.value is None:
        missing = bar.note or "No benchmark available"
        parts.append(words(6, y + 37, missing, size=13, fill=SECONDARY))
        return "".join(parts)
    zero, end = place(Decimal(0)), place(bar.value)
    name = "gt-chart__own" if bar.own else "gt-chart__bar"
    parts.append(
        f'<rect class="{name}" x="{min(zero, end):.1f}" y="{y + 24}" width="{abs(end - zero):.1f}" height="17"'
        f' fill="{LINE if bar.own else MUTED}"/>'
    )
    shown, right = comparison.unit.show(bar.value), bar.value >= 0
    parts.append(
        words(
            end + (7 if right else -7),
            y + 38,
            shown,
            anchor="start" if right else "end",
            size=15,
            bold=bar.own,
            fill=INK,
        )
    )
    return "".join(parts)


def describe(comparison: Comparison) -> str:
    """Every bar in words, in order."""
    parts = []
    for bar in comparison.bars:
        note = f" ({bar.note})" if bar.note and bar.value is not None else ""
        shown = comparison.unit.show(bar.value) if bar.value is not None else bar.note or "no benchmark available"
        parts.append(f"{bar.label}{note}: {shown}")
    return "Bar chart from zero. " + "; ".join(parts) + "."
