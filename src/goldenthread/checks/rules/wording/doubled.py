"""A word written twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from operator import eq

from goldenthread.checks.findings import Severity, Verdict
from goldenthread.checks.rule import Example, Hit, hit, rule
from goldenthread.checks.subject import Subject
from goldenthread.patterns import regex

_TWICE = regex(r"(?<![\w'’.@/-])([a-z]{2,15}|[ai])[ \t\xa0\n]+\1(?![\w'’@/-])", re.IGNORECASE)
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
_PREPOSITIONS = frozenset(("to", "by", "for", "on", "and", "or", "after", "in", "with", "upon", "against"))
_SUBJECTS = frozenset(("it", "they", "he", "she", "we", "you", "i", "this", "that", "there", "what", "who", "as"))
# "This is is late" is a slip; "what it is is a park" is none.
_IS_TWICE = regex(r"\b(?:this|there|which|who|he|she)\s(?P<twice>is\sis)\b", re.IGNORECASE)
_WORD = regex(r"\S+")
_LEAST_WORDS = 8
_SURE_LENGTH = 4
_PLACES = frozenset({"bora", "walla", "wagga", "pago", "duran", "tuk", "paw", "boutros"})


@rule(
    "word-twice",
    title="A word written twice",
    group="text",
    severity=Severity.WARNING,
    scope="Two of the same word one after the other in a sentence: the the, being being; and two to four words of "
    "which one is small: of the of the.",
    leaves_out=(
        "Pairs that can be right (had had, that that, what it is is), names, numbers, and cells of one word or two.",
        "Words parted by punctuation or across paragraphs, and turns such as year on year on year.",
    ),
    cost="Two on the five documents, both true.",
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
        if len(words) < 4:
            continue
        found: list[tuple[int, int]] = []
        # Most are ruled out by whether one begins with the other, which is quickly asked of all.
        plain = words if "(" not in passage.text else passage.text.lower().replace("(", "").split()
        if any(map(str.startswith, plain[1:], plain)) and any(
            first == second.rstrip(".,;:)!?") for first, second in pairwise(plain)
        ):
            found += _words_twice(passage.text)
        if len(words) >= _LEAST_WORDS:
            found += _phrases_twice(passage.text, words)
        for start, end in found:
            half = " ".join(passage.text[start:end].split()[: len(passage.text[start:end].split()) // 2])
            yield hit(
                passage,
                start,
                end,
                f"“{half}” stands twice.",
                mend="Take one away, or put the word that is meant.",
                verdict=Verdict.CANNOT_TELL,
            )


def _words_twice(text: str) -> Iterator[tuple[int, int]]:
    for match in _IS_TWICE.finditer(text):
        yield match.span("twice")
    for match in _TWICE.finditer(text):
        word = match[1]
        second = match.group()[-len(word) :]
        capital = word[0].isupper() or second[0].isupper()
        if capital and word.lower() not in _SMALL_WORDS and not text.isupper():
            # A name ("Duran Duran"), or one beside its common noun ("Station Road road works").
            continue
        if word.lower() not in _MAY_STAND_TWICE and word.lower() not in _PLACES and "\n" not in match.group():
            yield match.span()


def _phrases_twice(text: str, words: list[str]) -> Iterator[tuple[int, int]]:
    """Two to four words that stand twice: "of the of the". `words` are those of the text in small letters."""
    last = -1
    places: list[tuple[int, int]] = []
    for size in (2, 3, 4):
        if not any(map(eq, words, words[size:])):
            continue
        for at, (first, second) in enumerate(zip(words, words[size:], strict=False)):
            if first != second or at <= last or not _is_twice(words, at, size):
                continue
            places = places or [match.span() for match in _WORD.finditer(text)]
            span = text[places[at][0] : places[at + 2 * size - 1][1]].rstrip(".,;:)!?")
            if "\n" in span or any(word[0].isupper() for word in span.split()[1:]):
                continue
            last = at + 2 * size
            yield places[at][0], places[at][0] + len(span)


def _is_twice(words: list[str], at: int, size: int) -> bool:
    phrase, again = words[at : at + size], words[at + size : at + 2 * size]
    if len(again) < size or phrase[:-1] != again[:-1] or phrase[-1] != again[-1].rstrip(".,;:)!?"):
        return False
    if not all(word.replace("’", "").isalpha() for word in phrase) or len(set(phrase)) < size:
        return False
    # "side by side by", "year on year on year", "as it is it is late", "the more the more"
    turn = at and words[at - 1] == phrase[-1]
    odd = phrase[-1] in _PREPOSITIONS or (phrase[0] in _SUBJECTS and phrase[0] != "as")
    if turn or (odd and size < _SURE_LENGTH) or "more" in phrase or phrase == ["as", "well"]:
        return False
    return any(word in _SMALL_WORDS for word in phrase)
