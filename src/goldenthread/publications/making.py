"""The files published with an edition, made from its facts alone: the same facts always make the same bytes."""

from __future__ import annotations

from datetime import datetime

from django.utils.timezone import localtime

from goldenthread.publications.files import WORD_TEMPLATE
from goldenthread.publications.opendata import TABLES, csv_of
from goldenthread.publications.opendata.csv_files import stamp_of
from goldenthread.reports.facts import QuarterFacts
from goldenthread.reports.render import render_all


def made_files(
    facts: QuarterFacts, edition: int, published_at: datetime, template: bytes | None = None
) -> dict[str, bytes]:
    """The report in every format, and every table of open data. The council's own Word template is kept beside them,
    so that the Word file can be made again when it has another."""
    files = dict(render_all(facts, template))
    stamp = stamp_of(facts.council.name, facts.period, edition, localtime(published_at).date().isoformat())
    for table in TABLES:
        files[f"{table.name}.csv"] = csv_of(table.columns, table.rows(facts), stamp)
    if template is not None:
        files[WORD_TEMPLATE] = template
    return files
