"""What stands straight after a number: its scale, its unit, and the words that it counts."""

from __future__ import annotations

from typing import NamedTuple

from goldenthread.figures import shapes
from goldenthread.figures.words import KINDS_OF_DAY, NOT_LATER, SCALES, STOPS, UNITS


class Ending(NamedTuple):
    """What stands straight after a number."""

    end: int
    scale: int = 1
    unit: str = ""
    noun: str = ""
    ordinal: bool = False
    plus: bool = False
    plural: bool = False
    old: bool = False
    glued: bool = False
    direct: bool = False
    """Whether the noun follows at once, not after "of"."""
    after: int = 0
    """Where the noun or the word of the unit ends."""


def ending_at(plain: str, end: int, token: str, *, money: bool = False) -> Ending:
    """The scale, unit and noun after a number."""
    following = plain[end : end + 1]
    if not following:
        return Ending(end)
    scale = shapes.MONEY_SCALE.match(plain, end) if money else None
    if scale:
        return _with_noun(plain, scale.end(), scale_of(scale["scale"]))
    match = shapes.SUFFIX.match(plain, end)
    if match is None:
        return _with_noun(plain, end)
    group, after = match.lastgroup, match.end()
    if group in ("percent", "percents"):
        return _with_noun(plain, after, unit="percent", plus=plain[after : after + 1] == "+")
    if group in ("pointed", "points", "pp"):
        return _with_noun(plain, after, unit="points")
    if group in ("scale", "letter"):
        return _scaled(plain, match[group].lower(), group == "letter", end, after, token)
    if group == "ordinal":
        return _with_noun(plain, after, ordinal=True)
    if group == "plus":
        return _with_noun(plain, after, plus=True)
    if group == "pence":
        return Ending(after, unit="" if money else "pence")
    if group == "times":
        return Ending(after, unit="times")
    if group == "plural":
        return Ending(after, plural=True)
    if group in ("hyphened", "old"):
        word = match["hyphened"].lower()
        if match["old"]:
            return Ending(after, old=True)
        return _with_noun(
            plain, end, unit=UNITS.get(word, ""), noun="" if word in UNITS or word in STOPS else match["hyphened"]
        )
    if group == "unit":
        return _with_noun(plain, after, unit=UNITS.get(match["unit"].lower(), match["unit"].lower()))
    return Ending(end, glued=True)


def scale_of(word: str) -> int:
    """What "k", "m", "bn", "million" and so on after an amount of money stand for."""
    name = word.lower()
    return SCALES["bn" if name == "b" else name]


def rate_at(plain: str, ending: Ending) -> tuple[int | None, str]:
    """What a rate is out of, and the words for it."""
    match = shapes.PER.match(plain, ending.end)
    if match is None and ending.after > ending.end:
        match = shapes.PER.match(plain, ending.after)
    if match is None:
        return None, ""
    if match["number"]:
        return int(match["number"].replace(",", "")), " ".join(filter(None, (match["number"], match["of"])))
    if match["pa"] or (match["what"] or "").lower() == "annum":
        return None, "year"
    return None, match["what"] or match["time"] or ""


def _scaled(plain: str, name: str, letter: bool, end: int, after: int, token: str) -> Ending:
    """A number with "million", "k" or "m" after it; a bare whole number of "m" is metres."""
    if letter and name == "m" and "." not in token:
        return Ending(after, unit="metres")
    match = shapes.AFTER_SCALE.match(plain, after)
    if match and match["percent"] is not None:
        return Ending(match.end(), SCALES[name], "percent")
    return _with_noun(plain, after, SCALES[name], plus=bool(match and match["plus"]))


def _with_noun(
    plain: str, end: int, scale: int = 1, unit: str = "", noun: str = "", ordinal: bool = False, plus: bool = False
) -> Ending:
    """The ending with the words that the number counts, or the unit that they are."""
    if plus and plain[end : end + 1] == "+":
        end += 1
    if plain[end : end + 1] != " ":
        return Ending(end, scale, unit, noun, ordinal, plus)
    if not unit and (old := shapes.YEARS_OLD.match(plain, end)):
        return Ending(old.end(), scale, unit, noun, ordinal, plus, old=True)
    match = shapes.NOUN.match(plain, end)
    if match is None:
        return Ending(end, scale, unit, noun, ordinal, plus)
    words: list[str] = []
    for word in match.groups():
        if word is None or word.lower() in STOPS:
            break
        if words and (word.lower() in NOT_LATER or word.endswith("ed")):
            break
        words.append(word)
    if words and not unit and match.start(1) == end + 1:
        found = UNITS.get(words[0].lower(), "")
        if not found and words[0].lower() in ("full-time", "whole-time", "full", "whole"):
            found = "fte" if "equivalent" in " ".join(words).lower() else ""
        if not found and words[0].lower() in KINDS_OF_DAY and len(words) > 1:
            found = UNITS.get(words[1].lower(), "")
        if found:
            after = match.end(2 if words[0].lower() in KINDS_OF_DAY else 1)
            return Ending(end, scale, found, "", ordinal, plus, after=after)
    direct = bool(words) and match.start(1) == end + 1
    after = match.end(len(words)) if words else end
    return Ending(end, scale, unit, noun or " ".join(words), ordinal, plus, direct=direct, after=after)
