"""Words that stand for others still to be written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldenthread.checks.findings import Severity, Verdict
from goldenthread.checks.passages import Passage
from goldenthread.checks.rule import Example, Hit, hit, rule
from goldenthread.checks.subject import Subject

_TO_COME = (
    r"(?:insert|add|confirm|complete|update|provide|include|check|finalise|finalize|supply|draft"
    r"|follow|list|advise|write|amend|attach)(?:ed|d)?|supplied|written"
)
_MISSING = (
    r"(?:text|pictures?|statistics?|figures?|photos?|images?|maps?|charts?|graphs?|tables?|quotes?|wording|narrative"
    r"|details?|data|links?|dates?|names?|amounts?|numbers?|percentages?|case stud(?:y|ies)|infographics?)"
)
# Each can be nothing else in a finished text.
_CERTAIN = re.compile(
    r"\[\s*(?:please\s+)?(?:insert|add|enter|type|click|xx+|name of|date of|title of|tbc|tba|tbd|placeholder"
    r"|to follow|(?:figure|amount|number|text|date|name)(?: here)?\s*\])(?:\b[^\]\n]{0,120}\])?"
    rf"|\[[^\]\n]{{0,100}}\bto (?:be )?(?:{_TO_COME})\b[^\]\n]{{0,60}}\]|\[(?:designed?|final|published|printed"
    r"|online) version\b[^\]\n]{0,120}\]|[<‹«]\s*(?:insert|add|enter|name|date|text|title)\b[^<>\n]{0,80}[>›»]"
    r"|#(?:REF!|DIV/0!|VALUE!|NAME\?|N/A|NUM!|NULL!)|Error!\s*(?:Reference source not found|Bookmark not defined"
    r"|No text of specified style in document|No bookmark name given|Not a valid link"
    r"|Unknown document property name)\.?|\blorem ipsum\b|\bClick (?:or tap )?here to enter (?:text|a date)\b"
    rf"|\bChoose an item\b|\bEnter text here\b|\b{_MISSING}(?:\s+\w+){{0,6}}\s+to be inserted\b(?!\s+(?:in|into|at"
    rf"|after|before|as|between)\b)|\binsert {_MISSING} here\b|\bDrafting note\b|\bNote to (?:self|author|drafter"
    r"|editor|reviewer|designer)\b|\?{3,}|£\s?(?:X|\?){1,4}(?![a-z0-9])(?:[,.]X{1,3})*(?:k|m|bn)?"
    r"|(?<![\w-])X{1,4}\s?%(?!\w)"
    # A date's form, a day or a name still to come, dots or lines to write on, a menu's words
    r"|(?<![\w/])(?:dd|xx)[/.-](?:mm|xx)[/.-](?:yy|xx|20)(?:yy|xx|\d\d)?(?![\w/])"
    r"|(?-i:(?<![\w.,/-])[Xx]{1,2}(?:(?:th|st|nd|rd)?\s+(?:January|February|March|April|June|July|August|September|October"
    r"|November|December)\b|(?:th|st|nd|rd)\s+May\b|\s+May\s+20\d\d))"
    r"|\[\s*(?:(?:hyper|web ?)?link|url|image|picture|logo|signature|author|report author|your name"
    r"|job title|tbd|•|●|_+)\s*\]"
    rf"|\((?:\w+ ){{0,3}}{_MISSING} to be (?:added|inserted|supplied|provided|completed|attached)\)"
    r"|\{\{?\s*[A-Za-z][\w .]{1,40}\}?\}|\bx,xxx\b|£\s?_{2,}|<<[^<>\n]{1,60}>>",
    re.IGNORECASE,
)
# Words of a form or a draft: what they ask for may have been left on purpose.
_LIKELY = re.compile(
    r"(?<![\w(])\(?delete (?:as|where|if not) (?:appropriate|applicable|necessary)\)?|(?<![?\w])\?\?(?![?\w])"
    r"|\[(?:DN|drafting)\b[^\]\n]{0,120}\]|\[\s*DRAFT\b[^\]\n]{0,80}\]",
    re.IGNORECASE,
)
# One of these stands in every placeholder: looked for first, for speed.
_SIGNS = (
    *(
        "[",
        "<",
        "‹",
        "«",
        "#",
        "{",
        "??",
        "xx",
        "x%",
        "x %",
        "£x",
        "£ x",
        "£?",
        "£ ?",
        "£_",
        "£ _",
        "dd/",
        "dd.",
        "dd-",
    ),
    *("x ja", "x fe", "x ma", "x ap", "x ju", "x au", "x se", "x oc", "x no", "x de", "xth ", "xst ", "xnd ", "xrd "),
    *("error!", "lorem", "insert", "here to enter", "choose an item", "enter text here", "drafting note", "note to "),
    *("delete as", "delete where", "delete if"),
    *("be added)", "be inserted)", "be supplied)", "be provided)", "be completed)", "be attached)"),
)
_MAY_BE_ALGEBRA = re.compile(r"£?\s?x\s?%?(?:k|m|bn)?", re.IGNORECASE)
_CROSSES = re.compile(r"(?<![\w&/.-])(?:XX+|xx+)(?:[,./-](?:XX+|xx+))*(?![\w&'’-])")
# Rows of crosses are also Roman numerals and sizes.
_NUMERAL_BEFORE = re.compile(
    r"\b(?:part|chapter|article|volume|vol|book|section|schedule|appendix|annex|title|size|super bowl|pope"
    r"|king|louis)\s+$",
    re.IGNORECASE,
)
_TO_BE_CONFIRMED = re.compile(r"(?<![\w/-])(?:TBC|TBA|TBD|T\.B\.C\.?)(?![\w-])")
_ALONE = re.compile(
    r"\W*(?:to be (?:confirmed|advised|determined|completed|inserted|provided|agreed|added))\W*", re.IGNORECASE
)
_A_DAY_OR_PLACE = re.compile(
    r"\b(?:date|day|time|when|meeting|venue|location|where|deadline|timings?|timescales?|milestones?|month"
    r"|quarter|start|end|due|contact|lead officer|presenter|speaker|witness(?:es)?)\b",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"(?:\b(?:19|20)\d\d|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*|date|time|venue|dates"
    r"|location|day)\W*(?:and\s+\w+\s+)?(?:is\s+|are\s+|:\s*)?\W*$",
    re.IGNORECASE,
)


@rule(
    "placeholder-left-in",
    title="A placeholder left in the text",
    group="text",
    severity=Severity.ERROR,
    scope="Text and tables: [insert ...], “to be inserted”, lorem ipsum, £X, XX%, ???, and the errors that Word "
    "and Excel leave (Error! Reference source not found, #REF!). Two crosses or more alone, £X, X%, “delete as "
    "appropriate” and ?? are a warning.",
    leaves_out=("Crosses as Roman numerals (Part XX) and sizes.", "A single question mark or cross."),
    cost="On the five documents six errors, all true: a plan with a picture, a statistic and four infographics "
    "still to come.",
    example=Example(
        wrong="We have planted [number to be inserted] trees.",
        right="We have planted 412 trees.",
        quote="[number to be inserted]",
    ),
)
def placeholder_left_in(subject: Subject) -> Iterator[Hit]:
    """What was still to be written was not."""
    for passage in subject.holding(_SIGNS):
        taken: list[tuple[int, int]] = []
        for match in _CERTAIN.finditer(passage.text):
            taken.append(match.span())
            yield _left(passage, match, sure=not _MAY_BE_ALGEBRA.fullmatch(match.group()))
        for match in _LIKELY.finditer(passage.text):
            if not any(start <= match.start() < end for start, end in taken):
                taken.append(match.span())
                yield _left(passage, match, sure=False)
        if "xx" in passage.text.lower():
            for match in _CROSSES.finditer(passage.text):
                inside = any(start <= match.start() < end for start, end in taken)
                if not inside and not _NUMERAL_BEFORE.search(passage.text[: match.start()]):
                    yield _left(passage, match, sure=False)


def _left(passage: Passage, match: re.Match[str], *, sure: bool) -> Hit:
    return hit(
        passage,
        match.start(),
        match.end(),
        f"“{match.group()}” looks like something still to be filled in.",
        mend="Fill it in, or take it out.",
        verdict=Verdict.WRONG if sure else Verdict.CANNOT_TELL,
        severity=None if sure else Severity.WARNING,
    )


@rule(
    "still-to-be-confirmed",
    title="Still “to be confirmed” in a final document",
    group="text",
    severity=Severity.WARNING,
    scope="TBC, TBA and TBD, and cells that say no more than “to be confirmed”, in documents checked as final.",
    leaves_out=(
        "Days, times, places and contacts that are not settled yet, and forward plans.",
        "Documents checked as drafts.",
        "“to be confirmed” within a sentence, where it says what is known.",
    ),
    cost="None on the five documents; their provisional meeting dates are let be.",
    example=Example(
        wrong="The capital cost of the second phase is TBC.",
        right="The capital cost of the second phase is £40,000.",
        quote="TBC",
    ),
)
def still_to_be_confirmed(subject: Subject) -> Iterator[Hit]:
    """A committee is asked to decide on what is not known."""
    if not subject.settings.final:
        return
    for passage in subject.holding(("tbc", "tba", "tbd", "t.b.c", "to be ")):
        if passage.part.kind == "forward plan" or passage.kind == "furniture":
            continue
        matches = list(_TO_BE_CONFIRMED.finditer(passage.text))
        if passage.cell is not None and (alone := _ALONE.fullmatch(passage.text)):
            matches.append(alone)
        for match in matches:
            if _is_a_day_or_place(passage, match):
                continue
            yield hit(
                passage,
                match.start(),
                match.end(),
                f"“{match.group().strip()}” stands in a document that is about to go out.",
                mend="Fill it in, or say when it will be known.",
                verdict=Verdict.CANNOT_TELL,
            )


def _is_a_day_or_place(passage: Passage, match: re.Match[str]) -> bool:
    if _DATED.search(passage.text[: match.start()][-40:]) or any(
        "forward plan" in over.lower() or "work programme" in over.lower() or "work plan" in over.lower()
        for over in passage.headings
    ):
        return True
    grid, cell = passage.grid, passage.cell
    if grid is None or cell is None:
        return False
    beside = (grid.heading(cell.column), grid.text(cell.row, 0) if cell.column else "")
    return any(_A_DAY_OR_PLACE.search(words) for words in beside if len(words) < 80)
