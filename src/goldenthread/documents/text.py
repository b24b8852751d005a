"""Bytes of a text file read as words, whatever its encoding."""

from __future__ import annotations

import codecs
import re

from goldenthread.documents.errors import Unreadable
from goldenthread.patterns import regex

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
CONTROLS = regex(r"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]")
CHARSET = regex(rb"<meta[^>]{0,100}charset\s*=\s*[\"']?\s*([\w-]{2,40})", re.IGNORECASE)


def decoded(data: bytes) -> tuple[str, str]:
    """The words of a text file, and what to say of its encoding where that was not certain.

    UTF-8 is taken unless a mark at the beginning or the page itself says otherwise; what is not UTF-8 is read as
    Windows-1252, as old office programs wrote. Raises Unreadable where the bytes are no text.
    """
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _checked(_tried(data, encoding)), ""
    try:
        return _checked(data.decode()), ""
    except UnicodeDecodeError as error:
        wrong = error
    stated = CHARSET.search(data[:4096])
    if stated and stated[1].lower() not in (b"utf-8", b"utf8"):
        try:
            return _checked(data.decode(stated[1].decode())), ""
        except (LookupError, UnicodeDecodeError):
            pass
    lenient = data.decode(errors="replace")
    if lenient.count("\ufffd") * 200 < sum(1 for byte in data if byte > 127) or wrong.start > len(data) - 4:
        return _checked(lenient), "some bytes are not UTF-8; each is shown as \ufffd"
    return _checked(data.decode("cp1252", errors="replace")), "it is not UTF-8, so it was read as Windows-1252"


def _tried(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Unreadable(
            "damaged",
            f"The file says it is {encoding.upper()} text and is not",
            where=f"byte {error.start:,}",
            mend="Save it again as UTF-8.",
        ) from error


def _checked(text: str) -> str:
    """The text, if it is text: a file of another kind is full of control characters."""
    if len(CONTROLS.findall(text[:200_000])) * 100 > len(text[:200_000]) or "\x00" in text[:200_000]:
        raise Unreadable(
            "unknown",
            "The file is not Word, PDF, HTML or text",
            mend="Save it as .docx or PDF from the program it was made with.",
        )
    return text
