"""The words of one Markdown line as runs: emphasis, links, code and the HTML tags that stand in a line."""

from __future__ import annotations

from collections.abc import Mapping
from html import unescape
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from goldenthread.documents.building import Builder
from goldenthread.documents.words import PLAIN, Control, Revision, Run, Style
from goldenthread.patterns import regex

SPECIAL = regex(r"[*_`\[\]<>&\\~!]")
BOOKMARK = regex(r"\[bookmark: ?[^\]\n]{0,80}\]")
TAG = regex(r"<(/?)([A-Za-z][A-Za-z0-9]*)([^<>]*?)/?>")
ATTRIBUTE = regex(r"([A-Za-z-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
STYLES: dict[str, dict[str, Any]] = {
    "b": {"bold": True},
    "strong": {"bold": True},
    "i": {"italic": True},
    "em": {"italic": True},
    "u": {"underlined": True},
    "s": {"struck": True},
    "strike": {"struck": True},
    "sup": {"superscript": True},
    "sub": {"subscript": True},
    "ins": {"inserted": Revision()},
    "del": {"deleted": Revision()},
}
LONGEST_LINE = 60_000


class Inline:
    """Reads lines into runs, with one parser for the document and its link references."""

    def __init__(self, builder: Builder, references: Mapping[str, Any]) -> None:
        self.builder = builder
        self.parser = MarkdownIt("commonmark", {"html": True}).enable(["strikethrough"])
        # An address is kept as it is printed, "%20" and all.
        self.parser.normalizeLinkText = _as_printed  # type: ignore[method-assign]
        self.parser.normalizeLink = _kept  # type: ignore[method-assign]
        self.environment = {"references": dict(references)}
        self.bookmarks = 0
        self.pictures: list[tuple[str, bool]] = []
        """The alternative text of each picture met, and whether it is only decoration, until the reader takes it."""

    def runs(self, text: str) -> list[Run]:
        """The runs of a line of Markdown; a newline in it is a line break."""
        self.builder.count(len(text))
        if "[bookmark:" in text:
            text, count = BOOKMARK.subn("", text)
            self.bookmarks += count
        if not SPECIAL.search(text):
            return [Run(text)] if text else []
        if len(text) > LONGEST_LINE:
            self.builder.missed("the formatting of a long line", f"it has {len(text):,} characters; its words are read")
            return [Run(text)]
        text, bold = unbalanced(text)
        base = self.builder.style(PLAIN, bold=True) if bold else PLAIN
        tokens = self.parser.parseInline(text, self.environment)[0].children or []
        return self.walk(tokens, base)

    def walk(self, tokens: list[Token], base: Style) -> list[Run]:
        """Runs of markdown-it's inline tokens."""
        style = self.builder.style
        stack: list[tuple[str, Style]] = [("", base)]
        runs: list[Run] = []
        for token in tokens:
            kind, now = token.type, stack[-1][1]
            if kind in ("text", "text_special"):
                runs.append(Run(token.content, now))
            elif kind in ("softbreak", "hardbreak"):
                runs.append(Run("\n", now))
            elif kind == "code_inline":
                runs.append(Run(token.content, now))
            elif kind == "image":
                self.pictures.append((token.content.strip(), False))
            elif kind == "html_inline":
                self.tag(token.content, stack, runs)
            elif token.nesting == 1:
                changes = _changes(token.tag, token.attrGet("href"))
                stack.append((token.tag, style(now, **changes) if changes else now))
            elif token.nesting == -1:
                _close(token.tag, stack)
        return runs

    def tag(self, source: str, stack: list[tuple[str, Style]], runs: list[Run]) -> None:
        """One HTML tag that stands in a line of Markdown."""
        match = TAG.match(source)
        if match is None:
            return  # a comment or a processing instruction: nothing to read
        name = match[2].lower()
        if match[1]:
            _close(name, stack)
        elif name == "br":
            runs.append(Run("\n", stack[-1][1]))
        elif name == "img":
            attributes = _attributes(match[3])
            self.pictures.append((attributes.get("alt", "").strip(), attributes.get("alt") == ""))
        elif name in STYLES or name in ("a", "span", "mark", "font", "small", "abbr", "cite", "q", "big"):
            attributes = _attributes(match[3])
            changes = _changes(name, attributes.get("href"))
            if "data-key" in attributes:
                changes = {**changes, "control": Control(attributes["data-key"])}
            stack.append((name, self.builder.style(stack[-1][1], **changes) if changes else stack[-1][1]))


def _attributes(source: str) -> dict[str, str]:
    return {m[1].lower(): unescape(m[2] or m[3] or m[4] or "") for m in ATTRIBUTE.finditer(source)}


def _as_printed(link: str) -> str:
    return link


def _kept(url: str) -> str:
    return url


def _changes(tag: str, href: str | int | float | None) -> dict[str, Any]:
    return {"link": str(href or "")} if tag == "a" else STYLES.get(tag, {})


def _close(tag: str, stack: list[tuple[str, Style]]) -> None:
    """Takes the innermost open tag of this name off the stack, with what was left open inside it."""
    for index in range(len(stack) - 1, 0, -1):
        if stack[index][0] == tag:
            del stack[index:]
            return


def unbalanced(text: str) -> tuple[str, bool]:
    """The text without a `**` that nothing opens or closes, as converters leave, and whether all of it is bold."""
    if text.count("**") % 2 == 0 or "`" in text or "***" in text:
        return text, False
    stripped = text.rstrip()
    if stripped.endswith("**") and len(stripped) > 2 and not stripped[-3].isspace():
        return stripped[:-2], text.count("**") == 1
    at = text.rfind("**")
    if text[at + 2 : at + 3].strip() and not text[max(at - 1, 0) : at].strip("( "):
        return text[:at] + text[at + 2 :], at == 0
    return text, False
