"""What a check says: the rule, how bad it is, how sure, where, in which words, and how it was worked out."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from enum import StrEnum

from goldenthread.documents import Position


class Severity(StrEnum):
    """How bad it is: an error is not true, a warning should be looked at, a note may help."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """0 for the worst."""
        return list(Severity).index(self)


class Verdict(StrEnum):
    """How sure it is, once what rounding leaves has been allowed for."""

    WRONG = "wrong"
    ONLY_ROUNDING = "only rounding"
    CANNOT_TELL = "cannot tell"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a finding stands. `line` is given for text files; `page` where known; `row` and `column` from 1 in a table.

    `start` and `end` are offsets in the words of the block, and `part` is the report of a pack that it is in.
    """

    block: int | None = None
    start: int = 0
    end: int = 0
    line: int | None = None
    page: int | None = None
    paragraph: int | None = None
    row: int | None = None
    column: int | None = None
    part: str = ""
    story: str = "body"

    @classmethod
    def of(
        cls,
        position: Position | None,
        *,
        start: int = 0,
        end: int = 0,
        row: int | None = None,
        column: int | None = None,
        part: str = "",
    ) -> Place:
        """The place of some words of a block; `row` and `column` count from 0 here, as in the block model."""
        if position is None:
            return cls(part=part)
        return cls(
            block=position.block,
            start=start,
            end=end,
            line=position.line_at(start),
            page=position.page,
            paragraph=position.paragraph,
            row=None if row is None else row + 1,
            column=None if column is None else column + 1,
            part=part,
            story=position.part,
        )

    @property
    def words(self) -> str:
        """The place as a person would look for it: "line 34", "page 3, row 4, column 2"."""
        said = [] if self.story == "body" else [self.story]
        if self.line is not None:
            said.append(f"line {self.line}")
        if self.page is not None:
            said.append(f"page {self.page}")
        if self.paragraph is not None and self.line is None:
            said.append(f"paragraph {self.paragraph + 1}")
        if self.row is not None:
            said.append(f"row {self.row}")
        if self.column is not None:
            said.append(f"column {self.column}")
        return ", ".join(said) or ("the whole document" if self.block is None else f"block {self.block + 1}")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found. `working` shows how it is known, `mend` says what to do, `related` are other places."""

    rule: str
    severity: Severity
    verdict: Verdict
    message: str
    quote: str
    place: Place = field(default_factory=Place)
    working: str = ""
    mend: str = ""
    related: tuple[Place, ...] = ()
    context: str = ""
    occurrence: int = 0

    @property
    def fingerprint(self) -> str:
        """Twelve letters and figures that stay the same while the words around it do, wherever they move to."""
        parts = (
            self.rule,
            " ".join(self.quote.split()),
            " ".join(self.context[:4_000].split())[:400],
            str(self.occurrence),
        )
        return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:12]
