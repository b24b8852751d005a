"""Markdown read line by line into blocks, each knowing its line."""

from __future__ import annotations

import re
from itertools import pairwise

from goldenthread.documents.blocks import Block, Figure, Heading, ListItem, Note, PageBreak, Paragraph
from goldenthread.documents.building import Builder, tidied
from goldenthread.documents.html import fragment_blocks
from goldenthread.documents.limits import Limits
from goldenthread.documents.markdown import lines as look
from goldenthread.documents.markdown.inline import Inline
from goldenthread.documents.markdown.joining import found_breaks, line_breaks, references, with_note_marks
from goldenthread.documents.markdown.tables import begins_pipes, pipe_rows, tab_rows, table_of
from goldenthread.documents.model import Document, Properties
from goldenthread.documents.notes import with_typed_notes
from goldenthread.documents.words import LABEL, Run, said
from goldenthread.patterns import regex

FRONT_MATTER = regex(r"(title|author|lang|language|date)\s*:\s*[\"']?(.*?)[\"']?\s*\Z", re.IGNORECASE)
LONGEST_HTML = 4_000


def read_markdown(text: str, name: str, limits: Limits) -> Document:
    """Markdown as a document. HTML and tab-separated rows in it are read too."""
    reader = _Reader(text, Builder(limits))
    reader.read()
    blocks, notes = with_typed_notes(reader.blocks, reader.builder)
    if reader.inline.bookmarks:
        reader.builder.missed(
            f"{reader.inline.bookmarks} bookmark marker{'s' if reader.inline.bookmarks > 1 else ''}",
            "a converter left them; they are no words of the document",
        )
    return Document(
        name,
        "markdown",
        blocks,
        (*reader.notes, *notes),
        properties=reader.properties,
        unread=tuple(reader.builder.unread),
    )


