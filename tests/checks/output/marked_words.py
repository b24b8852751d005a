"""Rules for tests of the outputs, which find words that say of themselves how bad they are, wherever they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from goldenthread.checks import Checked, Example, Hit, Place, Severity, Subject, Suppression, Verdict, check, hit, rule
from goldenthread.documents import read_document

WORDS = re.compile(r"BAD-(ERROR|WARNING|NOTE)(?: and more)?")


@rule(
    "a-bad-word",
    title="A bad word",
    group="text",
    severity=Severity.ERROR,
    scope="Every word.",
    cost="None.",
    example=Example("BAD-ERROR", "good", "BAD-ERROR"),
)
def bad_word(subject: Subject) -> Iterator[Hit]:
    """It is bad. It says so."""
    last = None
    for passage in subject.passages:
        for match in WORDS.finditer(passage.text):
            found = hit(
                passage,
                match.start(),
                match.end(),
                f"{match.group()} is bad <by itself> & so.",
                working="1 & 1 < 3",
                mend="Take it out.",
                severity=Severity(match[1].lower()),
                verdict=Verdict.CANNOT_TELL if match[1] == "NOTE" else Verdict.WRONG,
                related=(last,) if last else (),
            )
            last = found.place
            yield found


@rule(
    "a-bad-whole",
    title="A bad document",
    group="structure",
    severity=Severity.WARNING,
    scope="The whole.",
    cost="None.",
    example=Example("BAD-WHOLE", "good", ""),
)
def bad_whole(subject: Subject) -> Iterator[Hit]:
    """The whole of it is bad."""
    if "BAD-WHOLE" in subject.document.text:
        yield Hit(Place(), "", "The document is bad as a whole.", mend="Write another.")
    for grid in subject.grids:
        if "BAD-TABLE" in grid.table.cells().__next__().text:
            yield Hit(Place.of(grid.table.position), "", "The table is bad.")
        if "BAD-CELL" in grid.text(0, 0):
            yield Hit(Place.of(grid.table.position, row=0, column=0), "BAD-CELL", "The cell is bad.")


RULES = (bad_word, bad_whole)


def checked(data: str | bytes, name: str = "report.md", *answers: Suppression) -> Checked:
    """The check of a document by these rules."""
    source = data.encode() if isinstance(data, str) else data
    return check(read_document(source, name), suppressions=answers, rules=RULES)


def answer(finding: str, until: date = date(2999, 1, 1)) -> Suppression:
    """An answer to a finding."""
    return Suppression(finding, "It is quoted <so>.", "A. Officer", until)
