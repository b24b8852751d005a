"""Joins Parquet files of one schema into one by copying their bytes: nothing is read, packed or rounded again.

Every column chunk says where in the file its pages begin. Those places are moved by what was written before, and the
parts' row groups are listed in one footer. A footer is a Thrift structure in the compact protocol; it is taken apart
and put together again field by field, so whatever else it says is kept as it was.
Source: parquet.thrift of the Apache Parquet format 2.x; Thrift's compact protocol specification.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

MAGIC = b"PAR1"
_AT_ONCE = 1 << 20
_TRUE, _FALSE, _BYTE, _I16, _I32, _I64, _DOUBLE, _BINARY, _LIST, _SET, _MAP, _STRUCT = range(1, 13)
# FileMetaData, RowGroup, ColumnChunk and ColumnMetaData by their fields' numbers.
_ROWS, _ROW_GROUPS = 3, 4
_CHUNKS, _GROUP_AT, _ORDINAL = 1, 5, 7
_CHUNK_AT, _CHUNK, _CHUNK_INDEXES = 2, 3, (4, 6)
_PAGES_AT = (9, 10, 11, 14)


class Field(NamedTuple):
    kind: int
    value: Any


class Listed(NamedTuple):
    kind: int
    values: list[Any]


Struct = dict[int, Field]


def join(parts: Iterable[Path], whole: Path) -> None:
    """Write one Parquet file with the row groups of several, in order. They must have one schema."""
    footer: Struct | None = None
    with whole.open("wb") as out:
        out.write(MAGIC)
        for path in parts:
            with path.open("rb") as part:
                read, start = _footer(part)
                moved = out.tell() - len(MAGIC)
                part.seek(len(MAGIC))
                _copy(part, out, start - len(MAGIC))
            groups = read[_ROW_GROUPS].value.values
            for group in groups:
                _move(group, moved)
            footer = read if footer is None else _with_more(footer, read, groups)
        if footer is None:
            raise ValueError("there are no parts to join")
        for ordinal, group in enumerate(footer[_ROW_GROUPS].value.values):
            # The ordinal has 16 bits and is optional: a file of more row groups does without.
            group.pop(_ORDINAL, None)
            if ordinal < 1 << 15:
                group[_ORDINAL] = Field(_I16, ordinal)
        packed = BytesIO()
        _write_struct(packed, footer)
        out.write(packed.getvalue() + struct.pack("<I", packed.tell()) + MAGIC)


def _with_more(footer: Struct, read: Struct, groups: list[Struct]) -> Struct:
    footer[_ROW_GROUPS].value.values.extend(groups)
    footer[_ROWS] = Field(_I64, footer[_ROWS].value + read[_ROWS].value)
    return footer


def _copy(part: BinaryIO, out: BinaryIO, size: int) -> None:
    while size > 0:
        some = part.read(min(size, _AT_ONCE))
        out.write(some)
        size -= len(some)


def _footer(part: BinaryIO) -> tuple[Struct, int]:
    """A file's footer, and where it begins."""
    part.seek(-8, 2)
    end = part.tell()
    (length,) = struct.unpack("<I", part.read(4))
    part.seek(end - length)
    return _read_struct(BytesIO(part.read(length))), end - length


def _move(group: Struct, by: int) -> None:
    """Add to every place in the file that a row group names."""
    _add(group, _GROUP_AT, by)
    for chunk in group[_CHUNKS].value.values:
        for place in (_CHUNK_AT, *_CHUNK_INDEXES):
            _add(chunk, place, by)
        for place in _PAGES_AT:
            _add(chunk[_CHUNK].value, place, by)


def _add(fields: Struct, place: int, by: int) -> None:
    # Nought is what a writer puts where it names no place.
    if place in fields and fields[place].value:
        fields[place] = Field(fields[place].kind, fields[place].value + by)


# --- Thrift's compact protocol


def _read_struct(data: BytesIO) -> Struct:
    fields: Struct = {}
    number = 0
    while (head := data.read(1)[0]) != 0:
        kind = head & 15
        number = number + (head >> 4) if head >> 4 else _read_zigzag(data)
        fields[number] = Field(kind, kind == _TRUE if kind in (_TRUE, _FALSE) else _read(data, kind))
    return fields


def _read(data: BytesIO, kind: int) -> Any:
    if kind in (_I16, _I32, _I64):
        return _read_zigzag(data)
    if kind == _BINARY:
        return data.read(_read_varint(data))
    if kind in (_BYTE, _TRUE, _FALSE):
        return data.read(1)
    if kind == _DOUBLE:
        return data.read(8)
    if kind == _STRUCT:
        return _read_struct(data)
    if kind in (_LIST, _SET):
        head = data.read(1)[0]
        size = head >> 4 if head >> 4 < 15 else _read_varint(data)
        return Listed(head & 15, [_read(data, head & 15) for _ in range(size)])
    raise ValueError(f"a footer with a field of kind {kind} cannot be joined")


def _read_varint(data: BytesIO) -> int:
    number = shift = 0
    while True:
        byte = data.read(1)[0]
        number |= (byte & 127) << shift
        if byte < 128:
            return number
        shift += 7


def _read_zigzag(data: BytesIO) -> int:
    number = _read_varint(data)
    return (number >> 1) ^ -(number & 1)


def _write_struct(out: BytesIO, fields: Struct) -> None:
    before = 0
    for number, (kind, value) in sorted(fields.items()):
        kept = (_TRUE if value else _FALSE) if kind in (_TRUE, _FALSE) else kind
        if 0 < number - before < 16:
            out.write(bytes([(number - before) << 4 | kept]))
        else:
            out.write(bytes([kept]))
            _write_zigzag(out, number)
        if kind not in (_TRUE, _FALSE):
            _write(out, kind, value)
        before = number
    out.write(b"\0")


def _write(out: BytesIO, kind: int, value: Any) -> None:
    if kind in (_I16, _I32, _I64):
        _write_zigzag(out, value)
    elif kind == _BINARY:
        _write_varint(out, len(value))
        out.write(value)
    elif kind in (_BYTE, _TRUE, _FALSE, _DOUBLE):
        out.write(value)
    elif kind == _STRUCT:
        _write_struct(out, value)
    else:
        size = len(value.values)
        out.write(bytes([min(size, 15) << 4 | value.kind]))
        if size >= 15:
            _write_varint(out, size)
        for one in value.values:
            _write(out, value.kind, one)


def _write_varint(out: BytesIO, number: int) -> None:
    while number > 127:
        out.write(bytes([number & 127 | 128]))
        number >>= 7
    out.write(bytes([number]))


def _write_zigzag(out: BytesIO, number: int) -> None:
    _write_varint(out, (number << 1) ^ (number >> 63))
