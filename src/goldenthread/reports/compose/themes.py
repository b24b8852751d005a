"""Each pillar and theme: outcomes, status, narrative, indicators, reasons for misses, activities, risks."""

from __future__ import annotations

from goldenthread.reports.compose.building import Builder
from goldenthread.reports.compose.indicators import indicator_table, reason_runs
from goldenthread.reports.compose.statuses import rag_status, status
from goldenthread.reports.compose.verdicts import write_theme_verdict
from goldenthread.reports.compose.wording import (
    anchor_of,
    capital,
    count,
    date_words,
    ended,
    sentence_list,
    split_paragraphs,
)
from goldenthread.reports.document import Column, Run, Runs, Text
from goldenthread.reports.facts import ActivityFacts, PillarFacts, PlanFacts, QuarterFacts, ThemeFacts


def write_plans(facts: QuarterFacts, builder: Builder) -> None:
    """Every plan whose span covers the quarter, pillar by pillar and theme by theme."""
    if not facts.plans:
        builder.heading(2, "Progress", "progress")
        builder.gap("The record holds no plan whose span takes in this quarter, so there is no theme to report on.")
    for plan in facts.plans:
        level = 2
        if len(facts.plans) > 1:
            builder.heading(level, plan.title, anchor_of("plan", plan.reference))
            level += 1
        for pillar in plan.pillars:
            _write_pillar(facts, plan, pillar, builder, level)
    _write_other_misses(facts, builder)


def _write_other_misses(facts: QuarterFacts, builder: Builder) -> None:
    """A missed target has its reason in the report even where no theme of a current plan has the indicator."""
    told = {reference for theme in facts.themes() for reference in theme.indicators}
    missed = [facts.indicator(reference) for reference in facts.headline.missed_indicators if reference not in told]
    others = [indicator for indicator in missed if indicator is not None]
    if others:
        builder.heading(2, "Missed targets under no theme of a current plan", "other-missed-targets")
        for indicator in others:
            builder.paragraph(reason_runs(facts, indicator, required=True))


def _write_pillar(facts: QuarterFacts, plan: PlanFacts, pillar: PillarFacts, builder: Builder, level: int) -> None:
    if not pillar.implied:
        note = "Foundation" if pillar.foundation else None
        builder.heading(level, pillar.title, anchor_of("pillar", pillar.reference), note=note)
        level += 1
        names = [theme.title for theme in pillar.themes]
        runs = f"This {plan.pillar_word.lower()} has {count(len(names), plan.theme_word.lower())}"
        builder.paragraph(f"{runs}: {sentence_list(names)}." if names else f"{runs}.")
        for text in split_paragraphs(pillar.mission):
            builder.paragraph(text)
    for theme in pillar.themes:
        write_theme(facts, plan, theme, builder, level)


def write_theme(facts: QuarterFacts, plan: PlanFacts, theme: ThemeFacts, builder: Builder, level: int) -> None:
    """One theme. Where nothing at all was given for the quarter, one paragraph says so."""
    note = "Transformation workstream" if theme.transformation_workstream else None
    anchor = anchor_of("theme", theme.reference)
    builder.heading(level, theme.title, anchor, note=note)
    word = plan.theme_word.lower()
    if theme.outcomes:
        builder.paragraph(f"This {word} works towards {count(len(theme.outcomes), 'outcome')}:")
        builder.items([(Text(capital(outcome.title)),) for outcome in theme.outcomes])
    else:
        builder.gap(f"No outcome is recorded for this {word}.")
    reported = [a for a in theme.activities if a.status != "not-stated" or a.narrative]
    if not (theme.narrative or theme.indicators or reported or theme.risks or theme.status.shown):
        builder.gap(
            f"Nothing is held for this {word} in {facts.period}: no account of it, no indicator, no activity update "
            "and no status."
        )
        return
    builder.paragraph(_status_runs(theme))
    builder.paragraphs(split_paragraphs(theme.narrative), f"No account of this {word} was given for the quarter.")
    _write_indicators(facts, theme, builder, level + 1, anchor)
    _write_activities(facts, theme, builder, level + 1, anchor)
    _write_risks(facts, theme, builder)


