"""The tables of open data: their columns, what each column holds, and their rows from a quarter's facts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from goldenthread.publications.opendata import money, performance, plans, thread
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
