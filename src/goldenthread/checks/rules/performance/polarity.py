"""Which way is better for an indicator: from its polarity column, its target, or from what its name gives away."""

from __future__ import annotations

import re
from typing import Literal

from goldenthread.patterns import regex

Polarity = Literal["bigger", "smaller", "neither", ""]

_BIGGER = regex(
    r"\b(?:bigger|higher|high|increase|increasing|maximi[sz]e|more|larger|up|above|positive)\b|[↑▲⬆]", re.IGNORECASE
)
_SMALLER = regex(
    r"\b(?:smaller|lower|low|decrease|decreasing|reduce|minimi[sz]e|less|fewer|down|below|negative)\b|[↓▼⬇]",
    re.IGNORECASE,
)
_NEITHER = regex(r"\b(?:neither|n/?a|none|context|monitor|neutral|range|not applicable)\b", re.IGNORECASE)

# What a name gives away. "Complaints answered within ten days" is better bigger, so punctuality is looked at first.
_PUNCTUAL = regex(
    r"\b(?:detect\w*|sanction\w*|prosecut\w*|convict\w*|clear-up|within|on[\s-]time|in\s+time|by\s+deadline|answered"
    r"|resolved|responded|completed|compliant|achiev\w+|met"
    r"|reduction\s+in|cleared|closed|removed|investigated|actioned|dealt|on\s+target|on\s+track)\b",
    re.IGNORECASE,
)
_HOW_LONG = regex(r"\((?:average\s+)?(?:working\s+)?(?:days|weeks|minutes|mins|hours|seconds|secs)\)", re.IGNORECASE)
_WASTE = regex(
    r"\b(?:kgs?|kilograms?|tonnes|tonnage)\b[^.]{0,30}\bwaste\b|\bwaste\s+(?:collected|produced|generated|arising)",
    re.IGNORECASE,
)
_RECYCLED = regex(r"\b(?:recycl\w*|reus\w*|compost\w*|garden|green|food|rate|%|percentage)", re.IGNORECASE)
_SPARED = regex(r"\b(?:prevent\w*|avoid\w*|averted|reliev\w+)\b", re.IGNORECASE)
_GOOD = regex(
    r"\b(?:satisf(?:ied|action)|recycl\w+|composted|volunteer\w*|visits?|visitors|attendance\s+at|attendances"
    r"|participa\w+"
    r"|collected|collection\s+rate|in\s+employment|started\s+work|found\s+work|good\s+or\s+outstanding|trained"
    r"|confident|confidence"
    r"|(?<!bed )occupancy|digital|self[\s-]service|participants|members|members?hip|loans|supported|homes\s+(?:built"
    r"|delivered|completed)"
    r"|passed|qualif\w+|enrol\w+|take[\s-]?up|positive|apprentice\w*|planted|safe|healthy|engaged|helped)\b",
    re.IGNORECASE,
)
_BAD = regex(
    r"\b(?:complaints?|crimes?|offences?|re-?offend\w*|offend\w*|sickness|sick|absen\w+|days\s+(?:lost|taken|to)"
    r"|average\s+(?:\w+\s+){0,2}(?:time|days|number\s+of\s+days)|re-?let\w*"
    r"|time\s+(?:taken|to)|waiting|waits?|missed|late|overdue|vacan\w+|voids?|arrears|turnover|delay\w*|fatal\w*"
    r"|killed|injur\w+|casualt\w+"
    r"|temporary\s+accommodation|rough\s+sleep\w*|homeless\w*|unemploy\w*|emissions?|fly-?tip\w*|litter|graffiti"
    r"|accidents?|evictions?"
    r"|exclusions?|abandon\w+|errors?|burglar\w*|violence|poverty|obes\w+|smok\w+|mortality|deaths?|residual\s+waste"
    r"|landfill\w*"
    r"|NEET|re-?referrals?|repeat|empty|backlog|outstanding\s+(?:debt|repairs)|overspend\w*|incidents?|admissions?)\b",
    re.IGNORECASE,
)

