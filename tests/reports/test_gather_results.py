"""Results, targets, commentaries, benchmarks and headline counts, as they were known at a moment.

Expected values follow from the record made in each test and from DOMAIN.md, sections 2 and 3.
"""

from __future__ import annotations

import datetime as dt

import pytest

from goldenthread.performance.actions import score
from goldenthread.performance.models import Benchmark, Commentary, Headline, Observation
from goldenthread.plan.models import Plan
from goldenthread.reports.facts import BenchmarkFacts, QuarterFacts, ResultFacts
from goldenthread.reports.gather import NothingLoaded, Unscored, gather

from . import gather_record as made

pytestmark = pytest.mark.django_db


def result_of(facts: QuarterFacts, reference: str, period: str = made.QUARTER) -> ResultFacts:
    indicator = facts.indicator(reference)
    assert indicator is not None
    result = indicator.result_in(period)
    assert result is not None
    return result


# --- Corrections and what was known


def corrected() -> None:
    visits = made.indicator("visits")
    made.result(visits, "2023-24 Q2", "372750", known_from=made.day("2023-11-14"))
    score(actor="A test")
    made.result(visits, "2023-24 Q2", "372570", known_from=made.day("2024-02-06"), reason="Two digits were swapped")


def test_a_correction_stands_with_the_earlier_figure_and_its_reason() -> None:
    corrected()
    result = result_of(made.facts(), "visits")
    assert (result.value, result.key, result.known_from) == ("372570", "visits@2023-24-Q2.2", "2024-02-06")
    assert result.correction_reason == "Two digits were swapped"
    (earlier,) = result.revisions
    assert (earlier.key, earlier.value, earlier.known_from) == ("visits@2023-24-Q2", "372750", "2023-11-14")
    assert earlier.reason == "Two digits were swapped"


def test_the_quarter_can_be_seen_as_it_was_before_the_correction() -> None:
    corrected()
    result = result_of(made.facts(known_at=made.day("2023-12-01")), "visits")
    assert (result.value, result.key) == ("372750", "visits@2023-24-Q2")
    assert (result.revisions, result.correction_reason) == ([], None)
    assert "372,750" in result.assessment.sentence


def test_what_was_not_known_yet_is_not_there() -> None:
    corrected()
    facts = made.facts(known_at=made.day("2023-11-13"))
    assert facts.headline.reported == 0
    assert facts.indicators[0].results == []


def test_each_of_two_corrections_gives_the_reason_that_replaced_the_figure_before_it() -> None:
    corrected()
    visits = Observation.objects.first().indicator  # type: ignore[union-attr]
    made.result(visits, "2023-24 Q2", "372571", known_from=made.day("2024-03-01"), reason="One more visit")
    result = result_of(made.facts(), "visits")
    assert [(r.value, r.reason) for r in result.revisions] == [
        ("372750", "Two digits were swapped"),
        ("372570", "One more visit"),
    ]
    assert result.correction_reason == "One more visit"


def test_a_figure_corrected_before_it_was_ever_assessed_can_still_be_seen() -> None:
    """An old figure and its correction may arrive in one folder: only the later one is ever assessed."""
    visits = made.indicator("visits")
    made.result(visits, "2023-24 Q2", "10", known_from=made.day("2023-11-14"))
    made.result(visits, "2023-24 Q2", "11", known_from=made.day("2024-02-06"), reason="One was left out")
    result = result_of(made.facts(known_at=made.day("2023-12-01")), "visits")
    assert result.value == "10"
    assert result.assessment.rag is None
    assert "not assessed" in result.assessment.sentence.lower()


def test_a_comparison_corrected_since_is_not_told_to_an_earlier_moment() -> None:
    """The assessment was made once, against the corrected figure, which nobody knew in December."""
    visits = made.indicator("visits")
    made.result(visits, "2022-23 Q2", "90", known_from=made.day("2022-11-14"))
    made.result(visits, "2023-24 Q2", "100", known_from=made.day("2023-11-14"))
    made.result(visits, "2022-23 Q2", "110", known_from=made.day("2024-02-06"), reason="Recounted")
    now, then = made.facts(), made.facts(known_at=made.day("2023-12-01"))
    said = result_of(now, "visits").assessment
    assert (said.direction, said.comparison_value, said.comparison_key) == ("worsening", "110", "visits@2022-23-Q2.2")
    before = result_of(then, "visits").assessment
    assert (before.direction, before.comparison_value, before.change) == (None, None, None)
    assert "110" not in before.sentence


def test_a_correction_of_the_comparison_changes_the_direction_of_the_later_result() -> None:
    visits = made.indicator("visits")
    made.result(visits, "2022-23 Q2", "90", known_from=made.day("2022-11-14"))
    made.result(visits, "2023-24 Q2", "100", known_from=made.day("2023-11-14"))
    assert result_of(made.facts(), "visits").assessment.direction == "improving"
    made.result(visits, "2022-23 Q2", "110", known_from=made.day("2024-02-06"), reason="Recounted")
    assert result_of(made.facts(), "visits").assessment.direction == "worsening"


