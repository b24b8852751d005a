"""Writes indicators, results, targets and what they mean."""

import datetime as dt
import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from goldenthread.accounts.actions import Trail, audited
from goldenthread.accounts.versions import Versioned, current
from goldenthread.dates import Period, Quarter, period_covered
from goldenthread.performance.models import Assessment, Indicator, Observation, RagRule
from goldenthread.performance.scoring import assess_all
from goldenthread.plan.actions import Saved, append_facts, save_things
from goldenthread.plan.models import Source


class CorrectionNeeded(ValueError):
    """A result differs from the one recorded, and nobody said why."""


def save_rag_rules(*, rules: Sequence[Mapping[str, Any]], trail: Trail) -> Saved:
    """Set the council's RAG rules; the first is the default. A rule that results were judged by stays with them."""
    saved = Saved()
    held = {rule.name: rule for rule in RagRule.objects.all()}
    wanted = {rule["name"]: RagRule(**rule) for rule in rules}
    default = next(iter(wanted), None)
    RagRule.objects.exclude(name=default).filter(is_default=True).update(is_default=False)
    for name, rule in wanted.items():
        rule.is_default = name == default
        before = held.get(name)
        if before is None:
            rule.save()
            saved.added.append(name)
            trail.note(f"rag-rule:{name}", {"added": rule.definition})
            continue
        names = ("title", "definition", "source_id", "where", "is_default")
        diff = {n: (getattr(before, n), getattr(rule, n)) for n in names if getattr(before, n) != getattr(rule, n)}
        if diff:
            rule.pk = before.pk
            rule.save()
            saved.changed[name] = diff
            trail.note(f"rag-rule:{name}", {"changed": diff})
        else:
            saved.unchanged += 1
    return saved


def save_indicators(*, rows: Sequence[Mapping[str, Any]], trail: Trail) -> Saved:
    """Add or change indicators."""
    return save_things(model=Indicator, kind="indicator", rows=rows, trail=trail)


def observation_key(indicator: str, reported_in: str, version: int = 1) -> str:
    """The key a figure carries in every output: `leisure-visits@2023-24-Q2`, with `.2` for its first correction."""
    key = f"{indicator}@{reported_in.replace(' ', '-')}"
    return key if version == 1 else f"{key}.{version}"


@lru_cache(maxsize=1024)
def _covered(reported_in: str, kind: str) -> Period | None:
    return period_covered(Quarter.parse(reported_in), kind)


def observation(
    *,
    indicator: Indicator,
    reported_in: str,
    value: Decimal,
    known_from: dt.datetime,
    recorded_by: str,
    kind: str | None = None,
    covers: Period | str | None = None,
    numerator: Decimal | None = None,
    denominator: Decimal | None = None,
    sample_size: int | None = None,
    provisional: bool = False,
    note: str = "",
    source: Source | None = None,
    where: str = "",
    correction_reason: str = "",
) -> Observation:
    """An observation ready to append.

    What it covers is worked out from its quarter and kind when not given; "not stated" keeps it from being so.
    """
    kind = kind or indicator.result_kind
    if not isinstance(covers, str):
        covers = covers or _covered(reported_in, kind)
    span = covers if isinstance(covers, Period) else None
    exponent = value.as_tuple().exponent
    return Observation(
        key=observation_key(indicator.reference, reported_in),
        indicator=indicator,
        reported_in=reported_in,
        covers=str(covers) if covers else "not stated",
        covers_start=span.start if span else None,
        covers_end=span.end if span else None,
        kind=kind,
        value=value,
        decimals=-int(exponent),
        numerator=numerator,
        denominator=denominator,
        sample_size=sample_size,
        provisional=provisional,
        note=note,
        source=source,
        where=where,
        correction_reason=correction_reason,
        known_from=known_from,
        recorded_by=recorded_by,
    )


MayCorrect = Callable[[Observation, Observation], bool]


def record_observations(
    *,
    observations: Iterable[Observation],
    trail: Trail,
    may_correct: MayCorrect | None = None,
    existing: "QuerySet[Observation] | None" = None,
) -> Saved:
    """Append results. One that differs from what is recorded is a correction and must say why.

    Raises CorrectionNeeded when it doesn't. `may_correct` is asked first, with the earlier and the later result; one
    that it turns down is left out. `existing` narrows where earlier results are looked for.
    """

    def complete(earlier: Observation, later: Observation) -> bool:
        if may_correct is not None and not may_correct(earlier, later):
            return False
        _complete_correction(earlier, later)
        return True

    return append_facts(
        model=Observation,
        facts=observations,
        trail=trail,
        label="observation",
        before_append=complete,
        existing=existing,
    )


