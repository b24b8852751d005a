"""Statuses as a shape and a word, the same in every format."""

from __future__ import annotations

from goldenthread.design.status import status_of
from goldenthread.reports.document import Status
from goldenthread.reports.facts import AssessmentFacts


def status(code: str) -> Status:
    """A status by its code, in the design's own word."""
    return Status(code, status_of(code).word)


def rag_status(colour: str | None) -> Status | None:
    """The status of a Red, Amber or Green; None where there is none."""
    return status(colour) if colour else None


def rating(assessment: AssessmentFacts) -> Status:
    """The colour of a result, or why it has none."""
    if assessment.rag:
        return status(assessment.rag)
    return status({"monitor": "monitor", "none": "no-target"}.get(assessment.target_kind, "no-rating"))
