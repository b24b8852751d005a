"""Scores the parts of a file with Spark: each part whole in one group, by the same code as on one machine.

The workers write the parts themselves, so they must see the output's folder by the same path as the driver does.
"""

from __future__ import annotations

import os
import shutil
import sys
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

PART = "part of the file"
POLL_SECONDS = 0.2
_QUIET = """\
rootLogger.level = error
rootLogger.appenderRef.stderr.ref = stderr
appender.stderr.type = Console
appender.stderr.name = stderr
appender.stderr.target = SYSTEM_ERR
appender.stderr.layout.type = PatternLayout
appender.stderr.layout.pattern = Spark: %m%n
"""


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

        groups = _groups(session, work, parts, missing)
    waiting = set(missing)
    try:
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
    name = work.source.path.name
    try:
        from pyspark.sql import SparkSession
    except ImportError:
        message = "the engine spark needs PySpark. Run: pip install 'goldenthread[spark]', or use the engine local"
        raise refused(name, message) from None
    home = os.environ.get("JAVA_HOME")
    if not (shutil.which("java", path=str(Path(home) / "bin")) if home else shutil.which("java")):
        message = "Spark needs Java 17 or later, and there is none here. Set JAVA_HOME, or use the engine local"
        raise refused(name, message)
    builder = SparkSession.builder.appName("goldenthread score")
    if "PYSPARK_SUBMIT_ARGS" not in os.environ and "SPARK_CONF_DIR" not in os.environ:
        # The workers are to be the Python that runs this, which has what they need.
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        quiet = work.folder / "log4j2.properties"
        quiet.write_text(_QUIET, "utf-8")
        own = {
            "spark.master": f"local[{workers}]", "spark.ui.enabled": "false", "spark.driver.host": "127.0.0.1",
            "spark.driver.bindAddress": "127.0.0.1", "spark.local.dir": str(work.folder / "spill"),
            "spark.sql.warehouse.dir": str(work.folder / "spill"),
            "spark.driver.extraJavaOptions": f"-Dlog4j2.configurationFile={quiet.as_uri()}",
        }  # fmt: skip
        for key, value in own.items():
            builder = builder.config(key, value)
    for key, value in {
        "spark.ui.showConsoleProgress": "false", "spark.sql.caseSensitive": "true",
        "spark.sql.execution.arrow.maxRecordsPerBatch": "65536",
    }.items():  # fmt: skip
        builder = builder.config(key, value)
    return builder.getOrCreate()


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
