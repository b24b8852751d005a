"""Scores a Parquet file into another: planned, scored in parts, joined, and moved into place when it is whole."""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Callable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from goldenthread.measures.rules import RagRule
from goldenthread.measures.scale.joining import MAGIC, join
from goldenthread.measures.scale.local import Work, ready, score_parts
from goldenthread.measures.scale.log import added, part_line, whole_lines
from goldenthread.measures.scale.parts import Record, Workshop, flaws_name, part_name
from goldenthread.measures.scale.plan import PART_ROWS, NotInOrder, Plan, divide, runs_as_they_stand
from goldenthread.measures.scale.problems import SHOWN, Flaw, ScaleError, Stopped, refused
from goldenthread.measures.scale.source import Source, opened
from goldenthread.measures.scoring import Rules
from goldenthread.measures.spc.presets import preset_named
from goldenthread.measures.tables import as_rules

ENGINES = ("local", "spark")
LARGEST_GROUP = 1 << 22
"""A file with a larger row group is laid out again first: every part of a group has to read it from its beginning."""
Say = Callable[[str], object]
Progress = Callable[[int, int], object]


class Run(NamedTuple):
    """What a run came to."""

    output: Path
    problems: Path | None
    """Where the series left out are listed; None where there are none."""
    counts: dict[str, int]


def score_file(
    source: Path, output: Path, *, engine: str = "local", preset: str = "ptd", rules: Rules = None,
    skip_bad: bool = False, workers: int | None = None, part_rows: int = PART_ROWS,
    say: Say = lambda line: None, progress: Progress = lambda done, parts: None,
) -> Run:  # fmt: skip
    """Score every series of a Parquet file. Nothing is written to `output` until all of it can be.

    skip_bad: leave out series that something is wrong with, and list them in a CSV beside the output.
    workers: how many processes score (local); as many as there are cores, unless given. A script that has more than one
    must stand under `if __name__ == "__main__"`, as ever with Python's processes. The output does not depend on their
    number, nor on the engine. `say` is given each line of the log, `progress` how many parts of how many are done.
    Raises ScaleError where the file cannot be scored, and OSError where one cannot be read or written.
    """
    if engine not in ENGINES:
        raise ValueError(f'"{engine}" is not an engine; use one of {", ".join(ENGINES)}')
    opening, chosen = opened(source), as_rules(rules)
    _check_output(source, output)
    job = {
        "fingerprint": opening.fingerprint, "preset": preset_named(preset).name,
        "rules": [rule.as_json() for rule in chosen], "skip_bad": skip_bad, "part_rows": part_rows,
        "version": version("goldenthread"),
    }  # fmt: skip
    most = workers or len(os.sched_getaffinity(0))
    if engine == "local" and most > 1 and opening.rows > 2 * part_rows:
        ready()
    with Workshop(output, job) as workshop:
        try:
            return _run(opening, workshop, engine, chosen, most, say, progress)
        except Stopped:
            raise
        except ScaleError:
            workshop.clear()
            raise


def _check_output(source: Path, output: Path) -> None:
    if output.is_dir():
        raise refused(output.name, "this is a folder; give the name of a file to write")
    if output.exists() and output.samefile(source):
        raise refused(output.name, "this is the file that is read; write to another")
    if not output.parent.is_dir():
        raise refused(output.name, "its folder does not exist; make it first")
    if output.exists() and not _may_be_replaced(output):
        raise refused(
            output.name, "this is there already and is no Parquet file, so it is left alone; give another name"
        )
    if output.exists() and not os.access(output, os.W_OK):
        raise refused(output.name, "this file may not be written to; give another name")


def _run(
    source: Source, workshop: Workshop, engine: str, rules: tuple[RagRule, ...], workers: int, say: Say,
    progress: Progress,
) -> Run:  # fmt: skip
    plan = _planned(source, workshop, say)
    done = {*range(len(plan.parts))} - {*workshop.missing(plan.parts)}
    if done:
        say(f"going on: {len(done):,} of {_parts(plan)} {'was' if len(done) == 1 else 'were'} scored by an earlier run")
    told = _Told(workshop, plan, say)
    told.as_far_as(done)
    progress(len(done), len(plan.parts))
    for number in _scored(source, workshop, plan, engine, rules, workers):
        done.add(number)
        told.as_far_as(done)
        progress(len(done), len(plan.parts))
    return _finish(source, workshop, told.records, say)


def _planned(source: Source, workshop: Workshop, say: Say) -> Plan:
    """The plan of an earlier run that was stopped, or a new one."""
    plan = workshop.earlier_plan()
    if workshop.threw_away:
        say("an earlier run was stopped, but of another input or with other options: its parts are thrown away")
    if plan is None:
        plan = _plan(source, workshop)
        workshop.keep_plan(plan)
    by = " and ".join(source.columns.named_by)
    say(f"{source.path.name}: {source.rows:,} rows; a series is named by {by}; {_parts(plan)}")
    if not plan.in_order:
        say(f"its rows are put in the order of {by} first")
    return plan


