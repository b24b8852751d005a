"""The edges of the rules, each with its expected value from DOMAIN.md §3 or worked by hand beside it."""

from decimal import Decimal

import pytest

from goldenthread.measures import BELFAST_RULE, HAVERING_RULE, RagRule

from .figures_for_tests import one

AMBER_BELOW_TEN = [
    # result, target, polarity, decimals, colour, shown: worked by hand
    ("90.06", "100", "bigger", 2, "amber", "9.9%"),  # 9.94 off
    ("90.05", "100", "bigger", 2, "amber", "9.95%"),  # 9.95 would round to 10.0, which says Red
    ("90.04", "100", "bigger", 2, "amber", "9.96%"),  # DOMAIN §3's own example
    ("90.00", "100", "bigger", 2, "red", "10.0%"),
    ("109.94", "100", "smaller", 2, "amber", "9.9%"),
    ("109.95", "100", "smaller", 2, "amber", "9.95%"),
    ("110", "100", "smaller", 0, "red", "10.0%"),
    ("100", "100", "bigger", 0, "green", "0.0%"),
    ("100", "100", "smaller", 0, "green", "0.0%"),
    ("99.999", "100", "bigger", 3, "amber", "0.001%"),  # 0.0% would say that the target was met
    ("100001", "100000", "smaller", 0, "amber", "0.001%"),
]
IN_FLOATS_WRONG = [
    # DOMAIN §3: pairs that floats put on the wrong side of 10%
    ("0.9", "1.0", "bigger"),
    ("3.3", "3.0", "smaller"),
    ("62.1", "69", "bigger"),
]


@pytest.mark.parametrize(("value", "target", "polarity", "decimals", "rag", "shown"), AMBER_BELOW_TEN)
def test_less_than_ten_per_cent_off_is_amber_and_ten_is_red(
    value: str, target: str, polarity: str, decimals: int, rag: str, shown: str
) -> None:
    row = one(value, target, polarity=polarity, decimals=decimals)
    assert (row["rag"], row["variance_shown"]) == (rag, shown)


@pytest.mark.parametrize(("value", "target", "polarity"), IN_FLOATS_WRONG)
def test_exactly_ten_per_cent_off_is_red_where_floats_say_otherwise(value: str, target: str, polarity: str) -> None:
    row = one(value, target, polarity=polarity, decimals=1)
    assert (row["rag"], row["variance"], row["variance_exact"]) == ("red", "10.0", "10")


def test_a_result_is_rounded_to_its_reported_decimals_before_it_is_compared() -> None:
    # To one decimal 90.04 is 90.0, exactly 10% off, and 90.05 is 90.1; 94.5 with none is 95, on target.
    assert one("90.04", "100", decimals=1)["rag"] == "red"
    assert one("90.05", "100", decimals=1)["rag"] == "amber"
    assert (one("94.5", "95", decimals=0)["rag"], one("94.5", "95", decimals=0)["value"]) == ("green", "95")
    assert one("-2.5", None, decimals=0)["value"] == "-3"


def test_a_result_keeps_fewer_decimals_than_its_indicator_reports() -> None:
    assert one("22", None, decimals=1)["value"] == "22"


@pytest.mark.parametrize(
    ("value", "target", "polarity", "rag", "variance_exact"),
    [
        ("-105", "-100", "bigger", "amber", "5"),
        ("-110", "-100", "bigger", "red", "10"),
        ("-95", "-100", "bigger", "green", "-5"),
        ("-95", "-100", "smaller", "amber", "5"),
        ("-90", "-100", "smaller", "red", "10"),
        ("5", "-100", "bigger", "green", "-105"),
    ],
)
def test_a_distance_from_a_negative_target_is_a_share_of_its_size(
    value: str, target: str, polarity: str, rag: str, variance_exact: str
) -> None:
    row = one(value, target, polarity=polarity)
    assert (row["rag"], row["variance_exact"]) == (rag, variance_exact)


@pytest.mark.parametrize(
    ("value", "polarity", "rag", "met"),
    [("0", "smaller", "green", True), ("1", "smaller", "red", False), ("-1", "smaller", "green", True),
     ("0", "bigger", "green", True), ("-1", "bigger", "red", False)],
)  # fmt: skip
def test_a_target_of_zero_is_met_or_red(value: str, polarity: str, rag: str, met: bool) -> None:
    row = one(value, "0", polarity=polarity)
    assert (row["rag"], row["met"], row["variance"], row["variance_shown"]) == (rag, met, None, None)


