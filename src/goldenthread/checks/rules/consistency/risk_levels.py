"""The level of a risk (red, high) against its score, by the bands that the report states or by its other risks."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from goldenthread.checks.findings import Severity, Verdict
from goldenthread.checks.grids import Grid
from goldenthread.checks.once import once
from goldenthread.checks.parts import Part
from goldenthread.checks.passages import Passage
from goldenthread.checks.rule import Example, Hit, hit, rule
from goldenthread.checks.rules.consistency.risk_scores import level_of, score_columns
from goldenthread.checks.subject import Subject
from goldenthread.patterns import regex

LEVELS = (
    r"(?:very\s+high|very\s+low|red|amber|yellow|green|high|medium|moderate|low|critical|extreme|significant|severe)"
)
_LEVELS = tuple("red amber yellow green high medium moderate low critical extreme significant severe".split())
_LEVEL = regex(rf"\b(?P<level>{LEVELS})\b", re.IGNORECASE)
_TO = r"\s*(?:-|–|—|to)\s*"
_IS = r"(?:\s+risks?)?\s*(?:\(|:|=|is|are|–|-|scores?|of|\s)*\s*"
_BANDS = (
    regex(rf"\b(?P<level>{LEVELS})\b{_IS}(?P<low>\d{{1,2}}){_TO}(?P<high>\d{{1,2}})\b(?!\s?%)", re.IGNORECASE),
    regex(
        rf"(?<![\d.])(?P<low>\d{{1,2}}){_TO}(?P<high>\d{{1,2}})\b(?!\s?%)\s*(?:\)|is|are|=|:|–|-|rated|,|\s)*\s*"
        rf"(?P<level>{LEVELS})\b",
        re.IGNORECASE,
    ),
    regex(
        rf"\b(?P<level>{LEVELS})\b{_IS}(?P<low>\d{{1,2}})\s*(?:and\s+(?:above|over)|or\s+(?:above|more|over)|\+|plus)",
        re.IGNORECASE,
    ),
    regex(rf"\b(?P<level>{LEVELS})\b{_IS}(?:below|under|less\s+than)\s+(?P<below>\d{{1,2}})\b", re.IGNORECASE),
    regex(rf"\b(?P<level>{LEVELS})\b{_IS}(?P<high>\d{{1,2}})\s*(?:or|and)\s+(?:less|below|under)\b", re.IGNORECASE),
)
_RANGE = regex(
    rf"\s*(?P<low>\d{{1,2}}){_TO}(?P<high>\d{{1,2}})\s*|\s*(?P<from>\d{{1,2}})\s*(?:\+|and\s+above|or\s+more)\s*", re.I
)
_NOW = regex(r"\b(?:current|residual|net|now|latest)\b", re.IGNORECASE)
_OTHER_STAGE = regex(r"\b(?:inherent|gross|target|previous|last|original|initial|unmitigated)\b", re.IGNORECASE)
_IN_TEXT = regex(rf"(?<![\d.,£/-])(?P<score>\d{{1,2}})\s*[(–-]\s*(?P<level>{LEVELS})\s*(?:risk)?\)?", re.IGNORECASE)
_ORDER = (
    ("green", "yellow", "amber", "red"),
    ("very low", "low", "medium", "high", "very high"),
    ("low", "moderate", "high", "extreme"),
)
_MOST = 25
_FEWEST = 4


@dataclass(frozen=True)
class Rated:
    """A risk in a table: its score, its level in small letters, and the passage of the level's cell."""

    score: int
    level: str
    row: int
    passage: Passage


@once
def bands(subject: Subject) -> dict[Part, dict[str, tuple[int, int]]]:
    """The scores of each level as each report states them; only where they do not overlap."""
    found: dict[Part, dict[str, set[tuple[int, int]]]] = defaultdict(lambda: defaultdict(set))
    for passage in subject.holding(_LEVELS):
        if passage.has_digits and len(passage.text) < 3000 and _LEVEL.search(passage.text):
            # "Red 15 to 25, amber 8 to 14" is not to be read as "15 to 25, amber".
            first = list(_BANDS[0].finditer(passage.text)) or list(_BANDS[1].finditer(passage.text))
            for match in (*first, *(found for pattern in _BANDS[2:] for found in pattern.finditer(passage.text))):
                held = _band(match.groupdict())
                if held:
                    found[passage.part][" ".join(match["level"].casefold().split())].add(held)
    for grid in subject.grids:
        for level, held in _tabled(grid):
            found[grid.part][level].add(held)
    return {part: kept for part, levels in found.items() if (kept := _apart(levels))}


