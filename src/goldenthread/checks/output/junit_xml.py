"""The findings as JUnit XML, which build servers show as tests: a suite a file, a test case a rule that was broken."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.etree import ElementTree as Xml

from goldenthread.checks.findings import Finding
from goldenthread.checks.output.listing import grouped, why_stale
from goldenthread.checks.output.outcome import Outcome
from goldenthread.patterns import regex

# XML 1.0 has no way to write these.
_NOT_XML = regex("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def junit(outcomes: Sequence[Outcome]) -> str:
    """A suite for each file, a case for each rule that was run.

    A rule without a finding passed; one whose findings are all suppressed was skipped.
    """
    root = Xml.Element("testsuites", name="goldenthread check")
    for outcome in outcomes:
        _suite(root, outcome)
    for kind in ("tests", "failures", "errors", "skipped"):
        root.set(kind, str(sum(int(suite.get(kind, "0")) for suite in root)))
    Xml.indent(root, " ")
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + Xml.tostring(root, encoding="unicode") + "\n"


def clean(text: str) -> str:
    """Text without the signs that XML cannot hold."""
    return _NOT_XML.sub("\ufffd", text)


def _suite(root: Xml.Element, outcome: Outcome) -> None:
    suite = Xml.SubElement(root, "testsuite", name=clean(outcome.file))
    if outcome.problem:
        case = Xml.SubElement(suite, "testcase", classname=clean(outcome.file), name="read")
        Xml.SubElement(case, "error", message=clean(outcome.problem), type="unreadable")
        _count(suite, tests=1, errors=1)
        return
    _properties(suite, outcome)
    broken: dict[str, list[Finding]] = {}
    for finding in outcome.findings:
        broken.setdefault(finding.rule, []).append(finding)
    quiet: dict[str, list[str]] = {}
    for answered in outcome.suppressed:
        quiet.setdefault(answered.finding.rule, []).append(f"{answered.by.finding}: {answered.by.reason}")
    names = list(dict.fromkeys([*outcome.ran, *broken, *quiet]))
    for name in names:
        case = Xml.SubElement(suite, "testcase", classname=clean(outcome.file), name=name)
        if name in broken:
            worst = min(broken[name], key=lambda finding: finding.severity.rank)
            said = f"{len(broken[name])} found; first: {broken[name][0].message}"
            failure = Xml.SubElement(case, "failure", message=clean(said), type=worst.severity.value)
            failure.text = clean("\n\n".join(_told(finding) for finding in broken[name]))
        elif name in quiet:
            Xml.SubElement(case, "skipped", message=clean("suppressed: " + "; ".join(quiet[name])))
    if beside := "\n".join(_beside(outcome)):
        Xml.SubElement(suite, "system-out").text = clean(beside)
    _count(suite, tests=len(names), failures=len(broken), skipped=len(quiet.keys() - broken.keys()))


def _properties(suite: Xml.Element, outcome: Outcome) -> None:
    """How much of the file is vouched for."""
    if outcome.coverage is None:
        return
    properties = Xml.SubElement(suite, "properties")
    for name in ("figures", "traced", "rederived", "unverified"):
        Xml.SubElement(properties, "property", name=name, value=str(getattr(outcome.coverage, name)))


def _beside(outcome: Outcome) -> Iterator[str]:
    """What no test case says: what a person is to confirm, what was not read, which suppressions to take out."""
    for match in outcome.proposals:
        yield f"To confirm: {match.where}: {match.quote} for {match.name}, {match.period} ({match.key})"
    yield from (f"Not read: {line}" for line in grouped(outcome.unread))
    for stale in outcome.stale:
        yield f"Suppression to take out: {stale.finding}, {why_stale(outcome, stale.finding)}"


def _told(finding: Finding) -> str:
    head = f"{finding.place.words}: {finding.severity.value} ({finding.verdict.value}): “{finding.quote}”"
    parts = (head, finding.message, finding.working, finding.mend, finding.fingerprint)
    return "\n".join(part for part in parts if part)


def _count(suite: Xml.Element, *, tests: int, failures: int = 0, errors: int = 0, skipped: int = 0) -> None:
    for kind, number in (("tests", tests), ("failures", failures), ("errors", errors), ("skipped", skipped)):
        suite.set(kind, str(number))
