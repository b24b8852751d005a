"""Counts of ratings and of directions in sentences and tables, against the rows that are rated."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from goldenthread.checks.findings import Severity, Verdict
from goldenthread.checks.parts import Part
from goldenthread.checks.rule import Example, Hit, hit, rule
from goldenthread.checks.rules.performance.colours import SIGNS, Rating
from goldenthread.checks.rules.performance.count_spans import Span, of_earlier, spans_together, whole_of
from goldenthread.checks.rules.performance.count_tables import counts_in_tables
from goldenthread.checks.rules.performance.count_words import Count, directions_counted, ratings_counted, whole_in
from goldenthread.checks.rules.performance.direction_counts import Directed, directed
from goldenthread.checks.rules.performance.homes import homes
from goldenthread.checks.rules.performance.rated_tables import (
    Counted,
    Rated,
    count_labels,
    countings,
    kind_of,
    rated_tables,
)
from goldenthread.checks.subject import Subject
from goldenthread.patterns import regex

_MAY_COUNT = regex(r"\b(?:red|amber|green|blue|target|track)|[" + "".join(SIGNS) + "]", re.IGNORECASE)
_MAY_DIRECT = regex(r"improv|wors|declin|deteriorat|better", re.IGNORECASE)
_ALL = regex(
    r"\b(?:all|both|and)\s+(?:of\s+(?:them|these)\s+)?(?:have|has)\s+(?P<way>improved|worsened|deteriorated)\b",
    re.IGNORECASE,
)
_INDICATORS = regex(r"\b(?:indicators?|measures?|kpis?)\b", re.IGNORECASE)
_BELOW = 30
_FAR = 2
_THREE: frozenset[str] = frozenset(("red", "amber", "green"))


@rule(
    "rag-count-against-the-table",
    title="A count of ratings or directions that the table does not give",
    group="performance",
    severity=Severity.ERROR,
    scope="Sentences, lists and tables that count Red, Amber and Green (or the council's own words for them, or "
    "coloured "
    "signs), against the tables of the same report and its appendices that rate their rows: indicators, actions, "
    "projects, "
    "risks without scores; and sentences that count what improved, worsened and stayed the same, against the "
    "directions of "
    "travel. An error where the total that is said is the number of rows that are rated; a warning otherwise.",
    leaves_out=(
        "Reports without a table of ratings.",
        "Sentences about an earlier period, and about another kind of thing than the table's.",
        "Counts that any one table or section of the report gives, or all of them together.",
    ),
    cost="None on the five documents.",
    example=Example(
        wrong="Of the 4 indicators, 3 are Green, none Amber and 1 Red.\n\n| Indicator | Target | Result | RAG "
        "|\n|---|---|---|---|\n"
        "| Visits | 10 | 12 | Green |\n| Loans | 10 | 5 | Red |\n| Courses | 10 | 6 | Red |\n| Talks | 4 | 5 | "
        "Green |\n",
        right="Of the 4 indicators, 2 are Green, none Amber and 2 Red.\n\n| Indicator | Target | Result | RAG "
        "|\n|---|---|---|---|\n"
        "| Visits | 10 | 12 | Green |\n| Loans | 10 | 5 | Red |\n| Courses | 10 | 6 | Red |\n| Talks | 4 | 5 | "
        "Green |\n",
        quote="3 are Green",
    ),
)
def rag_count_against_the_table(subject: Subject) -> Iterator[Hit]:
    """The count in the summary is what is quoted, and a table row changed late leaves it behind."""
    tables = rated_tables(subject)
    moves = directed(subject)
    if not tables and not moves:
        return
    labels, of = count_labels(subject), homes(subject)
    rated: dict[Part, list[Rated]] = {}
    for table in tables:
        rated.setdefault(of[table.grid.part], []).append(table)
    known = {*rated, *(move.home for move in moves)}
    for group in spans_together(subject):
        passage = group[0][0]
        home = of[passage.part]
        if home not in known:
            continue
        here = rated.get(home, [])
        own = labels.get(home, {})
        if here and _may_count(group, own):
            yield from _ratings(subject, group, here, own)
        there = [move for move in moves if move.home is home]
        if there and len(group) == 1 and _MAY_DIRECT.search(passage.text, *group[0][1:]):
            yield from _directions(group[0], there)
            yield from _all_moved(group[0], there)
    yield from counts_in_tables(subject)


def _may_count(group: list[Span], labels: dict[str, Rating]) -> bool:
    for passage, start, end in group:
        words = passage.text[start:end]
        if _MAY_COUNT.search(words):
            return True
        folded = words.casefold()
        if any(label in folded for label in labels):
            return True
    return False


def _ratings(subject: Subject, group: list[Span], tables: list[Rated], labels: dict[str, Rating]) -> Iterator[Hit]:
    counts = [count for span in group for count in ratings_counted(*span, labels)]
    if len(group) > 1 and (len(counts) < 2 or len({count.of for count in counts}) < len(counts)):
        return
    passage, _, _ = group[0]
    whole = whole_of(subject, group, counts)
    if not counts or (len(counts) < 2 and whole is None):
        return
    if len(group) == 1 and len(passage.sentences) == 1 and len(passage.text) <= 90 and whole is None:
        return
    if of_earlier(subject, passage, passage.text[group[0][1] : counts[0].start] if len(group) == 1 else ""):
        return
    kind = (
        kind_of(" ".join(p.text[a:b] for p, a, b in group))
        or kind_of(passage.text)
        or kind_of("".join(passage.headings[-1:]))
    )
    kinds = {table.kind for table in tables}
    if kind not in kinds:
        if len(kinds) != 1 or (kind and "" not in kinds):
            return
        kind = next(iter(kinds))
    yield from _against(counts, whole, list(countings([table for table in tables if table.kind == kind])))


def _against(counts: list[Count], whole: int | None, options: list[Counted]) -> Iterator[Hit]:
    said = {count.of: count.number for count in counts}
    if any(_same(option, said) for option in options):
        return
    among = _THREE | frozenset(said)
    total = whole if whole is not None else sum(said.values()) if set(said) >= _THREE else None
    fitting = [
        option
        for option in options
        if total in (option.total(among), option.total(_THREE), sum(option.counts.values()))
    ]
    if len(fitting) > 1 and total is not None:
        fitting = [min(fitting, key=lambda option: _distance(option, said))]
    option = fitting[0] if fitting else min(options, key=lambda held: _distance(held, said))
    if not fitting and (_distance(option, said) > _FAR or len(said) < 2):
        return
    wrong = next(count for count in counts if option.counts[count.of] != count.number)
    yield _hit(wrong, option, certain=bool(fitting) and (whole is None or sum(said.values()) <= whole))


def _same(option: Counted, said: dict[str, int]) -> bool:
    return all(option.counts[rating] == number for rating, number in said.items())


def _distance(option: Counted, said: dict[str, int]) -> int:
    return sum(abs(option.counts[rating] - number) for rating, number in said.items())


def _hit(wrong: Count, option: Counted, *, certain: bool) -> Hit:
    held = option.counts[wrong.of]
    shown = ", ".join(
        f"{option.counts[rating]} {rating.title()}"
        for rating in ("blue", "green", "amber", "red")
        if rating != "blue" or option.counts[rating]
    )
    return hit(
        wrong.passage,
        wrong.start,
        wrong.end,
        f"It counts {wrong.number} {wrong.of.title()}, and the table has {held}.",
        working=f"{option.where}: {shown}",
        mend="Count the rows again, and correct the sentence or the table.",
        verdict=Verdict.WRONG if certain else Verdict.CANNOT_TELL,
        severity=Severity.ERROR if certain else Severity.WARNING,
    )


def _directions(span: Span, moves: list[Directed]) -> Iterator[Hit]:
    counts = directions_counted(*span)
    passage, start, end = span
    whole = whole_in(passage.text, start, end, counts)
    if len(counts) < 2 and (whole is None or not counts):
        return
    said = {count.of: count.number for count in counts}
    options = [move for move in moves if move.speaks_of(passage.text[start:end])]
    if not options or any(all(move.counts[way] == number for way, number in said.items()) for move in options):
        return
    total = whole if whole is not None else sum(said.values())
    fitting = [move for move in options if sum(move.counts.values()) == total]
    if not fitting:
        return
    fitting.sort(key=lambda move: sum(abs(move.counts[way] - number) for way, number in said.items()))
    wrong = next(count for count in counts if fitting[0].counts[count.of] != count.number)
    held: Counter[str] = Counter({str(way): number for way, number in fitting[0].counts.items()})
    yield hit(
        passage,
        wrong.start,
        wrong.end,
        f"It counts {wrong.number} {_WENT[str(wrong.of)]}, and the table has {held[wrong.of]}.",
        working=f"in the table: {held['better']} better, {held['worse']} worse, {held['same']} the same",
        mend="Count the rows again, and correct the sentence or the table.",
        verdict=Verdict.CANNOT_TELL,
        severity=Severity.WARNING,
    )


def _all_moved(span: Span, moves: list[Directed]) -> Iterator[Hit]:
    """ "All have worsened" over a table in which none has."""
    passage, start, end = span
    match = _ALL.search(passage.text, start, end)
    if match is None or not _INDICATORS.search(passage.text, start, end):
        return
    below = [move for move in moves if passage.index < move.first <= passage.index + _BELOW]
    table = min(below, key=lambda move: move.first, default=None)
    way = "better" if match["way"].casefold().startswith("improv") else "worse"
    if (
        table is None
        or table.counts[way]
        or not sum(table.counts.values())
        or not table.speaks_of(passage.text[start:end])
    ):
        return
    yield hit(
        passage,
        match.start(),
        match.end(),
        f"It says “{match.group()}”, and no indicator in the table below has.",
        working="in the table: " + ", ".join(f"{number} {went}" for went, number in table.counts.items()),
        mend="Find out whether the words or the directions are wrong, and correct them.",
        verdict=Verdict.CANNOT_TELL,
        severity=Severity.WARNING,
    )


_WENT = {"better": "that improved", "worse": "that worsened", "same": "that stayed the same"}
