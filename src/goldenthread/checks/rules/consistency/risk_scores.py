"""Risk scores against impact times likelihood."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from goldenthread.checks.findings import Severity, Verdict
from goldenthread.checks.grids import Grid
from goldenthread.checks.passages import Passage
from goldenthread.checks.rule import Example, Hit, hit, rule
from goldenthread.checks.subject import Subject
from goldenthread.patterns import regex

_IMPACT = regex(r"\b(?:impact|severity|consequences?)\b|\b(?-i:I)\Z", re.IGNORECASE)
_LIKELIHOOD = regex(r"\b(?:likelihood|probability)\b|\b(?-i:L)\Z", re.IGNORECASE)
_SCORE = regex(
    r"\b(?:score|rating|total|(?:residual|inherent|current|target|gross|net|overall)\s+risk|risk\s+level)\b",
    re.IGNORECASE,
)
_STAGE = regex(
    r"\b(inherent|residual|current|target|gross|net|original|initial|previous|mitigated|unmitigated)\b", re.IGNORECASE
)
_WEIGHTED = regex(r"\bweight(?:ed|ing)?\b|\bmatrix\b", re.IGNORECASE)
_MOST = 10
_HIGHEST = 25
_LEVEL = regex(r"\D*?(\d{1,2})\b(?!\s?[%.]|[\d/])\D*\Z")
_RATED = (
    r"(?:\s*(?:score|rating|level))?\s*(?:is|of|was|as|at|=|:|–|-)?\s*(?:rated\s+|scored\s+|assessed\s+(?:as"
    r"|at)\s+)?(?:\w+\s+)?\(?"
)
_GAP = r"\)?\s*(?:,|;|\.|\||/|x|×|and|with|\bby\b|multiplied\s+by|\s)+\s*(?:an?\s+|the\s+)?"
_IN_TEXT = regex(
    rf"\b(?:impact{_RATED}(?P<a>\d{{1,2}}){_GAP}(?:likelihood|probability){_RATED}(?P<b>\d{{1,2}})"
    rf"|(?:likelihood|probability){_RATED}(?P<c>\d{{1,2}}){_GAP}impact{_RATED}(?P<d>\d{{1,2}}))"
    r"\)?(?:\s+out\s+of\s+5)?\s*[,;.)=:–-]*\s*(?:(?:and|with|giving|gives?|making|which|so|therefore|for|is|a|an|the"
    r"|it|has|overall|total|residual"
    r"|inherent|current|target|gross|net|risk|resulting|in|equals|hence)\s+)*(?:score|rating|risk|total|=|giving"
    r"|gives|equals)(?:\s+(?:score|rating|of|is|was|being|at))*"
    r"\s*[:=–-]?\s*\(?(?P<score>\d{1,2})\b(?![.%/]\d)",
    re.IGNORECASE,
)
_TIMES = regex(r"[\d)]\s*[x×]\s|multiplied", re.IGNORECASE)
_MEND = "Find out which of the three is right, and correct the others."


@dataclass(frozen=True)
class Scored:
    """One risk's impact, likelihood and score in a table, and the cell of the score."""

    impact: int
    likelihood: int
    score: int
    row: int
    column: int

    @property
    def right(self) -> bool:
        """Whether the score is the product."""
        return self.impact * self.likelihood == self.score


