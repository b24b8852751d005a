"""What a rule found of the errors seeded for it, and what every rule said where it should have said nothing."""

from __future__ import annotations

from collections import defaultdict

from goldenthread.checks import Settings
from tests.checks.corpus.seeding import Score, cases, checked


def outcome(rule: str) -> dict[str, Score]:
    """The scores that the cases of one rule give: its own, and any false finding of another."""
    scores: dict[str, Score] = defaultdict(Score)
    for case in cases(rule):
        scores[rule].seeded += 1
        for finding in checked(case.right, previous=case.previous, record=case.record).findings:
            scores[finding.rule].false += 1
        alone = Settings(only=frozenset({rule}))
        own = checked(case.wrong, alone, previous=case.previous, record=case.record).findings
        scores[rule].found += any(
            (case.quote in finding.quote or finding.quote in case.quote) and case.said in finding.message
            for finding in own
        )
        scores[rule].false += max(0, len(own) - 1)
    return dict(scores)


def row(rule: str, score: Score) -> str:
    """The row of the table for one rule."""
    shown = f"| {score.precision:.2f} | {score.recall:.2f} |"
    return f"| [{rule}](checks/{rule}.md) | {score.seeded} | {score.found} | {score.false} {shown}"
