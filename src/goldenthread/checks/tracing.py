"""How much of a document is vouched for, and which record a figure without a key may be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from goldenthread.checks.keys import Keyed, keyed
from goldenthread.checks.passages import Passage
from goldenthread.checks.record import Coverage, Proposal, Record, RecordFigure
from goldenthread.checks.subject import Subject

_WORD = re.compile(r"[a-z0-9]+")
_IDLE = frozenset("a an and as at by for from in is it its of on or per the to with number rate percentage".split())
_LEAST_WORDS = 2


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
    """For each figure without a key, the one figure of the record that the words around it name, if only one."""
    if subject.record is None:
        return []
    named = _by_words(subject.record)
    made = []
    for passage in subject.prose:
        taken = [(found.start, found.end) for found in keyed(passage)]
        for quantity in subject.quantities(passage):
            if any(start <= quantity.start < end for start, end in taken):
                continue
            start, end = passage.sentence_at(quantity.start)
            figure = _named_in(passage.text[start:end], named)
            if figure is not None:
                made.append(
                    Proposal(
                        quote=quantity.text,
                        where=passage.place(quantity.start, quantity.end).words,
                        key=figure.key,
                        name=figure.name,
                        period=figure.period,
                        recorded=figure.texts[0],
                        agrees=quantity.text.strip() in figure.texts,
                    )
                )
    return made


def _by_words(record: Record) -> list[tuple[frozenset[str], str, RecordFigure]]:
    return [(words_of(figure.name), figure.period, figure) for figure in record.figures.values() if figure.name]


def _named_in(sentence: str, named: list[tuple[frozenset[str], str, RecordFigure]]) -> RecordFigure | None:
    """The figure whose indicator and period a sentence names; None where none or more than one would do."""
    said = words_of(sentence)
    fitting = [
        figure
        for words, period, figure in named
        if len(words) >= _LEAST_WORDS and words <= said and words_of(period) <= said
    ]
    return fitting[0] if len(fitting) == 1 else None


@lru_cache(maxsize=8192)
def words_of(text: str) -> frozenset[str]:
    """The words of a name that tell it from others."""
    return frozenset(_WORD.findall(text.casefold())) - _IDLE


def figures_of(passage: Passage, subject: Subject) -> list[tuple[int, int]]:
    """Where the figures of a passage begin and end."""
    return [(quantity.start, quantity.end) for quantity in subject.quantities(passage)]
