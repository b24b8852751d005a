"""Which indicator's row a sentence speaks of: by the words it begins with, its heading, its cell, or the name in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from goldenthread.checks.once import once
from goldenthread.checks.parts import Part
from goldenthread.checks.passages import Passage
from goldenthread.checks.rules.performance.homes import homes
from goldenthread.checks.rules.performance.indicators import Row, indicator_tables
from goldenthread.checks.rules.performance.near import between
from goldenthread.checks.subject import Subject
from goldenthread.figures import Quantity
from goldenthread.patterns import regex

_CONTENT = regex(r"[a-z][a-z'’-]{2,}|\b[a-z]{2,3}\d+\b")
_COMMON = frozenset(
    "with that this from have been were their which number percentage proportion rate average people cent target "
    "targets quarter year performance result results total level residents council figure figures measure indicator "
    "minimise maximise cumulative monthly annual the and for per who are was has had not all its our out due one two "
    "new were they them than but can may more less number days day end below above short higher lower fewer longer "
    "better worse under over within against still remain remains met missed exceeded just slightly".split()
)
_STEM = 6
_ASIDE = regex(r"\((?![^)]*\bday)[^)]*\)")
_REFERENCE = regex(r"[A-Z]{1,6}[\s./-]?\d{1,4}[a-z]?")
_LEAD = regex(r"[^.:;–—]{4,80}?(?=[.:;]\s|\s[–—-]\s|[–—])")
_VERB = regex(
    r"\b(?:was|were|is|are|has|have|had|fell|rose|remains?|stood|came|met|missed|exceeded|improved|worsened|increased|decreased)\b"
)
_LEAST = 0.5


@dataclass(frozen=True)
class Named:
    """The rows of a report by their references and the beginnings of the words of their names."""

    by_reference: dict[str, list[Row]] = field(default_factory=dict)
    by_name: dict[frozenset[str], list[Row]] = field(default_factory=dict)


@dataclass(frozen=True)
class Meant:
    """A row that a sentence speaks of. `sure`: it is named whole, by its reference, or by standing in its cell."""

    row: Row
    sure: bool


def stems(text: str) -> frozenset[str]:
    """The beginnings of the words that carry meaning."""
    words = _CONTENT.findall(text.casefold())
    return frozenset(word[:_STEM].rstrip("s") for word in words if word not in _COMMON)


@once
def named(subject: Subject) -> dict[Part, Named]:
    """The rows of each report, its appendices' with them."""
    found: dict[Part, Named] = {}
    for grid, columns, rows in indicator_tables(subject):
        if columns.result is None:
            continue
        held = found.setdefault(homes(subject)[grid.part], Named())
        for row in rows:
            if row.result is None or row.result.is_range:
                continue
            for column in list(grid.columns)[:2]:
                if _REFERENCE.fullmatch(text := grid.text(row.row, column)):
                    held.by_reference.setdefault(text, []).append(row)
            if words := stems(_ASIDE.sub(" ", row.name)):
                held.by_name.setdefault(words, []).append(row)
    return found


def only(rows: list[Row]) -> Row | None:
    """The row, where it is one, or where all that bear the name have the same figures."""
    first = rows[0]
    same = all(
        row.result is not None
        and first.result is not None
        and row.result.value == first.result.value
        and (row.target.value if row.target else None) == (first.target.value if first.target else None)
        for row in rows
    )
    return first if same else None


@once
def cells(subject: Subject) -> dict[int, Row]:
    """The row of every commentary cell, by the passage's index."""
    found: dict[int, Row] = {}
    for grid, columns, rows in indicator_tables(subject):
        if columns.commentary is None:
            continue
        by_row = {row.row: row for row in rows if row.result is not None}
        for passage in grid.passages:
            cell = passage.cell
            if cell is not None and cell.column == columns.commentary and cell.row in by_row and cell.rowspan < 2:
                found[passage.index] = by_row[cell.row]
    return found


