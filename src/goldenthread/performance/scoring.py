"""Takes the record to `measures` and brings back what each result means."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from goldenthread.accounts.versions import current
from goldenthread.dates import Quarter
from goldenthread.measures import DEFAULT_RULE, RagRule, assess, rule_from_dict
from goldenthread.performance.models import Assessment, Indicator, Observation, Target
from goldenthread.performance.models import RagRule as StoredRule
from goldenthread.plan.models import Council

YEAR_END_KINDS = ("cumulative", "snapshot", "rolling")


@dataclass(frozen=True)
class Judged:
    """One result with what it means; `inputs` is all that was judged, so that the same judgement is kept once."""

    indicator_id: int
    period: str
    observation_id: int
    target_id: int | None
    comparison_id: int | None
    rule: str
    rule_definition: dict[str, Any]
    result: dict[str, Any]
    inputs: dict[str, Any]


def council_rules() -> list[RagRule]:
    """The council's RAG rules, its default first; none stored means the product's own default."""
    return [
        rule_from_dict({**rule.definition, "name": rule.name, "title": rule.title}) for rule in StoredRule.objects.all()
    ]


def standing_rules() -> dict[tuple[int, str], RagRule]:
    """The rule that first judged each (indicator, quarter) before the one now being reported.

    A council that changes its rule changes it from the current quarter on: earlier quarters, corrections to them
    included, are still judged by the rule they were first judged by.
    """
    council = Council.objects.only("current_period").first()
    if council is None:
        return {}
    earlier = Assessment.objects.filter(period__lt=council.current_period).order_by("-id")
    first = {
        (a.indicator_id, a.period): a.rule_definition for a in earlier.only("indicator_id", "period", "rule_definition")
    }
    return {place: rule_from_dict(definition) for place, definition in first.items()}


def target_for(targets: dict[tuple[int, str], Target], indicator_id: int, period: str, kind: str) -> Target | None:
    """The target a result reported in a quarter is judged against.

    The quarter's own, if it has one. Otherwise the year's, where the result speaks for the year: an annual or survey
    result, or the position at the year's end. Monitor and a direction in words hold for every quarter of their year.
    """
    if (own := targets.get((indicator_id, period))) is not None:
        return own
    quarter = Quarter.parse(period)
    yearly = targets.get((indicator_id, str(quarter.financial_year)))
    if yearly is None or yearly.kind in ("monitor", "words"):
        return yearly
    speaks_for_year = kind in ("annual", "survey") or (quarter.number == 4 and kind in YEAR_END_KINDS)
    return yearly if speaks_for_year else None


def assess_all() -> Iterator[Judged]:
    """What every result now in the record means."""
    indicators = {i.pk: i for i in Indicator.objects.select_related("rag_rule")}
    observations = list(current(Observation.objects.order_by("indicator_id", "reported_in")))
    if not observations:
        return
    targets = {(t.indicator_id, t.period): t for t in current(Target.objects.all())}
    against = {o.pk: target_for(targets, o.indicator_id, o.reported_in, o.kind) for o in observations}
    held = {(indicators[o.indicator_id].reference, o.reported_in): o for o in observations}
    judged_by = _rules_in_force(indicators, observations)
    for rule in dict.fromkeys(judged_by.values()):
        table = assess(
            _definitions(list(indicators.values())),
            _observations(indicators, observations),
            _targets(indicators, observations, against),
            rule,
        )
        for row in table.to_pylist():
            found = held[row["series"], row["period"]]
            if judged_by[found.pk] == rule:
                compared = held.get((row["series"], row["comparison_period"]))
                yield _judged(row, found, against[found.pk], compared)


def _judged(row: dict[str, Any], found: Observation, target: Target | None, compared: Observation | None) -> Judged:
    return Judged(
        indicator_id=found.indicator_id,
        period=found.reported_in,
        observation_id=found.pk,
        target_id=target.pk if target else None,
        comparison_id=compared.pk if compared else None,
        rule=row["rule"],
        rule_definition=json.loads(row["rule_definition"]),
        result={name: value for name, value in row.items() if name not in ("series", "rule_definition")},
        inputs={
            "observation": found.key,
            "target": [target.period, target.version] if target else None,
            "comparison": compared.key if compared else None,
            "result": row,
        },
    )


def _rules_in_force(indicators: dict[int, Indicator], observations: list[Observation]) -> dict[int, RagRule]:
    """The rule that judges each observation (by id): its quarter's standing one, its indicator's, or the default."""
    rules = council_rules()
    named = {rule.name: rule for rule in rules}
    default = rules[0] if rules else DEFAULT_RULE
    standing = standing_rules()
    in_force = {}
    for found in observations:
        own = indicators[found.indicator_id].rag_rule
        now = named[own.name] if own else default
        in_force[found.pk] = standing.get((found.indicator_id, found.reported_in), now)
    return in_force


def _observations(indicators: dict[int, Indicator], observations: list[Observation]) -> pa.Table:
    return pa.table(
        {
            "series": [indicators[o.indicator_id].reference for o in observations],
            "period": [o.reported_in for o in observations],
            "value": [format(o.value, "f") for o in observations],
            "sample_size": pa.array([o.sample_size for o in observations], pa.int64()),
        }
    )


def _definitions(indicators: list[Indicator]) -> pa.Table:
    return pa.table(
        {
            "series": [i.reference for i in indicators],
            "polarity": [i.polarity for i in indicators],
            "decimals": pa.array([i.decimals for i in indicators], pa.int64()),
            "unit": [i.unit for i in indicators],
            "unit_label": pa.array([i.unit_label or None for i in indicators], pa.string()),
            "result_kind": [i.result_kind for i in indicators],
            "comparison": [i.comparison for i in indicators],
            "range_low": pa.array([_text(i.range_low) for i in indicators], pa.string()),
            "range_high": pa.array([_text(i.range_high) for i in indicators], pa.string()),
        }
    )


def _targets(
    indicators: dict[int, Indicator], observations: list[Observation], against: dict[int, Target | None]
) -> pa.Table:
    judged = [(o, target) for o in observations if (target := against[o.pk]) is not None]
    return pa.table(
        {
            "series": pa.array([indicators[o.indicator_id].reference for o, _ in judged], pa.string()),
            "period": pa.array([o.reported_in for o, _ in judged], pa.string()),
            "kind": pa.array([t.kind for _, t in judged], pa.string()),
            "value": pa.array([_text(t.value) for _, t in judged], pa.string()),
            "words": pa.array([t.words or None for _, t in judged], pa.string()),
        }
    )


def _text(figure: Any) -> str | None:
    return None if figure is None else format(figure, "f")
