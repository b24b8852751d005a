"""A number of rated indicators that the count given before, or the list that follows, does not bear out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldenthread.checks.findings import Severity, Verdict
from goldenthread.checks.parts import Part
from goldenthread.checks.passages import Passage
from goldenthread.checks.rule import Example, Hit, hit, rule
from goldenthread.checks.rules.performance.colours import Rating, named
from goldenthread.checks.rules.performance.count_words import NUMBER, THINGS, number_of, ratings_counted
from goldenthread.checks.subject import Subject
from goldenthread.documents import ListItem
from goldenthread.patterns import regex

_RATINGS = (
    r"(?:(?P<colour>red|amber|green)(?:[\s-]+(?:rated|rating|status))?|(?P<below>(?:performing\s+|which\s+(?:are|were)\s+|that\s+(?:are|were)\s+)*"
    r"(?:below|off|missing|not\s+meeting|did\s+not\s+meet|had\s+not\s+met)\s+(?:the(?:ir)?\s+|its\s+)?targets?))\b"
)
_THE = regex(
    rf"(?:^|\b)(?:the|these|those|all)\s+(?P<n>{NUMBER})\s+(?:(?:remaining|key|performance|corporate|strategic)\s+)*"
    rf"(?:(?P<first>red|amber|green)(?:[\s-]+rated)?\s+{THINGS}"
    rf"|{THINGS}\s+(?:(?:with|rated|marked|reported|showing|that|which|currently|shown|graded|assessed|flagged|are|were|a|an|as|at)\s+)*{_RATINGS})",
    re.IGNORECASE,
)
_LISTED = regex(
    rf"(?:^|(?<=[\s(]))(?P<n>{NUMBER})\s+(?:[a-z-]+\s+){{0,3}}?{THINGS}\b(?P<words>[^.;]{{0,120}}):\s*[-–]?\s*$",
    re.IGNORECASE,
)
_RATED = regex(
    r"\b(?:red|amber|green|off[\s-]track|on[\s-]track|targets?|improv\w+|declin\w+|worsen\w*|deteriorat\w+|missed|exceeded)\b",
    re.IGNORECASE,
)
_SOME = regex(
    r"\b(?:includ\w+|such\s+as|example|e\.g|among|notabl\w+|particular\w*|highlights?|some|of\s+note|main)\b",
    re.IGNORECASE,
)
_OTHER = regex(r"\b(?:previous|last|prior|remaining|other|new|now|since|quarter\s+[1-4]|Q[1-4])\b", re.IGNORECASE)
_COUNTS = regex(rf"(?:{NUMBER})\s*(?:\(|(?:{THINGS}|of|had|have|were|are|was|in|with)\b)", re.IGNORECASE)
_NEAR = 25
_FEW = range(2, 16)


@rule(
    "rated-number-restated",
    title="A number of rated indicators that is said otherwise beside it",
    group="performance",
    severity=Severity.WARNING,
    scope="“The 3 Red indicators” and “the five measures below target” against the count of that colour given shortly "
    "before; and “Four indicators were graded Amber:” against the number of lines in the list that follows.",
    leaves_out=(
        "Lists that are said to give some only: including, for example, highlights.",
        "Counts of another period or of what is new, and of the remaining ones.",
        "Lists within lists.",
    ),
    cost="None on the five documents.",
    example=Example(
        wrong="Four indicators were rated Red:\n\n- loans of books\n- visits to the baths\n- missed bins\n",
        right="Three indicators were rated Red:\n\n- loans of books\n- visits to the baths\n- missed bins\n",
        quote="Four",
    ),
)
def rated_number_restated(subject: Subject) -> Iterator[Hit]:
    """The number and the list come from different drafts, and a reader looks for the one that is missing."""
    counted: dict[tuple[Part, Rating], tuple[int, int]] = {}
    for passage in subject.holding(
        ("red", "amber", "green", "target", "track", "improv", "declin", "worse", "deterior")
    ):
        if passage.grid is not None or passage.kind == "furniture" or len(passage.text) > 3000:
            continue
        for start, end in passage.sentences:
            if not _RATED.search(passage.text, start, end):
                continue
            yield from _again(passage, start, end, counted)
            counts = ratings_counted(passage, start, end, {})
            if len(counts) > 1:
                for count in counts:
                    if count.of in ("red", "amber", "green"):
                        counted[passage.part, count.of] = (count.number, passage.index)  # type: ignore[index]
        yield from _in_list(subject, passage)


def _again(
    passage: Passage, start: int, end: int, counted: dict[tuple[Part, Rating], tuple[int, int]]
) -> Iterator[Hit]:
    for match in _THE.finditer(passage.text, start, end):
        rating = named(match["first"] or match["colour"]) if match["first"] or match["colour"] else "red"
        held = counted.get((passage.part, rating))
        if held is None or passage.index - held[1] > _NEAR or _OTHER.search(passage.text, start, match.end()):
            continue
        number = number_of(match["n"])
        if number == held[0]:
            continue
        yield hit(
            passage,
            match.start("n"),
            match.end(),
            f"It speaks of {number} {rating.title()}, and {held[0]} were counted before.",
            working=f"{held[0]} before, {number} here",
            mend="Count them again, and correct what is wrong.",
            verdict=Verdict.CANNOT_TELL,
        )


def _in_list(subject: Subject, passage: Passage) -> Iterator[Hit]:
    """A number before a colon against the lines after it."""
    if not passage.text.rstrip(" -–").endswith(":") or not passage.sentences:
        return
    start, end = passage.sentences[-1]
    match = _LISTED.search(passage.text, start, end)
    if match is None or not _RATED.search(passage.text, start, end) or _SOME.search(passage.text, start, end):
        return
    items = _items_after(subject, passage)
    number = number_of(match["n"])
    if items is None or number not in _FEW or len(items) < 2 or len(items) == number:
        return
    yield hit(
        passage,
        match.start("n"),
        match.end("n"),
        f"It says {match['n'].lower()}, and {len(items)} are listed.",
        working=f"{len(items)} lines follow",
        mend="Find out whether the number is wrong or a line is missing or too many.",
        verdict=Verdict.CANNOT_TELL,
    )


def _items_after(subject: Subject, passage: Passage) -> list[Passage] | None:
    """The items of the list straight after; None where they are no plain list, or each counts things of its own."""
    items: list[Passage] = []
    for place in range(passage.index + 1, min(passage.index + 40, len(subject.passages))):
        item = subject.passages[place]
        block = item.block
        if item.kind != "item" or not isinstance(block, ListItem) or item.part is not passage.part:
            break
        if items and isinstance(first := items[0].block, ListItem) and block.level != first.level:
            return None
        if not block.marker or _COUNTS.match(item.text):
            return None
        items.append(item)
    return items
