"""Verdict sentences: the rule that fits speaks, every phrase can be said and translated, and none claims too much."""

import re
from datetime import date
from decimal import Decimal
from string import Formatter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.measures import benchmarks, forecast, funnel, intervals, spc, trend, verdicts
from goldenthread.measures.problems import MeasureError
from goldenthread.measures.progress import progress

CASES = verdicts.Speaker("Cases resolved by self-service", 1, "percent")
CLAIMS = re.compile(r"change for the|better of a kind|getting (better|worse)|more than chance explains\.|rarely", re.I)
NEVER = re.compile(r"\b(prove[sd]?|because of|thanks to|certainly|definitely|guarantee[sd]?|significant(ly)?)\b", re.I)
STEADY = [50, 52, 49, 51, 50, 48, 51, 50, 49, 52, 50, 51, 49]


def test_a_change_for_the_better_is_named_with_the_rule_that_found_it() -> None:
    # by hand: mean 51, moving ranges 23 / 12 once 13 is screened out, limits 51 +/- 5.1
    said = CASES.chart(spc.xmr([*STEADY, 62], target=47))
    assert said.text == (
        "Cases resolved by self-service is 62.0% at the latest point, a change for the better of a kind that chance "
        "rarely makes: it is above the upper limit of 56.1%. As things are, it may meet or miss its target of 47.0%: "
        "the target is within what the measure usually does."
    )
    assert (said.rules, said.certainty) == (("variation.better", "assurance.either"), "signal")


def test_the_same_point_is_for_the_worse_where_smaller_is_better_and_neither_where_neither_is() -> None:
    worse = CASES.chart(spc.xmr([*STEADY, 62], polarity="smaller"))
    assert "a change for the worse" in worse.text
    neither = CASES.chart(spc.xmr([*STEADY, 62], polarity="neither", target=45))
    assert "Neither direction is better." in neither.text
    assert "cannot be worked out, because neither direction is better" in neither.text


def test_usual_variation_is_not_called_a_change() -> None:
    said = CASES.chart(spc.xmr([*STEADY, 51], target=30))
    assert "no rule points to a change" in said.text
    assert "can be expected to meet its target of 30.0%" in said.text
    assert said.certainty == "no signal"


def test_few_points_and_flat_series_say_so() -> None:
    assert "from 4 points only" in CASES.chart(spc.xmr([50, 52, 49, 51])).text
    assert "it does not vary" in CASES.chart(spc.xmr([50] * 13)).text
    lone = CASES.chart(spc.xmr([50], target=40))
    assert "cannot be worked out, because there is 1 point" in lone.text
    assert lone.certainty == "not known"


@given(st.lists(st.integers(0, 30), min_size=1, max_size=30), st.sampled_from(["ptd", "mdc-7", "mdc-6"]),
       st.sampled_from(["bigger", "smaller", "neither", "range"]))  # fmt: skip
def test_a_chart_claims_a_change_only_where_its_last_point_has_a_special_cause(
    values: list[int], preset: str, polarity: str
) -> None:
    chart = spc.xmr(values, preset=preset, polarity=polarity, target=15)
    said = CASES.chart(chart)
    assert bool(CLAIMS.search(said.text)) is (chart.variation not in (None, "common cause"))
    assert ("for the better" in said.text) is (chart.variation == "improvement")
    assert ("for the worse" in said.text) is (chart.variation == "concern")
    assert "{" not in said.text
    assert not NEVER.search(said.text)


def test_every_rule_has_a_phrase_and_every_phrase_a_rule() -> None:
    ids = [rule.id for rule in verdicts.rules()]
    assert sorted(ids) == sorted(set(ids)) == sorted(verdicts.english())
    assert {rule.certainty for rule in verdicts.rules()} <= set(verdicts.CERTAINTIES)


def test_only_a_signal_speaks_of_a_change_beyond_chance() -> None:
    for rule in verdicts.rules():
        text = verdicts.english()[rule.id]
        assert not NEVER.search(text), rule.id
        if CLAIMS.search(text) and rule.about != "spread":
            assert rule.certainty == "signal", rule.id