def meant(subject: Subject, passage: Passage) -> Iterator[tuple[int, int, Meant]]:
    """Each sentence of a passage that speaks of one indicator, and which."""
    if passage.grid is not None:
        row = cells(subject).get(passage.index)
        if row is not None:
            for start, end in passage.sentences:
                yield start, end, Meant(row, True)
        return
    here = named(subject).get(homes(subject)[passage.part])
    if here is None or passage.kind not in ("paragraph", "item"):
        return
    lead = _lead(here, passage)
    if lead is None and passage.sentences:
        # A paragraph that names an indicator whole in its first sentence goes on about it.
        first = _in_sentence(here, subject, passage, *passage.sentences[0])
        lead = first if first is not None and first.sure else None
    for start, end in passage.sentences:
        own = _in_sentence(here, subject, passage, start, end)
        if own is not None or lead is not None:
            chosen = own if lead is None else lead if own is None or own.row is lead.row else own if own.sure else None
            if chosen is not None:
                yield start, end, chosen


def _lead(here: Named, passage: Passage) -> Meant | None:
    text = passage.text[passage.body_at :].lstrip("*• ")
    first = _REFERENCE.match(text)
    if first and first[0] in here.by_reference and (row := only(here.by_reference[first[0]])) is not None:
        return Meant(row, True)
    for words in ((_LEAD.match(text) or [""])[0], passage.headings[-1] if passage.headings else ""):
        found = _named_by(here, words)
        if found is not None:
            return Meant(found, True)
    return None


def _named_by(here: Named, words: str) -> Row | None:
    """The one row whose name holds all these words."""
    if not words or len(words.split()) > 12:
        return None
    wanted = stems(_ASIDE.sub(" ", words))
    if not wanted:
        return None
    rows = [rows for name, rows in here.by_name.items() if wanted <= name or name <= wanted]
    return only(rows[0]) if len(rows) == 1 else None


def _in_sentence(here: Named, subject: Subject, passage: Passage, start: int, end: int) -> Meant | None:
    """The row that most words of a sentence name, where its result or target is printed there too, or all of them."""
    words = stems(passage.text[start:end])
    shares = [(len(name & words) / len(name), len(name & words), name) for name in here.by_name if name & words]
    if not shares:
        return None
    share, count, name = max(shares, key=lambda each: each[:2])
    rivals = [other for other in shares if other[2] is not name and other[0] >= share and other[1] >= count]
    row = only(here.by_name[name])
    if share < _LEAST or rivals or row is None:
        return _by_result(here, subject, passage, start, end, words) or _by_opening(here, passage.text[start:end])
    if share == 1 and count > 1:
        return Meant(row, True)
    held = [figure.value for figure in (row.result, row.target) if figure is not None]
    printed = any(
        figure.value in held for figure in between(subject.quantities(passage), start, end) if figure.value > 3
    )
    if printed and (count > 1 or len(name) == 1):
        return Meant(row, False)
    return _by_opening(here, passage.text[start:end])


def _by_opening(here: Named, sentence: str) -> Meant | None:
    """The row that the words before a sentence's verb name: "Days lost to sickness were 0.6 above target"."""
    verb = _VERB.search(sentence, 0, 90)
    opening = sentence[: verb.start()] if verb else ""
    row = _named_by(here, opening) if len(stems(opening)) > 1 and "," not in opening else None
    return Meant(row, False) if row is not None else None


def _by_result(
    here: Named, subject: Subject, passage: Passage, start: int, end: int, words: frozenset[str]
) -> Meant | None:
    """The one row whose result a sentence prints to a tenth or in thousands, where it names it at least in part."""
    figures = [
        figure
        for figure in between(subject.quantities(passage), start, end)
        if (figure.decimals or figure.value >= 1000)
    ]
    found = [
        (name, rows)
        for name, rows in here.by_name.items()
        if any(_equal(row.result, figure) for row in rows for figure in figures)
    ]
    if len(found) != 1 or not found[0][0] & words:
        return None
    row = only(found[0][1])
    return Meant(row, False) if row is not None else None


def _equal(result: Quantity | None, figure: Quantity) -> bool:
    return result is not None and result.value == figure.value and (result.unit == figure.unit or not figure.percentage)
