"""Any past quarter and any edition of it can be read as it was, and says what it is (issue 2, items 7 and 8)."""

from __future__ import annotations

import pytest
from django.test import Client

from . import quarters
from .conftest import FIRST_DAY, SECOND_DAY, Freeze
from .reading import Read

FIRST, LATEST = "/quarters/2023-24-q2/edition-1/", "/quarters/2023-24-q2/"
PAGE = "indicators/leisure-visits/"


@pytest.fixture
def three(freeze: Freeze) -> None:
    """Q1; then Q2; then Q2 again, with one figure corrected."""
    freeze(quarters.quarter_before(), now=FIRST_DAY)
    freeze(quarters.quarter(), now=SECOND_DAY)
    freeze(quarters.corrected("A turnstile was counted twice"), reason="Visits were counted twice")


def robots(read: Read) -> list[str]:
    return [str(found) for found in read.all('//meta[@name="robots"]/@content')]


def canonical(read: Read) -> str:
    return str(read.one('//link[@rel="canonical"]/@href')).removeprefix("http://127.0.0.1:8000")


def test_the_site_opens_with_the_latest_edition_of_the_latest_quarter(three: None, client: Client) -> None:
    """A later edition of an earlier quarter would not change that."""
    home = Read(client, "/")
    assert "Quarter 2 2023-24" in home.text()
    assert not home.all('//*[contains(@class, "gt-edition")]')


def test_an_earlier_quarter_published_again_does_not_become_the_latest(freeze: Freeze, client: Client) -> None:
    freeze(quarters.quarter())
    freeze(quarters.quarter_before())
    assert "Quarter 2 2023-24" in Read(client, "/").text()


def test_a_past_quarter_says_that_it_is_one_and_leads_to_the_latest(three: None, client: Client) -> None:
    read = Read(client, f"/quarters/2023-24-q1/{PAGE}")
    assert "A past quarter. You are reading Quarter 1 2023-24" in read.text('//*[contains(@class, "gt-edition")]')
    assert "as published on 15 August 2023" in read.text('//*[contains(@class, "gt-edition")]')
    assert "301,000" in read.text()
    assert canonical(read) == f"/quarters/2023-24-q1/{PAGE}"
    assert robots(read) == []
    assert read.title.startswith("Number of visits across leisure facilities (indicator), 2023-24 Q1 –")


def test_an_earlier_edition_shows_what_it_showed_and_why_there_is_another(three: None, client: Client) -> None:
    read = Read(client, FIRST + PAGE)
    notes = read.text('//*[contains(@class, "gt-edition")]')
    assert "An earlier edition. You are reading edition 1" in notes
    assert "Visits were counted twice." in notes
    assert "372,750" in read.text("//table[1]")
    assert robots(read) == ["noindex"]
    assert canonical(read) == FIRST + PAGE


def test_a_figure_corrected_since_says_so_beside_the_old_one_with_the_reason(three: None, client: Client) -> None:
    note = Read(client, FIRST + PAGE).text('//*[contains(@class, "gt-edition")]')
    assert "was 372,750, now 370,000. A turnstile was counted twice." in note
    assert "Corrected since" not in Read(client, LATEST + PAGE).text()


def test_the_latest_edition_is_one_page_at_two_addresses_with_one_canonical(three: None, client: Client) -> None:
    for address in (f"/{PAGE}", LATEST + PAGE, f"/quarters/2023-24-q2/edition-2/{PAGE}"):
        read = Read(client, address)
        assert canonical(read) == f"/{PAGE}", address
        assert "370,000" in read.text()


def test_links_of_a_past_quarter_stay_in_it(three: None, client: Client) -> None:
    inside = {link for link in Read(client, FIRST + "indicators/").links() if "leisure-visits" in link}
    assert inside
    assert all(link.startswith(FIRST) for link in inside)


def test_a_corrected_figure_shows_its_history_on_its_own_page(three: None, client: Client) -> None:
    read = Read(client, f"/{PAGE}")
    row = read.all('//section[@aria-labelledby="corrections"]//tbody/tr/*')
    cells = [cell.text_content().strip() for cell in row]
    assert cells == ["2023-24 Q2", "372,750", "370,000", "6 November 2023", "A turnstile was counted twice."]


def test_the_page_of_corrections_and_the_home_page_tell_each_with_its_reason(three: None, client: Client) -> None:
    for address in ("/corrections/", "/"):
        text = Read(client, address).text()
        assert "A turnstile was counted twice." in text, address
        assert "370,000" in text


def test_every_edition_is_listed_with_its_reason(three: None, client: Client) -> None:
    text = Read(client, "/quarters/").text()
    assert "2 quarters published, in 3 editions." in text
    assert "Edition 2" in text
    assert "Visits were counted twice." in text


@pytest.mark.parametrize(
    "address",
    [
        "/quarters/1999-00-q1/",
        "/quarters/2023-24-q2/edition-9/",
        "/quarters/2023-24-q2/edition-0/",
        "/quarters/nonsense/indicators/",
        f"{FIRST}indicators/nothing/",
        "/themes/nothing/",
        "/quarters/2023-24-q2/files/nothing.pdf",
        "/quarters/2023-24-q2/files/template.docx",
        "/quarters/2023-24-q2/files/..%2Fsettings.py",
    ],
)
def test_what_was_never_published_is_not_found(three: None, client: Client, address: str) -> None:
    assert client.get(address).status_code == 404
