"""The labels of listed decisions ("(1)", "a)", "(iv)", "•"): told apart by style, so that nesting can be seen."""

from __future__ import annotations

import re
from dataclasses import dataclass

from goldenthread.documents.words import BULLETS, LABEL
from goldenthread.packs.flow import Line

ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_CORE = re.compile(r"[\[(]?(\d+(?:\.\d+)*[a-z]?|[A-Za-z]+)[\])]?[.:)]?$")
_TYPED = re.compile(
    r"(?:\((?:\d{1,2}|[a-z]|[ivx]{1,4})\)|(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s+(?=(?:to|and|per)\b)|\[(?:\d{1,2}|[a-z])\]\s+|(?:\d{1,2}|[a-z])\s?[–-]\s+(?=[A-Z])|[–*-]\s+"
)
_INLINE = re.compile(r"(?:(?<=[\s:;,.–-])|^)(\((?:\d{1,2}|[a-z]|[ivx]{1,5})\)|(?:\d{1,2}|[a-h])[.)](?=\s+[A-Zt]))\s*")


@dataclass(frozen=True, slots=True)
class Label:
    """A label as printed, its style ("(1)" for any figure in brackets), its value from 1; bullets have value 0."""

    printed: str
    style: str
    value: int

    @property
    def first(self) -> bool:
        """Whether a list begins with it."""
        return self.value in (0, 1)


def label_of(line: Line) -> tuple[Label | None, int]:
    """The label that a line begins with, set apart by the format or typed, and the offset of the words after it."""
    typed = LABEL.match(line.text) or _TYPED.match(line.text)
    if typed and typed.group().strip() not in BULLETS:
        return made(typed.group().strip()), typed.end()
    if line.marker and line.marker not in BULLETS:
        return made(line.marker), 0
    if typed:
        # "• (1) That ...": a bullet that a program put before the label.
        inner = LABEL.match(line.text, typed.end())
        if inner and inner.group().strip() not in BULLETS:
            return made(inner.group().strip()), inner.end()
    if typed or line.marker:
        return Label("", "•", 0), typed.end() if typed else 0
    return None, 0


def made(printed: str, before: Label | None = None) -> Label:
    """The label of some printed figures or letters; "(i)" is the letter after "(h)", else the number one."""
    core = _CORE.match(printed)
    if not core:
        return Label("" if printed in BULLETS else printed, "•", 0)
    word = core[1]
    style = printed.replace(word, "{}")
    if word[0].isdigit():
        figures = re.findall(r"\d+", word)
        return Label(printed, style.format("1" if len(figures) == 1 else "1." * len(figures)), int(figures[-1]))
    small = word.casefold()
    letter = ord(small[0]) - 96 if len(small) == 1 else 0
    after_letter = before is not None and before.style == style.format("a") and before.value + 1 == letter
    if set(small) <= set(ROMAN) and not after_letter and not (len(small) == 1 and small not in "ivx"):
        return Label(printed, style.format("i"), _roman(small))
    if len(small) <= 2 and len(set(small)) == 1:
        return Label(printed, style.format("a"), letter or 26 + ord(small[0]) - 96)
    return Label(printed, "•", 0)


def _roman(text: str) -> int:
    values = [ROMAN[letter] for letter in text]
    return sum(-v if any(w > v for w in values[i + 1 :]) else v for i, v in enumerate(values))


def inline_labels(text: str) -> list[tuple[Label, int, int]]:
    """Labels that follow one another within a paragraph ("(1) that ...; (2) that ..."), with their offsets."""
    found: list[tuple[Label, int, int]] = []
    for match in _INLINE.finditer(text):
        label = made(match[1], found[-1][0] if found else None)
        if not found and match.start() > 0:
            return []
        if (not found and label.value == 1) or (
            found and label.style == found[0][0].style and label.value == found[-1][0].value + 1
        ):
            found.append((label, match.start(), match.end()))
    return found if len(found) > 1 else []
