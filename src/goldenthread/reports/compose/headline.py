"""Reasons for the recommendations: the headline counts, what they cover, corrections, and how results are judged."""

from __future__ import annotations

import json

from goldenthread.reports.compose.building import Builder
from goldenthread.reports.compose.charts import draw_headline
from goldenthread.reports.compose.statuses import rag_status
from goldenthread.reports.compose.wording import (
    anchor_of,
    capital,
    date_words,
    ended,
    sentence_list,
    sources_note,
    split_paragraphs,
    value_words,
)
from goldenthread.reports.document import Column, Figure, Run, Runs, Text, record_key
from goldenthread.reports.facts import QuarterFacts, StatusFacts

# What the record counts, what it is called, and the name of the council's own published count of the same thing.
MEASURES = (
    ("indicators", "Indicators", "indicators"),
    ("due", "Due to be reported this quarter", "reported-quarterly"),
    ("reported", "With a result this quarter", None),
    ("with_quarterly_target", "With a target for the quarter", "with-quarterly-target"),
    ("met", "Met the target", "met-target"),
    ("missed", "Missed the target", "missed-target"),
)

NO_COLOUR = {
    "no result": "without a result",
    "monitor": "monitored only",
    "words": "with a target in words",
    "no target": "without a target",
    "context only": "for context only",
}


def counted(facts: QuarterFacts, measure: str, label: str, home: bool = False, strong: bool = False) -> Figure:
    """A headline count as a figure."""
    number = getattr(facts.headline, measure)
    key = record_key("headline", measure.replace("_", "-"), facts.period)
    return Figure(f"{number:,}", key, f"{label}, {facts.period}", home=home, strong=strong)


def headline_sentence(facts: QuarterFacts) -> list[Run]:
    """The quarter in a sentence or two."""
    headline = facts.headline
    if headline.indicators == 0:
        return [Text("No indicator is held for this quarter, so nothing can be said about how the council is doing.")]
    if headline.reported == 0:
        return [
            Text("None of the "),
            counted(facts, "indicators", "Indicators held", strong=True),
            Text(" indicators held has a result for this quarter yet."),
        ]
    runs: list[Run] = [
        counted(facts, "reported", "Indicators with a result", strong=True),
        Text(" of the "),
        counted(facts, "indicators", "Indicators held", strong=True),
        Text(f" indicators held {'has' if headline.reported == 1 else 'have'} a result for this quarter. "),
    ]
    if headline.with_quarterly_target == 0:
        return [*runs, Text("None of them has a target for the quarter, so none can be said to have met or missed it.")]
    return [
        *runs,
        counted(facts, "met", "Indicators that met the target", strong=True),
        Text(" of the "),
        counted(facts, "with_quarterly_target", "Indicators with a quarterly target", strong=True),
        Text(" with a target for the quarter met it and "),
        counted(facts, "missed", "Indicators that missed the target", strong=True),
        Text(" did not."),
    ]


def write_reasons(facts: QuarterFacts, builder: Builder) -> None:
    """The council's reasons, then the headline counts beside its own published ones."""
    written = split_paragraphs(facts.header.reasons if facts.header else None)
    builder.paragraphs(written, "No reasons for the recommendations have been entered yet.")
    builder.heading(2, "Headline figures", "headline")
    builder.paragraph(_coverage(facts))
    _counts_table(facts, builder)
    if facts.headline.missed_indicators:
        builder.paragraph(_missed(facts))
    if facts.headline.reported:
        builder.paragraph(_colours(facts))
        draw_headline(facts, builder)
        builder.paragraph(_directions(facts))
    _theme_statuses(facts, builder)


