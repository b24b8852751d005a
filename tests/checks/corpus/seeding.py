"""Errors seeded into clean documents by a script, each with its clean counterpart.

A module here for each group of rules holds functions marked with `seeds`: from a source of chance each makes one
passage that is right, the same passage with one error put into it, and the words that a finding must quote. The
passage is set into a clean document, so that every other rule reads it too and must say nothing.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path

from goldenthread.checks import Checked, Settings, check
from goldenthread.checks.record import Record
from goldenthread.documents import read_document

CARRIERS = Path(__file__).parent / "carriers"
GROUPS = ("arithmetic", "performance", "consistency", "timing", "wording", "privacy", "structure", "record")
EACH = 50


@dataclass(frozen=True)
class Seed:
    """One passage in Markdown, right and wrong, and the words that a finding must quote. `whole`: it is a document.

    `previous` is what the last report had in its place, and `record` what the record holds, for rules that need one.
    `said` are words that the finding's message must have, where its quote alone does not tell it from others.
    """

    right: str
    wrong: str
    quote: str
    whole: bool = False
    previous: str = ""
    record: Record | None = None
    said: str = ""


Maker = Callable[[random.Random], Seed]
MAKERS: dict[str, list[Maker]] = {}


def seeds(rule: str) -> Callable[[Maker], Maker]:
    """Marks a function as a maker of errors for a rule. A rule may have several; they take turns."""

    def mark(maker: Maker) -> Maker:
        MAKERS.setdefault(rule, []).append(maker)
        return maker

    return mark


def makers() -> dict[str, list[Maker]]:
    """The makers of every rule."""
    for group in GROUPS:
        import_module(f"tests.checks.corpus.{group}")
    return MAKERS


@dataclass(frozen=True)
class Case:
    """A document made from a seed: its words, and the words to be quoted where it is wrong."""

    rule: str
    number: int
    right: str
    wrong: str
    quote: str
    previous: str
    record: Record | None
    said: str


def cases(rule: str) -> Iterator[Case]:
    """The cases of one rule, the same every time."""
    kinds = makers()[rule]
    for number in range(EACH):
        # hash() differs between runs; a string seed does not.
        chance = random.Random(f"{rule} {number}")
        seed = kinds[number % len(kinds)](chance)
        assert seed.right != seed.wrong, f"{rule}: seed {number} is not wrong"
        carrier, place = chance.choice(carriers()), chance.random()

        def made(words: str, seed: Seed = seed, carrier: str = carrier, place: float = place) -> str:
            return words if seed.whole or not words else set_in(carrier, words, place)

        right, wrong, previous = made(seed.right), made(seed.wrong), made(seed.previous)
        yield Case(rule, number, right, wrong, seed.quote, previous, seed.record, seed.said)


@cache
def carriers() -> tuple[str, ...]:
    """The clean documents."""
    return tuple(path.read_text(encoding="utf-8") for path in sorted(CARRIERS.glob("*.md")))


def set_in(carrier: str, passage: str, place: float) -> str:
    """The carrier with the passage at one of its gaps, each marked `<!-- gap -->`."""
    pieces = carrier.split("<!-- gap -->")
    chosen = 1 + int(place * (len(pieces) - 1))
    return "".join(pieces[:chosen]) + passage + "\n" + "".join(pieces[chosen:])


def checked(
    text: str, settings: Settings | None = None, *, previous: str = "", record: Record | None = None
) -> Checked:
    """The check of a document in Markdown, against the last report or a record where one is given."""
    before = read_document(previous.encode(), "last-made-up.md") if previous else None
    return check(read_document(text.encode(), "made-up.md"), settings, previous=before, record=record)


@dataclass
class Score:
    """How a rule did. `found` of `seeded` errors; `false` findings on documents where it should say nothing."""

    seeded: int = 0
    found: int = 0
    false: int = 0

    @property
    def recall(self) -> float:
        """The share of seeded errors found."""
        return self.found / self.seeded if self.seeded else 0.0

    @property
    def precision(self) -> float:
        """The share of its findings that are seeded errors."""
        return self.found / (self.found + self.false) if self.found + self.false else 1.0
