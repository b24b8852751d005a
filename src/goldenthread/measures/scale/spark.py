"""Scores the parts of a file with Spark: each part whole in one group, by the same code as on one machine.

The workers write the parts themselves, so they must see the output's folder by the same path as the driver does.
"""

from __future__ import annotations

import time
import warnings
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from goldenthread.measures.scale.columns import ROW, Columns
from goldenthread.measures.scale.figures import words
from goldenthread.measures.scale.local import Work
from goldenthread.measures.scale.parts import keep_part, record_name
from goldenthread.measures.scale.plan import Part, places_of
from goldenthread.measures.scale.problems import Stopped, refused
from goldenthread.measures.scale.scoring import score_series
from goldenthread.measures.scale.session import NoSpark, spark_session

PART = "part of the file"
POLL_SECONDS = 0.2


def score_parts(work: Work, parts: Sequence[Part], missing: Sequence[int], workers: int) -> Iterator[int]:
    """Score the missing parts; gives the number of each when it is done, in whatever order that is.

    Where nothing else is configured, Spark runs on this machine with `workers` cores.
    Raises ScaleError where there is no Spark or no Java, or Spark cannot do it.
    """
    with warnings.catch_warnings():
        # PySpark says that it has not been tried with this pandas; no pandas is used here.
        warnings.simplefilter("ignore", FutureWarning)
        session = _session(work, workers)
    from pyspark.errors import PySparkException

    waiting = set(missing)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", FutureWarning)
            groups = _groups(session, work, parts, missing)
        with ThreadPoolExecutor(1) as thread:
            job = thread.submit(groups.collect)
            while waiting:
                ended = job.done()
                done = {number for number in waiting if (work.folder / record_name(number)).exists()}
                waiting -= done
                yield from sorted(done)
                if ended:
                    job.result()
                    break
                time.sleep(POLL_SECONDS)
    except PySparkException as error:
        said = next((line for line in str(error).splitlines() if line.strip()), type(error).__name__)
        raise Stopped(work.source.path.name, f"Spark could not score it: {said}") from None
    finally:
        session.stop()


def _session(work: Work, workers: int) -> Any:
    try:
        return spark_session("goldenthread score", work.folder, workers)
    except NoSpark as error:
        raise refused(work.source.path.name, str(error)) from None


def _groups(session: Any, work: Work, parts: Sequence[Part], missing: Sequence[int]) -> Any:
    """The missing parts as groups, each of which gives its number when it is written."""
    from pyspark.sql import functions as F  # noqa: N812
    from pyspark.sql.types import IntegerType, StructField, StructType

    columns = work.source.columns
    rows = session.read.parquet(_without_patterns(work.source.path)).select(
        *(F.col(f"`{name}`") for name in columns.used), (F.col("_metadata.row_index") + 1).alias(ROW)
    )
    part = StructField(PART, IntegerType())
    divided = rows.mapInArrow(_dividing(columns, parts), StructType([*rows.schema.fields, part]))
    session.conf.set(
        "spark.sql.shuffle.partitions", str(min(len(missing), 8 * session.sparkContext.defaultParallelism))
    )
    wanted = divided.where(F.col(f"`{PART}`").isin(list(missing)))
    return wanted.groupBy(f"`{PART}`").applyInArrow(_scoring(work), StructType([part]))


def _without_patterns(path: Path) -> str:
    """A path as Spark wants it, in which no letter stands for others."""
    return "".join(f"\\{letter}" if letter in "\\*?[]{}" else letter for letter in str(path.resolve()))


def _dividing(columns: Columns, parts: Sequence[Part]) -> Any:
    """What says of rows, some at a time, which part each belongs to."""
    firsts = [part.first for part in parts]

    def divide(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            names = tuple(words(batch.column(name)) for name in columns.named_by)
            yield batch.append_column(PART, pa.array(places_of(names, firsts).astype(np.int32)))

    return divide


def _scoring(work: Work) -> Any:
    """What scores the rows of one part and keeps it."""

    def score(table: pa.Table) -> pa.Table:
        number = table.column(PART)[0].as_py()
        rows = table.drop_columns([PART])
        keep_part(work.folder, number, score_series(rows, work.source.columns, preset=work.preset, rules=work.rules))
        return pa.table({PART: pa.array([number], pa.int32())})

    return score