@rule(
    "risk-score-not-the-product",
    title="A risk score that is not impact times likelihood",
    group="consistency",
    severity=Severity.ERROR,
    scope="Tables with columns for impact, likelihood and score, and sentences that give all three. An error where "
    "other rows show that the score is the product, or the sentence says times; else a warning.",
    leaves_out=(
        "Tables in which a third or more of the rows have other scores: that council scores in another way.",
        "Scores in words, and documents that speak of weighted scores or of a matrix of their own.",
    ),
    cost="None on the five documents.",
    example=Example(
        wrong="| Risk | Impact | Likelihood | Score |\n|---|---|---|---|\n| Fire | 5 | 2 | 10 |\n| Flood | 4 | 3 | "
        "15 |\n"
        "| Theft | 2 | 2 | 4 |\n| Fraud | 3 | 3 | 9 |\n",
        right="| Risk | Impact | Likelihood | Score |\n|---|---|---|---|\n| Fire | 5 | 2 | 10 |\n| Flood | 4 | 3 | "
        "12 |\n"
        "| Theft | 2 | 2 | 4 |\n| Fraud | 3 | 3 | 9 |\n",
        quote="15",
    ),
)
def risk_score_not_the_product(subject: Subject) -> Iterator[Hit]:
    """A risk scored too low is not reported to those who should watch it."""
    shown = False
    for grid in subject.grids:
        scored = list(_scored(grid))
        wrong = [found for found in scored if not found.right]
        shown = shown or len(scored) - len(wrong) >= 2
        if wrong and len(wrong) * 3 < max(len(scored), 4) and not _WEIGHTED.search(grid.title):
            for found in wrong:
                yield from _in_table(grid, found, certain=len(scored) - len(wrong) >= 2)
    for passage in subject.with_digits:
        lower = passage.text.casefold()
        if shown or "risk" in lower or "score" in lower:
            yield from _in_brackets(passage)
        if "impact" not in lower or not ("likelihood" in lower or "probability" in lower):
            continue
        for match in _IN_TEXT.finditer(passage.text):
            one, other = int(match["a"] or match["c"]), int(match["b"] or match["d"])
            score = int(match["score"])
            if max(one, other) <= _MOST and one * other != score and not _WEIGHTED.search(passage.text):
                message = f"{one} times {other} is {one * other}, not {score}."
                working = f"{one} x {other} = {one * other}"
                certain = shown or bool(_TIMES.search(match.group()))
                severity = Severity.ERROR if certain else Severity.WARNING
                start, end = match.span()
                yield hit(passage, start, end, message, working=working, mend=_MEND, severity=severity)


_TWO = r"(?P<a>[1-5])\s?[x×*]\s?(?P<b>[1-5])"
_LABELLED = (
    r"(?:(?:impact|I|likelihood|probability|L)\s*[:=]?\s*(?P<a>[1-5])\s*(?:,|x|×|and|/|;|\s)\s*(?:and\s+)?"
    r"(?:impact|I|likelihood|probability|L)\s*[:=]?\s*(?P<b>[1-5]))"
)
_LABELLED_TOO = _LABELLED.replace("<a>", "<c>").replace("<b>", "<d>")
_SCORED_BEFORE = (
    # As in "12 (3 x 4)" and "9 last quarter (3 × 3)".
    regex(rf"(?<![\d.,£%/-])(?P<score>\d{{1,2}})(?:\s+[a-z]+){{0,3}}\s?\(\s?{_TWO}\s?\)"),
    # As in "15 (likelihood 3, impact 5)" and "9 (L3 x I3)".
    regex(rf"(?<![\d.,£%/-])(?P<score>\d{{1,2}})(?:\s+[a-z]+){{0,2}}\s?\(\s?{_LABELLED}\s?\)", re.IGNORECASE),
    # As in "3 x 4 = 12" and "L3 x I4 = 12".
    regex(rf"(?<![\d.,£%/-])(?:{_TWO}|{_LABELLED_TOO})\s?=\s?(?P<score>\d{{1,2}})\b(?![.,%]\d)"),
)


def _in_brackets(passage: Passage) -> Iterator[Hit]:
    """ "12 (3 x 4)" in the text of a report on risks, and other such ways of showing a product."""
    for pattern in _SCORED_BEFORE:
        for match in pattern.finditer(passage.text):
            found = match.groupdict()
            one, other = int(found["a"] or found.get("c") or 0), int(found["b"] or found.get("d") or 0)
            score = int(match["score"])
            if one * other != score:
                message = f"{one} times {other} is {one * other}, not {score}."
                yield hit(passage, *match.span(), message, working=f"{one} x {other} = {one * other}", mend=_MEND)


