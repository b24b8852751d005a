"""One way in for everything that is read into records: documents, and the XML of modern.gov's web service."""

from __future__ import annotations

import os
from pathlib import Path

from goldenthread.documents import Limits
from goldenthread.packs.pack import Pack
from goldenthread.packs.reading import LIMITS, read_pack


def read_bytes(data: bytes, name: str, *, limits: Limits = LIMITS) -> Pack:
    """Reads a pack or an answer of the web service. Raises `goldenthread.documents.Unreadable` where it cannot."""
    if data.lstrip()[:1] in (b"<", b"\xef") or name.lower().endswith(".xml"):
        from goldenthread.packs.moderngov import is_xml, read_moderngov

        if is_xml(data, name):
            return read_moderngov(data, name, limits=limits)
    return read_pack(data, name, limits=limits)


def read_file(path: str | os.PathLike[str], *, limits: Limits = LIMITS) -> Pack:
    """Reads a file. Raises `goldenthread.documents.Unreadable` where it cannot."""
    place = Path(path)
    try:
        small = place.is_file() and place.stat().st_size <= limits.file_bytes
        data = place.read_bytes() if small else None
    except (OSError, ValueError):
        data = None
    # What cannot be opened is told by the documents' own reader.
    return read_pack(place, limits=limits) if data is None else read_bytes(data, place.name, limits=limits)