def _band(found: dict[str, str | None]) -> tuple[int, int] | None:
    if found.get("below"):
        return 0, int(found["below"] or 0) - 1
    low = int(found.get("low") or 0)
    high = int(found.get("high") or _MOST)
    return (low, high) if low <= high <= _MOST else None


def _tabled(grid: Grid) -> Iterator[tuple[str, tuple[int, int]]]:
    """A table of levels and the scores they stand for."""
    for row in grid.rows:
        words = [grid.text(row, column) for column in grid.columns]
        level = next((match["level"] for word in words[:2] if (match := _LEVEL.fullmatch(word.strip()))), None)
        spans = [match for word in words if (match := _RANGE.fullmatch(word))]
        if level and len(spans) == 1:
            low, high = spans[0]["low"] or spans[0]["from"], spans[0]["high"] or _MOST
            if int(low) <= int(high) <= _MOST:
                yield level.casefold(), (int(low), int(high))


def _apart(levels: dict[str, set[tuple[int, int]]]) -> dict[str, tuple[int, int]]:
    """The levels with one band each, where no two overlap."""
    kept = {level: next(iter(held)) for level, held in levels.items() if len(held) == 1}
    spans = sorted(kept.values())
    clear = all(first[1] < second[0] for first, second in pairwise(spans))
    return kept if len(kept) >= 2 and clear else {}


def rated(grid: Grid) -> list[list[Rated]]:
    """The risks of a table with their levels: once for each column of levels, with the score that it goes with."""
    scores = score_columns(grid)
    levels = [column for column in grid.columns if scores and _holds_levels(grid, column)]
    found = []
    for level in levels:
        score = level if level in scores else _score_of(grid, level, scores, alone=len(levels) == 1)
        if score is not None:
            risks = [risk for row in grid.rows if (risk := _rated(grid, row, score, level))]
            if len(risks) >= 2 and len(risks) * 3 >= len(grid.rows) * 2:
                found.append(risks)
    return found


def _holds_levels(grid: Grid, column: int) -> bool:
    texts = [text for row in grid.rows if (text := grid.text(row, column))]
    return sum(1 for text in texts if len(text) <= 30 and _LEVEL.search(text)) * 3 >= len(texts) * 2 > 0


def _score_of(grid: Grid, level: int, scores: list[int], *, alone: bool) -> int | None:
    """The score that a column of levels goes with: the one just before it; of several, today's for the only levels."""
    before = [column for column in scores if column < level]
    if alone and len(scores) > 1:
        now = [column for column in scores if _NOW.search(grid.heading(column))]
        other = [column for column in scores if not _OTHER_STAGE.search(grid.heading(column))]
        chosen = now or other
        return chosen[0] if len(chosen) == 1 else None
    return before[-1] if before else None


def _rated(grid: Grid, row: int, score: int, level: int) -> Rated | None:
    number, match = level_of(grid.text(row, score)), _LEVEL.search(grid.text(row, level))
    passage = grid.passage(row, level)
    if number is None or match is None or passage is None or len(grid.text(row, level)) > 30:
        return None
    return Rated(number, " ".join(match["level"].casefold().split()), row, passage)


