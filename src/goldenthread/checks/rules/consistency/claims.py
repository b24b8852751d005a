"""What sentences say of a measure: "the budget for 2019/20 is £2.01m", "175 residents attended"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from goldenthread.checks.once import once
from goldenthread.checks.passages import Passage
from goldenthread.checks.rules.consistency.phrases import content, periods
from goldenthread.checks.subject import Subject
from goldenthread.figures import Quantity
from goldenthread.patterns import regex

Where = Literal["summary", "recommendation", "body"]

_SUMMARY = regex(
    r"\W*(?:executive\s+|report\s+)?summary\b|\W*key\s+(?:points|messages|findings)\b|\W*headlines?\b", re.IGNORECASE
)
_RECOMMENDATIONS = regex(
    r"\W*(?:officers?['’]?\s+|proposed\s+|the\s+)?recommendations?\W*$|\W*(?:the\s+)?(?:committee"
    r"|cabinet)\s+is\s+(?:asked|recommended)",
    re.IGNORECASE,
)
# What runs on for longer is a list of figures, and no sentence about one.
_LONGEST_SENTENCE = 1_500
# "3. Results", typed and set as plain text, ends the recommendations that "2. Recommendation" began.
_SECTION = regex(
    r"\s*(?!(?:That|To|The|Note|Approve|Agree|Endorse|Recommend|Consider|Support|Delegate|Accept|Receive"
    r"|Authorise|Adopt|Refer|Confirm|Review|Appoint)\b)[A-Z][\w&,/’' -]{2,40}"
)
_LINK = regex(
    r"(?:^|\s)(?:is|are|was|were|of|at|totals?|totall?ed|totall?ing|stands?\s+at|stood\s+at|amounts?\s+to"
    r"|amounted\s+to|will\s+be|would\s+be|has\s+been"
    r"|have\s+been|to\s+be|being|comes?\s+to|came\s+to|costs?|equals?|reached|remains?(?:\s+at)?|:|=|–|-)\s*"
    r"(?:(?:now|currently|estimated\s+(?:at|to\s+be)|forecast\s+(?:at|to\s+be)|set\s+at|a\s+total\s+of|just|only|the"
    r"|at|a|an|approved\s+at|agreed\s+at)\s+)*\(?$",
    re.IGNORECASE,
)
_BOUNDARY = regex(
    r"[,;:()]|(?-i:\band\b(?!\s+[A-Z]))|\b(?:that|which|who|where|while|but|so|because|with|after|before|including"
    r"|includes?|taking|shows?|says?|states?|has|have|had"
    r"|is|are|was|were|be|been|will|would|to|if|when|there|approves?|agrees?|notes?|into\s+account|receives?"
    r"|received|awards?|awarded|spent|secured)\b",
    re.IGNORECASE,
)
_POST = regex(r"\b(?:of|for|in|within|on|across|from|under|by|during|over|at)\b", re.IGNORECASE)
_END_RIGHT = regex(
    r"[,;:.()–]|\b(?:and|but|which|that|compared|against|up|down|from|while|with|in\s+(?:19|20)\d\d|as\s+at|by\s+\d)\b",
    re.IGNORECASE,
)
COMPARES = regex(
    r"\b(?:compared|previous(?:ly)?|last\s+(?:year|quarter|month)|from\s+[£\d]|up\s+(?:from|on|by)|down\s+(?:from|on"
    r"|by)|increas\w+|decreas\w+|reduc\w+|rose|fell|rise|instead|rather"
    r"|originally|initially|revised|revis\w+|variance|additional|further|another|extra|each|per|between|target|if"
    r"|would|could|option|alternative|e\.g|such\s+as|example|worth|up\s+to"
    r"|maximum|minimum|than|prior|year\s+before|year\s+earlier|same\s+period|baseline|national|london|england)\b",
    re.IGNORECASE,
)
_RIGHT_WORDS = 6


@dataclass(frozen=True, eq=False, slots=True)
class Claim:
    """A figure, the words that name what it measures, the periods of its sentence, and where it is said.

    `post` are words that narrow the measure ("for the library service"), `words` all of the sentence. A long document
    has tens of thousands of them, so they hold little, and work out what few are asked for.
    """

    passage: Passage
    figure: Quantity
    sentence: tuple[int, int]
    naming: tuple[str, ...]
    post: frozenset[str]
    periods: frozenset[str]
    where: Where
    compares: bool
    own: frozenset[str] | None = None

    @property
    def core(self) -> frozenset[str]:
        """The words that name the measure."""
        return frozenset(self.naming)

    @property
    def words(self) -> frozenset[str]:
        """What is given as its `own`, or else the words of the sentence."""
        return frozenset(content(self.passage.text[slice(*self.sentence)])) if self.own is None else self.own

    @property
    def name(self) -> str:
        """The sentence's words around the figure, for a message."""
        return self.passage.text[self.figure.start : self.figure.end]


