"""Acronyms that the reader is never told the meaning of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from operator import itemgetter
from string import ascii_letters

from goldenthread.checks.findings import Severity, Verdict
from goldenthread.checks.parts import Part
from goldenthread.checks.passages import Passage
from goldenthread.checks.rule import Example, Hit, hit, rule
from goldenthread.checks.rules.wording.known_acronyms import IN_CAPITALS, KNOWN
from goldenthread.checks.subject import Subject
from goldenthread.patterns import regex

_ACRONYM = regex(r"(?<![\w&/.@#£-])(?P<letters>[A-Z](?:&?[A-Z]){1,6})(?P<plural>s)?(?:['’]s)?(?![\w@.&-]*\w|&)")
_LEAST_USES = 2
_MOST_EACH = 6
_CAPITALS = regex(r"[A-Z]&?[A-Z]")
_SMALL = frozenset(
    form
    for word in ("and", "of", "the", "for", "in", "to", "on", "at", "with", "by", "a", "an", "or")
    for form in (word, word.capitalize(), word.upper())
)
_MEANING_AFTER = regex(r"\s?(?:\(\s?|[-–—:=]\s|stands for |means |is short for )[A-Z][a-z]")
_QUOTED_BEFORE = regex(r"[a-z]\W{1,3}(?:the |or )?[\"“‘']$")
# A word in capitals of four letters or more beside it, small words between them passed over.
_CAPITALS_AFTER = regex(r"[ \t]+(?:(?:AND|OF|THE|FOR|TO|IN|ON|AT|&)[ \t]+)*[A-Z]{4,}\b")
_CAPITALS_BEFORE = regex(r"\b[A-Z]{4,}[ \t]+(?:(?:AND|OF|THE|FOR|TO|IN|ON|AT|&)[ \t]+)*$")
_NEAR = 60
_IN_WORDS = regex(r"\w")
_NUMERAL = regex(r"[IVXLC]+")


# A bar for what ends a sentence, and a space for anything else that is no letter.
_PARTED = bytes(
    letter if chr(letter) in ascii_letters else ord("|" if chr(letter) in ".;:|()\n" else " ") for letter in range(256)
)


@rule(
    "acronym-not-expanded",
    title="An acronym that is never spelled out",
    group="text",
    severity=Severity.NOTE,
    scope="Acronyms of three to seven capitals used at least twice in a report, agenda or appendix, whose words are "
    "neither beside it nor anywhere in that part. At most six notes for each part, at the first use.",
    leaves_out=(
        "Those that everybody knows (NHS, VAT, CCTV and the like).",
        "Names of parties, places, awards and companies that are only known by their letters.",
        "Words written in capitals for emphasis or within a line of capitals, references and postcodes.",
    ),
    cost="On the five documents ten notes in some 330 pages: words of the trade (MASH, MOPAC, VCFS), "
    "column headings (EOY, DOT) and three services that go by their letters.",
    example=Example(
        wrong="The MARAC met twice. Cases heard at the MARAC rose.",
        right="The Multi-Agency Risk Assessment Conference (MARAC) met twice. Cases heard at the MARAC rose.",
        quote="MARAC",
    ),
)
def acronym_not_expanded(subject: Subject) -> Iterator[Hit]:
    """A resident who does not work for the council cannot follow the report."""
    for part in subject.parts:
        if part.kind != "forward plan":
            yield from _in_part(subject, part)


def _in_part(subject: Subject, part: Part) -> Iterator[Hit]:
    passages = [passage for passage in subject.in_part(part) if passage.kind != "furniture"]
    uses: dict[str, list[tuple[Passage, re.Match[str]]]] = {}
    for passage in passages:
        if not _CAPITALS.search(passage.text) or _shouts(passage.text):
            continue
        for match in _ACRONYM.finditer(passage.text):
            letters = match["letters"]
            if letters in KNOWN or letters in IN_CAPITALS or _NUMERAL.fullmatch(letters):
                continue
            if len(letters.replace("&", "")) >= 3 and not _in_a_heading(passage.text, match):
                uses.setdefault(letters, []).append((passage, match))
    repeated = {letters: places for letters, places in uses.items() if len(places) >= _LEAST_USES}
    if not repeated:
        return
    whole = "\n".join(passage.text for passage in passages)
    unexplained = [
        letters
        for letters in repeated
        if not _is_a_word(letters.lower(), whole) and not _beside(letters, whole, repeated[letters])
    ]
    if unexplained:
        initials = _initials(whole)
        unexplained = [letters for letters in unexplained if not _in_words(letters, initials)]
    for letters in unexplained[:_MOST_EACH]:
        passage, match = repeated[letters][0]
        yield hit(
            passage,
            match.start("letters"),
            match.end("letters"),
            f"{letters} is used {len(repeated[letters])} times here and never spelled out.",
            mend=f"Write it out where it first stands, with {letters} in brackets after it.",
            verdict=Verdict.CANNOT_TELL,
        )


def _is_a_word(small: str, whole: str) -> bool:
    """Whether the letters stand as a word in small letters too."""
    at = whole.find(small)
    while at >= 0:
        before, after = whole[at - 1 : at], whole[at + len(small) : at + len(small) + 1]
        if not _IN_WORDS.match(before) and not _IN_WORDS.match(after):
            return True
        at = whole.find(small, at + 1)
    return False


def _shouts(text: str) -> bool:
    """Whether the words are in capitals throughout, so that none of them is an acronym for it."""
    capitals = sum(map(str.isupper, text))
    return capitals > 6 and capitals > 0.6 * sum(map(str.isalpha, text))


def _in_a_heading(text: str, match: re.Match[str]) -> bool:
    """Whether it stands between words in capitals, as "LAND AT MILL LANE" does within a line."""
    return (
        _CAPITALS_AFTER.match(text, match.end()) is not None
        or _CAPITALS_BEFORE.search(text, max(0, match.start() - _NEAR), match.start()) is not None
    )


def _beside(letters: str, whole: str, places: list[tuple[Passage, re.Match[str]]]) -> bool:
    """Whether it stands in brackets after words, or has words in brackets or after a dash."""
    at = whole.find(f"({letters}")
    while at > 0:
        if whole[max(0, at - _NEAR) : at].rstrip()[-1:].isalpha():
            return True
        at = whole.find(f"({letters}", at + 1)
    return any(
        _MEANING_AFTER.match(passage.text, match.end()) or _QUOTED_BEFORE.search(passage.text, 0, match.start())
        for passage, match in places
    )


def _initials(whole: str) -> tuple[str, str]:
    """The first letters of all words with a bar at each end of a sentence: as they are, and without the small words."""
    words = whole.encode("ascii", "replace").translate(_PARTED).replace(b"|", b" | ").decode("ascii").split()
    return "".join(map(itemgetter(0), words)), "".join([word[0] for word in words if word not in _SMALL])


def _in_words(letters: str, initials: tuple[str, str]) -> bool:
    """Whether words with these initials stand together. Three letters need capitals, or chance would find them."""
    plain = letters.replace("&", "")
    if any(plain in row for row in initials):
        return True
    return len(plain) > 3 and any(plain.lower() in row.lower() for row in initials)
