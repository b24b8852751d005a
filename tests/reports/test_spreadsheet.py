"""The spreadsheet, read with openpyxl."""

import io
from typing import Any

import openpyxl
import pytest

from goldenthread.reports.render.spreadsheet import render_spreadsheet
from tests.reports import factory


@pytest.fixture(scope="module")
def book() -> Any:
    return openpyxl.load_workbook(io.BytesIO(render_spreadsheet(factory.quarter())))


def records(sheet: Any) -> list[dict[str, Any]]:
    rows = list(sheet.iter_rows(values_only=True))
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]


def test_there_is_a_sheet_for_each_subject(book: Any) -> None:
    assert book.sheetnames == [
        "Summary", "Indicators", "Results", "Verdicts", "Comparisons", "Activities", "Risks", "Money", "Savings",
        "Fees", "Pledges", "Sources",
    ]  # fmt: skip


def test_an_indicator_is_one_row_with_its_key_and_its_value_as_a_number(book: Any) -> None:
    row = records(book["Indicators"])[0]
    assert row["Key"] == "leisure-visits@2023-24-Q2"
    assert row["Result"] == 372750
    assert (row["Target"], row["RAG"], row["Off target"]) == (394625, "amber", "5.5%")
    assert row["Commentary"] == "A pool was closed for repair"


def test_a_number_shows_the_decimals_it_was_reported_with(book: Any) -> None:
    sheet = book["Indicators"]
    column = next(cell.column for cell in sheet[1] if cell.value == "Result")
    homes = sheet.cell(row=3, column=column)
    assert (homes.value, homes.number_format) == (99.5, '#,##0.0"%"')
    assert sheet.cell(row=2, column=column).number_format == "#,##0"


def test_every_result_held_is_there_not_only_the_latest(book: Any) -> None:
    found = {row["Key"]: row["Result"] for row in records(book["Results"])}
    assert found == {r.key: float(r.value) for i in factory.quarter().indicators for r in i.results}


def test_money_is_numbers_with_adverse_positive(book: Any) -> None:
    row = records(book["Money"])[0]
    assert (row["Revised budget"], row["Variance (adverse positive)"], row["Unit"]) == (1939, -4, "£000")
    assert records(book["Savings"])[0]["Amount (a saving is negative)"] == -243


def test_dates_are_dates(book: Any) -> None:
    assert records(book["Results"])[0]["Known from"].isoformat() == "2023-11-06T00:00:00"


def test_headings_stay_in_sight_and_can_be_filtered(book: Any) -> None:
    for sheet in book:
        assert sheet.freeze_panes in ("A2", "B2")
    assert book["Results"].auto_filter.ref.startswith("A1:")


def test_the_file_names_itself_and_is_dated_when_the_facts_were_known(book: Any) -> None:
    assert book.properties.title == "Our Plan for Barnet: Q2 2023-24"
    assert book.properties.creator == "London Borough of Barnet"
    assert book.properties.created.isoformat() == "2023-11-06T09:30:00"


def test_a_number_too_long_for_a_spreadsheet_is_kept_whole_as_text() -> None:
    long = "12345678901234567.89"
    indicator = factory.indicator(
        "long", "Long", theme="living-well", results=[factory.result("long", factory.PERIOD, long)]
    )
    made = openpyxl.load_workbook(io.BytesIO(render_spreadsheet(factory.quarter(indicators=[indicator]))))
    assert records(made["Indicators"])[0]["Result"] == long


def test_a_quarter_without_data_has_every_sheet_with_its_headings() -> None:
    made = openpyxl.load_workbook(io.BytesIO(render_spreadsheet(factory.empty_quarter())))
    assert made["Indicators"]["A1"].value == "Reference"
    assert records(made["Indicators"]) == []
