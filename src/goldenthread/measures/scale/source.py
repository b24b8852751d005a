"""A Parquet file that comes to be scored: opened, checked, and read a stretch of rows at a time."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

from goldenthread.measures.scale.columns import Columns, columns_of
from goldenthread.measures.scale.problems import ScaleError, refused

BATCH_ROWS = 1 << 17
_FOOTER = 8


class Source(NamedTuple):
    """A file that can be scored."""

    path: Path
    columns: Columns
    rows: int
    ends: tuple[int, ...]
    """Up to which row each row group goes."""
    fingerprint: str
    """Changes when the file does: its size, the time it was written, and its footer, which tells of every page."""

    @property
    def largest_group(self) -> int:
        return max(end - start for start, end in zip((0, *self.ends), self.ends, strict=False))


def opened(path: Path) -> Source:
    """A file checked from its footer alone. Raises ScaleError where it cannot be scored."""
    name = path.name
    if path.is_dir():
        raise refused(name, "this is a folder; give one Parquet file")
    if not path.exists():
        raise refused(name, "there is no such file")
    size = path.stat().st_size
    if not size:
        raise refused(name, "the file is empty")
    try:
        with pq.ParquetFile(path) as file:
            metadata, schema = file.metadata, file.schema_arrow
    except (pa.ArrowException, OSError) as error:
        if isinstance(error, PermissionError):
            raise
        said = "it ends too soon or is of another kind"
        raise refused(name, f"this is not a Parquet file that can be read: {said}") from None
    columns = columns_of(schema, name)
    if not metadata.num_rows:
        raise refused(name, "there are no rows, so there is nothing to score")
    ends = accumulate(metadata.row_group(group).num_rows for group in range(metadata.num_row_groups))
    return Source(path, columns, metadata.num_rows, tuple(ends), _fingerprint(path))


def _fingerprint(path: Path) -> str:
    state = path.stat()
    with path.open("rb") as file:
        file.seek(-_FOOTER, 2)
        length = int.from_bytes(file.read(4), "little")
        file.seek(-min(length + _FOOTER, state.st_size), 2)
        footer = hashlib.sha256(file.read()).hexdigest()
    return f"{state.st_size} bytes, written {state.st_mtime_ns}, {footer}"


def batches(source: Source, columns: tuple[str, ...], start: int = 0, end: int | None = None) -> Iterator[pa.Table]:
    """Rows `start` (from 0) to `end` (left out), some at a time. Raises ScaleError where they cannot be read."""
    wanted = [
        group
        for group, (first, last) in enumerate(zip((0, *source.ends), source.ends, strict=False))
        if last > start and (end is None or first < end) and last > first
    ]
    place = 0 if not wanted or not wanted[0] else source.ends[wanted[0] - 1]
    words = [name for name in source.columns.texts if name in columns]
    try:
        with pq.ParquetFile(source.path, read_dictionary=words) as file:
            for batch in file.iter_batches(BATCH_ROWS, row_groups=wanted, columns=list(columns), use_threads=False):
                first, last = max(start - place, 0), batch.num_rows if end is None else min(end - place, batch.num_rows)
                if first < last:
                    yield pa.Table.from_batches([batch.slice(first, last - first)])
                place += batch.num_rows
                if end is not None and place >= end:
                    return
    except (pa.ArrowException, OSError) as error:
        raise _unreadable(source, wanted, columns, error) from None


def _unreadable(source: Source, groups: list[int], columns: tuple[str, ...], error: Exception) -> ScaleError:
    """Which row group cannot be read: they are read some at a time, so it is looked for."""
    said = next(iter(str(error).strip().splitlines()), type(error).__name__)
    place = "it"
    for group in groups:
        try:
            with pq.ParquetFile(source.path) as file:
                file.read_row_group(group, columns=list(columns), use_threads=False)
        except (pa.ArrowException, OSError):
            place = f"row group {group}"
            break
    return refused(source.path.name, f"{place} cannot be read: {said}")
