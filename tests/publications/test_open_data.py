"""Open data: the same facts as tables, safe to open in a spreadsheet, and stamped with what they are."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reports import factory

from goldenthread.publications.models import Snapshot
from goldenthread.publications.opendata import TABLES, csv_of, safe_cell
from goldenthread.reports.facts import QuarterFacts

from . import quarters

STAMP = ("2023-24 Q2", "1", "2023-11-14", "London Borough of Barnet")


def read(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


@pytest.mark.parametrize("dangerous", ["=1+2", "+cmd|' /C calc'!A0", "-1+2", "@SUM(A1)", "\tx", "\rx", "=A tour"])
def test_a_cell_that_a_spreadsheet_would_run_is_made_text(dangerous: str) -> None:
    """The beginnings that OWASP's page on CSV injection names."""
    assert safe_cell(dangerous) == f"'{dangerous}"


@pytest.mark.parametrize("figure", ["-243", "+5.3%", "-0.2", "1,234.50", "0", "99.5"])
def test_a_figure_stays_a_figure(figure: str) -> None:
    assert safe_cell(figure) == figure


@given(st.text())
def test_no_cell_begins_like_a_formula_unless_it_is_a_plain_figure(text: str) -> None:
    cell = safe_cell(text)
    if cell[:1] in "=+-@\t\r\n" and cell:
        assert cell.strip("+-%").replace(",", "").replace(".", "").isdigit()


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
@pytest.mark.parametrize("facts", [quarters.quarter(), factory.empty_quarter()], ids=["a quarter", "an empty one"])
def test_every_row_has_a_cell_for_every_column_and_every_column_says_what_it_holds(
    table: object, facts: QuarterFacts
) -> None:
    columns = table.columns  # type: ignore[attr-defined]
    names = [name for name, _ in columns]
    assert len(set(names)) == len(names)
    assert all(about for _, about in columns)
    for row in table.rows(facts):  # type: ignore[attr-defined]
        assert len(row) == len(columns)
        assert all(cell is None or isinstance(cell, str) for cell in row)


def test_every_row_says_which_publication_it_is_of(published: tuple[Snapshot, Snapshot]) -> None:
    for file in published[1].files.filter(name__endswith=".csv"):
        for row in read(bytes(file.content)):
            found = [row[n] for n in ("published_quarter", "published_edition", "published_on", "published_by")]
            assert tuple(found) == STAMP, file.name


def test_results_are_exactly_as_reported_with_target_rating_and_source(published: tuple[Snapshot, Snapshot]) -> None:
    """The published Q2 2023-24 miss: 372,750 visits against 394,625."""
    rows = read(bytes(published[1].files.get(name="results.csv").content))
    row = next(row for row in rows if row["key"] == "leisure-visits@2023-24-Q2")
    assert (row["value"], row["target"], row["rating"]) == ("372750", "394,625", "amber")
    assert (row["source"], row["source_place"]) == ("Q2 2023-24 report", "para 1.53")


def test_money_keeps_its_signs(published: tuple[Snapshot, Snapshot]) -> None:
    """The CCTV saving of £243k is negative; Community Safety's forecast is 4 under its budget."""
    assert read(bytes(published[1].files.get(name="savings.csv").content))[0]["amount"] == "-243"
    assert read(bytes(published[1].files.get(name="forecasts.csv").content))[0]["variance"] == "-4"


def test_a_file_opens_with_its_pound_signs_in_a_spreadsheet_and_ends_lines_as_the_standard_says() -> None:
    """RFC 4180 asks for CRLF; a spreadsheet knows UTF-8 by its mark."""
    made = csv_of((("a", "x"),), [("£5",)], STAMP)
    assert made.startswith(b"\xef\xbb\xbf")
    assert made.count(b"\r\n") == 2
    assert "£5".encode() in made
