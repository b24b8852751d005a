"""Names that a format ran together: "Ann Lee Bo Shah Cy Orr" taken apart, by the names the document has elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache

from goldenthread.packs.flow import Line
from goldenthread.packs.names import Person, is_name
from goldenthread.packs.people_named import people_named

FEWEST = 4
MOST = 60


def names_of(lines: Iterable[Line]) -> frozenset[str]:
    """The whole names that stand after a councillor's title anywhere in some lines."""
    return frozenset(
        person.name
        for line in lines
        if "ouncillor" in line.text or "llr" in line.text
        for person in people_named(line.text)
        if " " in person.name
    )


def taken_apart(text: str, known: Callable[[], frozenset[str]]) -> list[Person]:
    """The names of a text that is nothing but names without separators; none where it is anything else."""
    tokens = text.split()
    if not FEWEST <= len(tokens) <= MOST or not all(
        token[0].isupper() and is_name(token, short=True) for token in tokens
    ):
        return []
    names = known()

    @cache
    def best(start: int) -> tuple[int, tuple[int, ...]]:
        """The least cost of the tokens from here on, and where each name ends. A known name costs nothing."""
        if start == len(tokens):
            return 0, ()
        ways = []
        for size in (1, 2, 3, 4):
            end = start + size
            if end <= len(tokens):
                name = " ".join(tokens[start:end])
                cost = 0 if name in names else {2: 2, 3: 5}.get(size, 20)
                rest = best(end)
                ways.append((cost + rest[0], (end, *rest[1])))
        return min(ways)

    people: list[Person] = []
    start = offset = 0
    for end in best(0)[1]:
        name = " ".join(tokens[start:end])
        offset = text.index(tokens[start], offset)
        people.append(Person(name, offset, offset + len(name)))
        offset, start = offset + len(name), end
    return people
