"""Runs the rules over a document and puts what they find in order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from goldenthread.checks.findings import Finding
from goldenthread.checks.naming import did_you_mean
from goldenthread.checks.record import Coverage, Proposal, Record
from goldenthread.checks.rule import Hit, Rule
from goldenthread.checks.rules import RULES
from goldenthread.checks.settings import Settings
from goldenthread.checks.subject import Subject
from goldenthread.checks.suppressions import Suppressed, Suppression, suppress
from goldenthread.checks.tracing import coverage, proposals
from goldenthread.documents import Document


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check gave: the findings in the order of the document, those suppressed, and what was not read."""

    subject: Subject
    findings: tuple[Finding, ...]
    suppressed: tuple[Suppressed, ...] = ()
    stale: tuple[Suppression, ...] = ()
    """Suppressions that have run out or that answer no finding any more."""
    ran: tuple[str, ...] = ()
    """The rules that were run."""

    @property
    def document(self) -> Document:
        """The document that was checked."""
        return self.subject.document

    @property
    def coverage(self) -> Coverage:
        """How many of its figures are vouched for, and by what."""
        return coverage(self.subject)

    @property
    def proposals(self) -> tuple[Proposal, ...]:
        """For figures without a key, which of the record's they may be, for a person to confirm."""
        return tuple(proposals(self.subject))


def check(
    document: Document,
    settings: Settings | None = None,
    *,
    suppressions: Sequence[Suppression] = (),
    rules: Iterable[Rule] = RULES,
    previous: Document | None = None,
    record: Record | None = None,
) -> Checked:
    """Everything that the rules find in a document.

    Rules that compare with the last report or with the record run only where `previous` or `record` is given.
    """
    before = Subject(previous, settings) if previous else None
    subject = Subject(document, settings, previous=before, record=record)
    given = {"", *(["previous report"] if previous else []), *(["record"] if record else [])}
    running = [rule for rule in chosen(rules, subject.settings) if rule.needs in given]
    found = [finding for rule in running for finding in _run(rule, subject)]
    findings = _numbered(sorted(found, key=_order))
    kept, suppressed, stale = suppress(findings, suppressions)
    return Checked(subject, tuple(kept), tuple(suppressed), tuple(stale), tuple(rule.id for rule in running))


def chosen(rules: Iterable[Rule], settings: Settings) -> list[Rule]:
    """The rules that are on. Raises ValueError where a name is neither a rule's nor a group's."""
    rules = list(rules)
    known = {rule.id for rule in RULES} | {rule.group for rule in RULES} | {rule.id for rule in rules}
    if unknown := sorted((settings.off | settings.only) - known):
        meant = did_you_mean(unknown[0], known, "`--rules` lists them.")
        raise ValueError(f"There is no rule or group of rules called {', '.join(unknown)}. {meant}")
    return [
        rule
        for rule in rules
        if not {rule.id, rule.group} & settings.off and (not settings.only or {rule.id, rule.group} & settings.only)
    ]


def _run(rule: Rule, subject: Subject) -> Iterable[Finding]:
    seen: set[tuple[int | None, int, int, int | None, int | None, str]] = set()
    for hit in rule.find(subject):
        place = hit.place
        # What is missing from a document is told where it would have stood, so several things at one place.
        key = (place.block, place.start, place.end, place.row, place.column, hit.context)
        if place.block is None or key not in seen:
            seen.add(key)
            yield _finding(rule, hit)


def _finding(rule: Rule, hit: Hit) -> Finding:
    return Finding(
        rule=rule.id,
        severity=hit.severity or rule.severity,
        verdict=hit.verdict,
        message=hit.message,
        quote=hit.quote,
        place=hit.place,
        working=hit.working,
        mend=hit.mend,
        related=hit.related,
        context=hit.context,
    )


def _order(finding: Finding) -> tuple[int, int, int, str]:
    place = finding.place
    return (-1 if place.block is None else place.block, place.start, finding.severity.rank, finding.rule)


def _numbered(findings: Iterable[Finding]) -> list[Finding]:
    """The findings, each told from others of the same rule in the same words by its number."""
    count: Counter[str] = Counter()
    numbered = []
    for finding in findings:
        print_ = finding.fingerprint
        numbered.append(replace(finding, occurrence=count[print_]) if count[print_] else finding)
        count[print_] += 1
    return numbered
