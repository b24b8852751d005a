"""Changes told as fractions between two figures: "rose by a quarter from 320 to 400"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from goldenthread.checks.passages import Passage
from goldenthread.checks.rule import Hit, hit
from goldenthread.checks.subject import Subject
from goldenthread.figures import Quantity
from goldenthread.figures.comparing import plain
from goldenthread.patterns import regex

_SAID = regex(
    r"\b(?P<way>increased|rose|risen|grew|grown|up|fell|fallen|decreased|reduced|dropped|down|cut)\s(?:by\s)?"
    r"(?P<near>almost\s|nearly\s|just under\s|just over\s|more than\s|over\s|about\s|around\s)?"
    r"(?P<many>a|one|two)[\s-](?P<part>half|third|quarter|fifth|tenth)s?\b",
    re.IGNORECASE,
)
_HINT = regex(r"(?:a|one|two)[ -](?:half|third|quarter|fifth|tenth)")
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
_FALLS = frozenset({"fell", "fallen", "decreased", "reduced", "dropped", "down", "cut"})
_FROM = regex(r"[^.;\d]{0,60}\bfrom\s(?:[a-z]+\s){0,2}\Z", re.IGNORECASE)
_TO = regex(r"[^.;\d]{0,40}(?:(?:19|20)\d\d(?:[/-]\d\d)?[^.;\d]{0,10})?\sto\s(?:[a-z]+\s){0,2}\Z", re.IGNORECASE)
_ROOM, _LOOSE = 0.06, 0.15


def fractions_moved(subject: Subject, passage: Passage) -> Iterator[Hit]:
    """Fractions in words that the change between the two figures after them is far from."""
    if not _HINT.search(passage.text):
        return
    for match in _SAID.finditer(passage.text):
        following = [each for each in subject.quantities(passage) if each.start >= match.end()][:2]
        for then, now in pairwise(following):
            if not _told(passage.text, match.end(), then, now):
                continue
            ratio = float(now.value) / float(then.value)
            said = _ratio(match)
            room = _LOOSE if match["near"] else _ROOM
            if abs(ratio - said) > room * max(said, 1):
                words = " ".join(match[0].split())
                times = f"{ratio:.2f}".rstrip("0").rstrip(".")
                yield hit(
                    passage, match.start(), now.end,
                    f"It says “{words}”, and {plain(now.printed)} is {times} times {plain(then.printed)}.",
                    working=f"{plain(now.printed)} ÷ {plain(then.printed)} = {times}, and “{words}” would be about "
                    f"{said:.2f}".rstrip("0").rstrip("."),
                    mend="Check the words and both figures.",
                )  # fmt: skip


def _told(text: str, end: int, then: Quantity, now: Quantity) -> bool:
    if then.unit != now.unit or then.value <= 0 or now.value <= 0 or then.is_range or now.is_range:
        return False
    return bool(_FROM.fullmatch(text, end, then.start)) and bool(_TO.fullmatch(text, then.end, now.start))


def _ratio(match: re.Match[str]) -> float:
    part = (2 if match["many"].lower() == "two" else 1) / _PARTS[match["part"].lower()]
    return 1 - part if match["way"].lower() in _FALLS else 1 + part
