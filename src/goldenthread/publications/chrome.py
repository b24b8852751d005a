"""What stands round every public page: the council's name and colours, the main links, the foot."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from goldenthread.design.brand import brand_version
from goldenthread.publications.edition import Edition

SITE_NAME = "Our performance"
SECTIONS = (
    ("Home", ""),
    ("Plan", "plan/"),
    ("Indicators", "indicators/"),
    ("Pledges", "pledges/"),
    ("Risks", "risks/"),
    ("Money", "money/"),
)
EVERYWHERE = (("Quarters", "/quarters/"), ("Search", "search/"))
FOOT = (
    ("How figures work", "/how-figures-work/"),
    ("Corrections", "/corrections/"),
    ("Check a report", "/check-a-report/"),
    ("Open data", "/open-data/"),
    ("Past quarters", "/quarters/"),
    ("Feed of publications", "/feed.atom"),
)
UNKNOWN = {"name": "Golden Thread", "short_name": "The council", "logo_url": ""}


def chrome(edition: Edition | None, path: str) -> Mapping[str, Any]:
    """Context of the page's frame. Without an edition the site has nothing to say of the council."""
    if edition is None:
        return {"council": UNKNOWN, "site_name": SITE_NAME, "navigation": [], "footer_links": [], "home_url": "/"}
    council = edition.council
    links = [(text, edition.base + place) for text, place in SECTIONS]
    links += [(text, place if place.startswith("/") else edition.base + place) for text, place in EVERYWHERE]
    inside = path.removeprefix(edition.base)
    return {
        "council": {"name": council.name, "short_name": council.short_name, "logo_url": council.logo or ""},
        "site_name": SITE_NAME,
        "notice": council.notice,
        "home_url": "/",
        "status_colours": council.status_colours,
        "brand_css_url": f"/brand.css?v={brand_version(council)}",
        "navigation": [_item(text, href, path, edition.base, inside) for text, href in links],
        "footer_links": [{"text": text, "href": href} for text, href in FOOT],
    }


def _item(text: str, href: str, path: str, base: str, inside: str) -> dict[str, object]:
    within = href not in ("/", base) and path.startswith(href) and (href != "/quarters/" or base == "/")
    return {"text": text, "href": href, "current": path == href, "active": within and path != href}
