"""What was known at a moment, and how a fact comes to have another version."""

import datetime as dt
from typing import Any

import pytest
from accounts.factory import KNOWN, built, make
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from goldenthread.accounts.actions import audited
from goldenthread.accounts.models import AuditEvent
from goldenthread.accounts.versions import append_versions, current
from goldenthread.plan.actions import append_facts
from goldenthread.plan.models import Narrative, Theme

HOUR = dt.timedelta(hours=1)


@pytest.fixture
def theme(db: None) -> Theme:
    """A theme to give accounts of."""
    found: Theme = make(Theme)
    return found


def account(theme: Theme, text: str, **values: Any) -> Narrative:
    """An account of a theme in 2023-24 Q2."""
    made: Narrative = built(Narrative, theme=theme, text=text, **{"period": "2023-24 Q2", **values})
    return made


class TestCurrent(TestCase):
    """Against an oracle that reads every version and thinks in Python."""

    @settings(max_examples=40)
    @given(st.lists(st.tuples(st.integers(0, 2), st.integers(1, 3)), max_size=12), st.integers(-1, 14))
    def test_is_the_last_version_known_at_the_moment(self, rows: list[tuple[int, int]], hours: int) -> None:
        """Facts told apart by period; versions known an hour or more after each other."""
        theme = make(Theme)
        versions: dict[int, int] = {}
        stored, clock = [], KNOWN
        for fact, wait in rows:
            clock += wait * HOUR
            versions[fact] = versions.get(fact, 0) + 1
            stored.append(
                make(
                    Narrative,
                    theme=theme,
                    period=f"2023-24 Q{fact + 1}",
                    version=versions[fact],
                    known_from=clock,
                    text=f"{fact}.{versions[fact]}",
                )
            )
        moment = KNOWN + hours * HOUR
        for known_at in (moment, None):
            expected = {}
            for row in stored:
                if known_at is None or row.known_from <= known_at:
                    expected[row.period] = row.text
            found = current(Narrative.objects.filter(theme=theme), known_at=known_at)
            assert {row.period: row.text for row in found} == expected


def test_a_moment_between_two_versions_knows_the_first(theme: Theme) -> None:
    """And the very moment from which a version is known knows it."""
    make(Narrative, theme=theme, period="2023-24 Q2", text="first")
    make(Narrative, theme=theme, period="2023-24 Q2", text="second", version=2, known_from=KNOWN + HOUR)
    texts = [
        [row.text for row in current(Narrative.objects.all(), known_at=moment)]
        for moment in (KNOWN - HOUR, KNOWN, KNOWN + HOUR - dt.timedelta(microseconds=1), KNOWN + HOUR)
    ]
    assert texts == [[], ["first"], ["first"], ["second"]]


def test_what_is_current_is_asked_in_one_query(theme: Theme, django_assert_num_queries: Any) -> None:
    """However many facts there are."""
    for _ in range(5):
        make(Narrative, theme=theme)
    with django_assert_num_queries(1):
        assert len(current(Narrative.objects.all())) == 5


def test_a_fact_that_is_already_so_is_left_alone(theme: Theme) -> None:
    """Which is what makes an import safe to repeat."""
    first = append_versions(Narrative, [account(theme, "So")])
    again = append_versions(Narrative, [account(theme, "So")])
    assert (len(first.added), first.unchanged) == (1, 0)
    assert (len(again.added), len(again.changed), again.unchanged) == (0, 0, 1)
    assert Narrative.objects.count() == 1


def test_a_fact_that_says_something_else_is_another_version(theme: Theme) -> None:
    """The earlier one stays as it was."""
    append_versions(Narrative, [account(theme, "So")])
    done = append_versions(Narrative, [account(theme, "Not so", known_from=KNOWN + HOUR)])
    assert [(before.text, after.text, after.version) for before, after in done.changed] == [("So", "Not so", 2)]
    assert list(Narrative.objects.order_by("version").values_list("text", flat=True)) == ["So", "Not so"]


def test_a_fact_that_is_as_it_was_once_is_another_version_still(theme: Theme) -> None:
    """So, not so, and so again are three statements."""
    for n, text in enumerate(("So", "Not so", "So")):
        append_versions(Narrative, [account(theme, text, known_from=KNOWN + n * HOUR)])
    assert list(Narrative.objects.order_by("version").values_list("text", flat=True)) == ["So", "Not so", "So"]


def test_facts_of_one_call_are_taken_in_turn(theme: Theme) -> None:
    """The same fact twice in one file: the second is a version of the first."""
    append_versions(Narrative, [account(theme, "So"), account(theme, "Not so", known_from=KNOWN + HOUR)])
    assert list(Narrative.objects.order_by("version").values_list("version", "text")) == [(1, "So"), (2, "Not so")]


def test_a_change_is_known_from_when_it_was_made_and_never_before_what_it_changes(theme: Theme) -> None:
    """Else a report of the time between would say what nobody knew then."""
    with audited(actor="A. Officer", action="load") as trail:
        append_facts(model=Narrative, facts=[account(theme, "So")], trail=trail, label="narrative")
    backdated = account(theme, "Not so", known_from=KNOWN - 100 * HOUR)
    with audited(actor="A. Officer", action="load", reason="Misread") as trail:
        append_facts(model=Narrative, facts=[backdated], trail=trail, label="narrative")
    first, second = Narrative.objects.order_by("version")
    assert second.known_from > first.known_from
    assert [row.text for row in current(Narrative.objects.all(), known_at=first.known_from)] == ["So"]
    event = AuditEvent.objects.get(reason="Misread")
    assert event.detail == {"changed": {"text": ["So", "Not so"]}, "version": 2}
