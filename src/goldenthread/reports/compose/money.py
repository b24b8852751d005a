"""Money: budget forecasts, savings, and where the fees and charges are."""

from __future__ import annotations

from goldenthread.reports.compose.building import Builder
from goldenthread.reports.compose.wording import (
    NOT_STATED,
    capital,
    count,
    ended,
    money_words,
    percent_words,
    unit_heading,
)
from goldenthread.reports.document import Column, Figure, Run, Runs, Text, record_key
from goldenthread.reports.facts import ForecastFacts, QuarterFacts, SavingFacts

KINDS = (("revenue", "Revenue"), ("capital", "Capital"))
AMOUNTS = (
    ("revised_budget", "Revised budget"),
    ("forecast", "Forecast"),
    ("variance", "Variance Adv/(fav)"),
    ("reserve_movements", "Reserve movements"),
    ("forecast_after_reserves", "Forecast after reserves"),
    ("variance_after_reserves", "Variance after reserves Adv/(fav)"),
)


def write_money(facts: QuarterFacts, builder: Builder) -> None:
    """Forecasts for this quarter, savings, and a line on fees and charges."""
    builder.heading(2, "Budget forecasts", "budget-forecasts")
    forecasts = [forecast for forecast in facts.forecasts if forecast.period == facts.period]
    if not forecasts:
        builder.gap(f"No budget forecast is held for {facts.period}.")
    else:
        builder.paragraph(
            "An adverse variance (an overspend) is a plain figure; a favourable one (an underspend) is in brackets."
        )
    for kind, word in KINDS:
        chosen = [forecast for forecast in forecasts if forecast.budget_kind == kind]
        if chosen:
            _forecast_table(facts, f"{word} forecast, {facts.period}", chosen, builder)
    _write_savings(facts, builder)
    if facts.fees:
        builder.heading(2, "Fees and charges", "fees-and-charges")
        builder.paragraph(
            f"The record holds {count(len(facts.fees), 'fee or charge', 'fees and charges')} for this period. They are "
            "listed in the spreadsheet that goes with this report."
        )


def _forecast_table(facts: QuarterFacts, caption: str, forecasts: list[ForecastFacts], builder: Builder) -> None:
    units = sorted({unit_heading(forecast.unit) for forecast in forecasts})
    columns = [Column("Service", 6)]
    columns += [Column(f"{title} {'/'.join(units)}".strip(), 3, "right") for _, title in AMOUNTS]
    columns.append(Column("Variance after reserves %", 3, "right"))
    rows: list[list[Runs]] = []
    for forecast in forecasts:
        cells: list[Runs] = [(Text(forecast.service),)]
        for field, title in (*AMOUNTS, ("variance_percent", "Variance after reserves, %")):
            value = getattr(forecast, field)
            words = percent_words(value) if field == "variance_percent" else money_words(value)
            cells.append(
                _amount(words, value, forecast.reference, field, f"{forecast.service}, {title}, {facts.period}")
            )
        rows.append(cells)
    builder.table(caption, columns, rows)


def _amount(words: str, value: str | None, reference: str, field: str, label: str, kind: str = "forecast") -> Runs:
    if value is None:
        return (Text(NOT_STATED),)
    return (Figure(words, record_key(kind, reference, part=field.replace("_", "-")), label, home=True),)


def _write_savings(facts: QuarterFacts, builder: Builder) -> None:
    builder.heading(2, "Savings proposals", "savings-proposals")
    if not facts.savings:
        builder.gap("No savings proposal is held for this period.")
        return
    builder.paragraph("A saving is in brackets. Amounts are in £000 unless they show another unit.")
    years = sorted({year.year for saving in facts.savings for year in saving.years})
    columns = [Column("Reference", 3), Column("Saving", 8), Column("Base budget", 3, "right")]
    columns += [Column(year, 3, "right") for year in years]
    columns.append(Column("FTE", 2, "right"))
    rows = [_saving_row(saving, years) for saving in facts.savings]
    builder.table("Savings proposals", columns, rows)
    for saving in facts.savings:
        impacts = _impacts(saving)
        if impacts:
            builder.paragraph([Text(f"{saving.number} {saving.opportunity_area}. ", strong=True), *impacts])


def _saving_row(saving: SavingFacts, years: list[str]) -> list[Runs]:
    base_label = f"{saving.number}, base budget"
    priority = f" Priority: {ended(saving.plan_priority)}" if saving.plan_priority else ""
    description = f". {ended(capital(saving.description))}{priority}"
    base = _in_unit(saving.base_budget, saving.base_budget_unit)
    cells: list[Runs] = [
        (Text(saving.number),),
        (Text(saving.opportunity_area, strong=True), Text(description)),
        _amount(base, saving.base_budget, saving.reference, "base-budget", base_label, "saving"),
    ]
    for year in years:
        found = next((y for y in saving.years if y.year == year), None)
        words = _in_unit(found.amount, found.unit) if found else ""
        label = f"{saving.number}, {year}"
        cells.append(_amount(words, found.amount if found else None, saving.reference, year, label, "saving"))
    cells.append(_amount(saving.fte or "", saving.fte, saving.reference, "fte", f"{saving.number}, FTE", "saving"))
    return cells


def _in_unit(value: str | None, unit: str | None) -> str:
    """An amount in £000 as it is; in another unit with it: "£817,350", "(£2.5m)"."""
    words = money_words(value)
    if value is None or unit in (None, "gbp-thousand"):
        return words
    ending = {"gbp": "", "gbp-million": "m"}.get(unit or "", f" {unit}")
    return f"(£{words[1:-1]}{ending})" if words.startswith("(") else f"£{words}{ending}"


def _impacts(saving: SavingFacts) -> list[Run]:
    parts = (
        ("Consultation", saving.consultation),
        ("Service delivery", saving.service_impact),
        ("Customer satisfaction", saving.satisfaction_impact),
        ("Equalities", saving.equalities_impact),
        ("Note", saving.note),
    )
    stated = [f"{name}: {ended(text)}" for name, text in parts if text]
    return [Text(" ".join(stated))] if stated else []
