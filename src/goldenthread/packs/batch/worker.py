"""The program that reads documents in a process of its own: `python -m goldenthread.packs.batch.worker BYTES`.

A task comes as a line of JSON on standard input, its outcome goes as a line of JSON to standard output. It ends when
the input does, so that none outlives the process that asked.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import sys

from goldenthread.packs.batch.one import Task, read_one


def main(most_bytes: int) -> None:
    """Reads what it is told to, with at most this much memory of its own."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that asked
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # whatever else is printed is no answer
    hard = resource.getrlimit(resource.RLIMIT_DATA)[1]
    most = most_bytes if hard == resource.RLIM_INFINITY else min(most_bytes, hard)
    resource.setrlimit(resource.RLIMIT_DATA, (most, hard))
    for line in sys.stdin:
        outcome = read_one(Task(*json.loads(line)))
        answers.write(json.dumps(outcome.as_json() | {"kept": outcome.kept}) + "\n")
        answers.flush()


if __name__ == "__main__":
    main(int(sys.argv[1]))
