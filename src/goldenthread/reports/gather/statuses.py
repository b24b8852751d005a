"""The status of a theme: what a rule proposes from the quarter's facts, and what was set in its place."""

from decimal import Decimal

from goldenthread.measures import DEFAULT_RULE
from goldenthread.measures.themes import ThemePart, propose_theme_status
from goldenthread.performance.models import ThemeStatus
from goldenthread.reports.facts import ActivityFacts, ForecastFacts, IndicatorFacts, RiskFacts, StatusFacts
from goldenthread.reports.gather.citing import Window, stated

ACTIVITY_COLOURS = {"on-track": "green", "complete": "green", "at-risk": "amber", "late": "red"}


def theme_parts(
    period: str,
    indicators: list[IndicatorFacts],
    activities: list[ActivityFacts],
    risks: list[RiskFacts],
    forecasts: list[ForecastFacts],
) -> list[ThemePart]:
    """What a theme's status reflects, as far as it is known in the quarter.

    A risk stands at its last score until it is scored again, so it counts in later quarters too; but by itself it does
    not make a quarter of which nothing else is known yet.
    """
    parts = [ThemePart(kind="budget", name=f.service, rag=budget_colour(f)) for f in forecasts]
    parts += [ThemePart(kind="activity", name=a.title, rag=ACTIVITY_COLOURS.get(a.status)) for a in activities]
    parts += [part for indicator in indicators if (part := _indicator_part(period, indicator)) is not None]
    scores = {r.number: [s for s in r.scores if s.score_kind == "residual"] for r in risks}
    scored_now = any(own and own[-1].period == period for own in scores.values())
    if scored_now or any(part.known for part in parts):
        parts += [ThemePart(kind="risk", name=number, score=own[-1].score) for number, own in scores.items() if own]
    return parts


def _indicator_part(period: str, indicator: IndicatorFacts) -> ThemePart | None:
    result = indicator.result_in(period)
    if result is None:
        return None
    said = result.assessment
    return ThemePart(
        kind="indicator",
        name=indicator.title,
        rag=said.rag,
        # A change inside the survey's margin may be no change, and is not held against a theme.
        direction="same" if said.within_margin else said.direction,
        has_target=said.target_kind in ("number", "range"),
    )


def budget_colour(forecast: ForecastFacts) -> str | None:
    """A forecast judged as any result is, by the default rule: the overspend as a percentage of the revised budget.

    A service that earns more than it spends has a budget below zero: the percentage is of its size.
    """
    variance = forecast.variance_after_reserves or forecast.variance
    if variance is None or forecast.revised_budget is None:
        return None
    over, budget = Decimal(variance), abs(Decimal(forecast.revised_budget))
    if over <= 0:
        return "green"
    if budget == 0:
        return "red"
    return "amber" if over * 100 < DEFAULT_RULE.amber_within_percent * budget else "red"


def theme_status(window: Window, parts: list[ThemePart], set_to: ThemeStatus | None) -> StatusFacts:
    """The status proposed, beside the one that an officer or an earlier publication set."""
    proposed = propose_theme_status(parts)
    return StatusFacts(
        proposed=proposed.status,
        rule=proposed.rule,
        sentence=proposed.sentence,
        set_to=set_to.status if set_to else None,
        set_by=set_to.set_by if set_to else None,
        reason=stated(set_to.reason) if set_to else None,
        citation=window.cite(set_to) if set_to else None,
    )
