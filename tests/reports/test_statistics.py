"""What an indicator's figures are made to say, and what they are not: the statistics before they are frozen."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldenthread.reports import facts as f
from goldenthread.reports.statistics import statistics_of, sum_up
from goldenthread.reports.statistics.measured import Limits, Neighbours, Rules

from . import factory
from .made_series import measured, quarters, series, with_statistics

STEADY = [50, 52, 49, 51, 50, 48, 51, 50, 49, 52, 50, 51, 49]
PTD = Rules(preset="ptd")


def event(date: str, **given: Any) -> f.ChartEventFacts:
    return factory.blank(f.ChartEventFacts, date=date, kind="service", title="A new phone line", **given)


# --- Control charts


def test_a_point_beyond_its_limit_is_a_change_for_the_better_with_its_limits_and_the_preset() -> None:
    # By hand: mean 714 / 14 = 51, moving ranges 36 / 13, limits 51 +/- 2.66 x 36 / 13 = 43.63 to 58.37; warning
    # limits two thirds of the way, 46.09 to 55.91. Making Data Count screens nothing out.
    control = statistics_of(measured([*STEADY, 62])).control
    assert (control.variation, control.direction, control.certainty) == ("improvement", "high", "signal")
    (phase,) = control.phases
    assert (phase.mean, phase.lower, phase.upper) == ("51.0", "43.6", "58.4")
    assert (phase.lower_warning, phase.upper_warning) == ("46.1", "55.9")
    assert (control.preset, control.least, phase.based_on) == ("mdc-7", 13, 14)
    last = control.points[-1]
    # 52 at the tenth point and 62 do not make two of three.
    assert (last.key, last.value, last.cause, last.judgement) == ("calls@2023-24-Q2", "62", "limit", "improvement")
    assert "a change for the better" in control.sentence
    assert "above the upper limit of 58.4" in control.sentence


def test_reversing_what_is_better_reverses_the_verdict() -> None:
    for polarity, verdict in (("smaller", "concern"), ("neither", "special cause"), ("range", "special cause")):
        assert statistics_of(measured([*STEADY, 62], polarity=polarity)).control.variation == verdict


def test_too_few_points_give_no_verdict_no_flag_and_the_number_there_are() -> None:
    control = statistics_of(measured([50, 52, 49, 51, 50, 90])).control
    assert control.reason == "cannot be worked out, because there are 6 points and a verdict needs 13"
    assert control.sentence.endswith("there are 6 points and a verdict needs 13.")
    assert {(point.judgement, tuple(point.rules)) for point in control.points} == {(None, ())}
    assert control.certainty == "not known"
    # Trial limits are drawn from five points on, and say that they will move.
    assert control.phases[0].mean == "57.0"
    assert control.phases[0].provisional


def test_fewer_than_five_points_have_no_limits_at_all() -> None:
    (phase,) = statistics_of(measured([50, 52, 49, 51])).control.phases
    assert (phase.mean, phase.lower, phase.upper) == (None, None, None)


def test_an_indicator_without_a_result_says_so_everywhere() -> None:
    found = statistics_of(measured([]))
    assert (found.control.points, found.control.phases) == ([], [])
    assert found.control.reason == "cannot be worked out, because no result is held"
    assert found.interval.reason == "cannot be worked out, because no result is held"
    assert found.trend.reason == "cannot be worked out, because a trend needs 5 yearly points and there are 0"
    assert (found.waves, found.funnel, found.progress, found.outturn, found.comparisons) == (None, None, None, None, [])


def test_a_quarter_that_was_due_and_is_not_held_is_a_gap_and_one_that_was_not_due_is_none() -> None:
    quarterly = statistics_of(measured([50, None, 49])).control
    assert [(point.period, point.value) for point in quarterly.points] == [
        ("2020-21 Q1", "50"), ("2020-21 Q2", None), ("2020-21 Q3", "49"),
    ]  # fmt: skip
    yearly = measured([50, None, None, None, 49], frequency="annual", due_quarters="Q1")
    assert [point.value for point in statistics_of(yearly).control.points] == ["50", "49"]


def test_results_that_add_up_over_the_year_are_charted_each_quarter_alone() -> None:
    # 10, 22, 33, 46 over a year are 10, 12, 11 and 13 of the quarters; the next year starts again.
    control = statistics_of(measured([10, 22, 33, 46, 11, 24], kind="cumulative")).control
    assert control.charted == "each quarter alone"
    assert [point.value for point in control.points] == ["10", "12", "11", "13", "11", "13"]
    lone = statistics_of(measured([None, 22], kind="cumulative", first="2020-21 Q1")).control
    assert "told from the result of the quarter before it, which is not held" in lone.sentence


@pytest.mark.parametrize(
    ("kind", "unit", "because"),
    [
        ("rolling", "percent", "shares months with the one before"),
        ("cumulative", "percent", "holds those before it in the year"),
    ],
)
def test_figures_that_share_their_data_with_their_neighbours_get_no_limits(kind: str, unit: str, because: str) -> None:
    # XmR limits come from the differences of neighbours, and these move together (D. Wheeler, Understanding Variation).
    control = statistics_of(measured([*STEADY, 62], kind=kind, unit=unit)).control
    assert because in (control.reason or "")
    assert control.variation is None
    assert len(control.points) == 14


def test_figures_whose_periods_overlap_get_no_limits_whatever_they_are_called() -> None:
    fields = {"covers_start": "2019-01-01", "covers_end": "2023-09-30"}
    assert "covers some of the time of the one before" in (
        statistics_of(measured([*STEADY, 62], result_fields=fields)).control.reason or ""
    )


def test_a_phase_starts_where_a_person_said_so_and_earlier_limits_stay() -> None:
    before = statistics_of(measured(STEADY, rules=PTD)).control
    accepted = event("2023-07-03", starts_phase=True, reason="calls are counted otherwise since")
    control = statistics_of(measured([*STEADY, 70, 72, 69, 71], rules=PTD, events=(accepted,))).control
    assert [(phase.starts, phase.ends) for phase in control.phases] == [
        ("2020-21 Q1", "2023-24 Q1"), ("2023-24 Q2", "2024-25 Q1"),
    ]  # fmt: skip
    assert control.phases[1].reason == "A new phone line: calls are counted otherwise since"
    assert control.phases[0].upper == before.phases[0].upper
    assert control.events[0].period == "2023-24 Q2"


def test_an_event_is_on_the_chart_and_starts_nothing_by_itself() -> None:
    control = statistics_of(measured(STEADY, events=(event("2021-01-10"), event("1999-01-01")))).control
    assert [each.period for each in control.events] == ["2020-21 Q4", None]
    assert len(control.phases) == 1


def test_a_suggested_rebase_is_a_question_and_rebases_nothing() -> None:
    # The example of docs/reference/statistics.md.
    calls = [10, 12, 11, 13, 12, 10, 12, 11, 13, 12, 11, 12, 20, 21, 20, 22, 21, 20, 21]
    control = statistics_of(measured(calls)).control
    assert control.suggestion is not None
    assert (control.suggestion.period, control.suggestion.points) == ("2023-24 Q1", 7)
    assert len(control.phases) == 1


def test_an_excluded_point_stays_on_the_chart_with_its_reason_and_out_of_the_limits() -> None:
    control = statistics_of(measured([*STEADY, 900, 51], excluded={"2023-24 Q2": "counted twice"})).control
    assert (control.points[13].value, control.points[13].excluded) == ("900", "counted twice")
    assert control.points[13].judgement is None
    assert control.phases[0].based_on == 14


def test_percentages_stop_at_0_and_100_unless_they_have_been_outside() -> None:
    near = statistics_of(measured([99, 97, 100, 98, 99, 96, 100], unit="percent")).control
    assert (near.floor, near.ceiling, near.phases[0].upper) == ("0", "100", "100.0")
    change = statistics_of(measured([4, -3, 2, 5, 1, 0, 3], unit="percent")).control
    assert (change.floor, change.ceiling) == (None, None)
    said = statistics_of(measured([4, 3, 2, 5, 1], rules=Rules(floor=Decimal(0)))).control
    assert (said.floor, said.ceiling) == ("0", None)


def test_figures_outside_what_the_record_calls_possible_get_a_reason_and_no_number() -> None:
    control = statistics_of(measured([4, 3, 12], rules=Rules(ceiling=Decimal(10)))).control
    assert control.reason == "cannot be worked out, because 12 is outside no floor to 10"
    assert control.phases[0].mean is None


def test_a_target_beyond_the_limits_cannot_be_expected_to_be_met() -> None:
    control = statistics_of(measured([*STEADY, 51], target="62.5")).control
    assert (control.target, control.assurance) == ("62.5", "fail")
    assert "cannot be expected to meet its target of 62.5" in control.sentence


@settings(max_examples=30)
@given(st.lists(st.integers(0, 400), min_size=13, max_size=24))
def test_no_rounded_limit_contradicts_the_flag_of_a_point(values: list[int]) -> None:
    control = statistics_of(measured(values)).control
    for point in control.points:
        phase, value = control.phase_of(point), Decimal(point.value or 0)
        if control.reason is None and phase.upper is not None and phase.lower is not None:
            assert ("limit high" in point.rules) == (value > Decimal(phase.upper))
            assert ("limit low" in point.rules) == (value < Decimal(phase.lower))


# --- Intervals, waves, trend


def test_an_interval_comes_from_a_numerator_that_makes_the_figure() -> None:
    # 30 of 33 is 91%; Wilson's interval 76.43% to 96.86% (R: prop.test(30, 33, correct = FALSE)).
    parts = {"numerator": "30", "denominator": "33"}
    interval = statistics_of(measured([91], unit="percent", result_fields=parts)).interval
    assert (interval.lower, interval.upper, interval.method, interval.confidence) == ("76.4", "96.9", "wilson", "95%")
    assert interval.from_words == "30 of 33"
    wrong = statistics_of(measured([93], unit="percent", result_fields=parts)).interval
    assert wrong.reason == (
        "cannot be worked out, because its numerator and denominator (30 of 33) do not give the figure of 93"
    )
    assert (wrong.lower, wrong.upper) == (None, None)


def test_a_rate_tells_what_it_is_shown_for_and_a_count_has_no_interval() -> None:
    # Exact Poisson limits of 9 events: 4.115 to 17.085 (R: poisson.test(9)); a rate for 100,000 of 50,000 doubles them.
    found = measured([18], unit="rate", result_fields={"numerator": "9", "denominator": "50000"})
    interval = statistics_of(found).interval
    assert (interval.lower, interval.upper, interval.method) == ("8.2", "34.2", "exact")
    assert "not a percentage or a rate" in (statistics_of(measured([18])).interval.reason or "")


def test_limits_that_were_published_stand_in_place_of_any_worked_out() -> None:
    limits = {quarters(1)[0]: Limits("70", "98", Decimal(95), factory.PAPER)}
    parts = {"numerator": "30", "denominator": "33"}
    interval = statistics_of(measured([91], unit="percent", result_fields=parts, limits=limits)).interval
    assert (interval.lower, interval.upper, interval.method) == ("70", "98", "published")
    assert interval.citation == factory.PAPER


def test_a_change_between_two_waves_that_is_inside_the_margin_is_said_to_be_so() -> None:
    # Worst-case margin of a difference with 500 asked each time: 1.96 x sqrt(0.25 x 2 / 500) = 6.2 points.
    fields = {"sample_size": 500}
    found = statistics_of(measured([62, 65], unit="percent", kind="survey", result_fields=fields)).waves
    assert found is not None
    assert (found.margin, found.within_margin, found.significant, found.p_value) == ("6.2", True, False, "0.32")
    assert "so it is not known to have changed" in found.sentence
    lone = statistics_of(measured([65], unit="percent", kind="survey", result_fields=fields)).waves
    assert lone is not None
    assert lone.reason == "cannot be worked out, because there is one wave"


def yearly(values: list[str], **given: Any) -> Any:
    """A result a year, in Q4."""
    spread: list[str | None] = []
    for value in values:
        spread += [None, None, None, value]
    return measured(spread, frequency="annual", kind="annual", **given)


def test_a_trend_stands_on_the_same_quarter_of_five_years() -> None:
    # Counts from the worked example of docs/reference/statistics.md; chi-square for trend 20.12.
    counts, people = [621, 599, 556, 535, 447], [3454, 3195, 3256, 3227, 3121]
    values = [f"{Decimal(c * 100) / p:.1f}" for c, p in zip(counts, people, strict=True)]
    parts: dict[str, list[str]] = {"numerator": [], "denominator": []}
    for count, of in zip(counts, people, strict=True):
        parts["numerator"] += ["", "", "", str(count)]
        parts["denominator"] += ["", "", "", str(of)]
    found = yearly(values, unit="percent", decimals=1, polarity="smaller", result_fields=parts)
    trend = statistics_of(found).trend
    assert (trend.marker, trend.judgement, trend.method) == ("decreasing", "improving", "chi-square for trend")
    assert trend.years == ["2020-21 Q4", "2021-22 Q4", "2022-23 Q4", "2023-24 Q4", "2024-25 Q4"]


def test_a_trend_that_cannot_be_worked_out_is_never_called_no_change() -> None:
    four = statistics_of(yearly(["1", "2", "3", "4"])).trend
    assert (four.marker, four.reason) == (
        "cannot be worked out", "cannot be worked out, because a trend needs 5 yearly points and there are 4",
    )  # fmt: skip
    unsure = statistics_of(yearly(["1", "2", "3", "4", "5"])).trend
    assert "how sure each year's figure is" in (unsure.reason or "")


# --- Others


def beside(own: str = "95", others: dict[str, Any] | None = None, **given: Any) -> list[f.ComparisonFacts]:
    found = measured([own], unit="percent", **given)
    areas = others or {f"E0600000{n}": 80 + n for n in range(7)} | {f"E0900000{n}": 90 + n for n in range(5)}
    areas = {**areas, "E09000009": 50}
    near = Neighbours("CIPFA", dt.date(2022, 3, 1), frozenset(["E06000000", "E06000001", "E09000001", "E09000002"]))
    made = measured(
        [own], unit="percent", own_area="E09000009", series=(series(found, areas),), neighbours=(near,), **given
    )
    return statistics_of(made).comparisons


def test_medians_leave_the_council_itself_out_for_england_london_and_neighbours() -> None:
    # England: 80 to 86 and 90 to 94, twelve others, between 85 and 86; London: 90 to 94; four neighbours: 80 81 91 92.
    england, london, near = beside()
    assert (england.kind, england.figure, england.others) == ("england", "85.5", 12)
    assert (london.kind, london.figure, london.others) == ("london", "92", 5)
    assert (near.kind, near.figure, near.others, near.neighbours_made) == ("neighbours", "86", 4, "2022-03-01")
    assert (england.side, england.judgement, england.quarter) == ("above", "better", "best")
    assert "E06000000" not in msgspec.json.encode([england, london, near]).decode()


def test_an_area_that_does_not_run_the_service_is_left_out_and_counted() -> None:
    others: dict[str, Any] = {f"E0600000{n}": 80 + n for n in range(5)} | {"E07000001": None}
    england, *_ = beside(others=others)
    assert (england.others, england.left_out, england.figure) == (5, 1, "82")


def test_regions_nations_and_health_areas_are_no_councils_to_be_compared_with() -> None:
    others: dict[str, Any] = {f"E0600000{n}": 80 + n for n in range(5)} | {
        "E92000001": 1,
        "E12000007": 2,
        "E54000027": 3,
    }
    england, *_ = beside(others=others)
    assert (england.others, england.figure) == (5, "82")


def test_figures_of_another_period_are_not_compared() -> None:
    found = measured(["95"], unit="percent")
    none = series(found, {"E06000001": 80}, result=None, covers=None, spans=("2018-19", "2019-20"))
    (said,) = statistics_of(measured(["95"], unit="percent", own_area="E09000009", series=(none,))).comparisons
    assert said.figure is None
    assert "others' figures cover 2018-19, 2019-20" in said.sentence


def test_nothing_is_compared_until_it_is_known_which_area_is_the_councils_own() -> None:
    found = measured(["95"], unit="percent")
    (said,) = statistics_of(measured(["95"], series=(series(found, {"E06000001": 80}),))).comparisons
    assert "not recorded which area is the council's own" in said.sentence


def mark(**given: Any) -> f.BenchmarkFacts:
    return factory.blank(f.BenchmarkFacts, area="London", area_kind="region", citation=factory.PACK, **given)


def test_a_published_figure_of_the_same_period_is_compared_and_no_other() -> None:
    same = mark(value="93.71", covers="x", covers_start="2020-04-01", covers_end="2020-06-30", same_period=True)
    older = mark(value="90", covers="2018-19", covers_start="2018-04-01", covers_end="2019-03-31", same_period=False)
    none = mark(none_available=True)
    found = measured(["71.1"], decimals=1, polarity="smaller")
    facts = msgspec.structs.replace(found.facts, benchmarks=[same, older, none])
    told, other, missing = statistics_of(msgspec_replace(found, facts)).comparisons
    assert (told.side, told.judgement, told.figure, told.basis) == ("below", "better", "93.71", "published")
    assert "below the 93.71 published for London, which is the better side" in told.sentence
    assert (other.side, other.judgement) == (None, None)
    assert "periods must match" in (other.reason or "")
    assert missing.reason == "no benchmark available"


def msgspec_replace(found: Any, facts: f.IndicatorFacts) -> Any:
    import dataclasses

    return dataclasses.replace(found, facts=facts)


def test_where_no_benchmark_is_recorded_that_is_said() -> None:
    assert statistics_of(measured([5])).no_comparison == (
        "It has not been recorded whether a benchmark exists for this indicator."
    )


def test_a_funnel_names_no_area_and_keeps_them_in_order_of_size() -> None:
    parts = {"numerator": "30", "denominator": "33"}
    others = {f"E0600{n:04d}": (n + 20, 2 * n + 40) for n in range(30, 2, -1)}
    found = measured([91], unit="percent", result_fields=parts)
    made = measured([91], unit="percent", result_fields=parts, own_area="E09000003", series=(series(found, others),))
    funnel = statistics_of(made).funnel
    assert funnel is not None
    assert funnel.own == f.FunnelDotFacts(size="33", value="90.9")
    sizes = [Decimal(dot.size) for dot in funnel.others]
    assert sizes == sorted(sizes)
    assert len(sizes) == 28
    # Everyone else is at 50%: 30 of 33 is far above the 99.8% limit of a half.
    assert (funnel.position, funnel.judgement) == ("high 99.8%", "better")
    assert "E0600" not in msgspec.json.encode(funnel).decode()
    assert Decimal(funnel.lines[0].upper_95) > Decimal(funnel.lines[-1].upper_95)


# --- Ahead


def test_the_years_outturn_names_its_method_and_how_it_did_before() -> None:
    # docs/reference/statistics.md: 10, 22, 33, 46, then 11 and 24, come to 48, 45.2 to 50.8.
    values = [9, 20, 31, 43, 10, 22, 33, 46, 11, 24]
    year = statistics_of(measured(values[4:], kind="cumulative")).outturn
    assert year is not None
    assert (year.value, year.lower, year.upper, year.method, year.to_come) == ("48", "45", "51", "seasonal naive", 2)
    longer = statistics_of(measured(values, kind="cumulative")).outturn
    assert longer is not None
    # A year earlier at Q2: 22 so far and 11 and 12 of the year before come to 45; 46 happened.
    assert longer.past is not None
    assert (longer.past.forecasts, longer.past.optimistic, longer.past.pessimistic) == (1, 0, 1)
    assert longer.past.leaning is None


def test_single_quarters_percentages_do_not_make_a_year() -> None:
    year = statistics_of(measured([50, 51], unit="percent")).outturn
    assert year is not None
    assert "do not add up to one of the year" in (year.reason or "")


def test_progress_says_whether_the_pace_is_enough_for_a_later_target() -> None:
    # From 40 at the end of March 2021 to 60 by the end of March 2025 needs 5 a year; 44 after two years is 2 a year.
    target = factory.blank(f.TargetFacts, period="2024-25", kind="number", value="60")
    values = [None, None, None, 40, None, None, None, 42, None, None, None, 44]
    found = measured(values, unit="percent", kind="snapshot", ahead=(target,))
    progress = statistics_of(found).progress
    assert progress is not None
    assert (progress.verdict, progress.baseline, progress.due) == ("behind", "42", "2025-03-31")
    assert progress.pace_so_far == "2.0"
    assert "would reach 48% by 31 March 2025" in progress.sentence


# --- Themes, and facts frozen before


def test_a_themes_sentence_counts_what_changed_beyond_chance() -> None:
    found = [measured([*STEADY, 62]), measured([*STEADY, 51]), measured([*STEADY, 20]), measured([50])]
    counts = sum_up("Safer streets", [with_statistics(each, statistics_of(each)) for each in found])
    assert (counts.judged, counts.better, counts.worse, counts.usual, counts.not_known) == (3, 1, 1, 1, 1)
    assert counts.sentence == (
        "1 of 3 indicators of Safer streets changed for the better beyond chance and 1 for the worse; 1 is in its "
        "usual range. For 1 more it cannot be told."
    )
    assert sum_up("Parks", []).sentence == "Parks has no indicator to tell a change by."


def test_facts_frozen_before_there_were_statistics_still_make_the_same_bytes() -> None:
    facts = factory.quarter()
    content = f.encode(facts)
    assert b'"statistics"' not in content
    assert f.encode(f.decode(content)) == content


def test_statistics_come_back_from_frozen_facts_as_they_went_in() -> None:
    found = measured([*STEADY, 62], target="55", unit="percent")
    made = with_statistics(found, statistics_of(found))
    facts = factory.quarter(indicators=[made])
    assert f.decode(f.encode(facts)).indicators[0].statistics == made.statistics
