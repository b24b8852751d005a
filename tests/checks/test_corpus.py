"""Every rule against errors seeded into clean documents: what it finds, and what it says where nothing is wrong."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from goldenthread.checks import RULES
from tests.checks.corpus.scoring import outcome, row
from tests.checks.corpus.seeding import EACH, carriers, checked, makers

EVERY = [rule.id for rule in RULES]
PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "check-accuracy.md"


@cache
def table() -> frozenset[str]:
    """The lines of the page that shows how good the rules are."""
    return frozenset(PAGE.read_text(encoding="utf-8").splitlines())


def test_every_rule_has_errors_to_find() -> None:
    assert set(EVERY) == set(makers())


def test_clean_documents_have_no_finding() -> None:
    for carrier in carriers():
        found = checked(carrier.replace("<!-- gap -->", "")).findings
        assert not found, [(finding.rule, finding.quote, finding.message) for finding in found]


@pytest.mark.parametrize("rule", EVERY)
def test_a_rule_finds_nine_in_ten_and_is_hardly_ever_wrong(rule: str) -> None:
    scores = outcome(rule)
    assert scores[rule].seeded >= EACH
    assert scores[rule].recall >= 0.90, f"{rule} found {scores[rule].found} of {scores[rule].seeded}"
    assert scores[rule].precision >= 0.98
    others = {name: score.false for name, score in scores.items() if name != rule and score.false}
    assert not others, f"the clean counterparts of {rule} made others speak: {others}"
    assert row(rule, scores[rule]) in table(), "write the page again: python -m tests.checks.corpus"
