"""Met, missed and the number with a target: counts in a paragraph that do not make their total."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldenthread.checks.findings import Severity, Verdict
from goldenthread.checks.passages import Passage
from goldenthread.checks.rule import Example, Hit, hit, rule
from goldenthread.checks.rules.performance.colours import Rating
from goldenthread.checks.rules.performance.count_spans import spans_together, whole_of
from goldenthread.checks.rules.performance.count_tables import totals_of_counts
from goldenthread.checks.rules.performance.count_words import NUMBER as _NUMBERS
from goldenthread.checks.rules.performance.count_words import WORDS as _WORDS
from goldenthread.checks.rules.performance.count_words import (
    Count,
    directions_counted,
    number_of,
    of_it,
    ratings_counted,
    rises_counted,
    whole_in,
)
from goldenthread.checks.rules.performance.count_words import N as _N
from goldenthread.checks.rules.performance.homes import homes
from goldenthread.checks.rules.performance.parts_of_more import more_than_all, part_of_which
from goldenthread.checks.rules.performance.rated_tables import count_labels
from goldenthread.checks.subject import Subject
from goldenthread.patterns import regex

_MAY_COUNT = regex(r"\bamber\b|\bgreen\b|\btrack\b|\btargets?\b|\bimprov|\bwors|creased\b|[🟠🟡🟧🟨]")
# One of these stands in every passage that it may find something in: looked for first, for speed.
_COUNTED = (
    "amber",
    "green",
    "track",
    "target",
    "improv",
    "wors",
    "creased",
    "of which",
    "out of",
    "of those",
    "of these",
    "of them",
    "of whom",
    *"🟠🟡🟧🟨",
)
_BACK = regex(
    r"(?:of\s+(?:these|those|them|which)|there\s+(?:are|were)|they|(?:at|in|for|by)\s+(?:the\s+)?(?:end|year|quarter|period|Q[1-4])|overall|\d|[a-z]+\s+(?:are|were|is|was|had|have)\b)",
    re.IGNORECASE,
)
_REST = regex(
    r"\b(?:remain\w*|rest|others?|another|no\s+data|not\s+(?:yet\s+)?(?:due|rated|available|reported|scored|comparable|measured)"
    r"|n/?a|unrated|information\s+only|monitor\w*|data\s+only|gr[ae]y|blue|complete\w*|without|no\s+(?:target|rating|comparison)"
    r"|awaiting|baseline|annual\w*|new|cannot|could\s+not|unavailable|first\s+time|of\s+which)\b|⚪|⚫",
    re.IGNORECASE,
)
_DUE = regex(r"\b(?:due|not yet|awaiting|no data|unavailable)\b", re.IGNORECASE)
_THINGS = r"(?:indicators?|measures?|kpis?|pis?|targets?|results?)"
_LONGEST = 2000
_OF = regex(
    rf"\b(?:of|out\s+of)\s+(?:the|these|those|our|its|all)?\s*(?P<n>\d{{1,3}}"
    rf"|{'|'.join(_WORDS[2:])})\s+(?:\w+[\s-]+){{0,3}}?{_THINGS}\b"
    rf"|(?<![\w.,£])(?P<m>\d{{1,3}}|{'|'.join(_WORDS[2:])})\s+(?:\w+[\s-]+){{0,3}}?{_THINGS}\b",
    re.IGNORECASE,
)
_MET = regex(
    rf"{_N}\s+(?:of\s+(?:these|those|them|which|the\s+(?P<of>\d{{1,3}}|{_NUMBERS}))\s*)?(?:(?:{_THINGS}"
    rf"|with\s+[\w\s]{{3,40}}?)\s+)?(?:\([^)]*\)\s+)?"
    r"(?:have\s+|has\s+|were\s+|are\s+)?(?:achieved|met|exceeded|hit|on\s+target)\b",
    re.IGNORECASE,
)
_MISSED = regex(
    rf"{_N}\s+(?:of\s+(?:these|those|them|which)\s+)?(?:{_THINGS}\s+)?(?:\([^)]*\)\s+)?(?:did\s+not\s+(?:meet"
    rf"|achieve|hit|reach)|(?:have\s+|has\s+)?missed|(?:have\s+|has\s+)?not\s+met|failed\s+to\s+meet"
    r"|fell\s+short|did\s+not)\b",
    re.IGNORECASE,
)
_HAS_TARGET = regex(
    rf"{_N}\s+(?:of\s+(?:these|those|them|which|the\s+\d{{1,3}})\s+)?(?:{_THINGS}\s+)?(?:currently\s+"
    rf"|now\s+)?(?:have|has|had|with|carry)\s+(?:a\s+)?(?:\w+\s+){{0,2}}?targets?\b",
    re.IGNORECASE,
)


@rule(
    "headline-counts-disagree",
    title="Met and missed, or colours, that do not make the number they are of",
    group="performance",
    severity=Severity.ERROR,
    scope="Paragraphs that say how many indicators have a target, how many met it and how many did not; and those that "
    "say how many there are and how many of them are Red, Amber and Green, or improved, worsened and stayed the same; "
    "and tables of such counts with their total. "
    "An error where more are counted than there are; a warning where fewer are.",
    leaves_out=("Paragraphs that give only two of the three, or that speak of results still to come, or of the rest.",),
    cost="None on the five documents.",
    example=Example(
        wrong="Of the indicators, 18 have a quarterly target. 17 of these met the target and 2 did not.",
        right="Of the indicators, 18 have a quarterly target. 16 of these met the target and 2 did not.",
        quote="17 of these met",
    ),
)
def headline_counts_disagree(subject: Subject) -> Iterator[Hit]:
    """It is the first thing that members read."""
    labels = count_labels(subject)
    own_words = {label for each in labels.values() for label in each}
    for passage in subject.holding((*_COUNTED, *own_words)):
        if passage.grid is not None or passage.kind == "furniture":
            continue
        lower = passage.text.casefold()
        if "target" in lower and any(
            word in lower for word in ("did not", "missed", "not met", "fell short", "failed")
        ):
            found = list(_headline(passage))
            if found:
                yield from found
                continue
        if " of " in lower:
            yield from more_than_all(subject, passage)
        if "of which" in lower:
            found = list(part_of_which(subject, passage))
            if found:
                yield from found
                continue
        own = labels.get(homes(subject)[passage.part], {})
        if _MAY_COUNT.search(lower) or any(label in lower for label in own):
            yield from _parts(passage, own)
    yield from _lists(subject)
    yield from totals_of_counts(subject)


def _lists(subject: Subject) -> Iterator[Hit]:
    """Lists of counts, each colour on a line, under the number they are of."""
    for group in spans_together(subject):
        if len(group) < 2 or not any(_MAY_COUNT.search(span[0].text.casefold()) for span in group):
            continue
        labels = count_labels(subject).get(homes(subject)[group[0][0].part], {})
        counts = [count for span in group for count in ratings_counted(*span, labels)]
        whole, made = whole_of(subject, group, counts), sum(count.number for count in counts)
        if len({count.of for count in counts}) == len(counts) > 2 and whole is not None and made > whole:
            numbers = " + ".join(str(count.number) for count in counts)
            yield hit(
                counts[0].passage,
                counts[0].start,
                counts[0].end,
                f"The counts of this list come to {made}, and they are said to be of {whole}.",
                working=f"{numbers} = {made}",
                mend="Count the rows again, and correct what is wrong.",
            )


def _parts(passage: Passage, labels: dict[str, Rating]) -> Iterator[Hit]:
    """Red, Amber and Green, or better, worse and the same, that do not make the number they are of."""
    if len(passage.text) > _LONGEST:
        return
    before: tuple[int, int] | None = None
    for start, end in passage.sentences:
        for counts, every in (
            (ratings_counted(passage, start, end, labels), {"red", "amber", "green"}),
            (directions_counted(passage, start, end), {"better", "worse", "same"}),
            (rises_counted(passage, start, end), {"up", "down", "same"}),
        ):
            if not counts:
                continue
            whole = whole_in(passage.text, start, end, counts)
            at, until = start, counts[0].start
            if whole is None and before is not None and _BACK.match(passage.text[start:end].strip()):
                whole = whole_in(passage.text, *before, [])
                at, until = before
            if not every <= {str(count.of) for count in counts}:
                made = sum(count.number for count in counts)
                if whole is not None and made > whole and of_it(passage, at, until, counts):
                    yield _untotalled(passage, counts, made, whole)
                continue
            made = sum(count.number for count in counts)
            if (
                whole is None
                or made == whole
                or (
                    made < whole
                    and not {"grey", "blue"} & {count.of for count in counts}
                    and _REST.search(passage.text)
                )
            ):
                continue
            yield _untotalled(passage, counts, made, whole)
        before = (start, end)


def _untotalled(passage: Passage, counts: list[Count], made: int, whole: int) -> Hit:
    over = made > whole
    numbers = " + ".join(str(count.number) for count in counts)
    return hit(
        passage,
        counts[0].start,
        counts[-1].end,
        f"The counts come to {made}, and they are said to be of {whole}.",
        working=f"{numbers} = {made}",
        mend="Count the rows again, and correct what is wrong.",
        verdict=Verdict.WRONG if over else Verdict.CANNOT_TELL,
        severity=Severity.ERROR if over else Severity.WARNING,
    )


def _headline(passage: Passage) -> Iterator[Hit]:
    text = passage.text
    met, missed = _MET.search(text), _MISSED.search(text)
    if met is None or missed is None or (missed.start() < met.end() and met.start() < missed.end()):
        return
    has = _HAS_TARGET.search(text)
    base = number_of(met["of"]) if met["of"] else number_of(has["n"]) if has and has.start() < met.start() else None
    if base is None:
        whole = _OF.search(text[: met.start()])
        base = (
            number_of(whole["n"] or whole["m"])
            if whole and "target" in text[whole.start() : whole.end()].casefold()
            else None
        )
    if base is None:
        return
    good, bad = number_of(met["n"]), number_of(missed["n"])
    if good + bad == base or (
        good + bad < base and _DUE.search(text, (has or met).start(), max(met.end(), missed.end()) + 60)
    ):
        return
    over = good + bad > base
    yield hit(
        passage,
        met.start(),
        met.end(),
        f"{good} that met the target and {bad} that did not are {good + bad}, and {base} have one.",
        working=f"{good} + {bad} = {good + bad}",
        mend="Count the rows again, and correct what is wrong.",
        verdict=Verdict.WRONG if over else Verdict.CANNOT_TELL,
        severity=Severity.ERROR if over else Severity.WARNING,
    )
