"""The officer's own Word file back, with a comment on each finding, round the words at fault.

Everything else in the file stays as it was: every other part byte for byte, and of the body all but the marks of the
comments and the runs that had to be parted for them. Word takes no comment in a footnote, a header or a text box: there
the note's mark, the beginning of the document, or the words that the box hangs on carry it, and the comment says so.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from datetime import datetime

from lxml import etree

from goldenthread.checks.findings import Finding, Place
from goldenthread.checks.output.word_anchors import anchor, anchor_on
from goldenthread.checks.output.word_parts import Comments, parsed, serialised
from goldenthread.checks.running import Checked
from goldenthread.documents import DEFAULT, Document, Limits, Table, TextBlock
from goldenthread.documents.word.names import P, R, W
from goldenthread.documents.word.package import Package

NOTES = {"footnote": "footnotes", "endnote": "endnotes"}
ON_EACH_PAGE = ("header", "footer", "watermark")


class NotWord(ValueError):
    """A document whose findings cannot be put into it as comments."""


def word(checked: Checked, data: bytes, *, when: datetime | None = None, limits: Limits = DEFAULT) -> bytes:
    """The `.docx` file that was checked, given as its bytes, with a comment on each finding. `when` dates them.

    Raises NotWord for a document that is no Word file, or one in the Strict form, and Unreadable as the reader does.
    """
    if checked.document.format != "word":
        raise NotWord(
            f"Comments can only be put into a Word file (.docx), and {checked.document.name or 'this'} is "
            f"{checked.document.format}. Choose --format html for a page with the findings in its margin."
        )
    package = Package(data, limits)
    source = package.read(package.main)
    if b"purl.oclc.org/ooxml" in source:
        raise NotWord("The file is in Word's Strict form. Save it as an ordinary Word document (.docx) first.")
    if not checked.findings:
        return data
    commenter = _Commenter(package, parsed(source), checked.document, when)
    for finding in checked.findings:
        commenter.comment(finding)
    parts = {package.main: serialised(commenter.root), **commenter.comments.changed()}
    return _rewritten(package, parts)


class _Commenter:
    def __init__(self, package: Package, root: etree._Element, document: Document, when: datetime | None) -> None:
        self.package = package
        self.root = root
        self.when = when
        self.comments = Comments(package)
        self.paragraphs = list(root.iter(P))
        self.paragraph_of = _paragraphs_by_block(document)
        self.notes: dict[str, list[etree._Element]] = {}

    def comment(self, finding: Finding) -> None:
        """One comment, as near to its words as Word allows."""
        place = finding.place
        if place.story in NOTES:
            mark = self.note_mark(place)
            if mark is not None:
                anchor_on(mark, self.add(finding, f"In the {place.story}: “{finding.quote}”."))
                return
        if place.block is None or place.story in ON_EACH_PAGE or place.story in NOTES:
            where = f"In the {place.story}" if place.block is not None else "About the whole document"
            quoted = f"{where}: “{finding.quote}”." if finding.quote else f"{where}."
            anchor(self.first(), "", 0, self.add(finding, quoted))
            return
        self.in_body(finding)

    def in_body(self, finding: Finding) -> None:
        place = finding.place
        index = place.paragraph if place.paragraph is not None else self.paragraph_of.get(place.block or 0)
        paragraph = self.paragraphs[index] if index is not None and index < len(self.paragraphs) else self.first()
        holders = list(paragraph.iterancestors(R))
        if holders:
            anchor_on(holders[-1], self.add(finding, f"In the text box: “{finding.quote}”."))
            return
        quote = finding.quote if place.paragraph is not None else ""
        anchor(paragraph, quote, place.start, self.add(finding))

    def add(self, finding: Finding, about: str = "") -> str:
        return self.comments.add(finding, about=about, when=self.when)

    def first(self) -> etree._Element:
        """The first paragraph with words in it."""
        outside = [each for each in self.paragraphs if next(each.iterancestors(P), None) is None]
        with_words = (each for each in outside if any(text.text for text in each.iter(W + "t")))
        return next(with_words, outside[0])

    def note_mark(self, place: Place) -> etree._Element | None:
        """The run that holds the mark of the note that a place is in."""
        if place.story not in self.notes:
            name = self.package.related(NOTES[place.story])
            self.notes[place.story] = list(parsed(self.package.read(name)).iter(P)) if name else []
        paragraphs = self.notes[place.story]
        if place.paragraph is None or place.paragraph >= len(paragraphs):
            return None
        note = next(paragraphs[place.paragraph].iterancestors(W + place.story), None)
        if note is None:
            return None
        for mark in self.root.iter(W + f"{place.story}Reference"):
            if mark.get(W + "id") == note.get(W + "id"):
                return next(mark.iterancestors(R), None)
        return None


def _paragraphs_by_block(document: Document) -> dict[int, int]:
    """For tables, cells and pictures, which have no paragraph of their own: the paragraph in or after each."""
    found: dict[int, int] = {}
    waiting: list[int] = []

    def meet(block: int, paragraph: int | None) -> None:
        waiting.append(block)
        if paragraph is not None:
            found.update(dict.fromkeys(waiting, paragraph))
            waiting.clear()

    def walk(blocks: Iterable[object]) -> None:
        for block in blocks:
            if isinstance(block, TextBlock):
                meet(block.position.block, block.position.paragraph)
            elif isinstance(block, Table):
                meet(block.position.block, None)
                for cell in block.cells():
                    meet(cell.position.block, None)
                    walk(cell.blocks)
            elif hasattr(block, "position"):
                meet(block.position.block, None)

    walk(document.blocks)
    return found


def _rewritten(package: Package, parts: Mapping[str, bytes]) -> bytes:
    """The package with some parts new or changed, the others in their order and as they were."""
    out = io.BytesIO()
    left = dict(parts)
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in package.zip.infolist():
            content = left.pop(entry.filename, None)
            target.writestr(entry, package.zip.read(entry) if content is None else content, entry.compress_type)
        for name, content in left.items():
            target.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()