def _coverage(facts: QuarterFacts) -> list[Run]:
    held = counted(facts, "indicators", "Indicators held", strong=True)
    published = next((p for p in facts.headline.published if p.measure == "indicators"), None)
    if published is None:
        return [
            Text("The counts below are worked out from the "),
            held,
            Text(" indicators that Golden Thread holds for this quarter. No count of the council's own is recorded."),
        ]
    total = _published(facts, "indicators", strong=True)
    assert total is not None
    # Those held may be others than those counted: figures of the plan, or of the report's text, are held too.
    end = (
        ". The first column below covers only the indicators held here; the second is what the council itself "
        "published, and the two are not the same set."
    )
    return [Text("Golden Thread holds "), held, Text(" indicators. The council's own report counts "), total, Text(end)]


def _published(facts: QuarterFacts, measure: str | None, home: bool = False, strong: bool = False) -> Figure | None:
    found = next((p for p in facts.headline.published if p.measure == measure), None)
    if found is None:
        return None
    key = record_key("published-headline", found.measure, facts.period)
    return Figure(f"{found.value:,}", key, f"As the council published it: {found.measure}", home=home, strong=strong)


def _counts_table(facts: QuarterFacts, builder: Builder) -> None:
    published = {count.measure: count for count in facts.headline.published}
    rows: list[list[Runs]] = []
    for measure, words, name in MEASURES:
        own = _published(facts, name, home=True)
        counts: list[Runs] = [(Text(words),), (counted(facts, measure, words, home=True),)]
        rows.append([*counts, (own,) if own else (Text("Not published"),)] if published else counts)
    columns = [Column("Measure", 5), Column("From the data held", 3, "right")]
    columns += [Column("As published", 3, "right")] if published else []
    named = {name: words for _, words, name in MEASURES if name}
    note = sources_note((named.get(count.measure, count.measure), count.citation) for count in published.values())
    builder.table(f"Headline counts, {facts.period}", columns, rows, note=f"As published: {note}" if note else None)


def _missed(facts: QuarterFacts) -> list[Run]:
    runs: list[Run] = [Text("The target was missed by ")]
    names = [indicator.title if (indicator := facts.indicator(r)) else r for r in facts.headline.missed_indicators]
    for place, (reference, name) in enumerate(zip(facts.headline.missed_indicators, names, strict=True)):
        if place:
            runs.append(Text(" and " if place == len(names) - 1 else "; "))
        runs.append(Text(name, href=f"#{anchor_of('indicator', reference)}"))
    runs.append(Text(". The reasons are under each theme below."))
    return runs


def _colours(facts: QuarterFacts) -> list[Run]:
    runs: list[Run] = [Text("Against their targets, ")]
    for place, colour in enumerate(("green", "amber", "red")):
        status = rag_status(colour)
        assert status is not None
        runs += [
            Text(("", ", ", " and ")[place]),
            counted(facts, colour, f"Indicators {status.word}"),
            Text(" "),
            status,
        ]
    without = [
        f"{number} {NO_COLOUR.get(reason, reason)}"
        for reason, number in sorted(facts.headline.no_rag.items())
        if number
    ]
    runs.append(Text(f". No colour: {'; '.join(without)}." if without else "."))
    return runs


def _directions(facts: QuarterFacts) -> list[Run]:
    parts = (("improving", "improving"), ("worsening", "worsening"), ("same", "the same"))
    runs: list[Run] = [Text("Against their comparison period, ")]
    for place, (measure, words) in enumerate(parts):
        runs += [Text(("", ", ", " and ")[place]), counted(facts, measure, f"Indicators {words}"), Text(f" {words}")]
    return [
        *runs,
        Text("; "),
        counted(facts, "no_comparison", "Indicators with no comparison"),
        Text(" had nothing to compare with."),
    ]


