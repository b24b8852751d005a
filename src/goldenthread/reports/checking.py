"""The check of a quarter's report: what is made from the record, read back and held against it before it goes out."""

from __future__ import annotations

from collections.abc import Mapping

from goldenthread.checks import Checked, check
from goldenthread.documents import read_document
from goldenthread.reports.compose import compose
from goldenthread.reports.facts import QuarterFacts
from goldenthread.reports.render import FORMATS, file_name, render_html_page
from goldenthread.reports.tracing import record_of

# A spreadsheet is data to be worked with, not a document to be read.
CHECKED_FORMATS = tuple(extension for extension in FORMATS if extension != "xlsx")


def check_draft(facts: QuarterFacts) -> Checked:
    """The report that these facts would make now, as a web page, checked against them."""
    page = render_html_page(compose(facts)).encode()
    return check(read_document(page, file_name(facts.period, "html")), record=record_of(facts))


def check_files(files: Mapping[str, bytes], facts: QuarterFacts) -> dict[str, Checked]:
    """The check of each file of a report that is a document, by its name."""
    record = record_of(facts)
    return {
        name: check(read_document(content, name), record=record)
        for name, content in files.items()
        if name.endswith(CHECKED_FORMATS)
    }
