"""The service's answer as words with places: each element's text becomes a block, so that fields can point at it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from lxml import etree

from goldenthread.documents import Paragraph, Position
from goldenthread.documents.words import Run
from goldenthread.packs.moderngov.opening import child, local, words_of
from goldenthread.packs.names import bare
from goldenthread.packs.phrases import phrases, sure, words
from goldenthread.packs.record import Record, Tree
from goldenthread.packs.said import Said, Value, source_of
from goldenthread.packs.times import times_in

DAYS = ("%d/%m/%Y", "%Y-%m-%d", "%d/%m/%y", "%d %B %Y")


class Answer:
    """The answer's elements, the blocks made of their words so far, and the record that is filled from them."""

    def __init__(self, root: etree._Element) -> None:
        self.root = root
        self.record = Record()
        self.blocks: list[Paragraph] = []

    def every(self, name: str, inside: etree._Element | None = None) -> Iterator[etree._Element]:
        """The elements of this name, however deep."""
        return (each for each in (self.root if inside is None else inside).iter(etree.Element) if local(each) == name)

    def fields(self, kind: str, element: etree._Element) -> dict[str, Tree]:
        """The fields of a thing, from its children or its attributes, as `phrases/moderngov.json` names them."""
        found: dict[str, Tree] = {}
        for name, (called, read) in phrases("moderngov")[kind].items():
            text, place = self._text(element, name)
            if text and place is not None:
                value = self.value(read, name, text, place)
                if value is not None:
                    found[called] = value
        return found

    def value(self, read: str, name: str, text: str, place: etree._Element) -> Said | None:
        """One field, or None where its words are not understood, which is then told."""
        block = self.block(name, text, place)
        start = len(name) + 2
        value: Value = READERS[read](text)
        if value is None:
            self.record.unclear(text[:200], f"{name} is not written as expected", source_of(block, start))
            return None
        return Said(value, source_of(block, start), sure("moderngov", "person" if read == "person" else "field"))

    def block(self, name: str, text: str, place: etree._Element) -> Paragraph:
        """A block that holds an element's words."""
        said = f"{name}: {text}"
        line = place.sourceline
        position = Position(len(self.blocks), line=line if isinstance(line, int) else None)
        self.blocks.append(Paragraph(position, said, (Run(said),)))
        return self.blocks[-1]

    def _text(self, element: etree._Element, name: str) -> tuple[str, etree._Element | None]:
        attribute = element.get(name)
        if attribute is not None:
            return " ".join(attribute.split()), element
        place = child(element, name)
        text = words_of(place)
        return ("" if text.casefold() in words("moderngov", "nothing") else text), place


def _day(text: str) -> date | None:
    for form in DAYS:
        try:
            return datetime.strptime(text.split(" 00:00")[0], form).date()  # noqa: DTZ007
        except ValueError:
            continue
    return None


def _time(text: str) -> str | None:
    found = times_in(text)
    return f"{found[0].at:%H:%M}" if found else None


def _yes_no(text: str) -> bool | None:
    if text.casefold() in words("moderngov", "yes"):
        return True
    return False if text.casefold() in words("moderngov", "no") else None


READERS: dict[str, Any] = {
    "text": lambda text: text,
    "number": lambda text: text.rstrip(" .") or None,
    "person": lambda text: bare(text)[0] or text,
    "day": _day,
    "time": _time,
    "yes_no": _yes_no,
}
