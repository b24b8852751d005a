"""A pack as read: its records, where each field came from, what is wrong with it, and what was not understood."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from goldenthread.documents import Document
from goldenthread.packs.kind import kind_of
from goldenthread.packs.parts import Part
from goldenthread.packs.record import NotUnderstood, Problem, Record, leaves, plain
from goldenthread.packs.said import Said

SURE = 0.9


@dataclass(frozen=True, slots=True)
class Pack:
    """The outcome of reading one document."""

    document: Document
    parts: tuple[Part, ...]
    record: Record

    @property
    def kind(self) -> str:
        """What kind of document it is; "not known" where nothing in it was recognised."""
        return kind_of(self.parts, self.record.tree)

    @property
    def problems(self) -> list[Problem]:
        """What is wrong in the document itself."""
        return self.record.problems

    @property
    def not_understood(self) -> list[NotUnderstood]:
        """What was seen and not taken into a record."""
        return self.record.not_understood

    def fields(self) -> list[tuple[str, Said]]:
        """Every field with its JSON pointer, in the record's order."""
        return list(leaves(self.record.tree))

    def summary(self) -> str:
        """What was found, in a few lines."""
        parts = [f"{part.kind}{f': {part.title}' if part.title else ''}" for part in self.parts]
        sure = sum(1 for _, field in self.fields() if field.confidence >= SURE)
        lines = [
            f"kind of document: {self.kind}",
            f"{len(self.parts)} parts",
            *(f"  {' '.join(part.split())}" for part in parts),
        ]
        lines.append(f"{len(self.fields()):,} fields, {sure:,} of them with confidence {SURE} or more")
        lines.append(f"{len(self.problems)} problems in the document, {len(self.not_understood)} things not understood")
        return "\n".join(lines)

    def as_json(self) -> dict[str, Any]:
        """Plain JSON: the records, and under other keys where each came from, the problems and what was left."""
        sources = {
            pointer: field.source.as_json() | {"confidence": field.confidence} for pointer, field in self.fields()
        }
        return plain(self.record.tree) | {
            "document": {"name": self.document.name, "format": self.document.format, "kind": self.kind},
            "parts": [_part(part) for part in self.parts],
            "problems": [problem.as_json() for problem in self.problems],
            "not_understood": [left.as_json() for left in self.not_understood],
            "sources": sources,
        }


def _part(part: Part) -> dict[str, Any]:
    line = next(part.lines, None)
    where = line.source().words if line else ""
    return {"kind": part.kind, "title": part.title, "where": where} | ({"item": part.item} if part.item else {})
