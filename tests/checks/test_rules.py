"""What holds for every rule: an example that it finds, a counterpart that it lets be, and words that explain it."""

from __future__ import annotations

import pytest

from goldenthread.checks import RULES, Rule, Settings
from tests.checks.corpus.seeding import checked

WITH_EXAMPLES = [pytest.param(rule, id=rule.id) for rule in RULES if rule.example]


@pytest.mark.parametrize("rule", WITH_EXAMPLES)
def test_the_example_is_found_and_its_counterpart_is_not(rule: Rule) -> None:
    assert rule.example is not None
    alone = Settings(only=frozenset({rule.id}))
    (finding,) = checked(rule.example.wrong, alone).findings
    assert finding.quote == rule.example.quote
    assert checked(rule.example.right, alone).findings == ()


@pytest.mark.parametrize("rule", WITH_EXAMPLES)
def test_a_rule_that_is_off_says_nothing(rule: Rule) -> None:
    assert rule.example is not None
    found = checked(rule.example.wrong, Settings(off=frozenset({rule.id}))).findings
    assert rule.id not in {finding.rule for finding in found}


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.id) for rule in RULES])
def test_a_rule_explains_itself(rule: Rule) -> None:
    assert rule.find.__doc__
    assert rule.title[0].isupper()
    assert not rule.title.endswith(".")
    assert rule.scope.endswith(".")
    assert rule.cost.endswith(".")
    assert all(left.endswith(".") for left in rule.leaves_out)
