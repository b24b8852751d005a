"""Forecasts, savings, and fees and charges: each a thing that is saved, with figures that are appended."""

from collections.abc import Sequence

from goldenthread.accounts.versions import Versioned
from goldenthread.loading.columns import Read
from goldenthread.loading.figure_tables import FEE_FIGURES, FORECAST_FIGURES
from goldenthread.loading.writing.writer import Writer
from goldenthread.money import actions
from goldenthread.money.models import Fee, FeeFigures, Forecast, ForecastFigures, Saving, SavingAmount
from goldenthread.plan.actions import Saved


def forecasts(to: Writer, reads: Sequence[Read]) -> Saved:
    rows = [{"reference": read["reference"], **to.stated(read, "service period budget_kind")} for read in reads]
    saved = actions.save_forecasts(rows=rows, trail=to.trail)
    held = {forecast.reference: forecast for forecast in Forecast.objects.all()}
    facts = []
    for read in reads:
        printed = {name: read[name] for name in FORECAST_FIGURES}
        printed["forecast_outturn"] = printed.pop("forecast")
        facts.append(
            ForecastFigures(
                **to.stated(read, "unit"),
                **printed,
                forecast=held[read["reference"]],
                known_from=to.published(read),
            )
        )
    return _with_figures(to, saved, ForecastFigures, facts)


def savings(to: Writer, reads: Sequence[Read]) -> Saved:
    names = (
        "opportunity_area plan_priority description consultation service_impact satisfaction_impact "
        "equalities_impact base_budget base_budget_unit fte note"
    )
    first = {read["reference"].lower(): read for read in reversed(reads)}
    rows = [
        {"reference": reference, "number": read["reference"], **to.stated(read, names)}
        for reference, read in reversed(first.items())
    ]
    saved = actions.save_savings(rows=rows, trail=to.trail)
    held = {saving.reference: saving for saving in Saving.objects.all()}
    facts = [
        SavingAmount(
            **to.stated(read, "year amount"),
            unit=read["amount_unit"],
            saving=held[read["reference"].lower()],
            known_from=to.published(read),
        )
        for read in reads
    ]
    return _with_figures(to, saved, SavingAmount, facts)


def fees(to: Writer, reads: Sequence[Read]) -> Saved:
    rows = [
        {"reference": read["reference"], **to.stated(read, "title area description year discretionary"), "order": n}
        for n, read in enumerate(reads, start=1)
    ]
    saved = actions.save_fees(rows=rows, trail=to.trail)
    held = {fee.reference: fee for fee in Fee.objects.all()}
    names = " ".join((*FEE_FIGURES, "comment"))
    facts = [
        FeeFigures(**to.stated(read, names), fee=held[read["reference"]], known_from=to.published(read))
        for read in reads
    ]
    return _with_figures(to, saved, FeeFigures, facts)


def _with_figures(to: Writer, saved: Saved, model: type[Versioned], facts: Sequence[Versioned]) -> Saved:
    """The things' tally, with a change of figures counted as a change of the thing."""
    changed = actions.append_figures(model=model, facts=facts, trail=to.trail).changed
    saved.unchanged -= min(len(changed), saved.unchanged)
    saved.changed |= changed
    return saved
