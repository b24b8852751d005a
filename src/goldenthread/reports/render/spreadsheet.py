"""The quarter as a spreadsheet: one sheet a subject, numbers as numbers, one row a record."""

from __future__ import annotations

import datetime
import io
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from goldenthread.reports.characters import writable
from goldenthread.reports.compose.opening import report_title
from goldenthread.reports.facts import QuarterFacts
from goldenthread.reports.render.sheet import Amount, Cell, Sheet
from goldenthread.reports.render.sheets import sheets_of

LONGEST_CELL = 32_767  # what Excel holds in one cell
SIGNIFICANT = 15  # digits that Excel keeps of a number
_NUMBER = {
    "percent": '{}"%"',
    "gbp": '"£"{0};-"£"{0}',
    "gbp-thousand": '"£"{0}"k";-"£"{0}"k"',
    "gbp-million": '"£"{0}"m";-"£"{0}"m"',
}


def render_spreadsheet(facts: QuarterFacts) -> bytes:
    """The facts as an .xlsx. No text in it can become a formula; the same facts always give the same bytes."""
    result = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    workbook = xlsxwriter.Workbook(result, options)
    known = datetime.datetime.fromisoformat(facts.known_at).replace(tzinfo=None, microsecond=0)
    workbook.set_properties(
        {
            "title": writable(report_title(facts))[:255],
            "subject": writable(facts.label)[:255],
            "author": writable(facts.council.name)[:255],
            "company": writable(facts.council.name)[:255],
            "created": known,
        }
    )
    writer = _Writer(workbook, facts)
    for sheet in sheets_of(facts):
        writer.write(sheet)
    workbook.close()
    return result.getvalue()


class _Writer:
    """Writes sheets into one workbook; a format is made once for each way of showing a number."""

    def __init__(self, workbook: Workbook, facts: QuarterFacts) -> None:
        self.workbook = workbook
        council = facts.council
        head = {"bold": True, "text_wrap": True, "valign": "top", "border": 1, "border_color": "#C9D2DA"}
        self.head = workbook.add_format(
            {**head, "bg_color": council.brand_colour, "font_color": council.brand_text_colour}
        )
        self.wrapped = workbook.add_format({"text_wrap": True, "valign": "top"})
        self.date = workbook.add_format({"num_format": "d mmm yyyy", "valign": "top", "align": "left"})
        self.numbers: dict[str, Format] = {}
        self.footer = f"&L{council.short_name.replace('&', '&&')}, {facts.period}&RPage &P of &N"

    def write(self, sheet: Sheet) -> None:
        """One sheet: a heading row that stays in sight and can be filtered, and a row a record."""
        page = self.workbook.add_worksheet(sheet.name)
        page.set_landscape()
        page.set_paper(9)
        page.fit_to_pages(1, 0)
        page.repeat_rows(0)
        page.set_footer(self.footer[:255])
        for at, (title, width) in enumerate(sheet.columns):
            page.set_column(at, at, width)
            page.write_string(0, at, title, self.head)
        page.freeze_panes(1, 1 if len(sheet.columns) > 3 else 0)
        for row, cells in enumerate(sheet.rows, start=1):
            self.row(page, row, cells)
        if sheet.rows:
            page.autofilter(0, 0, len(sheet.rows), len(sheet.columns) - 1)

    def row(self, page: Worksheet, row: int, cells: Sequence[Cell]) -> None:
        for at, cell in enumerate(cells):
            if cell is None or cell == "":
                continue
            if isinstance(cell, Amount):
                self.amount(page, row, at, cell)
            elif isinstance(cell, bool):
                page.write_string(row, at, "yes" if cell else "no", self.wrapped)
            elif isinstance(cell, int):
                page.write_number(row, at, cell, self.number("#,##0"))
            elif isinstance(cell, datetime.date):
                page.write_datetime(row, at, datetime.datetime(cell.year, cell.month, cell.day), self.date)  # noqa: DTZ001
            else:
                page.write_string(row, at, _fitting(cell), self.wrapped)

    def amount(self, page: Worksheet, row: int, at: int, amount: Amount) -> None:
        """A reported figure as a number showing the decimals it was reported with; as text if Excel would cut it."""
        try:
            value = Decimal(amount.value)
        except InvalidOperation:
            page.write_string(row, at, _fitting(amount.value), self.wrapped)
            return
        digits = value.as_tuple()
        if not value.is_finite() or len(digits.digits) > SIGNIFICANT:
            page.write_string(row, at, _fitting(amount.value), self.wrapped)
            return
        decimals = max(0, -int(digits.exponent))
        shown = "#,##0" + (f".{'0' * decimals}" if decimals else "")
        page.write_number(row, at, float(value), self.number(_NUMBER.get(amount.unit, "{}").format(shown)))

    def number(self, shown: str) -> Format:
        if shown not in self.numbers:
            self.numbers[shown] = self.workbook.add_format({"num_format": shown, "valign": "top"})
        return self.numbers[shown]


def _fitting(text: str) -> str:
    """The text as a cell can hold it; what is left out is said."""
    text = writable(text)
    return text if len(text) <= LONGEST_CELL else f"{text[: LONGEST_CELL - 20]}… (cut short)"
