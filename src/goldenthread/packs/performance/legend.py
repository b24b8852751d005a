"""What a document says of the marks and arrows in its tables, and the footnotes that its cells refer to."""

from __future__ import annotations

from dataclasses import dataclass

from goldenthread.documents import Cell, Document, TextBlock
from goldenthread.packs.flow import tidy
from goldenthread.packs.phrases import meanings, pattern, sure
from goldenthread.packs.said import Said, said

SHORTEST = 20


@dataclass(frozen=True, slots=True)
class Legend:
    """`marks`: the document says what (c), (s) and (r) stand for, so that no mark means the quarter alone.
    `arrows`: of "improving" and "worsening" those for which it says that the arrow up or down stands."""

    document: Document
    marks: bool
    arrows: frozenset[str]

    def footnotes(self, cell: Cell) -> list[Said]:
        """The footnotes that a cell refers to."""
        found: list[Said] = []
        for block in cell.blocks:
            for mark in block.note_references if isinstance(block, TextBlock) else ():
                note = self.document.note(mark.note) if mark.note else None
                words = next((inner for inner in note.blocks if isinstance(inner, TextBlock)), None) if note else None
                if words is not None:
                    found.append(said(tidy(words.text), words, sure("indicators", "footnote")))
        return found


def legend_of(document: Document) -> Legend:
    """The legend of a document: looked for in its notes and in its longer lines."""
    texts = [note.text for note in document.notes]
    texts += [f"{block.marker} {block.text}" for block in document.texts() if len(block.text) > SHORTEST]
    whole = "\n".join(text for text in texts if "(" in text or not text.isascii())
    arrows = frozenset(name for name, wanted in meanings("indicators", "arrow_legend") if wanted.search(whole))
    return Legend(document, bool(pattern("indicators", "legend").search(whole)), arrows)
