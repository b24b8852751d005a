"""Finding things in one quarter's facts: by reference, by source, and along the links that join them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container
from functools import cached_property
from typing import NamedTuple

from goldenthread.reports.facts import (
    ActivityFacts,
    DeliveryItemFacts,
    FeeFacts,
    ForecastFacts,
    IndicatorFacts,
    LinkFacts,
    OutcomeFacts,
    PillarFacts,
    PlanFacts,
    PledgeFacts,
    QuarterFacts,
    Ref,
    RiskFacts,
    SavingFacts,
    StrategyFacts,
    ThemeFacts,
)


class Placed(NamedTuple):
    """A theme with what it stands under."""

    plan: PlanFacts
    pillar: PillarFacts
    theme: ThemeFacts


class Lookups:
    """A quarter's facts, each found by its reference in no time. Made once for each snapshot and then only read."""

    def __init__(self, facts: QuarterFacts) -> None:
        self.facts = facts

    @cached_property
    def themes(self) -> dict[str, Placed]:
        return {
            theme.reference: Placed(plan, pillar, theme)
            for plan in self.facts.plans
            for pillar in plan.pillars
            for theme in pillar.themes
        }

    @cached_property
    def outcomes(self) -> dict[str, tuple[ThemeFacts, OutcomeFacts]]:
        return {o.reference: (placed.theme, o) for placed in self.themes.values() for o in placed.theme.outcomes}

    @cached_property
    def activities(self) -> dict[str, tuple[ThemeFacts, ActivityFacts]]:
        return {a.reference: (placed.theme, a) for placed in self.themes.values() for a in placed.theme.activities}

    @cached_property
    def indicators(self) -> dict[str, IndicatorFacts]:
        return {indicator.reference: indicator for indicator in self.facts.indicators}

    @cached_property
    def risks(self) -> dict[str, RiskFacts]:
        return {risk.reference: risk for risk in self.facts.risks}

    @cached_property
    def pledges(self) -> dict[str, PledgeFacts]:
        return {pledge.reference: pledge for pledge in self.facts.pledges}

    @cached_property
    def strategies(self) -> dict[str, StrategyFacts]:
        return {strategy.reference: strategy for strategy in self.facts.strategies}

    @cached_property
    def items(self) -> dict[str, tuple[StrategyFacts, DeliveryItemFacts]]:
        return {item.reference: (strategy, item) for strategy in self.facts.strategies for item in strategy.items}

    @cached_property
    def savings(self) -> dict[str, SavingFacts]:
        return {saving.reference: saving for saving in self.facts.savings}

    @cached_property
    def fees(self) -> dict[str, FeeFacts]:
        return {fee.reference: fee for fee in self.facts.fees}

    @cached_property
    def forecasts(self) -> dict[str, ForecastFacts]:
        return {forecast.reference: forecast for forecast in self.facts.forecasts}

    @cached_property
    def theme_of_indicator(self) -> dict[str, ThemeFacts]:
        """The theme of each indicator, as the indicator says or else as the theme's own list has it."""
        found = {r: placed.theme for placed in self.themes.values() for r in placed.theme.indicators}
        for indicator in self.facts.indicators:
            if indicator.theme in self.themes:
                found[indicator.reference] = self.themes[indicator.theme].theme
        return found

    @cached_property
    def links_of(self) -> dict[str, list[LinkFacts]]:
        """Every link at either of its ends, by the key of the thing there."""
        found: dict[str, list[LinkFacts]] = defaultdict(list)
        for link in self.facts.links:
            found[link.source.key].append(link)
            found[link.target.key].append(link)
        return dict(found)

    def has(self, ref: Ref) -> bool:
        """Whether the quarter's facts hold the thing itself, and not only its name in a link."""
        held: dict[str, Container[str]] = {
            "theme": self.themes,
            "outcome": self.outcomes,
            "activity": self.activities,
            "indicator": self.indicators,
            "risk": self.risks,
            "pledge": self.pledges,
            "strategy": self.strategies,
            "delivery-item": self.items,
            "saving": self.savings,
            "fee": self.fees,
            "forecast": self.forecasts,
        }
        if ref.kind == "observation":
            return any(r.key == ref.reference for i in self.facts.indicators for r in i.results)
        if ref.kind == "plan":
            return any(plan.reference == ref.reference for plan in self.facts.plans)
        if ref.kind == "pillar":
            return any(pillar.reference == ref.reference for plan in self.facts.plans for pillar in plan.pillars)
        if ref.kind == "source":
            return True
        return ref.reference in held.get(ref.kind, {})