_WAY = regex(
    r"(?:(?:a|the)\s+)?(?:(?:bigger|higher|high|smaller|lower|low|more|less|fewer|larger)(?:\s+(?:is\s+)?(?:better|good|best"
    r"|performance))?(?:\s+is\s+(?:better|good))?|(?:aim\s+to\s+)?(?:maximi[sz]e|minimi[sz]e|increase|decrease|reduce)d?"
    r"|(?:bigger|higher|smaller|lower|more|less|fewer)\s+(?:figures?|numbers?|values?)\s+(?:is|are)\s+(?:better|good)"
    r"|within\s+range|neither|neutral|n/?a|monitor)\W*\Z",
    re.IGNORECASE,
)
_IN_NAME = regex(
    r"\baim\s+to\s+(?P<aim>minimi[sz]e|maximi[sz]e|reduce|increase|decrease)|\b(?P<way>bigger|higher|smaller|lower|fewer"
    r"|more|less|low|high)\s+(?:(?:figures?|numbers?|is|are|the|=|rates?)\s+)*(?:better|good|best)\b",
    re.IGNORECASE,
)
_AT_MOST = regex(
    r"\s*(?:<|≤|=<|less\s+than|under|below|up\s+to|no\s+more\s+than|not\s+more\s+than|at\s+most|max)", re.I
)
_AT_LEAST = regex(r"\s*(?:>|≥|=>|more\s+than|over|above|at\s+least|no\s+less\s+than|not\s+less\s+than|min)", re.I)
_MARKED = regex(
    r"\bmarked\s+(?:with\s+)?(?:an?\s+)?[(‘'“\"\[]?(?P<mark>\*|L|H|†|‡|#|\^|↓|↑)[)’'”\"\]]?,?\s[^.;]{0,50}?"
    r"\b(?P<way>lower|smaller|fewer|low|higher|bigger|high)\b|"
    r"(?P<mark_first>\*|†|‡|#|\^|\((?:L|H)\))\s*(?:=|denotes|indicates|means|[–-])?\s*"
    r"(?P<way_after>lower|smaller|fewer|low|higher|bigger|high)\s+(?:\w+\s+){0,2}(?:is\s+|are\s+)?(?:better|good)"
    r"|\b(?P<letter>[LH])\s*=\s*(?P<way_lettered>lower|smaller|fewer|low|higher|bigger|high)\b",
    re.IGNORECASE,
)
_AGAIN = regex(r"\bre-?(?:referr|offend|admi|visit)\w*|\brepeat|\brelaps|\babandon", re.IGNORECASE)
_TO_MOVE = regex(
    r"\s*(?:to\s+)?(?P<down>reduce|decrease|lower|fewer)|\s*(?:to\s+)?(?:increase|raise|grow|more)\b", re.IGNORECASE
)


def says_which_way(text: str) -> bool:
    """Whether a cell says which way is better, and nothing else."""
    return _WAY.match(text.strip()) is not None


def told(name: str, target: str) -> Polarity:
    """What an indicator's own words say outright, "(aim to minimise)", or its target, "<5%"; "" where neither does."""
    if match := _IN_NAME.search(name):
        return stated(match["aim"] or match["way"])
    if _AT_MOST.match(target):
        return "smaller"
    if (match := _TO_MOVE.match(target)) is not None:
        return "smaller" if match["down"] else "bigger"
    return "bigger" if _AT_LEAST.match(target) else ""


def marks(text: str) -> dict[str, Polarity]:
    """The marks that a key gives to measures: "for those marked (L) a lower figure is better"."""
    found: dict[str, Polarity] = {}
    for match in _MARKED.finditer(text):
        mark = (match["mark"] or match["mark_first"] or match["letter"]).strip("()")
        found[f"({mark})" if mark.isalpha() else mark] = stated(
            match["way"] or match["way_after"] or match["way_lettered"]
        )
    return found


def stated(text: str) -> Polarity:
    """What a cell of a polarity column says."""
    if _NEITHER.search(text):
        return "neither"
    bigger, smaller = bool(_BIGGER.search(text)), bool(_SMALLER.search(text))
    return "" if bigger is smaller else "bigger" if bigger else "smaller"


def guessed(name: str) -> Polarity:
    """What the name of an indicator gives away, "" where it gives away nothing or points both ways."""
    if _SPARED.search(name):
        return "bigger"
    if _WASTE.search(name) and not _RECYCLED.search(name):
        return "smaller"
    if _AGAIN.search(name):
        return "" if _GOOD.search(name) else "smaller"
    if _PUNCTUAL.search(name):
        return (
            "bigger" if re.search(r"%|per\s?cent|percentage|proportion|rate|number|within", name, re.IGNORECASE) else ""
        )
    good, bad = bool(_GOOD.search(name)), bool(_BAD.search(name) or _HOW_LONG.search(name))
    return "" if good is bad else "bigger" if good else "smaller"
