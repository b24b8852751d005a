"""RAG rules as data: stored whole, read back the same, and refused with a reason where they make no sense."""

import json
from decimal import Decimal
from typing import Any

import pytest

from goldenthread.measures import (
    BELFAST_RULE,
    DEFAULT_RULE,
    HAVERING_RULE,
    MeasureError,
    RagRule,
    assess,
    rule_from_dict,
    rule_to_dict,
)

from .figures_for_tests import definitions, observations, one, targets


@pytest.mark.parametrize("rule", [DEFAULT_RULE, BELFAST_RULE, HAVERING_RULE], ids=lambda rule: rule.name)
def test_a_rule_comes_back_the_same_from_its_stored_form(rule: RagRule) -> None:
    assert rule_from_dict(json.loads(rule.as_json())) == rule
    assert rule_from_dict(rule_to_dict(rule)) == rule


def test_an_assessment_keeps_the_rule_that_made_it() -> None:
    row = one("96", "100", rules=BELFAST_RULE)
    assert row["rule"] == "belfast"
    assert rule_from_dict(json.loads(row["rule_definition"])) == BELFAST_RULE


def test_a_series_can_name_its_rule_and_the_first_is_for_the_rest() -> None:
    defined = definitions({"series": "a"}, {"series": "b", "rule": "belfast"}, {"series": "c", "rule": ""})
    seen = observations(*({"series": name, "period": "2023-24 Q2", "value": "94"} for name in "abc"))
    aims = targets(*({"series": name, "period": "2023-24 Q2", "value": "100"} for name in "abc"))
    for rules in ([DEFAULT_RULE, BELFAST_RULE], {"default": DEFAULT_RULE, "belfast": BELFAST_RULE}):
        rows = assess(defined, seen, aims, rules).to_pylist()
        assert [(row["rule"], row["rag"]) for row in rows] == [
            ("default", "amber"),
            ("belfast", "red"),
            ("default", "amber"),
        ]


def test_a_councils_settings_need_only_a_name_and_a_limit() -> None:
    rule = rule_from_dict({"name": "tight", "amber_within_percent": "2.5", "source": "Plan", "where": "page 3"})
    assert (rule.amber_within_percent, rule.source) == (Decimal("2.5"), "Plan")
    assert rule.title == "on or better than target Green, less than 2.5% off Amber, beyond that Red"
    colours = [one(value, "100", decimals=2, rules=rule)["rag"] for value in ("97.51", "97.50")]
    assert colours == ["amber", "red"]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, "needs a name"),
        ({"name": " "}, "needs a name"),
        ({"name": "x", "amber": "10"}, '"amber" is not part of a rule'),
        ({"name": "x", "amber_within_percent": "ten"}, 'amber_within_percent is "ten"'),
        ({"name": "x", "amber_within_percent": 0.1}, "amber_within_percent"),
        ({"name": "x", "amber_within_percent": "-1"}, "from 0 up"),
        ({"name": "x", "green_within_percent": "20"}, "below green_within_percent"),
        ({"name": "x", "amber_within_units": "2"}, "or neither"),
        ({"name": "x", "amber_within_units": "2", "green_within_units": "3"}, "below green_within_units"),
        ({"name": "x", "units_always": True}, "units_always needs"),
        ({"name": "x", "units_always": "yes"}, "true or false"),
        ({"name": "x", "amber_if": "worsening"}, "amber_if"),
    ],
)
def test_a_rule_that_makes_no_sense_is_refused_with_the_reason(given: dict[str, Any], said: str) -> None:
    with pytest.raises(MeasureError, match=said):
        rule_from_dict(given)


def test_two_rules_may_not_share_a_name() -> None:
    with pytest.raises(MeasureError, match="two rules have this name"):
        one("1", rules=[DEFAULT_RULE, RagRule(name="default")])
