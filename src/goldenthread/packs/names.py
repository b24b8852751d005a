"""People as minutes and front sheets name them: titles put aside, lists taken apart, surnames made whole again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from goldenthread.packs.phrases import pattern, phrases, words

_TOKEN = re.compile(r"[^\W\d_][\w'’`-]*\.?", re.UNICODE)
_BRACKETS = re.compile(r"\(([^()]*(?:\([^()]*\)[^()]*)*)\)|\[([^\]]*)\]")
LONGEST_NAME = 5


@dataclass(frozen=True, slots=True)
class Person:
    """A person named in a text: the name without titles, where it stands, and what is said in brackets after it.

    `titled` says whether a councillor's title stood before it, or before the list it is in.
    """

    name: str
    start: int
    end: int
    note: str = ""
    titled: bool = False


def people_in(text: str, *, titled: bool = False) -> list[Person]:
    """The people that a list names ("Cllrs A Smith (Chair), B Jones and C O'Neill"), in order."""
    people: list[Person] = []
    under_title = titled
    for start, end, note in _pieces(text):
        if people and is_note(text[start:end]):
            people[-1] = replace(people[-1], note=f"{people[-1].note}; {text[start:end].strip()}".strip("; "))
            continue
        trailing = pattern("people", "trailing_note").search(text[start:end])
        if trailing:
            end, note = start + trailing.start(), f"{trailing['note']}; {note}".strip("; ")
        name, offset, has_title = bare(text[start:end])
        if not name and note and people_in(note):
            inner = people_in(note)[0]
            begin = text.index(inner.name, start)
            people.append(
                replace(
                    inner,
                    start=begin,
                    end=begin + len(inner.name),
                    note=text[start:end] + (trailing["note"] if trailing else ""),
                )
            )
            continue
        under_title = under_title or has_title
        courteous = any(letter.isalpha() for letter in text[start : start + offset])
        if name and is_name(name, short=under_title, titled=courteous):
            begin = start + offset
            people.append(Person(name, begin, begin + len(name), note, under_title))
    return people


def is_note(text: str) -> bool:
    """Whether a piece of a list is no person but what the one before it is ("Chairman", "Vice-Chair")."""
    words = text.strip(" .")
    return any(
        (match := pattern("people", key).match(words)) and len(words) - match.end() < 8 and len(words.split()) < 4
        for key in ("chair_note", "vice_note")
    )


def office_in(note: str) -> str:
    """The office that a note beside a name gives: "chair", "vice_chair" or "". Who was in the chair is the chair."""
    if pattern("people", "presiding").search(note):
        return "chair"
    if pattern("people", "vice_chair").search(note):
        return "vice_chair"
    chair = pattern("people", "chair_note").search(note) and not pattern("people", "vice_note").search(note)
    return "chair" if chair else ""


def bare(text: str) -> tuple[str, int, bool]:
    """A name without the titles before it and the letters after it, its offset, and whether it had a councillor's."""
    offset, elected = 0, False
    while True:
        rest = text[offset:]
        lead = len(rest) - len(rest.lstrip(" \t:-–—•*.,"))
        offset += lead
        rest = text[offset:]
        councillor = pattern("people", "councillor").match(rest)
        other = pattern("people", "office").match(rest) or pattern("people", "courtesy").match(rest)
        match = councillor or other
        if not match or not match.group():
            break
        elected = elected or bool(councillor)
        offset += match.end()
    name = text[offset:].rstrip(" .,;:-–—*\t")
    name = pattern("people", "after_name").sub("", name).rstrip(" ,")
    return name, offset, elected


@cache
def is_name(text: str, *, short: bool = False, titled: bool = False) -> bool:
    """Whether words are shaped like a person's name. One word is enough where a councillor's title says that it is
    one (`short`); after any title (`titled`) a name may be a word that is something else too, such as "Hall"."""
    tokens = text.split()
    if not (1 if short else 2) <= len(tokens) <= LONGEST_NAME or any(character.isdigit() for character in text):
        return False
    small = {token.strip(".,").casefold() for token in tokens}
    if small & words("people", "not_names") or (not (short or titled) and small & words("people", "not_untitled")):
        return False
    particles = words("people", "particles")
    if not all(_TOKEN.fullmatch(token) for token in tokens):
        return False
    capital = [token for token in tokens if token[0].isupper()]
    rest = [token for token in tokens if not token[0].isupper()]
    return bool(capital) and all(token.casefold() in particles for token in rest) and len(tokens[-1].strip(".")) > 1


def _pieces(text: str) -> Iterator[tuple[int, int, str]]:
    """The parts between a list's separators with their offsets, and the words in brackets that follow each."""
    hidden = _BRACKETS.sub(lambda match: "\0" * len(match.group()), text)
    cut = re.compile("|".join(phrases("people")["separators"]))
    start = 0
    for match in [*cut.finditer(hidden), None]:
        end = match.start() if match else len(hidden)
        yield from _piece(text, hidden, start, end)
        start = match.end() if match else end


def _piece(text: str, hidden: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    part = hidden[start:end]
    name = part.split("\0", 1)[0] if part.strip("\0 ") and not part.startswith("\0") else part.replace("\0", " ")
    notes = "; ".join((match[1] or match[2] or "").strip() for match in _BRACKETS.finditer(text[start:end]))
    if name.strip():
        yield start, start + len(name.rstrip()), notes


class Roll:
    """The people of a meeting by their whole names, to tell who is meant where only a surname is said."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self.names: list[str] = list(dict.fromkeys(names))

    def add(self, names: Iterable[str]) -> None:
        """Adds names; what is first added is first found."""
        self.names = list(dict.fromkeys([*self.names, *names]))

    def full(self, said: str) -> str:
        """The one whole name that these words can stand for, or the words themselves."""
        tokens = _plain(said)
        if not tokens:
            return said
        if any(_plain(name) == tokens for name in self.names):
            return next(name for name in self.names if _plain(name) == tokens)
        if said.isupper() and said.isalpha() and 2 <= len(said) <= 3:
            # Parishes write movers by their initials: "proposed WV, seconded XW".
            named = [name for name in self.names if "".join(part[0] for part in _plain(name)).upper() == said]
            return named[0] if len(named) == 1 else said
        fitting = [name for name in self.names if _fits(tokens, _plain(name))]
        longest = [name for name in fitting if len(_plain(name)) > len(tokens) or len(tokens) > 1]
        return (
            longest[0] if len({tuple(_plain(name)[-1:]) + tuple(_plain(name)[:1]) for name in longest}) == 1 else said
        )


def _plain(name: str) -> list[str]:
    return re.sub(r"[^\w\s]", " ", name.replace("’", "'").replace("'", "")).casefold().split()


def _fits(said: Sequence[str], name: Sequence[str]) -> bool:
    """Whether a surname, or first names or initials and a surname, can stand for a whole name."""
    if len(said) > len(name) or list(name[-1:]) != list(said[-1:]):
        return _ends(said, name)
    firsts, whole = said[:-1], name[:-1]
    if _ends(said, name):
        return True
    return bool(firsts) and all(
        any(first == other or (first[0] == other[0] and 1 in (len(first), len(other))) for other in whole)
        for first in firsts
    )


def _ends(said: Sequence[str], name: Sequence[str]) -> bool:
    return len(said) <= len(name) and list(name[len(name) - len(said) :]) == list(said)
