"""Lines of Markdown joined into paragraphs, and what is found by looking over all of them first."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

from goldenthread.documents.building import Builder
from goldenthread.documents.markdown import lines as look
from goldenthread.documents.words import Run


def with_note_marks(runs: list[Run], builder: Builder) -> list[Run]:
    """Runs with `[^1]` made note marks."""
    if not any("[^" in run.text for run in runs):
        return runs
    out: list[Run] = []
    for run in runs:
        start = 0
        for match in re.finditer(r"\[\^([^\]\s]{1,40})\]", run.text):
            out.append(Run(run.text[start : match.start()], run.style))
            out.append(Run(match[1], builder.style(run.style, note=f"^{match[1]}", superscript=True)))
            start = match.end()
        out.append(Run(run.text[start:], run.style))
    return out


def references(lines: list[str]) -> dict[str, Any]:
    """The link references defined anywhere in the file, as markdown-it wants them."""
    found: dict[str, Any] = {}
    for line in lines:
        if line.lstrip().startswith("[") and (match := look.REFERENCE.match(line)):
            found.setdefault(" ".join(match[1].split()).upper(), {"title": match[3] or "", "href": match[2]})
    return found


def line_breaks(words: list[str]) -> tuple[int, ...]:
    """Where lines after the first begin in lines joined as they are."""
    breaks, at = [], 0
    for line in words[:-1]:
        at += len(line) + 1
        breaks.append(at)
    return tuple(breaks)


def found_breaks(text: str, words: list[str]) -> tuple[int, ...]:
    """Where each source line after the first begins in the text: by its first plain word, searched in order."""
    breaks, at = [], 0
    for before, line in pairwise(words):
        plain = re.search(r"[^\W_]+", re.sub(r"<[^>]*>", " ", line))
        least = at + max(len(re.sub(r"<[^>]*>|[*_`\\]|\]\([^)]*\)", "", before.strip())) // 2, 1)
        place = text.find(plain[0], least) if plain else -1
        at = place if place >= 0 else min(least, len(text))
        breaks.append(at)
    return tuple(breaks)
