"""The parts of a Word file that comments need: the comments themselves, their relationship and their content type."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from datetime import datetime

from lxml import etree

from goldenthread.checks.findings import Finding, Verdict
from goldenthread.checks.output.junit_xml import clean
from goldenthread.documents.word.names import P, R, T, W
from goldenthread.documents.word.package import RELATIONSHIPS, Package

AUTHOR = "Golden Thread"
INITIALS = "GT"
PRESERVE = "{http://www.w3.org/XML/1998/namespace}space"
LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
TYPES = "[Content_Types].xml"


def parsed(data: bytes) -> etree._Element:
    """A part's root, everything in it kept, so that it is written back as it was."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    return etree.fromstring(data, parser)


def serialised(root: etree._Element) -> bytes:
    """A part as Word writes one."""
    return bytes(etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True))


class Comments:
    """The comments part of a file, there already or new. `changed` gives the parts that it and its links need."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.name = package.related("comments") or ""
        self.is_new = not self.name
        if self.is_new:
            self.name = self._free_name()
            self.root = etree.Element(W + "comments", nsmap={"w": W[1:-1]})
        else:
            self.root = parsed(package.read(self.name))
        self.next = 1 + max((_number(each.get(W + "id")) for each in self.root.iter(W + "comment")), default=-1)

    def add(self, finding: Finding, *, about: str = "", when: datetime | None = None) -> str:
        """Adds a comment that says a finding; gives its id. `about` says where it is when it cannot stand there."""
        identifier = str(self.next)
        self.next += 1
        comment = etree.SubElement(self.root, W + "comment")
        comment.set(W + "id", identifier)
        comment.set(W + "author", AUTHOR)
        if when is not None:
            comment.set(W + "date", when.strftime("%Y-%m-%dT%H:%M:%SZ"))
        comment.set(W + "initials", INITIALS)
        for line in said(finding, about):
            run = etree.SubElement(etree.SubElement(comment, P), R)
            text = etree.SubElement(run, T)
            text.text = clean(line)
            text.set(PRESERVE, "preserve")
        return identifier

    def changed(self) -> Mapping[str, bytes]:
        """The parts to write, by name."""
        parts = {self.name: serialised(self.root)}
        if self.is_new:
            parts[self._links_name()] = self._links()
        if self.package.has(TYPES):
            parts[TYPES] = self._types()
        return parts

    def _free_name(self) -> str:
        folder = posixpath.dirname(self.package.main)
        names = (posixpath.join(folder, f"comments{number or ''}.xml") for number in range(10_000))
        return next(name for name in names if not self.package.has(name))

    def _links_name(self) -> str:
        folder, base = posixpath.split(self.package.main)
        return posixpath.join(folder, "_rels", f"{base}.rels")

    def _links(self) -> bytes:
        """The main part's relationships, with one to the comments."""
        name = self._links_name()
        if self.package.has(name):
            root = parsed(self.package.read(name))
        else:
            root = etree.Element(f"{{{LINKS}}}Relationships", nsmap={None: LINKS})  # type: ignore[dict-item]
        taken = {link.get("Id") for link in root.iter(RELATIONSHIPS)}
        link = etree.SubElement(root, RELATIONSHIPS)
        link.set("Id", next(f"rIdCheck{n}" for n in range(1, 10_000) if f"rIdCheck{n}" not in taken))
        link.set("Type", KIND)
        link.set("Target", posixpath.basename(self.name))
        return serialised(root)

    def _types(self) -> bytes:
        """The content types, with that of the comments."""
        root = parsed(self.package.read(TYPES))
        part = f"/{self.name}"
        if not any(each.get("PartName") == part for each in root):
            space = etree.QName(root).namespace
            override = etree.SubElement(root, f"{{{space}}}Override" if space else "Override")
            override.set("PartName", part)
            override.set("ContentType", TYPE)
        return serialised(root)


def said(finding: Finding, about: str = "") -> Iterable[str]:
    """The lines of a comment."""
    sure = "" if finding.verdict is Verdict.WRONG else f" ({finding.verdict.value})"
    yield f"{finding.severity.value.capitalize()}{sure}: {finding.message}"
    if about:
        yield about
    if finding.working:
        yield f"Working: {finding.working}"
    if finding.mend:
        yield f"To do: {finding.mend}"
    yield f"{finding.rule} · {finding.fingerprint}"


def _number(text: str | None) -> int:
    try:
        return int(text or "")
    except ValueError:
        return -1
