"""The thread from any one thing: what it is linked to in both directions, and what those are linked to in turn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from goldenthread.publications.addresses import KIND_WORDS
from goldenthread.publications.edition import Edition
from goldenthread.publications.words import meaning_words
from goldenthread.reports.facts import Citation, LinkFacts, Ref

FARTHER = 8


@dataclass
class Joint:
    """One step along the thread. `word` says how the thing stood at reads to it: "Serves", "Measured by"."""

    word: str
    ref: Ref
    kind: str
    url: str | None
    note: str | None = None
    citation: Citation | None = None
    onwards: list[Joint] = field(default_factory=list)
    unshown: int = 0  # farther links that are not listed here


@dataclass(frozen=True)
class Strand:
    """The joints that read alike: "Served by" with all the things that do."""

    word: str
    joints: list[Joint]

    @property
    def note(self) -> str | None:
        """What is noted of every one of them alike, to be said once."""
        notes = {joint.note for joint in self.joints}
        return notes.pop() if len(self.joints) > 1 and len(notes) == 1 else None

    @property
    def citation(self) -> Citation | None:
        """The source of every one of them alike, to be named once."""
        first = self.joints[0].citation
        alike = len(self.joints) > 1 and all(joint.citation == first for joint in self.joints)
        return first if alike else None


def without(strands: list[Strand], *kinds: str) -> list[Strand]:
    """The strands less what is of these kinds, which a page shows in sections of its own."""
    kept = (Strand(s.word, [joint for joint in s.joints if joint.ref.kind not in kinds]) for s in strands)
    return [strand for strand in kept if strand.joints]


def thread_of(edition: Edition, kind: str, reference: str, *, steps: int = 1) -> list[Strand]:
    """What a thing is linked to, gathered by how; with two steps, what each of those is linked to as well."""
    start = f"{kind}:{reference}"
    joints = list(_joints(edition, start))
    if steps > 1:
        near = {start, *(joint.ref.key for joint in joints)}
        for joint in joints:
            # What else is linked to the same theme in the same way as this thing is not behind it.
            beyond = (found for found in _joints(edition, joint.ref.key) if found.ref.key not in near)
            farther = [found for found in beyond if found.ref.kind != kind]
            joint.onwards, joint.unshown = farther[:FARTHER], max(0, len(farther) - FARTHER)
    strands: dict[str, Strand] = {}
    for joint in joints:
        strands.setdefault(joint.word, Strand(joint.word, [])).joints.append(joint)
    return list(strands.values())


def _joints(edition: Edition, key: str) -> Iterator[Joint]:
    """Every link of a thing once, then what holds it without a link of its own."""
    seen: set[str] = set()
    for link in edition.lookups.links_of.get(key, ()):
        joint = _joint(edition, key, link)
        seen.add(joint.ref.key)
        yield joint
    for word, ref in _held_by(edition, key):
        if ref.key not in seen:
            seen.add(ref.key)
            yield Joint(word, ref, _kind(ref), edition.url_of(ref))


def _joint(edition: Edition, key: str, link: LinkFacts) -> Joint:
    forwards = link.source.key == key
    other = link.target if forwards else link.source
    word = meaning_words(link.meaning, forwards=forwards)
    return Joint(word, other, _kind(other), edition.url_of(other), link.note, link.citation)


def _kind(ref: Ref) -> str:
    return KIND_WORDS.get(ref.kind, ref.kind.capitalize())


def _held_by(edition: Edition, key: str) -> Iterator[tuple[str, Ref]]:
    """Joints that the plan's own shape makes: the theme of an outcome, the strategy of an item."""
    kind, _, reference = key.partition(":")
    lookups = edition.lookups
    if kind == "indicator" and (theme := lookups.theme_of_indicator.get(reference)):
        yield "Measures", Ref(kind="theme", reference=theme.reference, title=theme.title)
    elif kind == "outcome" and reference in lookups.outcomes:
        theme = lookups.outcomes[reference][0]
        yield "Outcome of", Ref(kind="theme", reference=theme.reference, title=theme.title)
    elif kind == "activity" and reference in lookups.activities:
        theme = lookups.activities[reference][0]
        yield "Work under", Ref(kind="theme", reference=theme.reference, title=theme.title)
    elif kind == "delivery-item" and reference in lookups.items:
        strategy = lookups.items[reference][0]
        yield "Part of", Ref(kind="strategy", reference=strategy.reference, title=strategy.title)
    elif kind == "strategy" and reference in lookups.strategies:
        for name in lookups.strategies[reference].themes:
            if name in lookups.themes:
                yield "Serves", Ref(kind="theme", reference=name, title=lookups.themes[name].theme.title)
    elif kind == "risk" and reference in lookups.risks:
        for name in lookups.risks[reference].themes:
            if name in lookups.themes:
                yield "Puts at risk", Ref(kind="theme", reference=name, title=lookups.themes[name].theme.title)
