"""Imports a folder: lists it, has it read, and writes the manifest."""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from goldenthread.packs.batch.listing import Listing, listing_of
from goldenthread.packs.batch.one import Task, clear_unfinished, head_of, put
from goldenthread.packs.batch.outcome import BatchError, Imported, Outcome
from goldenthread.packs.batch.version import reader_version

ENGINES = ("local", "spark")
MANIFEST = "manifest.json"
LOCK = ".import-lock"
Progress = Callable[[int, int], object]


def import_folder(
    folder: Path,
    output: Path,
    *,
    engine: str = "local",
    workers: int | None = None,
    progress: Progress = lambda done, documents: None,
) -> Imported:
    """Read every document of a folder into a record of its own under `output`, which is made if it is not there.

    What an earlier run has read is kept where neither the document nor the reader has changed. A document that cannot
    be read is told in the outcome and tried again the next time; it never keeps the others from being read.
    workers: how many processes read; as many as there are cores and memory for, unless given.
    `progress` is told how many documents of how many are done. Raises BatchError where the folder cannot be imported.
    """
    if engine not in ENGINES:
        raise BatchError(f"“{engine}” is not an engine. Use one of: {', '.join(ENGINES)}.")
    _check(folder, output)
    found = listing_of(folder, output)
    if not found.names:
        raise BatchError(f"{folder}: there is no document in it. Give a folder of Word, PDF, HTML or Markdown files.")
    with _ours(output):
        tasks = [Task(name, str(folder.resolve()), str(output.resolve()), reader_version()) for name in found.names]
        outcomes: dict[str, Outcome] = {}
        progress(0, len(tasks))
        with closing(_read(tasks, engine, workers)) as done:  # a run that is stopped takes its workers with it
            for outcome in done:
                outcomes[outcome.name] = outcome
                progress(len(outcomes), len(tasks))
        imported = Imported(output, tuple(outcomes[name] for name in found.names), found.aside, _left(found, output))
        _write_manifest(imported)
    return imported


def _read(tasks: Sequence[Task], engine: str, workers: int | None) -> Generator[Outcome]:
    if engine == "spark":
        from goldenthread.packs.batch.spark import read_all as with_spark

        return with_spark(tasks, workers or len(os.sched_getaffinity(0)))
    from goldenthread.packs.batch.local import most_workers, read_all

    return read_all(tasks, workers or most_workers())


def _check(folder: Path, output: Path) -> None:
    if output.exists() and not output.is_dir():
        raise BatchError(f"{output}: this is a file. Give the name of a folder for the records.")
    if folder.resolve() == output.resolve():
        raise BatchError(f"{output}: this is the folder that is read. Give another for the records.")
    if output.is_dir() and not (output / LOCK).exists() and any(output.iterdir()):
        raise BatchError(
            f"{output}: this folder holds something else. Give a new or empty one, or that of an earlier import."
        )


@contextmanager
def _ours(output: Path) -> Iterator[None]:
    """Keeps another run from writing into the same folder."""
    try:
        output.mkdir(parents=True, exist_ok=True)
        lock = (output / LOCK).open("w")
    except OSError as error:
        raise BatchError(f"{output}: {error.strerror}. Check the name, and that you may write there.") from None
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BatchError(f"{output}: another run is writing here. Wait for it, or stop it.") from None
        clear_unfinished(output)
        yield


def _left(found: Listing, output: Path) -> tuple[str, ...]:
    """Records of documents that the folder no longer has."""
    there = {path.relative_to(output).as_posix() for path in output.rglob("*.json")}
    gone = sorted(there - {f"{name}.json" for name in found.names} - {MANIFEST})
    return tuple(name for name in gone if head_of(output / name) is not None)


def _write_manifest(imported: Imported) -> None:
    """What every document came to, in the order of their paths: nothing in it depends on when or how it was read."""
    files = [outcome.as_json() for outcome in imported.outcomes]
    text = json.dumps({"reader": reader_version(), "files": files}, indent=1)
    put(imported.output / MANIFEST, text.encode() + b"\n")
