"""An indicator made of what a pack says of it, where a person asked for that."""

from __future__ import annotations

from goldenthread.loading.packs.rows import slug
from goldenthread.loading.packs.tree import Place
from goldenthread.performance.models import Indicator, ResultKind

POLARITIES = ("bigger", "smaller")
FIGURES = ("result", "prior", "target", "annual_target", "year_end")


def new_indicator(place: Place, taken: set[str]) -> tuple[dict[str, str], str]:
    """The cells of an indicator, or none and what the pack does not say that an indicator needs.

    What a reader cannot tell from a table is taken as it most often is, and is to be looked at: a key performance
    indicator, measured every quarter unless it is annual.
    """
    kind, polarity = place.text("kind"), place.text("polarity")
    unit, decimals = _unit(place)
    lacks = [
        what
        for what, there in (
            ("what stretch of time a result covers", kind in ResultKind.values),
            ("which way is better", polarity in POLARITIES),
            ("its unit", bool(unit)),
        )
        if not there
    ]
    title = place.text("name")
    reference = slug(title)
    if lacks:
        return {}, f"the pack does not say {' nor '.join(lacks)}"
    if not reference or reference in taken:
        return {}, "its title makes no reference that is free"
    once_a_year = kind in (ResultKind.ANNUAL, ResultKind.SURVEY)
    return {
        "reference": reference,
        "title": title,
        "type": Indicator.Type.KPI.value,
        "unit": unit,
        "decimals": str(decimals),
        "polarity": polarity,
        "result_kind": kind,
        "frequency": "annual" if once_a_year else "quarterly",
    }, ""


def _unit(place: Place) -> tuple[str, int]:
    """The unit that the printed figures show, and how many decimals; a bare decimal shows none."""
    figures = [figure for name in FIGURES if (figure := place.field(name)) and not isinstance(figure.said.value, str)]
    printed = " ".join(figure.said.source.quote for figure in figures) + place.text("unit")
    decimals = max((len(figure.text.partition(".")[2]) for figure in figures), default=0)
    if "%" in printed:
        return "percent", decimals
    if "£" in printed:
        return "gbp", decimals
    return ("count" if figures and not decimals else ""), decimals
