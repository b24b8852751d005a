"""What an indicator's figures support, worked out once: control chart, interval, trend, comparisons, forecast.

The only place where results meet `measures`' statistics: plain facts in, plain facts out, no database. Everything
downstream shows what is frozen from here.
"""

from __future__ import annotations

from goldenthread.reports.facts import StatisticsFacts
from goldenthread.reports.statistics.ahead import outturn, progress
from goldenthread.reports.statistics.beside import comparisons, no_comparison
from goldenthread.reports.statistics.control import control
from goldenthread.reports.statistics.funnels import funnel
from goldenthread.reports.statistics.measured import Measured
from goldenthread.reports.statistics.summing import sum_up
from goldenthread.reports.statistics.sureness import interval, waves
from goldenthread.reports.statistics.yearly import trend

__all__ = ["Measured", "statistics_of", "sum_up"]


def statistics_of(measured: Measured) -> StatisticsFacts:
    """Every statistic of one indicator, each worked out or with why it cannot be."""
    return StatisticsFacts(
        control=control(measured),
        interval=interval(measured),
        waves=waves(measured),
        trend=trend(measured),
        comparisons=comparisons(measured),
        no_comparison=no_comparison(measured),
        funnel=funnel(measured),
        progress=progress(measured),
        outturn=outturn(measured),
    )
