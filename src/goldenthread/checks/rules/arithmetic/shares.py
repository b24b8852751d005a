"""Percentages beside the numbers that they are of."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.checks.findings import Severity
from goldenthread.checks.grids import Grid
from goldenthread.checks.passages import Passage
from goldenthread.checks.rule import Example, Hit, hit, rule
from goldenthread.checks.rules.arithmetic.bases import bases_in_sentences
from goldenthread.checks.rules.arithmetic.fractions_said import fractions_said
from goldenthread.checks.rules.arithmetic.group_bases import group_bases
from goldenthread.checks.rules.arithmetic.moves import earlier_figures
from goldenthread.checks.rules.arithmetic.share_columns import share_columns
from goldenthread.checks.rules.arithmetic.shares_in_tables import shares_in_cells, shares_in_rows
from goldenthread.checks.rules.arithmetic.shares_linked import shares_linked
from goldenthread.checks.rules.arithmetic.turned import Turned
from goldenthread.checks.subject import Subject
from goldenthread.figures import Pair, compare, pairs, share
from goldenthread.figures import Verdict as Comparison

_MANY = 20
_POINTS = 5
_THREE_AND_A_NAME = 4
_MOST_CELLS = 2_000


@rule(
    "percentage-not-of-its-numbers",
    title="A percentage that is not that of the numbers beside it",
    group="arithmetic",
    severity=Severity.ERROR,
    scope="A number, what it is out of, and the percentage: in one phrase (“30 of 33 (91%)”, “45% (4 of 9)”), tied by "
    "words (“£2.45m is 8% of the budget of £31.2m”, “a response rate of 52%”), or over sentences (“There were 1,342. "
    "Of these, 604 (45%) were upheld”). In a table, cells such as “4 (45%)” against the row or column that most of "
    "them turn out to be percentages of; columns of a part, a whole and a percentage; rows of the same; and columns of "
    "numbers with their shares of a total.",
    leaves_out=(
        "Percentages that rounding of the numbers can explain.",
        "Tables in which fewer than three cells agree on what they are percentages of (of three, two: a warning).",
        "Percentages in brackets that fit another figure near by, and lists evened out so as to make 100.",
        "A phrase said to be about, over or nearly, or “one in eight”, where the difference is small.",
    ),
    cost="None on the five documents, in which one of twelve cells of a table is wrong and is found.",
    example=Example(
        wrong="Of the cases, 4 of 9 (45%) were accepted.",
        right="Of the cases, 4 of 9 (44%) were accepted.",
        quote="4 of 9 (45%)",
    ),
)
def percentage_not_of_its_numbers(subject: Subject) -> Iterator[Hit]:
    """A percentage typed by hand beside its numbers is the commonest slip there is, and the easiest to check."""
    previous: Passage | None = None
    for passage in subject.passages:
        if "%" not in passage.text and "per cent" not in passage.text and "percent" not in passage.text:
            previous = passage if passage.kind != "cell" else previous
            continue
        judged: set[int] = set()
        for found in _in_phrases(subject, passage, previous, judged):
            span = range(found.place.start, found.place.end)
            if judged.isdisjoint(span):
                judged.update(span)
                yield found
        previous = passage if passage.kind != "cell" else previous
    for grid in subject.grids:
        yield from shares_in_cells(subject, grid)
        columns = list(shares_in_rows(subject, grid, _alike(subject, grid)))
        yield from columns or share_columns(grid)
        told = {found.place for found in columns}
        if len(grid.passages) <= _MOST_CELLS and any("%" in passage.text for passage in grid.passages):
            yield from (found for found in shares_in_rows(subject, Turned(grid)) if found.place not in told)


def _alike(subject: Subject, grid: Grid) -> list[Grid]:
    """Other tables of the same report under the same headings: one for each kind of request, say."""
    heads = [grid.heading(column).casefold() for column in grid.columns]
    if len(heads) != _THREE_AND_A_NAME or not any("%" in head or "percent" in head for head in heads):
        return []
    return [
        other
        for other in subject.grids
        if other is not grid
        and len(other.columns) == len(heads)
        and [other.heading(column).casefold() for column in other.columns] == heads
    ][:_MANY]


def _in_phrases(subject: Subject, passage: Passage, previous: Passage | None, judged: set[int]) -> Iterator[Hit]:
    """What is wrong in a passage, the surest first. `judged` is what has been found, which the caller adds to."""
    yield from _paired(subject, passage)
    yield from bases_in_sentences(subject, passage)
    yield from fractions_said(passage)
    if passage.kind != "cell":
        yield from shares_linked(subject, passage, judged)
        yield from group_bases(subject, passage, earlier_figures(subject, previous, passage), judged)


def _paired(subject: Subject, passage: Passage) -> Iterator[Hit]:
    """Numbers with what they are of and their percentage, all in one phrase."""
    for pair in pairs(passage.text):
        if pair.percent is None or pair.denominator is None:
            continue
        found = compare(pair.percent, share(pair.numerator.interval(), pair.denominator.interval()))
        if found.verdict is Comparison.WRONG:
            if pair.numerator.spelled and _loosely(pair):
                continue
            whole = f"{pair.numerator.text} of {pair.denominator.text}"
            yield hit(
                passage,
                pair.start,
                _closed(passage.text, pair.end),
                f"{whole} is {found.expected}%, and {pair.percent.text.strip('()')} is printed.",
                working=f"{whole}: {found.working}",
                mend="Check both numbers and the percentage against where they came from.",
            )
        elif found.verdict is Comparison.RIGHT:
            subject.rederive(passage, pair.percent.start)


def _loosely(pair: Pair) -> bool:
    """Whether "one in eight (12.3%)" is a way of saying the percentage, and near enough to it."""
    assert pair.denominator is not None
    assert pair.percent is not None
    share_ = 100 * float(pair.numerator.value) / float(pair.denominator.value)
    in_so_many = pair.denominator.value <= _MANY and (" in " in pair.text or "-in-" in pair.text)
    return in_so_many and abs(share_ - float(pair.percent.value)) <= min(_POINTS, share_ / 10)


def _closed(text: str, end: int) -> int:
    """The end of a phrase, its closing bracket included."""
    return end + 1 if text[end : end + 1] == ")" else end
