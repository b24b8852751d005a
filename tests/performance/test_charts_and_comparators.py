"""Decisions about charts, and others' figures, through the actions that write them: signed, kept, never changed."""

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from accounts.factory import KNOWN, make
from accounts.roles import visitor
from django.core.exceptions import ValidationError
from django.urls import reverse

from goldenthread.accounts.actions import audited
from goldenthread.accounts.models import AuditEvent
from goldenthread.accounts.policies import Role
from goldenthread.accounts.versions import current
from goldenthread.performance.actions import (
    accept_rebase,
    exclude_point,
    note_event,
    publish_limits,
    record_comparators,
    save_areas,
    save_series,
    set_chart,
    set_own_area,
    withdraw_event,
)
from goldenthread.performance.models import (
    Area,
    ChartEvent,
    ChartSetting,
    ComparatorValue,
    ExcludedPoint,
    Indicator,
    PublishedLimits,
)
from goldenthread.plan.models import Source

pytestmark = pytest.mark.django_db
DAY = dt.date(2022, 7, 4)
SAID: dict[str, Any] = {
    "title": "A new phone line",
    "reason": "Calls are counted otherwise since",
    "actor": "A. Officer",
}


def test_a_rebase_is_accepted_by_a_person_with_a_reason_and_the_trail_has_both() -> None:
    indicator = make(Indicator)
    event = accept_rebase(indicator=indicator.reference, happened_on=DAY, **SAID)
    assert (event.starts_phase, event.recorded_by, event.reason) == (True, "A. Officer", SAID["reason"])
    trail = AuditEvent.objects.get()
    assert (trail.actor, trail.action, trail.reason) == ("A. Officer", "accept a rebase", SAID["reason"])


@pytest.mark.parametrize("missing", ["title", "reason", "actor"])
def test_a_rebase_without_a_title_a_reason_or_a_name_is_refused(missing: str) -> None:
    indicator = make(Indicator)
    with pytest.raises(ValueError, match=r"Say (what happened|why|who)"):
        accept_rebase(indicator=indicator.reference, happened_on=DAY, **{**SAID, missing: " "})
    assert not ChartEvent.objects.exists()


def test_what_has_not_happened_yet_starts_no_phase() -> None:
    indicator = make(Indicator)
    with pytest.raises(ValueError, match="has not come yet"):
        accept_rebase(indicator=indicator.reference, happened_on=dt.date(2199, 1, 1), **SAID)


def test_an_event_that_is_withdrawn_stays_in_the_record_beside_its_withdrawal() -> None:
    indicator = make(Indicator)
    note_event(indicator=indicator.reference, happened_on=DAY, title="Fees rose", actor="A. Officer", kind="decision")
    withdraw_event(indicator=indicator.reference, happened_on=DAY, reason="It was another service", actor="B. Officer")
    assert [event.withdrawn for event in ChartEvent.objects.order_by("version")] == [False, True]
    now = current(ChartEvent.objects.all()).get()
    assert (now.title, now.kind, now.recorded_by) == ("Fees rose", "decision", "B. Officer")


def test_a_point_is_left_out_and_counts_again_each_with_its_reason() -> None:
    indicator = make(Indicator)
    of = {"indicator": indicator.reference, "period": "2022/23 Q1", "actor": "A. Officer"}
    exclude_point(reason="Counted twice", **of)
    exclude_point(reason="It was right after all", excluded=False, **of)
    assert [(p.period, p.excluded) for p in ExcludedPoint.objects.order_by("version")] == [
        ("2022-23 Q1", True), ("2022-23 Q1", False),
    ]  # fmt: skip


def test_a_charts_rules_are_those_that_are_known_and_each_change_is_kept() -> None:
    indicator = make(Indicator)
    set_chart(indicator=indicator.reference, reason="As the region does", actor="A. Officer", preset="mdc-6")
    set_chart(indicator=indicator.reference, reason="It cannot pass 100", actor="A. Officer", ceiling=Decimal(100))
    now = current(ChartSetting.objects.all()).get()
    assert (now.preset, now.ceiling, now.version) == ("mdc-7", Decimal(100), 2)
    with pytest.raises(ValidationError, match="not a valid choice"):
        set_chart(indicator=indicator.reference, reason="Fashion", actor="A. Officer", preset="western-electric")


def test_published_limits_name_where_they_were_published_and_run_upwards() -> None:
    indicator, source = make(Indicator), make(Source)
    of: dict[str, Any] = {
        "indicator": indicator.reference,
        "period": "2022-23 Q1",
        "source": source,
        "actor": "A. Officer",
    }
    publish_limits(lower=Decimal("89.9"), upper=Decimal("90.3"), **of)
    assert PublishedLimits.objects.get().source == source
    with pytest.raises(ValueError, match="Are the two swapped"):
        publish_limits(lower=Decimal(91), upper=Decimal(90), **of)


def test_a_decision_that_says_nothing_new_is_not_kept_again() -> None:
    indicator = make(Indicator)
    for _ in range(2):
        accept_rebase(indicator=indicator.reference, happened_on=DAY, **SAID)
    assert ChartEvent.objects.count() == 1


@pytest.mark.parametrize("role", list(Role))
def test_only_who_may_append_such_facts_decides_on_charts(role: Role) -> None:
    client = visitor(role, ChartEvent, ChartSetting, verbs="view")
    address = reverse("admin:performance_chartevent_add")
    assert (client.get(address).status_code == 200) is (role == Role.SUPERUSER)


def test_a_figure_of_an_area_that_is_revised_is_another_version_and_the_rest_is_left() -> None:
    indicator = make(Indicator)
    for value in ("90", "90", "91"):
        with audited(actor="A. Officer", action="load") as trail:
            areas = save_areas(areas={"E09000003": {"name": "Barnet", "kind": "London borough"}}, trail=trail)
            row = {"indicator": indicator, "provider": "Made up", "measure": "1", "title": "A measure"}
            (series,) = save_series(rows=[{**row, "statistic": "other", "per": None, "source": None}], trail=trail)
            figure = ComparatorValue(
                series=series, area=areas["E09000003"], covers="2022-23", covers_start=dt.date(2022, 4, 1),
                covers_end=dt.date(2023, 3, 31), value=Decimal(value), known_from=KNOWN,
            )  # fmt: skip
            record_comparators(series=[series], values=[figure], trail=trail)
    held = ComparatorValue.objects.order_by("version")
    assert [(v.version, v.value) for v in held] == [(1, Decimal(90)), (2, Decimal(91))]
    assert held[1].known_from > held[0].known_from


def test_there_is_one_own_area_and_telling_another_moves_it() -> None:
    for code in ("E09000003", "E09000004"):
        make(Area, code=code)
        with audited(actor="A. Officer", action="say") as trail:
            assert set_own_area(code=code, trail=trail)
            assert not set_own_area(code=code, trail=trail)
    assert Area.objects.get(is_own=True).code == "E09000004"
