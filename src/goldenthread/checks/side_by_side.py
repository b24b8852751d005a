"""Many files checked at once, by as many processes: the longest first, so that no long one is left for last."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

from goldenthread.checks.files import Job, check_file
from goldenthread.checks.output.outcome import Outcome

_JOBS: list[Job] = []


def checked_by(processes: int, paths: Sequence[Path], job: Job, tell: Callable[[int], None]) -> list[Outcome]:
    """Every file checked by so many processes; in the order of the paths. `tell` is given how many are done."""
    outcomes: dict[Path, Outcome] = {}
    # What a job holds, the last report among it, goes to each process once and not with each file.
    with ProcessPoolExecutor(processes, initializer=_take, initargs=(job,)) as pool:
        try:
            waiting = {pool.submit(_check, path): path for path in sorted(paths, key=_size, reverse=True)}
            for future in as_completed(waiting):
                path = waiting[future]
                outcomes[path] = _result(path, future, job)
                tell(len(outcomes))
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    return [outcomes[path] for path in paths]


def _take(job: Job) -> None:
    _JOBS[:] = [job]


def _check(path: Path) -> Outcome:
    return check_file(path, _JOBS[0])


def _size(path: Path) -> int:
    try:
        return os.stat(path).st_size
    except (OSError, ValueError):  # what cannot be opened is said when its turn comes
        return 0


def _result(path: Path, future: Future[Outcome], job: Job) -> Outcome:
    """A file's outcome. Where some file broke the processes, each file that is left gets a process of its own."""
    try:
        return future.result()
    except BrokenProcessPool:
        with ProcessPoolExecutor(1) as alone:
            try:
                return alone.submit(check_file, path, job).result()
            except BrokenProcessPool:
                return Outcome(str(path), problem="Checking it broke off for want of memory. Split it.")
