"""Which parts of a document are one report: in a pack each is its own, else the appendices go with what they are of."""

from __future__ import annotations

from goldenthread.checks.once import once
from goldenthread.checks.parts import Part
from goldenthread.checks.subject import Subject


@once
def is_one_report(subject: Subject) -> bool:
    """Whether a document is one report with its appendices, and no pack."""
    kinds = [part.kind for part in subject.parts]
    return all(kind in ("report", "document", "appendix") for kind in kinds) and (
        sum(kind != "appendix" for kind in kinds) <= 1
    )


def scope(subject: Subject, part: Part) -> Part:
    """The part that stands for a report: the first, where the document is one report."""
    return subject.parts[0] if is_one_report(subject) else part
