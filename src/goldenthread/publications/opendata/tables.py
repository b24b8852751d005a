"""The tables of open data: their columns, what each column holds, and their rows from a quarter's facts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from goldenthread.publications.opendata import money, performance, plans, statistics, thread
from goldenthread.publications.opendata.columns import Columns, Row
from goldenthread.reports.facts import QuarterFacts


@dataclass(frozen=True, slots=True)
class Table:
    """One table. Cells are text as in the record, empty where nothing is stated."""

    name: str
    title: str
    about: str
    columns: Columns
    rows: Callable[[QuarterFacts], Iterable[Row]]


TABLES = (
    Table("indicators", "Indicators", "One row an indicator: what it measures and which way is better.",
          performance.INDICATORS, performance.indicator_rows),
    Table("results", "Results", "One row a result up to this quarter, with its target, rating and direction of travel.",
          performance.RESULTS, performance.result_rows),
    Table("targets", "Targets", "One row a target: a number, a direction in words, or monitored without one.",
          performance.TARGETS, performance.target_rows),
    Table("benchmarks", "Benchmarks", "One row a comparison with another area, or that there is none.",
          performance.BENCHMARKS, performance.benchmark_rows),
    Table("verdicts", "Verdicts", "One row a verdict on an indicator's figures, or why there is none.",
          statistics.VERDICTS, statistics.verdict_rows),
    Table("control-points", "Points of control charts", "One row a point, with the mean and the limits of its phase.",
          statistics.CONTROL_POINTS, statistics.control_point_rows),
    Table("comparisons", "Comparisons", "One row a median or a published figure that a result is set beside.",
          statistics.COMPARISONS, statistics.comparison_rows),
    Table("funnel-limits", "Limits of funnel charts", "One row a size of area: what chance explains at that size.",
          statistics.FUNNEL_LIMITS, statistics.funnel_limit_rows),
    Table("theme-verdicts", "Verdicts by theme", "One row a theme: how many indicators changed beyond chance.",
          statistics.THEME_VERDICTS, statistics.theme_verdict_rows),
    Table("themes", "Themes", "One row a theme of the plan, with the status proposed and the status given.",
          plans.THEMES, plans.theme_rows),
    Table("outcomes", "Outcomes", "One row an outcome that a theme works towards.", plans.OUTCOMES, plans.outcome_rows),
    Table("activities", "Activities", "One row a piece of work with its status this quarter.",
          plans.ACTIVITIES, plans.activity_rows),
    Table("risks", "Risks", "One row a score of a risk: inherent, residual or target, by quarter.",
          plans.RISKS, plans.risk_rows),
    Table("forecasts", "Budget forecasts", "One row a service's budget and forecast. Adverse variances are positive.",
          money.FORECASTS, money.forecast_rows),
    Table("savings", "Savings", "One row a saving and a year.", money.SAVINGS, money.saving_rows),
    Table("fees", "Fees and charges", "One row a fee, with its change and what others charge.",
          money.FEES, money.fee_rows),
    Table("pledges", "Pledges", "One row a promise to residents, with its status.", thread.PLEDGES, thread.pledge_rows),
    Table("pledge-evidence", "Evidence for pledges", "One row a piece of evidence.",
          thread.EVIDENCE, thread.evidence_rows),
    Table("delivery-items", "Delivery plan items", "One row an item of a strategy's delivery plan.",
          plans.ITEMS, plans.item_rows),
    Table("links", "Links", "One row a link between any two things.", thread.LINKS, thread.link_rows),
    Table("corrections", "Corrections", "One row a published figure that this publication corrects.",
          performance.CORRECTIONS, performance.correction_rows),
)  # fmt: skip
