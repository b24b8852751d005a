"""What a column's heading says of the figures below it: their unit, scale and which sign is adverse."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from goldenthread.patterns import regex

_MONEY = regex(
    r"(?P<sign>£|\$|€)\s?['’‘,]?(?P<zeros>000|0{6})s?\b|(?P<named>£|\$|€)\s?(?P<letter>bn|m|k|mn)\b"
    r"|(?P<thousand>£\s?thousands?)|(?P<million>£\s?millions?)|(?P<bare>£|\$|€)(?!\s?\d)",
    re.IGNORECASE,
)
_PERCENT = regex(r"%|\bper\s?cent(?:age)?\b|\bpercent(?:age)?\b", re.IGNORECASE)
_POINTS = regex(r"%\s?p(?:oin)?ts?\b|percentage\spoints?|\bppts?\b|\bpp\b", re.IGNORECASE)
_ADVERSE = regex(r"\badv(?:erse)?\.?\s?/\s?\(?\s?fav|\(\s?fav(?:ourable)?\.?\s?\)", re.IGNORECASE)
_FAVOURABLE = regex(r"\bfav(?:ourable)?\.?\s?/\s?\(?\s?adv|\(\s?adv(?:erse)?\.?\s?\)", re.IGNORECASE)
_PER = regex(r"\bper\s(?P<number>\d{1,3}(?:,\d{3})+|10+)(?!\d)", re.IGNORECASE)
_UNITS = (
    (regex(r"\b(?:ftes?|wtes?)\b", re.IGNORECASE), "fte"),
    (regex(r"(?:\b(?:of|in)\s|\(|^)(?:working\s)?days\b", re.IGNORECASE), "days"),
    (regex(r"(?:\b(?:of|in)\s|\(|^)weeks\b", re.IGNORECASE), "weeks"),
    (regex(r"(?:\b(?:of|in)\s|\(|^)hours\b", re.IGNORECASE), "hours"),
)  # fmt: skip
_SIGNS = {"£": "gbp", "$": "usd", "€": "eur"}
_LETTERS = {"k": 1_000, "m": 1_000_000, "mn": 1_000_000, "bn": 10**9}
_TIMES = regex(r"\b(?:year|date|period|quarter|when|deadline|timescale|month|due|reported)\b", re.IGNORECASE)

_DIGIT = regex(r"\d")


@dataclass(frozen=True, slots=True)
class ColumnUnit:
    """What stands for every figure of a column. `unit` is "" where the heading says nothing of it."""

    unit: str = ""
    scale: int = 1
    adverse_positive: bool | None = None
    """True for "Adv/(fav)": what is in brackets is favourable. False for "Fav/(adv)". None where it does not say."""
    per: int | None = None
    text: str = ""
    """The words of the heading that gave the unit: "£000"."""
    of_time: bool = False
    """Whether the heading is one of years, dates or periods, with no year of its own, so that 2018 below it is one."""


NOTHING = ColumnUnit()


def column_units(headings: Iterable[str]) -> ColumnUnit:
    """The unit, scale and sign of a column from the words of its headings, from the top."""
    return _read(" ¦ ".join(headings))


@lru_cache(maxsize=1024)
def _read(words: str) -> ColumnUnit:
    if not words:
        return NOTHING
    adverse = True if _ADVERSE.search(words) else False if _FAVOURABLE.search(words) else None
    per = _PER.search(words)
    rate = int(per["number"].replace(",", "")) if per else None
    of_time = bool(_TIMES.search(words)) and not _DIGIT.search(words)
    money = _MONEY.search(words)
    points, percent = _POINTS.search(words), _PERCENT.search(words)
    if percent and (money is None or percent.start() > money.start()) and not points:
        both = money is not None and (money["zeros"] or money["letter"])
        if not both:
            return ColumnUnit("percent", 1, adverse, rate, percent[0], of_time)
    if points:
        return ColumnUnit("points", 1, adverse, rate, points[0], of_time)
    if money:
        sign = money["sign"] or money["named"] or money["bare"] or "£"
        scale = _scale(money)
        return ColumnUnit(_SIGNS[sign], scale, adverse, rate, money[0], of_time)
    for pattern, unit in _UNITS:
        if match := pattern.search(words):
            return ColumnUnit(unit, 1, adverse, rate, match[0], of_time)
    return ColumnUnit("", 1, adverse, rate, "", of_time)


def _scale(money: re.Match[str]) -> int:
    if money["zeros"]:
        return 1_000 if len(money["zeros"]) == 3 else 1_000_000
    if money["letter"]:
        return _LETTERS[money["letter"].lower()]
    return 1_000 if money["thousand"] else 1_000_000 if money["million"] else 1
