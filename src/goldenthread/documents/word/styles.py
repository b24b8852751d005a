"""Word's styles: what each says of its words, its outline level and its numbering, down the chain it is based on."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from goldenthread.documents.word.names import VAL, W, number, on, value
from goldenthread.patterns import regex

HEADING = regex(r"heading ([1-9])\Z", re.IGNORECASE)
SWITCHES = {
    W + "b": "bold",
    W + "i": "italic",
    W + "strike": "struck",
    W + "dstrike": "struck",
    W + "vanish": "hidden",
}
LONGEST_CHAIN = 20


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """What a paragraph's style gives it. `outline` is 0 for the highest heading, None for body text."""

    name: str = ""
    outline: int | None = None
    is_title: bool = False
    numbering: tuple[str, int] | None = None
    run: dict[str, Any] = field(default_factory=dict)


def run_changes(properties: etree._Element) -> dict[str, Any]:
    """What run properties say, of what matters: only what is written, so that `False` switches off."""
    found: dict[str, Any] = {}
    for child in properties:
        name = SWITCHES.get(child.tag)
        if name is not None:
            found[name] = on(child) or (name == "struck" and found.get("struck", False))
        elif child.tag == W + "vertAlign":
            align = child.get(VAL)
            found["superscript"] = align == "superscript"
            found["subscript"] = align == "subscript"
        elif child.tag == W + "u":
            found["underlined"] = child.get(VAL, "single") != "none"
    return found


class Styles:
    """The styles part. A chain that turns in a circle is cut."""

    def __init__(self, root: etree._Element | None) -> None:
        self.elements: dict[str, etree._Element] = {}
        self.default_paragraph: str | None = None
        self.language = ""
        self.base: dict[str, Any] = {}
        self.paragraphs: dict[str | None, ParagraphStyle] = {}
        self.runs: dict[str, dict[str, Any]] = {}
        if root is None:
            return
        for style in root.iter(W + "style"):
            identifier = str(style.get(W + "styleId", ""))
            self.elements[identifier] = style
            if style.get(W + "type") == "paragraph" and style.get(W + "default") in ("1", "true", "on"):
                self.default_paragraph = identifier
        defaults = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        if defaults is not None:
            self.base = run_changes(defaults)
            language = defaults.find(W + "lang")
            self.language = str(language.get(VAL, "")) if language is not None else ""

    def chain(self, identifier: str | None) -> list[etree._Element]:
        """The style and those it is based on, itself first."""
        chain: list[etree._Element] = []
        while identifier in self.elements and len(chain) < LONGEST_CHAIN:
            style = self.elements[identifier]
            if style in chain:
                break
            chain.append(style)
            identifier = value(style, "basedOn")
        return chain

    def paragraph(self, identifier: str | None) -> ParagraphStyle:
        """What a paragraph style gives, worked out once."""
        known = self.paragraphs.get(identifier)
        if known is None:
            known = self._paragraph(identifier if identifier in self.elements else self.default_paragraph)
            self.paragraphs[identifier] = known
        return known

    def _paragraph(self, identifier: str | None) -> ParagraphStyle:
        chain = self.chain(identifier)
        name = (value(chain[0], "name") or "") if chain else ""
        run = dict(self.base)
        outline: int | None = None
        is_title = False
        num_id: str | None = None
        level: int | None = None
        for style in reversed(chain):
            properties = style.find(W + "rPr")
            if properties is not None:
                run.update(run_changes(properties))
            called = (value(style, "name") or "").lower()
            heading = HEADING.match(called)
            if heading:
                outline = int(heading[1]) - 1
            is_title = is_title or called == "title"
            paragraph = style.find(W + "pPr")
            stated = value(paragraph, "outlineLvl")
            if stated is not None:
                outline = number(stated, 9)
            numbering = paragraph.find(W + "numPr") if paragraph is not None else None
            if numbering is not None:
                num_id = value(numbering, "numId") or num_id
                stated = value(numbering, "ilvl")
                level = number(stated, 0) if stated is not None else level
        if outline is not None and outline > 8:
            outline = None
        has_numbers = num_id is not None and num_id != "0"
        return ParagraphStyle(
            name, outline, is_title, (num_id or "", -1 if level is None else level) if has_numbers else None, run
        )

    def run(self, identifier: str) -> dict[str, Any]:
        """What a character style says of its words."""
        known = self.runs.get(identifier)
        if known is None:
            known = {}
            for style in reversed(self.chain(identifier)):
                properties = style.find(W + "rPr")
                if properties is not None:
                    known.update(run_changes(properties))
            self.runs[identifier] = known
        return known
