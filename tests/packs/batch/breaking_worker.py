"""A worker that breaks down at one document, as a fault in a library written in C would have it do."""

import os
import sys

from goldenthread.packs.batch import worker
from goldenthread.packs.batch.one import Task, read_one
from goldenthread.packs.batch.outcome import Outcome


def breaking(task: Task) -> Outcome:
    if task.name == "2022/pool.md":
        os._exit(11)
    return read_one(task)


worker.read_one = breaking
worker.main(int(sys.argv[1]))
