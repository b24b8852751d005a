"""What every reader builds with: runs put in order, blocks counted, and a list of what was not read."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import Any

from goldenthread.documents.blocks import Block, Table, TextBlock
from goldenthread.documents.errors import Unreadable
from goldenthread.documents.limits import Limits
from goldenthread.documents.model import Unread
from goldenthread.documents.words import PLAIN, Position, Run, Style, said
from goldenthread.patterns import regex

SUPERSCRIPTS = str.maketrans("0123456789+-−()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁽⁾")
SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
RAISED_FIGURES = regex(r"[\d+\-−(),\s]*\d[\d+\-−(),\s]*\Z")
CHECK_TIME_EVERY = 256
CHARACTERS_A_PAGE = 2_500
SPACES = regex(r"[ \t\n\r\f\v]+")


class Builder:
    """Counts blocks and characters for one document, against its limits, and keeps what was not read."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.unread: list[Unread] = []
        self.blocks = 0
        self.characters = 0
        self.cells = 0
        self.pieces = 0
        self.rules = 0
        self.ends = time.monotonic() + limits.seconds
        self.styles: dict[Style, Style] = {PLAIN: PLAIN}
        self.changed: dict[tuple[tuple[str, Any], ...], Style] = {}

    def position(self, **place: Any) -> Position:
        """The place of the next block."""
        self.blocks += 1
        if self.blocks % CHECK_TIME_EVERY == 0:
            self.in_time(f"block {self.blocks}")
            if self.blocks > self.limits.blocks:
                raise too_many("paragraphs and cells", self.limits.blocks)
        return Position(self.blocks - 1, **place)

    def style(self, base: Style, **changes: Any) -> Style:
        """`base` with these changes, one object for each style."""
        if base is not PLAIN:
            return self.intern(replace(base, **changes))
        key = tuple(changes.items())
        style = self.changed.get(key)
        if style is None:
            style = self.changed[key] = self.intern(Style(**changes))
        return style

    def intern(self, style: Style) -> Style:
        """The one object of this style."""
        return self.styles.setdefault(style, style)

    def count(self, characters: int) -> None:
        """Adds to the length of the document, and refuses one past its bound."""
        self.characters += characters
        if self.characters > self.limits.characters:
            most = self.limits.characters
            pages = f", about {most // CHARACTERS_A_PAGE:,} pages" if most >= CHARACTERS_A_PAGE else ""
            raise Unreadable(
                "too-big",
                f"The document has more than {most:,} characters{pages}",
                mend="Split it into parts and read each.",
            )

    def in_time(self, where: str) -> None:
        """Refuses to go on past the time allowed."""
        if time.monotonic() > self.ends:
            raise Unreadable(
                "too-big",
                f"Reading took longer than {self.limits.seconds:g} seconds",
                where=where,
                mend="Split the document into parts and read each.",
            )

    def check_cells(self, cells: int, position: Position) -> None:
        """Refuses a table of more cells than its bound."""
        if cells > self.limits.table_cells:
            raise Unreadable(
                "too-big",
                f"A table has more than {self.limits.table_cells:,} cells",
                where=position.words,
                mend="Put a table of this size in a spreadsheet, and its totals in the report.",
            )

    def add_cells(self, cells: int, position: Position) -> None:
        """Adds to the cells of the document, and refuses one that has more than its bound in all its tables."""
        self.cells += cells
        if self.cells > self.limits.cells:
            raise Unreadable(
                "too-big",
                f"The document's tables have more than {self.limits.cells:,} cells together",
                where=position.words,
                mend="Put tables of this size in spreadsheets, and their totals in the report; or check it in parts.",
            )

    def add_pieces(self, pieces: int) -> None:
        """Adds to the stretches of words that a PDF shows, and refuses one that has more than its bound."""
        self.pieces += pieces
        if self.pieces > self.limits.pieces:
            raise too_many("stretches of words, each shown by itself", self.limits.pieces)

    def missed(self, what: str, why: str, position: Position | None = None) -> None:
        """Notes something that was not read."""
        self.unread.append(Unread(what, why, position))


def too_many(what: str, most: int) -> Unreadable:
    """What is said of a document with more of something than any report has."""
    return Unreadable(
        "too-big", f"The document has more than {most:,} {what}", mend="Split it into parts and read each."
    )


def merged(runs: list[Run]) -> list[Run]:
    """Neighbouring runs of one style made one, empty ones left out."""
    out: list[Run] = []
    for run in runs:
        if not run.text:
            continue
        if out and (out[-1].style is run.style or out[-1].style == run.style) and run.style.note is None:
            out[-1] = Run(out[-1].text + run.text, run.style)
        else:
            out.append(run)
    return out


def tidied(runs: list[Run]) -> tuple[Run, ...]:
    """Runs merged, raised and lowered figures in Unicode, and no space at either end of what is said."""
    if all(run.style is PLAIN for run in runs):
        text = "".join([run.text for run in runs]).strip()
        return (Run(text),) if text else ()
    out = merged([raised(run) for run in runs])
    for ends, strip in ((range(len(out)), str.lstrip), (range(len(out) - 1, -1, -1), str.rstrip)):
        for index in ends:
            if not out[index].said:
                continue
            text = strip(out[index].text)
            if text != out[index].text:
                out[index] = Run(text, out[index].style)
            if text:
                break
    return tuple(run for run in out if run.text)


def raised(run: Run) -> Run:
    """Superscript figures as Unicode's, so that "10" and a raised "6" never read as "106"; subscripts alike."""
    if run.style is PLAIN or run.style.note is not None:
        return run
    if run.style.superscript and RAISED_FIGURES.match(run.text):
        return Run(run.text.translate(SUPERSCRIPTS), run.style)
    if run.style.subscript and run.text.strip().isdecimal():
        return Run(run.text.translate(SUBSCRIPTS), run.style)
    return run


def blocks_text(blocks: tuple[Block, ...]) -> str:
    """The live words of some blocks, a block a line, rows of inner tables a line each."""
    lines = []
    for block in blocks:
        if isinstance(block, TextBlock):
            lines.append(block.text)
        elif isinstance(block, Table):
            lines.extend("\t".join(cell.text for cell in row) for row in block.rows)
    return "\n".join(line for line in lines if line)


__all__ = ["SPACES", "Builder", "blocks_text", "merged", "raised", "said", "tidied", "too_many"]
