"""Direction of travel and change: DOMAIN §3's rules, and what the sentence says of them."""

import pytest

from goldenthread.measures import assess

from .figures_for_tests import definitions, observations, one, targets


@pytest.mark.parametrize(
    ("polarity", "now", "then", "direction"),
    [
        ("bigger", "5", "4", "improving"),
        ("bigger", "4", "5", "worsening"),
        ("smaller", "5", "4", "worsening"),
        ("smaller", "4", "5", "improving"),
        ("bigger", "4", "4", "same"),
        ("neither", "5", "4", "up"),
        ("neither", "4", "5", "down"),
        ("neither", "4", "4", "same"),
        ("bigger", "-3", "-5", "improving"),
        ("smaller", "-5", "-3", "improving"),
    ],
)
def test_direction_follows_polarity(polarity: str, now: str, then: str, direction: str) -> None:
    assert one(now, then=then, polarity=polarity)["direction"] == direction


def test_a_change_is_a_share_of_the_size_of_the_earlier_figure() -> None:
    # (-3 - -5) / 5 x 100 = +40; (-6 - -5) / 5 x 100 = -20
    assert one("-3", then="-5")["change_shown"] == "+40.0%"
    assert one("-6", then="-5")["change_shown"] == "-20.0%"


def test_a_change_from_zero_has_a_direction_without_a_percentage() -> None:
    row = one("3", then="0")
    assert (row["direction"], row["change"], row["change_shown"]) == ("improving", None, None)
    assert row["direction_reason"] == "comparison is zero, so the change has no percentage"
    assert row["direction_sentence"] == "up from 0 a year earlier: Improving"


def test_nothing_to_compare_with_is_said() -> None:
    row = one("3")
    assert (row["direction"], row["direction_reason"], row["change"]) == (None, "no comparison", None)
    assert row["direction_sentence"] == "no result from a year earlier to compare with"


def test_no_result_has_no_direction() -> None:
    row = one(None, "5", then="4")
    assert (row["direction"], row["direction_reason"], row["rag_reason"]) == (None, "no result", "no result")
    assert row["sentence"] == "no result, against a target of 5"


def test_the_same_value_is_the_same_with_no_change() -> None:
    row = one("5", "5", "5", polarity="smaller")
    assert (row["direction"], row["change_shown"], row["direction_sentence"]) == (
        "same",
        "0.0%",
        "the same as a year earlier: Same",
    )


def test_ties_in_the_last_decimal_are_rounded_away_from_zero() -> None:
    # 8 to 8.1 is 1.25%, 8 to 7.9 is -1.25%
    assert one("8.1", then="8", decimals=1)["change_shown"] == "+1.3%"
    assert one("7.9", then="8", decimals=1)["change_shown"] == "-1.3%"


def test_a_change_too_small_for_one_decimal_is_not_shown_as_none() -> None:
    row = one("100001", then="100000")
    assert (row["direction"], row["change_shown"]) == ("improving", "+0.001%")


def test_a_percentage_changes_by_per_cent_and_by_points() -> None:
    row = one("21.2", then="28.1", unit="percent", decimals=1)
    assert (row["change_shown"], row["change_points"]) == ("-24.6%", "-6.9")
    assert row["direction_sentence"] == (
        "down from 28.1% a year earlier, a change of -24.6% (6.9 percentage points): Worsening"
    )


def periods(**definition: str) -> list[dict[str, object]]:
    seen = [
        {"period": "2022-23 Q4", "value": "40"},
        {"period": "2023-24 Q1", "value": "10"},
        {"period": "2022-23 Q1", "value": "8"},
    ]
    rows = assess(definitions(definition), observations(*seen), targets()).to_pylist()
    assert [row["period"] for row in rows] == ["2022-23 Q1", "2022-23 Q4", "2023-24 Q1"], "in order of time"
    return rows


def test_the_default_comparison_is_the_same_quarter_last_year() -> None:
    last = periods()[-1]
    assert (last["comparison_period"], last["comparison_value"]) == ("2022-23 Q1", "8")


def test_a_series_may_be_compared_with_the_quarter_before_across_the_year_end() -> None:
    last = periods(comparison="previous-quarter")[-1]
    assert (last["comparison_period"], last["comparison_value"]) == ("2022-23 Q4", "40")
    assert str(last["direction_sentence"]).startswith("down from 40 the quarter before")


def test_a_cumulative_result_is_compared_with_the_same_point_last_year_whatever_its_setting() -> None:
    last = periods(comparison="previous-quarter", result_kind="cumulative")[-1]
    assert last["comparison_period"] == "2022-23 Q1"


def test_a_years_result_is_compared_with_the_year_before() -> None:
    seen = [
        {"period": "2022-23", "value": "4"},
        {"period": "2023-24", "value": "5"},
        {"period": "2023-24 Q2", "value": "2"},
    ]
    rows = assess(definitions({"result_kind": "annual"}), observations(*seen), targets()).to_pylist()
    found = {row["period"]: (row["comparison_period"], row["direction"]) for row in rows}
    assert found == {"2022-23": (None, None), "2023-24": ("2022-23", "improving"), "2023-24 Q2": (None, None)}


def test_a_once_a_year_result_is_judged_against_its_years_target_in_whichever_quarter_it_comes() -> None:
    seen, aims = [{"period": "2018-19 Q3", "value": "66"}], [{"period": "2018-19", "value": "68"}]
    for kind, rag in (("annual", "amber"), ("survey", "amber"), ("rolling", None)):
        rows = assess(definitions({"result_kind": kind}), observations(*seen), targets(*aims)).to_pylist()
        assert {row["period"]: row["rag"] for row in rows}["2018-19 Q3"] == rag, kind
    own = [*aims, {"period": "2018-19 Q3", "value": "60"}]
    rows = assess(definitions({"result_kind": "annual"}), observations(*seen), targets(*own)).to_pylist()
    assert {row["period"]: row["rag"] for row in rows}["2018-19 Q3"] == "green", "its own target comes first"


def test_a_surveys_change_inside_its_margin_says_so() -> None:
    # A sample of 500 has a worst-case margin of 4.4 points (003 notes 7 and 9).
    row = one("64", then="60", unit="percent", result_kind="survey", sample_size=500)
    assert (row["direction"], row["margin"], row["within_margin"]) == ("improving", "4.4", True)
    assert row["direction_sentence"].endswith(
        "though inside the survey's margin of ±4.4 points and so perhaps no real change"
    )
    beyond = one("65", then="60", unit="percent", result_kind="survey", sample_size=500)
    assert (beyond["direction"], beyond["within_margin"]) == ("improving", False)
    assert "margin" not in beyond["sentence"]
    assert one("65", then="60", unit="percent")["within_margin"] is None
