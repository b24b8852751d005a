"""A document as read, whichever format it came in. Nothing in it changes once read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from goldenthread.documents.blocks import Block, Note, Table, TextBlock, tables_in, texts_in
from goldenthread.documents.words import Position, Revision

Format = Literal["word", "pdf", "html", "markdown", "xml"]


@dataclass(frozen=True, slots=True)
class Comment:
    """A reviewer's comment, the words it is on (`quote`) and where they are, if they are in the body."""

    author: str
    date: str
    text: str
    quote: str = ""
    position: Position | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """A tracked change in the file."""

    kind: Literal["inserted", "deleted"]
    revision: Revision
    text: str
    position: Position


@dataclass(frozen=True, slots=True)
class Furniture:
    """What repeats on each page: a header, footer or watermark."""

    kind: Literal["header", "footer", "watermark", "artifact"]
    blocks: tuple[Block, ...]
    page: int | None = None

    @property
    def text(self) -> str:
        """Its live words, those in its tables included."""
        return "\n".join(block.text for block in texts_in(self.blocks))


@dataclass(frozen=True, slots=True)
class Unread:
    """Something in the file that was not read, or not wholly: what, why, and where."""

    what: str
    why: str
    position: Position | None = None

    @property
    def where(self) -> str:
        """The place in words; "the whole file" where it has none."""
        return self.position.words if self.position else "the whole file"


@dataclass(frozen=True, slots=True)
class Properties:
    """What the file says about itself. Dates are as written in the file; `pages` as its maker counted them."""

    title: str = ""
    author: str = ""
    last_modified_by: str = ""
    company: str = ""
    created: str = ""
    modified: str = ""
    language: str = ""
    pages: int | None = None
    tagged: bool = False
    """Whether headings, lists and tables are the file's own, not guessed from its look."""


@dataclass(frozen=True, slots=True)
class Document:
    """A document as read. `walk` gives its blocks whole, `texts` every block of words wherever it stands."""

    name: str
    format: Format
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...] = ()
    comments: tuple[Comment, ...] = ()
    changes: tuple[Change, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    properties: Properties = field(default_factory=Properties)
    unread: tuple[Unread, ...] = ()

    def texts(self, *, notes: bool = False, furniture: bool = False) -> Iterator[TextBlock]:
        """Every block of words in reading order, those in cells included; then notes' and furniture's if asked."""
        yield from texts_in(self.blocks)
        if notes:
            for note in self.notes:
                yield from texts_in(note.blocks)
        if furniture:
            for piece in self.furniture:
                yield from texts_in(piece.blocks)

    def tables(self) -> Iterator[Table]:
        """Every table in reading order, those in cells included."""
        return tables_in(self.blocks)

    @property
    def text(self) -> str:
        """The live words of the body, a block a line."""
        return "\n".join(block.text for block in self.texts())

    def note(self, identifier: str) -> Note | None:
        """The note of this id."""
        return next((note for note in self.notes if note.id == identifier), None)
