"""Findings that somebody has looked at and answered, kept in a file beside the document, each with a reason and an end.

The file is `report.docx.checks.toml` beside `report.docx`:

    off = ["acronym-not-expanded"]            # rules or groups not run on this document

    [[suppress]]
    finding = "3f9a1c0b77de"                  # the finding's fingerprint, printed with it
    reason = "The meeting was moved to Thursday after the notice went out."
    by = "A. Officer"
    until = 2027-03-31                        # at most a year on
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from goldenthread.checks.findings import Finding
from goldenthread.patterns import regex

SIDECAR = ".checks.toml"
_KEYS = {"finding", "reason", "by", "until"}
_FINGERPRINT = regex(r"[0-9a-f]{12}")


@dataclass(frozen=True, slots=True)
class Suppression:
    """An answer to one finding: its fingerprint, why it stands, who says so, and the last day the answer holds."""

    finding: str
    reason: str
    by: str
    until: date


@dataclass(frozen=True, slots=True)
class Suppressed:
    """A finding, and the answer that keeps it quiet."""

    finding: Finding
    by: Suppression


@dataclass(frozen=True, slots=True)
class Sidecar:
    """What stands in a document's sidecar file."""

    suppressions: tuple[Suppression, ...] = ()
    off: frozenset[str] = frozenset()


class BadSidecar(ValueError):
    """A sidecar file that cannot be used: says where it is wrong and how to mend it."""


def sidecar_of(path: str | os.PathLike[str]) -> Path:
    """Where the sidecar of a document is."""
    return Path(path).with_name(Path(path).name + SIDECAR)


def read_sidecar(path: Path, *, today: date | None = None) -> Sidecar:
    """A sidecar file, or an empty one where there is none. Raises BadSidecar."""
    try:
        with path.open("rb") as file:
            import tomllib  # few documents have a sidecar

            tree = tomllib.load(file)
    except FileNotFoundError:
        return Sidecar()
    except (OSError, ValueError, RecursionError) as error:
        said = getattr(error, "strerror", None) or str(error).splitlines()[0]
        raise BadSidecar(f"{path.name}: {said}. Mend the file, or take it away to check without it.") from error
    if unknown := sorted(tree.keys() - {"off", "suppress"}):
        raise BadSidecar(f"{path.name}: {', '.join(unknown)} is not known here; there are `off` and `[[suppress]]`.")
    off = tree.get("off", [])
    if not isinstance(off, list) or not all(isinstance(name, str) for name in off):
        raise BadSidecar(f'{path.name}: `off` is a list of rules, like off = ["acronym-not-expanded"].')
    entries = tree.get("suppress", [])
    if not isinstance(entries, list):
        raise BadSidecar(f"{path.name}: write each suppression under its own [[suppress]].")
    now = today or _today()
    found = tuple(_suppression(path.name, number, entry, now) for number, entry in enumerate(entries, 1))
    return Sidecar(found, frozenset(off))


def _suppression(name: str, number: int, entry: Any, today: date) -> Suppression:
    where = f"{name}, suppression {number}"
    if not isinstance(entry, dict):
        raise BadSidecar(f"{where}: it needs finding, reason, by and until.")
    if missing := sorted(_KEYS - entry.keys()):
        raise BadSidecar(f"{where}: it needs finding, reason, by and until; {missing[0]} is missing.")
    if unknown := sorted(entry.keys() - _KEYS):
        raise BadSidecar(f"{where}: {unknown[0]} is not known here; there are finding, reason, by and until.")
    for key in ("finding", "reason", "by"):
        if not isinstance(entry[key], str) or not entry[key].strip():
            raise BadSidecar(f"{where}: {key} must say something, in quotation marks.")
    until = entry["until"]
    if not isinstance(until, date) or isinstance(until, datetime):
        raise BadSidecar(f"{where}: until is a day, written like until = 2027-03-31.")
    if until > a_year_on(today):
        raise BadSidecar(f"{where}: until is more than a year on. Give a day up to {a_year_on(today).isoformat()}.")
    return Suppression(entry["finding"].strip(), entry["reason"].strip(), entry["by"].strip(), until)


def suppress(
    findings: Sequence[Finding], suppressions: Sequence[Suppression], today: date | None = None
) -> tuple[list[Finding], list[Suppressed], list[Suppression]]:
    """The findings that stand, those that are answered, and the answers that have run out or answer nothing.

    An answer holds to the end of its last day.
    """
    now = today or _today()
    holding = {answer.finding: answer for answer in suppressions if answer.until >= now}
    kept: list[Finding] = []
    quiet: list[Suppressed] = []
    for finding in findings:
        answer = holding.get(finding.fingerprint)
        if answer is None:
            kept.append(finding)
        else:
            quiet.append(Suppressed(finding, answer))
    used = {id(answered.by) for answered in quiet}
    return kept, quiet, [answer for answer in suppressions if id(answer) not in used]


def written(suppression: Suppression, *, today: date | None = None) -> str:
    """A suppression as it stands in a sidecar file, to be put at its end. Raises ValueError for one that may not be.

    What comes back ends with a new line and may follow anything but an open table's keys, which `[[suppress]]` ends.
    """
    now = today or _today()
    if not _FINGERPRINT.fullmatch(suppression.finding):
        raise ValueError(
            f"{suppression.finding!r} is no finding's id: it is twelve letters and figures, printed with each finding."
        )
    if not suppression.reason.strip():
        raise ValueError("Say why the finding stands: --reason.")
    if not suppression.by.strip():
        raise ValueError("Say who suppresses the finding: --by.")
    if suppression.until < now:
        raise ValueError(f"{suppression.until.isoformat()} is past. Give a day up to {a_year_on(now).isoformat()}.")
    if suppression.until > a_year_on(now):
        raise ValueError(f"A suppression holds at most a year. Give a day up to {a_year_on(now).isoformat()}.")
    return (
        "[[suppress]]\n"
        f"finding = {_quoted(suppression.finding)}\n"
        f"reason = {_quoted(suppression.reason)}\n"
        f"by = {_quoted(suppression.by)}\n"
        f"until = {suppression.until.isoformat()}\n"
    )


def a_year_on(day: date) -> date:
    """The same day next year; for 29 February the day before 1 March."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day.replace(year=day.year + 1, day=28)


def _quoted(text: str) -> str:
    """A TOML string on one line."""
    words = " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _today() -> date:
    """The day on which the officer sits, not a universal one."""
    return date.today()  # noqa: DTZ011
