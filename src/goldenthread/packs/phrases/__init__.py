"""The words that councils use, kept as data: one JSON file a subject, each entry a pattern or a list of them."""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def phrases(name: str) -> dict[str, Any]:
    """The content of `NAME.json` in this folder."""
    loaded: dict[str, Any] = json.loads((files(__package__) / f"{name}.json").read_text(encoding="utf-8"))
    return loaded


@cache
def pattern(name: str, key: str) -> re.Pattern[str]:
    """The pattern under a key; of a list, any may match. Letter case is passed over.

    `{other}` in it stands for what is under another of the file's keys. Names of groups may stand once only.
    """
    return re.compile(_written(name, phrases(name)[key]), re.IGNORECASE)


@cache
def patterns(name: str, key: str) -> tuple[re.Pattern[str], ...]:
    """The patterns of a list one by one, to be tried in order; each may name its own groups."""
    return tuple(re.compile(_written(name, entry), re.IGNORECASE) for entry in phrases(name)[key])


@cache
def words(name: str, key: str) -> frozenset[str]:
    """The words of a list, in small letters."""
    return frozenset(word.casefold() for word in phrases(name)[key])


@cache
def meanings(name: str, key: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """What each pattern of an object means: its key, and the pattern (or any of several) under it."""
    return tuple(
        (meaning, re.compile(_written(name, entry), re.IGNORECASE)) for meaning, entry in phrases(name)[key].items()
    )


def meaning_of(text: str, name: str, key: str) -> str | None:
    """The first meaning whose pattern matches from the text's beginning."""
    return next((meaning for meaning, wanted in meanings(name, key) if wanted.match(text)), None)


@cache
def sure(name: str, way: str) -> float:
    """How often a field recognised in this way is right (0 to 1), as the file's "confidence" states it."""
    return float(phrases(name)["confidence"][way])


def _written(name: str, entry: str | list[str]) -> str:
    text = entry if isinstance(entry, str) else "|".join(f"(?:{part})" for part in entry)
    return re.sub(
        r"\{([a-z_]+)\}", lambda match: f"(?:{_written(name, phrases(name)[match[1]])})", text if text else "(?!)"
    )
