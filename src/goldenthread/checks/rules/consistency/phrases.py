"""Words that carry meaning, and the periods named, in a sentence: by these two mentions of one measure are known."""

from __future__ import annotations

import re
from functools import lru_cache

from goldenthread.patterns import regex

_WORD = regex(r"[^\W\d_](?:[^\W\d_]|['’&-])*[^\W\d_]")
STOPS = frozenset(
    "the and for that this these those with from into onto over under than then there their they them its our your "
    "his her are was"
    " were been being have has had will would can could should may might must not but all any each every both some "
    "such also as at"
    " by in is it of on or to up we an be do if so no per which who whom whose when where while what about after "
    "before between"
    " during through across within including include includes included out only just more most less least very "
    "other another same"
    " own now still yet however therefore because whether how a being made make makes one two three four five six "
    "seven eight nine"
    " ten percent cent percentage points point number numbers figure figures amount total totals overall around "
    "approximately"
    " currently current set shown seen given taken further following below above table report section paragraph "
    "appendix year"
    " years quarter month months period date against compared comparison increase decrease rise fall rose fell "
    "council committee"
    " respectively first second third last previous next new due using used based".split()
)
_PERIOD = regex(
    r"\b(?:(?P<fy>(?:20)?\d\d)\s?[/–-]\s?(?:20)?(?P<fy2>\d\d)\b(?!\s?[/–-]?\d)|Q(?P<q>[1-4])\b"
    r"|quarter\s+(?P<qn>[1-4]|one|two|three|four)\b"
    r"|(?P<year>(?:19|20)\d\d)\b)",
    re.IGNORECASE,
)
_VARIANCES = frozenset("overspend overspends overspent underspend underspends underspent variance variances".split())
_QUARTERS = {"one": "1", "two": "2", "three": "3", "four": "4"}


@lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """A word without its plural's s or its possessive, in small letters."""
    word = word.lower().replace("’", "'").replace("-", "").removesuffix("'s").rstrip("'")
    if word in _VARIANCES:
        return "variance"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


def content(text: str) -> list[str]:
    """The words that carry meaning, in order, without plurals."""
    return [stem(word) for word in _WORD.findall(text) if word.lower() not in STOPS and len(word) > 2]


def periods(text: str) -> frozenset[str]:
    """The years and quarters named, each in one way: "fy23" for 2023-24 and 2023/24, "q2", "2018"."""
    found = set()
    for match in _PERIOD.finditer(text):
        if match["fy"]:
            first, second = int(match["fy"][-2:]), int(match["fy2"])
            if second == (first + 1) % 100:
                found.add(f"fy{first:02}")
        elif match["q"] or match["qn"]:
            quarter = match["q"] or match["qn"].lower()
            found.add("q" + _QUARTERS.get(quarter, quarter))
        else:
            found.add(match["year"])
    return frozenset(found)


def with_years(found: frozenset[str]) -> frozenset[str]:
    """Periods with the calendar years that the financial years among them run over: March 2024 is in 2023/24."""
    years = {f"20{int(each[2:]) + more:02}" for each in found if each.startswith("fy") for more in (0, 1)}
    return found | years
