"""Writes what people decide about charts. Each decision is a fact: who, when and why; only another undoes it."""

import datetime as dt
from decimal import Decimal
from typing import Any

from django.utils import timezone

from goldenthread.accounts.actions import Trail, audited
from goldenthread.accounts.versions import Versioned, current
from goldenthread.dates import Quarter
from goldenthread.performance.models import (
    ChartEvent,
    ChartSetting,
    ExcludedPoint,
    Indicator,
    PublishedLimits,
)
from goldenthread.plan.actions import append_facts
from goldenthread.plan.models import Source


def append_decision(*, fact: Versioned, trail: Trail) -> None:
    """Append one decision about a chart, signed by whoever makes the change. One that says nothing new is left."""
    fact.recorded_by = trail.actor  # type: ignore[attr-defined]
    append_facts(model=type(fact), facts=[fact], trail=trail, label=str(fact._meta.verbose_name))


def accept_rebase(
    *, indicator: str, happened_on: dt.date, title: str, reason: str, actor: str, kind: str = "other"
) -> ChartEvent:
    """Start a new phase with the first result after what happened on a day, because a person says so.

    Raises Indicator.DoesNotExist, or ValueError where no reason or title is given or the day is still to come.
    """
    _wanted(title, "Say what happened, such as “New phone line opened”.")
    _wanted(reason, "Say why a new phase starts here: a suggested rebase is only a question.")
    _past(happened_on)
    return _event(indicator, happened_on, actor, "accept a rebase", reason, kind=kind, title=title, starts_phase=True)


def note_event(*, indicator: str, happened_on: dt.date, title: str, actor: str, kind: str = "other") -> ChartEvent:
    """Mark something dated on an indicator's chart, without starting a phase."""
    _wanted(title, "Say what happened, such as “Price review agreed”.")
    _past(happened_on)
    return _event(indicator, happened_on, actor, "note an event", "", kind=kind, title=title, starts_phase=False)


def withdraw_event(*, indicator: str, happened_on: dt.date, reason: str, actor: str) -> ChartEvent:
    """Take an event, and the phase that started there, off a chart. It stays in the record.

    Raises ChartEvent.DoesNotExist where there is none on that day.
    """
    _wanted(reason, "Say why it is withdrawn.")
    held = current(ChartEvent.objects.filter(indicator__reference=indicator, happened_on=happened_on)).get()
    return _event(
        indicator, happened_on, actor, "withdraw an event", reason,
        kind=held.kind, title=held.title, starts_phase=held.starts_phase, withdrawn=True,
    )  # fmt: skip


def exclude_point(*, indicator: str, period: str, reason: str, actor: str, excluded: bool = True) -> ExcludedPoint:
    """Leave a result out of its chart's calculations, or (`excluded=False`) let it count again, with the reason."""
    _wanted(reason, "Say why the point is left out, or why it counts again.")
    measured = Indicator.objects.get(reference=indicator)
    quarter = str(Quarter.parse(period))
    point = ExcludedPoint(
        indicator=measured, period=quarter, excluded=excluded, reason=reason.strip(), known_from=timezone.now()
    )
    with audited(actor=actor, action="leave a point out of a chart", reason=reason) as trail:
        append_decision(fact=point, trail=trail)
    return point


def set_chart(*, indicator: str, reason: str, actor: str, **settings: Any) -> ChartSetting:
    """Say how an indicator's chart and forecast are made; what is not given goes back to its default.

    `settings`: preset, min_points, fix_after, floor, ceiling, method, as in ChartSetting.
    """
    _wanted(reason, "Say why this chart is made in its own way.")
    measured = Indicator.objects.get(reference=indicator)
    setting = ChartSetting(indicator=measured, reason=reason.strip(), known_from=timezone.now(), **settings)
    setting.clean_fields(exclude=["recorded_by"])
    with audited(actor=actor, action="set a chart", reason=reason) as trail:
        append_decision(fact=setting, trail=trail)
    return setting


def publish_limits(
    *,
    indicator: str,
    period: str,
    lower: Decimal,
    upper: Decimal,
    source: Source,
    actor: str,
    confidence: Decimal = Decimal(95),
    where: str = "",
) -> PublishedLimits:
    """Keep the confidence limits that were published with a result. They stand in place of any worked out here."""
    if lower > upper:
        raise ValueError(f"The lower limit, {lower}, is above the upper, {upper}. Are the two swapped?")
    limits = PublishedLimits(
        indicator=Indicator.objects.get(reference=indicator), period=str(Quarter.parse(period)), lower=lower,
        upper=upper, confidence=confidence, source=source, where=where, known_from=timezone.now(),
    )  # fmt: skip
    with audited(actor=actor, action="keep published limits") as trail:
        append_decision(fact=limits, trail=trail)
    return limits


def _event(indicator: str, happened_on: dt.date, actor: str, action: str, reason: str, **says: Any) -> ChartEvent:
    event = ChartEvent(
        indicator=Indicator.objects.get(reference=indicator),
        happened_on=happened_on,
        reason=reason.strip(),
        known_from=timezone.now(),
        **says,
    )
    event.clean_fields(exclude=["recorded_by"])
    with audited(actor=actor, action=action, reason=reason) as trail:
        append_decision(fact=event, trail=trail)
    return event


def _wanted(text: str, otherwise: str) -> None:
    if not text.strip():
        raise ValueError(otherwise)


def _past(day: dt.date) -> None:
    if day > timezone.localdate():
        raise ValueError(f"{day:%d %B %Y} has not come yet: only what has happened can start a phase or be marked.")
