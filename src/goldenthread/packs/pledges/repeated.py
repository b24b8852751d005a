"""The same promise made in several sections: found by the words that two promises share."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from goldenthread.packs.phrases import pattern, sure, words
from goldenthread.packs.pledges.found import Section
from goldenthread.packs.said import Said

LEAST = 3
LEAST_LETTERS = 3
MANY = 8
FEW, MOST = 8, 60
CLOSE = 12
_WORDS = re.compile(r"[^\W\d_]+|\d[\d,]*")

Telling = frozenset[str]
Place = tuple[int, int]


def link(sections: Sequence[Section]) -> None:
    """Gives each pledge the JSON pointers of those elsewhere that promise the same, or part of it, as "same_as"."""
    told: dict[Place, list[Telling]] = {}
    texts: dict[Place, str] = {}
    for at, section in enumerate(sections):
        for number, pledge in enumerate(section.pledges):
            texts[at, number] = str(pledge.text.value)
            # Only a headline pledge sums up several that are made elsewhere.
            told[at, number] = list(_clauses(texts[at, number], parts=section.top is not None))
    linked: defaultdict[Place, list[tuple[Place, str]]] = defaultdict(list)
    for one, other in _near(told):
        way = _same(told[one], told[other], texts[one], texts[other]) if one[0] != other[0] else None
        if way:
            linked[one].append((other, way))
            linked[other].append((one, way))
    for (at, number), others in linked.items():
        pledge = sections[at].pledges[number]
        pledge.more["same_as"] = [
            Said(f"/pledges/headings/{there[0]}/pledges/{there[1]}", pledge.text.source, sure("pledges", way))
            for there, way in sorted(others)
        ]


def _near(told: dict[Place, list[Telling]]) -> Iterator[tuple[Place, Place]]:
    """Pairs that share their first rare words: comparing all with all would take long on a long list."""
    by_word: defaultdict[str, list[Place]] = defaultdict(list)
    for place, clauses in told.items():
        for word in clauses[0] if clauses else ():
            by_word[word].append(place)
    shared: defaultdict[tuple[Place, Place], int] = defaultdict(int)
    most = max(FEW, min(MOST, len(told) // 10))
    for places in by_word.values():
        for pair in combinations(places, 2) if len(places) <= most else ():
            shared[pair] += 1
    return (pair for pair, count in shared.items() if count > 1)


def _same(one: Sequence[Telling], other: Sequence[Telling], text: str, elsewhere: str) -> str | None:
    """In what way two promises are the same: by all their words, by most, or by a clause of the one in the other."""
    if not one or not other:
        return None
    if one[0] == other[0]:
        return "same words"
    if _within(one[0], other[0]) or _within(other[0], one[0]):
        return "same promise"
    parts = [(clause, elsewhere) for clause in one[1:]] + [(clause, text) for clause in other[1:]]
    return "part of a promise" if any(_together(clause, words) for clause, words in parts) else None


def _within(small: Telling, large: Telling) -> bool:
    """Whether four in five of the telling words of one are in another; three in four of many."""
    share = 4 / 5 if len(small) < MANY else 3 / 4
    return len(small) >= LEAST and len(small & large) >= share * len(small)


def _together(clause: Telling, text: str) -> bool:
    """Whether all the telling words of a clause stand close together in a text."""
    spoken = [_stem(word.casefold()) for word in _WORDS.findall(text)]
    return len(clause) >= LEAST and any(
        clause <= set(spoken[at : at + CLOSE]) for at in range(max(1, len(spoken) - CLOSE + 1))
    )


def _clauses(text: str, *, parts: bool) -> Iterator[Telling]:
    """The telling words of a promise, then, if asked, those of each of its clauses."""
    yield _telling(text)
    clauses = [clause for clause in pattern("pledges", "clause").split(text) if clause.strip()]
    if parts and len(clauses) > 1:
        yield from (_telling(clause) for clause in clauses)


def _telling(text: str) -> Telling:
    small = words("pledges", "small_words")
    plain = (word.casefold() for word in _WORDS.findall(text))
    return frozenset(_stem(word) for word in plain if len(word) >= LEAST_LETTERS and word not in small)


def _stem(word: str) -> str:
    """The word without a plural's ending."""
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > LEAST_LETTERS else word
