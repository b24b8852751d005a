"""One way in: a path or bytes become a `Document`, or an `Unreadable` that says why not."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

from goldenthread.documents.errors import Unreadable
from goldenthread.documents.limits import DEFAULT, Limits
from goldenthread.documents.model import Document, Unread
from goldenthread.documents.sniff import is_html, kind_of
from goldenthread.documents.text import decoded


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
    text, doubt = decoded(data)
    if is_html(text, name):
        from goldenthread.documents.html import read_html

        document = read_html(text, name, limits)
    else:
        from goldenthread.documents.markdown import read_markdown

        document = read_markdown(text, name, limits)
    if not document.blocks and not document.notes:
        raise Unreadable("no-text", "The file has no words in it", mend="Check that the right file was sent.")
    return replace(document, unread=(*document.unread, Unread("the text's encoding", doubt))) if doubt else document


def _bytes(source: str | os.PathLike[str] | bytes, name: str | None, limits: Limits) -> tuple[bytes, str]:
    """The bytes of the source and the name it goes by."""
    if isinstance(source, bytes | bytearray | memoryview):
        _check_size(len(source), limits, name or "")
        return bytes(source), name or ""
    path = Path(source)
    try:
        if path.is_dir():
            raise Unreadable("absent", "This is a folder, not a document", where=str(path), mend="Name a file in it.")
        _check_size(path.stat().st_size, limits, path.name)
        return path.read_bytes(), name if name is not None else path.name
    except FileNotFoundError as error:
        raise Unreadable("absent", "There is no such file", where=str(path), mend="Check its name.") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise Unreadable("absent", f"The file cannot be opened: {reason}", where=str(path)) from error


def _check_size(size: int, limits: Limits, name: str) -> None:
    if size > limits.file_bytes:
        raise Unreadable(
            "too-big",
            f"The file is {size / 1024 / 1024:,.0f} MB; at most {limits.file_bytes / 1024 / 1024:,.0f} MB is read",
            where=name,
            mend="Split it, or save it without its pictures.",
        )
