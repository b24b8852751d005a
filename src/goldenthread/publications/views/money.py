"""Money: budgets against forecasts, savings, and fees and charges."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.html import format_html

from goldenthread.measures.figures import shown
from goldenthread.publications import tabular
from goldenthread.publications.cells import anchored, gap, numeric, sentence, source
from goldenthread.publications.edition import Edition
from goldenthread.publications.opendata import money as tables
from goldenthread.publications.threads import thread_of
from goldenthread.publications.views.page import Page, Raw, of_edition
from goldenthread.publications.words import count_of
from goldenthread.reports.compose.wording import capital, money_words, percent_words, unit_heading
from goldenthread.reports.facts import FeeFacts, ForecastFacts, SavingFacts

BUDGETS = (("revenue", "Revenue"), ("capital", "Capital"))
FORECAST_HEAD = (
    "Service",
    "Revised budget",
    "Forecast",
    "Variance Adv/(fav)",
    "Reserve movements",
    "Forecast after reserves",
    "Variance after reserves Adv/(fav)",
    "Variance %",
)
FEE_HEAD = ("Fee or charge", "Year", "Now", "Proposed", "Change", "Charged elsewhere")


@of_edition
def money(edition: Edition, query: QueryDict) -> Page:
    facts = edition.facts
    forecasts = [f for f in facts.forecasts if f.period == facts.period]
    context = {
        "tables": [
            _forecasts(edition, word, [f for f in forecasts if f.budget_kind == kind]) for kind, word in BUDGETS
        ],
        "has_forecasts": bool(forecasts),
        "savings": [_saving(edition, saving) for saving in facts.savings],
        "fee_count": len(facts.fees),
        "fees_said": capital(count_of(len(facts.fees), "fee or charge", "fees and charges")),
    }
    description = f"Budgets against forecasts in £000, savings, and fees and charges: {facts.label}."
    return Page("publications/money.html", "Money", description, context)


def _forecasts(edition: Edition, word: str, forecasts: list[ForecastFacts]) -> dict[str, Any]:
    units = sorted({unit_heading(forecast.unit) for forecast in forecasts})
    return {
        "word": word,
        "head": [FORECAST_HEAD[0], *(numeric(text) for text in FORECAST_HEAD[1:])],
        "caption": f"{word} forecast, {edition.period}, {' and '.join(units)}",
        "rows": [_forecast(edition, forecast) for forecast in forecasts],
        "scroll": f"{word.lower()}-forecast",
        "formats": ("",) + ("numeric",) * 7,
        "sources": sorted({str(source(edition, forecast.citation)) for forecast in forecasts}),
    }


def _forecast(edition: Edition, forecast: ForecastFacts) -> list[Any]:
    amounts = (
        forecast.revised_budget,
        forecast.forecast,
        forecast.variance,
        forecast.reserve_movements,
        forecast.forecast_after_reserves,
        forecast.variance_after_reserves,
    )
    cells = [money_words(amount) if amount is not None else gap("Not stated") for amount in amounts]
    percent = percent_words(forecast.variance_percent) if forecast.variance_percent is not None else gap("Not stated")
    name = {"text": forecast.service, "attributes": {"id": f"forecast-{forecast.reference}"}}
    return [name, *cells, percent]


def _saving(edition: Edition, saving: SavingFacts) -> dict[str, Any]:
    base = "Not stated"
    if saving.base_budget is not None:
        base = shown(saving.base_budget, saving.base_budget_unit or "")
    impacts = (
        ("Consultation", saving.consultation),
        ("Service delivery", saving.service_impact),
        ("Satisfaction", saving.satisfaction_impact),
        ("Equalities", saving.equalities_impact),
    )
    about: list[tuple[str, Any]] = [
        ("Priority", saving.plan_priority or gap("Not stated")),
        ("Base budget", base),
        *((f"Saving in {y.year} ({unit_heading(y.unit)})", money_words(y.amount)) for y in saving.years),
        ("Posts (full-time equivalent)", saving.fte or gap("Not stated")),
        *((name, sentence(text) if text else gap("Not stated")) for name, text in impacts),
        ("Source", source(edition, saving.citation)),
    ]
    return {
        "saving": saving,
        "about": about,
        "note": sentence(saving.note) if saving.note else "",
        "thread": thread_of(edition, "saving", saving.reference),
    }


@of_edition
def fees(edition: Edition, query: QueryDict) -> Page | Raw:
    chosen = {name: query.get(name, "") for name in ("area", "rise", "q")}
    rows = [fee for fee in edition.facts.fees if _wanted(fee, chosen)]
    if (asked := tabular.format_asked(query)) is not None:
        references = {fee.reference for fee in rows}
        cells = [row for row in tables.fee_rows(edition.facts) if row[0] in references]
        return tabular.download(edition, tables.FEES, cells, asked, "fees")
    kept = {name: value for name, value in chosen.items() if value}
    alike = len(rows) > 1 and all(fee.citation == rows[0].citation for fee in rows)
    areas = sorted({fee.area or fee.title for fee in edition.facts.fees})
    every = len(edition.facts.fees)
    shown_count = count_of(len(rows), "fee or charge", "fees and charges")
    context = {
        "areas": [{"value": "", "text": "Any"}, *({"value": area, "text": area} for area in areas)],
        "rises": [
            {"value": "", "text": "Any"},
            {"value": "up", "text": "Going up"},
            {"value": "same", "text": "Staying the same"},
            {"value": "down", "text": "Going down"},
            {"value": "new", "text": "New"},
        ],
        "chosen": chosen,
        "filtered": bool(kept),
        "every": every,
        "said": f"{capital(shown_count)}{'' if len(rows) == every else f' of {every}'}.",
        "head": FEE_HEAD if alike else (*FEE_HEAD, "Source"),
        "source": source(edition, rows[0].citation) if alike else "",
        "formats": ("", "", "numeric", "numeric", "numeric", "numeric"),
        "rows": [_fee(fee) if alike else [*_fee(fee), source(edition, fee.citation)] for fee in rows],
        "links": [(name.upper(), "?" + urlencode({**kept, "format": name})) for name in tabular.FORMATS],
    }
    description = "Fees and charges: what each is now, what is proposed, the change, and what others charge."
    return Page("publications/fees.html", "Fees and charges", description, context, [("Money", "money/")])


def _wanted(fee: FeeFacts, chosen: Mapping[str, str]) -> bool:
    if chosen["area"] and chosen["area"] != (fee.area or fee.title):
        return False
    text = chosen["q"].strip().lower()
    if text and text not in f"{fee.title} {fee.area or ''} {fee.description}".lower():
        return False
    return not chosen["rise"] or chosen["rise"] == _rise(fee)


def _rise(fee: FeeFacts) -> str:
    """Which way a fee goes: up, down, same or new; "" where it isn't stated."""
    if fee.current is None:
        return "new" if fee.proposed is not None else ""
    if fee.change is None:
        return ""
    return "down" if fee.change.startswith("-") else "same" if not fee.change.strip("0.") else "up"


def _fee(fee: FeeFacts) -> list[Any]:
    area = f"{fee.area}: " if fee.area else ""
    name = format_html('{}{}<br><span class="gt-under">{}</span>', area, fee.description, fee.title)
    change = gap("Not stated") if fee.change is None else _pounds(fee.change)
    if fee.change is not None and fee.change_percent is not None:
        change = format_html('{}<br><span class="gt-under">{}%</span>', change, shown(fee.change_percent))
    now = gap("New") if _rise(fee) == "new" else _pounds(fee.current)
    return [
        anchored(name, f"fee-{fee.reference}"),
        fee.year,
        now,
        _pounds(fee.proposed),
        change,
        _elsewhere(fee),
    ]


def _elsewhere(fee: FeeFacts) -> Any:
    if fee.benchmark_low is None or fee.benchmark_high is None:
        return gap("Not stated")
    span = f"{_pounds(fee.benchmark_low)} to {_pounds(fee.benchmark_high)}"
    if fee.benchmark_average is None:
        return span
    return format_html('{}<br><span class="gt-under">average {}</span>', span, _pounds(fee.benchmark_average))


def _pounds(amount: str | None) -> Any:
    return gap("Not stated") if amount is None else shown(amount, "gbp")
