"""Reads one document of a folder and keeps its record, unless an earlier run has done so."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from pathlib import Path
from typing import Any, NamedTuple

from goldenthread.documents import DEFAULT, Unreadable
from goldenthread.packs.batch.outcome import NotRead, Outcome, outcome_from
from goldenthread.packs.pack import SURE, Pack

AGAIN = "memory"
"""The kind of what could not be read for want of memory: with more of it, it may be."""
LONGEST_HEAD = 65_536
UNFINISHED = (".import-", ".tmp")
"""How the name of a file that is still being written begins and ends."""


class Task(NamedTuple):
    """A document to be read: its path in the folder, the folder, the folder for records, and the reader's version."""

    name: str
    folder: str
    output: str
    reader: str

    @property
    def result(self) -> Path:
        """Where its record is kept."""
        return Path(self.output, f"{self.name}.json")


def read_one(task: Task) -> Outcome:
    """Reads a document and writes its record; whatever is wrong with it is in the outcome, and nothing is raised."""
    digest = ""
    try:
        data = _bytes(Path(task.folder, task.name))
        digest = hashlib.sha256(data).hexdigest()
        earlier = _kept(task, digest)
        if earlier is not None:
            return earlier
        return _read(task, data, digest)
    except Unreadable as error:
        if isinstance(error.__cause__, MemoryError):
            return _failed(task, digest, NotRead(AGAIN, error.what, error.where, error.mend))
        return _failed(task, digest, NotRead(error.kind, error.what, error.where, error.mend))
    except MemoryError:
        return _failed(task, digest, NotRead(AGAIN, "It needs more memory than there is", mend="Split it."))
    except OSError as error:
        what = f"It cannot be read, or its record cannot be written: {error.strerror or error}"
        return _failed(task, digest, NotRead("file", what, mend="Check its name, and who may read and write."))
    except Exception as error:
        # A fault of the reader's must not keep the other documents from being read.
        what = f"The reader itself failed ({type(error).__name__}: {str(error)[:200]})"
        return _failed(task, digest, NotRead("fault", what, mend="Report it, with the document if it may be shown."))


def _bytes(path: Path) -> bytes:
    size = path.stat().st_size
    if size > DEFAULT.file_bytes:
        most = DEFAULT.file_bytes / 1024 / 1024
        what = f"The file is {size / 1024 / 1024:,.0f} MB; at most {most:,.0f} MB is read"
        raise Unreadable("too-big", what, mend="Split it, or save it without its pictures.")
    return path.read_bytes()


def _read(task: Task, data: bytes, digest: str) -> Outcome:
    from goldenthread.packs.opening import read_bytes

    pack = read_bytes(data, printable(Path(task.name).name))
    outcome = Outcome(task.name, digest, _counts(pack))
    head = json.dumps({"reader": task.reader} | outcome.as_json())
    # The head is a line of its own, so that a later run need not read the whole record to know whose it is.
    text = f'{{"import": {head},\n{json.dumps(pack.as_json(), ensure_ascii=False)[1:]}\n'
    put(task.result, text.encode("utf-8", "replace"))
    return outcome


def _counts(pack: Pack) -> dict[str, int]:
    fields = pack.fields()
    return {
        "fields": len(fields),
        "sure": sum(field.confidence >= SURE for _, field in fields),
        "problems": len(pack.problems),
        "not_understood": len(pack.not_understood),
    }


def _kept(task: Task, digest: str) -> Outcome | None:
    """The outcome of an earlier run, where the document and the reader are the same."""
    head = head_of(task.result)
    if head is None or head.get("sha256") != digest or head.get("reader") != task.reader:
        return None
    try:
        return outcome_from({key: value for key, value in head.items() if key != "reader"}, kept=True)
    except (KeyError, TypeError, ValueError):
        return None


def head_of(record: Path) -> dict[str, Any] | None:
    """What the first line of a record says of its document and reader; None for a file that is no record."""
    try:
        with record.open("rb") as file:
            line = file.readline(LONGEST_HEAD)
        head = json.loads(line.rstrip().removesuffix(b",") + b"}")["import"]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return head if isinstance(head, dict) else None


def _failed(task: Task, digest: str, reason: NotRead) -> Outcome:
    """An outcome without a record. One that an earlier state of the document left would be wrong now, and goes."""
    if head_of(task.result) is not None:
        task.result.unlink(missing_ok=True)
    return Outcome(task.name, digest, not_read=reason)


def put(path: Path, content: bytes) -> None:
    """Writes a file that is there whole or not at all, with the folders it needs."""
    path.parent.mkdir(parents=True, exist_ok=True)
    begins, ends = UNFINISHED
    handle, name = tempfile.mkstemp(prefix=begins, suffix=ends, dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).chmod(0o644)
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def clear_unfinished(output: Path) -> None:
    """Removes what a run that was stopped had begun to write."""
    for path in output.rglob("*".join(UNFINISHED)):
        path.unlink(missing_ok=True)


def printable(name: str) -> str:
    """A name as text that can always be printed."""
    return os.fsencode(name).decode("utf-8", "replace")
