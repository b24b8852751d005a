"""The strategies that serve a plan's themes, with their delivery plans."""

from collections import defaultdict

from goldenthread.plan.models import DeliveryItem, Strategy
from goldenthread.reports.facts import DeliveryItemFacts, StrategyFacts
from goldenthread.reports.gather.citing import Window, stated


def gather_strategies(window: Window, within: set[str]) -> list[StrategyFacts]:
    """The strategies of the themes named `within`, with their delivery plans."""
    items: dict[int, list[DeliveryItemFacts]] = defaultdict(list)
    for item in DeliveryItem.objects.select_related("source").order_by("order", "pk"):
        if item.record_id not in window.public:
            continue
        items[item.strategy_id].append(
            DeliveryItemFacts(
                reference=item.reference,
                section=stated(item.section),
                description=item.description,
                responsible=stated(item.responsible),
                timings=stated(item.timings),
                citation=window.cite(item),
            )
        )
    found = []
    for strategy in Strategy.objects.select_related("source").prefetch_related("themes").order_by("title", "reference"):
        themes = [theme.reference for theme in strategy.themes.all() if theme.reference in within]
        if themes and strategy.record_id in window.public:
            found.append(
                StrategyFacts(
                    reference=strategy.reference,
                    title=strategy.title,
                    summary=stated(strategy.summary),
                    starts=stated(strategy.starts),
                    ends=stated(strategy.ends),
                    themes=themes,
                    items=items[strategy.pk],
                    citation=window.cite(strategy),
                )
            )
    return found
