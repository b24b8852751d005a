"""The figures that a paragraph gives: result, target, the same before, part and whole, and what they measure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from goldenthread.dates.mentions import days_mentioned
from goldenthread.figures import Pair, Quantity, find, pairs
from goldenthread.packs.framework.measure import measure_of
from goldenthread.packs.framework.paragraphs import Item
from goldenthread.packs.framework.roles import Role, role_of
from goldenthread.packs.phrases import pattern, phrases, sure
from goldenthread.packs.record import Tree
from goldenthread.packs.said import Said, Value
from goldenthread.packs.tables.periods import When, whens

NEAR = 40
# What a figure may add to the one before it, and by which way its confidence is known.
ADDED = {"target": "target", "prior": "prior", "benchmark": "benchmark", "change": "change", "remaining": "value"}


@dataclass
class Row:
    """A figure with what the sentence says about it. `main` is the figure that it is found by."""

    main: Quantity
    fields: dict[str, Said] = field(default_factory=dict)
    aim: bool = False


@dataclass(frozen=True)
class Sentence:
    """One sentence of a paragraph; offsets of figures are in its own text, `at` is its own in the passage."""

    item: Item
    at: int
    text: str
    aims: tuple[int, int] | None = None
    period: When | None = None

    @cached_property
    def figures(self) -> tuple[Quantity, ...]:
        """Its figures that may measure something."""
        return tuple(figure for figure in find(self.text, labelled=False) if _measures(figure, self.text))

    @cached_property
    def pairs(self) -> dict[int, Pair]:
        """Its parts with their wholes, by the offset of the part."""
        return {pair.numerator.start: pair for pair in pairs(self.text, self.figures)}

    def said(self, value: Value, figure: Quantity, way: str) -> Said:
        """A value said by a figure's words."""
        return self.item.passage.said(value, sure("narrative", way), self.at + figure.start, self.at + figure.end)

    def is_aim(self, figure: Quantity) -> bool:
        """Whether it stands in a list of outcomes: what is wanted, not what was."""
        return self.aims is not None and self.aims[0] <= self.at + figure.start < self.aims[1]


def figures_of(item: Item, aims: tuple[int, int] | None = None, period: When | None = None) -> list[dict[str, Tree]]:
    """The figures of a paragraph. `aims` is where in it outcomes are listed, `period` that of the report."""
    rows: list[dict[str, Tree]] = []
    for at, text in item.passage.sentences():
        begin = max(at, item.start)
        sentence = Sentence(item, begin, text[begin - at :], aims, period)
        rows.extend(_as_tree(sentence, row) for row in _rows(sentence))
    return rows


def _rows(sentence: Sentence) -> list[Row]:
    rows: list[Row] = []
    used: set[int] = set()
    for place, figure in enumerate(sentence.figures):
        if figure.start in used:
            continue
        role = role_of(sentence.text, figure, rows[-1].main if rows else None)
        if not _added_to(sentence, rows, figure, role):
            row = _begun(sentence, figure, role, sentence.figures[:place])
            rows.append(row)
        used |= _of_pair(sentence, figure)
    return rows


def _added_to(sentence: Sentence, rows: list[Row], figure: Quantity, role: Role) -> bool:
    """Adds a figure to the row before it that it speaks of; False if there is none."""
    row = next((one for one in reversed(rows) if not one.aim and _speaks_of(figure, role, one)), None)
    if role == "share of annual" and row is not None and "value" in row.fields:
        row.fields["percent_of_annual"] = sentence.said(figure.value, figure, "part of a whole")
        return True
    if role not in ADDED or row is None or role in row.fields:
        return False
    row.fields[role] = sentence.said(figure.value, figure, ADDED[role])
    earlier = _earlier(sentence, figure) if role == "prior" else None
    if earlier:
        row.fields["prior_period"] = sentence.said(earlier, figure, "prior period")
    return True


def _earlier(sentence: Sentence, figure: Quantity) -> str | None:
    """The period of an earlier figure: a quarter named beside it, the year or the quarter before the report's."""
    near = sentence.text[max(0, figure.start - NEAR) : figure.end + NEAR]
    now = sentence.period
    if now is None or now.year is None or now.quarter is None:
        return None
    named = next((one for one in whens(near) if one.quarter), None)
    if named and named.quarter:
        year = named.year if named.year is not None else now.year - (named.quarter > now.quarter)
        return When(year, named.quarter, 0, 0).text
    if pattern("narrative", "year_before").search(near):
        return When(now.year - 1, now.quarter, 0, 0).text
    if pattern("narrative", "quarter_before").search(near):
        before = (now.year, now.quarter - 1) if now.quarter > 1 else (now.year - 1, 4)
        return When(*before, 0, 0).text
    return None


def _speaks_of(figure: Quantity, role: Role, row: Row) -> bool:
    if role in ("change", "share of annual", "remaining"):
        return role != "remaining" or row.main.unit == figure.unit
    return row.main.unit == figure.unit


