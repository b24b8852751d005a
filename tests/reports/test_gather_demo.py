"""What is gathered from demo/ is what a careful reader takes from the documents it was typed from.

Expected figures come from ../shared/gold, which was made by hand from the same documents, and from DOMAIN.md.
"""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from goldenthread.reports.facts import Citation, IndicatorFacts, PublishedHeadlineFacts, QuarterFacts, decode, encode
from tests.reports.conftest import BEFORE

pytestmark = pytest.mark.django_db
STATUS_WORDS = {"red": "Red", "amber": "Amber", "green": "Green"}


@pytest.fixture(scope="module")
def pack(shared: Path) -> dict[str, Any]:
    """The November 2018 committee pack as a careful reader takes it."""
    found: dict[str, Any] = json.loads((shared / "gold" / "pack-2018-11-21.json").read_text())
    return found


@pytest.fixture(scope="module")
def plan_gold(shared: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((shared / "gold" / "plan-2023-26.json").read_text())
    return found


def places(citation: Citation | None) -> list[str]:
    """Where in its source a fact was found: "para 1.77; para 1.79" is two places."""
    return citation.where.split("; ") if citation and citation.where else []


def titled(facts: QuarterFacts, title: str) -> IndicatorFacts:
    return next(indicator for indicator in facts.indicators if indicator.title == title)


# --- 2018-19 Q2, from gold/pack-2018-11-21.json


def test_the_nine_indicators_of_2018_have_the_gold_results_and_directions(
    then: QuarterFacts, pack: dict[str, Any]
) -> None:
    gold = pack["performance"]["indicators"]
    assert len(gold) == 9
    assert {i.title for i in then.indicators} == {row["name"] for row in gold}
    for row in gold:
        indicator = titled(then, row["name"])
        result = indicator.result_in("2018-19 Q2")
        assert indicator.polarity == row["polarity"], row["name"]
        if row["result"] is None:
            assert result is None, row["name"]
            continue
        assert result is not None, row["name"]
        assert Decimal(result.value) == Decimal(str(row["result"])), row["name"]
        assert result.assessment.direction == row["direction"], row["name"]
        assert Decimal(result.assessment.comparison_value or "") == Decimal(str(row["prior"])), row["name"]
        assert result.assessment.comparison_period == "2017-18 Q2"


def test_printed_changes_of_2018_are_within_what_rounding_leaves(then: QuarterFacts, pack: dict[str, Any]) -> None:
    """DOMAIN 3, precision: 71.1 and 67.6 can honestly give anything from +5.03% to +5.33%."""
    for row in pack["performance"]["indicators"]:
        if row["change_percent"] is None:
            continue
        indicator = titled(then, row["name"])
        result = indicator.result_in("2018-19 Q2")
        assert result is not None
        half = Decimal(5).scaleb(-indicator.decimals - 1)
        value, prior = Decimal(str(row["result"])), Decimal(str(row["prior"]))
        least = ((value - half) / (prior + half) - 1) * 100
        most = ((value + half) / (prior - half) - 1) * 100
        shown = Decimal((result.assessment.change or "").rstrip("%"))
        assert least <= shown <= most, row["name"]


def test_targets_of_2018_are_the_gold_ones(then: QuarterFacts, pack: dict[str, Any]) -> None:
    for row in pack["performance"]["indicators"]:
        yearly = [t for t in titled(then, row["name"]).targets if t.period == "2018-19"]
        assert len(yearly) == 1, row["name"]
        aim = row["annual_target"]
        if aim == "Monitor":
            assert yearly[0].kind == "monitor"
        elif isinstance(aim, str):
            assert (yearly[0].kind, yearly[0].words) == ("words", aim)
        else:
            assert (yearly[0].kind, Decimal(yearly[0].value or "")) == ("number", Decimal(str(aim)))


def test_benchmarks_of_2018_are_the_gold_ones(then: QuarterFacts, pack: dict[str, Any]) -> None:
    for row in pack["performance"]["indicators"]:
        held = titled(then, row["name"]).benchmarks
        given = {(b.area, Decimal(b.value)) for b in held if b.value is not None}
        assert given == {(b["area"], Decimal(str(b["value"]))) for b in row["benchmarks"]}, row["name"]
        if not row["benchmarks"]:
            assert all(b.none_available for b in held), row["name"]


def test_theme_statuses_of_2018_are_proposed_as_they_were_published(then: QuarterFacts, pack: dict[str, Any]) -> None:
    """DOMAIN 4: the default rule gives table 3's three answers."""
    statuses = {theme.title: theme.status for theme in then.themes()}
    gold = {row["priority"]: row["status"] for row in pack["performance"]["priority_status"]}
    assert {title: STATUS_WORDS[status.set_to or ""] for title, status in statuses.items()} == gold
    assert {title: STATUS_WORDS[status.proposed or ""] for title, status in statuses.items()} == gold
    assert {status.set_by for status in statuses.values()} == {"published"}


def test_the_risk_of_2018_is_high_level_and_stands_by_its_theme(then: QuarterFacts, pack: dict[str, Any]) -> None:
    (gold,) = pack["performance"]["risks"]
    (risk,) = then.risks
    assert (risk.number, risk.high_level, risk.review_overdue) == (gold["reference"], True, False)
    assert [(s.score_kind, s.score) for s in risk.scores] == [(gold["score_kind"], gold["score"])]
    assert risk.themes
    for theme in then.themes():
        assert (risk.reference in theme.risks) == (theme.reference in risk.themes)


def test_budgets_of_2018_are_the_gold_ones(then: QuarterFacts, pack: dict[str, Any]) -> None:
    names = {
        "revised_budget": "revised_budget",
        "forecast": "forecast",
        "variance": "variance",
        "reserve_movements": "reserve_movements",
        "forecast_after_reserves": "forecast_after_reserves",
        "variance_after_reserves": "variance_after_reserves",
    }
    held = {
        f.service: {gold: Decimal(getattr(f, name) or "NaN") for gold, name in names.items()} for f in then.forecasts
    }
    gold = {row["service"]: {name: Decimal(row[name]) for name in names} for row in pack["performance"]["budgets"]}
    assert held == gold
    assert {f.unit for f in then.forecasts} == {"gbp-thousand"}


def test_the_saving_and_the_fees_of_2018_are_the_gold_ones(then: QuarterFacts, pack: dict[str, Any]) -> None:
    (gold,) = pack["savings"]
    (saving,) = then.savings
    assert (saving.number, saving.opportunity_area) == (gold["reference"], gold["opportunity_area"])
    assert [(y.year, Decimal(y.amount)) for y in saving.years] == [(gold["year"], Decimal(gold["amount"]))]
    assert len(then.fees) == 31
    names = ("current", "proposed", "change", "change_percent", "benchmark_low", "benchmark_high", "benchmark_average")

    def figures(row: Any) -> tuple[Decimal | None, ...]:
        values = [row[name] if isinstance(row, dict) else getattr(row, name) for name in names]
        return tuple(None if value is None else Decimal(str(value)) for value in values)

    held = [(fee.title, fee.area or "", fee.description, figures(fee)) for fee in then.fees]
    wanted = [(row["title"], row["area"], row["description"], figures(row)) for row in pack["fees"]]
    assert sorted(held) == sorted(wanted)


def test_no_pledge_of_2022_is_shown_in_2018(then: QuarterFacts) -> None:
    assert then.pledges == []


# --- 2023-24 Q2, from gold/plan-2023-26.json and gold/q2-2023-24-figures.json


def test_the_plan_has_its_pillars_themes_outcomes_and_workstreams(now: QuarterFacts, plan_gold: dict[str, Any]) -> None:
    (plan,) = now.plans
    assert len(plan.pillars) == 4
    assert len(now.themes()) == 16
    assert sum(len(theme.outcomes) for theme in now.themes()) == 48
    assert sum(theme.transformation_workstream for theme in now.themes()) == 8
    assert [pillar.foundation for pillar in plan.pillars].count(True) == 1
    gold = {
        row["pillar"]: [(t["theme"], t["outcomes"], t["transformation_workstream"]) for t in row["themes"]]
        for row in plan_gold["pillars"]
    }
    held = {
        pillar.title: [(t.title, len(t.outcomes), t.transformation_workstream) for t in pillar.themes]
        for pillar in plan.pillars
    }
    assert held == gold


def test_every_gold_figure_of_the_quarter_is_there(now: QuarterFacts, shared: Path) -> None:
    """By the paragraph it was printed in and its value; the one with no value is a target without a result."""
    gold = json.loads((shared / "gold" / "q2-2023-24-figures.json").read_text())
    assert len(gold) == 33
    results = [
        (indicator, result)
        for indicator in now.indicators
        for result in indicator.results
        if result.period == "2023-24 Q2" and result.citation is not None
    ]
    for row in gold:
        where = f"para {row['paragraph']}"
        if row["value"] is None:
            aims = [t for i in now.indicators if not i.results for t in i.targets if where in places(t.citation)]
            assert [Decimal(t.value or "") for t in aims] == [Decimal(row["annual_target"])], row["measure"]
            continue
        found = [
            (i, r) for i, r in results if where in places(r.citation) and Decimal(r.value) == Decimal(str(row["value"]))
        ]
        assert found, row["measure"]
        if "target" in row:
            aims = {Decimal(r.target.value) for _, r in found if r.target and r.target.value}
            assert Decimal(str(row["target"])) in aims, row["measure"]
        if "numerator" in row:
            assert (str(row["numerator"]), str(row["denominator"])) in {(r.numerator, r.denominator) for _, r in found}
        if "prior" in row:
            priors = {r.value for i, _ in found for r in i.results if r.period == row["prior_period"]}
            assert str(row["prior"]) in priors, row["measure"]


def test_seven_of_the_nine_quarterly_targets_held_were_met_and_these_two_were_not(now: QuarterFacts) -> None:
    """From gold/q2-2023-24-figures.json, each result with its target: leisure visits and decent homes fell short."""
    headline = now.headline
    assert (headline.with_quarterly_target, headline.met, headline.missed) == (9, 7, 2)
    missed = [now.indicator(reference) for reference in headline.missed_indicators]
    assert {(i.result_in("2023-24 Q2").value, i.targets[-1].value) for i in missed if i} == {  # type: ignore[union-attr]
        ("372750", "394625"),
        ("99.5", "100"),
    }


def test_the_councils_own_headline_counts_stand_beside_those_worked_out(now: QuarterFacts) -> None:
    """DOMAIN 3, headline (from para 1.4 of the report): 110, 56, 18, 16, 2."""

    def plain(found: list[PublishedHeadlineFacts]) -> list[tuple[str, int]]:
        return [(count.measure, count.value) for count in found]

    assert plain(now.headline.published) == [
        ("indicators", 110),
        ("reported-quarterly", 56),
        ("with-quarterly-target", 18),
        ("met-target", 16),
        ("missed-target", 2),
    ]
    assert {c.citation.where for c in now.headline.published if c.citation} == {"para 1.4"}
    assert now.headline.indicators == len(now.indicators)


def test_a_missed_target_says_why_and_what_is_done(now: QuarterFacts) -> None:
    """DOMAIN 3: a missed target must have a commentary."""
    for reference in now.headline.missed_indicators:
        indicator = now.indicator(reference)
        assert indicator is not None
        result = indicator.result_in(now.period)
        assert result is not None
        assert result.commentary is not None
        assert result.commentary.action


def test_leisure_visits_say_how_far_off_they_are(now: QuarterFacts) -> None:
    """The sentence is the one that the issue gives: "372,750 against a target of 394,625: 5.5% below, Amber"."""
    leisure = now.indicator("leisure-visits")
    assert leisure is not None
    result = leisure.result_in(now.period)
    assert result is not None
    assert result.assessment.sentence.startswith("372,750 against a target of 394,625: 5.5% below, Amber")


def test_no_theme_of_2023_has_a_status_set_for_none_was_published(now: QuarterFacts) -> None:
    assert {theme.status.set_to for theme in now.themes()} == {None}


# --- Quarters with little or nothing


def test_a_quarter_without_data_says_so(demo: dict[str, QuarterFacts]) -> None:
    empty = demo["2024-25 Q1"]
    headline = empty.headline
    assert len(empty.themes()) == 16
    assert headline.indicators == len(empty.indicators) > 0
    assert headline.due > 0
    counted = (headline.reported, headline.with_quarterly_target, headline.met, headline.missed, headline.green)
    assert counted == (0, 0, 0, 0, 0)
    assert (headline.no_rag, headline.no_comparison, headline.published) == ({}, 0, [])
    for theme in empty.themes():
        assert (theme.status.proposed, theme.status.shown) == (None, None)
        assert theme.status.sentence == "No status proposed: nothing is known yet about any part of this theme"
        assert theme.narrative is None
        assert {activity.status for activity in theme.activities} <= {"not-stated"}
    assert (empty.header, empty.forecasts, empty.risks) == (None, [], [])


def test_a_quarter_before_any_plan_holds_nothing(demo: dict[str, QuarterFacts]) -> None:
    before = demo[BEFORE]
    assert before.label == "Quarter 1 2010-11 (April to June 2010)"
    assert [before.plans, before.indicators, before.risks, before.forecasts, before.savings, before.fees] == [[]] * 6
    assert [before.strategies, before.pledges, before.links] == [[]] * 3
    assert before.headline.indicators == 0


def test_a_risk_not_reviewed_since_is_overdue_and_alone_proposes_no_status(demo: dict[str, QuarterFacts]) -> None:
    """DOMAIN 5: reviewed at least once a quarter, overdue review shows; nothing of this quarter was reported."""
    after = demo["2018-19 Q3"]
    (risk,) = after.risks
    assert (risk.number, risk.review_overdue, risk.high_level) == ("STR024", True, True)
    assert {theme.status.proposed for theme in after.themes()} == {None}
    assert after.headline.reported == 0


def test_later_facts_never_stand_in_an_earlier_quarter(demo: dict[str, QuarterFacts]) -> None:
    for period, facts in demo.items():
        for indicator in facts.indicators:
            assert all(result.period <= period for result in indicator.results)
            assert all(target.period <= period for target in indicator.targets)
            ends = [b.covers_end for b in indicator.benchmarks if b.covers_end]
            assert all(end <= facts.ends for end in ends)
        assert all(score.period <= period for risk in facts.risks for score in risk.scores)
        assert {forecast.period for forecast in facts.forecasts} <= {period}
        evidence = [item.date for pledge in facts.pledges for item in pledge.evidence if item.date]
        assert all(date <= facts.ends for date in evidence)
    assert demo["2018-19 Q1"].headline.reported == 0
    assert demo["2018-19 Q1"].risks == []


def test_results_of_earlier_quarters_stand_in_a_later_one(demo: dict[str, QuarterFacts]) -> None:
    later = demo["2023-24 Q3"].indicator("leisure-visits")
    assert later is not None
    assert [(r.period, r.value) for r in later.results] == [("2023-24 Q2", "372750")]
    assert later.result_in("2023-24 Q3") is None


# --- What every quarter keeps


def test_what_is_frozen_is_read_back_as_it_was(demo: dict[str, QuarterFacts]) -> None:
    for facts in demo.values():
        assert decode(encode(facts)) == facts
        assert encode(decode(encode(facts))) == encode(facts)


def test_links_name_only_what_is_there(demo: dict[str, QuarterFacts]) -> None:
    """Every end of every link is a thing the facts hold, or a source that they cite."""
    for facts in demo.values():
        whole = encode(facts).decode()
        for link in facts.links:
            for end in (link.source, link.target):
                field = "source" if end.kind == "source" else "key" if end.kind == "observation" else "reference"
                assert f'"{field}":"{end.reference}"' in whole, end.key


def test_theme_lists_name_only_what_is_there(demo: dict[str, QuarterFacts]) -> None:
    for facts in demo.values():
        themes = {theme.reference for theme in facts.themes()}
        indicators, risks = {i.reference for i in facts.indicators}, {r.reference for r in facts.risks}
        assert all(set(theme.indicators) <= indicators and set(theme.risks) <= risks for theme in facts.themes())
        assert all(i.theme is None or i.theme in themes for i in facts.indicators)
        assert all(set(s.themes) <= themes for s in facts.strategies)
        assert all(set(risk.themes) <= themes for risk in facts.risks)


def test_every_figure_has_a_key_of_its_own(now: QuarterFacts) -> None:
    keys = [result.key for indicator in now.indicators for result in indicator.results]
    assert len(keys) == len(set(keys))
