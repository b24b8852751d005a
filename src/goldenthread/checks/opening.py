"""A document opened to be checked: read within bounds, and refused where the rules would not understand it."""

from __future__ import annotations

import os

from goldenthread.documents import DEFAULT, Document, Limits, Unreadable, read_document
from goldenthread.documents.languages import language_of

LANGUAGES = {
    "cy": "Welsh",
    "fr": "French",
    "de": "German",
    "es": "Spanish",
    "it": "Italian",
    "pl": "Polish",
    "pt": "Portuguese",
    "ro": "Romanian",
    "nl": "Dutch",
    "ga": "Irish",
}


def open_document(
    source: str | os.PathLike[str] | bytes, name: str | None = None, *, limits: Limits = DEFAULT
) -> Document:
    """A document to be checked. Raises Unreadable for one that cannot be read or is not in English.

    `source` and `name` are as `read_document` takes them. A text too short to tell its language is taken for English.
    """
    document = read_document(source, name, limits=limits)
    language = language_of(document.text)
    if language not in (None, "en"):
        raise Unreadable(
            "language",
            f"The document is in {LANGUAGES.get(language or '', language or '')}; the rules are written for English",
            where=document.name,
            mend="Check the English version.",
        )
    return document
