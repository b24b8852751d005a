"""Appendix B: high-level risks by theme."""

from __future__ import annotations

from goldenthread.reports.compose.building import Builder
from goldenthread.reports.compose.statuses import status
from goldenthread.reports.compose.wording import (
    NOT_STATED,
    anchor_of,
    capital,
    count,
    date_words,
    ended,
)
from goldenthread.reports.document import Column, Figure, Runs, Text, record_key
from goldenthread.reports.facts import QuarterFacts, RiskFacts, RiskScoreFacts

RISK_KINDS = {
    "strategic": "Strategic",
    "business-critical": "Business critical",
    "service": "Service",
    "joint-contract": "Joint or contract",
}


def write_risks(facts: QuarterFacts, builder: Builder) -> None:
    """Appendix B: risks with a residual score of 15 or more, by theme."""
    high = [risk for risk in facts.risks if risk.high_level]
    if not facts.risks:
        builder.gap(
            f"No risk is held for {facts.period}. That is a gap in the record, not a statement that there are none."
        )
        return
    if not high:
        builder.paragraph(
            f"The record holds {count(len(facts.risks), 'risk')}; none has a residual score of 15 or more."
        )
        return
    builder.paragraph(
        f"{capital(count(len(high), 'risk'))} with a residual score of 15 or more. A score is impact (1 to 5) times "
        "likelihood (1 to 5)."
    )
    placed: set[str] = set()
    for theme in facts.themes():
        chosen = [risk for risk in high if theme.reference in risk.themes]
        if chosen:
            builder.heading(2, theme.title, anchor_of("risks", theme.reference))
            _risk_table(facts, f"High-level risks for {theme.title}, {facts.period}", chosen, builder, placed)
    others = [risk for risk in high if risk.reference not in placed]
    if others:
        builder.heading(2, "Risks under no theme of a current plan", "risks-under-no-theme")
        _risk_table(facts, f"High-level risks under no theme, {facts.period}", others, builder, placed)


def _risk_table(facts: QuarterFacts, caption: str, risks: list[RiskFacts], builder: Builder, placed: set[str]) -> None:
    columns = [
        Column("Risk", 9),
        Column("Kind", 4),
        *(Column(title, 3, "right") for title in ("Inherent", "Residual", "Target")),
        Column("Last review", 4),
    ]
    rows: list[list[Runs]] = []
    for risk in risks:
        owner = f" Owner: {ended(risk.owner)}" if risk.owner else " No owner is stated."
        description = f". {ended(capital(risk.description))}" if risk.description else "."
        scores = [
            _score(facts, risk, kind, first=risk.reference not in placed) for kind in ("inherent", "residual", "target")
        ]
        title = (Text(f"{risk.number} {risk.title}", strong=True), Text(f"{description}{owner}"))
        rows.append([title, (Text(RISK_KINDS.get(risk.kind, risk.kind)),), *scores, _review(facts, risk)])
        placed.add(risk.reference)
    builder.table(caption, columns, rows)
    for risk in risks:
        latest = _latest(facts, risk, "residual")
        if latest and latest.narrative:
            builder.paragraph([Text(f"{risk.number}. ", strong=True), Text(ended(" ".join(latest.narrative.split())))])


def _latest(facts: QuarterFacts, risk: RiskFacts, kind: str) -> RiskScoreFacts | None:
    """The last score of this kind up to the quarter."""
    scores = [score for score in risk.scores if score.score_kind == kind and score.period <= facts.period]
    return scores[-1] if scores else None


def _score(facts: QuarterFacts, risk: RiskFacts, kind: str, first: bool) -> Runs:
    score = _latest(facts, risk, kind)
    if score is None:
        return (Text(NOT_STATED),)
    key = record_key("risk", risk.reference, score.period, kind)
    figure = Figure(str(score.score), key, f"{risk.number}, {kind} score, {score.period}", home=first)
    parts = f" ({score.impact} x {score.likelihood})" if score.impact and score.likelihood else ""
    older = f", from {score.period}" if score.period != facts.period else ""
    return (figure, Text(f"{parts}{older}")) if parts or older else (figure,)


def _review(facts: QuarterFacts, risk: RiskFacts) -> Runs:
    latest = _latest(facts, risk, "residual")
    reviewed = date_words(latest.reviewed_on) if latest else None
    words = Text(reviewed or NOT_STATED)
    return (words, Text(" "), status("overdue")) if risk.review_overdue else (words,)
