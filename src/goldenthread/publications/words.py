"""Words and orders that several pages share."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from goldenthread.design.status import status_of

RAG_ORDER = ("red", "amber", "green")
MEANINGS = {
    "serves": ("Serves", "Served by"),
    "measures": ("Measures", "Measured by"),
    "evidence-for": ("Evidence for", "Evidence from"),
    "funds": ("Funds", "Funded by"),
    "risks": ("Puts at risk", "Put at risk by"),
    "reports": ("Reports", "Reported in"),
    "decides": ("Decides", "Decided by"),
    "continues": ("Continues", "Continued by"),
    "same-promise": ("The same promise as", "The same promise as"),
    "delivers": ("Delivers", "Delivered by"),
    "mentions": ("Mentions", "Mentioned by"),
}
PLEDGE_ORDER = (
    "delivered",
    "kept-under-way",
    "in-progress",
    "at-risk",
    "not-started",
    "not-delivered",
    "withdrawn",
)


class Counted(NamedTuple):
    """How many have a status."""

    code: str
    word: str
    number: int


def count_of(number: int, one: str, many: str | None = None) -> str:
    """ "1 outcome", "3 outcomes", "no outcomes"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}" if number else f"no {many or one + 's'}"


def statuses_in_order(codes: Iterable[str | None]) -> list[Counted]:
    """How many are Green, Amber and Red, and how many have no status, those that are any."""
    given = list(codes)
    found = [Counted(code, status_of(code).word, given.count(code)) for code in reversed(RAG_ORDER)]
    found.append(Counted("no-rating", "No status", given.count(None)))
    return [counted for counted in found if counted.number]


def meaning_words(meaning: str, *, forwards: bool) -> str:
    """How a link reads from the end that is looked from."""
    both = MEANINGS.get(meaning)
    if both is None:
        return meaning.replace("-", " ").capitalize()
    return both[0] if forwards else both[1]
