"""Writes what a data folder holds, table by table, through the actions of each part of the record."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from goldenthread.loading.columns import Reads
from goldenthread.loading.plans import Rows
from goldenthread.loading.writing import figures, money, plans, pledges, risks
from goldenthread.loading.writing.writer import Writer
from goldenthread.performance.models import Headline, Indicator, Target, ThemeStatus
from goldenthread.plan import actions as plan
from goldenthread.plan.actions import Saved
from goldenthread.plan.models import (
    Activity,
    ActivityUpdate,
    DeliveryItem,
    Narrative,
    Outcome,
    Pillar,
    Plan,
    Source,
    Strategy,
    Theme,
)

Step = tuple[str, Callable[[], Saved]]

__all__ = ["Step", "Writer", "steps"]


def steps(
    to: Writer, council: dict[str, Any], levels: Rows, tables: Mapping[str, Reads], headers: Sequence[Any]
) -> Iterator[Step]:
    """What is written, in the order things depend on each other. Take each step before asking for the next."""
    t = {name: reads.rows for name, reads in tables.items()}
    yield "sources", lambda: to.things(Source, "source", t["sources"], "title publisher date url note")
    to.know_sources()
    yield (
        "council",
        lambda: plan.save_council(values=council["values"], governance=council["governance"], trail=to.trail),
    )
    yield "RAG rules", lambda: figures.rules(to, council["rules"])
    yield "plans", lambda: plans.level(to, Plan, "plan", levels["plans"])
    yield "pillars", lambda: plans.level(to, Pillar, "pillar", levels["pillars"], plan=Plan)
    yield "themes", lambda: plans.level(to, Theme, "theme", levels["themes"], pillar=Pillar)
    yield "outcomes", lambda: plans.level(to, Outcome, "outcome", levels["outcomes"], theme=Theme)
    yield "strategies", lambda: plans.strategies(to, t["strategies"])
    names = "section description responsible timings"
    yield (
        "delivery items",
        lambda: to.things(DeliveryItem, "delivery-item", t["delivery_items"], names, order=True, strategy=Strategy),
    )
    yield (
        "activities",
        lambda: to.things(Activity, "activity", t["activities"], "title owner starts due", order=True, theme=Theme),
    )
    yield "milestones", lambda: plans.milestones(to, t["milestones"])
    yield (
        "activity updates",
        lambda: to.facts(ActivityUpdate, t["activity_updates"], "period status narrative", activity=Activity),
    )
    yield "narratives", lambda: to.facts(Narrative, t["narratives"], "period text", theme=Theme)
    yield "indicators", lambda: figures.indicators(to, t["indicators"])
    yield "observations", lambda: figures.observations(to, t["observations"])
    yield "targets", lambda: to.facts(Target, t["targets"], "period kind value words", indicator=Indicator)
    yield "commentaries", lambda: figures.commentaries(to, t["commentaries"])
    yield "benchmarks", lambda: figures.benchmarks(to, t["benchmarks"])
    yield (
        "theme statuses",
        lambda: to.facts(ThemeStatus, t["theme_statuses"], "period status set_by reason", theme=Theme),
    )
    yield "headlines", lambda: to.facts(Headline, t["headlines"], "period measure value")
    yield "pledges", lambda: pledges.pledges(to, t["pledges"])
    yield "risks", lambda: risks.risks(to, t["risks"])
    yield "risk scores", lambda: risks.scores(to, t["risk_scores"])
    yield "forecasts", lambda: money.forecasts(to, t["forecasts"])
    yield "savings", lambda: money.savings(to, t["savings"])
    yield "fees", lambda: money.fees(to, t["fees"])
    yield "report headers", lambda: plans.headers(to, headers)
    yield "pledge evidence", lambda: pledges.evidence(to, t["pledge_evidence"])
    yield "links", lambda: pledges.links(to, t["links"], t["pledges"])