def test_the_last_rule_of_each_kind_fits_whatever_the_facts_or_the_kind_is_closed() -> None:
    last = {rule.about: rule for rule in verdicts.rules()}
    closed = {"cause", "limits", "distance", "funnel", "spread"}
    assert {about for about, rule in last.items() if rule.when} == closed


def test_an_interval_is_said_with_its_confidence_or_its_source() -> None:
    said = CASES.interval(intervals.proportion(30, 33, per=100))
    assert said.text == "Cases resolved by self-service is 90.9% (95% confidence interval 76.4% to 96.9%)."
    held = CASES.interval(intervals.published(90.1, 89.9, 90.3, "Fingertips 30309"))
    assert "published 95% limits 89.9% to 90.3%, Fingertips 30309" in held.text
    assert "99.8% confidence" in CASES.interval(intervals.proportion(30, 33, 0.998)).text


@pytest.mark.parametrize(
    ("then", "now", "size", "polarity", "rule"),
    [
        (0.60, 0.62, 500, "bigger", "waves.inside"), (0.50, 0.65, 500, "bigger", "waves.better"),
        (0.50, 0.65, 500, "smaller", "waves.worse"), (0.50, 0.65, 500, "neither", "waves.changed"),
        (0.60, 0.60, 500, "bigger", "waves.same"), (0.02, 0.06, 500, "bigger", "waves.between"),
    ],
)  # fmt: skip
def test_a_change_inside_its_margin_is_said_to_be_so(
    then: float, now: float, size: int, polarity: str, rule: str
) -> None:
    said = CASES.waves(then, now, intervals.survey_waves(then, size, now, size), polarity)
    assert said.rules == (rule,)
    assert ("inside" in said.text) is (rule in ("waves.inside", "waves.between"))


def test_trends_say_which_way_or_why_not() -> None:
    falling = trend.proportions([621, 599, 556, 535, 447], [3454, 3195, 3256, 3227, 3121], polarity="smaller")
    assert "getting better over the last five years" in CASES.trend(falling).text
    assert CASES.trend(trend.proportions([1, 2, 3], [9, 9, 9])).text == (
        "The trend of Cases resolved by self-service cannot be worked out, because a trend needs 5 yearly points and "
        "there are 3."
    )
    single = trend.regression([10, 9.9, 9.8, 9.7, 20], [9, 8.9, 8.8, 8.7, 19], [11, 10.9, 10.8, 10.7, 21])
    assert CASES.trend(single).rules == ("trend.one-year",)
    flat = trend.proportions([50, 51, 50, 51, 52], [100] * 5)
    assert CASES.trend(flat).certainty == "no signal"
    rising = trend.proportions([447, 535, 556, 599, 621], [3121, 3227, 3256, 3195, 3454], polarity="neither")
    assert "rising" in CASES.trend(rising).text


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (10.05, "close to the England median of 10.0%"), (10.3, "a little above the England median"),
        (9.5, "below the England median"), (11.5, "well above the England median"), (5, "far below the England median"),
    ],
)  # fmt: skip
def test_distance_from_the_median_is_said_in_words_with_source_and_period(value: float, words: str) -> None:
    figures = [benchmarks.Comparator(str(n), v, "2023-24") for n, v in enumerate((9.6, 9.8, 9.8, 10, 10.2, 10.2, 10.4))]
    one = benchmarks.benchmark("Here", value, figures, period="2023-24", source="LG Inform")
    said = CASES.benchmark(one)
    assert words in said.text
    assert "(7 others, 2023-24, LG Inform)" in said.text
    assert ("better side" in said.text) is (one.judgement == "better")


def test_no_benchmark_and_too_few_are_said() -> None:
    none = benchmarks.benchmark("Here", 5, [], period="2023-24", source="LG Inform")
    assert "No benchmark is available" in CASES.benchmark(none).text
    few = benchmarks.benchmark(
        "Here", 5, [benchmarks.Comparator("A", 4, "2023-24")], period="2023-24", source="LG Inform"
    )  # fmt: skip
    assert "How far apart they are cannot be worked out" in CASES.benchmark(few).text


