"""A tagged PDF read by its tag tree: what the author's program said each part is, in the order it said."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from goldenthread.documents.blocks import Block, Figure, Heading, ListItem, Note, Paragraph
from goldenthread.documents.building import Builder, tidied
from goldenthread.documents.pdf.setting import Set, box_of, runs_of
from goldenthread.documents.pdf.sheets import Key, Piece, Sheet
from goldenthread.documents.pdf.tagged_tables import read_table
from goldenthread.documents.pdf.tree import Element, Held, Marked
from goldenthread.documents.words import BULLETS, Position, Run, said

HEADINGS = {**{f"H{level}": level for level in range(1, 7)}, "Title": 0}
PARAGRAPHS = frozenset(("P", "Caption", "TOCI", "BlockQuote", "FENote", "BibEntry", "Code", "Formula"))
INLINE = frozenset(("Span", "Em", "Strong", "Link", "Reference", "Quote", "Annot", "Ruby", "RB", "Warichu", "Form"))
STYLES: dict[str, tuple[tuple[str, Any], ...]] = {"Strong": (("bold", True),), "Em": (("italic", True),)}
Changes = tuple[tuple[str, Any], ...]
CHECK_TIME_EVERY = 2_000


class TreeWalker:
    """Walks the tag tree into blocks. `sheet` gives a page by its number from 1; `used` collects what was read."""

    def __init__(self, builder: Builder, sheet: Callable[[int], Sheet]) -> None:
        self.builder = builder
        self.sheet = sheet
        self.blocks: list[Block] = []
        self.notes: list[Note] = []
        self.used: dict[int, set[Key]] = {}
        self.sets: list[Set] = []
        self.label: list[Set] = []
        self.lists = 0
        self.marker = ""
        self.in_label = False
        self.depth = 0
        self.seen: set[int] = set()

    def walk(self, parent: Iterable[Element | Marked | Held], changes: Changes = ()) -> None:
        """Everything within an element or the tree."""
        for child in parent:
            if isinstance(child, Element):
                self.depth += 1
                if self.depth > self.builder.limits.nesting:
                    self.builder.missed("some tags", "they are nested too deeply", self.builder.position())
                elif self.is_first(child):
                    self.element(child, changes)
                self.depth -= 1
            elif isinstance(child, Marked):
                self.item(child, changes)

    def is_first(self, element: Element) -> bool:
        """Whether an element is met for the first time: in a damaged file it may stand in itself, or in many places."""
        number = element.number
        if number is None:
            return True
        if number in self.seen:
            return False
        self.seen.add(number)
        if len(self.seen) % CHECK_TIME_EVERY == 0:
            self.builder.in_time(f"tag {len(self.seen):,}")
        return True

    def inner(self, element: Element) -> tuple[Block, ...]:
        """The blocks of a cell or note, read apart from those around it."""
        outer = self.blocks, self.sets, self.lists, self.marker, self.in_label
        self.blocks, self.sets, self.lists, self.marker, self.in_label = [], [], 0, "", False
        self.walk(element)
        self.flush()
        found = tuple(self.blocks)
        self.blocks, self.sets, self.lists, self.marker, self.in_label = outer
        return found

    def element(self, element: Element, changes: Changes) -> None:
        """One element, by its role."""
        role = element.role
        if role in HEADINGS or role == "H":
            self.flush()
            self.walk(element, changes)
            self.flush(heading=HEADINGS.get(role, 1), style=role)
        elif role == "Note" or role == "FENote":
            self.note(element)
        elif role in PARAGRAPHS:
            self.flush()
            self.walk(element, changes)
            self.flush(style=role)
        elif role in INLINE:
            self.walk(element, (*changes, *STYLES.get(role, ()), *self.inline(element, role)))
        elif role == "L":
            self.flush()
            self.lists += 1
            self.walk(element, changes)
            self.flush()
            self.lists -= 1
        elif role == "LI":
            self.list_item(element, changes)
        elif role == "Lbl":
            self.label_element(element, changes)
        elif role == "Table":
            self.flush()
            table = read_table(self, element)
            if table is not None:
                self.blocks.append(table)
        elif role == "Figure":
            self.figure(element)
        elif role != "Artifact":
            if not changes and not self.sets:
                self.flush()
            self.walk(element, changes)

    def inline(self, element: Element, role: str) -> Changes:
        """What an inline element's attributes change: raised words, the address of a link."""
        found: list[tuple[str, Any]] = []
        shift = element.attribute("BaselineShift")
        if isinstance(shift, int | float) and shift > 0:
            found.append(("superscript", True))
        if role == "Link":
            address = element.address
            if address:
                found.append(("link", address))
        return tuple(found)

    def item(self, item: Marked, changes: Changes) -> None:
        """Marked content: its pieces, put to those of the block being read."""
        sheet = self.sheet(item.page)
        used = self.used.setdefault(item.page, set())
        if item.key in used:
            return
        used.add(item.key)
        target = self.label if self.in_label else self.sets
        target.extend([Set(piece, changes) for piece in sheet.marked.get(item.key, ())])

    def list_item(self, element: Element, changes: Changes) -> None:
        self.flush()
        self.label = []
        self.marker = ""
        self.walk(element, changes)
        self.flush()
        self.marker = ""

    def label_element(self, element: Element, changes: Changes) -> None:
        """A label: of a list item its marker; elsewhere (a note's mark) words of the text."""
        if self.lists and not self.sets and not self.in_label:
            self.in_label = True
            self.walk(element, changes)
            self.in_label = False
            self.marker = said(tidied(runs_of(self.label, self.builder))) or "•"
            self.label = []
            return
        self.walk(element, (*changes, ("superscript", True)))

    def note(self, element: Element) -> None:
        """A note: out of the flow; its label is what its own mark says."""
        outer = self.lists
        self.lists = 0
        blocks = self.inner(element)
        self.lists = outer
        if not blocks:
            return
        self.notes.append(Note(f"note-{len(self.notes) + 1}", "", blocks[0].position, blocks))

    def figure(self, element: Element) -> None:
        """A picture: its alternative text. Words within it are part of the picture."""
        held, self.sets = self.sets, []
        self.walk(element)
        inside, self.sets = self.sets, held
        pieces = [item.piece for item in inside]
        alt = element.words("Alt")
        position = self.place(pieces, element)
        self.blocks.append(Figure(position, alt, kind="picture"))
        words = said(tidied(runs_of(inside, self.builder))) if inside else ""
        if words:
            self.builder.missed(f"words in a picture ({words[:60]!r})", "they are part of its drawing", position)
        else:
            self.builder.missed("a picture", "only its alternative text is read", position)

    def place(self, pieces: list[Piece], element: Element | None = None) -> Position:
        """The place of some pieces, or of an element's page."""
        if not pieces:
            return self.builder.position(page=element.page if element is not None else None)
        page_number = pieces[0].page
        return self.builder.position(page=page_number, box=box_of([p for p in pieces if p.page == page_number]))

    def flush(self, *, heading: int | None = None, style: str = "") -> None:
        """Ends the block being read."""
        sets, self.sets = self.sets, []
        if not sets:
            return
        runs = tidied(runs_of(sets, self.builder))
        if not runs:
            return
        position = self.place([item.piece for item in sets])
        if heading is not None:
            self.blocks.append(Heading(position, said(runs), runs, style=style, level=heading))
        elif self.lists:
            self.list_block(position, runs, style)
        else:
            self.blocks.append(Paragraph(position, said(runs), runs, style=style))

    def list_block(self, position: Position, runs: tuple[Run, ...], style: str) -> None:
        marker, self.marker = self.marker, ""
        text = said(runs)
        if not marker and text[:1] in BULLETS and text[1:2] in ("", " ") and self.fresh():
            marker, runs = text[0], tidied([Run(runs[0].text.lstrip()[1:], runs[0].style), *runs[1:]])
        self.blocks.append(ListItem(position, said(runs), runs, marker, style, level=self.lists - 1))

    def fresh(self) -> bool:
        """Whether the words read are not set off from an item's label already read."""
        return not self.label
