"""Which software made a file: the version, and a fingerprint of everything that a file's bytes hang on.

A snapshot's files can be made again byte for byte only by the same code with the same libraries, so `verify` must be
able to tell a file that was altered from one that other software made.
"""

from __future__ import annotations

import hashlib
import sys
from functools import cache
from importlib import metadata
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent
FOLDERS = ("dates", "design", "measures", "reports", "publications/opendata", "publications/making.py")
LIBRARIES = ("Django", "lxml", "msgspec", "python-docx", "typst", "XlsxWriter")
_BUILT = ("__pycache__", "static", "migrations")


@cache
def software() -> str:
    """Such as "goldenthread 0.1.0+3f9c21d4e0b7": the same where, and only where, files come out the same."""
    found = hashlib.sha256(f"{sys.version_info[:2]}".encode())
    for library in LIBRARIES:
        found.update(f"{library} {_version(library)}\n".encode())
    for path in _sources():
        found.update(f"{path.relative_to(PACKAGE).as_posix()}\n".encode() + path.read_bytes())
    return f"goldenthread {_version('goldenthread')}+{found.hexdigest()[:12]}"


def _sources() -> list[Path]:
    """Every file of ours that has a say in what a published file holds."""
    found: list[Path] = []
    for name in FOLDERS:
        place = PACKAGE / name
        found += [place] if place.is_file() else [path for path in place.rglob("*") if path.is_file()]
    return sorted(path for path in found if not set(_BUILT) & set(path.relative_to(PACKAGE).parts))


def _version(library: str) -> str:
    try:
        return metadata.version(library)
    except metadata.PackageNotFoundError:
        return "unknown"
