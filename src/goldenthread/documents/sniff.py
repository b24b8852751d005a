"""What a file is, by its content; its name is only asked whether it agrees."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Literal

from goldenthread.documents.errors import Unreadable
from goldenthread.patterns import regex

Kind = Literal["word", "pdf", "text"]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
NAMED: dict[str, Kind] = {
    ".docx": "word", ".docm": "word", ".dotx": "word", ".doc": "word", ".pdf": "pdf",
    ".md": "text", ".markdown": "text", ".txt": "text", ".html": "text", ".htm": "text",
}  # fmt: skip
CALLED = {"word": "a Word document", "pdf": "a PDF", "text": "text"}
PROPER = {"word": ".docx", "pdf": ".pdf", "text": ".txt"}
PICTURES = ((b"\x89PNG", "PNG"), (b"\xff\xd8\xff", "JPEG"), (b"GIF8", "GIF"), (b"II*\0", "TIFF"), (b"MM\0*", "TIFF"))
SAVE = "Open it in the program it was made with and save it as .docx or PDF."
PAGE = regex(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.DOTALL)
TAGGED = regex(r"\s*<(?:div|p|h[1-6]|table|ul|ol|section|article|main)\b", re.IGNORECASE)


def kind_of(data: bytes, name: str) -> Kind:
    """What the bytes are. Raises Unreadable for another kind of file, and for one that its name calls otherwise."""
    if not data.strip():
        raise Unreadable("empty", "The file is empty", mend="Save the document again and check its size.")
    kind = _by_content(data)
    called = NAMED.get(PurePath(name).suffix.lower())
    if called is not None and called != kind:
        raise Unreadable(
            "mislabelled",
            f"The file is named {PurePath(name).suffix.lower()} but is {CALLED[kind]}",
            where=PurePath(name).name,
            mend=f"Give it a name that ends in {PROPER[kind]}, if it is the file you mean.",
        )
    return kind


def _by_content(data: bytes) -> Kind:
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "word"
    if data.startswith(OLE):
        raise _ole(data)
    if data.startswith(b"{\\rtf"):
        raise Unreadable("unknown", "The file is in Rich Text Format", mend=SAVE)
    for signature, called in PICTURES:
        if data.startswith(signature):
            raise Unreadable(
                "no-text",
                f"The file is a {called} picture, with no words that can be read",
                mend="Use the document the picture was made from, or one with recognised text.",
            )
    if data.startswith((b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!")):
        raise Unreadable("unknown", "The file is a compressed archive", mend="Unpack it and read what is in it.")
    return "text"


def _ole(data: bytes) -> Unreadable:
    """What to say of an old Office file or an encrypted new one: both stand in the same kind of container."""
    if _wide("EncryptedPackage") in data or _wide("EncryptionInfo") in data:
        return Unreadable(
            "password",
            "The file is protected by a password",
            mend="Open it in Word, take the password off (File, Info, Protect Document) and save it.",
        )
    if _wide("WordDocument") in data:
        return Unreadable("unknown", "The file is in the old .doc format", mend="Open it in Word and save it as .docx.")
    return Unreadable("unknown", "The file is an old Office file that is not a Word document", mend=SAVE)


def _wide(text: str) -> bytes:
    return text.encode("utf-16-le")


def is_html(text: str, name: str) -> bool:
    """Whether text is a page of HTML, not Markdown with tags in it."""
    if PAGE.match(text[:5_000]):
        return True
    return PurePath(name).suffix.lower() in (".html", ".htm", ".xhtml") and (
        bool(TAGGED.match(text[:5_000])) or "</" in text
    )
