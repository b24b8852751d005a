"""Reads every report into "reports", their clearance into "clearance", exempt notices into "exempt"."""

from __future__ import annotations

from goldenthread.packs.flow import Line, lines_of
from goldenthread.packs.parts import Part
from goldenthread.packs.phrases import sure
from goldenthread.packs.reading import Reading
from goldenthread.packs.record import Record, Tree
from goldenthread.packs.reports.clearance import clearance_of
from goldenthread.packs.reports.exempt import exempt_of
from goldenthread.packs.reports.header import header_of
from goldenthread.packs.reports.recommendations import recommendations_of
from goldenthread.packs.reports.sections import background_papers_of, sections_of


def read(reading: Reading) -> None:
    """The reports in order."""
    record = reading.record
    for part in reading.parts_called("report"):
        report = report_of(part, record)
        record.add("reports", [report])
        record.add("clearance", clearance_of(part, report.get("title"), record))
    record.add("exempt", exempt_of(list(lines_of(reading.pieces))))


def report_of(part: Part, record: Record) -> dict[str, Tree]:
    """The record of one report."""
    row, after = header_of(part)
    if "title" not in row:
        first = next(part.lines, None)
        record.unclear(
            "a report's title", "no title was found in or above its header", first.source() if first else None
        )
    body: list[Line] = list(lines_of(part.pieces[max(0, after - 1) :]))
    found = recommendations_of(body)
    if found:
        way = sure("reports", "recommendations counted")
        row["recommendations"] = found[0].line.said(len(found), way)
        row["recommendation_texts"] = [one.as_tree() for one in found]
    sections = sections_of(list(lines_of(part.pieces[after:])))
    row["sections"] = [section.as_tree() for section in sections]
    papers = background_papers_of(sections)
    if papers:
        row["background_papers"] = papers
    if part.item:
        row["item"] = part.item
    return row
