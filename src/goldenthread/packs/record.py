"""What readers fill: records under JSON pointers, what is wrong with the document, and what was not understood."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from goldenthread.packs.said import Said, Source

Tree = Said | str | int | bool | None | list["Tree"] | dict[str, "Tree"]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in the document itself: a short name for programs, a sentence, and where."""

    kind: str
    what: str
    source: Source | None = None

    def as_json(self) -> dict[str, Any]:
        """Its name, sentence and place as plain JSON."""
        said = {"kind": self.kind, "what": self.what, "where": self.source.words if self.source else "the whole file"}
        return said | ({"source": self.source.as_json()} if self.source else {})


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """Words that no reader could take further: what they are, and why not."""

    what: str
    why: str
    source: Source | None = None

    def as_json(self) -> dict[str, Any]:
        """What, why and where as plain JSON."""
        said = {"what": self.what, "why": self.why, "where": self.source.words if self.source else "the whole file"}
        return said | ({"source": self.source.as_json()} if self.source else {})


@dataclass(slots=True)
class Record:
    """The record while it is being filled. Readers add to it; they never take away."""

    tree: dict[str, Tree] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    not_understood: list[NotUnderstood] = field(default_factory=list)

    def put(self, pointer: str, value: Tree) -> None:
        """Puts a value at a pointer ("/performance/budgets"), making the objects above it. Raises KeyError if taken."""
        *above, last = pointer.strip("/").split("/")
        place = self.tree
        for name in above:
            inner = place.setdefault(name, {})
            if not isinstance(inner, dict):
                raise KeyError(pointer)
            place = inner
        if last in place:
            raise KeyError(pointer)
        place[last] = value

    def add(self, pointer: str, values: list[Tree]) -> None:
        """Adds values to the list at a pointer, which is made if there is none; nothing for no values."""
        if not values:
            return
        there = self.get(pointer)
        if there is None:
            self.put(pointer, list(values))
        elif isinstance(there, list):
            there.extend(values)
        else:
            raise KeyError(pointer)

    def get(self, pointer: str) -> Tree:
        """What stands at a pointer; None where nothing does."""
        place: Tree = self.tree
        for name in pointer.strip("/").split("/"):
            place = place.get(name) if isinstance(place, dict) else None
        return place

    def problem(self, kind: str, what: str, source: Source | None = None) -> None:
        """Says that something in the document is wrong; of one place each thing is said once."""
        where = source.words if source else ""
        if not any((p.kind, p.what, p.source.words if p.source else "") == (kind, what, where) for p in self.problems):
            self.problems.append(Problem(kind, what, source))

    def unclear(self, what: str, why: str, source: Source | None = None) -> None:
        """Says that something was seen and not understood."""
        self.not_understood.append(NotUnderstood(what, why, source))


def plain(tree: Tree) -> Any:
    """The tree as plain JSON, each `Said` as its value."""
    if isinstance(tree, Said):
        return tree.plain
    if isinstance(tree, dict):
        return {name: plain(value) for name, value in tree.items()}
    if isinstance(tree, list):
        return [plain(value) for value in tree]
    return tree


def leaves(tree: Tree, pointer: str = "") -> Iterator[tuple[str, Said]]:
    """Every `Said` of a tree with its JSON pointer (RFC 6901)."""
    if isinstance(tree, Said):
        yield pointer, tree
    elif isinstance(tree, dict):
        for name, value in tree.items():
            yield from leaves(value, f"{pointer}/{name.replace('~', '~0').replace('/', '~1')}")
    elif isinstance(tree, list):
        for index, value in enumerate(tree):
            yield from leaves(value, f"{pointer}/{index}")
