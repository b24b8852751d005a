"""The objects that a PDF is made of, read by patterns where they are written plainly, else by playa's parser.

Names are given as words, strings as bytes, references as `Ref`; a stream is given as its dictionary.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from playa.document import Document as File
from playa.pdftypes import ContentStream, ObjRef, PSLiteral, resolve1

from goldenthread.documents.pdf.faces import Unusual
from goldenthread.documents.pdf.tokens import NUMBERS, escaped_name, literal, string
from goldenthread.patterns import regex

MOST_STREAMS = 16
MOST_LINKS = 50
_REFERENCE = rb"\d++\s++\d++\s++R(?![A-Za-z])"
_TOKEN = regex(
    _REFERENCE + rb"|/[^\s()<>\[\]{}/%]*+|[-+.\d]++|<<|>>|[\[\]]|true|false|null|" + literal(2)
    + rb"|<[0-9A-Fa-f\s]*+>|\S"
)  # fmt: skip
_BEGINS = regex(rb"\s*(\d+)\s+\d+\s+obj(?![A-Za-z])")
_OPENS, _CLOSES = frozenset((b"<<", b"[")), frozenset((b">>", b"]"))
_SLASH = ord("/")
_WORDS = {b"true": True, b"false": False, b"null": None}
# What a damaged file may end playa's parser with, which then stands for an object that is not there.
BROKEN = (KeyError, ValueError, TypeError, IndexError, StopIteration, AssertionError, AttributeError)


# playa's streams are compiled Mappings that share Mapping's own memory of what is one: the first dictionary that is
# asked whether it is a stream would be taken for no Mapping by everybody ever after. So it is asked of Mapping first,
# and here a stream is told by its very type.
_REMEMBERED = isinstance({}, Mapping)


class Ref(NamedTuple):
    """A reference to an object by its number."""

    number: int


class Objects:
    """A file's objects by their number. Only the streams that objects are packed in are kept, and few of them."""

    def __init__(self, file: File) -> None:
        self.file = file
        self.xrefs = file.xrefs
        self.packed: OrderedDict[int, tuple[bytes, list[int]]] = OrderedDict()
        # Words in an encrypted file need its key, which the parser has.
        self.buffer = file.buffer if file.decipher is None and isinstance(file.buffer, bytes) else None

    def resolve(self, value: Any) -> Any:
        """The value, or the object that it refers to, by however many references; None where there is none."""
        for _ in range(MOST_LINKS):
            if type(value) is not Ref:
                return value
            value = self.object(value.number)
        return None

    def object(self, number: int) -> Any:
        """The object of this number."""
        if self.buffer is not None:
            try:
                return self._quickly(number, self.buffer)
            except (Unusual, *BROKEN):
                pass
        try:
            return converted(self.file[number])
        except BROKEN:
            return None

    def _quickly(self, number: int, buffer: bytes) -> Any:
        for xref in self.xrefs:
            try:
                stream, place, _ = xref[number]
            except KeyError:
                continue
            if stream is not None:
                data, ends = self._stream(stream)
                return parsed(data[ends[place] : ends[place + 1]])
            begins = _BEGINS.match(buffer, place)
            if begins is None or int(begins[1]) != number:
                raise Unusual("an object elsewhere than said")
            body = buffer[begins.end() : buffer.index(b"endobj", begins.end())]
            if b"stream" in body:
                raise Unusual("a stream")
            return parsed(body)
        raise Unusual("no such object")

    def _stream(self, number: int) -> tuple[bytes, list[int]]:
        """The data of a stream that objects are packed in, and where each begins; at the end where the last ends."""
        if number in self.packed:
            self.packed.move_to_end(number)
            return self.packed[number]
        stream = self.file[number]
        if type(stream) is not ContentStream:
            raise Unusual("objects in no stream")
        data = stream.buffer
        first, count = resolve1(stream["First"]), resolve1(stream["N"])
        if not isinstance(first, int) or not isinstance(count, int):
            raise Unusual("objects packed otherwise")
        begins = [first + int(place) for place in data[:first].split()[1 : 2 * count : 2]]
        if begins != sorted(begins):
            raise Unusual("objects out of order")
        self.packed[number] = data, [*begins, len(data)]
        if len(self.packed) > MOST_STREAMS:
            self.packed.popitem(last=False)
        return self.packed[number]


def parsed(data: bytes) -> Any:
    """The one value that is written here. Raises Unusual for anything else."""
    held: list[list[Any]] = [[]]
    add = held[-1].append
    for token in _TOKEN.findall(data):
        if token in _OPENS:
            held.append([])
            add = held[-1].append
        elif token in _CLOSES:
            inside = held.pop()
            add = held[-1].append
            add(inside if token == b"]" else dict(zip(inside[::2], inside[1::2], strict=True)))
        else:
            add(_atom(token))
    if len(held) != 1 or len(held[0]) != 1:
        raise Unusual("something else than one object")
    return held[0][0]


@lru_cache(16_384)
def _atom(token: bytes) -> Any:
    """A value with no other in it."""
    first = token[0]
    if first == _SLASH:
        return escaped_name(token)
    if first in NUMBERS:
        if token.endswith(b"R"):
            return Ref(int(token.split(None, 1)[0]))
        return float(token) if b"." in token else int(token)
    if first in b"(<":
        return string(token)
    if token in _WORDS:
        return _WORDS[token]
    raise Unusual("something else than an object")


def converted(value: Any) -> Any:
    """What playa's parser gives, as this module gives it."""
    if isinstance(value, ObjRef):
        return Ref(value.objid)
    if isinstance(value, PSLiteral):
        return value.name
    if type(value) is ContentStream:
        return converted(value.attrs)
    if isinstance(value, list | tuple):
        return [converted(part) for part in value]
    if isinstance(value, dict):
        return {key: converted(part) for key, part in value.items()}
    return value
