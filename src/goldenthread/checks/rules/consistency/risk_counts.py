"""How many risks there are, and how many of each level, in sentences against the register."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from goldenthread.checks.findings import Severity, Verdict
from goldenthread.checks.grids import Grid
from goldenthread.checks.parts import Part
from goldenthread.checks.passages import Passage
from goldenthread.checks.rule import Example, Hit, hit, rule
from goldenthread.checks.rules.consistency.risk_levels import LEVELS, bands, rated
from goldenthread.checks.rules.consistency.risk_scores import level_of, score_columns
from goldenthread.checks.subject import Subject
from goldenthread.patterns import regex

_WORDS = "no one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split()
_N = rf"(?<![\w.,£/-])(?P<n>\d{{1,2}}|{'|'.join(_WORDS)})(?![\w%/]|[.,]\d)"
_LEVELLED = regex(
    rf"{_N}(?:\s+(?:of\s+(?:these|them|the\s+risks)|(?:\w+\s+)?risks?))?(?:\s+(?:is|are|was|were|has|have|rated|scored"
    rf"|assessed|as|at|on|being|a|current|currently)){{0,4}}\s+(?P<level>{LEVELS})\b(?!\s+(?:priority|quality|level))",
    re.IGNORECASE,
)
_ALL = regex(rf"{_N}\s+(?:\w+\s+){{0,2}}?risks\b", re.IGNORECASE)
_REGISTER = regex(r"\bregister\b|\btable\s+\d", re.IGNORECASE)
_NOT_ALL = regex(
    r"\b(?:closed|new|added|removed|escalated|de-?escalated|increased|decreased|reduced|last\s+(?:quarter|year|report)"
    r"|previous\w*|top|other|unchanged|moved|target|inherent)\b",
    re.IGNORECASE,
)
_OTHER_STAGE = regex(r"inherent|gross|target|previous|original|last", re.IGNORECASE)
_REFERENCES = regex(
    rf"{_N}\s+(?:\w+\s+){{0,3}}?risks?\b[^.:;]{{0,80}}[:(]\s*(?P<list>[A-Z]{{1,5}}[ .-]?\d{{1,3}}\b[^.;\n]*)",
    re.IGNORECASE,
)
_REFERENCE = regex(r"\b[A-Z]{1,5}[ .-]?\d{1,3}\b")


@dataclass(frozen=True)
class Register:
    """The risks of a report: how many, and how many of each level as the report names them."""

    risks: int
    levels: Counter[str]


def _registers(subject: Subject) -> dict[Part, list[Register]]:
    found: dict[Part, list[Register]] = {}
    for grid in subject.grids:
        columns = score_columns(grid)
        rows = [row for row in grid.rows if columns and level_of(grid.text(row, columns[0])) is not None]
        if len(rows) >= 3 and len({grid.row_label(row) for row in rows}) == len(rows):
            found.setdefault(grid.part, []).append(Register(len(rows), _levels(subject, grid, columns, rows)))
    return found


def _levels(subject: Subject, grid: Grid, columns: list[int], rows: list[int]) -> Counter[str]:
    named = rated(grid)
    if named:
        return Counter(risk.level for risk in named[-1])
    held = bands(subject).get(grid.part, {})
    current = [
        column
        for column in columns
        if not re.search(r"inherent|gross|target|previous|original", grid.heading(column), re.I)
    ]
    if not held or len(current) != 1:
        return Counter()
    scores = [level_of(grid.text(row, current[0])) for row in rows]
    return Counter(
        level for score in scores for level, (low, high) in held.items() if score is not None and low <= score <= high
    )


@rule(
    "risk-counts-disagree",
    title="A count of risks that the register does not give",
    group="consistency",
    severity=Severity.WARNING,
    scope="Sentences that count risks by level, or all those on the register or in a table by its number, in a report "
    "with one risk register; and a number of risks followed by their references.",
    leaves_out=(
        "Reports with more than one register, and levels that the register does not name.",
        "Sentences about risks that are new, closed, moved or of an earlier report.",
        "A single level counted in a sentence that names neither the register nor its table.",
    ),
    cost="None on the five documents.",
    example=Example(
        wrong="Of the risks two are red, one amber and one green.\n\n| Risk | Score | RAG |\n|---|---|---|\n| "
        "Fire | 16 "
        "| Red |\n| Flood | 12 | Amber |\n| Theft | 9 | Amber |\n| Fraud | 20 | Red |\n| Loss | 4 | Green |\n",
        right="Of the risks two are red, two amber and one green.\n\n| Risk | Score | RAG |\n|---|---|---|\n| "
        "Fire | 16 "
        "| Red |\n| Flood | 12 | Amber |\n| Theft | 9 | Amber |\n| Fraud | 20 | Red |\n| Loss | 4 | Green |\n",
        quote="one amber",
    ),
)
def risk_counts_disagree(subject: Subject) -> Iterator[Hit]:
    """The count in the summary is what members remember of a register."""
    registers = _registers(subject)
    for passage in subject.prose:
        if "risk" not in passage.text.casefold() or passage.kind in ("heading", "note"):
            continue
        yield from _listed(passage)
        held = registers.get(passage.part, [])
        if len(held) == 1:
            for start, end in passage.sentences:
                yield from _levelled(passage, start, end, held[0])
                yield from _whole(passage, start, end, held[0])


def _number(said: str) -> int:
    return int(said) if said.isdigit() else _WORDS.index(said.casefold())


def _levelled(passage: Passage, start: int, end: int, register: Register) -> Iterator[Hit]:
    counts = {match["level"].casefold(): match for match in _LEVELLED.finditer(passage.text, start, end)}
    # "three are red, four amber": the later ones are only seen after the first.
    told = {level: match for level, match in counts.items() if register.levels[level] or len(counts) > 1}
    wrong = [match for level, match in told.items() if _number(match["n"]) != register.levels[level]]
    if not register.levels or len(wrong) != 1 or _NOT_ALL.search(passage.text, start, end):
        return
    if len(told) < 2 and not _REGISTER.search(passage.text, start, end):
        return
    match = wrong[0]
    right = register.levels[match["level"].casefold()]
    shown = ", ".join(f"{count} {level}" for level, count in register.levels.items())
    yield _hit(passage, match.start(), match.end(), f"It counts {match['n']}, and the register has {right}.", shown)


def _whole(passage: Passage, start: int, end: int, register: Register) -> Iterator[Hit]:
    levels = {match["level"].casefold(): _number(match["n"]) for match in _LEVELLED.finditer(passage.text, start, end)}
    in_full = len(levels) > 1 and all(register.levels[level] == count for level, count in levels.items())
    if not (_REGISTER.search(passage.text, start, end) or (in_full and sum(levels.values()) == register.risks)):
        return
    for match in _ALL.finditer(passage.text, start, end):
        levelled = re.search(rf"\b{LEVELS}\b", match.group(), re.IGNORECASE) or any(
            each.start() <= match.start() < each.end() for each in _LEVELLED.finditer(passage.text, start, end)
        )
        around = passage.text[max(start, match.start() - 12) : min(end, match.end() + 30)]
        if not levelled and not _NOT_ALL.search(around) and _number(match["n"]) != register.risks:
            message = f"It counts {match['n']} risks, and the register has {register.risks}."
            yield _hit(passage, match.start(), match.end(), message, f"{register.risks} rows have a score")
            return


def _listed(passage: Passage) -> Iterator[Hit]:
    """A number of risks with the references of another number of them after it."""
    for match in _REFERENCES.finditer(passage.text):
        references = _REFERENCE.findall(match["list"])
        series = {re.sub(r"\d", "", reference) for reference in references}
        if len(references) > 1 and len(series) == 1 and len(references) != _number(match["n"]):
            if re.search(r"\d\s*(?:-|–|to)\s*[A-Z]{0,5}\d|including|such as|e\.g", match.group()):
                continue
            message = f"It says {match['n']}, and {len(references)} are named."
            yield _hit(passage, match.start("n"), match.end(), message, ", ".join(references))


def _hit(passage: Passage, start: int, end: int, message: str, working: str) -> Hit:
    mend = "Count the risks again, and correct what is wrong."
    return hit(passage, start, end, message, working=working, mend=mend, verdict=Verdict.CANNOT_TELL)