def _parts(plan: Plan) -> str:
    return "1 part" if len(plan.parts) == 1 else f"{len(plan.parts):,} parts"


def _plan(source: Source, workshop: Workshop) -> Plan:
    part_rows = workshop.job["part_rows"]
    if source.largest_group <= LARGEST_GROUP:
        try:
            return Plan(divide(source, runs_as_they_stand(source), part_rows), True)
        except NotInOrder:
            pass
    from goldenthread.measures.scale.ordering import runs_in_order

    return Plan(divide(source, runs_in_order(source, workshop.spill), part_rows), False)


def _may_be_replaced(output: Path) -> bool:
    """Whether what stands here is an earlier output (or empty), and not a device or somebody's other file."""
    if not output.is_file():
        return False
    with output.open("rb") as file:
        return file.read(len(MAGIC)) in (MAGIC, b"")


class _Told:
    """Says what each part came to, in the order of the parts, as soon as all before it are done."""

    def __init__(self, workshop: Workshop, plan: Plan, say: Say) -> None:
        self.workshop, self.plan, self.say = workshop, plan, say
        self.records: list[Record] = []

    def as_far_as(self, done: set[int]) -> None:
        while len(self.records) in done:
            number = len(self.records)
            self.records.append(self.workshop.record(number))
            self.say(part_line(number, self.plan.parts, self.records[number]))


def _scored(
    source: Source, workshop: Workshop, plan: Plan, engine: str, rules: tuple[RagRule, ...], workers: int
) -> Iterator[int]:
    missing = workshop.missing(plan.parts)
    if not missing:
        return
    work = Work(source, False, workshop.folder, workshop.job["preset"], rules)
    if engine == "spark":
        from goldenthread.measures.scale import spark

        yield from spark.score_parts(work, plan.parts, missing, workers)
        return
    if not plan.in_order:
        work = work._replace(source=_in_order(source, workshop, plan), copied=True)
    yield from score_parts(work, plan.parts, missing, workers)


def _in_order(source: Source, workshop: Workshop, plan: Plan) -> Source:
    """A copy of a file in the order of its series, made once."""
    from goldenthread.measures.scale.ordering import put_in_order

    if not workshop.in_order.exists():
        unfinished = workshop.in_order.with_suffix(".tmp")
        put_in_order(source, plan.parts, unfinished, workshop.spill)
        unfinished.replace(workshop.in_order)
    return opened(workshop.in_order)


def _finish(source: Source, workshop: Workshop, records: list[Record], say: Say) -> Run:
    """Refuse the file for what was found in it, or put the parts together and in their place."""
    counts, flaws = added(records), sum(record.flaw_count for record in records)
    if opened(source.path).fingerprint != source.fingerprint:
        raise refused(source.path.name, "it was changed while it was scored; run it again")
    if flaws and not workshop.job["skip_bad"]:
        first = sorted((flaw for record in records for flaw in record.flaws), key=lambda flaw: flaw.row or 0)
        raise ScaleError(source.path.name, [flaw.located(source.ends) for flaw in first[:SHOWN]], flaws)
    parts = [workshop.folder / part_name(number) for number in range(len(records))]
    parts = [path for path in parts if path.exists()]
    if not parts:
        raise refused(source.path.name, "something is wrong with every series, so there is nothing to write")
    join(parts, workshop.whole)
    problems = workshop.output.with_name(workshop.output.stem + ".problems.csv")
    if flaws:
        _write_problems(source, workshop, len(records), problems)
    else:
        problems.unlink(missing_ok=True)
    os.replace(workshop.whole, workshop.output)
    workshop.clear()
    for line in whole_lines(counts):
        say(line)
    if flaws:
        say(f"{flaws:,} problems are listed in {problems.name}")
    say(f"written to {workshop.output.name}")
    return Run(workshop.output, problems if flaws else None, counts)


def _write_problems(source: Source, workshop: Workshop, parts: int, problems: Path) -> None:
    """List what is wrong with the series that were left out, one a line."""
    unfinished = workshop.folder / problems.name
    with unfinished.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["file", "row", "row_group", "series", "column", "problem"])
        for number in range(parts):
            path = workshop.folder / flaws_name(number)
            if path.exists():
                with path.open(encoding="utf-8") as lines:
                    for line in lines:
                        flaw = Flaw(*json.loads(line)).located(source.ends)
                        writer.writerow(
                            [source.path.name, flaw.row, flaw.group, flaw.series, flaw.column, flaw.message]
                        )
    os.replace(unfinished, problems)
