"""What the figures support, in the report: small charts with verdicts, the themes' counts, Appendices C and D."""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec
import pytest

from goldenthread.reports import facts as f
from goldenthread.reports.compose import compose
from goldenthread.reports.document import Chart, ReportDocument, Table, plain, runs_of
from goldenthread.reports.render.verdict_sheets import comparison_sheet, verdict_sheet
from goldenthread.reports.statistics import statistics_of, sum_up
from goldenthread.reports.statistics.measured import Neighbours

from . import factory
from .made_series import measured, series, with_statistics

STEADY = [50, 52, 49, 51, 50, 48, 51, 50, 49, 52, 50, 51, 49, 62]


def quarter(*indicators: f.IndicatorFacts) -> f.QuarterFacts:
    facts = factory.quarter(indicators=list(indicators))
    period = indicators[0].results[-1].period
    theme = msgspec.structs.replace(
        facts.themes()[0],
        indicators=[each.reference for each in indicators],
        statistics=sum_up("Living well", indicators),
    )
    pillar = msgspec.structs.replace(facts.plans[0].pillars[0], themes=[theme])
    plan = msgspec.structs.replace(facts.plans[0], pillars=[pillar])
    headline = msgspec.structs.replace(facts.headline, missed_indicators=[])
    return msgspec.structs.replace(facts, period=period, plans=[plan], headline=headline)


def said(document: ReportDocument) -> str:
    return "\n".join(
        " | ".join(plain(cell) for cell in row) if isinstance(block, Table) else plain(tuple(runs_of(block)))
        for block in document.every_block()
        for row in (block.rows if isinstance(block, Table) else [()])
    )


def table(document: ReportDocument, caption: str) -> list[list[str]]:
    found = next(b for b in document.every_block() if isinstance(b, Table) and b.caption.startswith(caption))
    return [[plain(cell) for cell in row] for row in found.rows]


@pytest.fixture(scope="module")
def changed() -> f.IndicatorFacts:
    """An indicator with a special cause, compared with England, London and its neighbours."""
    others: dict[str, Any] = {f"E0600000{n}": 40 + n for n in range(5)} | {f"E0900000{n}": 50 + n for n in range(5)}
    near = Neighbours("CIPFA", dt.date(2022, 3, 1), frozenset(others))
    found = measured(STEADY, unit="percent")
    own: dict[str, Any] = {"own_area": "E09000009", "neighbours": (near,), "series": (series(found, others),)}
    made = measured(STEADY, unit="percent", **own)
    return with_statistics(made, statistics_of(made))


def test_an_indicator_has_its_verdict_beside_a_small_chart_that_names_its_rules(changed: f.IndicatorFacts) -> None:
    document = compose(quarter(changed))
    assert (
        "More than chance? Calls answered is 62% at the latest point, a change for the better of a kind that chance "
        "rarely makes: it is above the upper limit of 58.4%."
    ) in said(document)
    charts = [block for block in document.every_block() if isinstance(block, Chart)]
    chart = next(chart for chart in charts if chart.caption.startswith("Calls answered"))
    assert chart.caption.endswith("what it usually does (rules “mdc-7”)")
    assert chart.height < 150
    assert "Mean 51.0%, limits 43.6% to 58.4%" in chart.alt
    assert "Change for the better: 2023-24 Q2" in chart.alt
    assert chart.data[-1] == ("2023-24 Q2", "62%")


def test_the_figures_that_a_verdict_quotes_have_keys(changed: f.IndicatorFacts) -> None:
    figures = {figure.key: figure.text for figure in compose(quarter(changed)).figures()}
    assert figures["calls@2023-24-Q2"] == "62%"
    assert figures["statistic:calls/upper-limit"] == "58.4%"


def test_a_theme_says_how_many_changed_beyond_chance_and_which(changed: f.IndicatorFacts) -> None:
    text = said(compose(quarter(changed)))
    assert "Beyond chance: 1 of 1 indicator of Living well changed for the better beyond chance" in text
    assert text.count("Calls answered is 62% at the latest point") == 2


def test_too_few_results_are_said_to_be_too_few_and_draw_no_limits() -> None:
    found = measured([50, 52, 49])
    document = compose(quarter(with_statistics(found, statistics_of(found))))
    text = said(document)
    assert "More than chance? That cannot be worked out, because there are 3 points and a verdict needs 13." in text
    assert "For the one indicator of Living well, a change cannot be told from chance." in text
    assert not [b for b in document.every_block() if isinstance(b, Chart) and "usually does" in b.caption]


def test_appendix_c_has_the_london_median_and_d_england_and_the_neighbours(changed: f.IndicatorFacts) -> None:
    document = compose(quarter(changed))
    # London: 50 to 54; England: those and 40 to 44; every one of them is a neighbour.
    (london,) = table(document, "Benchmarks")
    assert london[2:4] == ["London median (5 others)", "52%"]
    assert london[5] == "Far above it, the better side; in the best quarter of the others."
    england, near = table(document, "Metrics with comparators")
    assert england[2:4] == ["England median (10 others)", "47%"]
    assert near[2] == "CIPFA, March 2022 (10 others)"
    assert "They do not rank councils".lower() in said(document).lower()


def test_a_published_figure_that_cannot_be_compared_says_why_in_its_row() -> None:
    mark = factory.blank(
        f.BenchmarkFacts, area="London", area_kind="region", covers="2018-19", value="93.71", same_period=False,
        covers_start="2018-04-01", covers_end="2019-03-31", citation=factory.PACK,
    )  # fmt: skip
    found = measured([90])
    facts = msgspec.structs.replace(found.facts, benchmarks=[mark])
    import dataclasses

    made = with_statistics(found, statistics_of(dataclasses.replace(found, facts=facts)))
    made = msgspec.structs.replace(made, benchmarks=[mark])
    (row,) = table(compose(quarter(made)), "Benchmarks")
    assert row[3] == "93.71"
    assert row[5].startswith("Not compared: this cannot be worked out, because the figure of London covers 2018-19")
    assert row[5].endswith("periods must match.")


def test_how_results_are_judged_names_the_rules_of_the_charts(changed: f.IndicatorFacts) -> None:
    assert "by the rules “mdc-7” (NHS Making Data Count" in said(compose(quarter(changed)))


def test_a_report_from_facts_without_statistics_says_nothing_of_chance() -> None:
    text = said(compose(factory.quarter()))
    assert "Beyond chance" not in text
    assert "More than chance" not in text


def test_the_spreadsheet_has_the_verdicts_and_the_comparisons(changed: f.IndicatorFacts) -> None:
    facts = quarter(changed)
    (row,) = verdict_sheet(facts).rows
    assert row[:2] == ("Calls answered", "2023-24 Q2")
    assert row[3] == "improvement"
    assert len(comparison_sheet(facts).rows) == 3
    assert len(verdict_sheet(factory.quarter()).rows) == 0
