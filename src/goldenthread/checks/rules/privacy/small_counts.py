"""Counts so small that they say who is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldenthread.checks.findings import Severity, Verdict
from goldenthread.checks.grids import Grid
from goldenthread.checks.rule import Example, Hit, hit, rule
from goldenthread.checks.subject import Subject
from goldenthread.patterns import regex

_SMALL = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9}
_COUNT = r"(?P<count>one|two|three|four|five|six|seven|eight|nine|[1-9])"
_PERSON = (
    r"(?:people|persons?|residents?|children|child|young (?:people|person)|wom[ae]n|m[ae]n|girls?|boys?|pupils?"
    r"|students?|victims?|clients?|service users?|users?|patients?|staff|employees?|workers?|officers?|individuals?"
    r"|adults?|males?|females?|applicants?|respondents?|tenants?|households?|famil(?:y|ies)|carers?|parents?"
    r"|members? of staff|perpetrators?|offenders?|referrals?|complainants?|claimants?|learners?|apprentices?"
    r"|leavers?|starters?|defendants?|candidates?|sufferers?|care leavers?)"
)
# The protected characteristics of the Equality Act 2010, section 4, but age and sex, which alone hardly identify; and
# HIV and asylum, which are as sensitive.
_TRAIT = (
    r"(?:disab\w+|wheelchair users?|blind|deaf|autis\w+|learning difficult\w+|mental health (?:condition|diagnosis"
    r"|problem)s?|trans(?:gender|sexual)?|non-?binary|gay|lesbians?|bisexual|LGBTQ?\w*\+?|homosexual|pregnant"
    r"|maternity leave|muslims?|jew(?:s|ish)|hindus?|sikhs?|buddhists?|christians?|catholics?|atheists?|black|asian"
    r"|bangladeshi|pakistani|indian|chinese|caribbean|african|arab|roma|gyps(?:y|ies)|travellers?|mixed heritage"
    r"|mixed race|ethnic minority|somali|turkish|polish|HIV|asylum[- ]seek\w+|refugees?)"
)
# One of these stands in each of them: looked for first, for speed.
_STEMS = (
    *("disab", "wheelchair", "blind", "deaf", "autis", "learning", "mental", "trans", "binary", "gay", "lesbian"),
    *("bisex", "lgbt", "homosex", "pregnan", "maternity", "muslim", "jew", "hindu", "sikh", "buddh", "christian"),
    *("catholic", "atheis", "black", "asian", "bangla", "pakis", "indian", "chinese", "caribbean", "african", "arab"),
    *("roma", "gyps", "traveller", "mixed", "ethnic", "somali", "turkish", "polish", "hiv", "asylum", "refugee"),
)
_GAP = r"(?:(?!(?:for|of|from|with|to|in|at|by|and|on|who|that|per|every|each)\b)[\w’'-]+\s+){0,2}?"
_PERSON_FIRST = regex(
    rf"\b{_COUNT}\s+(?:of\s+(?:the|these|them|whom"
    rf"|our)\s+)?{_GAP}{_PERSON}(?![’'\w-])(?P<link>[^.;:]{{0,50}}?)\b(?P<trait>{_TRAIT})(?![’'\w-])"
    # "of Polish Road"
    r"(?!\s+(?:Road|Street|Lane|Avenue|Close|Way|Hill|Green|Court|Drive|Gardens)\b)",
    re.IGNORECASE,
)
_TRAIT_FIRST = regex(rf"\b{_COUNT}\s+{_GAP}(?P<trait>{_TRAIT})\s+{_GAP}{_PERSON}(?![’'\w-])", re.IGNORECASE)
# "Of the nine who appealed, two were deaf."
_OF_WHOM = regex(
    rf"\b(?:of (?:the|these|those)\b[^,.;]{{0,50}},|of whom)\s+(?:only\s+)?(?P<all>{_COUNT}\s+"
    rf"(?:were|was|are|is|had|have|identif\w+ as)\s+(?:an?\s+)?(?P<trait>{_TRAIT}))(?![’'\w-])",
    re.IGNORECASE,
)
_HINT = regex(r"\b(?:[Oo]ne|[Tt]wo|[Tt]hree|[Ff](?:our|ive)|[Ss](?:ix|even)|[Ee]ight|[Nn]ine|[1-9]) [A-Za-z]")
_LINK = regex(
    r"\s*(?:,?\s*(?:who|that|whom|both|each|all)\b)?\s*(?:(?:were\s+|was\s+)?\w+e[dn]\s+)?(?:are|is|was|were|with|has|have|had|identif\w+"
    r"|describ\w+|declar\w+|said|say|from|of)\b",
    re.IGNORECASE,
)
# "one in four", "one of the aims", "phase 2 disabled people", "2 million people".
_NO_COUNT = regex(
    r"(?:\b(?<!the )(?<!this )(?<!last )(?:phase|stage|round|year|key stage|table|figure|item|section|paragraph|aim"
    r"|objective|priority|outcome|group|band|level|grade|part|tier|zone|appendix|option|top|than|every|each|another"
    r"|any|no|number|least)\s+|(?:one|two|three|four|five|\d)\s+in\s+|\bout of\s+|[\d.,/£(-])$",
    re.IGNORECASE,
)
_IN_SO_MANY = regex(
    r"\s*(?:in|out of)\s+(?:every\s+)?(?:\w+|\d+)\b|\s*(?:million|thousand|hundred|%|per\b)", re.IGNORECASE
)
# "one refugee resettlement officer": who works for them, not one of them.
_OFFICE = regex(rf"\b{_TRAIT}\s+[\w’'-]+\s+(?:officers?|workers?)$", re.IGNORECASE)
_TRAIT_TABLE = regex(
    r"\b(?:ethnic\w*|race|racial|disab\w+|religio\w+|faith|belief|sexual orientation|sexuality|gender (?:reassignment"
    r"|identity)|transgender|nationality|pregnancy|protected characteristics?|impairment)\b",
    re.IGNORECASE,
)
_TRAIT_ROW = regex(rf"^\W*(?:{_TRAIT}|white (?:british|irish|other)|any other \w+ background)\b", re.IGNORECASE)
_OF_PEOPLE = regex(
    rf"\b(?:number|no\.?|count|headcount|total|{_PERSON}|cases|starters|leavers|appointments|grievances"
    r"|dismissals|complaints)\b",
    re.IGNORECASE,
)
_NOT_PEOPLE = regex(
    r"(?:%|\b(?:per ?cent|percentage|score|rating|rank\w*|impact|risk|weight\w*|likelihood|priority|ref|row|step"
    r"|average|mean|level|rate|option|question|order|item|target|year|quarter|£|cost|grade|band|schools|venues"
    r"|organisations|groups|events|sessions)\b)",
    re.IGNORECASE,
)
_CELL = regex(r"\s*(?P<count>[1-9])\s*(?:\(\s*\d{1,3}(?:\.\d+)?\s*%\s*\))?\s*")


@rule(
    "small-count-identifies",
    title="A count so small that it may identify people",
    group="privacy",
    severity=Severity.WARNING,
    scope="Counts below the setting `smallest_count` (five) of people with a protected characteristic: in a "
    "sentence (two transgender pupils), and in tables by ethnicity, religion, disability, sexual orientation and "
    "the like; and counts in any table whose other counts as small are hidden (*, <5).",
    leaves_out=(
        "Age and sex alone, percentages, scores and ranks.",
        "Nought, and rates like one in four.",
        "Counts of organisations, events and places.",
    ),
    cost="None on the five documents.",
    example=Example(
        wrong="Of those who left, two disabled employees gave stress as the reason.",
        right="Of those who left, twelve disabled employees gave stress as the reason.",
        quote="two disabled employees",
    ),
)
def small_count_identifies(subject: Subject) -> Iterator[Hit]:
    """In a small group the people themselves, and those who know them, can tell who is meant."""
    least = subject.settings.smallest_count
    for passage in subject.holding(_STEMS):
        if (passage.grid is not None and len(passage.text) < 40) or not _HINT.search(passage.text):
            continue
        for pattern in (_TRAIT_FIRST, _PERSON_FIRST, _OF_WHOM):
            match = pattern.search(passage.text)
            if match is None or not _is_small(passage.text, match, least):
                continue
            if pattern is _PERSON_FIRST and not _LINK.match(match["link"]):
                continue
            yield hit(
                passage,
                match.start("count"),
                match.end(),
                f"So few people ({match['count'].lower()}) with one characteristic may be recognised.",
                working=f"counts below {least} are commonly not published",
                mend="Leave the number out, or put it together with others.",
                verdict=Verdict.CANNOT_TELL,
            )
            break
    for grid in subject.grids:
        found = list(_in_table(grid, least))
        yield from found or _among_hidden(subject, grid, least)


def _is_small(text: str, match: re.Match[str], least: int) -> bool:
    said = match["count"].lower()
    count = _SMALL.get(said) or int(said)
    return (
        count < least
        and not _NO_COUNT.search(text[max(0, match.start() - 20) : match.start()])
        and not _IN_SO_MANY.match(text, match.end("count"))
        and not _OFFICE.search(match.group())
    )


def _in_table(grid: Grid, least: int) -> Iterator[Hit]:
    # The words above a table may be any paragraph; only a short line without a full stop is taken for its title.
    title = grid.title if len(grid.title) < 120 and not grid.title.rstrip().endswith((".", ":")) else ""
    over = " ".join((title, *(grid.heading(column) for column in grid.columns)))
    rows = [row for row in grid.rows if _TRAIT_ROW.match(grid.text(row, 0))]
    by_heading = [column for column in grid.columns if _TRAIT_ROW.match(grid.heading(column))]
    if not (_TRAIT_TABLE.search(over) and (rows or by_heading)) and len(rows) < 3 and len(by_heading) < 3:
        return
    if not _OF_PEOPLE.search(over) or (_NOT_PEOPLE.search(title) and not _OF_PEOPLE.search(title)):
        return
    places = [(row, column) for row in (rows or grid.rows) for column in (by_heading or grid.columns) if column]
    small = [
        (row, column)
        for row, column in places
        if (cell := _CELL.fullmatch(grid.text(row, column)))
        and int(cell["count"]) < least
        and not _NOT_PEOPLE.search(grid.heading(column))
    ]
    if not small:
        return
    first = grid.passage(*small[0])
    if first is None:
        return
    others = [passage.place() for place in small[1:20] if (passage := grid.passage(*place)) is not None]
    yield hit(
        first,
        0,
        len(first.text),
        f"This count of people with one characteristic is below {least}"
        + (f", and so are {len(small) - 1} others in the table." if len(small) > 1 else "."),
        working=f"{grid.text(small[0][0], 0)}: {first.text.strip()}",
        mend=f"Show it as “fewer than {least}”, and hide another count of the row so that it cannot be worked out.",
        verdict=Verdict.CANNOT_TELL,
        related=tuple(others),
    )


_HIDDEN = regex(
    r"\s*(?:\*{1,2}|<\s?[5-9]|<\s?1\d|fewer than (?:five|ten|\d+)|less than (?:five|ten|\d+)|\[c\])\s*", re.IGNORECASE
)
_SAYS_HIDDEN = regex(
    r"\b(?:below|under|fewer than|less than|smaller than|lower than)\s+(?P<least>five|six|ten|\d{1,2})\b"
    r"[^.]{0,80}\b(?:suppress\w*|shown as|replaced|hidden|not shown|withheld|marked|redacted|rounded|disclos\w+)"
    r"|\b(?:suppress\w*|hidden|not shown|withheld|redacted)\b[^.]{0,80}\b(?:below|under|fewer than|less than)\s+"
    r"(?P<other>five|six|ten|\d{1,2})\b",
    re.IGNORECASE,
)
_PLAIN = regex(r"\s*(?P<count>[1-9])\s*")


def _among_hidden(subject: Subject, grid: Grid, least: int) -> Iterator[Hit]:
    """A small count shown in a table of which others are hidden, where a note says which are to be."""
    hidden = [passage for passage in grid.passages if _HIDDEN.fullmatch(passage.text)]
    if not hidden:
        return
    last = grid.passages[-1].index
    notes = subject.passages[max(0, grid.passages[0].index - 2) : last + 4]
    said = next((match for note in notes if (match := _SAYS_HIDDEN.search(note.text))), None)
    signs = [match[0] for passage in hidden if (match := re.search(r"\d+", passage.text))]
    if said is None and not signs:
        return
    named = (said["least"] or said["other"]).lower() if said else signs[0]
    limit = min(_SMALL.get(named) or (10 if named == "ten" else int(named)), 10)
    shown = [
        passage
        for row in grid.rows
        for column in grid.columns
        if column
        and (passage := grid.passage(row, column)) is not None
        and (match := _PLAIN.fullmatch(passage.text))
        and int(match["count"]) < limit
        and (
            any(_HIDDEN.fullmatch(grid.text(other, column)) for other in grid.rows)
            or any(_HIDDEN.fullmatch(grid.text(row, other)) for other in grid.columns)
        )
        and not _NOT_PEOPLE.search(grid.heading(column))
    ]
    if shown:
        yield hit(
            shown[0],
            0,
            len(shown[0].text),
            f"This count is below {limit}, and others as small in the table are hidden.",
            working=f"{grid.text(shown[0].cell.row, 0) if shown[0].cell else ''}: {shown[0].text.strip()}",
            mend="Hide it as well, and another count from which it could be worked out.",
            verdict=Verdict.CANNOT_TELL,
            related=tuple(passage.place() for passage in shown[1:20]),
        )
