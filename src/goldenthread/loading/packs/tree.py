"""A pack's record walked by name, each place with its JSON pointer."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from goldenthread.packs import Said
from goldenthread.packs.record import Tree


class Used(NamedTuple):
    """A field that a row is made of: its JSON pointer, and what the pack says."""

    pointer: str
    said: Said

    @property
    def text(self) -> str:
        """The value as a cell of a data folder holds it, with the decimals that were printed."""
        value = self.said.value
        return f"{value:f}" if isinstance(value, Decimal) else "" if value is None else str(self.said.plain)


class Place(NamedTuple):
    """An object in the record."""

    tree: dict[str, Tree]
    pointer: str

    def field(self, *names: str) -> Used | None:
        """The first of these fields that the pack states."""
        for name in names:
            value = self.tree.get(name)
            if isinstance(value, Said) and value.value is not None:
                return Used(f"{self.pointer}/{name}", value)
        return None

    def text(self, name: str) -> str:
        """A field's words; nothing where the pack does not state it."""
        found = self.field(name)
        return found.text if found else ""

    def texts(self, name: str) -> str:
        """The words of a list of fields, one after another."""
        listed = self.tree.get(name)
        return " ".join(str(one.value) for one in listed if isinstance(one, Said)) if isinstance(listed, list) else ""

    def each(self, name: str) -> Iterator[Place]:
        """The objects of a list."""
        listed = self.tree.get(name)
        for index, value in enumerate(listed if isinstance(listed, list) else []):
            if isinstance(value, dict):
                yield Place(value, f"{self.pointer}/{name}/{index}")

    def under(self, name: str) -> Place:
        """The object under a name, empty where there is none."""
        value = self.tree.get(name)
        return Place(value if isinstance(value, dict) else {}, f"{self.pointer}/{name}")
