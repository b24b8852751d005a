"""What a figure in a sentence measures, in the sentence's own words: the clause that it stands in."""

from __future__ import annotations

from collections.abc import Sequence

from goldenthread.figures import Quantity
from goldenthread.packs.flow import tidy
from goldenthread.packs.phrases import pattern

LEAST_AFTER = 2
LEAST_BEFORE = 5
LONGEST = 160


def measure_of(
    text: str, figure: Quantity, figures: Sequence[Quantity], whole: Quantity | None = None
) -> tuple[str, int, int]:
    """The words of the measure and where they stand: those after the figure in its clause, else those before it.

    What a part of a whole is part of stands after the whole.
    """
    if whole is not None and whole.start > figure.start:
        words, begin, end = measure_of(text, whole, figures)
        return words, figure.start if begin >= whole.end else begin, end
    after = min((one.start for one in figures if one.start >= figure.end), default=len(text))
    cut = pattern("narrative", "clause_end").search(text, figure.end, after)
    end = cut.start() if cut else after
    weak = pattern("narrative", "weak_start").match(tidy(text[figure.end : end]))
    following = _trimmed(text[figure.end : end])
    if len(following.split()) >= LEAST_AFTER and not weak:
        return following, figure.end, end
    start = _clause_start(text, figure, figures)
    leading = _trimmed(text[start : figure.start])
    if not weak and following:
        leading = f"{leading} {following}"
    return _trimmed(leading) or figure.text, start, figure.end if weak else end


def _clause_start(text: str, figure: Quantity, figures: Sequence[Quantity]) -> int:
    """The nearest beginning of a clause before the figure that leaves enough words to say what it is."""
    best = 0
    for match in pattern("narrative", "clause_begin").finditer(text, 0, figure.start):
        if len(_trimmed(text[match.end() : figure.start]).split()) >= LEAST_BEFORE:
            best = match.end()
    between = [one.end for one in figures if one.end <= figure.start]
    last = max(between, default=0)
    return last if last > best and len(_trimmed(text[last : figure.start]).split()) >= LEAST_BEFORE else best


def _trimmed(text: str) -> str:
    """On one line, without the small words and signs at its ends, and not too long."""
    words = pattern("narrative", "loose_ends").sub("", tidy(text))
    return words if len(words) <= LONGEST else words[:LONGEST].rsplit(" ", 1)[0]
