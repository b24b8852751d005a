"""What a sentence claims of its indicator: how far from target, met or missed, more or less than before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from goldenthread.checks.rules.performance.near import between
from goldenthread.figures import Quantity
from goldenthread.patterns import regex

Way = Literal["up", "down", "better", "worse", "met", "missed", "highest", "lowest", "best", "worst", ""]
Of = Literal["target", "earlier", "all", "any"]

_UNIT = (
    r"(?:\s*(?:percentage\s+points?|points?|pp|ppts?|per\s?cent|days?|minutes?|hours?|weeks?|seconds?|"
    r"(?!(?:but|and|or|which|is|was|in)\b)[a-z]+))?"
)
_TARGET = (
    r"(?:(?:the|its|our|their|this|annual|quarterly|quarter|year[\s-]end|"
    r"year-to-date|YTD|agreed|Q[1-4]|set|national)\s+)*(?:target|standard|ambition|goal|trajectory|maximum|limit)\b"
)
_BEYOND = regex(
    rf"{_UNIT}\s+(?:(?P<down>below|short\s+of|under|lower\s+than|less\s+than|fewer\s+than|shorter\s+than|down\s+on)"
    r"|(?P<up>above|over|higher\s+than|more\s+than|longer\s+than|ahead\s+of|up\s+on)|(?P<better>better\s+than)"
    rf"|(?P<worse>worse\s+than|behind|adrift\s+of)|(?P<off>away\s+from|off|from|outside))\s+(?:{_TARGET}|intended|planned)",
    re.IGNORECASE,
)
_SHORT = regex(rf"{_UNIT}\s+short(?=\s*(?:[.,;)]|$))", re.IGNORECASE)
_BY = regex(
    r"\b(?P<missed>miss(?:ed|ing))\s+"
    + _TARGET
    + r"(?:\s+of\s+£?[\d.,]+%?)?\s+by\s+$|\b(?P<over>exceed(?:ed|ing)|beat(?:ing)?|bettered)\s+"
    + _TARGET
    + r"(?:\s+of\s+£?[\d.,]+%?)?\s+by\s+$",
    re.I,
)
_MET = regex(
    r"\b(?:(?P<met>(?:met|achieved|exceeded|exceeding|surpassed|hit|beat|better\s+than|ahead\s+of))"
    r"|(?P<missed>(?:missed|missing|did\s+not\s+(?:meet|achieve|reach|hit)|failed\s+to\s+(?:meet|reach|achieve)|fell\s+short\s+of"
    r"|short\s+of|worse\s+than))|(?P<up>above|over|higher\s+than)|(?P<down>below|under|lower\s+than))\s+" + _TARGET,
    re.IGNORECASE,
)
PERIOD = (
    r"(?:(?:the|at|in|for|its|to|that|of|end)\s+){0,4}(?:same\s+(?:quarter|period|time|point|month)(?:\s+(?:of|in)?\s*(?:the\s+)?"
    r"(?:(?:last|previous|prior)\s+(?:financial\s+)?year|20\d\d(?:[/–-]\d\d)?))?|(?:last|previous|prior|preceding)\s+"
    r"(?:financial\s+)?(?:year|quarter)|a\s+year\s+(?:ago|earlier|before)|year\s+(?:before|earlier)|quarter\s+before"
    r"|(?:January|February|March|April|May|June|July|August|September|October|November|December)(?:\s+20\d\d)?\b"
    r"|Year\s+\d\b|Q(?:uarter\s+)?[1-4](?:\s+(?:of\s+)?20\d\d(?:[/–-]\d\d)?)?|20\d\d[/–-]\d\d)"
)
_UP = r"slower|more|higher|greater|longer|up|increase|rise|growth|rose|risen|increased|grew"
_DOWN = (
    r"quicker|faster|fewer|less|lower|shorter|down|decrease|fall|reduction|drop|fell|fallen|decreased|reduced|dropped"
)
_MOVED = regex(
    rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN})|(?P<better>better|improvement|improved)|(?P<worse>worse|deterioration|worsened))"
    rf"(?:\s+(?:(?:of|by)\s+|(?=[£\d]))(?P<size>(?:[^,;]|,(?=\d)){{1,30}}?))?,?\s+(?:(?:than|on|from|since|over|compared\s+(?:with|to))\s+(?P<when>{PERIOD})"
    r"|(?P<over>(?:over|on)\s+the\s+(?:past\s+|last\s+)?(?:year|12\s+months|quarter|month))\b)",
    re.IGNORECASE,
)
_ALSO = regex(
    r",?\s*\(?\s*(?:an?\s+)?(?:(?P<up>rise|increase|growth)|(?P<down>fall|decrease|reduction|drop))\s+of\s+(?P<size>[\d.,]+\s?%?)",
    re.I,
)
_MOST = regex(
    r"\b(?:(?P<highest>highest|most)|(?P<lowest>lowest|fewest)|(?P<best>best)|(?P<worst>worst))\b[^.;,]{0,30}?\s+(?:of\s+the\s+(?P<count>two|three|four|five|six)\s+"
    r"(?:quarters|years|results|periods|months)|since\s+(?P<since>Q[1-4]\s+(?:of\s+)?20\d\d(?:[/–-]\d\d)?|20\d\d[/–-]\d\d))",
    re.IGNORECASE,
)
_PLAN = regex(
    r"\b(?:will|would|expected|forecast|projected|aim|aims|should|could|if|likely|plan(?:s|ned)?\s+to|hope|hoped|not|never|no)\s+"
    r"(?:\w+\s+){0,4}$",
    re.IGNORECASE,
)
_ALONE = regex(
    r"\b(?:(?P<up>rose|risen|increased|grew|up)|(?P<down>fell|fallen|decreased|reduced|dropped|down))\s+(?:slightly\s+|sharply\s+)?"
    r"(?:(?P<by>by)|to)\s+(?=[£\d])",
    re.IGNORECASE,
)
_LONGEST = 1500
_THEN = regex(r"[^.;]{0,18}?\b(?:from|since|on|over|compared|than|in|between|after|before|for|of)\b", re.IGNORECASE)
_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}


@dataclass(frozen=True)
class Claim:
    """What is claimed. `size` is the distance or change where it is given, `when` what it is compared with."""

    of: Of
    way: Way
    start: int
    end: int
    size: Quantity | None = None
    when: str = ""
    count: int = 0


def claims(text: str, figures: Sequence[Quantity], start: int, end: int) -> Iterator[Claim]:
    """The claims of a sentence."""
    if end - start > _LONGEST:
        return
    inside = between(figures, start, end)
    sized: set[int] = set()
    for figure in inside:
        if figure.ordinal or figure.is_range or figure.approximate:
            continue
        if (match := _BEYOND.match(text, figure.end, end)) is not None and not _planned(text, start, figure.start):
            sized.add(match.end())
            way: Way = next((way for way in ("up", "down", "better", "worse") if match[way]), "")
            yield Claim("target", way, figure.start, match.end(), figure)
        elif (match := _SHORT.match(text, figure.end, end)) is not None and not _planned(text, start, figure.start):
            yield Claim("target", "down", figure.start, match.end(), figure)
        elif (match := _BY.search(text, max(start, figure.start - 60), figure.start)) is not None:
            sized.add(match.start())
            yield Claim("target", "missed" if match["missed"] else "met", match.start(), figure.end, figure)
    for match in _MET.finditer(text, start, end):
        if match.end() in sized or match.start() in sized or _planned(text, start, match.start()):
            continue
        way = next(way for way in ("met", "missed", "up", "down") if match[way])
        yield Claim("target", way, match.start(), match.end())
    yield from _moves(text, inside, start, end)
    yield from _moved_to(text, inside, start, end)
    for match in _MOST.finditer(text, start, end):
        if not _planned(text, start, match.start()):
            yield Claim(
                "all",
                next(way for way in ("highest", "lowest", "best", "worst") if match[way]),
                match.start(),
                match.end(),
                when=match["since"] or "",
                count=_COUNTS[match["count"].lower()] if match["count"] else 0,
            )


def _moves(text: str, inside: list[Quantity], start: int, end: int) -> Iterator[Claim]:
    for match in _MOVED.finditer(text, start, end):
        if _planned(text, start, match.start()):
            continue
        way: Way = next(way for way in ("up", "down", "better", "worse") if match[way])
        size, when = None, match["when"] or match["over"]
        if match["size"]:
            size = next((figure for figure in inside if match.start("size") <= figure.start < match.end("size")), None)
            if size is None and any(letter.isdigit() for letter in match["size"]):
                continue
        else:
            before = [figure for figure in inside if figure.end <= match.start()]
            if (
                before
                and before[-1].sign != "brackets"
                and re.fullmatch(_UNIT + r"\s+", text[before[-1].end : match.start()]) is not None
            ):
                size = before[-1]
        if size is not None and (size.ordinal or size.is_range or size.approximate):
            continue
        also = _ALSO.match(text, match.end(), end)
        if also is not None and (
            inner := next((f for f in inside if also.start("size") <= f.start < also.end()), None)
        ):
            yield Claim("earlier", "up" if also["up"] else "down", also.start(), also.end(), inner, when)
        begin = min(match.start(), size.start) if size is not None else match.start()
        yield Claim("earlier", way, begin, match.end(), size, when)


def _moved_to(text: str, inside: list[Quantity], start: int, end: int) -> Iterator[Claim]:
    """ "Fell to 52%" and "fell by 0.2 points", which say of no time what they are compared with."""
    for match in _ALONE.finditer(text, start, end):
        figure = next((figure for figure in inside if figure.start >= match.end()), None)
        if figure is None or figure.start > match.end() + 1 or figure.is_range or figure.approximate:
            continue
        if _planned(text, start, match.start()) or _THEN.match(text, figure.end, end):
            continue
        way: Way = "up" if match["up"] else "down"
        if match["by"]:
            yield Claim("any", way, match.start(), figure.end, figure)
        else:
            yield Claim("any", way, match.start(), figure.end, None, when=figure.text)


def _planned(text: str, start: int, at: int) -> bool:
    return _PLAN.search(text[max(start, at - 45) : at]) is not None
