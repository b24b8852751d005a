"""What a line of Markdown is, by its look: the patterns, and no state."""

from __future__ import annotations

import re

from goldenthread.patterns import regex

HEADING = regex(r" {0,3}(#{1,6})(?:[ \t]+(.*)|\Z)")
FENCE = regex(r" {0,3}(`{3,}|~{3,})")
RULE = regex(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})\Z")
UNDERLINE = regex(r" {0,3}(=+|-{3,})[ \t]*\Z")
QUOTE = regex(r" {0,3}> ?")
ITEM = regex(
    r"(?P<indent>[ \t]*)(?P<marker>[-*+•●▪■◦❖✓✔➢➤‣⁃∙]|\d{1,3}[.)]|\((?:\d{1,3}|[a-zA-Z]|[ivxlcIVXLC]{1,7})\)|[a-z]\))"
    r"[ \t]+(?P<rest>\S.*)\Z"
)
BARE_BULLET = regex(r"(?P<marker>[•●▪■◦❖✔✓➢➤‣⁃∙·])[ \t]*(?P<rest>.*)\Z", re.DOTALL)
RULE_CELL = regex(r":?-+:?\Z")
NOTE = regex(r" {0,3}\[\^([^\]\s]{1,40})\]:[ \t]*(.*)\Z")
REFERENCE = regex(r" {0,3}\[([^\]\[^][^\]\[]{0,200})\]:[ \t]*<?(\S+?)>?(?:[ \t]+[\"'(](.*)[\"')])?[ \t]*\Z")
BLOCK_TAG = regex(
    r"\s*<(/?)(p|div|h[1-6]|ul|ol|li|table|thead|tbody|tr|td|th|blockquote|pre|section|article|figure|dl|dt|dd|center"
    r"|details|summary|hr|header|footer|nav|aside|main|script|style|svg|iframe|form|fieldset|address|caption)\b",
    re.IGNORECASE,
)
ANY_BLOCK_TAG = regex(
    r"<(/?)(p|div|h[1-6]|ul|ol|li|table|thead|tbody|tr|td|th|blockquote|pre|section|article|figure|dl|center|details"
    r"|script|style|svg|form|fieldset)\b[^<>]*?(/?)>",
    re.IGNORECASE,
)
COMMENT = regex(r"<!--.*?(?:-->|\Z)", re.DOTALL)
PAGE_COMMENT = regex(r"\s*<!--\s*page\s*(?:break\s*)?(\d{1,5})\s*-->\s*\Z", re.IGNORECASE)


def is_row(line: str) -> bool:
    """Whether tabs part the line into cells: one stands after a word."""
    return "\t" in line.lstrip()


def cell_count(line: str) -> int:
    """How many cells its tabs part a line into."""
    return line.count("\t") + 1


def is_tab_rule(cells: list[str]) -> bool:
    """Whether a row is only dashes, as a converter leaves under a header row."""
    return any(cells) and all(not cell or (len(cell) > 1 and RULE_CELL.match(cell)) for cell in cells)


def is_pipe_rule(line: str) -> bool:
    """Whether a line is the row of dashes under the header row of a pipe table."""
    return "|" in line and "-" in line and all(RULE_CELL.match(cell) for cell in split_pipes(line))


def is_wrapped(lines: list[str]) -> bool:
    """Whether the file's paragraphs are broken over lines at a margin, so that lines next to each other are one.

    In a file with lines longer than a margin could be, each line is its own paragraph.
    """
    longest = 0
    for line in lines:
        if len(line) > 120 and "\t" not in line and " " in line.strip() and not line.lstrip().startswith(("|", "<")):
            return False
        longest = max(longest, len(line))
    return longest > 0


def depth(line: str) -> int:
    """How many block tags a line opens beyond those it closes; `<p>` and `<li>` need no end tag and do not count."""
    open_tags = 0
    for match in ANY_BLOCK_TAG.finditer(line):
        if match[3] or match[2].lower() in ("p", "li", "td", "th", "tr", "thead", "tbody"):
            continue
        open_tags += -1 if match[1] else 1
    return open_tags


def split_pipes(line: str) -> list[str]:
    """The cells of a row of a pipe table; an escaped pipe is part of its cell."""
    line = line.strip().removeprefix("|")
    if line.endswith("|") and not line.endswith("\\|"):
        line = line[:-1]
    return [cell.replace("\\|", "|").strip() for cell in re.split(r"(?<!\\)\|", line)]
