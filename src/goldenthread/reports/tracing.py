"""A quarter's facts as a check of a report holds them against it: every figure by its key, and how it may be shown."""

from __future__ import annotations

from collections import defaultdict

from goldenthread.checks.record import Record, RecordFigure
from goldenthread.reports.compose import compose
from goldenthread.reports.facts import IndicatorFacts, QuarterFacts, ResultFacts
from goldenthread.reports.gather.naming import current_results
from goldenthread.reports.render.word import tag_of

__all__ = ["record_of"]


def record_of(facts: QuarterFacts) -> Record:
    """The figures of a quarter, earlier ones included, under each key that a report made here gives them.

    In Word a long key is cut to fit its control, so such a figure is held under both.
    """
    shown: dict[str, list[str]] = defaultdict(list)
    labels: dict[str, str] = {}
    for figure in compose(facts).figures():
        labels.setdefault(figure.key, figure.label)
        if figure.text not in shown[figure.key]:
            shown[figure.key].append(figure.text)
    named = {result.key: (indicator, result) for indicator in facts.indicators for result in indicator.results}
    for key, (_, result) in named.items():
        for text in (result.value, result.assessment.change):
            if text and text not in shown[key]:
                shown[key].append(text)
    figures: dict[str, RecordFigure] = {}
    for key, texts in shown.items():
        recorded = _figure(key, labels.get(key, ""), texts, named.get(key), facts.period)
        figures[key] = recorded
        figures[tag_of(key).removeprefix("gt:")] = recorded
    earlier = {revision.key: revision for i in facts.indicators for r in i.results for revision in r.revisions}
    for key, revision in earlier.items():
        figures.setdefault(key, RecordFigure(key, "", "", (revision.value,)))
    actions = tuple(activity.title for theme in facts.themes() for activity in theme.activities)
    return Record(f"The record of {facts.council.name}", figures, current_results(facts), actions)


def _figure(
    key: str, label: str, texts: list[str], named: tuple[IndicatorFacts, ResultFacts] | None, period: str
) -> RecordFigure:
    if named is None:
        return RecordFigure(key, label, period, tuple(texts))
    indicator, result = named
    return RecordFigure(key, indicator.title, result.period, tuple(texts))
