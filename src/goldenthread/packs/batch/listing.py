"""The documents of a folder, in an order that is the same on every machine."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from goldenthread.documents.sniff import NAMED
from goldenthread.packs.batch.outcome import BatchError

DOCUMENTS = frozenset({*NAMED, ".xhtml", ".xml", ".rtf", ".odt"})
"""Endings of documents, those included that cannot be read: they are told how to be mended, not passed over."""


class Listing(NamedTuple):
    """What a folder holds: the paths of documents from the folder, with slashes, and how many files of other kinds."""

    names: tuple[str, ...]
    aside: dict[str, int]


def listing_of(folder: Path, leave_out: Path | None = None) -> Listing:
    """The documents in a folder and the folders in it, without `leave_out`. Raises BatchError where it cannot be read.

    Hidden files are passed over, and links to folders are not followed, so that none is read for ever.
    """
    if not folder.is_dir():
        raise BatchError(f"{folder}: there is no such folder. Check its name.")
    skipped = leave_out.resolve() if leave_out else None
    names: list[str] = []
    aside: Counter[str] = Counter()
    for above, folders, files in os.walk(folder, onerror=_refuse):
        folders[:] = [name for name in folders if not name.startswith(".") and Path(above, name).resolve() != skipped]
        for name in files:
            path = Path(above, name)
            ending = path.suffix.lower()
            if name.startswith((".", "~$")):
                continue
            if ending in DOCUMENTS and path.is_file():
                names.append(path.relative_to(folder).as_posix())
            else:
                aside[ending or "without an ending"] += 1
    return Listing(tuple(sorted(names, key=os.fsencode)), dict(sorted(aside.items())))


def _refuse(error: OSError) -> None:
    raise BatchError(f"{error.filename}: {error.strerror}. Check who may read it.") from None
