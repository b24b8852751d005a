"""Files checked: which documents there are, each checked by itself, and many of them by all the cores."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from goldenthread.checks.deadline import within
from goldenthread.checks.opening import open_document
from goldenthread.checks.output.outcome import Outcome
from goldenthread.checks.record import Record
from goldenthread.checks.running import Checked, check
from goldenthread.checks.settings import Settings
from goldenthread.checks.suppressions import SIDECAR, read_sidecar, sidecar_of
from goldenthread.documents import DEFAULT, Document, Limits, Unreadable

KINDS = frozenset((".docx", ".docm", ".dotx", ".pdf", ".md", ".markdown", ".txt", ".html", ".htm", ".xhtml"))
# Documents too, of which a folder's check says that they cannot be read rather than pass over them.
UNREAD_KINDS = frozenset((".doc", ".dot", ".dotm", ".rtf", ".odt", ".ott", ".pages", ".wpd", ".wps", ".xps"))


class Found(NamedTuple):
    """The documents in some folders, and the other files there, which are passed over."""

    documents: list[Path]
    others: list[Path]


@dataclass(frozen=True, slots=True)
class Job:
    """How each file is checked. `makes` is "html" or "word" where one is to be made of each.

    `into` is the file to write, or the folder where there are `many`, in which each stands as it does under `under`;
    without it a page is given in the outcome.
    """

    settings: Settings = field(default_factory=Settings)
    limits: Limits = DEFAULT
    makes: str = ""
    into: Path | None = None
    many: bool = False
    under: Path | None = None
    when: datetime | None = None
    previous: Document | None = None
    record: Record | None = None

    def target(self, path: Path) -> Path | None:
        """The file that is made of a document: `into` itself, or a file in it where there are many documents."""
        if self.into is None or not self.makes:
            return None
        if not self.many:
            return self.into
        folder = Path(os.path.relpath(path.parent, self.under)) if self.under else Path()
        return self.into / folder / f"{path.name}.{'html' if self.makes == 'html' else 'checked.docx'}"


def documents_in(places: Iterable[Path]) -> Found:
    """The files named, and every document in the folders named, in order and each once.

    Hidden files, sidecars and what Word leaves beside an open document are neither documents nor others. A folder that
    may not be looked into stands among the documents, as what cannot be checked.
    """
    documents: dict[Path, None] = {}
    others: dict[Path, None] = {}
    for place in places:
        if not os.path.isdir(place):
            documents[place] = None
            continue
        for path in sorted(_within(place)):
            is_one = path.suffix.lower() in KINDS | UNREAD_KINDS or os.path.isdir(path)
            (documents if is_one else others)[path] = None
    return Found(list(documents), [path for path in others if path not in documents])


def _within(folder: Path) -> Iterator[Path]:
    shut: list[Path] = []
    for root, folders, names in os.walk(folder, onerror=lambda error: shut.append(Path(error.filename))):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if not name.startswith((".", "~$")) and not name.endswith(SIDECAR):
                yield Path(root, name)
    yield from shut


def check_file(path: Path, job: Job) -> Outcome:
    """One file checked, with the answers in its sidecar. What stands in the way is the outcome's `problem`."""
    try:
        with within(job.limits.seconds):
            checked = _checked(path, job)
        if job.makes == "html" and job.into is None:
            from goldenthread.checks.output.web_page import html

            return Outcome.of(str(path), checked, page=html(checked))
        return Outcome.of(str(path), checked, wrote=_made(path, checked, job))
    except (Unreadable, ValueError) as error:
        return Outcome(str(path), problem=str(error))
    except OSError as error:
        return Outcome(str(path), problem=f"{error.filename or path}: {error.strerror or error}.")
    except MemoryError:
        return Outcome(str(path), problem="The document needs more memory than there is. Split it.")
    except Exception as error:
        # A fault of ours must not keep the other files from being checked, nor end in a page of code.
        said = f"{type(error).__name__}: {error}".strip(": ")[:300]
        return Outcome(str(path), problem=f"{FAULT} ({said}). Please report it, with the document if you may.")


FAULT = "The check stopped at a fault of its own"


def _checked(path: Path, job: Job) -> Checked:
    document = open_document(path, limits=job.limits)
    place = sidecar_of(path)
    sidecar = read_sidecar(place)
    settings = replace(job.settings, off=job.settings.off | sidecar.off) if sidecar.off else job.settings
    try:
        return check(document, settings, suppressions=sidecar.suppressions, previous=job.previous, record=job.record)
    except ValueError as error:
        if sidecar.off:
            raise ValueError(f"{place.name}: {error}") from error
        raise


def _made(path: Path, checked: Checked, job: Job) -> str:
    """The file made of a document, where one is; its name."""
    target = job.target(path)
    if target is None:
        return ""
    target.parent.mkdir(parents=True, exist_ok=True)
    if job.makes == "html":
        from goldenthread.checks.output.web_page import html

        target.write_text(html(checked), encoding="utf-8")
    else:
        from goldenthread.checks.output.commenting import word

        if os.path.exists(target) and target.samefile(path):
            raise ValueError(f"{target} is the document itself. Name another file with --out.")
        target.write_bytes(word(checked, path.read_bytes(), when=job.when, limits=job.limits))
    return str(target)


def check_files(
    paths: Sequence[Path], job: Job, *, workers: int | None = None, told: Callable[[int], None] | None = None
) -> list[Outcome]:
    """Every file checked, by as many processes as there are cores unless told otherwise; in the order of the paths.

    `told` is called with the number of files done as each is.
    """
    tell = told or (lambda _: None)
    count = min(workers or cores(), len(paths))
    outcomes: list[Outcome] = []
    if count <= 1:
        for path in paths:
            outcomes.append(check_file(path, job))
            tell(len(outcomes))
        return outcomes
    from goldenthread.checks.side_by_side import checked_by

    return checked_by(count, paths, job, tell)


def cores() -> int:
    """How many cores this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on every system
        return os.cpu_count() or 1
