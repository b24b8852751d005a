"""What an indicator's figures support, on its page, on its theme's, and to take away.

The figures are the made-up town's (`evidence`); every verdict is worked out by `reports.statistics`, whose own tests
hold it to published values. Here it is held that pages and files say what stands in the facts, and nothing else.
"""

from __future__ import annotations

import csv
import io
import json
import struct
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml import etree

from goldenthread.publications.charted import takeaway
from goldenthread.publications.models import Snapshot

from . import evidence, quarters
from .conftest import SECOND_DAY, Freeze
from .reading import Read

PAGE = "/indicators/repair-days/"
CHARTS = {
    "repair-days": ("control", "results", "pace"),
    "recycling": ("control", "results", "benchmarks", "funnel"),
    "library-visits": ("control", "results", "forecast"),
    "swims": ("results",),
}
EVERY = [(reference, kind) for reference, kinds in CHARTS.items() for kind in kinds]


@pytest.fixture
def town(freeze: Freeze) -> Snapshot:
    return freeze(evidence.quarter(), now=SECOND_DAY)


def text_of_drawing(content: bytes) -> str:
    return " ".join(" ".join(etree.fromstring(content).itertext()).split())


def cells_of(row: Any) -> list[str]:
    """The words of each cell of a table's row."""
    return [" ".join(cell.text_content().split()) for cell in row]


