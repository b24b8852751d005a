"""Actions asked for, with who is to do them; and questions to which an answer is to come."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldenthread.packs.flow import Line, tidy
from goldenthread.packs.minutes.items import Item
from goldenthread.packs.names import people_in
from goldenthread.packs.phrases import pattern, sure
from goldenthread.packs.prose import sentences
from goldenthread.packs.record import Tree

LONGEST_OWNER = 90


def actions_of(item: Item) -> list[dict[str, Tree]]:
    """The actions of an item: lines that say so, ends of paragraphs, and what stands in a column of actions."""
    rows: list[dict[str, Tree]] = []
    heading = item.heading
    for line, start, words, way in _said(item):
        owner, what = _owner(words)
        if not owner or pattern("minutes", "not_owner").fullmatch(owner):
            continue
        row: dict[str, Tree] = {}
        if heading is not None:
            row["item"] = heading.said(item.name, sure("minutes", "item"))
        at = start + words.index(owner) if owner in words else start
        row["owner"] = line.said(owner, sure("minutes", way), at, at + len(owner))
        if what:
            row["what"] = line.said(what, sure("minutes", way), start, start + len(words))
        elif line.at and way == "action line":
            above = _above(item, line)
            if above is not None:
                row["what"] = above.said(above.text, 0.8)
        rows.append(row)
    return rows


def _said(item: Item) -> Iterator[tuple[Line, int, str, str]]:
    lines = item.lines
    for place, line in enumerate(lines):
        match = pattern("minutes", "action_line").match(line.text)
        if match:
            yield line, match.start("rest"), match["rest"], "action line"
            continue
        if re.fullmatch(r"(?:ACTIONS?|Actions?)\W*", line.text) and place + 1 < len(lines):
            below = lines[place + 1]
            yield below, 0, below.text, "action line"
            continue
        match = pattern("minutes", "action_in_line").search(line.text)
        match = match or pattern("minutes", "action_capitals").search(line.text)
        if match:
            yield line, match.start("rest"), match["rest"], "action in line"
    for line in item.action_lines:
        if line.text.strip(" -–—") and not re.fullmatch(r"\W*(?:actions?|n/a|none|noted|nil)\W*", line.text, re.I):
            yield line, 0, line.text, "action column"


def _owner(words: str) -> tuple[str, str]:
    """Who is to do it, and what, where that is said with it."""
    words = words.strip()
    match = pattern("minutes", "action_owner_end").match(words)
    if match and not re.match(r"(?:to|the following)\b", words, re.IGNORECASE):
        return match["owner"].strip(" :,–-"), tidy(match["what"])
    cut = re.match(r"(?P<owner>[^:–]{2,60}?)\s*(?:[:–]|\s-)\s+(?P<what>.{4,})$", words)
    if cut:
        return cut["owner"].strip(), tidy(cut["what"])
    if re.match(r"to\s+[a-z]", words) or (len(words) > LONGEST_OWNER and not people_in(words)):
        return "", words
    return words.strip(" .;:()[]"), ""


def _above(item: Item, line: Line) -> Line | None:
    place = item.lines.index(line)
    return item.lines[place - 1] if place else None


def come_back_of(item: Item) -> list[dict[str, Tree]]:
    """Sentences that promise an answer after the meeting or at a later one."""
    rows: list[dict[str, Tree]] = []
    for line in item.lines:
        for offset, sentence in sentences(line.text):
            if pattern("minutes", "come_back").search(sentence) and not pattern("decisions", "anchored").match(
                sentence
            ):
                row: dict[str, Tree] = {}
                if item.heading is not None:
                    row["item"] = item.heading.said(item.name, sure("minutes", "item"))
                row["text"] = line.said(sentence.strip(), sure("minutes", "come back"), offset, offset + len(sentence))
                rows.append(row)
    return rows
