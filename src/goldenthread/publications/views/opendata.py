"""Open data: every table of the quarter, what its columns hold, and how it may be used."""

from __future__ import annotations

from django.http import QueryDict

from goldenthread.publications.edition import Edition
from goldenthread.publications.files import FACTS, file_url
from goldenthread.publications.opendata import TABLES
from goldenthread.publications.opendata.csv_files import STAMP
from goldenthread.publications.views.page import Page, of_edition
from goldenthread.publications.words import count_of


@of_edition
def open_data(edition: Edition, query: QueryDict) -> Page:
    facts = edition.facts
    tables = [
        {
            "table": table,
            "href": file_url(edition, f"{table.name}.csv"),
            "rows": count_of(sum(1 for _ in table.rows(facts)), "row"),
            "columns": [*table.columns, *STAMP],
            "scroll": f"columns-{table.name}",
        }
        for table in TABLES
    ]
    context = {"tables": tables, "facts_url": file_url(edition, FACTS), "head": ("Column", "What it holds")}
    description = f"Every fact of {facts.label} as CSV and JSON, with what each column holds."
    return Page("publications/open_data.html", "Open data", description, context)
