"""A Word file as the zip it is: bounded, checked, its parts parsed without entities or network."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib

from lxml import etree

from goldenthread.documents.building import too_many
from goldenthread.documents.errors import Unreadable
from goldenthread.documents.limits import Limits

WHOLE = "Save the document again from Word; if that fails, ask for it to be sent again."
# Word's "Strict Open XML" is the same format under other names.
STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
    (b"http://purl.oclc.org/ooxml/drawingml/main", b"http://schemas.openxmlformats.org/drawingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/drawingml/chart", b"http://schemas.openxmlformats.org/drawingml/2006/chart"),
    (b"http://purl.oclc.org/ooxml/drawingml/diagram", b"http://schemas.openxmlformats.org/drawingml/2006/diagram"),
    (
        b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing",
        b"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    ),
)
RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
OTHERS = (
    ("xl/workbook", "an Excel workbook", "Save the report that quotes it as .docx, or the figures as CSV."),
    ("ppt/presentation", "a PowerPoint presentation", "Save it as PDF."),
    ("META-INF/container.xml", "an e-book", "Save it as PDF or HTML."),
    ("content.xml", "an OpenDocument file", "Open it in LibreOffice or Word and save it as .docx."),
)


def _decoded(target: str) -> str:
    """A part's name with its escapes ("%20") undone."""
    return re.sub(
        "(?:%[0-9A-Fa-f]{2})+",
        lambda match: bytes.fromhex(match[0].replace("%", "")).decode("utf-8", "replace"),
        target,
    )


class Package:
    """The parts of a Word file. Raises Unreadable for a zip that is not one, is damaged, or is larger than it says."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        self.limits = limits
        try:
            self.zip = zipfile.ZipFile(io.BytesIO(data))
            entries = self.zip.infolist()
        except (zipfile.BadZipFile, ValueError, EOFError, OSError, RuntimeError) as error:
            raise Unreadable("damaged", "The Word file is cut off or damaged", mend=WHOLE) from error
        self.names = {entry.filename: entry for entry in entries}
        self._check(entries, len(data))
        self.main = self._main()

    def _check(self, entries: list[zipfile.ZipInfo], size: int) -> None:
        """Refuses a bomb, a file with macros or a password, and other kinds of zip, before anything is unpacked."""
        limits = self.limits
        total = sum(entry.file_size for entry in entries)
        if len(entries) > limits.zip_entries:
            raise Unreadable("too-big", f"The file is a zip of {len(entries):,} parts", mend=WHOLE)
        if total > limits.zip_bytes or (total > 4 * 1024 * 1024 and total > size * limits.zip_ratio):
            raise Unreadable(
                "too-big",
                f"The file would unpack to {total / 1024 / 1024:,.0f} MB from {size / 1024 / 1024:,.1f} MB",
                mend="No real report does; do not open it. Ask whoever sent it.",
            )
        if any(name.lower().endswith("vbaproject.bin") for name in self.names):
            raise Unreadable(
                "macros", "The Word file carries macros", mend="Save it as .docx, which has none, and read that."
            )
        if any(entry.flag_bits & 1 for entry in entries):
            raise Unreadable("password", "The file is a zip with a password", mend="Take the password off.")
        if "[Content_Types].xml" not in self.names or not any(name.startswith("word/") for name in self.names):
            for name, called, mend in OTHERS:
                if any(part.startswith(name) for part in self.names):
                    raise Unreadable("unknown", f"The file is {called}, not a Word document", mend=mend)
            raise Unreadable(
                "unknown", "The file is a zip, not a Word document", mend="Unpack it and read what is in it."
            )

    def _main(self) -> str:
        """The name of the main part, as the package's relationships give it."""
        for kind, target, _ in self.relationships("").values():
            if kind.endswith("/officeDocument"):
                return target
        return "word/document.xml"

    def has(self, name: str) -> bool:
        """Whether there is such a part."""
        return name in self.names

    def read(self, name: str) -> bytes:
        """A part's bytes, never more than the bound, whatever the zip says of it."""
        bound = self.limits.zip_part_bytes
        try:
            with self.zip.open(name) as part:
                data = part.read(bound + 1)
        except KeyError as error:
            raise Unreadable("damaged", "The Word file lacks a part that it names", where=name, mend=WHOLE) from error
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError) as error:
            raise Unreadable("damaged", "A part of the Word file is damaged", where=name, mend=WHOLE) from error
        if len(data) > bound:
            raise Unreadable(
                "too-big",
                f"A part of the Word file is over {bound / 1024 / 1024:,.0f} MB",
                where=name,
                mend="Split the document into parts and read each.",
            )
        return data

    def parse(self, name: str) -> etree._Element:
        """A part's root element. Raises Unreadable for XML that is broken or that declares entities."""
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True,
            remove_pis=True, collect_ids=False,
        )  # fmt: skip
        data = self.read(name)
        if data.count(b"<") > self.limits.xml_tags:
            raise too_many("tags", self.limits.xml_tags)
        if b"purl.oclc.org/ooxml" in data:
            for strict, usual in STRICT:
                data = data.replace(strict, usual)
        try:
            root = etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            raise Unreadable(
                "damaged", "A part of the Word file is not well-formed XML", where=f"{name}: {error.msg}", mend=WHOLE
            ) from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise Unreadable(
                "damaged",
                "A part of the Word file declares a document type, as no Word file does",
                where=name,
                mend="Do not open it. Ask whoever sent it.",
            )
        return root

    def relationships(self, name: str) -> dict[str, tuple[str, str, bool]]:
        """By id: the kind, the target and whether it is outside the file, for the part of this name ("" the package).

        A target within the file is given as the name of its part.
        """
        folder, base = posixpath.split(name)
        path = posixpath.join(folder, "_rels", f"{base}.rels")
        if not self.has(path):
            return {}
        found: dict[str, tuple[str, str, bool]] = {}
        for link in self.parse(path).iter(RELATIONSHIPS):
            target, outside = str(link.get("Target", "")), link.get("TargetMode") == "External"
            if not outside:
                target = posixpath.normpath(posixpath.join("/", folder, _decoded(target))).lstrip("/")
            found[str(link.get("Id", ""))] = (str(link.get("Type", "")), target, outside)
        return found

    def related(self, kind: str) -> str | None:
        """The name of the main part's related part of this kind ("styles", "footnotes", ...), if it is there."""
        for type_, target, outside in self.relationships(self.main).values():
            if not outside and type_.endswith(f"/{kind}") and self.has(target):
                return target
        return None
