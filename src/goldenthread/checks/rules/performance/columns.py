"""Which column of a table of indicators is which: by headings, and for colours, arrows and polarity by cells."""

from __future__ import annotations

import re
from dataclasses import dataclass

from goldenthread.checks.grids import Grid
from goldenthread.checks.rules.performance.colours import rating_of
from goldenthread.checks.rules.performance.polarity import says_which_way
from goldenthread.checks.rules.performance.times import Time, time_of
from goldenthread.patterns import regex

POLARITY = regex(
    r"\bpolarity\b|\bgood\s+(?:is|to\s+be)\b|\bbetter\s+(?:is|to\s+be)\b|\bbetter\s+if\b|\baim\s+to\b|what\s+is\s+good",
    re.I,
)
_RAG = regex(
    r"\b(?:b?rag|status|rating|traffic\s+light|(?:on|met)\s+target\?|target\s+(?:met|achieved)|colour|alert)\b", re.I
)
_NOT_RAG = regex(r"\bprevious|\blast\b|\bprior\b|\bearlier\b|\bdirection\b|\btrend\b", re.I)
_DIRECTION = regex(
    r"\bdo?t\b|\bdirection\b|\btrend\b|\btravel\b|\bmovement\b|\bchanged?\b|\bimproving\b|\bd\.?o\.?t\b", re.I
)
ARROW = regex(r"[↑⇧▲⬆⇑🔺🔼↓⇩▼⬇⇓🔻🔽→←↔⇨►◄➡⬌⇔▶◀➔🡅🡇🡆↗↘⬈⬊]")
_TARGET = regex(r"\b(?:targets?|standard|goal|ambition|trajectory|threshold)\b", re.I)
_NOT_TARGET = regex(
    r"\b(?:variance|distance|difference|from|against|vs\.?|versus|met|off|gap|rag|status|date|to)\b(?!\s+date)", re.I
)
_DISTANCE = regex(
    r"\b(?:variance|distance|difference|gap|variation|deviation|shortfall)\b(?!.*\b(?:last|previous|prior|year"
    r"|quarter|budget|forecast)\b)"
    r"|%\s*(?:off|from)\s*target|\boff\s+target\b",
    re.I,
)
_PERIOD = regex(
    r"\bQ[1-4]\b|\bquarter\s+(?:[1-4]|one|two|three|four)\b|\b(?:19|20)?\d\d\s?[/–-]\s?\d\d\b|\b20\d\d\b"
    r"|\b(?:year|quarter)\s+to\s+date\b|\bYTD\b|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*[\s'’-]+\d\d\b",
    re.I,
)
_RESULT = regex(
    r"\b(?:results?|actuals?|out-?turn|performance|achieved|achievement|value|current|latest|reported|this\s+(?:quarter"
    r"|year|period|month))\b",
    re.I,
)
_EARLIER = regex(
    r"\b(?:previous|prior|last|earlier|preceding|same\s+(?:quarter|period|time|point)|compared\s+with|comparator"
    r"|baseline|a\s+year\s+ago|eoy|"
    r"year\s+end)\b",
    re.I,
)
_BENCHMARK = regex(
    r"\b(?:benchmark\w*|london|national|england|neighbours?|average|median|quartile|statistical|peer|housemark)\b", re.I
)
COMMENTARY = regex(
    r"\b(?:comment(?:s|ary)?|narrative|explanations?|reasons?|remedial|actions?|update|notes?|progress)\b", re.I
)
TO_DATE = regex(r"\bYTD\b|\byear\s+to\s+date\b|\bcumulative\b", re.I)
_MOVES = regex(
    r"improv(?:ing|ed)|better|worse(?:ning|ned)?|declin(?:ing|ed)|deteriorat(?:ing|ed)|same|stable|static|no change",
    re.I,
)
_WORDY = 40
_TOLERANCE = regex(r"\btolerance\b", re.I)
_FORECAST = regex(r"\b(?:forecast|predicted|projected|expected)\b", re.I)


