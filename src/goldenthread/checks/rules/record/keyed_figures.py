"""Figures that carry a key, held against the record."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.checks.findings import Severity, Verdict
from goldenthread.checks.record import Record, RecordFigure
from goldenthread.checks.rule import Example, Hit, hit, rule
from goldenthread.checks.subject import Subject
from goldenthread.checks.tracing import keyed_figures

_VISITS = RecordFigure("leisure-visits@2023-24-Q2", "Leisure centre visits", "2023-24 Q2", ("302,344",))
_RECORD = Record("The record", {_VISITS.key: _VISITS})


@rule(
    "differs-from-the-record",
    title="A figure that differs from the record",
    group="record",
    severity=Severity.ERROR,
    scope="Every figure that carries a key (by a content control in Word, `data-key` in a web page, the file attached "
    "to a PDF), against the record.",
    leaves_out=("Figures without a key, for which a match is only proposed.",),
    cost="None: the key says which figure it is.",
    example=Example(
        record=_RECORD,
        wrong=f'Visits came to <span data-key="{_VISITS.key}">302,434</span>.\n',
        right=f'Visits came to <span data-key="{_VISITS.key}">302,344</span>.\n',
        quote="302,434",
    ),
    needs="record",
)
def differs_from_the_record(subject: Subject) -> Iterator[Hit]:
    """A figure typed over, or left from a draft before a correction, is no longer what the record says."""
    record = subject.record
    for found in keyed_figures(subject):
        figure = record.figures.get(found.key) if record else None
        if record is None or figure is None or found.text.strip() in figure.texts:
            continue
        holds = record.figures.get(record.replaced.get(found.key, ""))
        said = " or ".join(figure.texts)
        yield hit(
            found.passage,
            found.start,
            found.end,
            f"The record gives {said} for {figure.name}, {figure.period}.",
            working=f"key {found.key}" + (f"; corrected since, now {holds.texts[0]}" if holds else ""),
            mend="Make the report again, or correct the record with a reason.",
        )


@rule(
    "not-in-the-record",
    title="A key that the record does not have",
    group="record",
    severity=Severity.WARNING,
    scope="Every key in the document.",
    leaves_out=("Content controls that are no figure's: those without the mark of a report made here.",),
    cost="None: only reports made here carry keys.",
    example=Example(
        record=_RECORD,
        wrong='Visits came to <span data-key="leisure-visit@2023-24-Q2">302,344</span>.\n',
        right=f'Visits came to <span data-key="{_VISITS.key}">302,344</span>.\n',
        quote="302,344",
    ),
    needs="record",
)
def not_in_the_record(subject: Subject) -> Iterator[Hit]:
    """A figure whose key is unknown is one nobody can follow to its source."""
    record = subject.record
    for found in keyed_figures(subject):
        # A control that somebody's own template put there has no place in a key's form.
        if record is None or found.key in record.figures or "@" not in found.key:
            continue
        yield hit(
            found.passage,
            found.start,
            found.end,
            f"{record.name} has no figure with the key {found.key}.",
            mend="Check against which record and which period the report is held.",
            verdict=Verdict.CANNOT_TELL,
        )
