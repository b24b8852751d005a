"""A pledge and a section of pledges while they are being read."""

from __future__ import annotations

from dataclasses import dataclass, field

from goldenthread.packs.record import Tree
from goldenthread.packs.said import Said


@dataclass
class Pledge:
    """A promise, with what stands under it. `more` are further fields by name."""

    text: Said
    evidence: list[Said] = field(default_factory=list)
    more: dict[str, Tree] = field(default_factory=dict)

    def as_tree(self) -> Tree:
        """The pledge as a record. One with no evidence has an empty list."""
        tree: dict[str, Tree] = {"pledge": self.text, "evidence": list[Tree](self.evidence)}
        return tree | self.more


@dataclass
class Section:
    """A heading with the pledges under it; `heading` is None for what stands before the first."""

    heading: Said | None
    top: Said | None = None
    under: Said | None = None
    introduction: list[Said] = field(default_factory=list)
    pledges: list[Pledge] = field(default_factory=list)

    def as_tree(self) -> Tree:
        """The section as a record."""
        tree: dict[str, Tree] = {"heading": self.heading}
        for name, value in (("top", self.top), ("under", self.under)):
            if value is not None:
                tree[name] = value
        if self.introduction:
            tree["introduction"] = list[Tree](self.introduction)
        tree["pledges"] = [pledge.as_tree() for pledge in self.pledges]
        return tree
