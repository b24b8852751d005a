"""Reads of money. Each says how many queries it costs, whatever the size of the record."""

from decimal import Decimal

from django.db.models import QuerySet

from goldenthread.accounts.versions import current
from goldenthread.money.models import FeeFigures, ForecastFigures, SavingAmount

ABOVE_INFLATION = Decimal(2)
"""Points above inflation past which a rise must be agreed by the theme committee (DOMAIN, section 6)."""


def forecast_figures(period: str) -> QuerySet[ForecastFigures]:
    """The current figures of every service's forecast in a period. One query."""
    found = current(ForecastFigures.objects.filter(forecast__period=period))
    return found.select_related("forecast__record", "source").order_by("forecast__budget_kind", "forecast__service")


def saving_amounts(year: str | None = None) -> QuerySet[SavingAmount]:
    """What each saving now comes to, in a year or in every year. One query."""
    found = SavingAmount.objects.all() if year is None else SavingAmount.objects.filter(year=year)
    return current(found).select_related("saving__record", "source").order_by("saving__number", "year")


def fee_figures(year: str) -> QuerySet[FeeFigures]:
    """The current figures of every fee in a year. One query."""
    found = current(FeeFigures.objects.filter(fee__year=year))
    return found.select_related("fee__record", "source").order_by("fee__order")


def fees_to_agree(year: str, inflation: Decimal) -> list[FeeFigures]:
    """Fees that the theme committee must agree: new ones, and rises above inflation and two points. One query.

    The rise is worked out from the two prices, not taken from the percentage printed beside them. `inflation` is in
    per cent.
    """
    limit = 100 + inflation + ABOVE_INFLATION
    return [
        figures
        for figures in fee_figures(year)
        if figures.proposed is not None
        and (figures.current is None or figures.proposed * 100 > figures.current * limit)
    ]
