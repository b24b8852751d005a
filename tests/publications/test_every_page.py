"""What holds of every public page: it can be reached, it says what it is, and every link leads to something.

The rules are HOUSE.md's ("Pages") and issue 2's item 8.
"""

from __future__ import annotations

import re
from urllib.parse import urldefrag

import pytest
from django.db import transaction
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from goldenthread.publications import making
from goldenthread.publications.library import library
from goldenthread.publications.models import Snapshot

from . import quarters
from .conftest import Freeze, publish, quick_files
from .reading import Read, crawl

KINDS = (
    "/",
    "/plan/",
    "/themes/living-well/",
    "/outcomes/fit/",
    "/activities/pool/",
    "/strategies/fit-and-active/",
    "/indicators/leisure-visits/",
    "/indicators/leisure-visits/charts/results.svg",
    "/indicators/leisure-visits/charts/results.csv",
    "/indicators/leisure-visits/statistics.json",
    "/indicators/?status=missed",
    "/pledges/charge-points/",
    "/risks/str024/",
    "/money/",
    "/money/fees/",
    "/sources/q2-report/",
    "/report/",
    "/open-data/",
    "/search/",
    "/quarters/",
    "/quarters/2023-24-q1/indicators/leisure-visits/",
    "/quarters/2023-24-q2/edition-1/indicators/leisure-visits/",
    "/corrections/",
    "/how-figures-work/",
    "/accessibility/",
)


@pytest.fixture(scope="module")
def site(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> dict[str, Read]:
    """Every page that links lead to, read once: two quarters, the second in two editions with a correction."""
    library.forget()
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch, transaction.atomic():
        patch.setattr(making, "render_all", quick_files)
        publish(quarters.quarter_before())
        publish(quarters.quarter())
        publish(quarters.corrected(), reason="Visits were counted twice")
        found = crawl(Client())
        transaction.set_rollback(True)
    return found


def pages(site: dict[str, Read]) -> list[Read]:
    """The HTML pages of the site's own, less the report's file."""
    found = [read for read in site.values() if read.response["Content-Type"].startswith("text/html")]
    return [read for read in found if "/files/" not in read.address]


def test_every_kind_of_page_can_be_reached_from_the_home_page(site: dict[str, Read]) -> None:
    missing = [address for address in KINDS if address not in site]
    assert missing == []
    assert len(site) > 150


def test_no_link_leads_nowhere_and_no_fragment_names_a_place_that_is_not_there(site: dict[str, Read]) -> None:
    broken = [read.address for read in site.values() if read.status != 200]
    for read in pages(site):
        for link in read.links():
            address, fragment = urldefrag(link)
            if fragment and address in site and fragment not in site[address].ids():
                broken.append(f"{read.address} leads to {link}")
    assert broken == []


def test_every_page_has_a_title_of_its_own(site: dict[str, Read]) -> None:
    """An address with a query string is the same page in another order, so it is left out."""
    titles: dict[str, list[str]] = {}
    for read in pages(site):
        if "?" not in read.address:
            titles.setdefault(read.title, []).append(str(read.one('//link[@rel="canonical"]/@href')))
    assert {title: found for title, found in titles.items() if len(set(found)) > 1} == {}


def test_every_page_has_one_main_heading_a_description_and_a_canonical_address(site: dict[str, Read]) -> None:
    for read in pages(site):
        assert len(read.all("//h1")) == 1, read.address
        assert len(read.all("//main")) == 1, read.address
        assert len(str(read.one('//meta[@name="description"]/@content'))) > 20, read.address
        assert str(read.one('//link[@rel="canonical"]/@href')).startswith("http://"), read.address
        assert read.one("//html").get("lang") == "en-GB"


def test_no_page_brings_scripts_or_styles_of_its_own_or_asks_another_host(site: dict[str, Read]) -> None:
    """The content security policy would refuse them, and a reader's visit is nobody else's business."""
    for read in pages(site):
        assert read.all("//style | //@style | //script[not(@src)]") == [], read.address
        assert list(read.all("//@*[starts-with(name(), 'on')]")) == [], read.address
        outside = [str(src) for src in read.all("//img/@src | //script/@src | //link[@rel='stylesheet']/@href")]
        assert all(src.startswith(("/", "data:")) for src in outside), read.address


def test_every_table_has_a_caption_and_its_headings_have_a_scope(site: dict[str, Read]) -> None:
    for read in pages(site):
        for table in read.all("//table"):
            assert table.xpath("./caption"), read.address
            assert not table.xpath(".//th[not(@scope)]"), read.address


def test_ids_are_given_once_on_every_page(site: dict[str, Read]) -> None:
    for read in pages(site):
        ids = [str(found) for found in read.all("//@id")]
        assert sorted(ids) == sorted(set(ids)), read.address


def test_every_page_but_home_says_where_it_stands(site: dict[str, Read]) -> None:
    for read in pages(site):
        base = re.match(r"/(quarters/[^/]+/(edition-\d+/)?)?$", urldefrag(read.address).url.split("?")[0])
        if base is None:
            assert read.all("//nav[@aria-label='Breadcrumb']//li"), read.address


def test_every_figure_in_a_list_leads_to_its_own_place_on_its_indicator_s_page(site: dict[str, Read]) -> None:
    href = site["/indicators/"].one("//a[text()='370,000']/@href")
    assert str(href) == "/indicators/leisure-visits/#leisure-visits-2023-24-q2-2"
    assert "leisure-visits-2023-24-q2-2" in site["/indicators/leisure-visits/"].ids()


def test_charts_have_a_name_and_a_description(site: dict[str, Read]) -> None:
    charts = [svg for read in pages(site) for svg in read.all("//*[name()='svg'][@role='img']")]
    assert charts
    for svg in charts:
        assert svg.xpath("./*[name()='title']/text()")
        assert svg.xpath("./*[name()='desc']/text()")


def test_a_quarter_with_nothing_in_it_still_has_every_list_and_each_says_what_belongs_there(
    freeze: Freeze, client: Client
) -> None:
    from reports import factory

    freeze(factory.empty_quarter())
    for address in ("/plan/", "/indicators/", "/pledges/", "/risks/", "/money/", "/money/fees/", "/strategies/"):
        read = Read(client, address)
        assert read.status == 200, address
        assert read.all("//*[contains(@class, 'gt-empty') or contains(@class, 'gt-gap')]"), address
    home = Read(client, "/")
    assert "nothing can be said about how the council is doing" in home.text()


def test_pages_are_small_enough_to_read_on_a_slow_line(published: tuple[Snapshot, Snapshot], client: Client) -> None:
    """Compressed, without the stylesheet: a page of these two quarters is under 30 kB."""
    for address in KINDS:
        if "edition" not in address:
            answer = client.get(address, headers={"accept-encoding": "gzip"})
            assert answer["Content-Encoding"] == "gzip"
            assert len(answer.content) < 30_000, address


def test_two_things_of_the_same_name_have_titles_that_tell_them_apart(freeze: Freeze, client: Client) -> None:
    """As when a strategy and the work of writing it are called alike."""
    import msgspec

    (strategy,) = quarters.strategies()
    freeze(quarters.quarter(strategies=[msgspec.structs.replace(strategy, title="Reopen the pool")]))
    work, plan = Read(client, "/activities/pool/"), Read(client, "/strategies/fit-and-active/")
    assert work.text("//h1") == plan.text("//h1") == "Reopen the pool"
    assert work.title.startswith("Reopen the pool (activity) – ")
    assert plan.title.startswith("Reopen the pool (strategy) – ")
