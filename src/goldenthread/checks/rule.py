"""What a rule is: its name, how bad a breach is, what it reads and leaves out, an example, and what looks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from goldenthread.checks.findings import Place, Severity, Verdict
from goldenthread.checks.record import Record
from goldenthread.patterns import regex

if TYPE_CHECKING:
    from goldenthread.checks.passages import Passage
    from goldenthread.checks.subject import Subject

GROUPS = {
    "arithmetic": "Arithmetic",
    "performance": "Performance",
    "consistency": "Consistency",
    "dates": "Dates",
    "text": "Text",
    "privacy": "Privacy",
    "structure": "Structure",
    "record": "Against the record",
}
_ID = regex(r"[a-z]+(?:-[a-z]+)+")


@dataclass(frozen=True, slots=True)
class Hit:
    """What a rule's function gives for one breach. Make it with `Passage.hit` or, for no words in particular, by hand.

    `severity` is only given where one breach is less (or more) bad than the rule is as a whole.
    """

    place: Place
    quote: str
    message: str
    working: str = ""
    mend: str = ""
    verdict: Verdict = Verdict.WRONG
    severity: Severity | None = None
    related: tuple[Place, ...] = ()
    context: str = ""


@dataclass(frozen=True, slots=True)
class Example:
    """A worked example in Markdown, also the rule's test: `wrong` gives one finding with `quote`, `right` none.

    `previous` is the last report and `record` the record that a rule which needs one is given.
    """

    wrong: str
    right: str
    quote: str
    previous: str = ""
    record: Record | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule.

    `scope` says what it reads, `leaves_out` what it knowingly does not, `cost` what false alarms it gave on real
    documents and what was done about them. `find` is its function; `needs` names what else must be given for it to
    run ("record", "previous report"), if anything.
    """

    id: str
    title: str
    group: str
    severity: Severity
    scope: str
    leaves_out: tuple[str, ...]
    cost: str
    example: Example
    find: Callable[[Subject], Iterator[Hit]] = field(compare=False)
    needs: str = ""

    def __post_init__(self) -> None:
        if not _ID.fullmatch(self.id):
            raise ValueError(f"A rule's id is words joined by hyphens, and {self.id!r} is not.")
        if self.group not in GROUPS:
            raise ValueError(f"{self.id}: there is no group {self.group!r}; there are {', '.join(GROUPS)}.")


def rule(
    identifier: str,
    *,
    title: str,
    group: str,
    severity: Severity,
    scope: str,
    leaves_out: tuple[str, ...] = (),
    cost: str,
    example: Example,
    needs: str = "",
) -> Callable[[Callable[[Subject], Iterator[Hit]]], Rule]:
    """Makes the function under it a rule."""

    def made(find: Callable[[Subject], Iterator[Hit]]) -> Rule:
        return Rule(identifier, title, group, severity, scope, leaves_out, cost, example, find, needs)

    return made


def hit(
    passage: Passage,
    start: int,
    end: int,
    message: str,
    *,
    working: str = "",
    mend: str = "",
    verdict: Verdict = Verdict.WRONG,
    severity: Severity | None = None,
    related: tuple[Place, ...] = (),
) -> Hit:
    """A breach in the words of a passage from `start` to `end`."""
    return Hit(
        place=passage.place(start, end),
        quote=passage.text[start:end],
        message=message,
        working=working,
        mend=mend,
        verdict=verdict,
        severity=severity,
        related=related,
        context=passage.text,
    )