class _Reader:
    def __init__(self, text: str, builder: Builder) -> None:
        self.builder = builder
        self.lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        self.wrapped = look.is_wrapped(self.lines)
        self.blocks: list[Block] = []
        self.notes: list[Note] = []
        self.properties = Properties()
        self.indents: list[int] = []
        self.in_item = False
        self.at = 0
        self.inline = Inline(builder, references(self.lines))

    def read(self) -> None:
        self.front_matter()
        while self.at < len(self.lines):
            line = self.lines[self.at]
            if not line.strip() and "\f" not in line:
                self.at += 1
                continue
            if not line.startswith((" ", "\t")) and not look.ITEM.match(line):
                self.indents = []
            start = self.at
            self.block(line)
            if self.inline.pictures:
                self.put_pictures(start + 1)

    def put_pictures(self, line: int) -> None:
        """The pictures that stand in the block read last, after it."""
        for alt, decorative in self.inline.pictures:
            position = self.builder.position(line=line)
            self.add(Figure(position, alt, decorative))
            if not decorative:
                self.builder.missed("a picture", "only its alternative text is read", position)
        self.inline.pictures = []

    def front_matter(self) -> None:
        """What stands between two lines of dashes at the very beginning: properties, not words."""
        if self.lines[0].strip() != "---":
            return
        for end in range(1, min(len(self.lines), 60)):
            if self.lines[end].strip() in ("---", "..."):
                break
            if not re.match(r"\s|[\w-]+\s*:|#|-\s|\Z", self.lines[end]):
                return
        else:
            return
        found: dict[str, str] = {}
        for line in self.lines[1:end]:
            if match := FRONT_MATTER.match(line):
                found[match[1].lower()] = match[2]
        self.properties = Properties(
            title=found.get("title", ""),
            author=found.get("author", ""),
            language=found.get("lang", found.get("language", "")),
            created=found.get("date", ""),
        )
        self.at = end + 1

    def block(self, line: str) -> None:
        """One block, whatever it is; leaves `at` on the line after it."""
        if "\f" in line:
            self.page_break(line)
        elif look.FENCE.match(line):
            self.code()
        elif self.begins_tabs():
            self.tabs()
        elif begins_pipes(self.lines, self.at):
            rows, self.at = pipe_rows(self.lines, self.at)
            self.add(table_of(rows, self.inline, self.builder))
        elif line.lstrip().startswith("#") and (match := look.HEADING.match(line)):
            self.heading(match[2] or "", len(match[1]))
        elif line.lstrip().startswith("<") and (look.BLOCK_TAG.match(line) or line.lstrip().startswith("<!--")):
            self.html(line)
        elif look.RULE.match(line):
            self.at += 1
        elif match := look.ITEM.match(line):
            self.item(match)
        elif match := look.NOTE.match(line):
            self.note(match[1], match[2])
        elif look.REFERENCE.match(line):
            self.at += 1
        else:
            self.paragraph()

    def add(self, block: Block | None) -> None:
        if block is not None:
            self.blocks.append(block)

    def page_break(self, line: str) -> None:
        self.add(PageBreak(self.builder.position(line=self.at + 1)))
        self.lines[self.at] = line.replace("\f", "", 1)
        if not self.lines[self.at].strip():
            self.at += 1

    def code(self) -> None:
        """A fenced block: its lines are words, but not Markdown."""
        fence = look.FENCE.match(self.lines[self.at])
        mark = fence[1] if fence else "```"
        start = self.at = self.at + 1
        while self.at < len(self.lines) and not self.lines[self.at].strip().startswith(mark):
            self.at += 1
        words = self.lines[start : self.at]
        self.builder.count(sum(map(len, words)))
        runs = tidied([Run("\n".join(words))])
        if runs:
            position = self.builder.position(line=start + 1, breaks=line_breaks(words))
            self.add(Paragraph(position, said(runs), runs, style="code"))
        self.at += 1

    def begins_tabs(self) -> bool:
        """Whether a tab-separated table begins here: a tab after a word, or before one with a row next to it."""
        line = self.lines[self.at]
        if "\t" not in line:
            return False
        if look.ITEM.match(line) and line.lstrip()[0] in "-*+•" and "\t" not in line.lstrip()[2:].strip():
            return False
        if look.is_row(line):
            return True
        ahead = self.lines[self.at + 1] if self.at + 1 < len(self.lines) else ""
        return look.is_row(ahead) and not look.ITEM.match(ahead)

    def tabs(self) -> None:
        rows, end = tab_rows(self.lines, self.at)
        if len(rows) == 1 and self.labelled_line(rows[0][1]):
            return
        if not rows:
            self.paragraph()
            return
        self.at = end
        self.add(table_of(rows, self.inline, self.builder))

    def labelled_line(self, cells: list[str]) -> bool:
        """A line of its own whose tab stands between a number or bullet and the words: an item, not a table."""
        if len(cells) != 2 or not cells[1]:
            return False
        label = LABEL.fullmatch(cells[0] + " ") or LABEL.fullmatch(cells[0])
        if label is None:
            return False
        self.list_item(self.at, cells[0], [cells[1]], 0)
        self.at += 1
        return True

    def heading(self, words: str, level: int) -> None:
        stripped = words.strip()
        if stripped.endswith("#") and (bare := stripped.rstrip("#")).endswith((" ", "\t")) | (not bare):
            stripped = bare.strip()
        runs = tidied(self.inline.runs(stripped))
        if runs:
            position = self.builder.position(line=self.at + 1)
            self.add(Heading(position, said(runs), runs, level=level))
        self.at += 1

    def html(self, line: str) -> None:
        """HTML from a line that begins with a tag to the line that closes it."""
        if match := look.PAGE_COMMENT.match(line):
            self.add(PageBreak(self.builder.position(line=self.at + 1), page=int(match[1])))
            self.at += 1
            return
        start = self.at
        if line.lstrip().startswith("<!--"):
            while self.at < len(self.lines) and "-->" not in self.lines[self.at]:
                self.at += 1
            rest = self.lines[self.at].partition("-->")[2] if self.at < len(self.lines) else ""
            if rest.strip():
                self.lines[self.at] = rest
            else:
                self.at += 1
            return
        depth = look.depth(line)
        self.at += 1
        while depth > 0 and self.at < len(self.lines) and self.at - start < LONGEST_HTML:
            depth += look.depth(self.lines[self.at])
            self.at += 1
        source = "\n".join(self.lines[start : self.at])
        self.blocks.extend(fragment_blocks(source, self.builder, start + 1))

    def item(self, match: re.Match[str]) -> None:
        indent = len(match["indent"].expandtabs(4))
        while self.indents and indent < self.indents[-1]:
            self.indents.pop()
        if not self.indents or indent > self.indents[-1]:
            self.indents.append(indent)
        start = self.at
        self.in_item = True
        more = self.continued(match["rest"])
        self.in_item = False
        self.list_item(start, match["marker"], [match["rest"], *more], len(self.indents) - 1)

    def list_item(self, line: int, marker: str, words: list[str], level: int) -> None:
        first, more = words[0], words[1:]
        if marker in "-*+•" and (bullet := look.BARE_BULLET.match(first)):
            marker, first = bullet["marker"], bullet["rest"]
        if marker in "-*+":
            marker = "•"
        runs, breaks = self.joined([first, *more])
        position = self.builder.position(line=line + 1, breaks=breaks)
        self.add(ListItem(position, said(runs), runs, marker, level=level))

    def note(self, label: str, first: str) -> None:
        """A note in Markdown's own form, with the indented lines under it."""
        start = self.at
        words = [first]
        self.at += 1
        while self.at < len(self.lines) and self.lines[self.at].startswith(("    ", "\t")):
            words.append(self.lines[self.at].strip())
            self.at += 1
        runs = tidied(self.inline.runs(" ".join(words)))
        position = self.builder.position(line=start + 1)
        body = Paragraph(self.builder.position(line=start + 1), said(runs), runs)
        self.notes.append(Note(f"^{label}", label, position, (body,)))

    def paragraph(self) -> None:
        first = self.lines[self.at]
        quote = look.QUOTE.match(first)
        if quote:
            first = first[quote.end() :]
            self.lines[self.at] = first
            if not first.strip():
                self.at += 1
                return
        start = self.at
        more = self.continued(first)
        if not more and self.at < len(self.lines) and not quote:
            underline = look.UNDERLINE.match(self.lines[self.at])
            if underline and first.strip():
                self.at = start
                self.heading(first, 1 if underline[1].startswith("=") else 2)
                self.at += 1
                return
        runs, breaks = self.joined([first, *more])
        if runs:
            position = self.builder.position(line=start + 1, breaks=breaks)
            self.add(Paragraph(position, said(runs), runs, style="quote" if quote else ""))

    def continued(self, first: str) -> list[str]:
        """The lines after this one that belong to its paragraph; leaves `at` on the line after them."""
        more: list[str] = []
        line = first
        self.at += 1
        while self.at < len(self.lines) and self.goes_on(line, [first, *more]):
            line = self.lines[self.at]
            more.append(line)
            self.at += 1
        return more

    def goes_on(self, line: str, so_far: list[str]) -> bool:
        """Whether the next line is part of the paragraph that this line is in."""
        following = self.lines[self.at]
        if not following.strip() or self.begins_something(following):
            return False
        if self.wrapped or line.endswith(("  ", "\\")):
            return True
        if len(so_far) > 8 or "".join(so_far).count("**") % 2 == 0:
            return False
        # Bold that one line opens and a line soon after closes.
        for ahead in self.lines[self.at : self.at + 8]:
            if not ahead.strip():
                return False
            if ahead.count("**") % 2:
                return True
        return False

    def begins_something(self, line: str) -> bool:
        """Whether a line begins another block than the paragraph before it."""
        start = line.lstrip()
        return bool(
            "\t" in start
            or "\f" in line
            or (start[0] == "#" and look.HEADING.match(line))
            or (start[0] == "<" and look.BLOCK_TAG.match(line))
            or self.begins_item(line)
            or look.FENCE.match(line)
            or look.NOTE.match(line)
            or look.UNDERLINE.match(line)
            or look.RULE.match(line)
            or begins_pipes(self.lines, self.at)
        )

    def begins_item(self, line: str) -> bool:
        """Whether a line begins an item: in wrapped text a figure may only happen to stand first."""
        match = look.ITEM.match(line)
        if match is None or not self.wrapped or self.in_item:
            return match is not None
        return not match["marker"][0].isalnum() or (match["marker"].startswith("1") and len(match["marker"]) == 2)

    def joined(self, words: list[str]) -> tuple[tuple[Run, ...], tuple[int, ...]]:
        """The runs of a paragraph's lines, and the offsets in its text where the lines after the first begin."""
        text = words[0].strip()
        for before, line in pairwise(words):
            hard = before.endswith(("  ", "\\")) or not self.wrapped
            text = text.removesuffix("\\") if before.endswith("\\") else text
            text += ("\n" if hard else " ") + line.strip()
        runs: tuple[Run, ...] = tidied(with_note_marks(self.inline.runs(text), self.builder))
        if len(words) == 1:
            return runs, ()
        return runs, found_breaks(said(runs), words)
