"""Puts a file in the order of its series' names with DuckDB, which spills to disk what memory does not hold.

Sorting needs more memory the longer the file is, even so. A long file is therefore first dealt into stretches, each of
the series between two names, and each stretch is sorted by itself.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.ipc as ipc
import pyarrow.parquet as pq

from goldenthread.measures.scale.columns import ROW
from goldenthread.measures.scale.figures import words
from goldenthread.measures.scale.plan import Name, Part, Runs, places_of
from goldenthread.measures.scale.problems import refused
from goldenthread.measures.scale.source import Source, batches

MEMORY, THREADS = "128MB", 2
"""What DuckDB may use: sorting needs some memory for each thread, so many threads would need more."""
SORTED_AT_ONCE = 1_500_000
"""Rows that are sorted well within that memory."""
MOST_STRETCHES = 400
"""Each is an open file while rows are dealt; of a file so long that there would be more, the stretches are longer."""
AT_ONCE = 1 << 16


def runs_in_order(source: Source, spill: Path) -> Iterator[Runs]:
    """The series in order, each with how many rows it has, wherever in the file they stand."""
    names = source.columns.named_by
    with _Duck(spill, source) as duck:
        rows = duck.from_arrow(_stream(source, names)).project(_names(names))
        counted = rows.aggregate("*, count(*)").order("ALL")
        for batch in counted.to_arrow_reader(AT_ONCE):
            *named, many = batch.columns
            yield Runs(tuple(words(name) for name in named), many.to_numpy())


def put_in_order(source: Source, parts: Sequence[Part], copy: Path, spill: Path) -> None:
    """Write the columns that are read to another Parquet file, in order, each row with its number in the first."""
    firsts = _stretches(parts)
    stream = _stream(source, source.columns.used, numbered=True)
    with pq.ParquetWriter(copy, stream.schema, compression="zstd", write_statistics=False) as writer:
        if len(firsts) == 1:
            _sort(stream, source, spill, writer)
            return
        for path in _deal(stream, source, firsts, spill):
            with pa.OSFile(str(path)) as file:
                _sort(ipc.open_stream(file), source, spill, writer)
            path.unlink()
    shutil.rmtree(spill)


def _stretches(parts: Sequence[Part]) -> list[Name]:
    """The first name of each stretch of about SORTED_AT_ONCE rows."""
    firsts, begun = [parts[0].first], 0
    rows = max(SORTED_AT_ONCE, parts[-1].end // MOST_STRETCHES)
    for part in parts:
        if part.end - begun > rows and part.start > begun:
            firsts.append(part.first)
            begun = part.start
    return firsts


def _deal(stream: pa.RecordBatchReader, source: Source, firsts: list[Name], spill: Path) -> list[Path]:
    """Write each row to the file of the stretch it belongs to."""
    spill.mkdir(exist_ok=True)
    paths = [spill / f"stretch-{number:06}.arrow" for number in range(len(firsts))]
    options = ipc.IpcWriteOptions(compression="lz4")
    with ExitStack() as stack:
        writers = [stack.enter_context(ipc.new_stream(path, stream.schema, options=options)) for path in paths]
        for batch in stream:
            place = places_of(tuple(words(batch.column(name)) for name in source.columns.named_by), firsts)
            order = np.argsort(place, kind="stable")
            dealt, ends = batch.take(pa.array(order)), np.cumsum(np.bincount(place, minlength=len(firsts)))
            for number, (start, end) in enumerate(zip([0, *ends[:-1]], ends, strict=True)):
                if end > start:
                    writers[number].write_batch(dealt.slice(start, end - start))
    return paths


def _sort(stream: pa.RecordBatchReader, source: Source, spill: Path, writer: pq.ParquetWriter) -> None:
    with _Duck(spill, source) as duck:
        # Rows of one series are sorted where they are scored, so only the names are compared here.
        for batch in duck.from_arrow(stream).order(_names(source.columns.named_by)).to_arrow_reader(AT_ONCE):
            writer.write_batch(batch.cast(writer.schema))


def _names(names: tuple[str, ...]) -> str:
    """A name that is missing comes first, as no name at all."""
    return ", ".join(f"coalesce(\"{name}\"::VARCHAR, '')" for name in names)


def _stream(source: Source, columns: tuple[str, ...], numbered: bool = False) -> pa.RecordBatchReader:
    """A file's rows as DuckDB reads them, some at a time."""
    tables = batches(source, columns)
    first = next(tables)

    def each() -> Iterator[pa.RecordBatch]:
        place, table = 1, first
        while table is not None:
            made = table.cast(plain)
            if numbered:
                made = made.append_column(ROW, pa.array(np.arange(place, place + table.num_rows)))
            yield from made.to_batches()
            place, table = place + table.num_rows, next(tables, None)

    plain = pa.schema([(field.name, _plain(field.type)) for field in first.schema])
    whole = plain.append(pa.field(ROW, pa.int64())) if numbered else plain
    return pa.RecordBatchReader.from_batches(whole, each())


def _plain(kind: pa.DataType) -> pa.DataType:
    return kind.value_type if pa.types.is_dictionary(kind) else kind


class _Duck:
    """A DuckDB in memory, of a limited size, with a folder to spill to."""

    def __init__(self, spill: Path, source: Source) -> None:
        self.spill, self.source = spill, source

    def __enter__(self) -> Any:
        self.spill.mkdir(exist_ok=True)
        self.duck = duckdb.connect(config={
            "memory_limit": MEMORY, "threads": THREADS, "temp_directory": str(self.spill / "duckdb"),
            "preserve_insertion_order": False, "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
        })  # fmt: skip
        return self.duck

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: object) -> None:
        self.duck.close()
        # What goes wrong while rows are fetched comes through Arrow, as an OSError without a number.
        if isinstance(error, duckdb.Error | pa.ArrowException) or (isinstance(error, OSError) and not error.errno):
            said = str(error).strip().splitlines()[0]
            raise refused(self.source.path.name, f"its rows cannot be put in order: {said}") from None
