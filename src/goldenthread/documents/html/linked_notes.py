"""Footnotes in HTML that are links: a raised "1" that leads to the note further down the page."""

from __future__ import annotations

import re
from dataclasses import replace

from lxml import etree

from goldenthread.documents.blocks import Block, Cell, Note, Table, TextBlock
from goldenthread.documents.building import Builder, blocks_text, tidied
from goldenthread.documents.html.tables import read_table
from goldenthread.documents.html.walking import Walker
from goldenthread.documents.notes import closed_up
from goldenthread.documents.words import Run, said
from goldenthread.patterns import regex

MARK = regex(r"\[?([\d⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}|[*†‡§]|[ivx]{1,5})\]?\Z")
TARGET = regex(r"#.{0,20}?(?:fn|note|ftn)", re.IGNORECASE)
BACK = regex(r"(?:\[?[\d⁰¹²³⁴⁵⁶⁷⁸⁹*†‡§]{1,3}\]?|[\s↩↑^︎]*)\Z")
HOLDERS = ("li", "p", "div", "aside", "dd", "section")
FIGURES = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
LONGEST = 5_000


def take_linked_notes(root: etree._Element) -> list[tuple[str, str, etree._Element]]:
    """Id, mark and element of each note that a mark leads to; the elements are taken out of the page."""
    marks: dict[str, etree._Element] = {}
    for link in root.iter("a"):
        address = str(link.get("href", ""))
        if TARGET.match(address) and MARK.match(_words(link)):
            marks.setdefault(address[1:], link)
    places = {str(element.get("id") or element.get("name")): element for element in root.iter() if _named(element)}
    order = {element: number for number, element in enumerate(root.iter())} if marks else {}
    found = []
    for identifier, link in marks.items():
        element = places.get(identifier)
        while element is not None and element.tag not in HOLDERS:
            element = element.getparent()
        if element is None or order[element] < order[link] or len(_words(element)) > LONGEST:
            continue  # a link back from the note to its mark, or to a whole part of the page
        found.append((identifier, _words(link).strip("[]").translate(FIGURES), element))
    holders = [element for _, _, element in found]
    found = [note for note in found if not any(other is not note[2] and _holds(note[2], other) for other in holders)]
    for _, _, element in found:
        _take_out(element)
    return found


def read_linked_notes(taken: list[tuple[str, str, etree._Element]], builder: Builder) -> tuple[Note, ...]:
    """The notes that were taken out, read."""
    notes = []
    for identifier, label, element in taken:
        position = builder.position(line=element.sourceline)
        blocks = Walker(builder, read_table).read(element)
        notes.append(Note(identifier, label, position, tuple(_without_way_back(block) for block in blocks)))
    return tuple(notes)


def with_marks(blocks: tuple[Block, ...], notes: tuple[Note, ...]) -> list[Block]:
    """The blocks with the links to these notes made note marks."""
    known = {note.id for note in notes}
    return [_marked(block, known) for block in blocks] if known else list(blocks)


def _words(element: etree._Element) -> str:
    return "".join(str(text) for text in element.itertext()).strip()


def _named(element: etree._Element) -> bool:
    return isinstance(element.tag, str) and bool(element.get("id") or (element.tag == "a" and element.get("name")))


def _holds(element: etree._Element, other: etree._Element) -> bool:
    return any(ancestor is element for ancestor in other.iterancestors())


def _take_out(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        element.drop_tree() if hasattr(element, "drop_tree") else parent.remove(element)


def _without_way_back(block: Block) -> Block:
    """The block without the link that leads back to its mark."""
    if not isinstance(block, TextBlock):
        return block
    runs = tidied([run for run in block.runs if not ((run.style.link or "").startswith("#") and BACK.match(run.text))])
    return replace(block, runs=runs, text=said(runs))


def _marked(block: Block, known: set[str]) -> Block:
    if isinstance(block, TextBlock):
        if not any(run.style.link and run.style.link[1:] in known for run in block.runs):
            return block
        runs = tidied(closed_up([_mark(run, known) for run in block.runs]))
        return replace(block, runs=runs, text=said(runs))
    if isinstance(block, Table):
        return replace(block, rows=tuple(tuple(_marked_cell(cell, known) for cell in row) for row in block.rows))
    return block


def _marked_cell(cell: Cell, known: set[str]) -> Cell:
    blocks = tuple(_marked(block, known) for block in cell.blocks)
    return replace(cell, blocks=blocks, text=blocks_text(blocks))


def _mark(run: Run, known: set[str]) -> Run:
    link = run.style.link or ""
    if link.startswith("#") and link[1:] in known and MARK.match(run.text.strip()):
        return Run(run.text.strip().strip("[]").translate(FIGURES), replace(run.style, note=link[1:]))
    return run
