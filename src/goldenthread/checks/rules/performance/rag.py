"""The colour of a result against the rule that the report states, or against the default."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from goldenthread.checks.findings import Severity, Verdict
from goldenthread.checks.rule import Example, Hit, hit, rule
from goldenthread.checks.rules.performance.colours import ORDER, Colour, outright
from goldenthread.checks.rules.performance.homes import homes
from goldenthread.checks.rules.performance.indicators import Row, figure_at, indicator_tables
from goldenthread.checks.rules.performance.rag_rule import DEFAULT, GREEN_ONLY, RagRule
from goldenthread.checks.rules.performance.rag_rules import labels_of, rule_of_labels, stated_rules
from goldenthread.checks.subject import Subject
from goldenthread.figures import Quantity
from goldenthread.figures.comparing import plain

_LEAST = 5


@dataclass(frozen=True)
class Judged:
    """A coloured row, the colour that its figures give, and whether no rounding could give the one printed."""

    row: Row
    by: RagRule
    given: Colour
    wrong: bool
    certain: bool
    met: bool = False
    """Whether it is wrong whichever the rule: on target and Red, or said in words to be met or missed."""


@rule(
    "rag-not-by-the-rule",
    title="A RAG colour that the figures do not give",
    group="performance",
    severity=Severity.ERROR,
    scope="Tables with a result, a target and a rating: a colour's name or letter, a coloured sign, or the "
    "council's own words "
    "(OK, Warning, Alert; on target, slightly below target). The rule is the one the report states, in a "
    "sentence, a list or a "
    "key, or by each row's tolerance; where it states none, on or better than target is Green, less than 10% off "
    "Amber, 10% or "
    "more off Red. Target met and target missed are held against the figures themselves. An error where the "
    "report states its "
    "rule and the table its polarity; a warning where either had to be supposed.",
    leaves_out=(
        "Results and targets in different units, targets that are words, ranges or zero.",
        "Indicators whose better direction neither the table nor the name gives away, unless the colour is wrong "
        "both ways.",
        "Colours that unrounded figures could give.",
        "Tables in which three colours or more, and a third of them, do not follow the rule: one note says that the "
        "council must use another.",
        "Where no rule is stated, tables in which two colours or more do not follow the default, but for one that no "
        "limits could give; and Red for a near miss where a table has only Green and Red.",
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
    tables = [(grid, rows) for grid, columns, rows in indicator_tables(subject) if columns.rag is not None]
    if not tables:
        return
    stated, labels = stated_rules(subject), labels_of(subject)
    for grid, rows in tables:
        called = labels.get(homes(subject)[grid.part], {})
        home = grid.part if grid.part in stated else homes(subject)[grid.part]
        by = stated[home] if home in stated else rule_of_labels(called) or (GREEN_ONLY if called else DEFAULT)
        if by is DEFAULT and _without_amber(rows):
            by = GREEN_ONLY
        # A tick for what is nearly on target is not said outright.
        two = not any(row.rating == "amber" for row in rows)
        judged = [found for row in rows if (found := _judged(row, by, two)) is not None]
        wrong = [found for found in judged if found.wrong]
        if len(wrong) > 1 and (len(wrong) * 3 >= len(judged) or not (by and by.words)):
            # Without a stated rule one colour may be wrong; two or more that do not follow the default are by another.
            odd = _odd(judged) if not (by and by.words) else None
            if len(wrong) >= 3 and len(wrong) * 3 >= len(judged) and odd is None:
                met = [found for found in wrong if found.met]
                yield from _another_rule(wrong, len(judged), by or GREEN_ONLY) if len(met) != 1 else _hits(met[0])
                continue
            if not (by and by.words):
                wrong = [found for found in wrong if found is odd or found.certain or found.met]
        for found in wrong:
            yield from _hits(found)


def _judged(row: Row, stated: RagRule | None, two: bool) -> Judged | None:
    if row.colour is None or not row.comparable or row.result is None or row.target is None:
        return None
    if row.polarity == "neither":
        return None
    literal = outright(row.said)
    if literal is not None and (two or len(row.said.strip()) > 1):
        return _literally(row, literal)
    by = stated.of(row.result, _tolerance(row)) if stated is not None else None
    if by is None:
        return None
    if not row.target.value:
        # No share of nothing can be told, and Amber may be by a tolerance of its own.
        if by.green or row.colour == "amber":
            return None
        by = replace(GREEN_ONLY, words=by.words)
    ways = (row.polarity,) if row.polarity else ("bigger", "smaller")
    given = [by.colours(row.result, row.target, way) for way in ways]
    wrong = not any(row.colour in possible for _, possible in given)
    # Whichever the rule, a result on or better than its target is not Red.
    met = all(colour == "green" and possible == {"green"} for colour, possible in given) and row.colour == "red"
    certain = (bool(by.words) or met) and row.polarity_stated
    return Judged(row, by, given[0][0], wrong, certain, met)


def _without_amber(rows: list[Row]) -> bool:
    """Whether a table knows only Green and Red: then Red is all that misses its target."""
    colours = [row.colour for row in rows if row.colour is not None]
    return len(colours) >= _LEAST and set(colours) == {"red", "green"}


def _odd(judged: list[Judged]) -> Judged | None:
    """The one colour without which the others follow some limits: the further off target, the nearer Red."""
    known = [found for found in judged if found.row.polarity in ("bigger", "smaller") and found.row.target]
    if len(known) < _LEAST:
        return None
    placed = [(_off(found), ORDER.index(found.row.colour), found) for found in known if found.row.colour]
    alone = [
        found for _, _, found in placed if _in_order([(off, rank) for off, rank, other in placed if other is not found])
    ]
    # Where the whole is in order too, none of them is odd.
    return alone[0] if len(alone) == 1 and not _in_order([(off, rank) for off, rank, _ in placed]) else None


def _in_order(placed: list[tuple[Fraction, int]]) -> bool:
    furthest: dict[int, Fraction] = {}
    nearest: dict[int, Fraction] = {}
    for off, rank in placed:
        furthest[rank] = max(furthest.get(rank, off), off)
        nearest[rank] = min(nearest.get(rank, off), off)
    return all(furthest[low] <= nearest[high] for low in furthest for high in nearest if low < high)


def _off(found: Judged) -> Fraction:
    row = found.row
    assert row.result is not None
    assert row.target is not None
    off = found.by.distance(row.result.interval().given, row.target.interval().given, row.polarity or "bigger")
    # On target is on target, however much better.
    return max(off, Fraction(0))


def _literally(row: Row, met: bool) -> Judged:
    """A rating that says that the target was met, or was not, needs no rule."""
    assert row.result is not None
    assert row.target is not None
    ways = (row.polarity,) if row.polarity else ("bigger", "smaller")
    given = [GREEN_ONLY.colours(row.result, row.target, way) for way in ways]
    wrong = not any(("green" in possible) if met else possible != {"green"} for _, possible in given)
    return Judged(row, GREEN_ONLY, given[0][0], wrong, row.polarity_stated, met=True)


def _tolerance(row: Row) -> Quantity | None:
    return figure_at(row.grid, row.row, row.columns.tolerance)


def _hits(found: Judged) -> Iterator[Hit]:
    row, by = found.row, found.by
    passage = row.grid.passage(row.row, row.columns.rag) if row.columns.rag is not None else None
    if passage is None or row.result is None or row.target is None or row.colour is None:
        return
    off = by.distance(row.result.interval().given, row.target.interval().given, row.polarity or "bigger")
    shown = f"{float(abs(off)):.2f}".rstrip("0").rstrip(".")
    unit = " percentage points" if by.points else "%" if row.target.value else ""
    where = "on or better than target" if off <= 0 else f"{shown}{unit} off target"
    marked = row.colour.title() if row.colour in row.said.casefold() or len(row.said) < 2 else f"“{row.said}”"
    figures = f"{plain(row.result.printed)} against a target of {plain(row.target.printed)}"
    message = f"It is marked {marked}, and {figures} is "
    message += f"{'not Green' if by.open and off > by.green else found.given.title()}."
    if not row.polarity:
        message = f"It is marked {marked}, which {figures} is not, whichever way is better."
    rule_words = by.said
    if by is not GREEN_ONLY:
        rule_words += " (as the report states)" if by.words else " (the default: the report states no rule)"
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
