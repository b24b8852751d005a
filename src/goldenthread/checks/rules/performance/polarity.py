"""Which way is better for an indicator: from its polarity column, or from what its name gives away."""

from __future__ import annotations

import re
from typing import Literal

Polarity = Literal["bigger", "smaller", "neither", ""]

_BIGGER = re.compile(
    r"\b(?:bigger|higher|high|increase|increasing|maximi[sz]e|more|larger|up|above|positive)\b|[↑▲⬆]", re.IGNORECASE
)
_SMALLER = re.compile(
    r"\b(?:smaller|lower|low|decrease|decreasing|reduce|minimi[sz]e|less|fewer|down|below|negative)\b|[↓▼⬇]",
    re.IGNORECASE,
)
_NEITHER = re.compile(r"\b(?:neither|n/?a|none|context|monitor|neutral|range|not applicable)\b", re.IGNORECASE)

# What a name gives away. "Complaints answered within ten days" is better bigger, so punctuality is looked at first.
_PUNCTUAL = re.compile(
    r"\b(?:detect\w*|sanction\w*|prosecut\w*|convict\w*|clear-up|within|on[\s-]time|in\s+time|by\s+deadline|answered"
    r"|resolved|responded|completed|compliant|achiev\w+|met"
    r"|reduction\s+in|cleared|closed|removed|investigated|actioned|dealt|on\s+target|on\s+track)\b",
    re.IGNORECASE,
)
_SPARED = re.compile(r"\b(?:prevent\w*|avoid\w*|averted|reliev\w+)\b", re.IGNORECASE)
_GOOD = re.compile(
    r"\b(?:satisf(?:ied|action)|recycl\w+|composted|volunteer\w*|visits?|visitors|attendance\s+at|attendances"
    r"|participa\w+"
    r"|collected|collection\s+rate|in\s+employment|started\s+work|found\s+work|good\s+or\s+outstanding|trained"
    r"|confident|confidence"
    r"|occupancy|digital|self[\s-]service|participants|members|members?hip|loans|supported|homes\s+(?:built"
    r"|delivered|completed)"
    r"|passed|qualif\w+|enrol\w+|take[\s-]?up|positive|apprentice\w*|planted|safe|healthy|engaged|helped)\b",
    re.IGNORECASE,
)
_BAD = re.compile(
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
    if _PUNCTUAL.search(name):
        return (
            "bigger" if re.search(r"%|per\s?cent|percentage|proportion|rate|number|within", name, re.IGNORECASE) else ""
        )
    good, bad = bool(_GOOD.search(name)), bool(_BAD.search(name))
    return "" if good is bad else "bigger" if good else "smaller"
