"""A Word file as a document."""

from __future__ import annotations

from typing import Literal

from lxml import etree

from goldenthread.documents.blocks import Note, TextBlock
from goldenthread.documents.building import Builder
from goldenthread.documents.errors import Unreadable
from goldenthread.documents.limits import Limits
from goldenthread.documents.model import Document, Furniture
from goldenthread.documents.notes import with_typed_notes
from goldenthread.documents.word import parts
from goldenthread.documents.word.gathering import NOWHERE, Shared
from goldenthread.documents.word.names import V, W
from goldenthread.documents.word.numbering import Numbering
from goldenthread.documents.word.package import WHOLE, Package
from goldenthread.documents.word.styles import Styles
from goldenthread.documents.word.walking import Walker


def read_word(data: bytes, name: str, limits: Limits) -> Document:
    """A `.docx` file as a document. Raises Unreadable for what is not one, is damaged, protected or too big."""
    package = Package(data, limits)
    if package.main not in package.names:
        raise Unreadable("damaged", "The Word file has no main part", where=package.main, mend=WHOLE)
    styles = Styles(_part(package, "styles"))
    properties = parts.properties(package, styles)
    if properties.pages is not None and properties.pages > limits.pages:
        raise Unreadable(
            "too-big",
            f"The document has {properties.pages:,} pages; at most {limits.pages:,} are read",
            mend="Split it into parts and read each.",
        )
    shared = Shared(package, Builder(limits), styles, Numbering(_part(package, "numbering")))
    shared.comment_texts = parts.comments(package)
    root = package.parse(package.main)
    body = root.find(f"{W}body")
    if root.tag != f"{W}document" or body is None:
        raise Unreadable("damaged", "The Word file has no body", where=package.main, mend=WHOLE)
    paged = next(root.iter(f"{W}lastRenderedPageBreak"), None) is not None
    walker = Walker(shared, "body", root, package.relationships(package.main), pages=paged)
    walker.block_content(body, NOWHERE)
    notes = (*_notes(shared, "footnote"), *_notes(shared, "endnote"))
    blocks, typed = with_typed_notes(walker.blocks, shared.builder)
    furniture = _furniture(shared)
    if not any(isinstance(block, TextBlock) or hasattr(block, "rows") for block in blocks) and not notes:
        raise Unreadable(
            "no-text",
            "The Word file has no words in it" + (", only pictures" if blocks else ""),
            mend="Use the document the pictures were made from, or one with recognised text.",
        )
    return Document(
        name, "word", blocks, (*notes, *typed), shared.finished_comments(), tuple(shared.changes), furniture,
        properties, tuple(shared.builder.unread),
    )  # fmt: skip


def _part(package: Package, kind: str) -> etree._Element | None:
    name = package.related(kind)
    return package.parse(name) if name else None


def _notes(shared: Shared, kind: Literal["footnote", "endnote"]) -> tuple[Note, ...]:
    """The notes in the order their marks stand in; those without a mark last."""
    found = parts.notes(shared.package, kind)
    name = shared.package.related(f"{kind}s") or ""
    links = shared.package.relationships(name) if name else {}
    root = next(iter(found.values())).getroottree().getroot() if found else etree.Element(W + "none")
    walker = Walker(shared, kind, root, links)
    marked = [identifier[len(kind) + 1 :] for identifier in shared.note_labels if identifier.startswith(kind)]
    notes = []
    for identifier in [*marked, *(other for other in found if other not in marked)]:
        if identifier not in found:
            shared.builder.missed(f"a {kind}", "its mark is in the text, but its words are not in the file")
            continue
        position = shared.builder.position(part=kind)
        blocks = walker.within(found[identifier], NOWHERE)
        label = shared.note_labels.get(f"{kind}-{identifier}", "")
        if blocks:
            notes.append(Note(f"{kind}-{identifier}", label, position, blocks, kind))
    return tuple(notes)


def _furniture(shared: Shared) -> tuple[Furniture, ...]:
    """The headers and footers, each once however many sections use it, and watermarks."""
    found: list[Furniture] = []
    seen: set[tuple[str, str]] = set()
    package = shared.package
    for kind, target, outside in package.relationships(package.main).values():
        which = kind.rpartition("/")[2]
        if which not in ("header", "footer") or outside or not package.has(target):
            continue
        root = package.parse(target)
        walker = Walker(shared, which, root, package.relationships(target))
        walker.block_content(root, NOWHERE)
        piece = Furniture("header" if which == "header" else "footer", tuple(walker.blocks))
        if piece.text and (which, piece.text) not in seen:
            seen.add((which, piece.text))
            found.append(piece)
        for path in root.iter(f"{V}textpath"):
            words = str(path.get("string", ""))
            if words and ("watermark", words) not in seen:
                seen.add(("watermark", words))
                found.append(Furniture("watermark", piece.blocks))
    return tuple(found)
