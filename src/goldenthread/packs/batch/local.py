"""Runs the workers of this machine: as many as there are cores, within bounds of time and memory, whatever they read.

Where the workers together come near the memory there is, the one that takes most is stopped, and its document is read
again at the end, alone. A document at which a reader breaks down or does not come to an end even so is told so.
"""

from __future__ import annotations

import json
import os
import selectors
import subprocess
import sys
import time
from collections import deque
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing

from goldenthread.packs.batch.one import AGAIN, Task
from goldenthread.packs.batch.outcome import NotRead, Outcome, outcome_from

MEBIBYTE = 1024 * 1024
MEMORY = 500 * MEBIBYTE
"""What all the processes may take together."""
SLACK = 40 * MEBIBYTE
"""How near to it they may come, as they are looked at some times a second only."""
WORKER = 55 * MEBIBYTE
"""What a worker takes for a pack of a hundred pages."""
ALONE = 420 * MEBIBYTE
"""What a worker may take of its own, at most."""
LOOK_SECONDS = 0.1
PROGRAM = "goldenthread.packs.batch.worker"
PAGE_BYTES = os.sysconf("SC_PAGE_SIZE")
SECONDS = 180.0
"""Three times as long as a document may take to be read at all (`documents.Limits`)."""
BROKE = NotRead(
    "broke-down", "The reader broke down on it, perhaps for want of memory", mend="Split it, or save it again."
)
TOO_LONG = NotRead("too-long", f"It was not read within {SECONDS:.0f} seconds", mend="Split it, or save it again.")


TOO_MUCH = NotRead(AGAIN, "It needs more memory than there is", mend="Split it.")
TRY_ALONE = (AGAIN, BROKE.kind, TOO_LONG.kind)
"""What a document may be spared when it has the whole memory, and so is not told before that."""


def most_workers() -> int:
    """How many workers to run: one a core, and no more than there is memory for."""
    return max(1, min(len(os.sched_getaffinity(0)), (MEMORY - SLACK) // WORKER))


def read_all(tasks: Sequence[Task], workers: int) -> Generator[Outcome]:
    """The outcome of every task as it is done, in whatever order that is."""
    again: list[Task] = []
    with closing(_Pool(tasks, workers).outcomes()) as done:
        for task, outcome in done:
            if workers > 1 and outcome.not_read is not None and outcome.not_read.kind in TRY_ALONE:
                again.append(task)
            else:
                yield outcome
    with closing(_Pool(again, 1).outcomes()) as done:
        for _, outcome in done:
            yield outcome


def _held(process: int | str = "self") -> int:
    """The bytes of memory that a process holds; 0 where the system does not say."""
    try:
        with open(f"/proc/{process}/statm", encoding="ascii") as file:
            return int(file.read().split()[1]) * PAGE_BYTES
    except (OSError, IndexError, ValueError):
        return 0


class _Worker:
    """A worker process and what it is at."""

    def __init__(self) -> None:
        command = [sys.executable, "-P", "-m", PROGRAM, str(ALONE)]
        self.process = subprocess.Popen(  # noqa: S603
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.asks, self.answers = self.process.stdin, self.process.stdout
        self.task: Task | None = None
        self.until = 0.0

    def take(self, task: Task) -> None:
        self.task, self.until = task, time.monotonic() + SECONDS
        try:
            self.asks.write(json.dumps(task).encode() + b"\n")
            self.asks.flush()
        except BrokenPipeError:
            pass  # it is gone, which is seen when its answer is asked for

    def answer(self) -> Outcome | None:
        """Its answer; None where it broke down."""
        try:
            entry = json.loads(self.answers.readline())
            return outcome_from({key: value for key, value in entry.items() if key != "kept"}, kept=entry["kept"])
        except (ValueError, KeyError):
            return None

    @property
    def held(self) -> int:
        """How much memory it holds."""
        return _held(self.process.pid)

    def end(self) -> None:
        self.process.kill()
        self.process.wait()
        self.asks.close()
        self.answers.close()


class _Pool:
    """Workers that read tasks, each replaced when it breaks down."""

    def __init__(self, tasks: Sequence[Task], workers: int) -> None:
        self.waiting = deque(tasks)
        self.size = min(workers, len(tasks))
        self.selector = selectors.DefaultSelector()
        self.at_work: set[_Worker] = set()

    def outcomes(self) -> Generator[tuple[Task, Outcome]]:
        try:
            for _ in range(self.size):
                self._give(_Worker())
            while self.at_work:
                yield from self._done()
        finally:
            for worker in self.at_work:
                worker.end()
            self.selector.close()

    def _done(self) -> Iterator[tuple[Task, Outcome]]:
        """What is done now, after waiting for a little while."""
        ready: list[_Worker] = [key.data for key, _ in self.selector.select(LOOK_SECONDS)]
        for worker in ready:
            yield self._ended(worker, worker.answer(), BROKE)
        now = time.monotonic()
        for worker in [worker for worker in self.at_work if worker.until <= now]:
            yield self._ended(worker, None, TOO_LONG)
        while len(self.at_work) > 1 and _held() + sum(worker.held for worker in self.at_work) > MEMORY - SLACK:
            yield self._ended(max(self.at_work, key=lambda worker: worker.held), None, TOO_MUCH)

    def _ended(self, worker: _Worker, outcome: Outcome | None, otherwise: NotRead) -> tuple[Task, Outcome]:
        """The outcome of a worker's task. The worker takes the next; one without an outcome is replaced."""
        task = worker.task
        assert task is not None
        self.at_work.discard(worker)
        self.selector.unregister(worker.answers)
        if outcome is None or not self.waiting:
            worker.end()
        if self.waiting:
            self._give(_Worker() if outcome is None else worker)
        return task, outcome or Outcome(task.name, not_read=otherwise)

    def _give(self, worker: _Worker) -> None:
        worker.take(self.waiting.popleft())
        self.at_work.add(worker)
        self.selector.register(worker.answers, selectors.EVENT_READ, worker)
