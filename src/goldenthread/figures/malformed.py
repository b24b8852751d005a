"""Figures put together as no figure is: "£5,0000", "£1.234,5", "£5.4.3m", "£ 5"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from goldenthread.patterns import regex

Fault = Literal["grouping", "points", "decimal comma", "pence", "space", "doubled", "sign after"]

_MONEY = regex(
    r"[£€$]{1,3}(?P<gap>[ \t\xa0]{0,3})(?P<number>[\d][\d.,]*\d|\d)"
    r"(?P<scale>\s?(?:million|billion|thousand|bn|mn|m|k)\b)?",
    re.IGNORECASE,
)
_AFTER = regex(r"(?<![\d,.£€$])\d[\d,]*(?:\.\d+)?[£€](?!\s?\d)")
_BARE = regex(r"\d(?<![\w£€$.,/:-]\d)\d{0,2}(?:,\d+)+(?:\.\d+)*(?![\w/])")
_GOOD = regex(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_YEAR = regex(r"(?:19|20)\d\d")
_YEARS = regex(r"(?:19|20)\d\d(?:,(?:19|20)\d\d)+")


@dataclass(frozen=True, slots=True)
class Malformed:
    """A malformed figure, where it stands, its fault in a word and why it is one in a sentence."""

    text: str
    start: int
    end: int
    fault: Fault
    why: str


def malformed(text: str) -> tuple[Malformed, ...]:
    """Every malformed amount of money, and every number with wrong commas, in order.

    `fault` "space" ("£ 5") is a matter of style; "pence" ("£1.5", "£5.123") may be a scale left out.
    """
    found: list[Malformed] = []
    if "£" in text or "€" in text or "$" in text:
        found += [fault for match in _MONEY.finditer(text) if (fault := _money(match))]
        found += [
            _made(match, "sign after", "the currency sign stands after the figure") for match in _AFTER.finditer(text)
        ]
    if "," in text:
        found += [fault for match in _BARE.finditer(text) if (fault := _bare(match))]
    return tuple(sorted(found, key=lambda fault: fault.start))


def _made(match: re.Match[str], fault: Fault, why: str) -> Malformed:
    return Malformed(match[0], match.start(), match.end(), fault, why)


def _money(match: re.Match[str]) -> Malformed | None:
    number = match["number"]
    if sum(match[0].count(sign) for sign in "£€$") > 1:
        return _made(match, "doubled", "the currency sign stands twice")
    if not _GOOD.fullmatch(number):
        return _wrong(match, number)
    point = number.find(".")
    if point >= 0 and not match["scale"]:
        pence = len(number) - point - 1
        after = match.string[match.end() : match.end() + 1]
        if pence != 2 and not after.isalnum():
            return _made(match, "pence", f"{pence} {'digit' if pence == 1 else 'digits'} after the point, not two")
    if match["gap"]:
        return _made(match, "space", "a space parts the currency sign from the figure")
    return None


def _bare(match: re.Match[str]) -> Malformed | None:
    number = match[0]
    groups = number.split(".")[0].split(",")[1:]
    if _GOOD.fullmatch(number) or all(len(group) <= 2 for group in groups) or _is_a_list(number):
        return None
    return _wrong(match, number)


def _is_a_list(number: str) -> bool:
    """Whether its groups are numbers of their own: "97,99,101 High Street", "November 12,2019"."""
    groups = number.split(".")[0].split(",")
    values = [int(group) for group in groups]
    if len(groups) == 2:
        return bool(_YEAR.fullmatch(groups[1])) and values[0] <= 31
    rising = len(groups) > 2 and all(a < b for a, b in pairwise(values))
    return rising and any(len(group) <= 2 for group in groups[1:]) and not any(group[0] == "0" for group in groups)


def _wrong(match: re.Match[str], number: str) -> Malformed | None:
    whole, _, rest = number.partition(".")
    if _YEARS.fullmatch(number):
        return None
    if "," in rest:
        return _made(match, "decimal comma", "a comma after the decimal point")
    if "." in rest:
        return _made(match, "points", "more than one decimal point")
    groups = whole.split(",")
    if len(groups) == 2 and len(groups[1]) <= 2 and not rest:
        return _made(match, "decimal comma", f"a comma before {len(groups[1])} digits, where a point may be meant")
    odd = next((group for group in groups[1:] if len(group) != 3), None)
    if odd is not None:
        return _made(match, "grouping", f"a group of {len(odd)} digits after a comma, where three belong")
    return _made(match, "grouping", f"{len(groups[0])} digits before the first comma")
