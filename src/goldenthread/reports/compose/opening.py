"""How a report opens: the header table, the summary, the recommendations."""

from __future__ import annotations

from goldenthread.reports.compose.building import Builder
from goldenthread.reports.compose.headline import headline_sentence
from goldenthread.reports.compose.wording import date_words, ended, sentence_list, split_paragraphs
from goldenthread.reports.document import Column, Runs, Table, Text
from goldenthread.reports.facts import QuarterFacts, ReportHeaderFacts

APPENDICES = (
    ("A", "Every indicator in detail"),
    ("B", "High-level risks by theme"),
    ("C", "Benchmarks"),
    ("D", "Metrics with nearest neighbours and the England median"),
)
NOT_ENTERED = "Not entered yet"


def report_title(facts: QuarterFacts) -> str:
    """The title officers gave, or one made from the plan and the period."""
    if facts.header:
        return facts.header.title
    plans = sentence_list([plan.title for plan in facts.plans]) or "Delivery and outcomes"
    return f"{plans}: performance report, {facts.period}"


def header_table(facts: QuarterFacts) -> Table:
    """The table that opens a committee report. What nobody has entered is named as such."""
    header = facts.header
    given: list[tuple[str, str | None]] = [("Title", report_title(facts)), ("Period reported", facts.label)]
    if header is None:
        fields = ("Report to", "Date of meeting", "Report of", "Wards", "Status", "Key", "Urgent")
        given += [(field, None) for field in fields]
    else:
        given += _entered(header)
    given.append(("Appendices", "; ".join(f"Appendix {letter}: {title}" for letter, title in APPENDICES)))
    if header is None:
        given += [("Lead officer", None), ("Officer contact", None)]
    else:
        given += [("Lead officer", header.lead_officer), ("Officer contact", header.contact)]
    rows: list[tuple[Runs, ...]] = [((Text(name, strong=True),), (Text(text or NOT_ENTERED),)) for name, text in given]
    columns = (Column("Item", 3), Column("Detail", 9))
    return Table("About this report", columns, tuple(rows), "about-this-report", style="header")


def _entered(header: ReportHeaderFacts) -> list[tuple[str, str | None]]:
    return [
        ("Report to", header.body),
        ("Date of meeting", date_words(header.meeting_date)),
        ("Report of", header.report_of),
        ("Wards", header.wards),
        ("Status", header.status),
        ("Key", header.key),
        ("Urgent", header.urgent),
    ]


def open_report(facts: QuarterFacts, builder: Builder) -> None:
    """The summary, with the quarter in a sentence, and the recommendations."""
    builder.heading(1, "Summary", "summary")
    if facts.council.notice:
        builder.paragraph(facts.council.notice, style="lead")
    written = split_paragraphs(facts.header.summary if facts.header else None)
    for text in written:
        builder.paragraph(text)
    if not written:
        builder.paragraph(_made_summary(facts))
    builder.paragraph(headline_sentence(facts), style="lead")
    builder.heading(1, "Recommendations", "recommendations")
    recommendations = facts.header.recommendations if facts.header else []
    builder.items([(Text(ended(text)),) for text in recommendations], ordered=True)
    if not recommendations:
        builder.gap("No recommendation has been entered for this report yet.")


def _made_summary(facts: QuarterFacts) -> str:
    if not facts.plans:
        return f"This report covers {facts.label}. The record holds no plan whose span takes in this quarter."
    plans = sentence_list([plan.title for plan in facts.plans])
    return (
        f"This report sets out progress against {plans} in {facts.label}: the activities, indicators, risks and "
        "money that the record holds for the quarter."
    )
