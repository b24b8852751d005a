"""The files attached to a PDF as a whole: found by name, and unpacked within a bound."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from itertools import islice
from typing import Any, NamedTuple

from playa.document import Document as File
from playa.pdftypes import ContentStream

from goldenthread.documents.pdf.objects import BROKEN, Objects, Ref, converted
from goldenthread.documents.pdf.tree import text_of

MOST = 1_000
DEEPEST = 20


class Attachment(NamedTuple):
    """An attached file: its name, and the number of the object that holds it."""

    name: str
    number: int


class TooLarge(ValueError):
    """The attachment is larger than asked for."""


def attachments(file: File) -> list[Attachment]:
    """The files attached to the whole document, each once: those associated with it, then those it lists by name."""
    found: dict[int, Attachment] = {}
    try:
        objects = Objects(file)
        for specification in islice(_specifications(objects), MOST):
            attachment = _attachment(objects, objects.resolve(specification))
            if attachment is not None:
                found.setdefault(attachment.number, attachment)
    except (*BROKEN, RecursionError):
        pass  # what is damaged here is no part of the pages
    return list(found.values())


def _specifications(objects: Objects) -> Iterator[Any]:
    catalogue = objects.file.catalog
    associated = objects.resolve(converted(catalogue.get("AF")))
    if isinstance(associated, list):
        yield from associated
    named = objects.resolve(converted(catalogue.get("Names")))
    if isinstance(named, dict):
        yield from _leaves(objects, named.get("EmbeddedFiles"), set(), 0)


def _leaves(objects: Objects, node: Any, seen: set[int], depth: int) -> Iterator[Any]:
    """The values of a name tree."""
    if type(node) is Ref:
        if node.number in seen:
            return
        seen.add(node.number)
    node = objects.resolve(node)
    if not isinstance(node, dict) or depth > DEEPEST or len(seen) > MOST:
        return
    names, kids = objects.resolve(node.get("Names")), objects.resolve(node.get("Kids"))
    if isinstance(names, list):
        yield from names[1 : 2 * MOST : 2]
    for kid in kids[:MOST] if isinstance(kids, list) else ():
        yield from _leaves(objects, kid, seen, depth + 1)


def _attachment(objects: Objects, specification: Any) -> Attachment | None:
    if not isinstance(specification, dict):
        return None
    embedded = objects.resolve(specification.get("EF"))
    if not isinstance(embedded, dict):
        return None
    stream = embedded.get("UF") or embedded.get("F")
    if type(stream) is not Ref:
        return None
    name = objects.resolve(specification.get("UF")) or objects.resolve(specification.get("F"))
    return Attachment(text_of(name) if isinstance(name, bytes) else "", stream.number)


def content_of(file: File, attachment: Attachment, most: int) -> bytes:
    """What an attached file holds. Raises TooLarge past `most` bytes, ValueError where it is packed in a rare way."""
    stream = file[attachment.number]
    if type(stream) is not ContentStream:
        raise ValueError("no stream")
    data = stream.rawdata
    if stream.decipher is not None and stream.objid is not None and stream.genno is not None:
        data = stream.decipher(stream.objid, stream.genno, data, stream.attrs)
    packings = [name for name, given in stream.get_filters() if not given]
    if len(stream.filters) != len(packings) or any(name.name not in ("FlateDecode", "Fl") for name in packings):
        raise ValueError("packed otherwise")
    for _ in packings:
        unpacker = zlib.decompressobj()
        data = unpacker.decompress(data, most + 1)
    if len(data) > most:
        raise TooLarge(attachment.name)
    return data