def test_results_that_wait_to_be_assessed_are_refused_with_the_command_to_run() -> None:
    made.result(made.indicator("visits"), "2023-24 Q2", "10")
    with pytest.raises(Unscored, match=r"^1 result has not been assessed\. Run: goldenthread score$"):
        gather("2023-24 Q2")


def test_results_of_a_later_quarter_that_wait_do_not_stop_an_earlier_one() -> None:
    visits = made.indicator("visits")
    made.result(visits, "2023-24 Q1", "10")
    score(actor="A test")
    made.result(visits, "2023-24 Q2", "11")
    assert result_of(gather("2023-24 Q1"), "visits", "2023-24 Q1").value == "10"


def test_an_empty_record_says_what_to_do() -> None:
    with pytest.raises(NothingLoaded, match=r"goldenthread load FOLDER"):
        gather("2023-24 Q2")


def test_an_indicator_of_no_theme_is_not_shown_before_it_or_any_plan_began() -> None:
    made.theme()
    loose = made.indicator("loose", theme=None)
    made.result(loose, "2022-23 Q4", "5", known_from=made.day("2023-05-01"))
    assert made.facts("2010-11 Q1").indicators == []
    assert [i.reference for i in made.facts("2022-23 Q4").indicators] == ["loose"]
    assert [i.reference for i in made.facts("2024-25 Q1").indicators] == ["loose"]


# --- Targets and the headline


def test_targets_of_later_quarters_and_years_are_not_shown() -> None:
    visits = made.indicator("visits")
    for period in ("2023-24", "2023-24 Q2", "2023-24 Q3", "2024-25"):
        made.target(visits, period, "100")
    (indicator,) = made.facts().indicators
    assert [t.period for t in indicator.targets] == ["2023-24", "2023-24 Q2"]


def test_a_target_changed_later_is_seen_as_it_was() -> None:
    visits = made.indicator("visits")
    made.target(visits, "2023-24 Q2", "100", known_from=made.day("2023-04-01"))
    made.target(visits, "2023-24 Q2", "90", known_from=made.day("2024-04-01"))
    (then,) = made.facts(known_at=made.day("2023-12-01")).indicators
    (now,) = made.facts().indicators
    assert ([t.value for t in then.targets], [t.value for t in now.targets]) == (["100"], ["90"])


def test_a_target_whose_result_is_awaited_counts_as_a_target_for_the_quarter() -> None:
    for reference, value in (("met", "100"), ("missed", "99"), ("awaited", None)):
        indicator = made.indicator(reference)
        made.target(indicator, "2023-24 Q2", "100")
        if value:
            made.result(indicator, "2023-24 Q2", value)
    headline = made.facts().headline
    assert (headline.with_quarterly_target, headline.met, headline.missed) == (3, 1, 1)
    assert (headline.indicators, headline.reported, headline.no_rag) == (3, 2, {})
    assert headline.missed_indicators == ["missed"]


def test_a_result_may_be_due_later_and_the_indicator_says_when() -> None:
    """DOMAIN 2: an indicator that is not due is not missing; a result can be "Due Q3"."""
    made.indicator("survey", result_kind="survey", frequency="annual", due_quarters="Q3")
    made.indicator("visits")
    found = {i.reference: (i.due, i.next_due) for i in made.facts().indicators}
    assert found == {"survey": (False, "Q3"), "visits": (True, None)}
    after = {i.reference: (i.due, i.next_due) for i in made.facts("2023-24 Q4").indicators}
    assert after["survey"] == (False, "Q3 2024-25")
    assert made.facts().headline.due == 1


def test_the_councils_own_counts_come_in_the_order_they_are_printed_even_when_one_is_corrected() -> None:
    made.theme()
    for measure, value in (("indicators", 110), ("met-target", 16)):
        made.fact(Headline, period=made.QUARTER, measure=measure, value=value)
    made.fact(Headline, period=made.QUARTER, measure="indicators", value=111, known_from=made.day("2024-02-01"))
    published = made.facts().headline.published
    assert [(count.measure, count.value) for count in published] == [("indicators", 111), ("met-target", 16)]


# --- Commentaries


def commentary(text: str, status: str, known_from: str) -> Commentary:
    found: Commentary = made.fact(
        Commentary,
        indicator=Observation.objects.get().indicator,
        period=made.QUARTER,
        text=text,
        status=status,
        known_from=made.day(known_from),
    )
    return found


def test_a_draft_commentary_is_never_published() -> None:
    made.result(made.indicator("visits"), "2023-24 Q2", "10")
    commentary("It rained, perhaps", "draft", "2023-11-14")
    assert result_of(made.facts(), "visits").commentary is None