@dataclass(frozen=True)
class Columns:
    """The places of the columns of a table of indicators, None where it has no such column."""

    result: int | None = None
    target: int | None = None
    earlier: tuple[int, ...] = ()
    rag: int | None = None
    directions: tuple[int, ...] = ()
    polarity: int | None = None
    commentary: int | None = None
    distance: int | None = None
    tolerance: int | None = None

    @property
    def direction(self) -> int | None:
        """The first column of directions of travel."""
        return self.directions[0] if self.directions else None


def columns_of(grid: Grid) -> Columns:
    """Which column is which."""
    headings = [grid.heading(column) for column in grid.columns]
    rag = rag_column(grid, headings)
    taken: set[int | None] = {rag}
    polarity = _first(headings, POLARITY, taken)
    if polarity is None:
        polarity = next((column for column in grid.columns if column not in taken and _tells_way(grid, column)), None)
    tolerance = _first(headings, _TOLERANCE, taken)
    distance = _first(headings, _DISTANCE, taken)
    taken |= {polarity, tolerance, distance}
    directions = tuple(
        column
        for column in grid.columns
        if column not in taken
        and not (_TARGET.search(headings[column]) and not _is_arrows(grid, column))
        and (_DIRECTION.search(headings[column]) or _is_arrows(grid, column) or _is_directions(grid, column))
    )
    taken |= set(directions)
    figured = [column for column in grid.columns if column not in taken and has_figures(grid, column)]
    targets = [
        column for column in figured if _TARGET.search(headings[column]) and not _NOT_TARGET.search(headings[column])
    ]
    # Names with a number in them ("18-week referrals", under "National standard") are no column of targets.
    targets = [column for column in targets if len(targets) < 2 or has_results(body(grid, column))]
    results = [column for column in figured if _is_result(headings[column])]
    result = _current(headings, results, targets)
    target = _target_for(headings, result, targets)
    result, target = _rated(headings, rag, results, targets) or (result, target)
    earlier = [column for column in figured if column not in (result, *targets) and _is_earlier(headings[column])]
    commentary = _commentary(grid, headings, taken | {0, result, target, *earlier})
    if rag is None and result is not None and _coloured_figures(grid, result):
        rag = result
    return Columns(
        result, target, tuple(earlier), rag, directions, polarity, commentary, distance, tolerance
    )  # fmt: skip


def _rated(headings: list[str], rag: int | None, results: list[int], targets: list[int]) -> tuple[int, int] | None:
    """The result and target that a rating is of where there are several pairs: those of one period just before it."""
    if rag is None or len(targets) < 2 or len(results) < 2 or time_of(headings[rag]) != (0, 0):
        return None
    target = max((column for column in targets if rag - 2 <= column < rag), default=None)
    if target is None or target - 1 not in results:
        return None
    of_one = time_of(headings[target - 1]) == time_of(headings[target])
    to_date = [TO_DATE.search(headings[column]) is not None for column in (target - 1, target)]
    return (target - 1, target) if of_one and to_date == [True, True] else None


def _first(headings: list[str], pattern: re.Pattern[str], taken: set[int | None]) -> int | None:
    for column, heading in enumerate(headings):
        if column not in taken and pattern.search(heading):
            return column
    return None


def _commentary(grid: Grid, headings: list[str], taken: set[int | None]) -> int | None:
    """The column of words about each row: a figure may stand among them."""
    for column, heading in enumerate(headings):
        if column not in taken and COMMENTARY.search(heading):
            texts = [text for row in grid.rows if (text := grid.text(row, column))]
            if not texts or not has_results(texts) or max(map(len, texts)) > _WORDY:
                return column
    return None


def rag_column(grid: Grid, headings: list[str]) -> int | None:
    """The column of ratings: one headed so, else one of which half the cells are colours."""
    best = None
    for column in grid.columns:
        named = bool(_RAG.search(headings[column])) and not _NOT_RAG.search(headings[column])
        texts = [text for text in body(grid, column) if len(text) <= 60]
        # A cell with a figure and a colour is a result.
        plain = [text for text in texts if not any(letter.isdigit() for letter in text) or "%" in text]
        ratings = [found for text in plain if (found := rating_of(text)) is not None]
        colours = sum(found in ("red", "amber", "green") for found in ratings)
        if not colours or has_results(texts) or not (named or len(ratings) * 2 >= len(texts)):
            continue
        later = best is not None and named and time_of(headings[column]) > time_of(headings[best])
        if best is None or later or (named and not _RAG.search(headings[best])):
            best = column
    return best


