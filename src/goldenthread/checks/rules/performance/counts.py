"""Counts of Red, Amber, Green, met and missed in sentences, against the tables and against each other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from goldenthread.checks.findings import Severity, Verdict
from goldenthread.checks.grids import Grid
from goldenthread.checks.passages import Passage
from goldenthread.checks.rule import Example, Hit, hit, rule
from goldenthread.checks.rules.performance.colours import Colour, colour_of
from goldenthread.checks.rules.performance.indicators import indicator_tables
from goldenthread.checks.subject import Subject

_WORDS = (
    "no none one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen".split()
)
_VALUES = {**dict.fromkeys(_WORDS[:2], 0), **{word: n for n, word in enumerate(_WORDS[2:], 1)}}
_N = rf"(?<![\w.,£-])(?P<n>\d{{1,3}}|{'|'.join(_WORDS)})(?![\w%.,]*\d|\s?%|\s?per\s?cent)"
_THINGS = r"(?:indicators?|measures?|kpis?|pis?|targets?|results?)"
_COLOURED = re.compile(
    rf"{_N}(?:\s+(?:of\s+(?:them|these|those)|others?|{_THINGS}|of\s+(?:the|our|these"
    rf"|all)?\s*\w+\s+(?:\w+\s+)?{_THINGS}))?(?:\s+(?:is|are|was|were|being|rated|have|has|been|reported|as|at|shown"
    rf"|showing|flagged|marked|assessed"
    rf"|on|a|status|performing)){{0,5}}\s*[-–(]?\s*[‘“\"']?(?P<colour>red|amber|green)\b",
    re.IGNORECASE,
)
_COLOUR_FIRST = re.compile(
    rf"\b(?P<colour>red|amber|green)\b\s*(?:[:=–-]|\()\s*(?P<n>\d{{1,3}}|{'|'.join(_WORDS)})(?![\w%.,]*\d|\s?%)",
    re.IGNORECASE,
)
_OF = re.compile(
    rf"\b(?:of|out\s+of)\s+(?:the|these|those|our|its|all)?\s*(?P<n>\d{{1,3}}"
    rf"|{'|'.join(_WORDS[2:])})\s+(?:\w+[\s-]+){{0,3}}?{_THINGS}\b"
    rf"|(?<![\w.,£])(?P<m>\d{{1,3}}|{'|'.join(_WORDS[2:])})\s+(?:\w+[\s-]+){{0,3}}?{_THINGS}\b",
    re.IGNORECASE,
)
_COLOUR = re.compile(r"\b(?:red|amber|green)\b", re.IGNORECASE)
_MET = re.compile(
    rf"{_N}\s+(?:of\s+(?:these|those|them|which|the\s+(?P<of>\d{{1,3}}|{'|'.join(_WORDS)}))\s*)?(?:(?:{_THINGS}"
    rf"|with\s+[\w\s]{{3,40}}?)\s+)?(?:\([^)]*\)\s+)?"
    r"(?:have\s+|has\s+|were\s+|are\s+)?(?:achieved|met|exceeded|hit|on\s+target)\b",
    re.IGNORECASE,
)
_MISSED = re.compile(
    rf"{_N}\s+(?:of\s+(?:these|those|them|which)\s+)?(?:{_THINGS}\s+)?(?:\([^)]*\)\s+)?(?:did\s+not\s+(?:meet"
    rf"|achieve|hit|reach)|(?:have\s+|has\s+)?missed|(?:have\s+|has\s+)?not\s+met|failed\s+to\s+meet"
    r"|fell\s+short|did\s+not)\b",
    re.IGNORECASE,
)
_HAS_TARGET = re.compile(
    rf"{_N}\s+(?:of\s+(?:these|those|them|which|the\s+\d{{1,3}})\s+)?(?:{_THINGS}\s+)?(?:currently\s+"
    rf"|now\s+)?(?:have|has|had|with|carry)\s+(?:a\s+)?(?:\w+\s+){{0,2}}?targets?\b",
    re.IGNORECASE,
)
_SUBSET = re.compile(
    r"\b(?:last\s+(?:year|quarter)|previous(?:ly)?|compared|in\s+Q[1-4]|risks?|activit(?:y|ies)|actions?|projects?"
    r"|milestones?|themes?|priorities|pledges?)\b",
    re.I,
)


@dataclass(frozen=True)
class Count:
    """A number of indicators in a sentence, with its colour where it has one."""

    number: int
    start: int
    end: int
    colour: Colour | None = None


def _number(said: str) -> int:
    return int(said) if said.isdigit() else _VALUES[said.lower()]


def _counts(text: str, start: int, end: int) -> list[Count]:
    """The colours counted in a sentence, each once."""
    found: dict[Colour, Count] = {}
    for pattern in (_COLOURED, _COLOUR_FIRST):
        for match in pattern.finditer(text, start, end):
            colour = colour_of(match["colour"])
            if colour and colour not in found:
                found[colour] = Count(_number(match["n"]), match.start(), match.end(), colour)
        if len(found) > 1:
            break
    return sorted(found.values(), key=lambda count: count.start)


@dataclass(frozen=True)
class Coloured:
    """A table that colours its rows, and how many there are of each colour."""

    grid: Grid
    counts: Counter[Colour]


def _tables(subject: Subject) -> list[Coloured]:
    """The tables of indicators that colour them; what has no results colours something else: themes, risks."""
    return [
        Coloured(grid, Counter(row.colour for row in rows if row.colour))
        for grid, columns, rows in indicator_tables(subject)
        if columns.rag is not None
    ]


@rule(
    "rag-count-against-the-table",
    title="A count of Red, Amber or Green that the table does not give",
    group="performance",
    severity=Severity.ERROR,
    scope="Sentences that count at least two colours, or one colour out of a number of indicators, against the "
    "tables of the "
    "same report that colour their rows. An error where the report has one such table and the sentence's own total "
    "is the "
    "number of its coloured rows; a warning otherwise.",
    leaves_out=(
        "Reports without a table of colours.",
        "Sentences about an earlier quarter, or about risks, activities or themes.",
        "Counts that any one table of the report gives, or all of them together.",
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
    tables: list[Coloured] | None = None
    for passage in subject.prose:
        if not _COLOUR.search(passage.text):
            continue
        for start, end in passage.sentences:
            counts = _counts(passage.text, start, end)
            whole = _OF.search(passage.text, start, end)
            if not counts or (len(counts) < 2 and whole is None) or _SUBSET.search(passage.text, start, end):
                continue
            tables = _tables(subject) if tables is None else tables
            here = [table for table in tables if table.grid.part is passage.part]
            if here:
                yield from _against(passage, counts, whole, here)


def _against(
    passage: Passage, counts: list[Count], whole: re.Match[str] | None, tables: list[Coloured]
) -> Iterator[Hit]:
    together = Counter[Colour]()
    for table in tables:
        together += table.counts
    options = [table.counts for table in tables] + [together]
    if any(all(option[count.colour] == count.number for count in counts if count.colour) for option in options):
        return
    total = _number(whole["n"] or whole["m"]) if whole else None
    fitting = [option for option in options if total is not None and sum(option.values()) == total]
    certain = len(tables) == 1 and bool(fitting)
    option = fitting[0] if fitting else min(options, key=lambda held: _distance(held, counts))
    if not certain and _distance(option, counts) > 2:
        return
    wrong = next(count for count in counts if count.colour and option[count.colour] != count.number)
    assert wrong.colour is not None
    shown = ", ".join(f"{option[colour]} {colour.title()}" for colour in ("green", "amber", "red"))
    yield hit(
        passage,
        wrong.start,
        wrong.end,
        f"It counts {wrong.number} {wrong.colour.title()}, and the table has {option[wrong.colour]}.",
        working=f"in the table{'s' if len(tables) > 1 else ''}: {shown}",
        mend="Count the rows again, and correct the sentence or the table.",
        verdict=Verdict.WRONG if certain else Verdict.CANNOT_TELL,
        severity=Severity.ERROR if certain else Severity.WARNING,
    )


def _distance(option: Counter[Colour], counts: list[Count]) -> int:
    return sum(abs(option[count.colour] - count.number) for count in counts if count.colour)


@rule(
    "headline-counts-disagree",
    title="Met and missed that do not make the number with a target",
    group="performance",
    severity=Severity.ERROR,
    scope="Paragraphs that say how many indicators have a target, how many met it and how many did not. An error "
    "where more "
    "are counted than have a target; a warning where fewer are.",
    leaves_out=("Paragraphs that give only two of the three, or that speak of results still to come.",),
    cost="None on the five documents.",
    example=Example(
        wrong="Of the indicators, 18 have a quarterly target. 17 of these met the target and 2 did not.",
        right="Of the indicators, 18 have a quarterly target. 16 of these met the target and 2 did not.",
        quote="17 of these met",
    ),
)
def headline_counts_disagree(subject: Subject) -> Iterator[Hit]:
    """It is the first thing that members read."""
    for passage in subject.prose:
        lower = passage.text.casefold()
        if "target" not in lower or not any(
            word in lower for word in ("did not", "missed", "not met", "fell short", "failed")
        ):
            continue
        yield from _headline(passage)


def _headline(passage: Passage) -> Iterator[Hit]:
    text = passage.text
    met, missed = _MET.search(text), _MISSED.search(text)
    if met is None or missed is None or (missed.start() < met.end() and met.start() < missed.end()):
        return
    has = _HAS_TARGET.search(text)
    base = _number(met["of"]) if met["of"] else _number(has["n"]) if has and has.start() < met.start() else None
    if base is None:
        whole = _OF.search(text[: met.start()])
        base = (
            _number(whole["n"] or whole["m"])
            if whole and "target" in text[whole.start() : whole.end()].casefold()
            else None
        )
    if base is None:
        return
    good, bad = _number(met["n"]), _number(missed["n"])
    if good + bad == base or (
        good + bad < base and re.search(r"\b(?:due|not yet|awaiting|no data|unavailable)\b", text, re.I)
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
