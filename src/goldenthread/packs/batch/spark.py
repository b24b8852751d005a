"""Runs the workers over Spark: each reads its share of the documents by the same program as on one machine.

They read the folder and write the records themselves, so they must see both by the same paths as the driver does.
"""

from __future__ import annotations

import tempfile
import warnings
from collections.abc import Generator, Iterable, Iterator, Sequence
from pathlib import Path

from goldenthread.measures.scale.session import NoSpark, spark_session
from goldenthread.packs.batch.local import read_all as read_here
from goldenthread.packs.batch.one import Task
from goldenthread.packs.batch.outcome import BatchError, Outcome

SHARES_A_CORE = 4
"""Enough that none is long idle, few enough that starting a worker for each takes no time to speak of."""


def read_all(tasks: Sequence[Task], workers: int) -> Generator[Outcome]:
    """The outcome of every task. Where nothing else is configured, Spark runs on this machine with `workers` cores.

    Raises BatchError where there is no Spark or no Java, or Spark cannot do it.
    """
    with tempfile.TemporaryDirectory(prefix="goldenthread-") as folder, warnings.catch_warnings():
        # PySpark says that it has not been tried with this pandas; no pandas is used here.
        warnings.simplefilter("ignore", FutureWarning)
        try:
            session = spark_session("goldenthread import", Path(folder), workers)
        except NoSpark as error:
            raise BatchError(f"{str(error)[:1].upper()}{str(error)[1:]}.") from None
        from pyspark.errors import PySparkException

        context = session.sparkContext
        shares = max(1, min(len(tasks), SHARES_A_CORE * context.defaultParallelism))
        job = context.parallelize(list(tasks), shares).mapPartitions(_share)
        try:
            yield from job.collect()
        except PySparkException as error:
            said = next((line for line in str(error).splitlines() if line.strip()), type(error).__name__)
            raise BatchError(f"Spark could not read the folder: {said}") from None
        finally:
            session.stop()


def _share(tasks: Iterable[Task]) -> Iterator[Outcome]:
    """Reads one share, in a process that may break down without taking Spark's with it."""
    yield from read_here([Task(*task) for task in tasks], 1)
