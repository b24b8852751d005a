"""Scores the parts of a file on this machine, on as many cores as are wanted."""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from functools import partial
from multiprocessing import forkserver
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa

from goldenthread.measures.rules import RagRule
from goldenthread.measures.scale.columns import ROW
from goldenthread.measures.scale.parts import keep_part
from goldenthread.measures.scale.plan import Part
from goldenthread.measures.scale.problems import Stopped
from goldenthread.measures.scale.scoring import score_series
from goldenthread.measures.scale.source import Source, batches


class Work(NamedTuple):
    """What every part is scored by."""

    source: Source
    """The file in the order of its series: as it came, or a copy whose rows carry their numbers."""
    copied: bool
    folder: Path
    preset: str
    rules: tuple[RagRule, ...]


def ready() -> None:
    """Begin to load what the workers need, while the file is planned."""
    multiprocessing.get_context("forkserver").set_forkserver_preload([__name__])
    forkserver.ensure_running()


def score_part(work: Work, number: int, part: Part) -> int:
    """Read a part, score it and keep it. Gives its number back."""
    used = (*work.source.columns.used, *((ROW,) if work.copied else ()))
    table = pa.concat_tables(batches(work.source, used, part.start, part.end))
    scores = score_series(table, work.source.columns, preset=work.preset, rules=work.rules, first=part.start + 1)
    keep_part(work.folder, number, scores)
    return number


def score_parts(work: Work, parts: Sequence[Part], missing: Sequence[int], workers: int) -> Iterator[int]:
    """Score the missing parts; gives the number of each when it is done, in whatever order that is."""
    each = partial(score_part, work)
    if workers < 2 or len(missing) < 2:
        yield from (each(number, parts[number]) for number in missing)
        return
    # A server that only forks is quick and safe, where forking this process with its threads is neither.
    ready()
    context = multiprocessing.get_context("forkserver")
    pool = ProcessPoolExecutor(min(workers, len(missing)), mp_context=context, initializer=_alone)
    try:
        yield from _done(pool, each, parts, missing)
    except BrokenProcessPool:
        message = "a worker was stopped, perhaps for want of memory; run it again and it goes on from here"
        raise Stopped(work.source.path.name, message) from None
    finally:
        pool.shutdown(cancel_futures=True)


def _done(
    pool: ProcessPoolExecutor, each: partial[int], parts: Sequence[Part], missing: Iterable[int]
) -> Iterator[int]:
    for future in as_completed([pool.submit(each, number, parts[number]) for number in missing]):
        yield future.result()


def _alone() -> None:
    """One thread a worker, because there are as many workers as cores. Ctrl-C is for the process that asked."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(ValueError):
        pa.set_cpu_count(1)
        pa.set_io_thread_count(1)
