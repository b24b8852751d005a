"""Words that stand for others still to be written."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from goldenthread.checks.findings import Severity, Verdict
from goldenthread.checks.passages import Passage
from goldenthread.checks.rule import Example, Hit, hit, rule
from goldenthread.checks.rules.wording import placeholder_forms as forms
from goldenthread.checks.rules.wording.amended import is_of_changes
from goldenthread.checks.subject import Subject
from goldenthread.patterns import regex

_OF_A_MEETING = regex(
    r"\b(?:minutes of|agenda(?! item)|apologies|members present|present:|in attendance|summoned"
    r"|action (?:notes|log))\b",
    re.IGNORECASE,
)
_TOP = 3_000
_LINE = 120
_AT_THE_END = regex(r"[\s.!)”\"']{0,6}$")
_WHOLE = regex(r"\s*(?P<all>\S.*)", re.DOTALL)
_TO_BE_CONFIRMED = regex(r"(?<![\w/@#.-])(?:TBC|TBA|TBD|T\.B\.C\.?|tbc|tba|tbd)(?![\w-])")
# "Costs: to be confirmed" at the end of a line.
_AFTER_COLON = regex(
    r"(?P<what>[\w ]{3,60})\s?[:–—]\s*(?P<words>(?:yet |still )?to be (?:confirmed|determined|advised))\W*$",
    re.IGNORECASE,
)
_ALONE = regex(
    r"\W*(?:to be (?:confirmed|advised|determined|completed|inserted|provided|agreed|added))\W*", re.IGNORECASE
)
_A_DAY_OR_PLACE = regex(
    r"\b(?:date|day|time|when|meeting|venue|location|where|deadline|timings?|timescales?|milestones?|month"
    r"|quarter|start|end|due|contact|lead officer|presenter|speaker|witness(?:es)?)\b",
    re.IGNORECASE,
)
_DATED = regex(
    r"(?:\b(?:19|20)\d\d|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*|date|time|venue|dates"
    r"|location|day|speaker|presenter|guest|chair|host)\W*(?:and\s+\w+\s+)?(?:is\s+|are\s+|:\s*)?\W*$",
    re.IGNORECASE,
)


@rule(
    "placeholder-left-in",
    title="A placeholder left in the text",
    group="text",
    severity=Severity.ERROR,
    scope="Text and tables: [insert ...], “to be inserted”, lorem ipsum, £X, XX%, ???, and the errors that Word "
    "and Excel leave (Error! Reference source not found, #REF!). Two crosses or more alone, £X, X%, “delete as "
    "appropriate”, “chart to follow” and ?? are a warning, and so is any under a heading on changes or amendments.",
    leaves_out=(
        "Crosses as Roman numerals (Part XX) and sizes.",
        "A single question mark or cross, and question marks after a word (Why???).",
        "What is said to be withheld or redacted, and the words of quotations in square brackets.",
        "Actions in the brackets of minutes ([Clerk to write]), and papers to follow in an agenda.",
    ),
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
    spoken: set[int] = set()
    of_a_meeting = _OF_A_MEETING.search(subject.document.text[:_TOP]) is not None
    for passage in subject.holding(forms.SIGNS):
        text = passage.text
        taken = _Taken()
        amended = is_of_changes(passage)
        for match in forms.CERTAIN.finditer(text):
            taken.add(match)
            yield _left(passage, match, sure=not (amended or forms.MAY_BE_ALGEBRA.fullmatch(match.group())))
        likely = [match for match in _likely(passage, of_a_meeting) if not taken.holds(match.start())]
        also = _Taken()
        for match in likely:
            also.add(match)
            yield _left(passage, match, sure=False)
        if "xx" in text.lower():
            for match in forms.CROSSES.finditer(text):
                at = match.start()
                inside = taken.holds(at) or also.holds(at)
                if not inside and not forms.NUMERAL_BEFORE.search(text, max(0, at - 20), at):
                    yield _left(passage, match, sure=False)
        if taken.any or also.any:
            spoken.add(passage.index)
    for passage, whole in _alone(subject, of_a_meeting):
        if passage.index not in spoken:
            yield _left(passage, whole, sure=False)


class _Taken:
    """Stretches of a text that are spoken for, in order; asked whether a place is in one."""

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []

    def add(self, match: re.Match[str]) -> None:
        self._starts.append(match.start())
        self._ends.append(match.end())

    @property
    def any(self) -> bool:
        return bool(self._starts)

    def holds(self, at: int) -> bool:
        place = bisect_right(self._starts, at) - 1
        return place >= 0 and at < self._ends[place]


def _likely(passage: Passage, of_a_meeting: bool) -> Iterator[re.Match[str]]:
    """What may have been left on purpose, but hardly in a paper that goes out."""
    for match in forms.LIKELY.finditer(passage.text):
        words = match.group()
        if words.startswith("??") and _AT_THE_END.match(passage.text, match.end()):
            # "Really ??": a resident's words, not a figure still to come.
            continue
        asked = forms.ASKED.match(words) is not None
        unsettled = words.startswith("[") and not asked and forms.UNSETTLED.search(words)
        if not unsettled and not (asked and of_a_meeting):
            yield match


def _alone(subject: Subject, of_a_meeting: bool) -> Iterator[tuple[Passage, re.Match[str]]]:
    """Short passages that hold no more than what is to come."""
    for passage in subject.holding(forms.SIGNS_ALONE):
        text = passage.text
        if len(text) > forms.LONGEST_ALONE or (of_a_meeting and "awaited" in text):
            continue
        if forms.ALONE.fullmatch(text.strip(" *_[]()")) and (whole := _WHOLE.match(text)):
            yield passage, whole


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
    scope="TBC, TBA and TBD, and cells and lines that say no more than “to be confirmed” (Costs: to be confirmed), in "
    "documents checked as final.",
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
        end = passage.text[-_LINE:]
        settled = not end.rstrip(" .*").lower().endswith(("confirmed", "determined", "advised"))
        if not settled and (after := _AFTER_COLON.search(end)) and not _A_DAY_OR_PLACE.search(after["what"]):
            at = len(passage.text) - len(end)
            yield _unknown(passage, at + after.start("words"), at + after.end("words"))
        for match in matches:
            if _is_a_day_or_place(passage, match):
                continue
            yield _unknown(passage, match.start(), match.end())


def _unknown(passage: Passage, start: int, end: int) -> Hit:
    return hit(
        passage,
        start,
        end,
        f"“{passage.text[start:end].strip()}” stands in a document that is about to go out.",
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
