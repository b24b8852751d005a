"""Word's automatic numbers, counted as Word counts them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from goldenthread.documents.counting import roman
from goldenthread.documents.word.names import VAL, W, font_of, number, on, value
from goldenthread.documents.word.symbols import marker_of
from goldenthread.patterns import regex

PLACE = regex(r"%([1-9])")
ORDINALS = {1: "st", 2: "nd", 3: "rd"}
LARGEST = 10_000


@dataclass(slots=True)
class Level:
    """One level of a list: where it starts, how its number is written, and the text around it ("%1.%2")."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    restart: int | None = None
    legal: bool = False
    style: str | None = None
    font: str = ""


@dataclass(slots=True)
class Counter:
    """The count so far at each level of one list."""

    counts: dict[int, int] = field(default_factory=dict)
    started: set[str] = field(default_factory=set)


class Numbering:
    """The numbering part, and the counts as the document is walked from its beginning."""

    def __init__(self, root: etree._Element | None) -> None:
        self.levels: dict[str, dict[int, Level]] = {}
        self.owner: dict[str, str] = {}
        self.starts: dict[str, dict[int, int]] = {}
        self.counters: dict[str, Counter] = {}
        self.by_style: dict[tuple[str, str], int] = {}
        if root is not None:
            self._read(root)

    def _read(self, root: etree._Element) -> None:
        lists: dict[str, dict[int, Level]] = {}
        linked: dict[str, str] = {}
        styles: dict[str, str] = {}
        for abstract in root.iter(W + "abstractNum"):
            identifier = str(abstract.get(W + "abstractNumId", ""))
            lists[identifier] = {_index(level): _level(level) for level in abstract.iterfind(W + "lvl")}
            if link := value(abstract, "numStyleLink"):
                linked[identifier] = link
            if link := value(abstract, "styleLink"):
                styles[link] = identifier
        for num in root.iter(W + "num"):
            identifier = str(num.get(W + "numId", ""))
            abstract_id = value(num, "abstractNumId") or ""
            abstract_id = styles.get(linked.get(abstract_id, ""), abstract_id)
            levels = dict(lists.get(abstract_id, {}))
            self.owner[identifier] = abstract_id
            for override in num.iterfind(W + "lvlOverride"):
                index = _index(override)
                own = override.find(W + "lvl")
                if own is not None:
                    levels[index] = _level(own)
                start = value(override, "startOverride")
                if start is not None:
                    self.starts.setdefault(identifier, {})[index] = number(start, 1)
            self.levels[identifier] = levels
            for index, level in levels.items():
                if level.style:
                    self.by_style.setdefault((identifier, level.style), index)

    def marker(self, identifier: str, index: int) -> tuple[str, bool]:
        """Counts the next item of a list at a level (from 0); its marker as printed, and whether it is a bullet.

        A list that the file does not define gives no marker.
        """
        levels = self.levels.get(identifier)
        level = levels.get(index) if levels else None
        if levels is None or level is None:
            return "", False
        counter = self.counters.setdefault(self.owner[identifier], Counter())
        starts = self.starts.get(identifier, {})
        counts = counter.counts
        if identifier not in counter.started:
            counter.started.add(identifier)
            for overridden in starts:
                counts.pop(overridden, None)
        counts[index] = counts.get(index, starts.get(index, level.start) - 1) + 1
        for deeper in [other for other in counts if other > index]:
            restart = levels[deeper].restart if deeper in levels else None
            if restart is None or (restart != 0 and index < restart):
                del counts[deeper]
        if level.form == "bullet":
            return marker_of(level.text, level.font).strip() or "•", True
        if level.form == "none":
            return PLACE.sub("", level.text).strip(), False

        def place(match: re.Match[str]) -> str:
            other = int(match[1]) - 1
            shown = levels.get(other, Level())
            count = counts.get(other, starts.get(other, shown.start))
            return formatted(count, "decimal" if level.legal else shown.form)

        return PLACE.sub(place, level.text).strip(), False


def _index(element: etree._Element) -> int:
    return number(element.get(W + "ilvl"), 0)


def _level(element: etree._Element) -> Level:
    restart = value(element, "lvlRestart")
    legal = element.find(W + "isLgl")
    form = element.find(W + "numFmt")
    fonts = element.find(f"{W}rPr/{W}rFonts")
    return Level(
        start=number(value(element, "start"), 0),
        form=str(form.get(VAL, "decimal")) if form is not None else "decimal",
        text=value(element, "lvlText") or "",
        restart=number(restart, 0) if restart is not None else None,
        legal=legal is not None and on(legal),
        style=value(element, "pStyle"),
        font=font_of(fonts),
    )


def formatted(count: int, form: str) -> str:
    """A count as Word writes it in this form; forms not known are written as figures."""
    if not 0 <= count < LARGEST:
        return str(count)
    if form in ("lowerLetter", "upperLetter"):
        # Word doubles the letter after z: 27 is aa, 28 is bb.
        text = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1) if count else ""
        return text.upper() if form == "upperLetter" else text
    if form in ("lowerRoman", "upperRoman"):
        text = roman(count) if count else ""
        return text.upper() if form == "upperRoman" else text
    if form == "decimalZero":
        return f"{count:02d}"
    if form == "ordinal":
        ending = "th" if count % 100 in (11, 12, 13) else ORDINALS.get(count % 10, "th")
        return f"{count}{ending}"
    if form == "none":
        return ""
    return str(count)
