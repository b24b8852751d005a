"""Counts of ratings and of directions in a sentence: "6 (60%) are rated Green, two Amber"; "seven have improved"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from goldenthread.checks.passages import Passage
from goldenthread.checks.rules.performance.colours import SIGNS, Rating, named
from goldenthread.patterns import regex

Went = Literal["better", "worse", "same"]

WORDS = (
    "no none one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty".split()
)
_VALUES = {**dict.fromkeys(WORDS[:2], 0), **{word: n for n, word in enumerate(WORDS[2:], 1)}}
NUMBER = rf"\d{{1,3}}|{'|'.join(WORDS)}"
N = rf"(?<![\w.,£/-])(?P<n>{NUMBER})(?![\w%.,/]*\d|\s?%|\s?per\s?cent|[\w-])"
THINGS = (
    r"(?:indicators?|measures?|kpis?|pis?|targets?|results?|metrics?|actions?|activit(?:y|ies)|projects?|programmes?"
    r"|milestones?|risks?|priorit(?:y|ies)|commitments?|deliverables?|themes?|objectives?|outcomes?|tasks?|pledges?"
    r"|schemes?|areas?|services?)"
)
_FILLERS = (
    rf"(?:\s*\(\s?\d+(?:\.\d+)?\s?%\s?\))?(?:\s+(?:of|them|these|those|the|which|others?|our|all|{THINGS}|(?:performance|key|strategic"
    r"|corporate|remaining|quarterly)|is|are|was|were|being|rated|have|has|had|been|reported|as|at|shown|showing|flagged"
    r"|marked|assessed|on|a|an|status|RAG|included|within|report|performing|performed|currently|now|complete|completed|track|still|classed|scored|judged|show|shows"
    rf"|with|rating|ratings|got|did|not|stayed|remained|remain|remains|about|no|(?:short|long)[\s-]+term|of\s+(?:(?:the|these|our|all)\s+)*(?:{NUMBER})|that|can|be|measured|monitored|this|quarter|year|period)){{0,8}}?"
)
_TARGETED: dict[Rating, str] = {
    "green": r"(?:on|at|met)\s+or\s+(?:above|better\s+than|exceeded|exceeding)\s+(?:the\s+|their\s+|its\s+)?targets?"
    r"|(?:on|meeting|met|met\s+or\s+exceeded|achieved|achieving|exceeded|hit|reached)\s+(?:(?:the|their|its|agreed|set|quarterly|annual)\s+)*(?:targets?|standards?)|on\s+track",
    "amber": r"(?:close\s+to|near|slightly\s+(?:below|off|under)|just\s+(?:below|off|outside)"
    r"|within\s+\d{1,2}(?:\.\d+)?\s?%\s+of|within\s+tolerance\s+of)\s+(?:the\s+|their\s+|its\s+)?targets?",
    "red": r"(?:off|below|not\s+on|missed|missing|not\s+(?:meeting|met|achieved|reached)|outside|well\s+below"
    r"|significantly\s+below"
    r"|more\s+than\s+\d{1,2}(?:\.\d+)?\s?%\s+(?:away\s+from|below|off|from|worse\s+than)|did\s+not\s+(?:meet|achieve|reach))"
    r"\s+(?:(?:the|their|its|normal|agreed|set|quarterly|annual)\s+)*targets?",
    "blue": r"complete(?:d)?(?=\s*(?:[,;.]|and\b|$))",
}  # fmt: skip
_DIRECTED: dict[Went, str] = {
    "better": r"improv\w+|better|upwards?",
    "worse": r"worsen\w*|worse|declin\w+|deteriorat\w+|downwards?",
    "same": r"the\s+same|same|unchanged|(?:no\s+|not\s+|(?:did\s+)?not\s+)change[d]?|stable|static|steady|maintained",
}
_OF = regex(
    rf"\b(?:of|out\s+of)\s+(?:(?:the|these|those|our|its|all)\s+)*(?P<n>\d{{1,3}}|{'|'.join(WORDS[2:])})\s+"
    rf"(?:[\w-]+\s+){{0,5}}?{THINGS}\b",
    re.IGNORECASE,
)
_THERE_ARE = regex(
    rf"(?<![\w.,£/-])(?P<n>\d{{1,3}}|{'|'.join(WORDS[2:])})\s+(?:(?!of\b)[\w-]+\s+){{0,5}}?{THINGS}\b", re.IGNORECASE
)
_FIRST = regex(
    rf"(?P<colour>\b(?:red|amber|green|blue)\b|[{''.join(SIGNS)}])\s*(?:[:=–-]|\()\s*(?P<n>{NUMBER})(?![\w%.,]*\d|\s?%)",
    re.IGNORECASE,
)  # fmt: skip
_VERB_FIRST = regex(
    rf"\b(?:(?P<green>achieved|met|hit|exceeded)|(?P<red>missed|failed\s+to\s+(?:meet|achieve)))\s+(?P<n>{NUMBER})"
    rf"(?=\s+of\s+(?:(?:the|its|their|our)\s+)*(?:{NUMBER})\s+(?:\w+\s+)?targets\b)",
    re.IGNORECASE,
)
_WHICH = regex(r"\s*,?\s*of\s+(?:which|these|those|them)\b", re.IGNORECASE)
# "RAG (Red, Amber and Green) rated" names no colour of anything.
_SPELT = regex(
    r"\bRAG\s*\(\s*red\W+amber\W+(?:and\W+|&\W+)?green\s*\)|\(?\bred,?\s*[/,]\s*amber\s*(?:,?\s*(?:and|or|&)|,|/)\s*green\b\)?",
    re.IGNORECASE,
)
_COLOURS = ("red", "amber", "green", "blue", "gray", "grey", *SIGNS)
_OF_TARGETS = ("target", "standard", "track", "complete")
"""Without one of these, a colour or a label nothing is counted: whether they are there is quickly asked."""
_WAYS = (
    *("improv", "better", "upward", "worse", "declin", "deteriorat", "downward", "same", "chang", "stable", "static"),
    *("steady", "maintained"),
)
_RISES = ("increased", "risen", "gone", "decreased", "fallen")
_RANGE = regex(r"\d\s*(?:to|and|–|-)\s*$")
_LABELLED = regex(
    r"\b(?:table|figure|appendix|section|quarter|year|phase|month|stage|priority|theme|pillar|objective|item|page|part|no\.?)\s+$",
    re.IGNORECASE,
)
_TURNS = regex(
    r"\b(?:compared|previous(?:ly)?|last\s+(?:year|quarter)|against|up\s+from|down\s+from|whereas|had\s+been|while)\b",
    re.I,
)


@dataclass(frozen=True)
class Count:
    """A number in a passage, and what it counts: a rating or a direction."""

    passage: Passage
    number: int
    start: int
    end: int
    of: str


def number_of(said: str) -> int:
    """A number in digits or in a word."""
    return int(said) if said.isdigit() else _VALUES[said.lower()]


def whole_in(text: str, start: int, end: int, counts: list[Count]) -> int | None:
    """The number of things that a sentence is about ("of the 24 indicators"), where that is none of its counts."""
    taken = {count.start for count in counts}
    for pattern in (_OF, _THERE_ARE):
        at = start
        while (match := pattern.search(text, at, end)) is not None:
            before = text[max(0, match.start("n") - 14) : match.start("n")]
            if match.start("n") not in taken and not _LABELLED.search(before):
                return number_of(match["n"])
            at = match.end("n")
    return None


@lru_cache(maxsize=64)
def _ratings(labels: tuple[tuple[str, Rating], ...]) -> re.Pattern[str]:
    own = "|".join(re.escape(label) for label, _ in sorted(labels, key=lambda pair: -len(pair[0])))
    phrases = "|".join(rf"(?P<{rating}>{words})" for rating, words in _TARGETED.items())
    colours = rf"(?P<colour>\b(?:red|amber|green|blue|gr[ae]y)\b|[{''.join(SIGNS)}])"
    called = rf"|(?P<own>{own})(?!\w)" if own else ""
    return re.compile(
        rf"{N}{_FILLERS}\s*[-–(:]?\s*(?:complete[d]?\s*\(|on\s+track\s*\()?[‘“\"'*]*(?:{colours}{called}|{phrases})",
        re.IGNORECASE,
    )


_WENT = regex(
    rf"{N}{_FILLERS}\s+(?:a\s+|an\s+)?(?:"
    + "|".join(rf"(?P<{way}>{words})" for way, words in _DIRECTED.items())
    + r")\b",
    re.IGNORECASE,
)


def ratings_counted(passage: Passage, start: int, end: int, labels: dict[str, Rating]) -> list[Count]:
    """The ratings counted in a sentence, each once; what is of an earlier time is left out."""
    text, said = passage.text, passage.text[start:end].lower()
    coloured = any(colour in said for colour in _COLOURS)
    if not coloured and not any(word in said for word in (*_OF_TARGETS, *labels)):
        return []
    if "amber" in text.lower() and _SPELT.search(text):
        text = _SPELT.sub(lambda match: " " * len(match[0]), text)
    turn = _TURNS.search(text, start, end)
    end = turn.start() if turn else end
    pattern = _ratings(tuple(sorted(labels.items())))
    found: dict[Rating, Count] = {}
    for match in pattern.finditer(text, start, end):
        if _RANGE.search(text, max(start, match.start() - 8), match.start()):
            # "15 to 25 are Red" tells which scores are, not how many.
            return []
        if _LABELLED.search(text[max(0, match.start() - 14) : match.start()]):
            continue
        rating = _rating(match, labels)
        if rating not in found:
            found[rating] = Count(passage, number_of(match["n"]), match.start(), match.end(), rating)
    for match in _VERB_FIRST.finditer(text, start, end) if "targets" in said else ():
        rating = "green" if match["green"] else "red"
        if rating not in found:
            found[rating] = Count(passage, number_of(match["n"]), match.start(), match.end(), rating)
    if len(found) < 2 and coloured:
        first = {
            named(match["colour"]) if match["colour"].isalpha() else SIGNS[match["colour"]]: match
            for match in _FIRST.finditer(text, start, end)
        }
        if len(first) > len(found):
            found = {
                rating: Count(passage, number_of(match["n"]), match.start(), match.end(), rating)
                for rating, match in first.items()
            }
    return sorted(found.values(), key=lambda count: count.start)


def _rating(match: re.Match[str], labels: dict[str, Rating]) -> Rating:
    if colour := match["colour"]:
        return SIGNS[colour] if colour in SIGNS else named(colour)
    own = match.groupdict().get("own")
    if own:
        return labels[" ".join(own.casefold().split())]
    return next(rating for rating in _TARGETED if match[rating])


_ROSE = regex(
    rf"{N}{_FILLERS}\s+(?:(?P<up>increased|risen|gone\s+up)|(?P<down>decreased|fallen|gone\s+down))\b", re.IGNORECASE
)
_THING = regex(rf"\b{THINGS}\b", re.IGNORECASE)


def rises_counted(passage: Passage, start: int, end: int) -> list[Count]:
    """How many went up and how many down, each once."""
    found: dict[str, Count] = {}
    said = passage.text[start:end].lower()
    for match in _ROSE.finditer(passage.text, start, end) if any(word in said for word in _RISES) else ():
        way = "up" if match["up"] else "down"
        if way not in found:
            found[way] = Count(passage, number_of(match["n"]), match.start(), match.end(), way)
    return list(found.values())


def of_it(passage: Passage, start: int, until: int, counts: list[Count]) -> bool:
    """Whether counts after "of the 32 projects" are of those projects, and of no other thing that they name."""
    whole = _OF.search(passage.text, start, until)
    if whole is None:
        whole = _THERE_ARE.search(passage.text, start, until)
        if whole is None or not _WHICH.match(passage.text, whole.end()):
            return False
    own = {_stem(each[0]) for each in _THING.finditer(whole[0])}
    named_ = {_stem(each[0]) for count in counts for each in _THING.finditer(passage.text, count.start, count.end)} - {
        "targe"
    }
    return named_ <= own


def _stem(thing: str) -> str:
    return thing.casefold()[:5]


def directions_counted(passage: Passage, start: int, end: int) -> list[Count]:
    """The directions counted in a sentence, each once."""
    found: dict[Went, Count] = {}
    said = passage.text[start:end].lower()
    for match in _WENT.finditer(passage.text, start, end) if any(word in said for word in _WAYS) else ():
        way: Went = next(way for way in _DIRECTED if match[way])
        if way not in found:
            found[way] = Count(passage, number_of(match["n"]), match.start(), match.end(), way)
    return sorted(found.values(), key=lambda count: count.start)
