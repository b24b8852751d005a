"""Writes a pack's rows by the same steps that write a data folder's."""

from __future__ import annotations

from collections.abc import Sequence

from goldenthread.loading.columns import Read
from goldenthread.loading.writing import Writer, figures, money, risks
from goldenthread.performance.models import Headline, Indicator, Target, ThemeStatus
from goldenthread.plan.models import Theme

ORDER = (
    "indicators", "observations", "targets", "benchmarks", "theme_statuses", "headlines", "risk_scores",
    "forecasts", "savings", "fees",
)  # fmt: skip


def write(to: Writer, table: str, rows: Sequence[Read]) -> None:
    """Writes rows of a table. Indicators go before what belongs to them."""
    if table == "indicators":
        figures.indicators(to, rows)
    elif table == "observations":
        figures.observations(to, rows)
    elif table == "targets":
        to.facts(Target, rows, "period kind value words", indicator=Indicator)
    elif table == "benchmarks":
        figures.benchmarks(to, rows)
    elif table == "theme_statuses":
        to.facts(ThemeStatus, rows, "period status set_by reason", theme=Theme)
    elif table == "headlines":
        to.facts(Headline, rows, "period measure value")
    elif table == "risk_scores":
        risks.scores(to, rows)
    elif table == "forecasts":
        money.forecasts(to, rows)
    elif table == "savings":
        money.savings(to, rows)
    else:
        money.fees(to, rows)
