"""Reads of what is measured, each against an oracle that goes through everything by itself."""

from typing import Any

import pytest
from accounts.factory import make
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from goldenthread.dates import Quarter
from goldenthread.performance.actions import score
from goldenthread.performance.models import Assessment, Commentary, Indicator, Observation
from goldenthread.performance.queries import drafts, due_in, latest_assessments, overdue, unexplained_misses

from .conftest import Record, an_indicator, target

Q2 = Quarter.parse("2023-24 Q2")
USUAL = {
    "monthly": {1, 2, 3, 4},
    "quarterly": {1, 2, 3, 4},
    "termly": {2, 3, 4},
    "six-monthly": {2, 4},
    "annual": {4},
}
"""Which quarters results are due in by frequency: docs of `dates`, DOMAIN section 2."""


class TestLatestAssessments(TestCase):
    """Assessments of two indicators in three quarters, made in any order."""

    @settings(max_examples=30)
    @given(st.lists(st.tuples(st.integers(0, 1), st.integers(1, 3)), max_size=10), st.sets(st.integers(1, 3)))
    def test_is_the_last_made_of_each_result(self, made: list[tuple[int, int]], wanted: set[int]) -> None:
        """The oracle remembers the last it saw."""
        indicators = [make(Indicator), make(Indicator)]
        last: dict[tuple[int, str], Assessment] = {}
        for place, quarter in made:
            row = make(Assessment, indicator=indicators[place], period=f"2023-24 Q{quarter}")
            last[place, row.period] = row
        assert set(latest_assessments()) == set(last.values())
        periods = [f"2023-24 Q{quarter}" for quarter in wanted]
        chosen = {row for (place, period), row in last.items() if period in periods and place == 0}
        found = latest_assessments(periods=periods, indicators=[indicators[0].reference])
        assert set(found) == chosen


@pytest.mark.django_db
def test_the_latest_assessments_come_with_what_they_were_judged_by_in_one_query(
    record: Record, django_assert_num_queries: Any
) -> None:
    """Ready to be shown."""
    for _ in range(3):
        indicator = an_indicator()
        record(indicator, "2022-23 Q2", "10.0")
        record(indicator, "2023-24 Q2", "11.0")
        target(indicator, "2023-24 Q2", "10.5")
    score(actor="A. Officer")
    with django_assert_num_queries(1):
        for row in latest_assessments(periods=["2023-24 Q2"]):
            assert row.target is not None
            assert row.comparison is not None
            assert (row.indicator.title, row.observation.value, row.comparison.value) != ("", 0, 0)


class TestOverdue(TestCase):
    """Against frequencies and due quarters read by hand."""

    @settings(max_examples=40)
    @given(
        st.lists(
            st.tuples(st.sampled_from(sorted(USUAL)), st.sampled_from(["", "Q1", "Q3"]), st.booleans()), max_size=6
        ),
        st.integers(1, 4),
    )
    def test_is_what_was_due_and_not_given(self, indicators: list[tuple[str, str, bool]], number: int) -> None:
        """What is not due is not missing (DOMAIN, section 2)."""
        quarter = Quarter.parse(f"2023-24 Q{number}")
        expected = set()
        for frequency, due, given_ in indicators:
            indicator = make(Indicator, frequency=frequency, due_quarters=due)
            numbers = {int(due[1])} if due else USUAL[frequency]
            if given_:
                make(Observation, indicator=indicator, reported_in=str(quarter))
            elif number in numbers:
                expected.add(indicator)
        found = overdue(quarter)
        assert {each.indicator for each in found} == expected
        assert len(found) == len(expected)


@pytest.mark.django_db
def test_what_is_overdue_is_asked_in_two_queries(django_assert_num_queries: Any) -> None:
    """And what is due in one."""
    for _ in range(4):
        make(Indicator)
    with django_assert_num_queries(2):
        assert len(overdue(Q2)) == 4
    with django_assert_num_queries(1):
        assert len(due_in(Q2)) == 4


@pytest.mark.django_db
def test_a_missed_target_without_an_approved_commentary_is_found(
    record: Record, django_assert_num_queries: Any
) -> None:
    """DOMAIN, section 3: a missed target must have one; a draft is not one, nor one taken back to a draft."""
    missed = {}
    for name, value in (("none", "9.0"), ("draft", "9.0"), ("approved", "9.0"), ("taken back", "9.0"), ("met", "11.0")):
        indicator = an_indicator(title=name)
        record(indicator, "2023-24 Q2", value)
        target(indicator, "2023-24 Q2", "10.0")
        missed[name] = indicator
    for name, states in (
        ("draft", ["draft"]),
        ("approved", ["draft", "approved"]),
        ("taken back", ["approved", "draft"]),
    ):
        for version, status in enumerate(states, start=1):
            make(Commentary, indicator=missed[name], period="2023-24 Q2", version=version, status=status)
    make(Commentary, indicator=missed["none"], period="2023-24 Q1", status="approved")
    score(actor="A. Officer")
    with django_assert_num_queries(1):
        found = {row.indicator.title for row in unexplained_misses("2023-24 Q2")}
    assert found == {"none", "draft", "taken back"}
    with django_assert_num_queries(1):
        assert {row.indicator.title for row in drafts()} == {"draft", "taken back"}


@pytest.mark.django_db
def test_a_miss_within_a_lenient_rule_is_a_miss_still(record: Record) -> None:
    """Colour and meeting a target are two things: 9.0 against 10.0 is Amber or Green by the rule, and missed by all."""
    indicator = an_indicator()
    record(indicator, "2023-24 Q2", "9.5")
    target(indicator, "2023-24 Q2", "10.0")
    score(actor="A. Officer")
    assert [row.rag for row in unexplained_misses("2023-24 Q2")] == ["amber"]
