"""A theme's proposed status, its risks and the work under it. Rules: DOMAIN 4, 5 and 6, and decisions 8 and 6."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.performance.models import ThemeStatus
from goldenthread.plan.models import Activity, ActivityUpdate, Milestone, Theme
from goldenthread.reports.facts import ForecastFacts, StatusFacts
from goldenthread.reports.gather.statuses import budget_colour

from . import gather_record as made
from .factory import blank

pytestmark = pytest.mark.django_db


def status(period: str = made.QUARTER) -> StatusFacts:
    (theme,) = made.facts(period).themes()
    return theme.status


# --- Budget


def colour(after: str | None, budget: str | None, **given_figures: str) -> str | None:
    figures = {"variance_after_reserves": after, "revised_budget": budget, **given_figures}
    return budget_colour(blank(ForecastFacts, reference="x", service="X", **figures))


@pytest.mark.parametrize(
    ("variance", "budget", "wanted"),
    [
        ("-4", "1939", "green"),  # DOMAIN 6: a favourable variance; table 2 of the 2018-19 report
        ("0", "3474", "green"),
        ("1", "1000", "amber"),
        ("99.9", "1000", "amber"),
        ("100", "1000", "red"),  # DOMAIN 3: 10% or more off is Red
        ("100.0", "1000.0", "red"),
        ("99.99999", "1000", "amber"),
        ("1", "0", "red"),  # no percentage: an overspend of a budget of nothing
        ("0", "0", "green"),
        ("-1", "0", "green"),
        ("50", "-1000", "amber"),  # a service that earns: 5% less than it was to earn
        ("100", "-1000", "red"),
        ("-50", "-1000", "green"),
        (None, "1000", None),
        ("1", None, None),
        ("-1", None, None),
    ],
)
def test_a_budgets_colour(variance: str | None, budget: str | None, wanted: str | None) -> None:
    assert colour(variance, budget) == wanted


@given(
    st.decimals(-2000, 2000, places=2, allow_nan=False),
    st.decimals(-2000, 2000, places=2, allow_nan=False),
)
def test_a_budgets_colour_is_the_oracles(variance: Decimal, budget: Decimal) -> None:
    """The oracle divides exact fractions, where the code multiplies decimals."""
    if variance <= 0:
        wanted = "green"
    elif budget == 0:
        wanted = "red"
    else:
        wanted = "amber" if Fraction(variance) / abs(Fraction(budget)) < Fraction(1, 10) else "red"
    assert colour(format(variance, "f"), format(budget, "f")) == wanted


def test_a_budget_is_judged_after_reserves_where_that_is_known() -> None:
    assert colour("0", "1000", variance="500") == "green"
    assert colour(None, "1000", variance="500") == "red"


def test_a_themes_budget_is_the_forecast_that_is_linked_to_it() -> None:
    theme = made.theme()
    made.forecast("parks", variance="50", budget="1000")
    assert status().proposed is None
    made.link(made.forecast("roads", variance="500", budget="1000"), "funds", theme)
    assert (status().proposed, status().sentence) == ("red", "Red: budget “Service roads” is Red")


# --- Activities


def activity(reference: str, given_status: str | None, period: str = made.QUARTER) -> Activity:
    fields = {"theme": Theme.objects.first() or made.theme(), "title": f"Work on {reference}", "order": 1}
    work: Activity = made.thing(Activity, reference, **fields)
    if given_status:
        made.fact(ActivityUpdate, activity=work, period=period, status=given_status, narrative="So it was")
    return work


@pytest.mark.parametrize(
    ("given_status", "wanted"),
    [
        ("late", "red"),
        ("at-risk", "amber"),
        ("on-track", "green"),
        ("complete", "green"),
        ("not-started", None),
        ("not-stated", None),
        (None, None),
    ],
)
def test_an_activitys_status_counts_as_a_colour(given_status: str | None, wanted: str | None) -> None:
    activity("bridge", given_status)
    assert status().proposed == wanted


def test_an_update_of_another_quarter_is_not_this_quarters() -> None:
    activity("bridge", "late", period="2023-24 Q1")
    (theme,) = made.facts().themes()
    assert [(a.status, a.narrative) for a in theme.activities] == [("not-stated", None)]
    assert theme.status.proposed is None


def test_a_milestone_reached_after_the_quarter_was_not_reached_in_it() -> None:
    work = activity("bridge", None)
    for title, done in (("Plans", dt.date(2023, 9, 30)), ("Foundations", dt.date(2023, 10, 1)), ("Opening", None)):
        Milestone.objects.create(activity=work, title=title, due="2023-09", done_on=done)

    def steps(period: str) -> dict[str, str | None]:
        return {m.title: m.done_on for m in made.facts(period).themes()[0].activities[0].milestones}

    assert steps("2023-24 Q2") == {"Plans": "2023-09-30", "Foundations": None, "Opening": None}
    assert steps("2023-24 Q3")["Foundations"] == "2023-10-01"


# --- Indicators


def test_worsening_without_a_target_is_amber_and_with_one_its_colour_decides() -> None:
    visits = made.indicator("visits")
    made.result(visits, "2022-23 Q2", "100")
    made.result(visits, "2023-24 Q2", "90")
    assert status().proposed == "amber"
    made.target(visits, "2023-24 Q2", "80")
    assert status().proposed == "green"


def test_a_worsening_inside_the_surveys_margin_is_not_held_against_a_theme() -> None:
    """DOMAIN 3, survey results: n of about 500 gives 4.4 points, and a change inside that may be none."""
    survey = made.indicator("survey", unit="percent", result_kind="survey", frequency="annual", due_quarters="Q2")
    for period, value in (("2022-23 Q2", "70"), ("2023-24 Q2", "66")):
        made.result(survey, period, value, sample_size=500)
    assert status().proposed == "green"


# --- What was set


def test_what_an_officer_sets_stands_beside_what_the_rule_proposes() -> None:
    """DOMAIN 4: a named officer may override it with a reason; both are kept."""
    activity("bridge", "late")
    made.fact(
        ThemeStatus,
        theme=Theme.objects.get(),
        period=made.QUARTER,
        status="amber",
        set_by="Head of Performance",
        reason="The contractor has been paid to catch up",
    )
    found = status()
    assert (found.proposed, found.set_to, found.shown, found.set_by) == ("red", "amber", "amber", "Head of Performance")
    assert found.reason == "The contractor has been paid to catch up"
    assert status("2023-24 Q3").set_to is None


# --- Risks


def at_risk(period: str, score: int, **given_fields: object) -> None:
    risk = made.risk()
    made.link(risk, "risks", made.theme())
    made.risk_score(risk, period, score, **given_fields)


@pytest.mark.parametrize(("score", "high"), [(14, False), (15, True), (25, True)])
def test_a_residual_score_of_fifteen_is_high_level(score: int, high: bool) -> None:
    at_risk("2023-24 Q2", score)
    facts = made.facts()
    assert made.the_risk(facts).high_level == high
    assert facts.themes()[0].status.proposed == ("amber" if high else "green")
    assert facts.themes()[0].risks == ["str001"]


def test_an_inherent_or_target_score_makes_no_risk_high_level() -> None:
    at_risk("2023-24 Q2", 25, kind="inherent")
    facts = made.facts()
    assert made.the_risk(facts).high_level is False
    assert facts.themes()[0].status.proposed is None


def test_a_risk_stands_at_its_last_score_until_it_is_scored_again() -> None:
    at_risk("2023-24 Q1", 16)
    activity("bridge", "on-track")
    facts = made.facts()
    assert (made.the_risk(facts).high_level, made.the_risk(facts).review_overdue) == (True, True)
    assert facts.themes()[0].status.proposed == "amber"


def test_an_old_risk_score_alone_does_not_make_a_quarter() -> None:
    at_risk("2023-24 Q1", 16)
    assert status().proposed is None


def test_a_risks_history_is_shown_oldest_first_up_to_the_quarter() -> None:
    at_risk("2023-24 Q1", 16)
    risk = made.Risk.objects.get()
    made.risk_score(risk, "2023-24 Q2", 12)
    made.risk_score(risk, "2023-24 Q2", 20, kind="inherent")
    made.risk_score(risk, "2023-24 Q3", 9)
    found = made.the_risk(made.facts())
    assert [(s.period, s.score_kind, s.score) for s in found.scores] == [
        ("2023-24 Q1", "residual", 16),
        ("2023-24 Q2", "inherent", 20),
        ("2023-24 Q2", "residual", 12),
    ]
    assert found.high_level is False


def test_a_risk_scored_later_or_not_for_a_year_is_not_shown() -> None:
    at_risk("2023-24 Q2", 16)
    shown = {p: bool(made.facts(p).risks) for p in ("2023-24 Q1", "2023-24 Q2", "2024-25 Q1", "2024-25 Q2")}
    assert shown == {"2023-24 Q1": False, "2023-24 Q2": True, "2024-25 Q1": True, "2024-25 Q2": False}


def test_a_score_corrected_later_is_seen_as_it_was() -> None:
    at_risk("2023-24 Q2", 16, known_from=made.day("2023-11-14"))
    made.risk_score(made.Risk.objects.get(), "2023-24 Q2", 12, known_from=made.day("2024-02-06"))
    assert [s.score for s in made.the_risk(made.facts(known_at=made.day("2023-12-01"))).scores] == [16]
    assert [s.score for s in made.the_risk(made.facts()).scores] == [12]


@pytest.mark.parametrize(
    ("scores", "overdue"),
    [
        # DOMAIN 5: reviewed at least once a quarter; overdue review shows. The quarter runs from July to September.
        ([("2023-24 Q2", None, None)], False),
        ([("2023-24 Q2", "2023-09-20", "2023-12-20")], False),
        ([("2023-24 Q1", None, None)], True),
        ([("2023-24 Q1", "2023-06-20", "2023-12-20")], True),  # not reviewed in the quarter, whatever was agreed
        ([("2023-24 Q1", "2023-07-05", None)], False),  # last quarter's score, given in this one
        ([("2023-24 Q2", "2023-06-20", None)], True),  # carried over without a review
        ([("2023-24 Q2", "2023-08-01", "2023-09-15")], True),  # due again within the quarter, and not done
        ([("2023-24 Q2", None, "2023-09-15")], True),
        ([("2023-24 Q2", "2023-08-01", "2023-09-30")], False),  # due on the last day
        # The review that was due in September was done: the earlier score's date is spent.
        ([("2023-24 Q1", "2023-06-20", "2023-09-15"), ("2023-24 Q2", "2023-09-10", None)], False),
        ([("2023-24 Q1", "2023-06-20", "2023-09-15"), ("2023-24 Q2", None, "2023-12-15")], False),
    ],
)
def test_whether_a_review_is_overdue(scores: list[tuple[str, str | None, str | None]], overdue: bool) -> None:
    made.theme()
    risk = made.risk()
    for period, reviewed, due in scores:
        dates = {"reviewed_on": reviewed, "next_review": due}
        made.risk_score(risk, period, 12, **{k: v and dt.date.fromisoformat(v) for k, v in dates.items()})
    assert made.the_risk(made.facts()).review_overdue is overdue
