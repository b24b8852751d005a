"""What a report recommends: each recommendation with its label, and what stands under it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from goldenthread.packs.flow import Line, tidy
from goldenthread.packs.minutes.labels import Label, label_of
from goldenthread.packs.phrases import meaning_of, pattern, sure
from goldenthread.packs.record import Tree

MOST = 60


@dataclass(slots=True)
class Recommendation:
    """One recommendation."""

    line: Line
    start: int
    text: str
    label: Label | None = None
    points: list[Recommendation] = field(default_factory=list)

    def as_tree(self) -> Tree:
        """Its label and words."""
        way = sure("reports", "recommendation")
        row: dict[str, Tree] = {"label": self.label.printed if self.label else ""}
        row["text"] = self.line.said(self.text, way, self.start)
        if self.points:
            row["within"] = [point.as_tree() for point in self.points]
        return row


def recommendations_of(lines: Sequence[Line]) -> list[Recommendation]:
    """The recommendations under the first heading or sentence that opens them."""
    lines = with_labels(lines)
    title, opening = pattern("reports", "recommendations_title"), pattern("reports", "recommendations_opening")
    for place, line in enumerate(lines):
        if title.match(line.text) and not label_only(line):
            found = _listed(lines, place + 1)
            if found:
                return _of_lead(found)
    for place, line in enumerate(lines):
        match = opening.match(line.text)
        if match:
            rest = match["rest"].strip(" :–-")
            own = [Recommendation(line, match.start("rest"), tidy(rest))] if len(rest) > 15 else []
            return own + _listed(lines, place + 1) if not own or not _lead(match["rest"]) else _listed(lines, place + 1)
    return []


def _of_lead(found: list[Recommendation]) -> list[Recommendation]:
    """What stands under "2.1 The Committee is asked to:", where that is all there is: each point is one."""
    only = found[0]
    if len(found) > 1 or not only.points or not _lead(only.text) or not pattern("reports", "asking").search(only.text):
        return found
    return only.points


def with_labels(lines: Sequence[Line]) -> list[Line]:
    """The lines with a label that stands in a cell or on a line of its own joined to the words after it."""
    made: list[Line] = []
    skip = False
    for line, below in zip(lines, [*lines[1:], None], strict=True):
        if skip:
            skip = False
        elif label_only(line) and below is not None and (line.cell is not None or below.block is line.block):
            made.append(replace(below, marker=line.text or line.marker, level=line.level))
            skip = True
        else:
            made.append(line)
    return made


def label_only(line: Line) -> bool:
    """Whether a line holds nothing but a label."""
    return bool(re.fullmatch(r"\(?(?:\d{1,2}(?:\.\d{1,2})*|[a-z]|[ivx]{1,4})[.)]?", line.text or line.marker))


def _lead(text: str) -> bool:
    return text.rstrip().endswith((":", "-", "–"))


def _listed(lines: Sequence[Line], place: int) -> list[Recommendation]:
    found: list[Recommendation] = []
    style: str | None = None
    for line in lines[place : place + MOST * 3]:
        label, start = label_of(line)
        words = tidy(line.text[start:])
        if _ends(line, label, words, style, found):
            break
        if label is None:
            if not found and pattern("reports", "recommendations_lead").match(words):
                continue
            if not found or (style is None and pattern("reports", "recommending").match(words)):
                found.append(Recommendation(line, start, words))
            elif _goes_on(found[-1], line, words):
                found[-1].text = f"{found[-1].text} {words}"
            else:
                break
        elif (style is None and not found) or label.style == style:
            style = label.style
            found.append(Recommendation(line, start, words, label))
        elif found and _lead(found[-1].text) and style is None:
            # "That the Committee:" with a list: the list holds the recommendations.
            style = label.style
            found[-1] = Recommendation(line, start, words, label)
        elif found:
            found[-1].points.append(Recommendation(line, start, words, label))
    return found


def _ends(line: Line, label: Label | None, words: str, style: str | None, found: Sequence[Recommendation]) -> bool:
    """Whether the next section begins here."""
    if pattern("parts", "blank_page").match(line.text) or not words:
        return bool(words) or pattern("parts", "blank_page").match(line.text) is not None
    if label is not None and style is not None and label.style != style and label.style.count("1") > style.count("1"):
        return True
    recommending = bool(pattern("reports", "recommending").match(words))
    if line.capitals and len(words) > 6:
        return True
    counted = label is not None and (
        label.value == found[-1].label.value + 1 if found and found[-1].label else label.first
    )
    if line.heading is not None or (line.bold and len(words) < 90):
        if counted and not line.capitals and meaning_of(words, "reports", "sections") is None:
            return False
        known = meaning_of(words, "reports", "sections")
        return (bool(found) and not recommending) or bool(known and not recommending)
    if label is not None and found and found[-1].label and label.style == found[-1].label.style:
        # A section's number that begins again at the same style is no recommendation unless it goes on counting.
        return label.value not in (0, found[-1].label.value + 1)
    return False


def _goes_on(last: Recommendation, line: Line, words: str) -> bool:
    return line.block is last.line.block or words[:1].islower() or not last.text.endswith((".", ";", ":"))
