"""Lists: their filters, order and downloads are in the address (HOUSE.md, "URL is state")."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest
from django.test import Client

from .reading import Read

pytestmark = pytest.mark.usefixtures("published")


def titles(client: Client, address: str) -> list[str]:
    """The indicators shown, in order."""
    found = Read(client, address).all("//main//tbody//th/a[1]")
    return [" ".join(link.text_content().split()) for link in found]


LEISURE = "Number of visits across leisure facilities"
HOMES = "Council homes compliant with the Decent Homes Standard"
BELONGING = "Residents who feel they belong"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", [LEISURE, HOMES, BELONGING]),
        ("?status=missed", [LEISURE, HOMES]),
        ("?status=met", []),
        ("?status=amber", [LEISURE, HOMES]),
        ("?status=none", [BELONGING]),
        ("?direction=improving", [LEISURE]),
        ("?direction=none", [HOMES]),
        ("?due=later", [BELONGING]),
        ("?due=reported", [LEISURE, HOMES]),
        ("?due=missing", []),
        ("?theme=living-well", [LEISURE, HOMES, BELONGING]),
        ("?theme=reducing-poverty", []),
        ("?q=HOMES", [HOMES]),
        ("?q=doors", [LEISURE]),
        ("?sort=title", [HOMES, LEISURE, BELONGING]),
        ("?sort=-title", [BELONGING, LEISURE, HOMES]),
        ("?sort=direction", [LEISURE, HOMES, BELONGING]),
        ("?sort=nonsense&status=nonsense", []),
        ("?status=missed&q=visits", [LEISURE]),
    ],
)
def test_indicators_are_filtered_and_ordered_by_the_address(client: Client, query: str, expected: list[str]) -> None:
    """The factory's three indicators: two missed, one of them improving, one not due."""
    assert titles(client, f"/indicators/{query}") == expected


def test_a_list_that_no_indicator_fits_says_so_and_offers_to_clear_the_filters(client: Client) -> None:
    read = Read(client, "/indicators/?q=zeppelin")
    assert "No indicators of 3." in read.text()
    assert "No indicator fits these filters." in read.text()
    assert read.all("//a[@href='?']")


def test_the_form_shows_what_was_chosen_and_keeps_the_order(client: Client) -> None:
    read = Read(client, "/indicators/?status=missed&sort=title")
    assert read.one("//select[@name='status']/option[@selected]").get("value") == "missed"
    assert read.one("//input[@type='hidden'][@name='sort']").get("value") == "title"


def test_a_column_s_heading_says_how_it_is_ordered_and_turns_the_order_round(client: Client) -> None:
    heading = Read(client, "/indicators/?sort=title&status=missed").one("//th[@aria-sort='ascending']")
    assert heading.xpath("./a/@href") == ["?status=missed&sort=-title"]


def test_text_from_the_address_is_shown_as_text(client: Client) -> None:
    answer = client.get("/indicators/", {"q": '"><script>alert(1)</script>'})
    assert b"<script>alert" not in answer.content
    assert b"<script>alert" not in client.get("/search/", {"q": "<script>alert(1)</script>"}).content


def rows_of(client: Client, address: str) -> list[dict[str, str]]:
    content = client.get(address).content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(content)))


def test_a_filtered_list_comes_as_csv_and_json_with_the_same_rows(client: Client) -> None:
    rows = rows_of(client, "/indicators/?status=missed&sort=title&format=csv")
    assert [row["reference"] for row in rows] == ["decent-homes", "leisure-visits"]
    assert rows[1]["result"] == "372750"
    assert (rows[1]["published_quarter"], rows[1]["published_on"]) == ("2023-24 Q2", "2023-11-14")
    made: dict[str, Any] = json.loads(client.get("/indicators/?status=missed&sort=title&format=json").content)
    assert [row["reference"] for row in made["rows"]] == ["decent-homes", "leisure-visits"]
    assert made["published_quarter"] == "2023-24 Q2"


def test_an_indicator_s_results_come_as_csv_with_their_source(client: Client) -> None:
    rows = rows_of(client, "/indicators/leisure-visits/?format=csv")
    assert [row["value"] for row in rows] == ["340120", "361500", "355000", "372750"]
    assert rows[3]["source"] == "Q2 2023-24 report"
    assert rows[2]["provisional"] == "yes"


def test_pledges_are_filtered_by_section_status_evidence_and_words(client: Client) -> None:
    def shown(query: str) -> list[str]:
        return [
            str(h) for h in Read(client, f"/pledges/{query}").all("//main//ul[contains(@class,'gt-rows')]//a/@href")
        ]

    charge, bins = "/pledges/charge-points/", "/pledges/weekly-bins/"
    assert shown("?section=Cleaner") == [charge, bins]
    assert shown("?section=Climate") == [charge]
    assert shown("?status=kept-under-way") == [bins]
    assert shown("?evidence=none") == [bins]
    assert shown("?q=CHARGE") == [charge]
    assert shown("") == [charge, charge, bins], "the top five first, then every section"


def test_fees_are_filtered_by_area_and_by_which_way_they_go(client: Client) -> None:
    assert "Library: An hour" in Read(client, "/money/fees/?rise=up").text("//tbody")
    assert Read(client, "/money/fees/?rise=new").text("//tbody").startswith("=A tour")
    assert "1 fee or charge of 2." in Read(client, "/money/fees/?area=Library").text()


def test_a_search_finds_every_kind_of_thing_with_titles_first(client: Client) -> None:
    found = [str(href) for href in Read(client, "/search/?q=pool").all("//ul[contains(@class,'gt-rows')]//a/@href")]
    assert found[0] == "/activities/pool/"
    assert "No results for" in Read(client, "/search/?q=zeppelin").text()
    assert "/money/#saving-s1" in Read(client, "/search/?q=cctv").links()
