"""Which body meets, and where: from labels, from the sentence that calls the meeting, or from a heading."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from goldenthread.dates.mentions import days_mentioned
from goldenthread.packs.flow import Line
from goldenthread.packs.phrases import pattern, patterns, sure
from goldenthread.packs.said import Said
from goldenthread.packs.times import times_in

LONGEST_BODY = 90
WAYS = ("body after to members", "body in a sentence", "body in a sentence", "body in a sentence")


def body_of(lines: Sequence[Line]) -> Said | None:
    """The body that meets, without "the"."""
    found = _labelled_body(lines) or _called_body(lines) or _headed_body(lines)
    return _by_its_name(found, lines) if found else None


def _by_its_name(found: Said, lines: Sequence[Line]) -> Said:
    """ "The Parish Council" by the name that stands at the head of the document."""
    words = str(found.value)
    if not pattern("meeting", "council_unnamed").fullmatch(words):
        return found
    ends = f" {words.casefold()}"
    named = (line for line in lines[:8] if line.text.casefold().rstrip().endswith(ends) and is_body(line.text))
    line = next(named, None)
    return _said(line, 0, len(line.text), "body as a heading") if line else found


def _labelled_body(lines: Sequence[Line]) -> Said | None:
    label = pattern("meeting", "meeting_label")
    for line, below in pairwise(lines):
        match = label.match(line.text)
        if not match or (not line.standing_out and not match["rest"]):
            continue
        if match["rest"]:
            if ":" in line.text and is_body(match["rest"]):
                return _said(line, match.start("rest"), match.end("rest"), "body under its label")
        elif is_body(below.text):
            return _said(below, 0, len(below.text), "body under its label")
    return None


def _called_body(lines: Sequence[Line]) -> Said | None:
    for way, wanted in zip(WAYS, patterns("meeting", "body_from"), strict=True):
        for line in lines:
            match = wanted.search(line.text) if way == WAYS[0] else wanted.match(line.text) or wanted.search(line.text)
            if match and is_body(_without_document(match["body"])):
                return _said(line, match.start("body"), match.end("body"), way)
    return None


def _headed_body(lines: Sequence[Line]) -> Said | None:
    headed = [line for line in lines[:25] if line.standing_out and is_body(_without_document(line.text))]
    headed = headed or [line for line in lines[:8] if is_body(_without_document(line.text))]
    if not headed:
        return None
    # A council's own name often stands above the committee's, or above "Council" where all of it meets.
    first = headed[:3]
    whole, alone = pattern("meeting", "whole_council"), pattern("meeting", "council_alone")
    narrow = [line for line in first if not whole.search(_without_document(line.text))]
    narrow = narrow or [line for line in first if alone.fullmatch(_without_document(line.text))]
    line = (narrow or headed)[0]
    return _said(line, 0, len(line.text), "body as a heading")


def _without_document(text: str) -> str:
    """A body's name without the kind of document, the day or the sort of meeting that stands after it."""
    after = pattern("meeting", "after_body").search(text)
    return text[: after.start()].rstrip() if after and len(text[: after.start()].strip()) >= 4 else text


def is_body(text: str) -> bool:
    """Whether some words can be a body's name."""
    text = text.strip()
    return (
        4 <= len(text) <= LONGEST_BODY
        and bool(pattern("meeting", "body_word").search(text))
        and not pattern("meeting", "not_body").search(text)
        and not text.endswith((".", "?"))
        and not any(mention.day for mention in days_mentioned(text))
        and not times_in(text)
    )


def _said(line: Line, start: int, end: int, way: str) -> Said:
    words = line.text[start:end]
    lead = len(words) - len(words.lstrip(" *:–-"))
    words = words.strip(" *:–-")
    if words.casefold().startswith("the "):
        lead, words = lead + 4, words[4:]
    words = _without_document(words)
    whole = pattern("meeting", "council_before").match(words)
    if whole and is_body(words[whole.end() :]):
        lead, words = lead + whole.end(), words[whole.end() :]
    whose = pattern("meeting", "of_council").search(words)
    if whose and is_body(words[: whose.start()]):
        words = words[: whose.start()]
    return line.said(words, sure("meeting", way), start + lead, start + lead + len(words))


def venue_of(lines: Sequence[Line]) -> Said | None:
    """The place of the meeting."""
    label = pattern("meeting", "venue_label")
    for place, line in enumerate(lines):
        match = label.match(line.text)
        if not match or (match["rest"] and ":" not in line.text[: match.start("rest")]):
            continue
        if match["rest"]:
            return line.said(match["rest"].strip(), sure("meeting", "venue under its label"), match.start("rest"))
        below = lines[place + 1] if place + 1 < len(lines) else None
        if below is not None and not _is_label(below.text):
            return below.said(below.text, sure("meeting", "venue under its label"))
    return _venue_in_sentence(lines) or _venue_below_date(lines)


def _venue_below_date(lines: Sequence[Line]) -> Said | None:
    """A line of its own under the meeting's day that names a hall or a room."""
    dated = next((at for at, line in enumerate(lines) if any(day.day for day in days_mentioned(line.text))), len(lines))
    for line in lines[dated + 1 : dated + 3]:
        words = line.text.rstrip(" .")
        place = pattern("meeting", "venue_word").search(words)
        plain = len(words) <= 100 and not times_in(words) and not is_body(words) and not words.endswith(":")
        if place and plain and words[:1].isupper() and not _is_label(words) and ":" not in words:
            return line.said(words, sure("meeting", "venue in a sentence"), 0, len(words))
    return None


def _is_label(text: str) -> bool:
    """Whether a line is another label, not what stands beside one."""
    match = pattern("meeting", "other_label").match(text)
    return match is not None and (":" in text[match.end() : match.end() + 25] or len(text) < 20)


def _venue_in_sentence(lines: Sequence[Line]) -> Said | None:
    for wanted in patterns("meeting", "venue_in_sentence"):
        for line in lines:
            match = wanted.search(line.text)
            if match and any(letter.isupper() for letter in match["venue"]):
                words = match["venue"].rstrip(" ,.")
                start = match.start("venue") + (4 if words.casefold().startswith("the ") else 0)
                words = words[4:] if words.casefold().startswith("the ") else words
                way = sure("meeting", "venue in a sentence")
                return line.said(words, way, start, start + len(words))
    return None
