"""How many members the minutes of a meeting say were present: never fewer than there may have been."""

from __future__ import annotations

import re
from collections.abc import Sequence

from goldenthread.checks.grids import Grid
from goldenthread.checks.passages import Passage
from goldenthread.patterns import regex

_PRESENT = regex(
    r"\s*(?:(?:members?|councillors?)\s+)?(?:present|in attendance|attendance)\b\s*:?\s*[-–]*\s*"
    r"|\s*(?:\d{1,2}[.)]?\s+)?(?:sederunt|calling\s+of\s+the\s+roll|roll\s+call)\b[^\n]{0,60}(?:\n|$)",
    re.IGNORECASE,
)
# Minutes of a meeting held in the Council Chamber at 9.30 am, when there were present
_ENDS_PRESENT = regex(r"\b(?:there\s+were\s+present|members\s+were\s+present)\s*:?[\s–-]*$", re.IGNORECASE)
_HERE = regex(
    r"\s*(?:also|in\s+attendance|present|substitut|other|independent|co-?opted|officers?|observers?)", re.IGNORECASE
)
_OFFICERS = regex(r"\s*(?:also\s+)?(?:officers?|in\s+attendance|also\s+present)\b[^:]{0,30}:\s*\w", re.IGNORECASE)
_AWAY = regex(r"\s*(?:[^\n.:]{0,60}\bapolog|absent|absence)", re.IGNORECASE)
_ENDS = regex(
    r"\s*(?:(?i:declarations?\b|minutes\b|part\s+(?:one|i)\b|(?:the\s+)?quorum\b)"
    r"|(?:item\s+)?[A-Z]{0,4}[./ ]?(?:\d{1,3}/)?\d{1,3}(?:\.\d{1,2})?\s*[.):-]?\s+[A-Z]|\d{1,2}\s*[.)])",
)
_TITLES = (
    r"(?:Councillors?|Cllrs?|Ald(?:erman|ermen)?|Mr|Mrs|Ms|Miss|Dr|Prof(?:essor)?|Rev(?:erend)?|Sir|Dame|Lord|Lady)"
)
_MEMBER = regex(r"(?<![Ff]or )\b(?:Councillors?|Cllrs?|Aldermen|Alderman|Ald)\b")
_STANDING_IN = regex(
    r"\(\s*(?:as\s+)?(?:a\s+)?subst?\w*\.?\s+(?:for|to)\b[^)]*\)|\b(?:substituting|substitute|substituted|in\s+place\s+of)"
    r"\s+(?:for\s+)?[^,;\n)]*|\bfor\s+(?:Councillor|Cllr)\b[^,;\n)]*",
    re.IGNORECASE,
)
_SPLIT = regex(r"[\n,;|•]|\band\b|&|\s{3,}|\t|(?<=[a-z])\s+(?=(?:Councillor|Cllr)\b)")
_TITLE = regex(rf"\b{_TITLES}\b\.?")
_ROLE = regex(
    r"\b(?:in\s+the\s+chair|vice[\s-]?chair\w*|chair\w*|(?:deputy\s+)?(?:lord\s+)?mayor|leader|members?|present|voting"
    r"|independent|co-?opted|substitutes?|also|committee|councillors|attendance|portfolio\s+holder|opposition)\b",
    re.IGNORECASE,
)
_LATER = regex(r"\b(?:arrived|joined|entered)\b", re.IGNORECASE)
_COUNTED = regex(
    r"\b(?:attended\s+by|present\s+were|there\s+were)\s+(?P<here>\d{1,3})\s+(?:of|out\s+of)\s+(?:the\s+)?(?P<all>\d{1,3})"
    r"\s+(?:\w+\s+)?(?:members|councillors)\b",
    re.IGNORECASE,
)
_MOST_AHEAD = 80
_LONGEST = 1200
_FIRST = 400


def members_present(passages: Sequence[Passage]) -> int:
    """How many members were present; 0 where no list says, or somebody came later.

    Substitutes and others who were there are counted: too many present makes no error, too few would.
    """
    ticked = max((count for grid in _grids(passages) if (count := _ticked(grid))), default=0)
    return ticked or _listed(passages)


def count_said(passages: Sequence[Passage]) -> tuple[Passage, re.Match[str]] | None:
    """Where the minutes say "attended by 21 of the 24 members"."""
    for passage in passages[:40]:
        match = _COUNTED.search(passage.text)
        if match:
            return passage, match
    return None


def _grids(passages: Sequence[Passage]) -> list[Grid]:
    return list({id(passage.grid): passage.grid for passage in passages[:_FIRST] if passage.grid is not None}.values())


def _ticked(grid: Grid) -> int:
    """How many rows of a table of members have a mark under "Present"."""
    headings = [grid.heading(column).strip().casefold() for column in grid.columns]
    if not grid.header_rows or "present" not in headings or len(grid.rows) < 3:
        return 0
    column = headings.index("present")
    marks = [grid.text(row, column) for row in grid.rows]
    return sum(1 for mark in marks if mark) if all(len(mark) <= 8 for mark in marks) else 0


def _listed(passages: Sequence[Passage]) -> int:
    listed = words_of_the_present(passages)
    return 0 if _LATER.search(listed) else _named(listed)


def words_of_the_present(passages: Sequence[Passage]) -> str:
    """The words of the list of those present, without those whom they stand in for; "" where there is none."""
    for place, passage in enumerate(passages):
        match = _PRESENT.match(passage.text) or _ENDS_PRESENT.search(passage.text)
        if not match or (
            len(passage.text) - match.end() and not _MEMBER.search(passage.text, match.end(), match.end() + 40)
        ):
            continue
        words = [passage.text[match.end() :]]
        away = False
        for following in passages[place + 1 : place + _MOST_AHEAD]:
            if (
                _ENDS.match(following.text)
                or len(following.text) > _LONGEST
                or (words[0] and following.kind == "heading")
            ):
                break
            away = bool(_AWAY.match(following.text)) or (away and not _HERE.match(following.text))
            officers = _OFFICERS.match(following.text) and not _MEMBER.search(following.text)
            if not away and not officers:
                words.append(following.text)
        return _STANDING_IN.sub("", "\n".join(words))
    return ""


def names_in(listed: str) -> list[tuple[str, str]]:
    """Each name in a list, as its first letter and surname in small letters, in the order given."""
    found = []
    for piece in _SPLIT.split(re.sub(r"\([^)]*\)", " ", listed)):
        bare = " ".join(re.findall(r"[A-Z][\w'’.-]*", _ROLE.sub(" ", _TITLE.sub(" ", piece))))
        if re.search(r"[A-Z]\w+", bare):
            parts = bare.casefold().split()
            found.append((parts[0][0], parts[-1]))
    return found


def _named(listed: str) -> int:
    """How many are named, each once. 0 where no member has a title, since then nobody can tell them from officers."""
    if not _MEMBER.search(listed):
        return 0
    return len(set(names_in(listed)))
