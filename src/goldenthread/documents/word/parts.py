"""The parts of a Word file around its body: properties, comments, notes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from lxml import etree

from goldenthread.documents.model import Properties
from goldenthread.documents.word.names import VAL, W
from goldenthread.documents.word.package import Package
from goldenthread.documents.word.styles import Styles

DC = "{http://purl.org/dc/elements/1.1/}"
TERMS = "{http://purl.org/dc/terms/}"
CORE = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
EXTENDED = "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}"
ENDS = ("separator", "continuationSeparator", "continuationNotice")


@dataclass(slots=True)
class CommentText:
    """A comment before it is known where it stands."""

    author: str
    date: str
    text: str


def properties(package: Package, styles: Styles) -> Properties:
    """Title, author, dates and language, from where Word keeps each."""
    core: dict[str, str] = {}
    for kind, target, outside in package.relationships("").values():
        if kind.endswith("/core-properties") and not outside and package.has(target):
            core = _texts(package.parse(target))
    extended: dict[str, str] = {}
    if package.has("docProps/app.xml"):
        extended = _texts(package.parse("docProps/app.xml"))
    pages = extended.get(f"{EXTENDED}Pages", "")
    return Properties(
        title=core.get(f"{DC}title", ""),
        author=core.get(f"{DC}creator", ""),
        last_modified_by=core.get(f"{CORE}lastModifiedBy", ""),
        company=extended.get(f"{EXTENDED}Company", ""),
        created=core.get(f"{TERMS}created", ""),
        modified=core.get(f"{TERMS}modified", ""),
        language=core.get(f"{DC}language", "") or styles.language or _theme_language(package),
        pages=int(pages) if pages.isdecimal() and len(pages) < 8 else None,
        tagged=True,
    )


def _texts(root: etree._Element) -> dict[str, str]:
    return {child.tag: (child.text or "").strip() for child in root if isinstance(child.tag, str)}


def _theme_language(package: Package) -> str:
    name = package.related("settings")
    language = package.parse(name).find(f"{W}themeFontLang") if name else None
    return str(language.get(VAL, "")) if language is not None else ""


def comments(package: Package) -> dict[str, CommentText]:
    """The comments by id."""
    name = package.related("comments")
    if name is None:
        return {}
    return {
        str(comment.get(f"{W}id", "")): CommentText(
            str(comment.get(f"{W}author", "")), str(comment.get(f"{W}date", "")), plain(comment)
        )
        for comment in package.parse(name).iter(f"{W}comment")
    }


def plain(element: etree._Element) -> str:
    """The words of some paragraphs, a paragraph a line."""
    return "\n".join(
        "".join(text.text or "" for text in paragraph.iter(f"{W}t")) for paragraph in element.iter(f"{W}p")
    ).strip()


def notes(package: Package, kind: Literal["footnote", "endnote"]) -> dict[str, etree._Element]:
    """The footnotes or endnotes by id, without the lines drawn above them."""
    name = package.related(f"{kind}s")
    if name is None:
        return {}
    return {
        str(note.get(f"{W}id", "")): note
        for note in package.parse(name).iter(f"{W}{kind}")
        if note.get(f"{W}type") not in ENDS
    }
