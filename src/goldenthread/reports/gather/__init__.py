"""Gathers everything that may be published about one quarter from the record.

The one place where the record meets what is published, and so the one place that leaves things out: drafts, what is
marked as not public or stands under something that is, exempt risks, and links and evidence that name any of these.
Figures and accounts are as known at a moment; what a plan or a pledge is called is as it stands now.
"""

import datetime as dt

import msgspec
from django.utils import timezone

from goldenthread.accounts.versions import current
from goldenthread.dates import Quarter
from goldenthread.plan.models import Council, GovernancePeriod
from goldenthread.reports.facts import (
    CouncilFacts,
    GovernanceFacts,
    IndicatorFacts,
    LinkFacts,
    PillarFacts,
    PlanFacts,
    QuarterFacts,
    Ref,
    ReportHeaderFacts,
    ThemeFacts,
)
from goldenthread.reports.gather.assessments import Unscored
from goldenthread.reports.gather.citing import Window, stated
from goldenthread.reports.gather.headlines import gather_headline
from goldenthread.reports.gather.indicators import gather_indicators
from goldenthread.reports.gather.links import gather_links
from goldenthread.reports.gather.money import gather_fees, gather_forecasts, gather_savings
from goldenthread.reports.gather.naming import current_results, names, sources_cited
from goldenthread.reports.gather.plans import gather_plans
from goldenthread.reports.gather.pledges import gather_pledges
from goldenthread.reports.gather.publishable import find_publishable
from goldenthread.reports.gather.risks import gather_risks
from goldenthread.reports.gather.statistics import gather_statistics
from goldenthread.reports.gather.strategies import gather_strategies
from goldenthread.reports.models import ReportHeader
from goldenthread.reports.statistics import sum_up

__all__ = ["BrokenHeader", "NothingLoaded", "Unscored", "gather"]


class NothingLoaded(ValueError):
    """There is no council in the record yet."""


class BrokenHeader(ValueError):
    """The words round a quarter's figures are not in the form of `ReportHeaderFacts`."""


def gather(period: str, known_at: dt.datetime | None = None) -> QuarterFacts:
    """Everything that may be published about `period`, as known at `known_at` (by default, now).

    A quarter with nothing recorded gives facts that say so. Raises PeriodError for what is not a quarter, NothingLoaded
    for an empty record, Unscored where results wait to be assessed, and BrokenHeader.
    """
    quarter = Quarter.parse(period)
    council = Council.objects.first()
    if council is None:
        raise NothingLoaded("There is no council in the record yet. Load a data folder first: goldenthread load FOLDER")
    moment = known_at or timezone.now()
    window = Window(quarter=quarter, known_at=moment, public=find_publishable())
    links = gather_links(window)
    indicators = gather_indicators(window)
    risks = gather_risks(window, links)
    forecasts = gather_forecasts(window)
    plans = gather_plans(window, links=links, indicators=indicators, risks=risks, forecasts=forecasts)
    within = {theme.reference for plan in plans for pillar in plan.pillars for theme in pillar.themes}
    indicators = [i for i in indicators if i.theme in within or (i.theme is None and (plans or i.results))]
    indicators = gather_statistics(window, indicators)
    facts = QuarterFacts(
        council=_council(council),
        period=str(quarter),
        label=f"Quarter {quarter.number} {quarter.financial_year} ({_months(quarter)})",
        starts=quarter.start.isoformat(),
        ends=quarter.end.isoformat(),
        known_at=moment.astimezone(dt.UTC).replace(microsecond=0).isoformat(),
        header=_header(window),
        headline=gather_headline(window, indicators),
        plans=_summed_up(plans, indicators),
        indicators=indicators,
        risks=[msgspec.structs.replace(r, themes=[t for t in r.themes if t in within]) for r in risks],
        forecasts=forecasts,
        savings=gather_savings(window),
        fees=gather_fees(window),
        strategies=gather_strategies(window, within),
        pledges=gather_pledges(window, indicators, links),
        links=[],
        corrections=[],
    )
    return msgspec.structs.replace(facts, links=_joining(facts, links))


def _joining(facts: QuarterFacts, links: list[LinkFacts]) -> list[LinkFacts]:
    """The links between things that these facts hold, a source that they cite among them.

    A link to a result was made to its figure of the time; it names the figure that stands in its place now.
    """
    held = names(facts) | sources_cited(facts)
    stands = current_results(facts)

    def end(ref: Ref) -> Ref:
        key = stands.get(ref.reference) if ref.kind == "observation" else None
        return msgspec.structs.replace(ref, reference=key) if key else ref

    renamed = [msgspec.structs.replace(link, source=end(link.source), target=end(link.target)) for link in links]
    return [link for link in renamed if link.source.key in held and link.target.key in held]


def _summed_up(plans: list[PlanFacts], indicators: list[IndicatorFacts]) -> list[PlanFacts]:
    """The plans with what the statistics of each theme's indicators come to."""
    held = {indicator.reference: indicator for indicator in indicators}
    replace = msgspec.structs.replace

    def summed(theme: ThemeFacts) -> ThemeFacts:
        own = [held[name] for name in theme.indicators if name in held]
        return replace(theme, statistics=sum_up(theme.title, own))

    def pillar_of(pillar: PillarFacts) -> PillarFacts:
        return replace(pillar, themes=[summed(theme) for theme in pillar.themes])

    return [replace(plan, pillars=[pillar_of(pillar) for pillar in plan.pillars]) for plan in plans]


def _council(council: Council) -> CouncilFacts:
    return CouncilFacts(
        name=council.name,
        short_name=council.short_name,
        website=council.website or None,
        brand_colour=council.brand_colour,
        brand_text_colour=council.brand_text_colour,
        logo=council.logo or None,
        status_colours=council.status_colours,
        governance=[
            GovernanceFacts(model=term.model, starts=stated(term.starts), ends=stated(term.ends))
            for term in GovernancePeriod.objects.all()
        ],
        notice=council.notice or None,
    )


def _months(quarter: Quarter) -> str:
    if quarter.start.year == quarter.end.year:
        return f"{quarter.start:%B} to {quarter.end:%B %Y}"
    return f"{quarter.start:%B %Y} to {quarter.end:%B %Y}"


def _header(window: Window) -> ReportHeaderFacts | None:
    """The officers' words; none of them where the report itself is exempt."""
    header = current(ReportHeader.objects.filter(period=window.period), known_at=window.known_at).first()
    if header is None:
        return None
    try:
        words = msgspec.convert(header.content, ReportHeaderFacts)
    except msgspec.ValidationError as error:
        # The error says which field is wrong and of what type, never what stands in it.
        raise BrokenHeader(
            f"What stands round the figures of {window.period} cannot be read ({error}). "
            "Correct it in reports.yaml and load the folder again."
        ) from None
    exempt = (words.status or "").strip().lower().startswith("exempt")
    return None if exempt else words
