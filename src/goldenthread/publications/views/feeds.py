"""What programs read: the sitemap, the robots' file, and a feed of publications and corrections."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element, SubElement, tostring

from django.conf import settings
from django.http import QueryDict

from goldenthread.publications.cells import sentence
from goldenthread.publications.edition import Edition
from goldenthread.publications.shelf import Listed
from goldenthread.publications.views.page import Raw, of_edition, of_site

ATOM = "http://www.w3.org/2005/Atom"
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
ENTRIES = 50
LISTS = (
    "",
    "plan/",
    "indicators/",
    "pledges/",
    "risks/",
    "money/",
    "money/fees/",
    "strategies/",
    "report/",
    "open-data/",
)
EVERYWHERE = ("quarters/", "corrections/", "how-figures-work/", "accessibility/")


@of_edition
def sitemap(edition: Edition, query: QueryDict) -> Raw:
    root = Element("urlset", xmlns=SITEMAP)
    for address, listed in _addresses(edition):
        entry = SubElement(root, "url")
        SubElement(entry, "loc").text = settings.SITE_URL + address
        SubElement(entry, "lastmod").text = listed.published_at.isoformat()
    return Raw(_xml(root), "application/xml")


def _addresses(edition: Edition) -> Iterator[tuple[str, Listed]]:
    """Every page of the current edition, and the opening pages of the quarters before."""
    lookups = edition.lookups
    for place in (*LISTS, *EVERYWHERE):
        yield f"/{place}", edition.listed
    kinds: dict[str, Iterable[str]] = {
        "theme": lookups.themes,
        "outcome": lookups.outcomes,
        "activity": lookups.activities,
        "strategy": lookups.strategies,
        "indicator": lookups.indicators,
        "pledge": lookups.pledges,
        "risk": lookups.risks,
    }
    for kind, held in kinds.items():
        for reference in held:
            yield edition.url(kind, reference) or "/", edition.listed
    for slug, latest in edition.shelf.latest.items():
        if latest != edition.listed:
            yield f"/quarters/{slug}/", latest
            yield f"/quarters/{slug}/report/", latest


@of_site
def robots(edition: Edition | None, query: QueryDict) -> Raw:
    lines = ["User-agent: *", "Disallow: /search/", "Disallow: /admin/", f"Sitemap: {settings.SITE_URL}/sitemap.xml"]
    return Raw("\n".join([*lines, ""]).encode(), "text/plain; charset=utf-8")


@of_edition
def feed(edition: Edition, query: QueryDict) -> Raw:
    shelf, council = edition.shelf, edition.council
    root = Element("feed", xmlns=ATOM)
    SubElement(root, "title").text = f"{council.name}: publications and corrections"
    SubElement(root, "id").text = f"{settings.SITE_URL}/feed.atom"
    SubElement(root, "updated").text = shelf.editions[-1].published_at.isoformat()
    SubElement(root, "link", rel="self", href=f"{settings.SITE_URL}/feed.atom")
    SubElement(root, "link", href=f"{settings.SITE_URL}/")
    author = SubElement(root, "author")
    SubElement(author, "name").text = council.name
    for listed in list(reversed(shelf.editions))[:ENTRIES]:
        _entry(root, edition, listed)
    return Raw(_xml(root), "application/atom+xml")


def _entry(root: Element, edition: Edition, listed: Listed) -> None:
    """A publication, with the reason for a later edition and the figures it corrected."""
    entry = SubElement(root, "entry")
    again = f", edition {listed.edition}" if listed.edition > 1 else ""
    SubElement(entry, "title").text = f"{listed.period}{again} published"
    SubElement(entry, "id").text = f"{settings.SITE_URL}{listed.base}"
    SubElement(entry, "updated").text = listed.published_at.isoformat()
    SubElement(entry, "link", href=f"{settings.SITE_URL}{listed.base}")
    corrected = [found.fact for found in edition.corrections if found.listed == listed]
    words = [sentence(listed.reason)] if listed.reason else []
    for fact in corrected:
        indicator = edition.lookups.indicators.get(fact.indicator)
        title = indicator.title if indicator else fact.indicator
        words.append(f"Corrected: {title}, {fact.period}, was {fact.was}, now {fact.now}. {sentence(fact.reason)}")
    SubElement(entry, "summary").text = " ".join(words) or f"How the council did in {listed.period}."


def _xml(root: Element) -> bytes:
    body: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return body
