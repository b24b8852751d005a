"""What became of one file: what was found in it, or why it could not be checked. It goes between processes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from goldenthread.checks.findings import Finding, Severity
from goldenthread.checks.record import Coverage, Proposal
from goldenthread.checks.running import Checked
from goldenthread.checks.suppressions import Suppressed, Suppression
from goldenthread.documents import Unread
from goldenthread.documents.model import Format


@dataclass(frozen=True, slots=True)
class Outcome:
    """One file's outcome. `problem` says why it could not be checked, "" where it was; `wrote` is a file made of it.

    `page` is the whole document as a web page, where that was asked for and no file was to be made of it.
    """

    file: str
    format: Format | None = None
    findings: tuple[Finding, ...] = ()
    suppressed: tuple[Suppressed, ...] = ()
    stale: tuple[Suppression, ...] = ()
    unread: tuple[Unread, ...] = ()
    ran: tuple[str, ...] = ()
    coverage: Coverage | None = None
    proposals: tuple[Proposal, ...] = ()
    problem: str = ""
    wrote: str = ""
    page: str = ""

    @classmethod
    def of(cls, file: str, checked: Checked, *, wrote: str = "", page: str = "") -> Outcome:
        """The outcome of a check."""
        return cls(
            file=file,
            format=checked.document.format,
            findings=checked.findings,
            suppressed=checked.suppressed,
            stale=checked.stale,
            unread=checked.document.unread,
            ran=checked.ran,
            coverage=checked.coverage,
            proposals=checked.proposals,
            wrote=wrote,
            page=page,
        )

    @property
    def has_lines(self) -> bool:
        """Whether a place in it is a line, as it is in Markdown and HTML."""
        return self.format in ("markdown", "html")


def worst(outcomes: Iterable[Outcome]) -> Severity | None:
    """The worst severity among the findings, None where there are none."""
    found = {finding.severity for outcome in outcomes for finding in outcome.findings}
    return min(found, key=lambda severity: severity.rank) if found else None


def counted(findings: Sequence[Finding]) -> str:
    """How many there are of each severity, in words: "2 errors, 1 warning, 0 notes"."""
    counts = {severity: sum(1 for finding in findings if finding.severity is severity) for severity in Severity}
    return ", ".join(f"{count} {severity.value}{'' if count == 1 else 's'}" for severity, count in counts.items())