def _begun(sentence: Sentence, figure: Quantity, role: Role, before: Sequence[Quantity]) -> Row:
    row = Row(figure)
    way = "spelled value" if figure.spelled else "value"
    pair = sentence.pairs.get(figure.start)
    if role == "target" or sentence.is_aim(figure):
        row.aim = True
        yearly = figure.rate == "year" or bool(pattern("narrative", "annual_after").match(sentence.text, figure.end))
        row.fields["annual_target" if yearly else "target"] = sentence.said(figure.value, figure, "aim")
        return row
    row.fields["value"] = sentence.said(figure.value, figure, way)
    if role in ("met", "whole"):
        row.fields["target"] = sentence.said(figure.value, figure, "whole target")
    elif role == "of target":
        row.fields["target"] = sentence.said(100, figure, "whole target")
    elif role == "total":
        row.fields["kind"] = sentence.said("cumulative", figure, "kind")
        earlier = next((one for one in reversed(before) if one.unit == figure.unit), None)
        if earlier is not None:
            row.fields["in_quarter"] = sentence.said(earlier.value, earlier, "total")
    if pair:
        _with_pair(sentence, row, pair, before)
    return row


def _with_pair(sentence: Sentence, row: Row, pair: Pair, before: Sequence[Quantity]) -> None:
    """A part with its whole, its percentage, or both. The percentage is the value where there is one."""
    whole = pair.denominator or _whole_before(sentence, pair, before)
    if whole is not None:
        yearly = pattern("narrative", "annual_after").match(sentence.text, whole.end)
        name = "annual_target" if yearly and not pair.percent else "denominator"
        row.fields[name] = sentence.said(whole.value, whole, "part of a whole")
    if pair.percent:
        row.main = pair.percent
        row.fields["numerator"] = sentence.said(pair.numerator.value, pair.numerator, "part of a whole")
        row.fields["value"] = sentence.said(pair.percent.value, pair.percent, "value")


def _whole_before(sentence: Sentence, pair: Pair, before: Sequence[Quantity]) -> Quantity | None:
    wanted = pattern("narrative", "whole_before")
    return next(
        (one for one in before if one.unit == pair.numerator.unit and wanted.search(sentence.text[: one.start])), None
    )


def _of_pair(sentence: Sentence, figure: Quantity) -> set[int]:
    pair = sentence.pairs.get(figure.start)
    return {one.start for one in (pair.denominator, pair.percent) if one} if pair else set()


def _as_tree(sentence: Sentence, row: Row) -> dict[str, Tree]:
    """The row as a record: what it measures, the figures, unit, kind and day."""
    figure, item = row.main, sentence.item
    pair = sentence.pairs.get(figure.start)
    words, start, end = measure_of(sentence.text, figure, sentence.figures, pair.denominator if pair else None)
    way = sure("narrative", "measure")
    tree: dict[str, Tree] = {
        "measure": item.passage.said(words, way, sentence.at + start, sentence.at + end),
        "value": row.fields.get("value"),
        "unit": sentence.said(figure.unit, figure, "value"),
    }
    tree |= {name: value for name, value in row.fields.items() if name != "value"}
    if figure.approximate:
        tree["approximate"] = sentence.said(figure.approximate, figure, "value")
    kind = pattern("narrative", "cumulative").search(sentence.text)
    if kind and "kind" not in tree and not row.aim:
        place = sentence.at + kind.start()
        tree["kind"] = item.passage.said("cumulative", sure("narrative", "kind"), place, sentence.at + kind.end())
    return tree | dict(_days(sentence, row))


def _days(sentence: Sentence, row: Row) -> Iterator[tuple[str, Said]]:
    """The day at which it stands so, where the sentence says "as at"."""
    for mention in days_mentioned(sentence.text):
        if mention.date and not row.aim and pattern("narrative", "as_at").search(sentence.text[: mention.start]):
            start, end = sentence.at + mention.start, sentence.at + mention.end
            yield "as_at", sentence.item.passage.said(mention.date, sure("narrative", "as at"), start, end)
            return


def _measures(figure: Quantity, text: str) -> bool:
    """Whether a figure may be a measure: no rank, no stretch of time but one that is measured, no count of headings."""
    if figure.ordinal or figure.is_range or pattern("narrative", "no_measure").match(figure.noun):
        return False
    if pattern("narrative", "no_measure_before").search(text[: figure.start]) or (figure.spelled and figure.value == 1):
        return False
    if figure.unit in phrases("narrative")["durations"]:
        return not figure.spelled and bool(pattern("narrative", "duration_measured").search(text[: figure.start]))
    alone = figure.spelled and not figure.noun and figure.unit == "count"
    return not alone or bool(pattern("narrative", "total_before").search(text[: figure.start]))
