"""What holds for every rule: an example that it finds, a counterpart that it lets be, and words that explain it."""

from __future__ import annotations

import pytest

from goldenthread.checks import RULES, Rule, Settings
from tests.checks.corpus.seeding import checked

EVERY = [pytest.param(rule, id=rule.id) for rule in RULES]


@pytest.mark.parametrize("rule", EVERY)
def test_the_example_is_found_and_its_counterpart_is_not(rule: Rule) -> None:
    example, alone = rule.example, Settings(only=frozenset({rule.id}))
    (finding,) = checked(example.wrong, alone, previous=example.previous, record=example.record).findings
    assert finding.quote == example.quote
    assert checked(example.right, alone, previous=example.previous, record=example.record).findings == ()


@pytest.mark.parametrize("rule", EVERY)
def test_a_rule_that_is_off_says_nothing(rule: Rule) -> None:
    example, off = rule.example, Settings(off=frozenset({rule.id}))
    found = checked(example.wrong, off, previous=example.previous, record=example.record).findings
    assert rule.id not in {finding.rule for finding in found}


@pytest.mark.parametrize("rule", [rule for rule in EVERY if rule.values[0].needs])
def test_a_rule_that_needs_something_says_nothing_without_it(rule: Rule) -> None:
    assert checked(rule.example.wrong, Settings(only=frozenset({rule.id}))).findings == ()


@pytest.mark.parametrize("rule", EVERY)
def test_a_rule_explains_itself(rule: Rule) -> None:
    assert rule.find.__doc__
    assert rule.title[0].isupper()
    assert not rule.title.endswith(".")
    assert rule.scope.endswith(".")
    assert rule.cost.endswith(".")
    assert all(left.endswith(".") for left in rule.leaves_out)
