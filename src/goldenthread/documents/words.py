"""The smallest parts of the model: runs of words with their style, and places."""

from __future__ import annotations

from dataclasses import dataclass

from goldenthread.patterns import regex

Box = tuple[float, float, float, float]


# "1.1", "(iv)", "a)", "12." and bullets, as typed at the beginning of a paragraph.
# A dotted number before one of these words is an amount ("14.5 million"), not a paragraph's number.
LABEL = regex(
    r"(?P<label>\((?:\d{1,3}|[a-z]{1,2}|[ivxlc]{1,7}|[A-Z]{1,2}|[IVXLC]{1,7})\)"
    r"|\d{1,3}(?:\.\d{1,3})+[a-z]?\.?|\d{1,3}[.)]|(?:[a-z]|[ivxlc]{1,7}|[A-Z]|[IVXLC]{1,7})[.)]"
    r"|[•●▪■◦○❖✓✔➢➤‣⁃∙·])(?:\s+|$)"
    r"(?!(?:million|billion|thousand|per|percent|percentage|points?|years?|months?|weeks?|days?|hours?|tonnes?|miles?"
    r"|km|m|bn|k|to|and|of|out)\b)"
)
BULLETS = frozenset("-*+•●▪■◦○❖✓✔➢➤‣⁃∙·–o")


@dataclass(frozen=True, slots=True)
class Revision:
    """Who made a tracked change, and when (ISO 8601 as the file has it); either may be empty."""

    author: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Control:
    """A content control in Word (an element with `data-key` in HTML, a figure with a key in a PDF) with words in it."""

    tag: str = ""
    alias: str = ""
    placeholder: bool = False


@dataclass(frozen=True, slots=True)
class Style:
    """What matters about a run beyond its words.

    `link` is an address or `#bookmark`; `field` is the code of the field whose result this is ("PAGE", "REF x");
    `note` is the id of the `Note` that this run refers to (its text is the mark printed).
    """

    bold: bool = False
    italic: bool = False
    underlined: bool = False
    struck: bool = False
    hidden: bool = False
    superscript: bool = False
    subscript: bool = False
    link: str | None = None
    field: str | None = None
    control: Control | None = None
    inserted: Revision | None = None
    deleted: Revision | None = None
    note: str | None = None

    @property
    def live(self) -> bool:
        """Whether a reader of the printed document is meant to take these words as said."""
        return not (self.struck or self.hidden or self.deleted)


PLAIN = Style()


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one style. Superscript figures that are not note marks are in Unicode's superscripts ("10⁶")."""

    text: str
    style: Style = PLAIN

    @property
    def said(self) -> bool:
        """Whether this run is part of the text: live, and no note mark."""
        return self.style is PLAIN or (self.style.live and self.style.note is None)


def said(runs: tuple[Run, ...] | list[Run]) -> str:
    """The live words of some runs, without note marks."""
    return "".join([run.text for run in runs if run.said])


@dataclass(frozen=True, slots=True)
class Position:
    """Where a block stands.

    `block` counts every block from 0 in reading order; `line` (from 1) is the line of the text file it begins on;
    `page` (from 1) and `box` (left, top, right, bottom in points from the page's top left) are a PDF's, `page` also
    Word's where Word left its page breaks in the file; `paragraph` is which `w:p` of its part it is, from 0.
    `breaks` are the offsets in the block's text at which its second and later source lines begin.
    """

    block: int
    part: str = "body"
    line: int | None = None
    page: int | None = None
    box: Box | None = None
    paragraph: int | None = None
    breaks: tuple[int, ...] = ()

    def line_at(self, offset: int) -> int | None:
        """The line of the source on which the character at this offset of the block's text stands."""
        if self.line is None:
            return None
        return self.line + sum(1 for start in self.breaks if start <= offset)

    @property
    def words(self) -> str:
        """The place as a person would look for it."""
        parts = [] if self.part == "body" else [self.part]
        if self.line is not None:
            parts.append(f"line {self.line}")
        if self.page is not None:
            parts.append(f"page {self.page}")
        if self.paragraph is not None:
            parts.append(f"paragraph {self.paragraph + 1}")
        return ", ".join(parts) or f"block {self.block}"


@dataclass(frozen=True, slots=True)
class NoteReference:
    """A note mark: where in the block's text it stands, the mark as printed, and the id of its note."""

    offset: int
    label: str
    note: str
