"""Reads of risks, each against an oracle that goes through every score by itself (DOMAIN, section 5)."""

import datetime as dt
from typing import Any

import pytest
from accounts.factory import KNOWN, make
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from goldenthread.risks.models import Risk, RiskScore
from goldenthread.risks.queries import high_level, reviews_overdue, scores

FIRST = dt.date(2023, 10, 1)
Row = tuple[int, int, str, int, int | None]


def scored(risk: Risk, quarter: int, kind: str, score: int, review: int | None, version: int = 1) -> RiskScore:
    """A score without impact and likelihood, as some reports print it; reviewed again some days after 1 October."""
    made: RiskScore = make(
        RiskScore,
        risk=risk,
        period=f"2023-24 Q{quarter}",
        score_kind=kind,
        impact=None,
        likelihood=None,
        score=score,
        version=version,
        known_from=KNOWN + dt.timedelta(days=version),
        next_review=None if review is None else FIRST + dt.timedelta(days=review),
    )
    return made


class TestScores(TestCase):
    """Any small register: risks, quarters, kinds of score, corrected any number of times."""

    @settings(max_examples=40)
    @given(
        st.lists(
            st.tuples(
                st.integers(0, 2),
                st.integers(1, 3),
                st.sampled_from(["residual", "inherent"]),
                st.integers(13, 17),
                st.none() | st.integers(-2, 2),
            ),
            max_size=10,
        )
    )
    def test_are_the_last_versions_and_high_level_from_fifteen(self, rows: list[Row]) -> None:
        """The oracle keeps the last row of each risk, quarter and kind; and of each risk the last quarter's."""
        risks = [make(Risk, number=f"STR{n}") for n in range(3)]
        last: dict[tuple[int, int, str], RiskScore] = {}
        for place, quarter, kind, score, review in rows:
            before = last.get((place, quarter, kind))
            version = before.version + 1 if before else 1
            last[place, quarter, kind] = scored(risks[place], quarter, kind, score, review, version)
        now = [row for (_, quarter, kind), row in last.items() if quarter == 2 and kind == "residual"]
        assert set(scores("2023-24 Q2")) == set(now)
        assert [row.score for row in scores("2023-24 Q2")] == sorted((row.score for row in now), reverse=True)
        assert set(high_level("2023-24 Q2")) == {row for row in now if row.score >= 15}
        late = set()
        for place in range(3):
            quarters = [quarter for at, quarter, kind in last if at == place and kind == "residual"]
            if quarters:
                row = last[place, max(quarters), "residual"]
                if row.next_review is not None and row.next_review < FIRST:
                    late.add(row)
        assert set(reviews_overdue(FIRST)) == late


@pytest.mark.django_db
def test_each_is_asked_in_one_query(django_assert_num_queries: Any) -> None:
    """With the risks and their lines in the register."""
    for n in range(4):
        scored(make(Risk), 2, "residual", 15 + n, -1)
    with django_assert_num_queries(1):
        assert [row.risk.record.is_public for row in high_level("2023-24 Q2")] == [True] * 4
    with django_assert_num_queries(1):
        assert len([row.risk.title for row in reviews_overdue(FIRST)]) == 4


@pytest.mark.django_db
def test_a_review_due_today_is_not_overdue() -> None:
    """It may still be done."""
    scored(make(Risk), 2, "residual", 15, 0)
    assert reviews_overdue(FIRST) == []
    assert len(reviews_overdue(FIRST + dt.timedelta(days=1))) == 1
