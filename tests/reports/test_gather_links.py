"""Links: followed from both ends, whatever way they were made, between things of the quarter. Rules: DOMAIN 1."""

from __future__ import annotations

import datetime as dt

import pytest

from goldenthread.plan.models import Outcome, Plan, Strategy, Theme
from goldenthread.reports.facts import QuarterFacts

from . import gather_record as made

pytestmark = pytest.mark.django_db


def joints(facts: QuarterFacts) -> list[tuple[str, str, str]]:
    return [(link.source.key, link.meaning, link.target.key) for link in facts.links]


@pytest.mark.parametrize("forwards", [True, False])
def test_a_risk_and_a_budget_belong_to_a_theme_whichever_way_the_link_was_made(forwards: bool) -> None:
    theme, risk, money = made.theme(), made.risk(), made.forecast(variance="0", budget="10")
    made.risk_score(risk, made.QUARTER, 15)
    for thing in (risk, money):
        one, other = (thing, theme) if forwards else (theme, thing)
        made.link(one, "serves", other)
    facts = made.facts()
    (found,) = facts.themes()
    assert (found.risks, made.the_risk(facts).themes) == (["str001"], ["theme"])
    assert found.status.sentence == "Amber: risk “STR001” is high level, scoring 15"
    ends = [("risk:str001", "theme:theme"), ("forecast:parks-q2", "theme:theme")]
    wanted = [(a, "serves", b) if forwards else (b, "serves", a) for a, b in ends]
    assert joints(facts) == sorted(wanted)


def test_a_link_to_a_thing_of_another_plan_is_left_to_that_plans_quarters() -> None:
    old = made.thing(Plan, "old-plan", title="Old", starts=dt.date(2018, 4, 1), ends=dt.date(2019, 3, 31))
    theme = made.theme("old-theme")
    assert theme.pillar.plan == old
    new = made.thing(Plan, "new-plan", title="New", starts=dt.date(2023, 4, 1), ends=dt.date(2026, 3, 31))
    made.link(new, "continues", old)
    made.link(theme, "serves", old)
    assert joints(made.facts("2018-19 Q2")) == [("theme:old-theme", "serves", "plan:old-plan")]
    assert joints(made.facts()) == []


def test_a_risk_names_only_themes_of_the_quarter() -> None:
    made.thing(Plan, "old-plan", title="Old", starts=dt.date(2018, 4, 1), ends=dt.date(2019, 3, 31))
    risk = made.risk()
    made.link(risk, "risks", made.theme("old-theme"))
    made.risk_score(risk, made.QUARTER, 15)
    assert made.the_risk(made.facts()).themes == []


def test_a_link_to_a_result_follows_its_correction() -> None:
    """A link was made to the quarter's result; a page about it must be found under the figure that stands."""
    visits, promise = made.indicator("visits"), made.pledge()
    made.result(visits, made.QUARTER, "10")
    made.link(made.record("observation", "visits@2023-24-Q2"), "evidence-for", promise)
    assert joints(made.facts()) == [("observation:visits@2023-24-Q2", "evidence-for", "pledge:promise")]
    made.result(visits, made.QUARTER, "11", known_from=made.day("2024-02-06"), reason="Recounted")
    assert joints(made.facts()) == [("observation:visits@2023-24-Q2.2", "evidence-for", "pledge:promise")]


def test_a_link_to_a_result_of_a_later_quarter_waits_for_it() -> None:
    visits, promise = made.indicator("visits"), made.pledge()
    made.result(visits, "2023-24 Q3", "10")
    made.link(made.record("observation", "visits@2023-24-Q3"), "evidence-for", promise)
    assert joints(made.facts()) == []
    assert len(made.facts("2023-24 Q3").links) == 1


def test_a_link_to_a_source_is_kept_where_the_source_is_cited() -> None:
    cited, unread = made.source("cited"), made.source("unread")
    promise = made.pledge(source=cited)
    made.link(promise, "mentions", cited)
    made.link(promise, "mentions", unread)
    assert joints(made.facts()) == [("pledge:promise", "mentions", "source:cited")]


def test_a_link_says_where_it_was_published() -> None:
    paper = made.source(date="2023-11-14", url="https://example.org/paper.pdf")
    theme, promise = made.theme(), made.pledge()
    made.link(promise, "serves", theme, note="By subject", source=paper, where="para 2")
    (link,) = made.facts().links
    assert link.note == "By subject"
    assert link.citation is not None
    assert (link.citation.source, link.citation.where, link.citation.date) == ("paper", "para 2", "2023-11-14")


def test_a_strategy_serves_the_themes_of_the_quarter_only() -> None:
    theme = made.theme()
    made.thing(Plan, "later", title="Later", starts=dt.date(2026, 4, 1), ends=dt.date(2029, 3, 31))
    strategy = made.thing(Strategy, "strategy", title="A strategy")
    strategy.themes.set([theme])
    outcome = made.thing(Outcome, "outcome", theme=theme, title="An outcome", order=1)
    made.link(strategy, "serves", outcome)
    assert [s.themes for s in made.facts().strategies] == [["theme"]]
    assert made.facts("2026-27 Q1").strategies == []
    assert joints(made.facts("2026-27 Q1")) == []
    assert Theme.objects.count() == 1
