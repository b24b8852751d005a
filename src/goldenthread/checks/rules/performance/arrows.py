"""Arrows and words of direction: which way they point, and what a report says that they mean."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Literal

from goldenthread.checks.once import once
from goldenthread.checks.parts import Part
from goldenthread.checks.subject import Subject
from goldenthread.patterns import regex

Way = Literal["up", "down", "same"]
Meaning = Literal["figure", "performance"]
Said = Literal["better", "worse", "up", "down", "same", ""]

_BETTER = regex(r"\b(?:improv(?:ing|ed|ement|es?)|better)\b|\bI\b", re.IGNORECASE)
_WORSE = regex(r"\b(?:worsen(?:ing|ed|s)?|worse|declin(?:ing|ed)|deteriorat(?:ing|ed|ion|es))\b|\bW\b", re.IGNORECASE)
_SAME = regex(
    r"\b(?:same|stable|static|no\s+(?:significant\s+)?change|unchanged|maintain(?:ed|ing)|steady|constant|level)\b|\bS\b",
    re.IGNORECASE,
)
_UP = regex(r"\b(?:up|increas(?:e|ed|ing)|ris(?:e|en|ing)|rose|higher)\b", re.IGNORECASE)
_DOWN = regex(r"\b(?:down|decreas(?:e|ed|ing)|reduc(?:ed|tion|ing)|fell|fall(?:en|ing)?|lower)\b", re.IGNORECASE)
ARROWS: dict[str, Way] = {
    **dict.fromkeys("↑⇧▲⬆⇑🔺🔼🡅↗⬈", "up"), **dict.fromkeys("↓⇩▼⬇⇓🔻🔽🡇↘⬊", "down"),
    **dict.fromkeys("→←↔⇨►◄➡⬌⇔▶◀➔🡆", "same"),
}  # fmt: skip
_BETTER_WORDS = r"better|improv\w*|positive"
_WORSE_WORDS = r"worse\w*|declin\w*|deteriorat\w*|negative"
_KEY = regex(
    rf"(?P<arrow>[{''.join(arrow for arrow, way in ARROWS.items() if way != 'same')}])\ufe0f?"
    rf"(?P<between>[^{''.join(ARROWS)}.;]{{0,60}}?)\b(?:(?P<better>{_BETTER_WORDS})|(?P<worse>{_WORSE_WORDS})"
    r"|(?P<up>increas\w*|higher|ris(?:e|en|ing))|(?P<down>decreas\w*|lower|f[ae]ll\w*|reduc\w*))\b",
    re.IGNORECASE,
)
_POINTS = regex(
    rf"\b(?:up(?:ward)?s?|(?P<down>down(?:ward)?s?))[\s-]+(?:pointing\s+)?arrows?\b[^.;]{{0,40}}?\b(?:(?P<better>{_BETTER_WORDS})"
    rf"|(?P<worse>{_WORSE_WORDS})|(?P<rise>increas\w*|higher|ris(?:e|en|ing))|(?P<fall>decreas\w*|lower|f[ae]ll\w*))\b",
    re.IGNORECASE,
)


def arrow_of(text: str) -> Way | None:
    """Which way the arrow in a text points; None where it has none or several."""
    if text.isascii():
        return None
    found = {ARROWS[sign] for sign in text if sign in ARROWS}
    return found.pop() if len(found) == 1 else None


def said_of(text: str) -> Said:
    """What the words of a cell of directions say; "" where they say nothing, or two things."""
    better, worse = bool(_BETTER.search(text)), bool(_WORSE.search(text))
    if better is not worse:
        return "better" if better else "worse"
    up, down = bool(_UP.search(text)), bool(_DOWN.search(text))
    if up is not down:
        return "up" if up else "down"
    return "same" if _SAME.search(text) or arrow_of(text) == "same" else ""


_POINTED = regex(
    rf"\b(?:(?P<better>{_BETTER_WORDS})|(?P<worse>{_WORSE_WORDS}))\b[^.;]{{0,50}}?\b(?P<down>down|up)(?:ward)?s?[\s-]+"
    r"(?:pointing\s+)?arrow\b",
    re.IGNORECASE,
)


@once
def meanings(subject: Subject) -> dict[Part, Meaning | None]:
    """What each part says that its arrows mean; None where it says both."""
    found: dict[Part, set[Meaning]] = {}
    for passage in subject.passages:
        text = passage.text
        if passage.grid is not None and (len(passage.grid.table.rows) > 8 or len(text) < 8):
            continue
        if "arrow" not in text and text.isascii():
            continue
        found.setdefault(passage.part, set()).update(_meanings(text))
    for grid in subject.grids:
        if len(grid.table.rows) <= 8:
            for row in range(len(grid.table.rows)):
                texts = [grid.text(row, column) for column in grid.columns]
                for sign, meaning in pairwise(texts):
                    if len(sign) <= 3 and arrow_of(sign) and not any(letter.isdigit() for letter in meaning):
                        found.setdefault(grid.part, set()).update(_meanings(f"{sign} {meaning}"))
    return {part: next(iter(held)) if len(held) == 1 else None for part, held in found.items() if held}


def _meanings(text: str) -> set[Meaning]:
    found: set[Meaning] = set()
    for match in _KEY.finditer(text):
        up = ARROWS[match["arrow"]] == "up"
        if (match["better"] and up) or (match["worse"] and not up):
            found.add("performance")
        elif (match["up"] and up) or (match["down"] and not up):
            found.add("figure")
    for match in _POINTED.finditer(text):
        if (match["down"].casefold() == "up") is bool(match["better"]):
            found.add("performance")
    for match in _POINTS.finditer(text):
        if (match["better"] and not match["down"]) or (match["worse"] and match["down"]):
            found.add("performance")
        elif (match["rise"] and not match["down"]) or (match["fall"] and match["down"]):
            found.add("figure")
    return found
