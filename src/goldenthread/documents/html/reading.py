"""A whole HTML page."""

from __future__ import annotations

from lxml import etree

from goldenthread.documents.blocks import Block
from goldenthread.documents.building import SPACES, Builder
from goldenthread.documents.html.linked_notes import read_linked_notes, take_linked_notes, with_marks
from goldenthread.documents.html.parsing import parsed
from goldenthread.documents.html.tables import read_table
from goldenthread.documents.html.walking import Walker
from goldenthread.documents.limits import Limits
from goldenthread.documents.model import Document, Furniture, Properties
from goldenthread.documents.notes import with_typed_notes

AROUND = {"header": "header", "nav": "header", "footer": "footer"}


def read_html(text: str, name: str, limits: Limits) -> Document:
    """An HTML page as a document: its `header`, `nav` and `footer` at the top level are furniture."""
    builder = Builder(limits)
    root = parsed(text)
    body = root.find("body")
    furniture: list[Furniture] = []
    if body is not None:
        for child in list(body):
            if isinstance(child.tag, str) and child.tag in AROUND:
                furniture.append(_furniture(child, builder))
                child.tag = "template"  # not read again in the body
    taken = take_linked_notes(root)
    blocks = Walker(builder, read_table).read(root if body is None else body)
    linked = read_linked_notes(taken, builder)
    kept, typed = with_typed_notes(with_marks(blocks, linked), builder)
    return Document(
        name, "html", kept, linked + typed, furniture=tuple(furniture), properties=_properties(root),
        unread=tuple(builder.unread),
    )  # fmt: skip


def _furniture(element: etree._Element, builder: Builder) -> Furniture:
    kind = AROUND[str(element.tag)]
    blocks: tuple[Block, ...] = Walker(builder, read_table, part=kind).read(element)
    return Furniture("footer" if kind == "footer" else "header", blocks)


def _properties(root: etree._Element) -> Properties:
    title = root.find(".//head/title")
    metas: dict[str, str] = {}
    for meta in root.iter("meta"):
        key = str(meta.get("name") or meta.get("property") or "").lower()
        metas.setdefault(key, str(meta.get("content", "")))
    return Properties(
        title=SPACES.sub(" ", title.text or "").strip() if title is not None else "",
        author=metas.get("author", ""),
        created=metas.get("created", "") or metas.get("dcterms.created", ""),
        modified=metas.get("changed", "") or metas.get("dcterms.modified", ""),
        language=str(root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or ""),
        tagged=True,
    )
