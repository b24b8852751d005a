"""Who sits on the body: chair, vice-chair, members, substitutes, as a front sheet lists them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from goldenthread.packs.flow import Line
from goldenthread.packs.names import Person, office_in, people_in
from goldenthread.packs.phrases import pattern, sure
from goldenthread.packs.run_on import taken_apart
from goldenthread.packs.said import Said

LONGEST_LINE = 400
COVERED = 0.55


@dataclass(slots=True)
class Membership:
    """The people of a front sheet."""

    chair: Said | None = None
    vice_chair: Said | None = None
    members: list[Said] = field(default_factory=list)
    substitutes: list[Said] = field(default_factory=list)
    known: Callable[[], frozenset[str]] = frozenset


def membership_of(lines: Sequence[Line], known: Callable[[], frozenset[str]] = frozenset) -> Membership:
    """Reads labels and lists of names; a list ends at a line that names nobody.

    `known` gives the names that the document has elsewhere, for those that its format ran together.
    """
    found = Membership(known=known)
    lines = [part for line in lines for part in _offices_apart(line)]
    into: list[Said] | None = None
    for line in lines:
        text, offset = line.text, 0
        if _office(found, line):
            into = found.members
            continue
        for label, names in (("substitutes_label", found.substitutes), ("members_opening", found.members)):
            match = pattern("meeting", label).match(text)
            if match and not pattern("meeting", "members_label").fullmatch(text):
                if people_in(text[match.end() :], titled=True) or match.end() == len(text):
                    into, offset = names, match.end()
                break
        else:
            if pattern("meeting", "members_label").fullmatch(text):
                into = found.members if into is not found.substitutes else into
                continue
        if pattern("meeting", "not_members_label").match(text):
            into = None
        if into is not None and not _named(found, into, line, offset):
            into = None
    return found


def _offices_apart(line: Line) -> list[Line]:
    """A line cut before a second office ("Chairman: A Vice Chairman: B")."""
    inner = [match.end() for match in pattern("meeting", "office_within").finditer(line.text)]
    starts = [0, *inner]
    ends = [*inner, len(line.text)]
    return [
        replace(line, text=line.text[a:b].rstrip(), start=line.start + a) for a, b in zip(starts, ends, strict=True)
    ]


def _office(found: Membership, line: Line) -> bool:
    """Takes "Chairman: Councillor X"; such a line names nobody else."""
    for label, name in (("vice_label", "vice_chair"), ("chair_label", "chair")):
        match = pattern("meeting", label).match(line.text)
        people = people_in(line.text[match.end() :], titled=True) if match else []
        if match and people:
            if getattr(found, name) is None:
                setattr(found, name, _said(line, people[0], match.end(), "chair by label"))
            return True
    return False


def _named(found: Membership, into: list[Said], line: Line, offset: int) -> bool:
    """Adds the people of a line; False where it names nobody and so ends the list."""
    text = line.text[offset:]
    if not text.strip():
        return True
    _, colon, after = text.partition(":")
    if colon and people_in(after, titled=True):
        offset, text = len(line.text) - len(after), after
    people = people_in(text) if len(text) <= LONGEST_LINE else []
    run_on = [] if people and any(person.titled for person in people) else taken_apart(text, found.known)
    people = run_on if len(run_on) > len(people) else people
    names = sum(len(person.name) + len(person.note) for person in people)
    titles = sum(12 for person in people if person.titled)
    if not people or (names + titles) < COVERED * len(text):
        return False
    for person in people:
        _place(found, into, line, person, offset)
    return True


def _place(found: Membership, into: list[Said], line: Line, person: Person, offset: int) -> None:
    office = office_in(person.note) if into is found.members else ""
    if office:
        if getattr(found, office) is None:
            setattr(found, office, _said(line, person, offset, "chair in brackets"))
    else:
        ways = ("member titled", "member in a list") if into is found.members else ("substitute", "substitute")
        into.append(_said(line, person, offset, ways[0] if person.titled else ways[1]))


def _said(line: Line, person: Person, offset: int, way: str) -> Said:
    return line.said(person.name, sure("meeting", way), offset + person.start, offset + person.end)
