"""The keys of a report's figures, as a PDF carries them: a file within it that says where in its words each stands.

Word and HTML mark the figure itself; a PDF has nothing to mark it with that every program keeps, so what is said of it
here is its section, its words and its place in them. Whoever makes a report writes this and the PDF reader reads it.
"""

from __future__ import annotations

from itertools import chain
from typing import Literal

import msgspec

NAME = "goldenthread-keys.json"
MEDIA_TYPE = "application/json"
DESCRIPTION = "The key in the record of each figure in this report"
# Seven times what a report on 110 indicators over three years needs.
LARGEST = 4 * 1024 * 1024
LONGEST_KEY = 300


class KeysUnclear(ValueError):
    """The file does not hold keys in a form that is known here."""


class Place(msgspec.Struct, frozen=True):
    """A figure: its key, and from where to where in its words it stands, in characters from 0."""

    key: str
    start: int
    end: int


class Words(msgspec.Struct, frozen=True, omit_defaults=True):
    """A block of words or a cell as it is shown, its number included, and the figures in it, in order."""

    text: str
    figures: tuple[Place, ...] = ()


class Rows(msgspec.Struct, frozen=True):
    """A table as it is shown: its title, its columns' headings, and the rows that have figures with a key."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Words, ...], ...]


class Section(msgspec.Struct, frozen=True, omit_defaults=True):
    """What has figures with a key under one heading, in reading order: `under` is that heading and those above it."""

    under: tuple[str, ...]
    texts: tuple[Words, ...] = ()
    tables: tuple[Rows, ...] = ()

    def words(self) -> chain[Words]:
        """Its blocks of words, and then the cells of its tables."""
        return chain(self.texts, chain.from_iterable(chain.from_iterable(table.rows for table in self.tables)))


class Keys(msgspec.Struct, frozen=True):
    """The whole file."""

    sections: tuple[Section, ...]
    version: Literal[1]
    about: str = ""

    @property
    def count(self) -> int:
        """How many figures have a key."""
        return sum(len(words.figures) for section in self.sections for words in section.words())


def encoded(sections: tuple[Section, ...]) -> bytes:
    """The file that says this, as JSON."""
    return msgspec.json.encode(Keys(sections, 1, f"{DESCRIPTION}. Golden Thread reads it to check the report."))


def decoded(data: bytes) -> Keys:
    """What such a file says. Raises KeysUnclear for anything else, a figure outside its words included."""
    try:
        keys = msgspec.json.decode(data, type=Keys)
    except (msgspec.MsgspecError, RecursionError, ValueError) as error:
        raise KeysUnclear(str(error)) from error
    for section in keys.sections:
        for words in section.words():
            _check(words)
    return keys


def _check(words: Words) -> None:
    end = 0
    for place in words.figures:
        if not end <= place.start < place.end <= len(words.text):
            raise KeysUnclear("a figure outside its words, or two at one place")
        if not 0 < len(place.key) <= LONGEST_KEY or not place.key.isprintable():
            raise KeysUnclear("a key that is none")
        end = place.end
