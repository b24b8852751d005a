"""Before anything is published the site says so, and says what comes next."""

from __future__ import annotations

import pytest
from django.test import Client

from .reading import Read

pytestmark = pytest.mark.django_db


def test_the_home_page_says_that_nothing_has_been_published_and_what_to_do(client: Client) -> None:
    read = Read(client, "/")
    assert read.status == 200
    assert read.text("//h1") == "Nothing has been published yet"
    assert "goldenthread publish" in read.text()


@pytest.mark.parametrize("address", ["/indicators/", "/quarters/2023-24-q2/", "/feed.atom", "/sitemap.xml"])
def test_other_pages_are_not_found_and_say_the_same(client: Client, address: str) -> None:
    read = Read(client, address)
    assert read.status == 404
    assert "Nothing has been published yet" in read.text("//h1")


@pytest.mark.parametrize("address", ["/accessibility/", "/how-figures-work/", "/robots.txt"])
def test_pages_about_the_site_itself_are_there_already(client: Client, address: str) -> None:
    assert client.get(address).status_code == 200


def test_no_page_leads_to_one_that_is_not_there_yet(client: Client) -> None:
    for address in ("/", "/accessibility/", "/how-figures-work/"):
        for link in Read(client, address).links():
            assert client.get(link).status_code == 200, (address, link)
