"""A composed report: headings, paragraphs, tables and charts, before it becomes Word, PDF or a web page.

`compose` makes one from a quarter's facts; every renderer reads the same one, so the four files cannot differ in what
they say. A number that comes from the record is a `Figure` and carries the key of what it came from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from goldenthread.design.status import Status as Mark
from goldenthread.design.status import status_of

LINKS = ("https://", "http://", "mailto:", "#")
# The nearest character to each of the design's shapes, for where a shape cannot be drawn.
SIGNS = {
    "circle-tick": "●",
    "triangle-exclamation": "▲",
    "square-cross": "■",
    "ring-dash": "○",
    "ring": "○",
    "half-circle": "◐",
    "circle-loop": "◉",
    "circle-slash": "⊘",
    "arrow-up-right": "↗",
    "arrow-down-right": "↘",
    "arrow-right": "→",
    "arrow-up": "↑",
    "arrow-down": "↓",
    "dash": "–",
}


@dataclass(frozen=True, slots=True)
class Text:
    """Words. `href` is a web or mail address, or `#anchor` for a place in the report; any other kind is dropped."""

    text: str
    strong: bool = False
    href: str | None = None

    def __post_init__(self) -> None:
        if self.href is not None and not self.href.lower().startswith(LINKS):
            object.__setattr__(self, "href", None)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number from the record.

    `key` is an observation's key (`leisure-visits@2023-24-Q2`) or one made by `record_key` for what is not an
    observation (`headline:met@2023-24-Q2`). `label` names it for a person. `home` marks the one place in the report
    that gives the figure's detail: links to the key lead there.
    """

    text: str
    key: str
    label: str
    strong: bool = False
    home: bool = False


@dataclass(frozen=True, slots=True)
class Status:
    """A status by its code in `design.status`: never told by colour alone, always a shape and a word."""

    code: str
    word: str

    @property
    def mark(self) -> Mark:
        return status_of(self.code)

    @property
    def sign(self) -> str:
        return SIGNS[self.mark.shape]


Run = Text | Figure | Status
Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """Levels start at 1 and never skip one. `number` is the section's ("4"), where it has one."""

    level: int
    text: str
    anchor: str
    number: str | None = None
    note: str | None = None  # "Transformation workstream"

    @property
    def shown(self) -> str:
        return f"{self.number}. {self.text}" if self.number else self.text


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`number` is the committee paragraph number ("1.4"); `style` is body, lead, note or gap (something missing)."""

    runs: Runs
    number: str | None = None
    style: str = "body"


@dataclass(frozen=True, slots=True)
class Items:
    """A list of one-paragraph items."""

    items: tuple[Runs, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """`width` is the column's share of the page; `align` is left or right (numbers)."""

    title: str
    width: int = 1
    align: str = "left"


@dataclass(frozen=True, slots=True)
class Table:
    """`number` is unique in the report ("7"); a table without a caption has none and `summary` describes it."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Runs, ...], ...]
    anchor: str
    number: str | None = None
    note: str | None = None
    style: str = "data"  # data, or header for the table that opens the report

    @property
    def shown(self) -> str:
        return f"Table {self.number}: {self.caption}" if self.number else self.caption


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture of figures that also stand in a table. `alt` says in words what the picture shows."""

    caption: str
    svg: str
    alt: str
    anchor: str
    width: int  # of the drawing, in its own units
    height: int
    number: str | None = None
    data: tuple[tuple[str, str], ...] = ()  # what is plotted: (period, value)

    @property
    def shown(self) -> str:
        return f"Figure {self.number}: {self.caption}" if self.number else self.caption


Block = Heading | Paragraph | Items | Table | Chart


@dataclass(frozen=True, slots=True)
class Appendix:
    letter: str
    title: str
    anchor: str
    blocks: tuple[Block, ...]

    @property
    def shown(self) -> str:
        return f"Appendix {self.letter}: {self.title}"


@dataclass(frozen=True, slots=True)
class ReportDocument:
    """Everything a report says, in order."""

    title: str
    council: str
    body: str | None  # the committee or cabinet it goes to
    period: str
    label: str
    known_at: str  # ISO: the only date renderers use
    brand_colour: str
    brand_text_colour: str
    status_colours: str
    header: Table
    blocks: tuple[Block, ...]
    appendices: tuple[Appendix, ...]

    def every_block(self) -> Iterator[Block]:
        """The header, the body and the appendices, in reading order."""
        yield self.header
        yield from self.blocks
        for appendix in self.appendices:
            yield Heading(1, appendix.shown, appendix.anchor)
            yield from appendix.blocks

    def figures(self) -> Iterator[Figure]:
        """Every figure in reading order, repeats included."""
        for block in self.every_block():
            for run in runs_of(block):
                if isinstance(run, Figure):
                    yield run


def runs_of(block: Block) -> Iterator[Run]:
    """Every run in a block, in reading order."""
    if isinstance(block, Paragraph):
        yield from block.runs
    elif isinstance(block, Items):
        for item in block.items:
            yield from item
    elif isinstance(block, Table):
        for row in block.rows:
            for cell in row:
                yield from cell


def plain(runs: Runs) -> str:
    """What the runs say, as text."""
    return "".join(f"{run.sign} {run.word}" if isinstance(run, Status) else run.text for run in runs)


def record_key(kind: str, reference: str, period: str | None = None, part: str | None = None) -> str:
    """A key for a figure that is not an observation: `forecast:libraries@2018-19-Q2/variance`."""
    when = f"@{period.replace(' ', '-')}" if period else ""
    return f"{kind}:{reference}{when}{f'/{part}' if part else ''}"


def key_slug(key: str) -> str:
    """A key as a fragment for an address and an id: `leisure-visits@2023-24-Q2` gives `leisure-visits-2023-24-q2`."""
    return re.sub(r"[^a-z0-9]+", "-", key.lower()).strip("-")
