"""Sentences of running text, with their offsets; "Cllr. J. Smith" does not end one."""

from __future__ import annotations

import re

_END = re.compile(r"(?<=[.!?;])[\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-ZÁÉÍÓÚŴŶ0-9]|[a-z][.)]\s+[A-Z])")
_SHORT = re.compile(
    r"(?:\b(?:cllrs?|clr|mr|mrs|ms|dr|no|nos|rev|st|pp?|para|paras|ref|prop|sec|cyng|ald|prof|hon|e\.g|i\.e|vs|approx|min|art|fig"
    r"|ltd|co|dept|est|inc|vol|ch|comh)|\b[A-Z])\.$",
    re.IGNORECASE,
)


def sentences(text: str) -> list[tuple[int, str]]:
    """Each sentence with its offset. A semicolon before a capital ends one too."""
    found: list[tuple[int, str]] = []
    start = 0
    for match in _END.finditer(text):
        if not _SHORT.search(text[start : match.start()]):
            found.append((start, text[start : match.start()]))
            start = match.end()
    if text[start:].strip():
        found.append((start, text[start:]))
    return found
