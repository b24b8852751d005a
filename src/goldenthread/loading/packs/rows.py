"""What a pack says as the rows of a data folder, not matched with the record yet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from goldenthread.dates import DatesError, FinancialYear, Quarter, parse_period
from goldenthread.loading.packs.tree import Place, Used

Kind = Literal["indicator", "theme", "risk"]
MONEY = {"£": "gbp", "£000": "gbp-thousand", "£m": "gbp-million"}
FORECAST = {
    "revised_budget": "revised_budget",
    "forecast": "forecast",
    "variance": "variance",
    "reserve_movements": "reserve_movements",
    "forecast_after_reserves": "forecast_after_reserves",
    "variance_after_reserves": "variance_after_reserves",
    "variance_after_reserves_percent": "variance_percent",
}
SAVING = {
    "plan_priority": "plan_priority",
    "description": "description",
    "consultation": "consultation",
    "impact": "service_impact",
}
HEADLINES = {
    "indicators": "indicators",
    "reported_quarterly": "reported-quarterly",
    "with_quarterly_target": "with-quarterly-target",
    "met_target": "met-target",
    "missed_target": "missed-target",
}
FEE = ("current", "proposed", "change", "change_percent", "benchmark_low", "benchmark_high", "benchmark_average")


@dataclass
class Candidate:
    """A row that might go into a table. `belongs` is the kind of thing it is of, and the words that name it.

    `why_not` says what it lacks; `place` is where in the pack's record it comes from.
    """

    table: str
    about: str
    cells: dict[str, str]
    uses: list[Used]
    place: Place
    belongs: tuple[Kind, str, str] | None = None
    why_not: str = ""
    optional: dict[str, Used] = field(default_factory=dict)

    @property
    def where(self) -> str:
        """Where its figure stands in the document."""
        return self.uses[-1].said.source.words


def candidates(record: Place, fees_for: str = "") -> Iterator[Candidate]:
    """Every row that the performance parts of a pack's record give, in its order.

    fees_for: the year of the fees, where the pack does not say it.
    """
    performance = record.under("performance")
    period = performance.field("period")
    for indicator in performance.each("indicators"):
        yield from _indicator(indicator, period)
    for status in performance.each("priority_status"):
        yield from _status(status, period)
    for risk in performance.each("risks"):
        yield from _risk(risk, period)
    for budget in performance.each("budgets"):
        yield from _budget(budget, period)
    yield from _framework(record.under("framework"))
    for saving in record.each("savings"):
        yield from _saving(saving)
    for fee in record.each("fees"):
        yield from _fee(fee, fees_for)


def _indicator(place: Place, reported: Used | None) -> Iterator[Candidate]:
    name = place.field("name")
    if name is None:
        return
    belongs: tuple[Kind, str, str] = ("indicator", name.text, place.text("reference"))
    given: dict[str, Candidate] = {}
    for figure, period in _results(place, reported):
        if period is None or not _is(Quarter, period.text):
            continue
        cells = {
            "reported_in": period.text,
            "value": figure.text,
            "note": place.texts("notes") if figure.pointer.endswith("/result") else "",
        }
        candidate = Candidate("observations", name.text, cells, [name, period, figure], place, belongs)
        candidate.optional |= {"kind": kind} if (kind := place.field("kind")) else {}
        given.setdefault(period.text, candidate)
    yield from given.values()
    yield from _targets(place, name, belongs, place.field("period") or reported)
    for benchmark in place.each("benchmarks"):
        yield from _benchmark(place, benchmark, name, belongs)


def _results(place: Place, reported: Used | None) -> Iterator[tuple[Used, Used | None]]:
    """The figures of an indicator, each with the quarter it was reported in."""
    if result := place.field("result"):
        yield result, place.field("period") or reported
    if prior := place.field("prior"):
        yield prior, place.field("prior_period")
    for point in place.each("series"):
        if value := point.field("value"):
            yield value, point.field("period")


def _targets(
    place: Place, name: Used, belongs: tuple[Kind, str, str], period: Used | None
) -> Iterator[Candidate]:  # fmt: skip
    if period is None or not _is(Quarter, period.text):
        return
    year = period.text.partition(" ")[0]
    for role, when in (("target", period.text), ("annual_target", year)):
        target = place.field(role)
        if target is None:
            continue
        if not isinstance(target.said.value, str):
            cells = {"kind": "number", "value": target.text}
        elif target.text.casefold() == "monitor":
            cells = {"kind": "monitor"}
        else:
            cells = {"kind": "words", "words": target.text}
        yield Candidate("targets", name.text, {"period": when} | cells, [name, period, target], place, belongs)


def _benchmark(
    place: Place, benchmark: Place, name: Used, belongs: tuple[Kind, str, str]
) -> Iterator[Candidate]:  # fmt: skip
    area, value = benchmark.field("area"), benchmark.field("value")
    if area is None or value is None:
        return
    note = place.texts("benchmark_notes")
    covers = next((part for part in (part.strip() for part in re.split(r"[,;]", note)) if _is(object, part)), "")
    cells = {"area": area.text, "value": value.text, "note": note, "covers": covers}
    why = "" if covers else "the period that it covers is not said"
    yield Candidate("benchmarks", name.text, cells, [name, area, value], place, belongs, why)


def _status(place: Place, period: Used | None) -> Iterator[Candidate]:
    theme, status = place.field("priority"), place.field("status")
    if theme is None or status is None:
        return
    cells = {"period": period.text if period else "", "status": status.text.lower(), "set_by": "published"}
    uses = [theme, *([period] if period else []), status]
    why = "" if period else "the quarter is not said"
    yield Candidate("theme_statuses", theme.text, cells, uses, place, ("theme", theme.text, ""), why)


def _risk(place: Place, period: Used | None) -> Iterator[Candidate]:
    number, score, kind = place.field("reference"), place.field("score"), place.field("score_kind")
    if score is None:
        return
    why = "its reference is not said" if number is None else "" if period else "the quarter is not said"
    why = why or ("" if kind else "which score it is, is not said")
    cells = {"period": period.text if period else "", "score": score.text, "score_kind": kind.text if kind else ""}
    uses = [one for one in (number, period, kind, score) if one]
    about = number.text if number else place.text("title")
    yield Candidate("risk_scores", about, cells, uses, place, ("risk", about, about), why)


def _budget(place: Place, period: Used | None) -> Iterator[Candidate]:
    service, unit, kind = place.field("service"), place.field("unit"), place.field("kind")
    figures = [(column, figure) for name, column in FORECAST.items() if (figure := place.field(name))]
    figures.sort(key=lambda one: one[0] == "forecast")  # what is said of it last is what it is known by
    if service is None or not figures:
        return
    why = "the quarter is not said" if period is None else "its unit is not said" if unit is None else ""
    why = why or ("" if kind else "whether it is revenue or capital is not said")
    cells = {column: figure.text for column, figure in figures} | {
        "service": service.text,
        "period": period.text if period else "",
        "budget_kind": kind.text if kind else "",
        "unit": MONEY.get(unit.text, "") if unit else "",
    }
    cells["reference"] = slug(cells["service"], cells["budget_kind"], cells["period"])
    uses = [one for one in (service, period, unit, kind, *(figure for _, figure in figures)) if one]
    yield Candidate("forecasts", service.text, cells, uses, place, why_not=why)


def _framework(place: Place) -> Iterator[Candidate]:
    """A quarterly report's own headline counts.

    The figures in its text are not taken: the words round them name no indicator. They stay in the pack's JSON.
    """
    period = place.field("period")
    if period is None or not _is(Quarter, period.text):
        return
    counts = place.under("counts")
    for called, measure in HEADLINES.items():
        if count := counts.field(called):
            cells = {"period": period.text, "measure": measure, "value": count.text}
            yield Candidate("headlines", measure.replace("-", " "), cells, [period, count], place)


def _saving(place: Place) -> Iterator[Candidate]:
    number, area = place.field("reference"), place.field("opportunity_area")
    year, amount, unit = place.field("year"), place.field("amount"), place.field("unit")
    if number is None or amount is None:
        return
    lacks = [
        what for what, there in (("its year", year), ("its unit", unit), ("its area", area)) if there is None
    ]  # fmt: skip
    lacks += [] if place.field("description") else ["what it is"]
    cells = {column: place.text(name) for name, column in SAVING.items()} | {
        "reference": number.text,
        "opportunity_area": area.text if area else "",
        "year": year.text if year else "",
        "amount": amount.text,
        "amount_unit": MONEY.get(unit.text, "") if unit else "",
    }
    uses = [one for one in (number, area, year, unit, amount) if one]
    why = f"{' and '.join(lacks)} is not said" if lacks else ""
    yield Candidate("savings", number.text, cells, uses, place, why_not=why)


def _fee(place: Place, fees_for: str) -> Iterator[Candidate]:
    title, description, proposed = place.field("title"), place.field("description"), place.field("proposed")
    if description is None or proposed is None:
        return
    year = place.field("year")
    cells = {name: place.text(name) for name in FEE} | {
        "title": title.text if title else "",
        "area": place.text("area"),
        "description": description.text,
        "year": year.text if year and _is(FinancialYear, year.text) else fees_for,
    }
    cells["reference"] = slug(cells["title"], cells["area"], cells["description"], cells["year"])
    why = "" if cells["year"] else "the year of the fee is not said; give it with --fees-for"
    uses = [one for one in (title, description, year, proposed) if one]
    yield Candidate("fees", f"{cells['title']}: {description.text}", cells, uses, place, why_not=why)


def _is(kind: type, text: str) -> bool:
    """Whether words are a period of this kind."""
    try:
        return isinstance(parse_period(text), kind)
    except DatesError:
        return False


def slug(*words: str) -> str:
    """A reference made of some words: lower-case letters, digits and hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", " ".join(words).lower()).strip("-")[:80].strip("-")
