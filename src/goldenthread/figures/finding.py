"""Every figure in a passage, and everything else in it that has digits."""

from __future__ import annotations

from goldenthread.figures.passage import Passage
from goldenthread.figures.quantity import Other, Quantity
from goldenthread.figures.ranges import joined
from goldenthread.figures.shapes import DIGIT
from goldenthread.figures.spelled import spelled

_LINKS = frozenset(" -–")


def scan(text: str, *, labelled: bool = True, words: bool = True) -> tuple[Quantity | Other, ...]:
    """Everything in a passage that has digits or is a number in words, in order.

    `labelled`: a number that the passage begins with may be its own ("6.2.3 The committee..."); False where the words
    are known to go on from others. `words`: whether numbers in words ("two referrals") are wanted.
    """
    passage = Passage(text)
    found = _read(passage, labelled)
    if words and (more := spelled(passage)):
        return _merged(found, more)
    return tuple(found)


def find(text: str, *, labelled: bool = True, words: bool = True) -> tuple[Quantity, ...]:
    """Every figure in a passage, in order; dates, references and other things with digits are left out."""
    return tuple(thing for thing in scan(text, labelled=labelled, words=words) if isinstance(thing, Quantity))


def _read(passage: Passage, labelled: bool) -> list[Quantity | Other]:
    """Everything with digits in it, in order."""
    position = passage.label() if labelled else 0
    search, plain, found = DIGIT.search, passage.plain, passage.found
    while match := search(plain, position):
        thing = passage.at(match.start(), position)
        if isinstance(thing, Quantity) and plain[thing.end : thing.end + 1] in _LINKS:
            thing = joined(passage, thing)
        found.append(thing)
        position = max(thing.end, match.end())
    return found


def _merged(found: list[Quantity | Other], more: list[Quantity]) -> tuple[Quantity | Other, ...]:
    """Both in order, without the words that stand inside something found already."""
    merged: list[Quantity | Other] = []
    rest = iter(found)
    coming = next(rest, None)
    for word in more:
        while coming is not None and coming.start < word.end:
            merged.append(coming)
            coming = next(rest, None)
        if not merged or merged[-1].end <= word.start:
            merged.append(word)
    return (*merged, *([] if coming is None else [coming]), *rest)
