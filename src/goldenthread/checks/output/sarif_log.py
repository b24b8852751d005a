"""The findings as SARIF 2.1.0, the form that code hosts and editors show findings of a check from.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/sarif-v2.1.0-os.html
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import asdict
from importlib.metadata import PackageNotFoundError, version
from pathlib import PurePath
from typing import Any

from goldenthread.checks.explaining import explained, first_sentence
from goldenthread.checks.findings import Finding, Place, Severity
from goldenthread.checks.output.listing import why_stale
from goldenthread.checks.output.outcome import Outcome
from goldenthread.checks.rule import Rule
from goldenthread.checks.rules import RULES
from goldenthread.checks.suppressions import Suppression

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
FINGERPRINT = "goldenthread/v1"
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}


def sarif(outcomes: Sequence[Outcome]) -> str:
    """One run over some files. Suppressed findings are in it, with their reason, as the standard has it."""
    places = {rule.id: index for index, rule in enumerate(RULES)}
    results = []
    for outcome in outcomes:
        results += [_result(outcome, finding, places) for finding in outcome.findings]
        results += [_result(outcome, quiet.finding, places, quiet.by) for quiet in outcome.suppressed]
    run = {
        "tool": {"driver": _driver()},
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(outcomes)],
        "results": results,
        "properties": {"coverage": [_coverage(outcome) for outcome in outcomes if outcome.coverage is not None]},
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1) + "\n"


def _driver() -> dict[str, Any]:
    try:
        number = version("goldenthread")
    except PackageNotFoundError:  # run from its source
        number = "0"
    return {"name": "Golden Thread", "version": number, "rules": [_rule(rule) for rule in RULES]}


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.id,
        "name": "".join(word.title() for word in rule.id.split("-")),
        "shortDescription": {"text": rule.title + "."},
        "fullDescription": {"text": first_sentence(rule)},
        "help": {"text": f"{first_sentence(rule)} {rule.scope}", "markdown": explained(rule)},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
        "properties": {"group": rule.group},
    }


def _invocation(outcomes: Sequence[Outcome]) -> dict[str, Any]:
    """Whether every file could be checked, and what could not be read in them."""
    remarks = [
        {"level": "error", "message": {"text": outcome.problem}, "locations": [_file(outcome)]}
        for outcome in outcomes
        if outcome.problem
    ]
    for outcome in outcomes:
        for item in outcome.unread:
            text = f"Not read: {item.what} ({item.where}): {item.why}."
            remarks.append({"level": "note", "message": {"text": text}, "locations": [_file(outcome)]})
        for stale in outcome.stale:
            text = f"Suppression to take out: {stale.finding}, {why_stale(outcome, stale.finding)}."
            remarks.append({"level": "note", "message": {"text": text}, "locations": [_file(outcome)]})
    return {
        "executionSuccessful": not any(outcome.problem for outcome in outcomes),
        "toolExecutionNotifications": remarks,
    }


def _coverage(outcome: Outcome) -> dict[str, Any]:
    """How much of a file is vouched for, and what a person is to confirm."""
    held = outcome.coverage
    assert held is not None
    return {
        "file": _address(outcome.file),
        **{name: getattr(held, name) for name in ("figures", "traced", "rederived", "unverified")},
        "proposals": [asdict(proposal) for proposal in outcome.proposals],
    }


def _result(
    outcome: Outcome, finding: Finding, places: dict[str, int], answer: Suppression | None = None
) -> dict[str, Any]:
    said = " ".join(part for part in (finding.message, finding.working, finding.mend) if part)
    result: dict[str, Any] = {"ruleId": finding.rule}
    if finding.rule in places:
        result["ruleIndex"] = places[finding.rule]
    result |= {
        "kind": "fail",
        "level": LEVELS[finding.severity],
        "message": {"text": said},
        "locations": [_location(outcome, finding.place, finding.quote)],
        "partialFingerprints": {FINGERPRINT: finding.fingerprint},
        "properties": {"verdict": finding.verdict.value, "working": finding.working, "mend": finding.mend},
    }
    if finding.related:
        # The schema wants each only once.
        result["relatedLocations"] = [_location(outcome, place, "") for place in dict.fromkeys(finding.related)]
    if answer is not None:
        words = f"{answer.reason} ({answer.by}, until {answer.until.isoformat()})"
        result["suppressions"] = [{"kind": "external", "status": "accepted", "justification": words}]
    return result


def _file(outcome: Outcome) -> dict[str, Any]:
    return {"physicalLocation": {"artifactLocation": {"uri": _address(outcome.file)}}}


def _location(outcome: Outcome, place: Place, words: str) -> dict[str, Any]:
    """The file, the line where there is one, and the place in words, which is all there is of a page or a paragraph."""
    found = _file(outcome)
    if outcome.has_lines and place.line is not None:
        region: dict[str, Any] = {"startLine": place.line}
        if words:
            region["snippet"] = {"text": words}
        found["physicalLocation"]["region"] = region
    name = f"{place.part}: {place.words}" if place.part else place.words
    found["logicalLocations"] = [{"fullyQualifiedName": name}]
    found["message"] = {"text": f"{place.words}: “{words}”" if words else place.words}
    return found


def _address(file: str) -> str:
    """A path as a relative address, whatever signs are in it."""
    return re.sub(
        r"[^A-Za-z0-9/._~-]",
        lambda sign: "".join(f"%{byte:02X}" for byte in sign[0].encode(errors="surrogateescape")),
        PurePath(file).as_posix(),
    )
