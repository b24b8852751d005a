"""Plans with their themes, and the quarter's account of each."""

from collections import defaultdict

from goldenthread.accounts.versions import current
from goldenthread.performance.models import ThemeStatus
from goldenthread.plan.models import (
    Activity,
    ActivityUpdate,
    Milestone,
    Narrative,
    Outcome,
    Pillar,
    Plan,
    Theme,
)
from goldenthread.reports.facts import (
    ActivityFacts,
    ForecastFacts,
    IndicatorFacts,
    LinkFacts,
    MilestoneFacts,
    OutcomeFacts,
    PillarFacts,
    PlanFacts,
    RiskFacts,
    ThemeFacts,
)
from goldenthread.reports.gather.citing import Window, stated
from goldenthread.reports.gather.links import joined
from goldenthread.reports.gather.statuses import theme_parts, theme_status


def gather_plans(
    window: Window,
    *,
    links: list[LinkFacts],
    indicators: list[IndicatorFacts],
    risks: list[RiskFacts],
    forecasts: list[ForecastFacts],
) -> list[PlanFacts]:
    """The plans whose span covers the quarter."""
    quarter = window.quarter
    covering = Plan.objects.filter(starts__lte=quarter.end, ends__gte=quarter.start).select_related("source")
    themes = _themes(window, links, indicators, risks, forecasts)
    pillars: dict[int, list[PillarFacts]] = defaultdict(list)
    for pillar in Pillar.objects.order_by("order", "pk"):
        if pillar.record_id not in window.public:
            continue
        pillars[pillar.plan_id].append(
            PillarFacts(
                reference=pillar.reference,
                title=pillar.title,
                foundation=pillar.foundation,
                implied=pillar.implied,
                mission=stated(pillar.mission),
                themes=themes[pillar.pk],
            )
        )
    return [
        PlanFacts(
            reference=plan.reference,
            title=plan.title,
            vision=stated(plan.vision),
            starts=stated(plan.starts),
            ends=stated(plan.ends),
            pillar_word=plan.pillar_word,
            theme_word=plan.theme_word,
            pillars=pillars[plan.pk],
            citation=window.cite(plan),
        )
        for plan in covering.order_by("starts", "pk")
        if plan.record_id in window.public
    ]


def _themes(
    window: Window,
    links: list[LinkFacts],
    indicators: list[IndicatorFacts],
    risks: list[RiskFacts],
    forecasts: list[ForecastFacts],
) -> dict[int, list[ThemeFacts]]:
    """Themes by pillar."""
    outcomes, activities = _outcomes(window), _activities(window)
    accounts = current(Narrative.objects.filter(period=window.period), known_at=window.known_at)
    narratives = {narrative.theme_id: narrative for narrative in accounts.select_related("source")}
    set_by_hand = current(ThemeStatus.objects.filter(period=window.period), known_at=window.known_at)
    statuses = {status.theme_id: status for status in set_by_hand.select_related("source")}
    at_risk = {risk.reference: risk for risk in risks}
    funded = joined(links, "theme", "forecast")
    held = {forecast.reference: forecast for forecast in forecasts}
    found: dict[int, list[ThemeFacts]] = defaultdict(list)
    for theme in Theme.objects.select_related("pillar", "source").order_by("order", "pk"):
        if theme.record_id not in window.public:
            continue
        own = [i for i in indicators if i.theme == theme.reference]
        own_risks = [risk for risk in at_risk.values() if theme.reference in risk.themes]
        budgets = [held[reference] for reference in funded.get(theme.reference, []) if reference in held]
        parts = theme_parts(window.period, own, activities[theme.pk], own_risks, budgets)
        narrative = narratives.get(theme.pk)
        found[theme.pillar_id].append(
            ThemeFacts(
                reference=theme.reference,
                title=theme.title,
                pillar=theme.pillar.reference,
                owner=stated(theme.owner),
                transformation_workstream=theme.transformation_workstream,
                summary=stated(theme.summary),
                narrative=narrative.text if narrative else None,
                narrative_citation=window.cite(narrative) if narrative else None,
                status=theme_status(window, parts, statuses.get(theme.pk)),
                outcomes=outcomes[theme.pk],
                activities=activities[theme.pk],
                indicators=[i.reference for i in own],
                risks=[risk.reference for risk in own_risks],
                citation=window.cite(theme),
            )
        )
    return found


def _outcomes(window: Window) -> dict[int, list[OutcomeFacts]]:
    found: dict[int, list[OutcomeFacts]] = defaultdict(list)
    for outcome in Outcome.objects.select_related("source").order_by("order", "pk"):
        if outcome.record_id in window.public:
            found[outcome.theme_id].append(
                OutcomeFacts(reference=outcome.reference, title=outcome.title, citation=window.cite(outcome))
            )
    return found


def _activities(window: Window) -> dict[int, list[ActivityFacts]]:
    recent = current(ActivityUpdate.objects.filter(period=window.period), known_at=window.known_at)
    updates = {update.activity_id: update for update in recent.select_related("source")}
    milestones: dict[int, list[MilestoneFacts]] = defaultdict(list)
    for step in Milestone.objects.order_by("due", "title"):
        # A step taken since the quarter ended had not been taken in it.
        done = step.done_on if step.done_on and step.done_on <= window.quarter.end else None
        milestones[step.activity_id].append(
            MilestoneFacts(title=step.title, due=stated(step.due), done_on=stated(done))
        )
    found: dict[int, list[ActivityFacts]] = defaultdict(list)
    for activity in Activity.objects.select_related("source").order_by("order", "pk"):
        if activity.record_id not in window.public:
            continue
        update = updates.get(activity.pk)
        found[activity.theme_id].append(
            ActivityFacts(
                reference=activity.reference,
                title=activity.title,
                owner=stated(activity.owner),
                starts=stated(activity.starts),
                due=stated(activity.due),
                status=update.status if update else "not-stated",
                narrative=stated(update.narrative) if update else None,
                milestones=milestones[activity.pk],
                citation=window.cite(update) if update else window.cite(activity),
            )
        )
    return found