def _theme_statuses(facts: QuarterFacts, builder: Builder) -> None:
    """Every theme with a status, and how it came by it."""
    rows: list[list[Runs]] = []
    shown = [pillar for plan in facts.plans for pillar in plan.pillars]
    implied = all(pillar.implied for pillar in shown)
    for pillar in shown:
        for theme in pillar.themes:
            status = rag_status(theme.status.shown)
            if status is None:
                continue
            link = Text(theme.title, href=f"#{anchor_of('theme', theme.reference)}")
            row: list[Runs] = [(link,), (status,), (Text(_basis(theme.status)),)]
            rows.append(row if implied else [(Text(pillar.title),), *row])
    themes = len(facts.themes())
    if not rows:
        if themes:
            builder.gap("No theme has a status this quarter: there is nothing to judge one by.")
        return
    if len(rows) < themes:
        builder.paragraph(f"{len(rows)} of the {themes} themes have a status; the others have nothing to judge by.")
    word = facts.plans[0].theme_word
    columns = [Column(word, 6), Column("Status", 2), Column("How it was arrived at", 4)]
    columns = columns if implied else [Column(facts.plans[0].pillar_word, 4), *columns]
    builder.table(f"Status of each {word.lower()}, {facts.period}", columns, rows)


def _basis(status: StatusFacts) -> str:
    if not status.set_to:
        return "Proposed by the rule"
    return "As the council published it" if status.set_by == "published" else f"Set by {status.set_by or 'an officer'}"


def write_corrections(facts: QuarterFacts, builder: Builder) -> None:
    """Figures published earlier and corrected since, each with its reason."""
    builder.heading(2, "Corrections", "corrections")
    if not facts.corrections:
        builder.paragraph("No published figure has been corrected since the last publication.")
        return
    builder.paragraph(
        "These figures were published earlier and have been corrected. The earlier reports stay as they were published."
    )
    rows: list[list[Runs]] = []
    for correction in facts.corrections:
        indicator = facts.indicator(correction.indicator)
        title = indicator.title if indicator else correction.indicator
        was, now = (value_words(v, indicator) if indicator else v for v in (correction.was, correction.now))
        rows.append(
            [
                (Text(title),),
                (Text(correction.period),),
                (Figure(was, correction.was_key, f"{title}, {correction.period}, as first published"),),
                (Figure(now, correction.now_key, f"{title}, {correction.period}, corrected"),),
                (Text(f"{ended(capital(correction.reason))} Known from {date_words(correction.known_from)}."),),
            ]
        )
    columns = [
        Column("Indicator", 5),
        Column("Period", 3),
        Column("Was", 2, "right"),
        Column("Now", 2, "right"),
        Column("Reason", 6),
    ]
    builder.table("Published figures corrected since", columns, rows)


def write_judging(facts: QuarterFacts, builder: Builder) -> None:
    """How results are judged: the rules that were used, by their own definitions, and the marks."""
    builder.heading(2, "How results are judged", "how-results-are-judged")
    titles: list[str] = []
    for indicator in facts.indicators:
        for result in indicator.results:
            title = _rule_title(result.assessment.rule, result.assessment.rule_definition)
            if result.assessment.rag and title not in titles:
                titles.append(title)
    if titles:
        builder.paragraph(f"Against the target: {ended(sentence_list(titles))}")
    builder.paragraph(
        "The direction of travel compares a result with the period named beside it, as improving or worsening by "
        "what is better for that indicator; the change is a percentage of the earlier result. A result is marked (c) "
        "when it is cumulative since 1 April, (s) when it is a snapshot at the quarter's end and (r) when it covers "
        "rolling twelve months."
    )
    _write_chance(facts, builder)


def _write_chance(facts: QuarterFacts, builder: Builder) -> None:
    """What is called more than chance, and by which rules."""
    presets = [i.statistics.control for i in facts.indicators if i.statistics]
    if not presets:
        return
    names = list(dict.fromkeys(f"“{made.preset}” ({made.preset_words})" for made in presets))
    builder.paragraph(
        "A change is called more than chance only where a control chart finds a special cause at the latest result, by "
        f"the rules {sentence_list(names)}. Where there are too few results for a verdict, the report says so and "
        "calls nothing a change. A benchmark is compared with a result of the very same period and no other."
    )


def _rule_title(name: str, definition: str) -> str:
    try:
        rule = json.loads(definition)
    except ValueError:
        return name
    title = rule.get("title") if isinstance(rule, dict) else None
    return title if isinstance(title, str) and title else name
