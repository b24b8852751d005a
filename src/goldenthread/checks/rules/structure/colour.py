"""Colour that is the only thing to tell by."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldenthread.checks.findings import Severity, Verdict
from goldenthread.checks.grids import Grid
from goldenthread.checks.rule import Example, Hit, hit, rule
from goldenthread.checks.subject import Subject
from goldenthread.patterns import regex

_COLOURS = ("red", "green", "amber", "orange", "yellow", "blue", "grey", "gray", "purple", "pink", "brown")
_COLOUR = rf"(?:{'|'.join(_COLOURS)})"
_SHOWN = (
    r"(?:shown|highlighted|marked|shaded|coloured|printed|indicated|displayed|identified|flagged|written|set out"
    r"|outlined|denoted|depicted|presented)"
)
_BY_COLOUR = regex(
    rf"\b{_SHOWN}\s+(?:\w+\s+)?(?:in|with|by)\s+(?:bold\s+|light\s+|dark\s+|pale\s+|the colour\s+)?{_COLOUR}\b"
    r"(?!\s*(?:\(|box|book|paper|status|rating|rag\b|flag|belt|ink on|and white))"
    rf"|\b(?:shaded|coloured|highlighted)\s+{_COLOUR}\b"
    rf"|\b(?:figures?|cells?|items?|rows?|text|those|lines?|entries|wording|words|changes|additions|deletions|dates"
    rf"|(?:missed|new|changed|late) \w+)\s+(?:is\s+|are\s+)?in\s+{_COLOUR}\b"
    r"(?!\s+(?:text|type|font|ink|shading|highlight|bold|status|zone|band|belt|papers?|alert|paint))"
    rf"|\b(?:in|as)\s+{_COLOUR}\s+(?:text|type|font|ink|shading|highlight(?:ing)?|italics|bold)\b"
    rf"|\b{_COLOUR}\s+(?:text|type|font|cells?|rows?|bars?|lines?|shading)\s+(?:shows?|indicates?"
    r"|denotes?|means?|represents?|marks?)\b",
    re.IGNORECASE,
)
# How deeds and planning papers have always told a site from its surroundings.
_OF_A_PLAN = regex(
    r"\b(?:edged|hatched|outlined|verged)\b|\b(?:land|site|boundary|property|premises|area)\b[^.]{0,60}\b(?:plan|map|drawing)s?\b"
    r"|\bred line\b",
    re.IGNORECASE,
)
_HINT = regex(rf"\b{_COLOUR}\b", re.IGNORECASE)
_OTHER_CUE = regex(
    r"\b(?:and (?:bold|italic|underlined|starred)|asterisk\w*|with an? [A-Z*✓✗]\b|labelled|with the (?:word|letter))",
    re.IGNORECASE,
)
_RAG_HEADING = regex(
    r"^\W*(?:(?:overall|current|previous|budget|risk|delivery|project)\s+)?(?:RAG|BRAG"
    r"|R/?A/?G)(?:\s+(?:rating|status|score|colour))?\W*$|^\W*(?:traffic light|colour)(?:\s+\w+)?\W*$",
    re.IGNORECASE,
)


@rule(
    "colour-only",
    title="Colour is the only thing to tell by",
    group="structure",
    severity=Severity.WARNING,
    scope="Words that point to a colour (shown in red, cells shaded amber), and columns headed RAG or traffic "
    "light whose cells hold no words while the rest of their rows do.",
    leaves_out=(
        "Colours that are named in words beside the figure, and sites edged or shown in a colour on a plan.",
        "RAG columns without any row filled in.",
    ),
    cost="One on the five documents, a true one: a list that shows what is done by colour alone.",
    example=Example(
        wrong="Indicators that missed their target are shown in red.",
        right="Indicators that missed their target are marked Red in the last column.",
        quote="shown in red",
    ),
)
def colour_only(subject: Subject) -> Iterator[Hit]:
    """One man in twelve cannot tell red from green, and a black and white printer cannot either (WCAG 1.4.1)."""
    for passage in subject.holding(_COLOURS):
        if not _HINT.search(passage.text):
            continue
        for match in _BY_COLOUR.finditer(passage.text):
            start, end = passage.sentence_at(match.start())
            sentence = passage.text[start:end]
            if match.group()[0].isupper() and match.start() > start + len(sentence) - len(sentence.lstrip()):
                # "the Blue line": a name
                continue
            if _OTHER_CUE.search(sentence) or _OF_A_PLAN.search(sentence):
                continue
            yield hit(
                passage,
                match.start(),
                match.end(),
                "These words send the reader to a colour.",
                mend="Say it in words or with a mark as well.",
                verdict=Verdict.CANNOT_TELL,
            )
    for grid in subject.grids:
        yield from _empty_column(grid)


def _empty_column(grid: Grid) -> Iterator[Hit]:
    for column in grid.columns:
        if not _RAG_HEADING.match(grid.heading(column)):
            continue
        filled = [
            row
            for row in grid.rows
            if sum(bool(grid.text(row, other)) for other in grid.columns if other != column) >= 2
        ]
        if len(filled) < 2 or any(grid.text(row, column) for row in filled):
            continue
        heading = grid.passage(grid.header_rows - 1, column)
        if heading is not None:
            yield hit(
                heading,
                0,
                len(heading.text),
                f"The cells under “{heading.text.strip()}” hold no words, so that only a colour can tell.",
                working=f"{len(filled)} rows with other cells filled in",
                mend="Write Red, Amber or Green in each.",
                verdict=Verdict.CANNOT_TELL,
            )
