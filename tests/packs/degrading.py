"""Spoils a pack's text as scanning and converting do, the same way every time.

`letters` misreads some words, each word everywhere alike, so that what a careful reader would take from the spoilt text
is known: the same words misread (`misread`). `breaks` puts line ends where none were and takes some away; `dropped`
loses lines.
"""

from __future__ import annotations

import random
import re
import zlib

SEED = 2024
MISREAD_WORDS = 0.08
BROKEN_LINES = 0.12
LOST_LINES = 0.12
# What character recognition takes for another.
LOOKALIKES = {
    "l": "1",
    "o": "0",
    "e": "c",
    "i": "l",
    "s": "5",
    "m": "rn",
    "h": "b",
    "a": "o",
    "n": "ri",
    "u": "v",
    "t": "f",
}
WORD = re.compile(r"[A-Za-z]{4,}")
LAID_OUT = re.compile(r"\t|\||<")


def misread(text: str) -> str:
    """The text with about one word in twelve misread by a letter."""
    return WORD.sub(lambda match: _misread_word(match[0]), text)


def _misread_word(word: str) -> str:
    dice = random.Random(zlib.crc32(word.casefold().encode()) + SEED)
    places = [at for at, letter in enumerate(word) if letter.casefold() in LOOKALIKES]
    if not places or dice.random() > MISREAD_WORDS:
        return word
    at = dice.choice(places)
    wrong = LOOKALIKES[word[at].casefold()]
    return word[:at] + (wrong.upper() if word[at].isupper() else wrong) + word[at + 1 :]


def letters(text: str) -> str:
    """The words of a file misread; its marks and addresses kept."""
    return "\n".join(line if "http" in line else _outside_tags(line) for line in text.split("\n"))


def _outside_tags(line: str) -> str:
    return "".join(part if part.startswith("<") else misread(part) for part in re.split(r"(<[^>]*>)", line))


def breaks(text: str) -> str:
    """Lines that are no table's broken at a space, or run on into the next."""
    dice = random.Random(zlib.crc32(text.encode()) + SEED)
    made: list[str] = []
    joined = False
    for line in text.split("\n"):
        plain = bool(line.strip()) and not LAID_OUT.search(line)
        if joined and plain:
            made[-1] += " " + line
        elif plain and " " in line.strip() and dice.random() < BROKEN_LINES:
            at = dice.choice([match.start() for match in re.finditer(r"(?<=\S) (?=\S)", line)])
            made += [line[:at], "", line[at + 1 :]]
        else:
            made.append(line)
        joined = plain and dice.random() < BROKEN_LINES
    return "\n".join(made)


def dropped(text: str) -> str:
    """Some lines lost."""
    dice = random.Random(zlib.crc32(text.encode()) + SEED)
    return "\n".join(line for line in text.split("\n") if not line.strip() or dice.random() > LOST_LINES)


WAYS = {"words misread": letters, "lines broken": breaks, "lines lost": dropped}