def _in_table(grid: Grid, found: Scored, *, certain: bool) -> Iterator[Hit]:
    passage = grid.passage(found.row, found.column)
    if passage is None:
        return
    yield hit(
        passage,
        0,
        len(passage.text),
        f"The score is {found.score}, and impact {found.impact} times likelihood {found.likelihood} is "
        f"{found.impact * found.likelihood}.",
        working=f"{found.impact} x {found.likelihood} = {found.impact * found.likelihood}",
        mend=_MEND,
        verdict=Verdict.WRONG if certain else Verdict.CANNOT_TELL,
        severity=Severity.ERROR if certain else Severity.WARNING,
    )


def _scored(grid: Grid) -> Iterator[Scored]:
    """The rows of a risk table, once for each stage (inherent, residual...) that it scores."""
    headings = [grid.heading(column) for column in grid.columns]
    if not any(_IMPACT.search(heading) or _SCORE.search(heading) for heading in headings):
        return
    yield from _combined(grid, headings)
    for impact, likelihood, score in _triples(headings):
        for row in grid.rows:
            levels = [level_of(grid.text(row, column)) for column in (impact, likelihood, score)]
            first, second, third = levels
            if first is not None and second is not None and third is not None and max(first, second) <= _MOST:
                yield Scored(first, second, third, row, score)


_PRODUCT = regex(r"\s*[IL]?\s?([1-5])\s?[x×*]\s?[IL]?\s?([1-5])\s*")


def _combined(grid: Grid, headings: list[str]) -> Iterator[Scored]:
    """The rows of a table with impact and likelihood in one column ("4 x 3") and the score in the next."""
    for column in range(grid.table.columns - 1):
        products = {row: match for row in grid.rows if (match := _PRODUCT.fullmatch(grid.text(row, column)))}
        if len(products) < 2 or _kind(headings[column + 1]) != "score":
            continue
        for row, match in products.items():
            score = level_of(grid.text(row, column + 1))
            if score is not None:
                yield Scored(int(match[1]), int(match[2]), score, row, column + 1)


def score_columns(grid: Grid) -> list[int]:
    """The columns of a table that hold scores of risks."""
    headings = [grid.heading(column) for column in grid.columns]
    words = " ".join(headings).casefold()
    if "risk" not in words and not (_IMPACT.search(words) or _LIKELIHOOD.search(words)):
        return []
    found = []
    for column in grid.columns:
        texts = [text for row in grid.rows if (text := grid.text(row, column))]
        levels = [level for text in texts if (level := level_of(text)) is not None]
        if (
            _kind(headings[column]) == "score"
            and levels
            and len(levels) * 3 >= len(texts) * 2
            and max(levels) <= _HIGHEST
        ):
            found.append(column)
    return found


def _triples(headings: list[str]) -> Iterator[tuple[int, int, int]]:
    """The columns of impact, likelihood and score that belong together."""
    stages: dict[str, dict[str, int]] = {}
    order: list[str] = []
    for column, heading in enumerate(headings):
        kind = _kind(heading)
        if kind is None:
            continue
        stage = ((match := _STAGE.search(heading)) and match[1].casefold()) or ""
        # Without a stage in the heading, a second column of a kind begins a second stage.
        while kind in stages.get(stage, {}):
            stage += "'"
        stages.setdefault(stage, {})[kind] = column
        order.append(stage)
    for found in stages.values():
        if len(found) == 3 and max(found.values()) - min(found.values()) <= 4:
            yield found["impact"], found["likelihood"], found["score"]


def _kind(heading: str) -> str | None:
    impact, likelihood = bool(_IMPACT.search(heading)), bool(_LIKELIHOOD.search(heading))
    if impact is not likelihood:
        return "impact" if impact else "likelihood"
    return "score" if _SCORE.search(heading) or (impact and likelihood) else None


def level_of(text: str) -> int | None:
    """The level in a cell: "4", "4 - Major", "Major (4)", "15 High". None where there is another or none."""
    match = _LEVEL.match(text) if len(text) <= 30 else None
    return int(match[1]) if match and len(re.findall(r"\d+", text)) == 1 else None
