"""A PDF as a document: by its tag tree where it has one worth the name, else by its look."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Any

import playa
from playa.document import Document as File
from playa.exceptions import PDFEncryptionError
from playa.page import Page
from playa.pdftypes import resolve1

from goldenthread.documents.blocks import Block, Note
from goldenthread.documents.building import Builder
from goldenthread.documents.errors import Unreadable
from goldenthread.documents.limits import Limits
from goldenthread.documents.model import Comment, Document, Furniture, Properties
from goldenthread.documents.notes import with_typed_notes
from goldenthread.documents.pdf.attachments import attachments
from goldenthread.documents.pdf.bombs import check_streams
from goldenthread.documents.pdf.content import Faces
from goldenthread.documents.pdf.cuts import mark_cuts, mark_unwrapped
from goldenthread.documents.pdf.lines import lines_of, words_of
from goldenthread.documents.pdf.looks import read_by_look
from goldenthread.documents.pdf.pages import read_sheet
from goldenthread.documents.pdf.running import running_words
from goldenthread.documents.pdf.sheets import Sheet
from goldenthread.documents.pdf.tagged import TreeWalker
from goldenthread.documents.pdf.tree import Tree, text_of

AGAIN = "Make the PDF again from the document, or ask for it to be sent again."
LEAST_COVERED = 0.8
LEAST_CHARACTERS = 8
MOST_UNCLEAR = 0.25
COMMENT_KINDS = ("Text", "FreeText", "Highlight", "Underline", "StrikeOut", "Squiggly", "Caret")


def read_pdf(data: bytes, name: str, limits: Limits) -> Document:
    """A PDF as a document. Raises Unreadable for one that is protected, damaged, too long, or without text."""
    if b"%%EOF" not in data[-4096:]:
        raise Unreadable("damaged", "The PDF is cut off: its end is missing", mend=AGAIN)
    check_streams(data, limits)
    builder = Builder(limits)
    with _quiet():
        try:
            return _read(data, name, builder)
        except Unreadable:
            raise
        except PDFEncryptionError as error:
            raise _protected() from error
        except (RecursionError, MemoryError):
            raise
        except Exception as error:
            if b"/Encrypt" in data:
                raise _protected() from error
            # A damaged file can break the parser anywhere and in any way; to whoever sent it all of them mean this.
            raise Unreadable("damaged", "The PDF is damaged", where=type(error).__name__, mend=AGAIN) from error


def _protected() -> Unreadable:
    return Unreadable(
        "password",
        "The PDF is protected by a password",
        mend="Save a copy without the password, or use the document it was made from.",
    )


@contextmanager
def _quiet() -> Iterator[None]:
    """Keeps the parser's remarks on small faults out of the log while a file is read."""
    log = logging.getLogger("playa")
    before = log.level
    log.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        log.setLevel(before)


def _read(data: bytes, name: str, builder: Builder) -> Document:
    file = playa.parse(data)
    pages = list(islice(file.pages, builder.limits.pages + 1))
    if not pages:
        raise Unreadable("damaged", "The PDF has no pages", mend=AGAIN)
    if len(pages) > builder.limits.pages:
        raise Unreadable(
            "too-big",
            f"The PDF has {len(file.pages):,} pages; at most {builder.limits.pages:,} are read",
            mend="Split it into parts and read each.",
        )
    faces: Faces = {}
    sheets = [read_sheet(page, builder, faces) for page in pages]
    _check_text(sheets, builder)
    mark_cuts(sheets)
    mark_unwrapped(sheets)
    tagged = bool(file.is_tagged) and file.structure is not None
    read = _by_tags(Tree(file, {page.pageid: page.page_idx + 1 for page in pages}), sheets, builder) if tagged else None
    notes: tuple[Note, ...] = ()
    if read is None:
        blocks, furniture = read_by_look(sheets, builder)
        if tagged:
            builder.missed("the tags of the PDF", "they leave out much of its text; it was read by its look")
        else:
            builder.missed("headings, lists and tables as such", "the PDF has no tags; they were told by their look")
    else:
        blocks, own, furniture = read
        notes = tuple(own)
    kept, typed = with_typed_notes(blocks, builder, notes)
    attached = attachments(file)
    if attached:
        # Few PDFs have files attached, so that what reads them is loaded for those alone.
        from goldenthread.documents.pdf.keyed import with_keys

        kept = with_keys(kept, file, attached, builder)
    return Document(
        name,
        "pdf",
        kept,
        typed,
        comments=tuple(_comments(pages, builder)),
        furniture=tuple(furniture),
        properties=_properties(file, len(pages), read is not None),
        unread=tuple(builder.unread),
    )