def rows_of(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def test_a_page_shows_its_chart_and_its_table_one_after_the_other_under_a_list_of_tabs(
    town: Snapshot, client: Client
) -> None:
    """As the GOV.UK component is without scripts: no panel is hidden but by a script."""
    read = Read(client, PAGE)
    tabs = [str(href) for href in read.all("//ul[@class='govuk-tabs__list']//a/@href")]
    assert tabs == ["#as-chart", "#as-table"]
    assert len(read.all("//div[@id='as-chart']//*[name()='svg'][@role='img']")) == 2
    assert len(read.all("//div[@id='as-table']//tbody/tr")) == len(evidence.DAYS)
    assert read.all("//main//*[@hidden]") == []


def test_a_page_opens_with_the_control_chart_its_sentence_and_its_rules(town: Snapshot, client: Client) -> None:
    control = evidence.repairs().statistics.control  # type: ignore[union-attr]
    read = Read(client, PAGE)
    told = read.text("//div[@id='as-chart']//figcaption")
    assert told.startswith("For the better")
    assert control.sentence in told
    assert "Rules “mdc-7”: NHS Making Data Count: no screening, runs and trends of 7, verdicts from 13 points." in told
    assert "Source: Made-up register of repairs." in told
    drawing = read.text("//div[@id='as-chart']//*[name()='svg'][1]")
    assert "2 November 2020: a depot flooded" in drawing
    assert "left out of the limits: the depot flooded" in drawing


def test_each_point_says_in_the_table_what_it_means_and_leads_to_its_figure(town: Snapshot, client: Client) -> None:
    read = Read(client, PAGE)
    latest = read.all("//div[@id='as-table']//tbody/tr")[0]
    words = ["2023-24 Q2", "11", "For the better below the lower limit", "21.0", "12.9 to 29.1"]
    assert cells_of(latest) == words
    assert latest.xpath(".//a/@href") == ["/indicators/repair-days/#repair-days-2023-24-q2"]


@pytest.mark.parametrize("reference", CHARTS)
def test_a_page_leads_to_every_chart_of_its_indicator_by_an_address_of_its_own(
    town: Snapshot, client: Client, reference: str
) -> None:
    page = f"/indicators/{reference}/"
    kinds = CHARTS[reference]
    first = Read(client, page)
    ways = [str(href) for href in first.all("//nav[@class='gt-views']//a/@href")]
    assert len(ways) == len(kinds) - 1
    for kind in kinds:
        read = Read(client, f"{page}?chart={kind}")
        downloads = {str(href) for href in read.all("//ul[@class='gt-downloads']//a/@href")}
        assert {f"{page}charts/{kind}.{format}" for format in ("svg", "png", "csv", "json")} <= downloads
        ids = [str(found) for found in read.all("//@id")]
        assert sorted(ids) == sorted(set(ids))


def test_a_chart_that_there_is_not_gives_the_first(town: Snapshot, client: Client) -> None:
    assert Read(client, f"{PAGE}?chart=pie").text("//h2[@id='chart']") == Read(client, PAGE).text("//h2[@id='chart']")


@pytest.mark.parametrize("reference", CHARTS)
def test_every_verdict_stands_on_the_page_as_it_was_frozen_or_why_there_is_none(
    town: Snapshot, client: Client, reference: str
) -> None:
    [indicator] = [each for each in evidence.quarter().indicators if each.reference == reference]
    made = indicator.statistics
    assert made is not None
    parts = [made.control, made.interval, made.trend, made.funnel, made.progress, made.outturn, *made.comparisons]
    said = Read(client, f"/indicators/{reference}/").text()
    for part in parts:
        if part is not None:
            assert part.sentence in said, part
    if made.no_comparison:
        assert made.no_comparison in said


def test_a_funnel_names_our_area_and_no_other(town: Snapshot, client: Client) -> None:
    read = Read(client, "/indicators/recycling/?chart=funnel")
    drawing = read.text("//div[@id='as-chart']//*[name()='svg'][1]")
    assert "Madeup 65.2%" in drawing
    assert "Funnel chart of 60 other areas, none of them named, by size." in drawing
    assert "over-dispersed" in read.text("//div[@id='as-chart']//figcaption")
    assert evidence.OWN not in read.response.content.decode()
    assert "E06000" not in read.response.content.decode()


def test_no_file_of_a_chart_has_another_areas_code(town: Snapshot, client: Client) -> None:
    for kind in ("funnel", "benchmarks"):
        for format in ("svg", "csv", "json"):
            content = client.get(f"/indicators/recycling/charts/{kind}.{format}").content.decode()
            assert "E0600" not in content
            assert "E0900" not in content


def test_a_year_under_way_adds_up_its_quarters_to_what_the_forecast_knows(town: Snapshot, client: Client) -> None:
    """92,000 and 104,000 visits in the first two quarters; half of a target of 400,000 would be 200,000."""
    rows = Read(client, "/indicators/library-visits/?chart=forecast").all("//div[@id='as-table']//tbody/tr")
    told = [cells_of(row) for row in rows]
    assert told[:2] == [["2023-24 Q1", "92,000", "100,000"], ["2023-24 Q2", "196,000", "200,000"]]
    assert told[2:4] == [["2023-24 Q3", "To come", "300,000"], ["2023-24 Q4", "To come", "400,000"]]
    assert told[4] == ["2023-24, forecast", "377,000 (369,742 to 384,258)", "400,000"]


def test_a_theme_says_how_many_changed_beyond_chance_and_marks_each(town: Snapshot, client: Client) -> None:
    read = Read(client, "/themes/living-well/")
    assert "1 of 2 indicators of Living well changed for the better beyond chance" in read.text(
        "//section[@aria-labelledby='measured']"
    )
    marks = [row.xpath("string(./td[last()])") for row in read.all("//section[@aria-labelledby='measured']//tbody/tr")]
    assert marks == ["For the better", "Too few to say", "As usual", "Too few to say"]
    assert len(read.all("//section[@aria-labelledby='measured']//tbody//td[last()]//*[name()='svg']")) == 4


def test_facts_from_before_there_were_statistics_have_their_pages_as_they_were(freeze: Freeze, client: Client) -> None:
    freeze(quarters.quarter_before())
    read = Read(client, "/indicators/leisure-visits/")
    assert read.status == 200
    assert not read.all("//section[@aria-labelledby='evidence']")
    assert "chance" not in Read(client, "/themes/living-well/").text()
    assert client.get("/indicators/leisure-visits/statistics.json").status_code == 404
    assert client.get("/indicators/leisure-visits/charts/control.svg").status_code == 404


@pytest.mark.parametrize(("reference", "kind"), EVERY)
def test_a_drawing_taken_away_says_its_source_its_quarter_its_day_and_that_it_is_made_up(
    town: Snapshot, client: Client, reference: str, kind: str
) -> None:
    answer = client.get(f"/indicators/{reference}/charts/{kind}.svg")
    assert answer["Content-Type"] == "image/svg+xml"
    assert answer["Content-Disposition"] == f'attachment; filename="{reference}-{kind}-2023-24-q2.svg"'
    told = text_of_drawing(answer.content)
    assert evidence.NOTICE in told
    assert "Source: Made-up re" in told
    assert (
        "Published by Madeup Town Council for Quarter 2 2023-24 (July to September 2023), on 14 November 2023." in told
    )
    assert f"/indicators/{reference}/" in told


@pytest.mark.parametrize(("reference", "kind"), [("repair-days", "control"), ("recycling", "funnel")])
def test_a_picture_is_the_drawing_at_twice_its_size(town: Snapshot, client: Client, reference: str, kind: str) -> None:
    """A PNG says its size in its first chunk (PNG specification, 11.2.2); 760 is the drawing's width."""
    content = client.get(f"/indicators/{reference}/charts/{kind}.png").content
    assert content.startswith(b"\x89PNG\r\n\x1a\n")
    wide, tall = struct.unpack(">II", content[16:24])
    drawing = etree.fromstring(client.get(f"/indicators/{reference}/charts/{kind}.svg").content)
    assert wide == 1520
    assert tall == pytest.approx(2 * float(drawing.get("height")), abs=3)


def test_a_picture_is_made_once_for_a_publication(
    town: Snapshot, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = []

    def count(drawings: list[tuple[str, int, int]], sharpness: float) -> list[bytes]:
        made.append(drawings)
        return [b"a picture"]

    monkeypatch.setattr(takeaway, "pictures", count)
    takeaway._picture.cache_clear()
    for base in ("/", "/", "/quarters/2023-24-q2/", "/quarters/2023-24-q2/edition-1/"):
        assert client.get(f"{base}indicators/repair-days/charts/control.png").content == b"a picture"
    takeaway._picture.cache_clear()
    assert len(made) == 1


def test_a_picture_larger_than_any_chart_is_not_made() -> None:
    drawing = '<svg viewBox="0 0 9000 10"></svg>'
    with pytest.raises(ValueError, match="larger than 2400"):
        takeaway._picture(drawing)


def test_the_points_of_a_control_chart_are_a_table_with_their_limits(town: Snapshot, client: Client) -> None:
    rows = rows_of(client.get(f"{PAGE}charts/control.csv").content)
    assert [row["value"] for row in rows] == [str(days) for days in evidence.DAYS]
    last, flood = rows[-1], rows[8]
    found = [last[name] for name in ("judgement", "cause", "direction", "mean", "lower_limit", "upper_limit", "target")]
    assert found == ["improvement", "limit", "low", "21.0", "12.9", "29.1", "20"]
    assert (flood["left_out"], flood["judgement"]) == ("the depot flooded", "")
    assert {row["preset"] for row in rows} == {"mdc-7"}
    assert {row["notice"] for row in rows} == {evidence.NOTICE}
    assert {row["sources"] for row in rows} == {"Made-up register of repairs"}
    assert {row["published_on"] for row in rows} == {"2023-11-14"}


@pytest.mark.parametrize(("reference", "kind"), EVERY)
def test_a_charts_figures_are_the_same_as_csv_and_as_json(
    town: Snapshot, client: Client, reference: str, kind: str
) -> None:
    rows = rows_of(client.get(f"/indicators/{reference}/charts/{kind}.csv").content)
    content = json.loads(client.get(f"/indicators/{reference}/charts/{kind}.json").content)
    assert content["published_quarter"] == "2023-24 Q2"
    assert rows
    assert len(content["rows"]) == len(rows)
    for one, other in zip(content["rows"], rows, strict=True):
        assert {name: value or "" for name, value in one.items()} == {name: other[name] for name in one}


def test_all_that_was_worked_out_is_there_as_json_with_when_and_whose(town: Snapshot, client: Client) -> None:
    content = json.loads(client.get(f"{PAGE}statistics.json").content)
    assert (content["published_by"], content["notice"]) == ("Madeup Town Council", evidence.NOTICE)
    control = content["statistics"]["control"]
    assert (control["variation"], control["preset"], len(control["points"])) == ("improvement", "mdc-7", 20)


@pytest.mark.parametrize(
    "address",
    ["there-is-none/charts/control.svg", "swims/charts/funnel.svg", "repair-days/charts/pie.svg",
     "repair-days/charts/control.pdf", "there-is-none/statistics.json"],
)  # fmt: skip
def test_a_chart_that_cannot_be_drawn_is_not_found(town: Snapshot, client: Client, address: str) -> None:
    assert client.get(f"/indicators/{address}").status_code == 404


@pytest.mark.parametrize("address", [PAGE, f"{PAGE}?chart=pace", f"{PAGE}charts/control.png", "/themes/living-well/"])
def test_a_page_with_statistics_costs_one_query_once_it_is_known(town: Snapshot, client: Client, address: str) -> None:
    for most in (2, 1, 1):
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        assert len(queries) <= most