@once
def claims(subject: Subject) -> list[Claim]:
    """Every claim outside tables whose measure is named by two words or more."""
    found: list[Claim] = []
    same: dict[frozenset[str], frozenset[str]] = {}
    for passage in subject.prose:
        if passage.kind not in ("heading", "note") and passage.part.kind in ("report", "document", "appendix"):
            found.extend(_in_passage(subject, passage, where_said(subject, passage), same))
    return found


@once
def _restating(subject: Subject) -> dict[int, Where]:
    found: dict[int, Where] = {}
    where: Where = "body"
    part, number, last = None, 0, ""
    for passage in subject.prose:
        if passage.part is not part:
            part, where = passage.part, "body"
        label, before = passage.label.rstrip("."), last
        last = label or last
        if (
            where != "body"
            and label == str(number + 1)
            and before != str(number)
            and _SECTION.fullmatch(passage.text, passage.body_at)
        ):
            where = "body"
        elif _RECOMMENDATIONS.match(passage.text, passage.body_at):
            number = int(label) if label.isdigit() else 0
        if passage.kind == "heading" or (len(passage.text) < 60 and not passage.has_digits):
            where = _section(passage, where)
        elif where != "body":
            found[passage.index] = where
    return found


def where_said(subject: Subject, passage: Passage) -> Where:
    """Whether a passage stands under a heading of summary, of recommendations, or in the body of its report."""
    return _restating(subject).get(passage.index, "body")


def _section(passage: Passage, where: Where) -> Where:
    words = passage.text[passage.body_at :]
    if _SUMMARY.match(words):
        return "summary"
    if _RECOMMENDATIONS.match(words):
        return "recommendation"
    return "body" if passage.kind == "heading" or passage.block.bold else where


def _in_passage(
    subject: Subject, passage: Passage, where: Where, same: dict[frozenset[str], frozenset[str]]
) -> Iterator[Claim]:
    """The claims in a passage. `same` keeps one of the sets that are equal, of which there are many."""
    if not passage.has_digits:
        return
    said: dict[tuple[int, int], tuple[frozenset[str], bool]] = {}
    for figure in subject.quantities(passage):
        # What begins a passage may be its number, read as a figure.
        if figure.start <= passage.body_at and figure.decimals and figure.unit == "count":
            continue
        if figure.start < passage.body_at or figure.ordinal or figure.is_range or figure.spelled or figure.approximate:
            continue
        start, end = at = passage.sentence_at(figure.start)
        if end - start > _LONGEST_SENTENCE:
            continue
        core, post = _named(passage.text, figure, max(start, passage.body_at), end)
        if len(core) < 2:
            continue
        if at not in said:
            sentence = passage.text[start:end]
            said[at] = periods(sentence), bool(COMPARES.search(sentence))
        named, compares = said[at]
        post, named = same.setdefault(post, post), same.setdefault(named, named)
        yield Claim(passage, figure, at, tuple(core), post, named, where, compares)


def _named(text: str, figure: Quantity, start: int, end: int) -> tuple[frozenset[str], frozenset[str]]:
    """The words that name a figure's measure, and those that narrow it."""
    left = text[start : figure.start].rstrip("£€$ ")
    link = _LINK.search(left)
    if link:
        core, rest = _narrowed(_BOUNDARY.split(left[: link.start()])[-1], 2)
        if core:
            if not figure.money:
                core += content(_right(text, figure, end))[:_RIGHT_WORDS]
            return frozenset(core[-_RIGHT_WORDS:]), frozenset(rest)
    if figure.money:
        return frozenset(), frozenset()
    core, rest = _narrowed(_right(text, figure, end), 3)
    return (frozenset(core[:_RIGHT_WORDS]), frozenset(rest)) if len(core) >= 3 else (frozenset(), frozenset())


def _narrowed(phrase: str, fewest: int) -> tuple[list[str], list[str]]:
    """A phrase's words up to the first preposition that has at least so many before it, and the words after."""
    for match in _POST.finditer(phrase):
        before = content(phrase[: match.start()])
        if len(before) >= fewest:
            return before, content(phrase[match.end() :])
    return content(phrase), []


def _right(text: str, figure: Quantity, end: int) -> str:
    return _END_RIGHT.split(text[figure.end : end].lstrip(" )"), maxsplit=1)[0]
