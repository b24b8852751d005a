"""Streams that unpack to more than any page needs, found before the parser unpacks them whole."""

from __future__ import annotations

import zlib

from goldenthread.documents.errors import Unreadable
from goldenthread.documents.limits import Limits
from goldenthread.patterns import regex

STREAM = regex(rb"stream\r?\n")
IMAGE = regex(rb"/Subtype\s*/Image\b")
CHUNK = 1024 * 1024
DEEPEST = 3
DICTIONARY = 2_000


def check_streams(data: bytes, limits: Limits) -> None:
    """Raises Unreadable where the compressed streams of a PDF, pictures apart, unpack past the bounds.

    Nothing is kept of what is unpacked. A stream packed twice is unpacked twice.
    """
    total = 0
    for match in STREAM.finditer(data):
        start = match.end()
        if data[match.start() - 3 : match.start()] == b"end" or not _looks_packed(data[start : start + 2]):
            continue
        head = data[max(0, match.start() - DICTIONARY) : match.start()]
        if IMAGE.search(head[head.rfind(b" obj") + 1 :]):
            continue
        end = data.find(b"endstream", start)
        size = unpacked_size(data[start : end if end >= 0 else len(data)], limits.zip_part_bytes)
        total += size
        if size > limits.zip_part_bytes or total > limits.zip_bytes:
            raise Unreadable(
                "too-big",
                f"The PDF would unpack to more than {min(size, total) / 1024 / 1024:,.0f} MB",
                where=f"byte {start:,}",
                mend="No real report does; do not open it. Ask whoever sent it.",
            )


def _looks_packed(head: bytes) -> bool:
    """Whether two bytes are the head of zlib data (RFC 1950)."""
    return len(head) == 2 and head[0] & 0x0F == 8 and (head[0] * 256 + head[1]) % 31 == 0


def unpacked_size(data: bytes, bound: int, depth: int = 1) -> int:
    """How many bytes zlib data unpacks to, counted up to just past the bound; the deepest layer where in layers."""
    unpacker = zlib.decompressobj()
    size = 0
    kept = b""
    rest = data
    try:
        while rest and not unpacker.eof:
            out = unpacker.decompress(rest, CHUNK)
            rest = unpacker.unconsumed_tail
            if not size and depth < DEEPEST and _looks_packed(out[:2]):
                kept = out
            elif kept and len(kept) < bound:
                kept += out
            size += len(out)
            if size > bound:
                return size
    except zlib.error:
        return size  # no zlib data, or damaged: the parser gets as far as this did
    return max(size, unpacked_size(kept, bound, depth + 1)) if kept else size