def test_a_funnel_says_how_often_chance_would_do_it_and_names_spread() -> None:
    made = funnel.funnel([50, 80, 20, 38, 70, 70, 70, 70, 30, 30, 30, 30], [100] * 12, average=0.5, per=100)
    said = [CASES.funnel(area, made) for area in made.areas[:4]]
    assert [one.rules[0] for one in said] == ["funnel.within", "funnel.high.998", "funnel.low.998", "funnel.low.95"]
    assert "one in 1,000" in said[1].text
    assert said[0].rules[1] == "spread.named"


def test_progress_and_outturn_speak_of_their_targets() -> None:
    due = date(2030, 1, 1)
    one = progress(
        baseline=139, baseline_at=date(2022, 1, 1), target=1219, due=due, latest=409, latest_at=date(2026, 1, 1)
    )
    points = verdicts.Speaker("Charging points", 0)
    assert points.progress(one, 1219, due).text == (
        "Charging points is moving too slowly: kept up, its pace would reach 679 by 1 January 2030, against a "
        "target of 1,219."
    )
    year = forecast.outturn([10, 12, 11, 13, 11, 13])
    assert points.outturn(year, 40).rules == ("outturn.meets",)
    assert points.outturn(year, 40, "smaller").rules == ("outturn.misses",)
    assert "may be met or missed" in points.outturn(year, 48).text
    assert points.outturn(year).rules == ("outturn.stated",)
    assert points.outturn(forecast.outturn([1, 2])).certainty == "not known"
    assert points.outturn(forecast.outturn([1, 2, 3, 4])).text == "Charging points came to 10 for the year."


def test_optimistic_forecasts_are_seen_for_what_they_are() -> None:
    past = forecast.score([10, 12, 14, 15, 16, 18], [9, 11, 13, 13, 15, 16], lower=[8] * 6, upper=[12] * 6)
    said = CASES.score(past)
    assert "6 were better than what happened: they lean to optimism" in said.text
    assert "2 of 6 turned out inside their range." in said.text
    assert CASES.score(forecast.score([1, 2], [2, 3])).certainty == "not known"


def test_a_translation_speaks_and_is_checked() -> None:
    welsh = {key: " ".join(f"{{{f}}}" for _, f, _, _ in Formatter().parse(text) if f) or key
             for key, text in verdicts.english().items()}  # fmt: skip
    said = verdicts.Speaker("Enw", 1, "percent", verdicts.phrases(welsh)).chart(spc.xmr([*STEADY, 51]))
    assert said.text == "Enw 51.0%"
    broken = dict(welsh) | {"trend.up": "{nobody}", "trend.sideways": "x"}
    del broken["trend.down"]
    with pytest.raises(MeasureError) as error:
        verdicts.phrases(broken)
    assert [problem.column for problem in error.value.problems] == ["trend.down", "trend.sideways", "trend.up"]


@pytest.mark.parametrize(
    ("own", "other", "polarity", "rule"),
    [
        ("71.1", "93.71", "smaller", "published.better"), ("71.1", "93.71", "bigger", "published.worse"),
        ("71.1", "93.71", "neither", "published.different"), ("71.1", "71.10", "bigger", "published.level"),
    ],
)  # fmt: skip
def test_a_published_figure_is_said_to_be_above_or_below_and_no_more(
    own: str, other: str, polarity: str, rule: str
) -> None:
    said = CASES.published(
        Decimal(own), Decimal(other), area="London", period="2018", source="a pack", polarity=polarity
    )
    assert (said.rules, said.certainty) == ((rule,), "no signal")
    assert "(2018, a pack)" in said.text


def test_reported_figures_keep_their_decimals_and_worked_out_ones_get_those_asked_for() -> None:
    fine = verdicts.Speaker("Calls", 0, "", fine=2)
    assert (fine.stated(62.5), fine.stated("62.50"), fine.stated(62.0)) == ("62.5", "62.50", "62")
    assert (fine.worked_out(61.666), fine.figure(61.666)) == ("61.67", "62")


@pytest.mark.parametrize("of", "variation interval waves trend funnel progress outturn another".split())
def test_what_cannot_be_worked_out_is_said_with_its_reason(of: str) -> None:
    said = CASES.unknown(of, "cannot be worked out, because nobody counted")
    assert said.certainty == "not known"
    assert said.text.startswith("Cases resolved by self-service: ")
    assert said.text.endswith("cannot be worked out, because nobody counted.")
