"""Which reader it is: a record that another one made is made again."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

import goldenthread

READS = ("packs", "documents", "dates", "figures")
"""The folders of the code that has a say in what a record holds, all but this one."""


@cache
def reader_version() -> str:
    """The version of the package and a digest of the code and phrases that read: "0.1.0+5f1d0c3a9b2e"."""
    root = Path(goldenthread.__path__[0])
    digest = hashlib.sha256()
    for folder in READS:
        for path in sorted((root / folder).rglob("*")):
            if path.suffix in (".py", ".json") and path.parent.name != "batch":
                digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes())
    return f"{version('goldenthread')}+{digest.hexdigest()[:12]}"
