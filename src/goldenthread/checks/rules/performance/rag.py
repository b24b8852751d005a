"""The colour of a result against the rule that the report states, or against the default."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from goldenthread.checks.findings import Severity, Verdict
from goldenthread.checks.rule import Example, Hit, hit, rule
from goldenthread.checks.rules.performance.colours import Colour
from goldenthread.checks.rules.performance.indicators import Row, indicator_tables
from goldenthread.checks.rules.performance.rag_rules import DEFAULT, RagRule, stated_rules
from goldenthread.checks.subject import Subject
from goldenthread.figures.comparing import plain


@dataclass(frozen=True)
class Judged:
    """A coloured row, the colour that its figures give, and whether no rounding could give the one printed."""

    row: Row
    given: Colour
    wrong: bool
    certain: bool


@rule(
    "rag-not-by-the-rule",
    title="A RAG colour that the figures do not give",
    group="performance",
    severity=Severity.ERROR,
    scope="Tables with a result, a target and a colour. The rule is the one the report states in words; where it "
    "states none, "
    "on or better than target is Green, less than 10% off Amber, 10% or more off Red. An error where the report "
    "states its "
    "rule and the table its polarity; a warning where either had to be supposed.",
    leaves_out=(
        "Results and targets in different units, targets that are words, ranges or zero.",
        "Indicators whose better direction neither the table nor the name gives away, unless the colour is wrong "
        "both ways.",
        "Colours that unrounded figures could give.",
        "Tables in which three colours or more, and a third of them, do not follow the rule: one note says that the "
        "council must use another.",
    ),
    cost="None on the five documents, which print no colours beside figures.",
    example=Example(
        wrong="Green is on or above target, Amber is less than 10% off target, Red is 10% or more off target.\n\n"
        "| Indicator | Polarity | Target | Result | RAG |\n|---|---|---|---|---|\n| Visits | Bigger is better | 200 "
        "| 170 | Amber |\n"
        "| Loans | Bigger is better | 100 | 101 | Green |\n| Courses | Bigger is better | 50 | 48 | Amber |\n",
        right="Green is on or above target, Amber is less than 10% off target, Red is 10% or more off target.\n\n"
        "| Indicator | Polarity | Target | Result | RAG |\n|---|---|---|---|---|\n| Visits | Bigger is better | 200 "
        "| 170 | Red |\n"
        "| Loans | Bigger is better | 100 | 101 | Green |\n| Courses | Bigger is better | 50 | 48 | Amber |\n",
        quote="Amber",
    ),
)
def rag_not_by_the_rule(subject: Subject) -> Iterator[Hit]:
    """Members look at the colours first, and a Red shown as Amber is not asked about."""
    stated = stated_rules(subject)
    for grid, _, rows in indicator_tables(subject):
        if grid.part in stated and stated[grid.part] is None:
            continue
        by = stated.get(grid.part) or DEFAULT
        judged = [found for row in rows if (found := _judged(row, by)) is not None]
        wrong = [found for found in judged if found.wrong]
        if len(wrong) >= 3 and len(wrong) * 3 >= len(judged):
            yield from _another_rule(wrong, len(judged), by)
            continue
        for found in wrong:
            yield from _hits(found, by)


def _judged(row: Row, by: RagRule) -> Judged | None:
    if row.colour is None or not row.comparable or row.result is None or row.target is None or not row.target.value:
        return None
    if row.polarity == "neither":
        return None
    ways = (row.polarity,) if row.polarity else ("bigger", "smaller")
    given = [by.colours(row.result, row.target, way) for way in ways]
    wrong = not any(row.colour in possible for _, possible in given)
    # Whichever the rule, a result on or better than its target is not Red.
    met = all(colour == "green" and possible == {"green"} for colour, possible in given) and row.colour == "red"
    certain = (bool(by.words) or met) and row.polarity_stated
    return Judged(row, given[0][0], wrong, certain)


def _hits(found: Judged, by: RagRule) -> Iterator[Hit]:
    row = found.row
    passage = row.grid.passage(row.row, row.columns.rag) if row.columns.rag is not None else None
    if passage is None or row.result is None or row.target is None or row.colour is None:
        return
    off = by.distance(row.result.interval().given, row.target.interval().given, row.polarity or "bigger")
    shown = f"{float(abs(off)):.2f}".rstrip("0").rstrip(".")
    unit = " percentage points" if by.points else "%"
    where = "on or better than target" if off <= 0 else f"{shown}{unit} off target"
    message = f"It is marked {row.colour.title()}, and {plain(row.result.printed)} against a target of "
    message += f"{plain(row.target.printed)} is {'not Green' if by.moved and off > by.green else found.given.title()}."
    if not row.polarity:
        message = f"It is marked {row.colour.title()}, which {plain(row.result.printed)} against a target of "
        message += f"{plain(row.target.printed)} is not, whichever way is better."
    rule_words = by.said + (" (as the report states)" if by.words else " (the default: the report states no rule)")
    yield hit(
        passage,
        0,
        len(passage.text),
        message,
        working=f"{where}; {rule_words}"
        + ("" if row.polarity_stated else "; which way is better is taken from its name"),
        mend="Find out which of result, target and colour is wrong, and correct it.",
        verdict=Verdict.WRONG if found.certain else Verdict.CANNOT_TELL,
        severity=Severity.ERROR if found.certain else Severity.WARNING,
    )


def _another_rule(wrong: list[Judged], judged: int, by: RagRule) -> Iterator[Hit]:
    row = wrong[0].row
    passage = row.grid.passage(row.row, row.columns.rag) if row.columns.rag is not None else None
    if passage is not None:
        said = "the rule the report states" if by.words else "the default rule"
        yield hit(
            passage,
            0,
            len(passage.text),
            f"{len(wrong)} of the {judged} colours in this table do not follow {said}, so another seems to be in use.",
            working=by.said,
            mend="State beside the table the rule by which it is coloured.",
            verdict=Verdict.CANNOT_TELL,
            severity=Severity.NOTE,
        )