@rule(
    "risk-level-against-score",
    title="A risk's level that its score does not give",
    group="consistency",
    severity=Severity.ERROR,
    scope="Risk registers with a column of scores and of levels (red, high...), against the bands that the report "
    'states ("red is 15 and above"). A warning where it states none, and one risk stands against the others: a level '
    'that no other risk of its score has, or a level in a sentence ("15 (medium)").',
    leaves_out=(
        "Levels that the report gives two bands.",
        "Registers of fewer than four risks, where no bands are stated.",
        "Matrices that are not symmetrical: without bands a score may have two levels if more than one risk has each.",
    ),
    cost="None on the five documents.",
    example=Example(
        wrong="Red risks score 15 to 25, amber 8 to 14 and green 1 to 7.\n\n| Risk | Impact | Likelihood | Score | "
        "RAG |\n|---|---|---|---|---|\n| Fire | 5 | 2 | 10 | Amber |\n| Flood | 4 | 4 | 16 | Amber |\n| Theft | "
        "2 | 2 | 4 | "
        "Green |\n",
        right="Red risks score 15 to 25, amber 8 to 14 and green 1 to 7.\n\n| Risk | Impact | Likelihood | Score | "
        "RAG |\n|---|---|---|---|---|\n| Fire | 5 | 2 | 10 | Amber |\n| Flood | 4 | 4 | 16 | Red |\n| Theft | 2 "
        "| 2 | 4 | "
        "Green |\n",
        quote="Amber",
    ),
)
def risk_level_against_score(subject: Subject) -> Iterator[Hit]:
    """The level decides which committee hears of a risk."""
    stated = bands(subject)
    scored = False
    for grid in subject.grids:
        for risks in rated(grid):
            scored = True
            held = stated.get(grid.part, {})
            if {risk.level for risk in risks} & set(held):
                for risk in risks:
                    yield from _outside(risk, held)
            elif len(risks) >= _FEWEST:
                yield from _alone(risks)
    if not scored and not stated:
        return
    for passage in subject.passages:
        held = stated.get(passage.part, {})
        for match in _IN_TEXT.finditer(passage.text) if held and passage.has_digits else ():
            level, score = " ".join(match["level"].casefold().split()), int(match["score"])
            if level in held and not held[level][0] <= score <= held[level][1] and score <= _MOST:
                low, high = held[level]
                message = f"A score of {score} is not {level}: that is {low} to {high} in this report."
                yield _hit(passage, *match.span(), message, f"{score} is outside {low} to {high}", certain=False)


def _outside(risk: Rated, held: dict[str, tuple[int, int]]) -> Iterator[Hit]:
    if risk.level not in held:
        return
    low, high = held[risk.level]
    if not low <= risk.score <= high:
        message = f"The score is {risk.score}, and {risk.level} is {low} to {high} in this report."
        working = f"{risk.score} is outside {low} to {high}"
        yield _hit(risk.passage, 0, len(risk.passage.text), message, working, certain=True)


def _alone(risks: list[Rated]) -> Iterator[Hit]:
    """The one risk whose level the others contradict: two or more of its score have another, or it is out of order."""
    by_score: dict[int, Counter[str]] = defaultdict(Counter)
    for risk in risks:
        by_score[risk.score][risk.level] += 1
    odd = [
        risk
        for risk in risks
        if by_score[risk.score][risk.level] == 1
        and len(by_score[risk.score]) == 2
        and sum(by_score[risk.score].values()) >= 3
    ] or _out_of_order(risks)
    if len(odd) == 1:
        risk = odd[0]
        others = ", ".join(sorted({f"{each.score} {each.level}" for each in risks if each is not risk})[:6])
        message = f"A score of {risk.score} is {risk.level} here, and the other risks say otherwise."
        yield _hit(risk.passage, 0, len(risk.passage.text), message, f"the others: {others}", certain=False)


def _out_of_order(risks: list[Rated]) -> list[Rated]:
    """The risk without which higher scores always have the same or a higher level, if there is just one."""
    levels = {risk.level for risk in risks}
    order = next((order for order in _ORDER if levels <= set(order)), None)
    if order is None or _in_order(risks, order):
        return []
    freed = [risk for risk in risks if _in_order([each for each in risks if each is not risk], order)]
    return freed if len(freed) == 1 and len(risks) > _FEWEST else []


def _in_order(risks: list[Rated], order: tuple[str, ...]) -> bool:
    ranked = sorted((risk.score, order.index(risk.level)) for risk in risks)
    return all(first[1] <= second[1] or first[0] == second[0] for first, second in pairwise(ranked))


def _hit(passage: Passage, start: int, end: int, message: str, working: str, *, certain: bool) -> Hit:
    return hit(
        passage,
        start,
        end,
        message,
        working=working,
        mend="Find out which of score and level is right, and correct the other.",
        verdict=Verdict.WRONG if certain else Verdict.CANNOT_TELL,
        severity=Severity.ERROR if certain else Severity.WARNING,
    )