def _status_runs(theme: ThemeFacts) -> list[Run]:
    given, shown = theme.status, rag_status(theme.status.shown)
    if shown is None:
        return [Text("Status: ", strong=True), Text(f"none this quarter. {_why(given.sentence, None)}")]
    runs: list[Run] = [Text("Status: ", strong=True), shown, Text(". ")]
    if not given.set_to:
        return [*runs, Text(_why(given.sentence, given.proposed))]
    published = given.set_by == "published"
    setter = "As the council published it" if published else f"Set by {given.set_by or 'an officer'}"
    reason = f": {ended(given.reason)}" if given.reason else "." if published else "; no reason is recorded."
    runs.append(Text(f"{setter}{reason} "))
    proposed = rag_status(given.proposed)
    if proposed is None:
        return [*runs, Text(f"The rule proposes none. {_why(given.sentence, None)}")]
    return [*runs, Text("The rule proposes "), proposed, Text(f". {_why(given.sentence, given.proposed)}")]


def _why(sentence: str, colour: str | None) -> str:
    """The rule's sentence without the colour that it may open with, which stands before it already."""
    if colour and sentence.lower().startswith(f"{colour}: "):
        sentence = sentence[len(colour) + 2 :]
    return ended(capital(sentence))


def _write_indicators(facts: QuarterFacts, theme: ThemeFacts, builder: Builder, level: int, anchor: str) -> None:
    indicators = [found for reference in theme.indicators if (found := facts.indicator(reference))]
    if not indicators:
        builder.gap("No indicator is held for this theme.")
        return
    builder.heading(level, "Indicators", f"{anchor}-indicators")
    indicator_table(facts, indicators, f"Indicators for {theme.title}, {facts.period}", builder)
    write_theme_verdict(facts, theme, builder)
    missed = [i for i in indicators if i.reference in facts.headline.missed_indicators]
    if missed:
        builder.heading(level, "Reasons for missed targets", f"{anchor}-reasons")
        for indicator in missed:
            builder.paragraph(reason_runs(facts, indicator, required=True))
    others = [i for i in indicators if i not in missed and (r := i.result_in(facts.period)) and r.commentary]
    if others:
        builder.heading(level, "Commentary", f"{anchor}-commentary")
        for indicator in others:
            builder.paragraph(reason_runs(facts, indicator, required=False))


def _write_activities(facts: QuarterFacts, theme: ThemeFacts, builder: Builder, level: int, anchor: str) -> None:
    if not theme.activities:
        builder.gap("No activity is recorded for this theme.")
        return
    builder.heading(level, "Activities", f"{anchor}-activities")
    rows: list[list[Runs]] = []
    for activity in theme.activities:
        progress = " ".join(split_paragraphs(activity.narrative)) or "No update was given for this quarter."
        owner = (Text(f" ({activity.owner})"),) if activity.owner else ()
        rows.append(
            [(Text(activity.title), *owner), (status(activity.status),), (Text(f"{progress}{_milestones(activity)}"),)]
        )
    columns = [Column("Activity", 5), Column("Status", 3), Column("Progress this quarter", 9)]
    builder.table(f"Activities for {theme.title}, {facts.period}", columns, rows)


def _milestones(activity: ActivityFacts) -> str:
    parts = []
    for milestone in activity.milestones:
        when = (
            f"done {date_words(milestone.done_on)}"
            if milestone.done_on
            else f"due {date_words(milestone.due) or 'on no stated date'}"
        )
        parts.append(f"{milestone.title} ({when})")
    due = f" Due {date_words(activity.due)}." if activity.due else ""
    return f"{due} Milestones: {'; '.join(parts)}." if parts else due


def _write_risks(facts: QuarterFacts, theme: ThemeFacts, builder: Builder) -> None:
    risks = [risk for risk in facts.risks if risk.reference in theme.risks and risk.high_level]
    if risks:
        names = sentence_list([f"{risk.number} {risk.title}" for risk in risks])
        verb = "is a high-level risk" if len(risks) == 1 else "are high-level risks"
        builder.paragraph(
            [Text(f"{names} {verb} linked to this theme: see "), Text("Appendix B", href="#appendix-b"), Text(".")]
        )
    elif facts.risks:
        builder.paragraph("No high-level risk is linked to this theme.")
