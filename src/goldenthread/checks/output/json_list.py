"""The findings as JSON: one list, an object a finding, for other programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from goldenthread.checks.findings import Finding, Place
from goldenthread.checks.output.outcome import Outcome


def as_json(outcomes: Sequence[Outcome]) -> str:
    """A list of every finding in the order of the files and of the documents. Suppressed ones are not in it."""
    records = [record(outcome, finding) for outcome in outcomes for finding in outcome.findings]
    return json.dumps(records, ensure_ascii=False, indent=1) + "\n"


def record(outcome: Outcome, finding: Finding) -> dict[str, Any]:
    """One finding as plain data."""
    return {
        "file": outcome.file,
        "rule": finding.rule,
        "severity": finding.severity.value,
        "verdict": finding.verdict.value,
        "message": finding.message,
        "quote": finding.quote,
        **located(outcome, finding.place),
        "working": finding.working,
        "mend": finding.mend,
        "related": [located(outcome, place) for place in finding.related],
        "fingerprint": finding.fingerprint,
    }


def located(outcome: Outcome, place: Place) -> dict[str, Any]:
    """A place as plain data: `line` for text (1 for the whole file), else `page` (null if not known) and `block`."""
    found: dict[str, Any]
    if outcome.has_lines:
        found = {"line": place.line or 1, "block": place.block}
    else:
        found = {"page": place.page, "block": place.block, "paragraph": place.paragraph}
    found |= {"place": place.words, "start": place.start, "end": place.end, "part": place.part}
    if place.row is not None:
        found |= {"row": place.row, "column": place.column}
    return found
