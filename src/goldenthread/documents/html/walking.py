"""A walk over parsed HTML that gives blocks in reading order."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from lxml import etree

from goldenthread.documents.blocks import Block, Figure, Heading, ListItem, Paragraph, TextBlock
from goldenthread.documents.building import SPACES, Builder, tidied
from goldenthread.documents.html.inline import style_changes
from goldenthread.documents.html.lists import ordered_marker
from goldenthread.documents.words import PLAIN, Position, Run, Style, said

HEADINGS = {f"h{level}": level for level in range(1, 7)}
CONTAINERS = frozenset(HEADINGS) | frozenset(
    re.findall(
        r"\w+",
        "html body div p section article main header footer nav aside blockquote pre figure figcaption center details "
        "summary dl dt dd ul ol li table thead tbody tfoot tr td th caption form fieldset legend address hgroup",
    )
)
SKIPPED = frozenset(("script", "style", "template", "head", "title", "meta", "link", "colgroup", "col", "source"))
UNREAD = {
    "iframe": "an embedded page",
    "object": "an embedded object",
    "embed": "an embedded object",
    "canvas": "a drawing made by a script",
    "video": "a video",
    "audio": "a sound recording",
    "math": "an equation",
    "select": "a form field",
    "input": "a form field",
    "textarea": "a form field",
}
TableReader = Callable[["Walker", etree._Element, Style], Block | None]


class Walker:
    """Walks elements into blocks. `first_line` is the line of the file on which the HTML begins."""

    def __init__(self, builder: Builder, table: TableReader, *, first_line: int = 1, part: str = "body") -> None:
        self.builder = builder
        self.read_table = table
        self.first_line = first_line
        self.part = part
        self.blocks: list[Block] = []
        self.runs: list[Run] = []
        self.line: int | None = None
        self.lists: list[tuple[str, int, etree._Element]] = []  # tag, items so far, element
        self.marker = ""
        self.heading = 0
        self.pre = False
        self.depth = 0
        self.caught: list[Figure] = []

    def position(self, element: etree._Element | None = None) -> Position:
        """Where this element stands (or the words gathered so far)."""
        line = self.line if element is None else self.line_of(element)
        return self.builder.position(part=self.part, line=line)

    def line_of(self, element: etree._Element) -> int | None:
        """The line of the file an element begins on."""
        line = element.sourceline
        return int(line) + self.first_line - 1 if isinstance(line, int) and line else None

    def read(self, element: etree._Element, style: Style = PLAIN) -> tuple[Block, ...]:
        """The blocks of an element's content."""
        self.children(element, style)
        self.flush()
        return tuple(self.blocks)

    def inner(self, element: etree._Element, style: Style) -> tuple[Block, ...]:
        """The blocks of a table cell, read apart from what is around it."""
        walker = Walker(self.builder, self.read_table, first_line=self.first_line, part=self.part)
        walker.depth = self.depth
        walker.line = self.line_of(element)
        return walker.read(element, style)

    def children(self, element: etree._Element, style: Style) -> None:
        """Words and elements within an element."""
        self.words(element.text, element, style)
        for child in element:
            self.element(child, style)
            self.words(child.tail, child, style)

    def words(self, text: str | None, element: etree._Element, style: Style) -> None:
        """Adds words to the block being gathered."""
        if not text:
            return
        self.builder.count(len(text))
        if self.pre:
            text = text.replace("\r\n", "\n")
        else:
            text = SPACES.sub(" ", text)
            if text == " " and not self.runs:
                return
            if self.runs and self.runs[-1].text.endswith((" ", "\n")):
                text = text.lstrip(" ")
        if self.line is None and text.strip():
            self.line = self.line_of(element)
        self.runs.append(Run(text, style))

    def element(self, element: etree._Element, style: Style) -> None:
        """One element, block or inline."""
        if not isinstance(element.tag, str):
            return
        tag = element.tag.lower().rpartition(":")[2]
        if tag in SKIPPED:
            return
        if tag == "br":
            self.words_break()
            return
        if tag in UNREAD:
            self.missed(tag, element)
            return
        if tag in ("img", "svg"):
            self.figure(tag, element)
            return
        self.depth += 1
        if self.depth > self.builder.limits.nesting:
            self.too_deep(element, style)
        elif tag in CONTAINERS:
            self.container(tag, element, style)
        else:
            changes = style_changes(element, tag)
            self.children(element, self.builder.style(style, **changes) if changes else style)
        self.depth -= 1

    def words_break(self) -> None:
        """A line break within a block."""
        if self.runs:
            self.runs[-1] = Run(self.runs[-1].text.rstrip(" "), self.runs[-1].style)
            self.runs.append(Run("\n"))

    def too_deep(self, element: etree._Element, style: Style) -> None:
        """Elements nested past the bound: their words, without their structure."""
        self.builder.missed("the structure of some elements", "they are nested too deeply", self.position(element))
        self.words("".join(str(text) for text in element.itertext()), element, style)

    def container(self, tag: str, element: etree._Element, style: Style) -> None:
        """A block-level element."""
        self.flush()
        changes = style_changes(element, tag) if element.attrib else {}
        inner = self.builder.style(style, **changes) if changes else style
        self.line = self.line_of(element)
        if tag in HEADINGS:
            self.heading = HEADINGS[tag]
            self.children(element, inner)
            self.flush()
            self.heading = 0
        elif tag in ("ul", "ol"):
            self.lists.append((tag, 0, element))
            self.children(element, inner)
            self.flush()
            self.lists.pop()
        elif tag == "li":
            self.list_item(element, inner)
        elif tag == "table":
            table = self.read_table(self, element, inner)
            if table is not None:
                self.blocks.append(table)
            self.line = None
        elif tag == "pre":
            was, self.pre = self.pre, True
            self.children(element, inner)
            self.flush()
            self.pre = was
        else:
            self.children(element, inner)
            self.flush()

    def list_item(self, element: etree._Element, style: Style) -> None:
        """An item: its first words take the marker."""
        if self.lists:
            tag, count, owner = self.lists[-1]
            self.lists[-1] = (tag, count + 1, owner)
            self.marker = "•" if tag == "ul" else ordered_marker(owner, element, count)
        else:
            self.marker = "•"
            self.lists.append(("ul", 1, element))
            self.children(element, style)
            self.flush()
            self.lists.pop()
            return
        self.children(element, style)
        self.flush()
        self.marker = ""

    def figure(self, tag: str, element: etree._Element) -> None:
        """A picture: what its author says of it."""
        if tag == "svg":
            words = [str(element.get("aria-label", ""))]
            for child in element:
                if isinstance(child.tag, str) and child.tag.rpartition("}")[2] in ("title", "desc"):
                    words.append("".join(str(text) for text in child.itertext()))
            alt = SPACES.sub(" ", " ".join(words)).strip()
        else:
            alt = str(element.get("alt", "")).strip()
        decorative = (tag == "img" and element.get("alt") == "") or element.get("aria-hidden") == "true"
        position = self.position(element)
        self.caught.append(Figure(position, alt, decorative, "drawing" if tag == "svg" else "picture"))
        if not decorative:
            self.builder.missed("a picture", "only its alternative text is read", position)

    def missed(self, tag: str, element: etree._Element) -> None:
        """An element whose content is not words."""
        if tag == "input" and element.get("type") == "hidden":
            return
        self.builder.missed(UNREAD[tag], "only words on the page are read", self.position(element))

    def flush(self) -> None:
        """Ends the block being gathered."""
        runs = tidied(self.runs)
        self.runs = []
        if runs:
            self.blocks.append(self.text_block(runs))
        self.blocks.extend(self.caught)
        self.caught = []
        self.line = None

    def text_block(self, runs: tuple[Run, ...]) -> TextBlock:
        """The block that these runs make where the walk stands."""
        position = self.position()
        if self.heading:
            return Heading(position, said(runs), runs, style=f"h{self.heading}", level=self.heading)
        if self.lists:
            marker, self.marker = self.marker, ""
            if marker == "•":
                marker, runs = own_bullet(runs)
            return ListItem(position, said(runs), runs, marker, level=len(self.lists) - 1)
        return Paragraph(position, said(runs), runs)


def own_bullet(runs: tuple[Run, ...]) -> tuple[str, tuple[Run, ...]]:
    """The bullet typed at the beginning of an item, if there is one, and the runs without it."""
    first = runs[0].text.lstrip() if runs else ""
    if first[:1] in "•●▪■◦○❖✓✔➢➤‣⁃∙·" and first[:1]:
        return first[0], tidied([Run(first[1:], runs[0].style), *runs[1:]])
    return "•", runs


def within(elements: Iterable[etree._Element], tags: tuple[str, ...]) -> list[etree._Element]:
    """Those of the elements that are of these tags."""
    return [element for element in elements if isinstance(element.tag, str) and element.tag.lower() in tags]