def _complete_correction(earlier: Observation, later: Observation) -> None:
    if not later.correction_reason:
        raise CorrectionNeeded(
            f"{later.key} is recorded as {earlier.value} and is now given as {later.value}; say why in a reason."
        )
    later.key = observation_key(later.indicator.reference, later.reported_in, later.version)
    if later.known_from <= earlier.known_from:
        later.known_from = max(timezone.now(), earlier.known_from + dt.timedelta(microseconds=1))


def append_indicator_facts(*, model: type[Versioned], facts: Iterable[Versioned], trail: Trail) -> Saved:
    """Append targets, commentaries, benchmarks, theme statuses or published headline counts."""
    return append_facts(model=model, facts=facts, trail=trail, label=str(model._meta.verbose_name))


def correct_observation(
    *,
    indicator: str,
    period: str,
    value: Decimal,
    reason: str,
    actor: str,
    note: str | None = None,
    changes: Mapping[str, Any] | None = None,
) -> Observation:
    """Append a correction to a recorded result, and score again.

    `changes` holds whatever else is put right, by the names in `Observation.CONTENT`; a numerator and denominator that
    are not given again are dropped with the figure they belonged to. Raises Observation.DoesNotExist, or ValueError
    where there is nothing to correct or no reason.
    """
    if not reason.strip():
        raise ValueError("Say why the figure is corrected.")
    with audited(actor=actor, action="correct a result", reason=reason) as trail:
        earlier = (
            current(Observation.objects.filter(indicator__reference=indicator, reported_in=str(Quarter.parse(period))))
            .select_related("indicator")
            .get()
        )
        later = Observation(
            **{
                field.attname: getattr(earlier, field.attname)
                for field in Observation._meta.concrete_fields
                if not field.primary_key
            }
        )
        later.numerator = later.denominator = None
        for name, changed in (changes or {}).items():
            setattr(later, name, changed)
        later.value, later.decimals = value, -int(value.as_tuple().exponent)
        later.correction_reason, later.recorded_by, later.known_from = reason, actor, timezone.now()
        later.note = later.note if note is None else note
        if str(earlier.value) == str(value) and (changes is None or earlier.stated() == later.stated()):
            raise ValueError(f"{earlier.key} is already {value}.")
        record_observations(observations=[later], trail=trail)
        score(actor=actor, trail=trail)
    return later


def score(*, actor: str, trail: Trail | None = None) -> int:
    """Assess every result as it stands and keep each assessment that says otherwise than the last one of its result.

    Returns how many were new. Nothing earlier is touched: a changed rule or figure makes another assessment, and so
    does changing it back.
    """
    if trail is None:
        with audited(actor=actor, action="score") as own:
            return score(actor=actor, trail=own)
    now = timezone.now()
    made: dict[tuple[int, str], list[str]] = {}
    for indicator, period, inputs in Assessment.objects.order_by("id").values_list("indicator", "period", "inputs"):
        made.setdefault((indicator, period), []).append(inputs)
    new = []
    for judged in assess_all():
        digest = _next_digest(judged.inputs, made.get((judged.indicator_id, judged.period), []))
        if digest is None:
            continue
        new.append(
            Assessment(
                indicator_id=judged.indicator_id,
                period=judged.period,
                observation_id=judged.observation_id,
                target_id=judged.target_id,
                comparison_id=judged.comparison_id,
                rule=judged.rule,
                rule_definition=judged.rule_definition,
                result=judged.result,
                rag=judged.result["rag"] or "",
                direction=judged.result["direction"] or "",
                inputs=digest,
                scored_at=now,
            )
        )
    Assessment.objects.bulk_create(new, batch_size=500)
    if new:
        trail.note("assessment", {"added": len(new)})
    return len(new)


def _next_digest(judged: Mapping[str, Any], made: Sequence[str]) -> str | None:
    """The digest to keep a judgement by, or None where the last one made of its result (`made`, in turn) says the same.

    A judgement that was made before, and not last, is kept again; its turn goes into the digest.
    """
    text = json.dumps(judged, sort_keys=True)
    digests = [hashlib.sha256(f"{text} {n}".encode() if n else text.encode()).hexdigest() for n in range(len(made) + 1)]
    if made and made[-1] in digests:
        return None
    return next(digest for digest in digests if digest not in made)
