"""What programs read. The formats: sitemaps.org 0.9 and RFC 4287 (Atom)."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from django.test import Client

from . import quarters
from .conftest import Freeze
from .reading import Read

ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
HERE = "http://127.0.0.1:8000"


@pytest.fixture
def three(freeze: Freeze) -> None:
    freeze(quarters.quarter_before())
    freeze(quarters.quarter())
    freeze(quarters.corrected(), reason="Visits were counted twice")


def test_every_address_of_the_sitemap_is_a_page_under_its_canonical_address(three: None, client: Client) -> None:
    root = ElementTree.fromstring(client.get("/sitemap.xml").content)
    addresses = [str(found.text) for found in root.iter(f"{MAP}loc")]
    assert len(addresses) == len(set(addresses)) > 20
    for address in addresses:
        read = Read(client, address.removeprefix(HERE))
        assert read.status == 200, address
        assert str(read.one('//link[@rel="canonical"]/@href')) == address


def test_the_feed_tells_every_publication_and_every_correction_with_its_reason(three: None, client: Client) -> None:
    root = ElementTree.fromstring(client.get("/feed.atom").content)
    entries = root.findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}title") for entry in entries] == [
        "2023-24 Q2, edition 2 published",
        "2023-24 Q2 published",
        "2023-24 Q1 published",
    ]
    summary = entries[0].findtext(f"{ATOM}summary") or ""
    assert "Visits were counted twice." in summary
    assert "was 372750, now 370000. A turnstile was counted twice." in summary
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(set(ids)) == 3
    for required in ("id", "title", "updated", "author"):
        assert root.find(f"{ATOM}{required}") is not None
    for entry in entries:
        href = entry.find(f"{ATOM}link")
        assert href is not None
        assert client.get(href.attrib["href"].removeprefix(HERE)).status_code == 200


def test_robots_are_told_of_the_sitemap_and_kept_from_searches(three: None, client: Client) -> None:
    answer = client.get("/robots.txt")
    assert answer["Content-Type"].startswith("text/plain")
    assert f"Sitemap: {HERE}/sitemap.xml" in answer.content.decode()
    assert "Disallow: /search/" in answer.content.decode()


def test_the_council_s_colours_come_as_a_stylesheet(three: None, client: Client) -> None:
    answer = client.get("/brand.css")
    assert answer["Content-Type"].startswith("text/css")
    assert b"--gt-brand:#00646f" in answer.content
