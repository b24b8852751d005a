"""Members whom minutes have both present and away: in the list and among the apologies, or voting and not in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldenthread.checks.findings import Severity, Verdict
from goldenthread.checks.passages import Passage
from goldenthread.checks.rule import Hit, hit
from goldenthread.checks.rules.consistency.attendance import names_in, words_of_the_present
from goldenthread.checks.rules.consistency.minutes_text import Minutes
from goldenthread.checks.rules.consistency.vote_sides import votes_by_name
from goldenthread.patterns import regex

_APOLOGIES = regex(r"\b(?:apolog(?:y|ies)|absent|absence)\b", re.IGNORECASE)
_FROM = regex(
    r"\bapolog(?:y|ies)\b[^.\n]{0,60}?(?:\b(?:from|on\s+behalf\s+of|by)\b|\s+for\s+(?=(?:Councillors?|Cllrs?)\b)"
    r"|[:–—-])\s*(?P<names>[^\n]{3,600})",
    re.IGNORECASE,
)
_HEADING = regex(r"\W*(?:[\w./-]{1,9}[.)]?\s+)?apologies(?:\s+for\s+absence)?\W*", re.IGNORECASE)
_NOT_AWAY = regex(
    r"\blate(?:r|ness|ly)?\b|\bearly\b|\bpart\b|\bleft\b|\bleav|\barriv|\bjoin|\buntil\b|\bfrom\s+item|\bremot|\bonline"
    r"|\bvirtual|\bno\s+apolog|\bpreviously\b|\blast\s+meeting\b",
    re.IGNORECASE,
)
_CAME_OR_WENT = regex(
    r"\b(?:arriv(?:ed|ing|es)|join(?:ed|ing)|enter(?:ed|ing)|left|leaving|returned|withdrew|retired)\b", re.IGNORECASE
)
_SPLIT = regex(r"[,;\n•]|\band\b|&|\t|(?=\b(?:Councillors?|Cllrs?|Ald(?:erman)?)\b)")
_OFFICE = regex(r"\b(?:Councillors?|Cllrs?|County|Borough|District|Parish|Town|Ald(?:erman|ermen)?|The)\b\.?")
_PERSON = regex(r"\s*(?P<sex>(?:Mrs?|Ms|Miss|Dr|Sir|Dame|Prof|Rev)\b\.?\s*)?(?P<name>(?:[A-Z][\w'’-]*\.?\s*){1,4})")
_FIRST = 60
_INITIALS = 4
_MOST_MISSING = 2


def _people(words: str) -> Iterator[tuple[str, str]]:
    """Each in a list: the name as a key that is alike only for the same form of it, and as printed."""
    for piece in _SPLIT.split(words):
        bare = _OFFICE.sub(" ", piece.split("(")[0]).strip(" .:-–—\n")
        match = _PERSON.fullmatch(bare)
        # "WDC Cllr J Reed" is split before the title, and leaves the council's letters.
        letters = bare.isupper() and len(bare) <= _INITIALS
        if match and not letters:
            yield " ".join(bare.replace(".", " ").casefold().split()), match["name"].strip(" .")


def there_and_away(minutes: Minutes) -> Iterator[Hit]:
    """A member in the list of those present from whom apologies were received too."""
    apologies = [passage for passage in minutes.passages[:_FIRST] if _APOLOGIES.search(passage.text)]
    words = words_of_the_present(minutes.passages) if apologies else ""
    if not words or _CAME_OR_WENT.search(words):
        return
    here = {key for key, _ in _people(words)}
    surnames = [key.split()[-1] for key in here]
    for passage, start, names in _away(minutes, apologies):
        for key, name in _people(names):
            alone = len(key.split()) == 1 and surnames.count(key) == 1
            at = passage.text.find(name, start)
            if at >= 0 and (key in here or alone):
                yield hit(
                    passage,
                    at,
                    at + len(name),
                    f"{name} is listed as present, and among the apologies.",
                    working="the list of those present has the same name",
                    mend="See the attendance sheet, and correct what is wrong.",
                    severity=Severity.WARNING,
                    verdict=Verdict.CANNOT_TELL,
                )


def _away(minutes: Minutes, apologies: list[Passage]) -> Iterator[tuple[Passage, int, str]]:
    for passage in apologies:
        match = _FROM.search(passage.text)
        if match and not _NOT_AWAY.search(passage.text, match.start()):
            start = match.start("names")
            yield passage, start, passage.text[start : passage.sentence_at(start)[1]]
        elif _HEADING.fullmatch(passage.text):
            following = minutes.passages[minutes.passages.index(passage) + 1 :][:1]
            for below in following:
                if not _NOT_AWAY.search(below.text) and not _FROM.search(below.text) and below.kind != "heading":
                    yield below, 0, below.text


def voted_and_not_there(minutes: Minutes) -> Iterator[Hit]:
    """One or two who are named in a vote and not in the list of those present, which has all the others."""
    if minutes.present < _FIRST // 10:
        return
    here = {_last(surname) for _, surname in names_in(words_of_the_present(minutes.passages))}
    for vote in votes_by_name(minutes):
        for side in vote.sides if here else ():
            missing = [surname for _, surname in side.names if _last(surname) not in here]
            gone = any(
                _CAME_OR_WENT.search(passage.text) and _last(surname) in passage.text.casefold()
                for surname in missing
                for passage in minutes.passages
            )
            if not 0 < len(missing) <= min(_MOST_MISSING, len(side.names) // 4) or gone:
                continue
            passage, until = minutes.where(side.end - 1)
            begun, since = minutes.where(side.start)
            yield hit(
                passage,
                since if begun is passage else 0,
                until + 1,
                f"{' and '.join(_last(name).title() for name in missing)} voted, and is not among those present.",
                working=f"the list of those present names {minutes.present}",
                mend="See the attendance sheet, and correct what is wrong.",
                severity=Severity.WARNING,
                verdict=Verdict.CANNOT_TELL,
            )


def _last(surname: str) -> str:
    """What of a surname is written the same in every list: "hannigan" of "D.Hannigan", "shaw" of "Reed-Shaw"."""
    return surname.replace("-", ".").rsplit(".", maxsplit=1)[-1].removeprefix("o'").removeprefix("o’")
