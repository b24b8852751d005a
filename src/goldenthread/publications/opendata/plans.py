"""Tables of the plan: themes, outcomes, activities, delivery plan items and risks."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.publications.opendata.columns import SOURCE, Columns, Row, source_cells, whole, yes_no
from goldenthread.reports.facts import QuarterFacts

THEMES: Columns = (
    ("reference", "Short name"),
    ("title", "What it is called"),
    ("plan", "Title of its plan"),
    ("pillar", "Title of its pillar, if the plan has pillars"),
    ("pillar_is_foundation", "yes where the others stand on it"),
    ("owner", "Who answers for it"),
    ("transformation_workstream", "yes or no"),
    ("status", "The status given: green, amber or red"),
    ("status_set_by", "Who set it, where it is not the rule's"),
    ("status_reason", "Why it was set"),
    ("status_proposed", "What the rule proposes"),
    ("status_sentence", "Why the rule proposes it"),
    ("narrative", "The council's account of the quarter"),
    *SOURCE,
)
OUTCOMES: Columns = (
    ("reference", "Short name"),
    ("title", "The outcome"),
    ("theme", "Reference of its theme"),
    *SOURCE,
)
ACTIVITIES: Columns = (
    ("reference", "Short name"),
    ("title", "The piece of work"),
    ("theme", "Reference of its theme"),
    ("owner", "Who leads it"),
    ("starts", "When it starts"),
    ("due", "When it is due"),
    ("status", "not-started, on-track, at-risk, late, complete or not-stated"),
    ("narrative", "How it is going"),
    *SOURCE,
)
ITEMS: Columns = (
    ("reference", "Short name"),
    ("strategy", "Reference of its strategy"),
    ("section", "Section of the delivery plan"),
    ("description", "What is to be done"),
    ("responsible", "Who is responsible"),
    ("timings", "When"),
    *SOURCE,
)
RISKS: Columns = (
    ("reference", "Short name"),
    ("number", "As the council numbers it"),
    ("title", "The risk"),
    ("kind", "strategic, business-critical, service or joint-contract"),
    ("owner", "Who answers for it"),
    ("high_level", "yes where the residual score is 15 or more this quarter"),
    ("review_overdue", "yes where it was not reviewed in time"),
    ("period", "Quarter of the score"),
    ("score_kind", "inherent, residual or target"),
    ("impact", "1 to 5"),
    ("likelihood", "1 to 5"),
    ("score", "Impact times likelihood"),
    ("reviewed_on", "Last review"),
    ("next_review", "Next review"),
    ("narrative", "What is being done"),
    *SOURCE,
)


def theme_rows(facts: QuarterFacts) -> Iterator[Row]:
    for plan in facts.plans:
        for pillar in plan.pillars:
            for theme in pillar.themes:
                status = theme.status
                yield (
                    theme.reference,
                    theme.title,
                    plan.title,
                    None if pillar.implied else pillar.title,
                    yes_no(pillar.foundation),
                    theme.owner,
                    yes_no(theme.transformation_workstream),
                    status.shown,
                    status.set_by,
                    status.reason,
                    status.proposed,
                    status.sentence,
                    theme.narrative,
                    *source_cells(theme.narrative_citation or theme.citation),
                )


def outcome_rows(facts: QuarterFacts) -> Iterator[Row]:
    for theme in facts.themes():
        for outcome in theme.outcomes:
            yield (outcome.reference, outcome.title, theme.reference, *source_cells(outcome.citation))


def activity_rows(facts: QuarterFacts) -> Iterator[Row]:
    for theme in facts.themes():
        for work in theme.activities:
            yield (
                work.reference,
                work.title,
                theme.reference,
                work.owner,
                work.starts,
                work.due,
                work.status,
                work.narrative,
                *source_cells(work.citation),
            )


def item_rows(facts: QuarterFacts) -> Iterator[Row]:
    for strategy in facts.strategies:
        for item in strategy.items:
            yield (
                item.reference,
                strategy.reference,
                item.section,
                item.description,
                item.responsible,
                item.timings,
                *source_cells(item.citation),
            )


def risk_rows(facts: QuarterFacts) -> Iterator[Row]:
    for risk in facts.risks:
        for score in risk.scores:
            yield (
                risk.reference,
                risk.number,
                risk.title,
                risk.kind,
                risk.owner,
                yes_no(risk.high_level),
                yes_no(risk.review_overdue),
                score.period,
                score.score_kind,
                whole(score.impact),
                whole(score.likelihood),
                str(score.score),
                score.reviewed_on,
                score.next_review,
                score.narrative,
                *source_cells(score.citation or risk.citation),
            )