def has_results(texts: list[str]) -> bool:
    """Whether most cells begin with a figure."""
    return sum(text.lstrip("£(-+<>≤≥ ")[:1].isdigit() for text in texts) * 2 > len(texts)


def _coloured_figures(grid: Grid, column: int) -> bool:
    texts = [text for row in grid.rows if (text := grid.text(row, column))]
    return sum(rating_of(text) is not None for text in texts if len(text) > 2) * 2 >= len(texts) > 0


def body(grid: Grid, column: int) -> list[str]:
    """The words in the cells of a column, without rows that are one cell across: the name of a section."""
    return [text for row in grid.rows if (text := grid.text(row, column)) and not across(grid, row)]


def across(grid: Grid, row: int) -> bool:
    """Whether a row is one cell across the table."""
    return grid.is_across(row)


def _is_arrows(grid: Grid, column: int) -> bool:
    texts = body(grid, column)
    arrows = sum(len(text) <= 12 and ARROW.search(text) is not None for text in texts)
    return arrows > 0 and arrows * 2 >= len(texts)


def _is_directions(grid: Grid, column: int) -> bool:
    texts = body(grid, column)
    said = [_MOVES.fullmatch(text.strip()) is not None for text in texts if len(text) <= 20]
    return sum(said) > 1 and sum(said) * 3 >= len(texts) * 2


def _tells_way(grid: Grid, column: int) -> bool:
    texts = [text for text in body(grid, column) if text not in "-–—"]
    return len(texts) > 1 and all(len(text) <= 32 and says_which_way(text) for text in texts)


def has_figures(grid: Grid, column: int) -> bool:
    """Whether any cell of a column is a figure."""
    for row in grid.rows:
        text = grid.text(row, column)
        # A long cell is words, and one without a digit no figure: neither needs reading to know.
        may = len(text) <= 60 and any(letter.isdigit() for letter in text)
        if may and grid.reading(row, column).quantity is not None:
            return True
    return False


def _is_result(heading: str) -> bool:
    if _TARGET.search(heading) or _BENCHMARK.search(heading) or _FORECAST.search(heading):
        return False
    return bool(_RESULT.search(heading) or _PERIOD.search(heading)) and not _EARLIER.search(heading)


def _is_earlier(heading: str) -> bool:
    if _TARGET.search(heading) or _BENCHMARK.search(heading) or _FORECAST.search(heading):
        return False
    return bool(_EARLIER.search(heading) or _PERIOD.search(heading))


def _current(headings: list[str], results: list[int], targets: list[int]) -> int | None:
    """The latest of the columns of results: by what its heading says of time, else the one that is called a result."""
    if len(results) < 2:
        return results[0] if results else None
    named = [column for column in results if _RESULT.search(headings[column]) and not _PERIOD.search(headings[column])]
    if len(named) == 1:
        return named[0]
    if targets and all(TO_DATE.search(headings[column]) for column in targets):
        to_date = [column for column in results if TO_DATE.search(headings[column])]
        if to_date:
            results = to_date
    times: dict[int, Time] = {column: time_of(headings[column]) for column in results}
    latest = max(times.values())
    at_latest = [column for column in results if times[column] == latest]
    if len(at_latest) == 1 and (latest > (0, 0) or len(results) == 1):
        return at_latest[0]
    return at_latest[0] if len(results) == 1 else None


def _target_for(headings: list[str], result: int | None, targets: list[int]) -> int | None:
    """The target of the same period as the result, else the one straight before it."""
    if result is None or not targets:
        return None
    if len(targets) == 1:
        return targets[0]
    same = [column for column in targets if time_of(headings[column]) == time_of(headings[result])]
    if len(same) == 1:
        return same[0]
    return result - 1 if result - 1 in targets else None
