"""Opens XML that may come from anybody: no entities, no document type, bounded, nothing fetched."""

from __future__ import annotations

import re
from pathlib import PurePath

from lxml import etree

from goldenthread.documents import Limits, Unreadable
from goldenthread.documents.text import decoded
from goldenthread.packs.phrases import phrases

ROOT = re.compile(r"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:[\w-]+:)?([\w-]+)", re.DOTALL)
DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
SOAP = "Envelope"
KNOWN = "Save what GetCouncillorsByWard, GetCommittees, GetMeetings, GetMeeting or GetAttachment gives."


def is_xml(data: bytes, name: str) -> bool:
    """Whether bytes are XML, and no web page: by the name, or by beginning as the service's answers do."""
    if PurePath(name).suffix.lower() == ".xml":
        return True
    root = ROOT.match(data[:4096].decode("utf-8", "ignore").lstrip("\ufeff"))
    return root is not None and (root[1] == SOAP or root[1] in phrases("moderngov")["roots"])


def opened(data: bytes, limits: Limits) -> tuple[etree._Element, str]:
    """The element that the service's answer is in, without its envelope, and what was mended to read it.

    Raises Unreadable for what is no XML or of another kind.
    """
    text, _ = decoded(data)
    if len(text) > limits.characters:
        most = f"{limits.characters:,}"
        raise Unreadable("too-big", f"The file has more than {most} characters", mend="Ask for a shorter time.")
    text = DECLARATION.sub("", text, count=1)
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        mend = "Save the service's answer as it is; it has none."
        raise Unreadable("unknown", "The file declares a document type, which could make it into anything", mend=mend)
    root, mended = _parsed(text.encode("utf-8"))
    _check_depth(root, limits.nesting)
    names = phrases("moderngov")["roots"]
    found = next((each for each in root.iter(etree.Element) if local(each) in names), None)
    if found is None:
        raise Unreadable("unknown", "The file is XML, but none that modern.gov's web service gives", mend=KNOWN)
    return found, mended


def _parsed(data: bytes) -> tuple[etree._Element, str]:
    try:
        return etree.fromstring(data, _parser(recover=False)), ""
    except etree.XMLSyntaxError as error:
        line, said = (error.position or (0, 0))[0], str(error.msg or "it breaks off").split(", line")[0]
    # The service puts the HTML of minutes in its answers as it is, which is not always XML.
    root = etree.fromstring(data, _parser(recover=True))
    if root is None:
        raise Unreadable("damaged", f"The file is not XML: {said}", where=f"line {line}", mend="Save it again.")
    return root, f"line {line}: {said}"


def _parser(*, recover: bool) -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True,
        remove_pis=True, recover=recover,
    )  # fmt: skip


def _check_depth(root: etree._Element, most: int) -> None:
    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > most:
            raise Unreadable("damaged", "The file's parts are nested too deeply to read", mend="Save it again.")


def local(element: etree._Element) -> str:
    """An element's name without its namespace."""
    return str(etree.QName(element).localname)


def child(element: etree._Element, name: str) -> etree._Element | None:
    """The first of an element's children that has this name."""
    return next((each for each in element if isinstance(each.tag, str) and local(each) == name), None)


def words_of(element: etree._Element | None) -> str:
    """An element's words on one line; nothing where there is no element."""
    return "" if element is None else " ".join("".join(str(part) for part in element.itertext()).split())
