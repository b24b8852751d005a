"""Tables of money: forecasts, savings, fees and charges."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.publications.opendata.columns import SOURCE, Columns, Row, source_cells, yes_no
from goldenthread.reports.facts import QuarterFacts

FORECASTS: Columns = (
    ("reference", "Short name"),
    ("service", "The service"),
    ("period", "Quarter of the forecast"),
    ("budget_kind", "revenue or capital"),
    ("unit", "gbp-thousand unless it says otherwise"),
    ("revised_budget", "Revised budget"),
    ("forecast", "Forecast outturn"),
    ("variance", "Forecast less budget: adverse positive, favourable negative"),
    ("reserve_movements", "Movements to and from reserves"),
    ("forecast_after_reserves", "Forecast after them"),
    ("variance_after_reserves", "Variance after them"),
    ("variance_percent", "That variance as a percentage of the budget"),
    *SOURCE,
)
SAVINGS: Columns = (
    ("reference", "Short name"),
    ("number", "As the council numbers it"),
    ("opportunity_area", "Where it is to be found"),
    ("plan_priority", "The plan's priority it serves"),
    ("description", "What is proposed"),
    ("base_budget", "The budget it comes from"),
    ("base_budget_unit", "Unit of that budget"),
    ("year", "Financial year"),
    ("amount", "Amount in that year; a saving is negative"),
    ("amount_unit", "Unit of the amount"),
    ("fte", "Posts affected, full-time equivalent"),
    ("consultation", "Consultation"),
    ("service_impact", "Impact on service delivery"),
    ("satisfaction_impact", "Impact on satisfaction"),
    ("equalities_impact", "Impact on equalities"),
    *SOURCE,
)
FEES: Columns = (
    ("reference", "Short name"),
    ("title", "The fee or charge"),
    ("area", "Area"),
    ("description", "What it is for"),
    ("year", "Financial year proposed for"),
    ("current", "This year, in pounds"),
    ("proposed", "Proposed, in pounds"),
    ("change", "Change in pounds"),
    ("change_percent", "Change as a percentage"),
    ("benchmark_low", "Lowest charged elsewhere"),
    ("benchmark_high", "Highest charged elsewhere"),
    ("benchmark_average", "Average charged elsewhere"),
    ("discretionary", "Whether the council may choose"),
    ("comment", "The council's comment"),
    *SOURCE,
)


def forecast_rows(facts: QuarterFacts) -> Iterator[Row]:
    for forecast in facts.forecasts:
        yield (
            forecast.reference,
            forecast.service,
            forecast.period,
            forecast.budget_kind,
            forecast.unit,
            forecast.revised_budget,
            forecast.forecast,
            forecast.variance,
            forecast.reserve_movements,
            forecast.forecast_after_reserves,
            forecast.variance_after_reserves,
            forecast.variance_percent,
            *source_cells(forecast.citation),
        )


def saving_rows(facts: QuarterFacts) -> Iterator[Row]:
    for saving in facts.savings:
        for year in saving.years:
            yield (
                saving.reference,
                saving.number,
                saving.opportunity_area,
                saving.plan_priority,
                saving.description,
                saving.base_budget,
                saving.base_budget_unit,
                year.year,
                year.amount,
                year.unit,
                saving.fte,
                saving.consultation,
                saving.service_impact,
                saving.satisfaction_impact,
                saving.equalities_impact,
                *source_cells(saving.citation),
            )


def fee_rows(facts: QuarterFacts) -> Iterator[Row]:
    for fee in facts.fees:
        yield (
            fee.reference,
            fee.title,
            fee.area,
            fee.description,
            fee.year,
            fee.current,
            fee.proposed,
            fee.change,
            fee.change_percent,
            fee.benchmark_low,
            fee.benchmark_high,
            fee.benchmark_average,
            yes_no(fee.discretionary),
            fee.comment,
            *source_cells(fee.citation),
        )
