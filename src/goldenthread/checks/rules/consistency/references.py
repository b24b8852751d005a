"""What a text refers to by number: sections, paragraphs, tables, appendices and recommendations of the same report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from goldenthread.checks.passages import Passage
from goldenthread.patterns import regex

_LINK = r"(?:\s*,\s*(?:and\s+|or\s+)?|\s+and\s+|\s+or\s+|\s*&\s*)"
_RANGE = r"(?:\s+to\s+|\s*[-–—]\s*|\s+through\s+)"
_NUMBERS = r"\d{{1,2}}(?:\.\d{{1,3}}){}(?![\d%]|,\d|\.\d)"
_DOTTED = _NUMBERS.format("{1,3}")
_ANY = _NUMBERS.format("{0,3}")

_SECTIONS = regex(
    rf"\b(?P<what>sub-?section|section|paragraph|para)s?\.?\s+(?P<numbers>{_ANY}(?:(?:{_LINK}|{_RANGE}){_ANY})*)",
    re.IGNORECASE,
)
_TABLES = regex(
    rf"\b(?P<what>table|figure|chart|diagram|graph)s?\s+(?P<numbers>\d{{1,3}}(?![\d%/]|[.,]\d)(?:(?:{_LINK}"
    rf"|{_RANGE})\d{{1,3}}(?![\d%/]|\.\d))*)(?![\w/])",
    re.IGNORECASE,
)
_RECOMMENDATIONS = regex(
    rf"\b(?P<what>recommendation)s?\s+\(?(?P<numbers>\d{{1,2}}(?![\d%/]|\.\d)(?:(?:{_LINK}"
    rf"|{_RANGE})\d{{1,2}}(?![\d%/]|\.\d))*)\)?(?![\w/])",
    re.IGNORECASE,
)
_APPENDICES = regex(
    rf"\b(?P<what>appendix|appendices|annexe?(?:s|es)?)\s+(?P<numbers>(?:[A-Z]"
    rf"|\d{{1,2}})(?![\w/])(?:(?:{_LINK})(?:(?:and|&)\s+)?(?:[A-Z]|\d{{1,2}})(?![\w/'’]))*)",
)
_APPENDICES_ANY_CASE = regex(_APPENDICES.pattern.replace("[A-Z]", "[A-Za-z]"), re.IGNORECASE)
_EACH = regex(rf"{_DOTTED}|\d{{1,3}}|\b[A-Za-z]\b")
_LISTS = regex(r"\b(?:and|or|to|through)\b|[&–—-]")
_IN_RANGE = regex(_RANGE + r"\Z")
# "of the Act", "to the Constitution", "in the Local Plan": another document's.
_ELSEWHERE = regex(
    r"\s*(?:\([^)]{0,12}\)\s*)*,?\s*(?:of|to|in|within|from|under)\s+(?:the|that|this|its|our|their|an?|Schedule"
    r"|Part|[A-Z])\b"
    r"(?!\s+(?:current\s+|present\s+|main\s+|covering\s+)?(?:report|paper|document)\b(?!\s+(?:to|on|by|of)\b))",
)
_HERE = regex(
    r"\s*(?:\([^)]{0,12}\)\s*)*(?:(?:of|to|in)\s+this\s+(?:report|paper|document)|(?:of|to"
    r"|in)\s+the\s+report\b(?!\s+(?:to|on|by|of))"
    r"|above\b|below\b|overleaf\b)",
    re.IGNORECASE,
)
_CITED = regex(
    r"\bsources?\s*:|(?<!this )(?:\breports?|\bminutes|\bpapers?|\bpack|\bagenda|\d{4})\s*[,(:;]\s*$", re.IGNORECASE
)
_LAW = regex(
    r"\b(?:Acts?|Regulations?|Orders?|Directive|Statutory|S\.?I\.?|NPPF|Constitution|Articles?|Standing Orders?|Code"
    r"|Rules?"
    r"|Procedure|Guidance|Framework|Schedule|Convention|legislation|statute|Scheme of Delegation|Circular|Bill|Charter"
    r"|Agreement|lease|contract|policy|Policy|Plan|Strategy|Protocol|Manual|Handbook|Bylaws?|Byelaws?|Judgment"
    r"|Lords?)\b"
)


@dataclass(frozen=True)
class Reference:
    """A reference to something numbered. `here` means it says outright that the thing is in this report."""

    kind: str
    name: str
    numbers: tuple[int, ...]
    letter: str
    passage: Passage
    start: int
    end: int
    here: bool


def references(passage: Passage, kind: str) -> Iterator[Reference]:
    """The references of a kind ("section", "table", "recommendation", "appendix") in a passage to its own report."""
    text = passage.text
    for match in _patterns(kind).finditer(text):
        after = text[match.end() : match.end() + 90]
        here = bool(_HERE.match(after))
        if not here and (_ELSEWHERE.match(after) or _of_a_law(passage, match, kind)):
            continue
        yield from _each(passage, match, kind, here)


def _patterns(kind: str) -> re.Pattern[str]:
    patterns = {"section": _SECTIONS, "table": _TABLES, "recommendation": _RECOMMENDATIONS}
    return patterns.get(kind, _APPENDICES_ANY_CASE)


def _of_a_law(passage: Passage, match: re.Match[str], kind: str) -> bool:
    """Whether its sentence names a law, plan or contract whose section this may be."""
    start, end = passage.sentence_at(match.start())
    if _CITED.search(passage.text, start, match.start()):
        return True
    if kind == "section":
        return bool(_LAW.search(passage.text, start, end))
    # "Local Plan Appendix 2", "Act, Table 3": the other document's name stands just before.
    return bool(_LAW.search(passage.text, max(start, match.start() - 25), match.start()))


def _each(passage: Passage, match: re.Match[str], kind: str, here: bool) -> Iterator[Reference]:
    base = match.start("numbers")
    # "Of the 12 in table 1, 7 were met": without an "and" a comma after one number begins no list.
    listed = passage.text[match.end("what")] in "sS" or match["what"].casefold() in ("appendices", "annexes")
    numbers = match["numbers"] if listed or _LISTS.search(match["numbers"]) else match["numbers"].partition(",")[0]
    for number, found in enumerate(_EACH.finditer(numbers)):
        said = found.group()
        start = match.start() if number == 0 else base + found.start()
        name = f"{match['what'].casefold()} {said.upper()}"
        figures = tuple(map(int, said.split("."))) if said[0].isdigit() else ()
        what = match["what"].casefold() if kind == "table" else kind
        letter = "" if figures else said.upper()
        yield Reference(what, name, figures, letter, passage, start, base + found.end(), here)
