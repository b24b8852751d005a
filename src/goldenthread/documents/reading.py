"""One way in: a path or bytes become a `Document`, or an `Unreadable` that says why not."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

from goldenthread.documents.building import too_many
from goldenthread.documents.errors import Unreadable
from goldenthread.documents.limits import DEFAULT, Limits
from goldenthread.documents.model import Document, Unread
from goldenthread.documents.sniff import is_html, kind_of
from goldenthread.documents.text import decoded

# For each character of a text there may be so many of markup.
WIDEST_MARKUP = 4


def read_document(
    source: str | os.PathLike[str] | bytes, name: str | None = None, *, limits: Limits = DEFAULT
) -> Document:
    """Reads a Word, PDF, HTML or Markdown file, given as a path or as its bytes.

    What the file is is told from its content. A name (the path's, unless another is given) that calls it something
    else is an error, as whoever sent it may have sent the wrong file. Every failure is an `Unreadable`.
    """
    data, called = _bytes(source, name, limits)
    kind = kind_of(data, called)
    try:
        return _read(data, kind, called, limits)
    except Unreadable:
        raise
    except RecursionError as error:
        raise Unreadable("damaged", "The file's parts are nested too deeply to read", mend="Save it again.") from error
    except MemoryError as error:
        raise Unreadable("too-big", "The file needs more memory than there is", mend="Split it.") from error


def _read(data: bytes, kind: str, name: str, limits: Limits) -> Document:
    """Each reader is loaded when it is first needed, as they take longer to load than a short file takes to read."""
    if kind == "word":
        from goldenthread.documents.word import read_word

        return read_word(data, name, limits)
    if kind == "pdf":
        from goldenthread.documents.pdf import read_pdf

        return read_pdf(data, name, limits)
    _check_size(len(data), limits.text_bytes, name)
    text, doubt = decoded(data)
    if len(text) > WIDEST_MARKUP * limits.characters:
        raise too_many("characters", limits.characters)
    if is_html(text, name):
        if text.count("<") > limits.tags:
            raise too_many("tags", limits.tags)
        from goldenthread.documents.html import read_html

        document = read_html(text, name, limits)
    else:
        if text.count("\n") + text.count("\r") > limits.lines:
            raise too_many("lines", limits.lines)
        from goldenthread.documents.markdown import read_markdown

        document = read_markdown(text, name, limits)
    if not document.blocks and not document.notes:
        raise Unreadable("no-text", "The file has no words in it", mend="Check that the right file was sent.")
    return replace(document, unread=(*document.unread, Unread("the text's encoding", doubt))) if doubt else document


def _bytes(source: str | os.PathLike[str] | bytes, name: str | None, limits: Limits) -> tuple[bytes, str]:
    """The bytes of the source and the name it goes by."""
    if isinstance(source, bytes | bytearray | memoryview):
        _check_size(len(source), limits.file_bytes, name or "")
        return bytes(source), name or ""
    path, what = Path(source), "file"
    try:
        if os.path.isdir(path):
            what = "folder"
            next(path.iterdir(), None)  # a folder that may not be looked into says so
            raise Unreadable("absent", "This is a folder, not a document", where=str(path), mend="Name a file in it.")
        with path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            _check_size(size, limits.file_bytes, path.name)
            # A pipe or a device does not say how long it is.
            data = file.read(limits.file_bytes + 1)
        _check_size(max(size, len(data)), limits.file_bytes, path.name)
        return data, name if name is not None else path.name
    except Unreadable:
        raise
    except FileNotFoundError as error:
        raise Unreadable("absent", "There is no such file", where=str(path), mend="Check its name.") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise Unreadable(
            "absent",
            f"The {what} cannot be opened: {reason}",
            where=str(path),
            mend="Ask whoever keeps it for the right to read it." if isinstance(error, PermissionError) else "",
        ) from error


def _check_size(size: int, most: int, name: str) -> None:
    if size > most:
        raise Unreadable(
            "too-big",
            f"The file is larger than {most / 1024 / 1024:,.0f} MB, the most that is read",
            where=name,
            mend="Split it, or save it without its pictures.",
        )
