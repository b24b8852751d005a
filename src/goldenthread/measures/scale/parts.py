"""The folder beside the output that a run keeps its parts in, so that one that was stopped can be gone on with."""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

from goldenthread.measures.scale.plan import Part, Plan
from goldenthread.measures.scale.problems import SHOWN, Flaw, refused
from goldenthread.measures.scale.scoring import Scores

COMPRESSION = "snappy"
"""Every reader of Parquet has it, and it takes half the time of zstd for half as much again on disk."""


class Record(NamedTuple):
    """What a part came to."""

    counts: dict[str, int]
    flaws: list[Flaw]
    """The first SHOWN."""
    flaw_count: int


class Workshop:
    """The parts of one run. `job` is whatever the parts depend on; another job's parts are not gone on with."""

    def __init__(self, output: Path, job: dict[str, Any]) -> None:
        self.output, self.job = output, job
        self.folder = output.with_name(output.name + ".parts")
        self.manifest = self.folder / "manifest.json"
        self.spill = self.folder / "spill"
        self.in_order = self.folder / "in-order.parquet"
        self.whole = self.folder / "whole.parquet"
        self.threw_away = False

    def __enter__(self) -> Workshop:
        self.folder.mkdir(exist_ok=True)
        lock = self.folder / "lock"
        if not lock.exists() and any(self.folder.iterdir()):
            message = "this folder would be used and then removed, but it holds something else; move it away"
            raise refused(self.folder.name, message)
        self.lock = lock.open("w")
        try:
            fcntl.flock(self.lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            self.lock.close()
            raise refused(self.output.name, "another run is writing this; wait for it, or stop it") from None
        return self

    def __exit__(self, *_: object) -> None:
        self.lock.close()

    def earlier_plan(self) -> Plan | None:
        """The plan of an earlier run of the same job. Anything else that stands here is thrown away."""
        try:
            kept = json.loads(self.manifest.read_text("utf-8"))
            if kept["job"] == json.loads(json.dumps(self.job)):
                parts = [Part(start, end, tuple(first)) for start, end, first in kept["parts"]]
                return Plan(parts, kept["in_order"])
        except FileNotFoundError:
            pass
        except (ValueError, KeyError, TypeError):
            self.threw_away = True
        else:
            self.threw_away = True
        for path in self.folder.iterdir():
            if path.is_dir():
                shutil.rmtree(path)
            elif path.name != "lock":
                path.unlink()
        return None

    def keep_plan(self, plan: Plan) -> None:
        """Write down what the parts are, once that is known."""
        text = json.dumps({"job": self.job, "in_order": plan.in_order, "parts": plan.parts})
        _put(self.manifest, lambda file: file.write(text.encode()))

    def missing(self, parts: list[Part]) -> list[int]:
        """Which parts have no record yet, by their numbers from 0."""
        there = {path.name for path in self.folder.iterdir()}
        return [number for number in range(len(parts)) if record_name(number) not in there]

    def record(self, number: int) -> Record:
        """What a part came to."""
        kept = json.loads((self.folder / record_name(number)).read_text("utf-8"))
        return Record(kept["counts"], [Flaw(*flaw) for flaw in kept["flaws"]], kept["flaw_count"])

    def clear(self) -> None:
        """Leave nothing behind."""
        shutil.rmtree(self.folder)


def record_name(number: int) -> str:
    return f"part-{number:06}.json"


def part_name(number: int) -> str:
    return f"part-{number:06}.parquet"


def flaws_name(number: int) -> str:
    return f"part-{number:06}.flaws.jsonl"


def keep_part(folder: Path, number: int, scores: Scores) -> None:
    """Write a part: what was scored, what is wrong with it, and last of all its record, which says it is whole."""
    if scores.table is not None:
        _put(folder / part_name(number), lambda file: _write_table(scores.table, file))
    if scores.flaws:
        lines = "".join(json.dumps(flaw) + "\n" for flaw in scores.flaws)
        _put(folder / flaws_name(number), lambda file: file.write(lines.encode()))
    kept = {"counts": scores.counts, "flaws": scores.flaws[:SHOWN], "flaw_count": len(scores.flaws)}
    _put(folder / record_name(number), lambda file: file.write(json.dumps(kept).encode()))


def _write_table(table: pa.Table, file: BinaryIO) -> None:
    pq.write_table(table, file, row_group_size=table.num_rows, compression=COMPRESSION, write_statistics=False)


def _put(path: Path, write: Callable[[BinaryIO], object]) -> None:
    """Write a file that is there whole or not at all, whoever else writes it at the same time."""
    handle, name = tempfile.mkstemp(prefix=".", suffix=".tmp", dir=path.parent)
    with os.fdopen(handle, "wb") as file:
        write(file)
    os.replace(name, path)
