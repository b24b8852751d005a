"""A word written twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from goldenthread.checks.findings import Severity, Verdict
from goldenthread.checks.rule import Example, Hit, hit, rule
from goldenthread.checks.subject import Subject

_TWICE = re.compile(r"(?<![\w'’.@/-])([a-z]{2,15}|[ai])[ \t\xa0\n]+\1(?![\w'’@/-])", re.IGNORECASE)
# Twice may be right, or is meant as emphasis or a name.
_MAY_STAND_TWICE = frozenset(
    {
        "had",
        "that",
        "very",
        "no",
        "so",
        "bye",
        "many",
        "far",
        "more",
        "ha",
        "yes",
        "cha",
        "pom",
        "can",
        "is",
        "her",
        "do",
        "hear",
        "there",
        "now",
        "knock",
        "tut",
        "night",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "zero",
        "nil",
        "st",
        "re",
        "up",
        "year",
        "well",
        "tbc",
        "tba",
        "none",
    }
)
_SMALL_WORDS = frozenset(
    (
        *("the", "a", "an", "and", "of", "to", "in", "for", "on", "with", "was", "are", "be", "by", "at", "from", "we"),
        *("this", "it", "or", "as", "has", "have", "will", "been", "their", "our", "which", "who", "were", "not", "i"),
    )
)
_PLACES = frozenset({"bora", "walla", "wagga", "pago", "duran", "tuk", "paw", "boutros"})


@rule(
    "word-twice",
    title="A word written twice",
    group="text",
    severity=Severity.WARNING,
    scope="Two of the same word one after the other in a sentence: the the, being being.",
    leaves_out=(
        "Pairs that can be right (had had, that that, is is), names, numbers, and cells of one word or two.",
        "Words parted by punctuation or across paragraphs.",
    ),
    cost="One on the five documents, a true one.",
    example=Example(
        wrong="Plans are being being drawn up with residents.",
        right="Plans are being drawn up with residents.",
        quote="being being",
    ),
)
def word_twice(subject: Subject) -> Iterator[Hit]:
    """It was edited in haste, and another word may have been meant."""
    for passage in subject.passages:
        words = passage.text.lower().split()
        if not any(first == second.rstrip(".,;:)!?") for first, second in pairwise(words)):
            continue
        for match in _TWICE.finditer(passage.text):
            word = match[1]
            second = match.group()[-len(word) :]
            if (
                word.lower() not in _SMALL_WORDS
                and not passage.text.isupper()
                and (word[0].isupper() or second[0].isupper())
            ):
                # A name ("Duran Duran"), or one beside its common noun ("Station Road road works").
                continue
            if word.lower() in _MAY_STAND_TWICE or word.lower() in _PLACES:
                continue
            if len(words) < 4 or "\n" in match.group():
                continue
            yield hit(
                passage,
                match.start(),
                match.end(),
                f"“{word}” stands twice.",
                mend="Take one away, or put the word that is meant.",
                verdict=Verdict.CANNOT_TELL,
            )
