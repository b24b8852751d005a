"""How much of a document is vouched for, and which record a figure without a key may be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from goldenthread.checks.keys import Keyed, keyed
from goldenthread.checks.passages import Passage
from goldenthread.checks.record import Coverage, Proposal, Record, RecordFigure
from goldenthread.checks.subject import Subject
from goldenthread.figures import Quantity, find
from goldenthread.patterns import regex

_WORD = regex(r"[a-z0-9]+")
_IDLE = frozenset("a an and as at by for from in is it its of on or per the to with number rate percentage".split())
# A column under one of these holds something about the result, not the result.
_NOT_THE_RESULT = regex(
    r"\b(?:targets?|plan(?:ned)?|profile|budget|forecast|change|variance|difference|direction|rank|quartile|tolerance"
    r"|average|rag|status|ref(?:erence)?)\b",
    re.IGNORECASE,
)
_TIME = regex(r"\bq[1-4]\b|\b(?:19|20)\d\d\b|\b(?:quarter|year|month|last|previous|earlier)\b", re.IGNORECASE)
_LEAST_WORDS = 2
_Named = tuple[frozenset[str], str, RecordFigure]


def keyed_figures(subject: Subject) -> Iterator[Keyed]:
    """Every figure of the document that carries a key."""
    for passage in subject.passages:
        yield from keyed(passage)


def coverage(subject: Subject) -> Coverage:
    """What share of the document's figures is vouched for. Run it after the rules, which say what they worked out."""
    figures = traced = rederived = 0
    for passage in subject.passages:
        if passage.kind == "furniture":
            continue
        vouched = [found for found in keyed(passage) if agrees(found, subject.record)]
        for quantity in subject.quantities(passage):
            figures += 1
            if any(found.start <= quantity.start < found.end for found in vouched):
                traced += 1
            elif (passage.index, quantity.start) in subject.rederived:
                rederived += 1
    return Coverage(figures, traced, rederived, len(proposals(subject)))


def agrees(found: Keyed, record: Record | None) -> bool:
    """Whether the record shows the figure of this key in these words."""
    figure = record.figures.get(found.key) if record else None
    return figure is not None and found.text.strip() in figure.texts


def proposals(subject: Subject) -> list[Proposal]:
    """For figures without a key, the one figure of the record that the words around them name, if only one.

    Of several figures in one sentence or cell that could be it, those that agree with it are, or else the one that
    stands next after its name.
    """
    if subject.record is None:
        return []
    named = _by_words(subject.record)
    return [
        Proposal(
            quote=quantity.text,
            where=passage.place(quantity.start, quantity.end).words,
            key=figure.key,
            name=figure.name,
            period=figure.period,
            recorded=figure.texts[0],
            agrees=_is(quantity, figure),
        )
        for passage in subject.passages
        if passage.kind != "furniture"
        for quantity, figure in _matched(passage, subject, named)
    ]


def _matched(passage: Passage, subject: Subject, named: list[_Named]) -> Iterator[tuple[Quantity, RecordFigure]]:
    taken = [(found.start, found.end) for found in keyed(passage)]
    rivals: dict[tuple[int, str], list[tuple[Quantity, RecordFigure]]] = {}
    for quantity in subject.quantities(passage):
        if not any(start <= quantity.start < end for start, end in taken):
            figure = _named_in(_said_of(passage, quantity.start), named)
            if figure is not None and _alike(quantity, figure):
                sentence = 0 if passage.grid else passage.sentence_at(quantity.start)[0]
                rivals.setdefault((sentence, figure.key), []).append((quantity, figure))
    for held in rivals.values():
        agreeing = [each for each in held if _is(*each)]
        yield from agreeing or [min(held, key=lambda each: _apart(passage, *each))]


def _apart(passage: Passage, quantity: Quantity, figure: RecordFigure) -> tuple[bool, int]:
    """Whether a figure stands before the longest word of a name, and how far from it."""
    word = max(words_of(figure.name), key=len, default="")
    places = (match.start() for match in re.finditer(re.escape(word), passage.text.casefold()))
    return min(((quantity.start < place, abs(quantity.start - place)) for place in places), default=(True, 0))


def _is(quantity: Quantity, figure: RecordFigure) -> bool:
    """Whether a figure is one that the record shows, in words or figures."""
    if quantity.text.strip() in figure.texts:
        return True
    return any(shown.value == quantity.value for text in figure.texts for shown in find(text)[:1])


def _said_of(passage: Passage, offset: int) -> str:
    """The words that say what a figure is: its sentence; in a table its row's and its column's, and the title.

    Where they name no time, the headings that they stand under do.
    """
    said = _own_words(passage, offset)
    return said if not said or _TIME.search(said) else " ".join((said, *passage.headings))


def _own_words(passage: Passage, offset: int) -> str:
    grid, cell = passage.grid, passage.cell
    if grid is None or cell is None:
        start, end = passage.sentence_at(offset)
        return passage.text[start:end]
    label, heading = grid.row_label(cell.row), grid.heading(cell.column)
    if cell.row < grid.header_rows or not label or label == passage.text.strip() or _NOT_THE_RESULT.search(heading):
        return ""
    return f"{label} {heading} {grid.title}"


def _alike(quantity: Quantity, figure: RecordFigure) -> bool:
    """Whether both are money, both shares, or both neither."""
    return any(all((sign in text) == (sign in quantity.text) for sign in "£%") for text in figure.texts)


def _by_words(record: Record) -> list[_Named]:
    once = {figure.key: figure for figure in record.figures.values() if figure.name}
    return [(words_of(figure.name), figure.period, figure) for figure in once.values()]


def _named_in(sentence: str, named: list[_Named]) -> RecordFigure | None:
    """The figure whose indicator and period a sentence names; None where none or more than one would do.

    A name that holds another's words is the one that is meant: "visits to museums by schools".
    """
    said = words_of(sentence)
    fitting = [
        (words, figure)
        for words, period, figure in named
        if len(words) >= _LEAST_WORDS and words <= said and words_of(period) <= said
    ]
    whole = [figure for words, figure in fitting if not any(words < other for other, _ in fitting)]
    return whole[0] if len(whole) == 1 else None


@lru_cache(maxsize=8192)
def words_of(text: str) -> frozenset[str]:
    """The words of a name that tell it from others."""
    return frozenset(_WORD.findall(text.casefold())) - _IDLE


def figures_of(passage: Passage, subject: Subject) -> list[tuple[int, int]]:
    """Where the figures of a passage begin and end."""
    return [(quantity.start, quantity.end) for quantity in subject.quantities(passage)]