def _check_text(sheets: list[Sheet], builder: Builder) -> None:
    """Refuses a PDF without text, or whose letters cannot be told; notes single pages without."""
    characters = sum(sheet.characters for sheet in sheets)
    pictured = sum(1 for sheet in sheets if sheet.images)
    scanned = 2 * pictured >= len(sheets) and characters < LEAST_CHARACTERS * len(sheets)
    if not characters or scanned:
        raise Unreadable(
            "no-text",
            "The PDF holds pictures of pages and no text: it is a scan" if scanned else "The PDF has no text in it",
            mend="Use the document it was made from, or have its text recognised (OCR) first.",
        )
    if sum(sheet.unclear for sheet in sheets) > MOST_UNCLEAR * characters:
        raise Unreadable(
            "no-text",
            "The PDF's fonts do not say which letters they show",
            mend="Make the PDF again from the document, with fonts that map to Unicode.",
        )
    for sheet in sheets:
        place = builder.position(page=sheet.number) if sheet.unclear or not sheet.characters else None
        if not sheet.characters and sheet.images:
            builder.missed("a page", "it is a picture without text", place)
        elif sheet.unclear:
            builder.missed(f"{sheet.unclear} characters", "their font does not say which letters they are", place)


def _by_tags(
    tree: Tree, sheets: list[Sheet], builder: Builder
) -> tuple[list[Block], list[Note], list[Furniture]] | None:
    """Blocks, notes and furniture by the tag tree; None where it leaves out too much of the text."""
    walker = TreeWalker(builder, lambda number: sheets[number - 1])
    missed = list(builder.unread)
    walker.walk(tree)
    walker.flush()
    every = left = 0
    over = []
    for sheet in sheets:
        used = walker.used.get(sheet.number, set())
        out = [piece for key, pieces in sheet.marked.items() if key not in used for piece in pieces] + sheet.loose
        outside = sum(len(piece.text.strip()) for piece in out)
        every += sum(len(piece.text.strip()) for piece in sheet.pieces) - sum(
            len(piece.text.strip()) for piece in sheet.artifacts
        )
        left += outside
        if outside:
            over.append((sheet, out))
    if every and left > (1 - LEAST_COVERED) * every:
        builder.unread[:] = missed
        return None
    for sheet, out in over:
        words = words_of(lines_of(out), builder)
        builder.missed(
            f"untagged words ({words[:80]!r})", "they stand outside the tags", builder.position(page=sheet.number)
        )
    return walker.blocks, walker.notes, running_words(sheets, builder)


def _properties(file: File, pages: int, tagged: bool) -> Properties:
    info: dict[str, Any] = {}
    for xref in file.xrefs:
        found = resolve1(xref.trailer.get("Info"))
        if isinstance(found, dict):
            info = {**{key: resolve1(value) for key, value in found.items()}, **info}
    return Properties(
        title=text_of(info.get("Title")),
        author=text_of(info.get("Author")),
        created=text_of(info.get("CreationDate")),
        modified=text_of(info.get("ModDate")),
        language=text_of(resolve1(file.catalog.get("Lang"))),
        pages=pages,
        tagged=tagged,
    )


def _comments(pages: Sequence[Page], builder: Builder) -> Iterator[Comment]:
    """Comments on the pages; form fields and attachments are said not to be read."""
    for page in pages:
        yield from _page_comments(page, builder)


def _page_comments(page: Page, builder: Builder) -> Iterator[Comment]:
    fields = 0
    for annotation in page.annotations:
        kind = annotation.type
        if kind == "Widget":
            fields += 1
        elif kind == "FileAttachment":
            builder.missed("an attached file", "only the PDF's own pages are read", _on(page, builder))
        words = text_of(resolve1(annotation.props.get("Contents")))
        if kind in COMMENT_KINDS and words:
            author = text_of(resolve1(annotation.props.get("T")))
            date = text_of(resolve1(annotation.props.get("M")))
            yield Comment(author, date, words, position=_on(page, builder))
    if fields:
        builder.missed(f"{fields} form fields", "what is filled in is not part of the page", _on(page, builder))


def _on(page: Page, builder: Builder) -> Any:
    return builder.position(page=page.page_idx + 1)
