"""Which indicator each measure stands beside, and what kind of figure it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from difflib import get_close_matches
from fractions import Fraction

from goldenthread.loading.comparators.choosing import measure_of
from goldenthread.loading.comparators.reading import Figure
from goldenthread.loading.problems import Problem, shown
from goldenthread.performance.models import ComparatorSeries, Indicator

PER = (100, 1_000, 10_000, 100_000, 1_000_000)
CLOSE = Fraction(1, 200)
"""How far, as a share, a figure may be from its count over its denominator: providers round both."""
ONLY = "only"


@dataclass(frozen=True)
class Matched:
    """A measure with the indicator it stands beside, and its figures."""

    indicator: Indicator
    provider: str
    measure: str
    title: str
    statistic: str
    per: Decimal | None
    figures: tuple[Figure, ...]
    before: ComparatorSeries | None
    """The same series, where it was loaded before."""


@dataclass(frozen=True)
class Asked:
    """What was said of a file besides what stands in it."""

    indicator: str = ""
    measures: Mapping[str, str] | None = None
    """The reference of an indicator by the number of a measure."""
    measure: str = ""
    """The number of the one measure of a file that does not say it."""


def match(file: str, figures: Sequence[Figure], asked: Asked) -> tuple[list[Matched], list[str], list[Problem]]:
    """Each measure with its indicator; the measures that are left aside; and what is wrong. Two queries."""
    held = {indicator.reference: indicator for indicator in Indicator.objects.all()}
    recorded = {(s.provider, s.measure): s for s in ComparatorSeries.objects.select_related("indicator")}
    groups: dict[tuple[str, str, str], list[Figure]] = {}
    for figure in figures:
        groups.setdefault(measure_of(figure), []).append(figure)
    found, aside, problems = [], [], []
    for (named, provider, measure), several in groups.items():
        number = measure or asked.measure or ONLY
        before = recorded.get((provider or "Others", number))
        reference = _reference(named, number, asked, before, len(groups))
        first = several[0]
        if reference is None:
            aside.append(f"{provider} {measure}: {first.title}".strip(": "))
        elif reference not in held:
            problems.append(_no_indicator(file, first, reference, held))
        else:
            indicator = held[reference]
            statistic, per = _kind(indicator, several)
            found.append(Matched(
                indicator, provider or "Others", number[:60], (first.title or indicator.title)[:400], statistic, per,
                tuple(several), before if before and before.indicator_id == indicator.pk else None,
            ))  # fmt: skip
    if not found and not problems:
        problems.append(_nothing_said(file, aside))
    unknown = set(asked.measures or {}) - {measure for _, _, measure in groups}
    for number in sorted(unknown):
        problems.append(Problem(file, None, None, f"There is no measure {shown(number)} in it.", "Check the number."))
    return found, aside, problems


def _reference(named: str, measure: str, asked: Asked, before: ComparatorSeries | None, measures: int) -> str | None:
    """The reference of the indicator that a measure stands beside; None where nobody has said."""
    if named:
        return named
    if asked.measures and measure in asked.measures:
        return asked.measures[measure]
    if asked.indicator and measures == 1:
        return asked.indicator
    return before.indicator.reference if before else None


def _no_indicator(file: str, figure: Figure, reference: str, held: Mapping[str, Indicator]) -> Problem:
    near = get_close_matches(reference, list(held), n=3)
    mend = f"Did you mean {', '.join(near)}?" if near else "Its reference is the last part of its page's address."
    return Problem(file, figure.row, "indicator", f"There is no indicator {shown(reference)}.", mend)


def _nothing_said(file: str, aside: Sequence[str]) -> Problem:
    listed = "; ".join(shown(measure, 90) for measure in aside[:5]) + ("; …" if len(aside) > 5 else "")
    if len(aside) > 1:
        mend = "Say it for those you want: --measure NUMBER=REFERENCE. The rest are left aside."
    else:
        mend = "Say it: --indicator REFERENCE."
    return Problem(file, None, None, f"It is not said which indicator this stands beside: {listed}.", mend)


def _kind(indicator: Indicator, figures: Sequence[Figure]) -> tuple[str, Decimal | None]:
    """What kind of figure a measure is and what it is shown for: as its file says, else as its own figures show.

    A figure is a proportion or a rate only where its count over its denominator makes it, in every row that has both.
    """
    said = next((figure for figure in figures if figure.statistic), None)
    if said is not None:
        return said.statistic, said.per
    whole = [f for f in figures if f.value and f.numerator and f.denominator]
    if not whole or indicator.unit not in (Indicator.Unit.PERCENT, Indicator.Unit.RATE):
        return "other", None
    for per in (100,) if indicator.unit == Indicator.Unit.PERCENT else PER:
        if all(_makes(figure, per) for figure in whole):
            return ("proportion" if indicator.unit == Indicator.Unit.PERCENT else "rate"), Decimal(per)
    return "other", None


def _makes(figure: Figure, per: int) -> bool:
    """Whether a figure is its count over its denominator for so many, within what rounding leaves."""
    if figure.value is None or figure.numerator is None or figure.denominator is None:
        return False
    worked_out = Fraction(figure.numerator) * per / Fraction(figure.denominator)
    rounding = Fraction(1, 2 * 10 ** max(0, -int(figure.value.as_tuple().exponent)))
    return abs(worked_out - Fraction(figure.value)) <= max(rounding, worked_out * CLOSE)
