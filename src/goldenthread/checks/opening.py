"""A document opened to be checked: read within bounds, and refused where the rules would not understand it."""

from __future__ import annotations

import os

from goldenthread.documents import DEFAULT, Document, Limits, Unreadable, read_document
from goldenthread.documents.languages import language_of, script_of

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
    "gd": "Gaelic",
    "sv": "Swedish",
    "da": "Danish",
    "nb": "Norwegian",
    "fi": "Finnish",
    "tr": "Turkish",
    "cs": "Czech",
    "sk": "Slovak",
    "hu": "Hungarian",
    "lt": "Lithuanian",
    "sq": "Albanian",
    "so": "Somali",
}


def open_document(
    source: str | os.PathLike[str] | bytes, name: str | None = None, *, limits: Limits = DEFAULT
) -> Document:
    """A document to be checked. Raises Unreadable for one that cannot be read or is not in English.

    `source` and `name` are as `read_document` takes them. A text too short to tell its language is taken for English.
    """
    document = read_document(source, name, limits=limits)
    text = document.text
    language = language_of(text)
    script = script_of(text)
    if script is not None or language not in (None, "en"):
        called = f"{script} letters" if script else LANGUAGES.get(language or "", language or "")
        raise Unreadable(
            "language",
            f"The document is in {called}; the rules are written for English",
            where=document.name,
            mend="Check the English version.",
        )
    return document
