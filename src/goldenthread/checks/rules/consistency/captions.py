"""The numbers that tables, figures, charts and diagrams carry: where each is captioned, and in which order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from goldenthread.checks.findings import Place
from goldenthread.checks.once import once
from goldenthread.checks.parts import Part
from goldenthread.checks.passages import Passage
from goldenthread.checks.subject import Subject
from goldenthread.patterns import regex

KINDS = {"fig": "figure", "fig.": "figure"}
_KINDS = ("table", "fig", "chart", "diagram", "graph")
_CAPTION = regex(
    r"\s*(?:[A-Z][\w ]{2,40}?\s(?=[A-Z]\w+\s\d{1,3}\s?[:–—]))?(?P<name>(?P<kind>table|figure|fig\.?|chart|diagram"
    r"|graph)\s+(?P<number>\d{1,3})(?P<finer>(?:\.\d{1,2})?[a-z]?))"
    r"(?![\w/])(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_LONGEST = 200
# A sentence about a table, rather than its caption, goes on with one of these.
_RUNS_ON = regex(
    r"\s+(?:below|above|and|or|to|of|in|on|is|are|was|were|has|have|also|then|shows?|showing|sets?|gives?|provides?"
    r"|lists?|records?|presents?|contains?|compares?|outlines?|details?|highlights?|illustrates?|demonstrates?"
    r"|summari[sz]es|indicates?|describes?|reports?|reflects?|breaks?|identifies|explains?|includes?|can|overleaf"
    r"|which|that)\b"
)
_AGAIN = regex(r"\(\s*cont(?:inued|inuation|['’.]?d|\.)|\bcontinued\b|^\W*cont['’.]?d\b", re.IGNORECASE)
_LEADER = regex(r"(?:[\s.…_]*[.…_\t]{2,}|\t)\s*\d+\s*$|[\s.]+$")
_PAGE = regex(r"\s+\d{1,3}")


@dataclass(frozen=True)
class Caption:
    """A caption: what it captions, its number, the words of its title, and where it stands."""

    kind: str
    number: int
    name: str
    title: str
    part: Part
    place: Place
    index: int
    """The place of its passage among the passages."""


@once
def captions(subject: Subject) -> list[list[Caption]]:
    """The captions in order, those of one part and kind together, and parted again where the numbers begin anew."""
    found = sorted(_found(subject), key=lambda caption: (caption.part.first, caption.kind, caption.index))
    runs: list[list[Caption]] = []
    for _, group in groupby(found, key=lambda caption: (caption.part.first, caption.kind)):
        runs.extend(_parted(_told_once(subject, _listed_once(list(group)))))
    return runs


def _found(subject: Subject) -> Iterator[Caption]:
    beside = _beside_tables(subject)
    for passage in subject.holding(_KINDS):
        if passage.kind == "furniture" or len(passage.text) > _LONGEST:
            continue
        match = _CAPTION.match(passage.text)
        if match and not match["finer"] and _is_caption(passage, match["rest"], passage.index in beside):
            yield _caption(match, passage.part, passage.place(match.start("name"), match.end("name")), passage.index)
    for grid in subject.grids:
        match = _CAPTION.match(grid.table.caption) if grid.table.caption else None
        if match and not match["finer"]:
            first = grid.passages[0].index if grid.passages else 0
            yield _caption(match, grid.part, Place.of(grid.table.position, part=grid.part.title), first)


def _caption(match: re.Match[str], part: Part, place: Place, index: int) -> Caption:
    kind = match["kind"].casefold()
    title = _LEADER.sub("", match["rest"]).strip(" :.–—-\t\n").casefold()
    return Caption(KINDS.get(kind, kind), int(match["number"]), match["name"], title, part, place, index)


def _beside_tables(subject: Subject) -> set[int]:
    beside = {grid.above.index for grid in subject.grids if grid.above}
    return beside | {grid.passages[-1].index + 1 for grid in subject.grids if grid.passages}


def _is_caption(passage: Passage, rest: str, beside: bool) -> bool:
    if passage.grid is not None and not _heads_its_table(passage):
        return False
    if _AGAIN.search(rest) or _RUNS_ON.match(rest):
        return False
    words = rest.strip()
    if not words.strip(".:"):
        return True
    if re.search(r"[.!?]\s+[A-Z]", words.lstrip(".:–—- ")) or words[0] in ",;)":
        return False
    if words[0] in ":.–—-|(":
        return True
    return (
        words[0].isupper() and not words.endswith(".") and (beside or passage.kind == "heading" or passage.block.bold)
    )


def _heads_its_table(passage: Passage) -> bool:
    assert passage.grid is not None
    cell = passage.cell
    return cell is not None and cell.row == 0 and cell.colspan == passage.grid.table.columns > 1


def _listed_once(found: list[Caption]) -> list[Caption]:
    """Without the entries of a list of tables, and without what a table that runs over the page repeats."""
    kept: list[Caption] = []
    for caption in found:
        twin = next((other for other in kept if _alike(other, caption)), None)
        if twin is not None:
            kept.remove(twin)
        kept.append(caption)
    return sorted(kept, key=lambda caption: caption.index)


def _alike(first: Caption, second: Caption) -> bool:
    """Whether two captions are one: of a number and a title, but for a page's number at its end."""
    if first.number != second.number or not first.title or not second.title:
        return False
    short, long = sorted((first.title, second.title), key=len)
    return short == long or (long.startswith(short) and bool(_PAGE.fullmatch(long[len(short) :])))


def _told_once(subject: Subject, found: list[Caption]) -> list[Caption]:
    """Without the second of two captions of one thing, of which the one over it has a title or the one under it."""
    kept: list[Caption] = []
    for caption in found:
        if not (kept and _of_one_thing(subject, kept[-1], caption)):
            kept.append(caption)
    return kept


def _of_one_thing(subject: Subject, over: Caption, under: Caption) -> bool:
    """Whether nothing but one table, or a picture, stands between two captions of a number, one of them bare."""
    if over.number != under.number or bool(over.title) == bool(under.title):
        return False
    between = subject.passages[over.index + 1 : under.index]
    if not between:
        return True
    grid = between[0].grid
    if grid is None or any(passage.grid is not grid for passage in between):
        return False
    return not any(other.above is not None and other.above.index == under.index for other in subject.grids)


def _parted(found: list[Caption]) -> Iterator[list[Caption]]:
    """Parted where the numbering begins again at 1, as in an appendix that has lost its heading."""
    run: list[Caption] = []
    for place, caption in enumerate(found):
        after = found[place + 1].number if place + 1 < len(found) else None
        if caption.number == 1 and run and run[-1].number > 1 and after in (None, 1, 2) and run[-1].number + 2 != after:
            yield run
            run = []
        run.append(caption)
    if run:
        yield run
