"""The address of everything that has a page, relative to the edition it is read in."""

from __future__ import annotations

import re

from goldenthread.reports.document import key_slug

_PAGES = {
    "plan": "plan/#plan-{}",
    "pillar": "plan/#pillar-{}",
    "theme": "themes/{}/",
    "outcome": "outcomes/{}/",
    "activity": "activities/{}/",
    "strategy": "strategies/{}/",
    "pledge": "pledges/{}/",
    "indicator": "indicators/{}/",
    "risk": "risks/{}/",
    "forecast": "money/#forecast-{}",
    "saving": "money/#saving-{}",
    "fee": "money/fees/#fee-{}",
    "source": "sources/{}/",
}
KIND_WORDS = {
    "plan": "Plan",
    "pillar": "Pillar",
    "theme": "Theme",
    "outcome": "Outcome",
    "activity": "Activity",
    "strategy": "Strategy",
    "delivery-item": "Delivery plan item",
    "pledge": "Pledge",
    "indicator": "Indicator",
    "observation": "Result",
    "risk": "Risk",
    "forecast": "Budget forecast",
    "saving": "Saving",
    "fee": "Fee or charge",
    "source": "Source",
}
_HEADLINE_FILTERS = {
    "indicators": "",
    "due": "?due=due",
    "reported": "?due=reported",
    "with-quarterly-target": "?status=judged",
    "met": "?status=met",
    "missed": "?status=missed",
    "green": "?status=green",
    "amber": "?status=amber",
    "red": "?status=red",
    "improving": "?direction=improving",
    "worsening": "?direction=worsening",
    "same": "?direction=same",
    "no-comparison": "?direction=none",
}
_KEY = re.compile(r"(?:(?P<kind>[a-z-]+):)?(?P<reference>[^@/]+)(?:@(?P<when>[^/]+))?(?:/(?P<part>.+))?")


def page_of(kind: str, reference: str) -> str | None:
    """The page of a thing, such as `themes/living-well/`; None where nothing of its kind has one."""
    if kind == "observation":
        return figure_page(reference)
    place = _PAGES.get(kind)
    return place.format(reference) if place else None


def item_page(strategy: str, item: str) -> str:
    """The place of a delivery plan's item on its strategy's page."""
    return f"strategies/{strategy}/#item-{item}"


def figure_page(key: str) -> str:
    """Where a figure is explained, from its key.

    `leisure-visits@2023-24-Q2` leads to its row on its indicator's page, `headline:missed@2023-24-Q2` to the list of
    indicators that it counts, `forecast:libraries@2018-19-Q2/variance` to the forecast.
    """
    found = _KEY.fullmatch(key)
    kind, reference = (found["kind"], found["reference"]) if found else (None, key)
    if kind is None:
        return f"indicators/{reference}/#{key_slug(key)}"
    if kind == "headline":
        return f"indicators/{_HEADLINE_FILTERS.get(reference, '')}"
    if kind == "target":
        return f"indicators/{reference}/#targets"
    if kind == "published-headline":
        return "#published-counts"
    return page_of(kind, reference) or "indicators/"


def quarter_slug(period: str) -> str:
    """A period in an address: `2023-24 Q2` gives `2023-24-q2`."""
    return period.lower().replace(" ", "-")
