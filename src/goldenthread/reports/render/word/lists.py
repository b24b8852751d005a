"""Bullets and numbers of lists, in definitions of our own, whatever the template's list styles do."""

from __future__ import annotations

from typing import Any

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.parts.numbering import NumberingPart

from goldenthread.reports.render.word.xml import Element, add, make

INDENT = 420


class Lists:
    """The numbering of one document: one definition for bullets and one for every numbered list."""

    def __init__(self, document: Any, left: int) -> None:
        self.root = _numbering(document).element
        self.bullets = self._define(ordered=False, left=left)
        self._left = left

    def ordered(self) -> str:
        """A new numbered list, which starts again at 1."""
        return self._define(ordered=True, left=0)

    def _define(self, *, ordered: bool, left: int) -> str:
        abstracts = self.root.findall(qn("w:abstractNum"))
        identity = str(max((int(a.get(qn("w:abstractNumId"))) for a in abstracts), default=-1) + 1)
        abstract = make("abstractNum", abstractNumId=identity)
        add(abstract, "multiLevelType", val="singleLevel")
        level = add(abstract, "lvl", ilvl="0")
        add(level, "start", val="1")
        add(level, "numFmt", val="decimal" if ordered else "bullet")
        add(level, "lvlText", val="%1." if ordered else "•")
        add(level, "lvlJc", val="left")
        add(add(level, "pPr"), "ind", left=str(left + INDENT), hanging=str(INDENT))
        if abstracts:
            abstracts[-1].addnext(abstract)
        else:
            self.root.insert(0, abstract)
        return self._use(identity)

    def _use(self, abstract: str) -> str:
        numbers = self.root.findall(qn("w:num"))
        identity = str(max((int(n.get(qn("w:numId"))) for n in numbers), default=0) + 1)
        number = make("num", numId=identity)
        add(number, "abstractNumId", val=abstract)
        if numbers:
            numbers[-1].addnext(number)
        else:
            self.root.findall(qn("w:abstractNum"))[-1].addnext(number)
        return identity


def _numbering(document: Any) -> Any:
    """The part that holds the lists; a template that has no list has no such part."""
    try:
        return document.part.part_related_by(RELATIONSHIP_TYPE.NUMBERING)
    except KeyError:
        element = parse_xml(f"<w:numbering {nsdecls('w')}/>")
        part = NumberingPart(PackURI("/word/numbering.xml"), CONTENT_TYPE.WML_NUMBERING, element, document.part.package)
        document.part.relate_to(part, RELATIONSHIP_TYPE.NUMBERING)
        return part


def use_list(properties: Element, number: str) -> None:
    """Makes a paragraph an item of a list. `properties` is its pPr, which holds its style already."""
    listed = add(properties, "numPr")
    add(listed, "ilvl", val="0")
    add(listed, "numId", val=number)
