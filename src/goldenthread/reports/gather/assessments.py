"""What each result was judged to mean, as it stood at the moment the quarter is seen from."""

import json
from collections.abc import Sequence

from goldenthread.performance.models import Assessment, Observation
from goldenthread.reports.facts import AssessmentFacts
from goldenthread.reports.gather.citing import Window

NO_COMPARISON = "no comparison"
NEVER_JUDGED = "not assessed: it was corrected before it could be"


class Unscored(ValueError):
    """Results were recorded that nothing has assessed yet."""


def find_assessments(window: Window, results: Sequence[Observation]) -> dict[int, Assessment]:
    """The assessment of each result (by id): the last made by the moment, or else the first made since.

    A result that was corrected before anything assessed it has none. Raises Unscored where one that stands has none.
    """
    wanted = {result.pk for result in results}
    found: dict[int, Assessment] = {}
    rows = Assessment.objects.filter(period__lte=window.period).select_related("target__source", "comparison")
    for row in rows.order_by("id"):
        if row.observation_id in wanted and (row.observation_id not in found or _by_then(window, row)):
            found[row.observation_id] = row
    missing = [result for result in results if result.pk not in found]
    if missing and (waiting := _standing(missing)):
        raise Unscored(
            f"{waiting:,} {'result has' if waiting == 1 else 'results have'} not been assessed. Run: goldenthread score"
        )
    return found


def _by_then(window: Window, row: Assessment) -> bool:
    return row.scored_at <= window.known_at


def _standing(results: list[Observation]) -> int:
    """How many of these no later version has replaced, so that scoring would assess them."""
    indicators = {result.indicator_id for result in results}
    last: dict[tuple[int, str], int] = {}
    held = Observation.objects.filter(indicator__in=indicators).order_by("version")
    for pk, indicator, quarter in held.values_list("pk", "indicator", "reported_in"):
        last[indicator, quarter] = pk
    standing = set(last.values())
    return sum(result.pk in standing for result in results)


def assessment_facts(window: Window, assessment: Assessment | None) -> AssessmentFacts:
    """What an assessment says, less a comparison that was not known at the moment or may not be published."""
    if assessment is None:
        return _never_judged()
    said = assessment.result
    compared = assessment.comparison
    told = compared is None or _may_tell(window, compared)
    return AssessmentFacts(
        target_kind=said["target_kind"],
        target=said["target"],
        rag=said["rag"],
        rag_reason=said["rag_reason"],
        variance=said["variance_shown"],
        direction=said["direction"] if told else None,
        direction_reason=said["direction_reason"] if told else NO_COMPARISON,
        change=said["change_shown"] if told else None,
        comparison_period=said["comparison_period"] if told else None,
        comparison_value=said["comparison_value"] if told else None,
        comparison_key=compared.key if compared and told else None,
        margin=said["margin"],
        within_margin=said["within_margin"] if told else None,
        rule=assessment.rule,
        rule_definition=json.dumps(assessment.rule_definition, sort_keys=True, ensure_ascii=False),
        sentence=said["sentence"] if told else said["target_sentence"],
        met=said["met"],
    )


def _may_tell(window: Window, compared: Observation) -> bool:
    place = (compared.indicator_id, compared.reported_in)
    return compared.known_from <= window.known_at and place not in window.public.hidden_results


def _never_judged() -> AssessmentFacts:
    return AssessmentFacts(
        target_kind="none",
        target=None,
        rag=None,
        rag_reason=NEVER_JUDGED,
        variance=None,
        direction=None,
        direction_reason=NO_COMPARISON,
        change=None,
        comparison_period=None,
        comparison_value=None,
        comparison_key=None,
        margin=None,
        within_margin=None,
        rule="",
        rule_definition="{}",
        sentence=NEVER_JUDGED.capitalize(),
    )