def test_an_approved_commentary_stands_while_a_newer_one_is_a_draft() -> None:
    made.result(made.indicator("visits"), "2023-24 Q2", "10")
    commentary("It rained", "approved", "2023-11-14")
    commentary("It rained all summer", "draft", "2023-12-01")
    said = result_of(made.facts(), "visits").commentary
    assert said is not None
    assert said.text == "It rained"
    commentary("It rained all summer", "approved", "2023-12-02")
    said = result_of(made.facts(), "visits").commentary
    assert said is not None
    assert said.text == "It rained all summer"


def test_a_commentary_approved_later_is_not_known_before() -> None:
    made.result(made.indicator("visits"), "2023-24 Q2", "10", known_from=made.day("2023-10-20"))
    commentary("It rained", "approved", "2023-11-14")
    assert result_of(made.facts(known_at=made.day("2023-11-01")), "visits").commentary is None


# --- Benchmarks


def benchmarks(facts: QuarterFacts) -> list[BenchmarkFacts]:
    return facts.indicators[0].benchmarks


def test_a_benchmark_says_whether_it_covers_the_same_time_as_the_result() -> None:
    """DOMAIN 3, benchmarks: periods must match."""
    visits = made.indicator("visits")
    made.result(visits, "2023-24 Q2", "10")
    for area, first, last in (
        ("London", dt.date(2023, 7, 1), dt.date(2023, 9, 30)),
        ("England", dt.date(2022, 7, 1), dt.date(2022, 9, 30)),
        ("Neighbours", None, None),
    ):
        made.fact(Benchmark, indicator=visits, area=area, covers_start=first, covers_end=last, value=9)
    assert {b.area: b.same_period for b in benchmarks(made.facts())} == {
        "London": True,
        "England": False,
        "Neighbours": None,
    }


def test_a_named_wave_of_a_survey_matches_the_same_name() -> None:
    survey = made.indicator("survey", result_kind="survey")
    made.result(survey, "2023-24 Q2", "60", covers="Wave 7")
    for area, covers in (("London", "Wave 7"), ("England", "Wave 6")):
        made.fact(Benchmark, indicator=survey, area=area, covers=covers, value=59)
    assert {b.area: b.same_period for b in benchmarks(made.facts())} == {"London": True, "England": None}


def test_no_benchmark_and_no_result_are_of_no_period() -> None:
    visits = made.indicator("visits")
    span = {"covers_start": dt.date(2023, 7, 1), "covers_end": dt.date(2023, 9, 30)}
    made.fact(Benchmark, indicator=visits, area="London", value=9, **span)
    assert [b.same_period for b in benchmarks(made.facts())] == [None]
    made.result(visits, "2023-24 Q2", "10")
    made.fact(Benchmark, indicator=visits, area="England", none_available=True, **span)
    assert {b.area: (b.same_period, b.none_available) for b in benchmarks(made.facts())} == {
        "London": (True, False),
        "England": (None, True),
    }


def test_a_benchmark_of_a_later_time_is_not_shown() -> None:
    visits = made.indicator("visits")
    for quarter_end in (dt.date(2023, 9, 30), dt.date(2023, 12, 31)):
        made.fact(
            Benchmark,
            indicator=visits,
            area="London",
            covers=str(quarter_end),
            covers_start=quarter_end.replace(day=1),
            covers_end=quarter_end,
            value=9,
        )
    assert [b.covers_end for b in benchmarks(made.facts())] == ["2023-09-30"]
    assert [b.covers_end for b in benchmarks(made.facts("2023-24 Q3"))] == ["2023-09-30", "2023-12-31"]


def test_a_benchmark_that_says_no_time_is_as_old_as_its_source() -> None:
    """A quarter's own report comes out in the quarter after it, so its source is in time and a later one is not."""
    visits = made.indicator("visits")
    for area, date in (("Own report", "2023-11-14"), ("Later", "2024-02-06")):
        paper = made.source(area.replace(" ", "-").lower(), date=date)
        made.fact(Benchmark, indicator=visits, area=area, value=9, source=paper)
    assert [b.area for b in benchmarks(made.facts())] == ["Own report"]


def test_benchmarks_come_by_area_and_then_by_time() -> None:
    visits = made.indicator("visits")
    for area, year in (("London", 2022), ("England", 2022), ("London", 2021)):
        end = dt.date(year, 9, 30)
        made.fact(Benchmark, indicator=visits, area=area, covers=str(year), covers_start=end, covers_end=end, value=9)
    assert [(b.area, b.covers) for b in benchmarks(made.facts())] == [
        ("England", "2022"),
        ("London", "2021"),
        ("London", "2022"),
    ]


# --- Plans


def test_a_plan_counts_in_every_quarter_it_touches() -> None:
    made.theme()
    Plan.objects.update(starts=dt.date(2023, 5, 23), ends=dt.date(2023, 10, 1))
    found = [bool(made.facts(period).plans) for period in ("2022-23 Q4", "2023-24 Q1", "2023-24 Q3", "2023-24 Q4")]
    assert found == [False, True, True, False]
