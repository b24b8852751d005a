"""Forecasts of the quarter, and the savings and fees of the budgets being run and made in it."""

from collections import defaultdict

from goldenthread.accounts.versions import current
from goldenthread.money.models import Fee, FeeFigures, Forecast, ForecastFigures, Saving, SavingAmount
from goldenthread.reports.facts import FeeFacts, ForecastFacts, SavingFacts, SavingYearFacts
from goldenthread.reports.gather.citing import Window, figure, stated


def gather_forecasts(window: Window) -> list[ForecastFacts]:
    """The quarter's budget lines."""
    known = current(ForecastFigures.objects.all(), known_at=window.known_at).select_related("source")
    figures = {f.forecast_id: f for f in known}
    lines = Forecast.objects.filter(period=window.period).order_by("-budget_kind", "id")
    return [
        ForecastFacts(
            reference=line.reference,
            service=line.service,
            period=line.period,
            budget_kind=line.budget_kind,
            unit=stand.unit,
            revised_budget=figure(stand.revised_budget),
            forecast=figure(stand.forecast_outturn),
            variance=figure(stand.variance),
            reserve_movements=figure(stand.reserve_movements),
            forecast_after_reserves=figure(stand.forecast_after_reserves),
            variance_after_reserves=figure(stand.variance_after_reserves),
            variance_percent=figure(stand.variance_percent),
            citation=window.cite(stand),
        )
        for line in lines
        if line.record_id in window.public and (stand := figures.get(line.pk)) is not None
    ]


def gather_savings(window: Window) -> list[SavingFacts]:
    """Savings that fall in this year or the next."""
    years: dict[int, list[SavingYearFacts]] = defaultdict(list)
    for amount in current(SavingAmount.objects.all(), known_at=window.known_at).order_by("year"):
        years[amount.saving_id].append(
            SavingYearFacts(year=amount.year, amount=format(amount.amount, "f"), unit=amount.unit)
        )
    return [
        SavingFacts(
            reference=saving.reference,
            number=saving.number,
            opportunity_area=saving.opportunity_area,
            plan_priority=stated(saving.plan_priority),
            description=saving.description,
            consultation=stated(saving.consultation),
            service_impact=stated(saving.service_impact),
            satisfaction_impact=stated(saving.satisfaction_impact),
            equalities_impact=stated(saving.equalities_impact),
            base_budget=figure(saving.base_budget),
            base_budget_unit=stated(saving.base_budget_unit),
            years=years[saving.pk],
            fte=figure(saving.fte),
            note=stated(saving.note),
            citation=window.cite(saving),
        )
        for saving in Saving.objects.select_related("source").order_by("number", "reference")
        if saving.record_id in window.public and any(year.year in window.budget_years for year in years[saving.pk])
    ]


def gather_fees(window: Window) -> list[FeeFacts]:
    """Fees and charges of this year or the next."""
    known = current(FeeFigures.objects.all(), known_at=window.known_at).select_related("source")
    figures = {f.fee_id: f for f in known}
    fees = (
        Fee.objects.filter(year__in=window.budget_years).select_related("source").order_by("year", "order", "reference")
    )
    return [
        FeeFacts(
            reference=fee.reference,
            title=fee.title,
            area=stated(fee.area),
            description=fee.description,
            year=fee.year,
            **{name: figure(getattr(stand, name)) for name in FeeFigures.FIGURES},
            discretionary=fee.discretionary,
            comment=stated(stand.comment),
            citation=window.cite(stand),
        )
        for fee in fees.order_by("year", "order", "reference")
        if fee.record_id in window.public and (stand := figures.get(fee.pk)) is not None
    ]