def test_a_target_of_zero_takes_tolerances_in_the_indicators_own_units() -> None:
    rule = RagRule(name="few", green_within_units=Decimal(0), amber_within_units=Decimal(3))
    colours = [one(value, "0", polarity="smaller", rules=rule)["rag"] for value in ("0", "1", "2", "3", "4")]
    assert colours == ["green", "amber", "amber", "red", "red"]
    assert one("2", "0", polarity="smaller", rules=rule)["sentence"].startswith(
        "2 against a target of 0: 2 above, Amber"
    )
    assert one("91", "100", rules=rule)["rag"] == "amber", "other targets keep the percentage"


def test_units_always_measures_every_target_in_the_indicators_own_units() -> None:
    rule = RagRule(
        name="days",
        green_within_units=Decimal(1),
        amber_within_units=Decimal(5),
        units_always=True,
        amber_at_limit=True,
    )
    colours = [one(value, "30", polarity="smaller", rules=rule)["rag"] for value in ("30", "31", "32", "35", "36")]
    assert colours == ["green", "green", "amber", "amber", "red"]


def test_a_range_is_green_inside_and_measured_from_its_nearest_bound_outside() -> None:
    bounds = {"polarity": "range", "range_low": "3", "range_high": "5", "decimals": 1}
    found = {value: one(value, **bounds) for value in ("2.7", "2.8", "3", "4", "5", "5.4", "5.5")}
    assert [row["rag"] for row in found.values()] == ["red", "amber", "green", "green", "green", "amber", "red"]
    # 0.3 of 3 is 10%; 0.2 of 3 is 6.666...%; 0.4 of 5 is 8%; 0.5 of 5 is 10%.
    assert [row["variance_exact"] for row in found.values()] == ["10", "20/3", "0", "0", "0", "8", "10"]
    assert found["4"]["sentence"].startswith("4 against a range of 3 to 5: inside it, Green")
    assert found["5.4"]["target_kind"] == "range"


def test_in_a_range_nearer_is_improving_and_equally_near_is_the_same() -> None:
    bounds = {"polarity": "range", "range_low": "3", "range_high": "5"}
    pairs = {("4", "3"): "same", ("6", "7"): "improving", ("2", "6"): "same", ("9", "1"): "worsening"}
    assert {pair: one(pair[0], then=pair[1], **bounds)["direction"] for pair in pairs} == pairs


@pytest.mark.parametrize(
    ("value", "rag"), [("99", "green"), ("98.9", "amber"), ("95", "amber"), ("94.9", "red"), ("101", "green")]
)
def test_belfast_is_green_within_one_per_cent_and_amber_within_five(value: str, rag: str) -> None:
    # Belfast City Council's self-assessment 2024-25: within 1% or better; between 1% and 5%; more than 5%.
    assert one(value, "100", decimals=1, rules=BELFAST_RULE)["rag"] == rag


@pytest.mark.parametrize(
    ("value", "then", "rag"),
    [("90", "95", "green"), ("89", "85", "amber"), ("89", "89", "amber"), ("89", "92", "red"), ("89", None, "red")],
)
def test_havering_is_green_within_ten_per_cent_and_amber_beyond_it_if_not_worse(
    value: str, then: str | None, rag: str
) -> None:
    # Havering Council's key for 2013/14: on or within 10%; more than 10% off and improved or maintained; else Red.
    assert one(value, "100", then, rules=HAVERING_RULE)["rag"] == rag


def test_met_means_on_or_better_than_target_whatever_the_rule_calls_green() -> None:
    row = one("99", "100", rules=BELFAST_RULE)
    assert (row["rag"], row["met"]) == ("green", False)


@pytest.mark.parametrize(
    ("kind", "polarity", "value", "reason"),
    [
        ("monitor", "smaller", "711", "monitor"),
        ("words", "smaller", "71.1", "words"),
        ("none", "bigger", "175", "no target"),
        ("none", "neither", "175", "context only"),
        ("monitor", "bigger", None, "no result"),
    ],
)
def test_what_has_no_colour_says_why(kind: str, polarity: str, value: str | None, reason: str) -> None:
    row = one(value, kind=kind, polarity=polarity, decimals=1, words="Sustain reductions" if kind == "words" else None)
    assert (row["rag"], row["rag_reason"], row["variance"], row["met"]) == (None, reason, None, None)


def test_a_context_only_series_is_not_judged_against_a_number() -> None:
    row = one("5", "10", "4", polarity="neither")
    assert (row["rag"], row["rag_reason"], row["direction"]) == (None, "context only", "up")


@pytest.mark.parametrize(("value", "target"), [("100", "100"), ("0", "0"), ("101", "100")])
def test_on_or_better_than_target_is_green_even_where_the_limit_itself_is_not(value: str, target: str) -> None:
    rule = RagRule(name="open", green_at_limit=False)
    assert one(value, target, rules=rule)["rag"] == "green"
    assert (
        one("95", "100", rules=RagRule(name="five", green_within_percent=Decimal(5), green_at_limit=False))["rag"]
        == "amber"
    )
