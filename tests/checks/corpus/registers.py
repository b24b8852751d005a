"""Errors in the levels and the counts of a register of risks."""

from __future__ import annotations

import random

from tests.checks.corpus.risk_tables import RISKS
from tests.checks.corpus.seeding import Seed, seeds

SETS = (("Red", "Amber", "Green"), ("High", "Medium", "Low"))
WORDS = "no one two three four five six seven eight nine".split()


def level_of(score: int, names: tuple[str, ...]) -> str:
    """The level of a score where 15 and above is the highest and below 8 the lowest."""
    return names[0] if score >= 15 else names[1] if score >= 8 else names[2]


def stated(style: int, names: tuple[str, ...]) -> str:
    """The bands as reports state them."""
    high, middle, low = names
    return (
        f"Scores of 15 to 25 are {high.lower()}, 8 to 14 {middle.lower()} and 1 to 7 {low.lower()}.",
        f"{high} is 15 and above, {middle.lower()} 8 to 14 and {low.lower()} 1 to 7.",
        f"| Level | Score |\n|---|---|\n| {high} | 15-25 |\n| {middle} | 8-14 |\n| {low} | 1-7 |",
        f"Risks are rated {high.lower()} (15-25), {middle.lower()} (8-14) or {low.lower()} (1-7).",
    )[style]


def register(levels: list[tuple[int, int]], shown: list[str], risks: list[str], head: str) -> str:
    """A register with impact, likelihood, score and level."""
    lines = [f"| Risk | Impact | Likelihood | Score | {head} |", "|---|---|---|---|---|"]
    for risk, (impact, likelihood), level in zip(risks, levels, shown, strict=True):
        lines.append(f"| {risk} | {impact} | {likelihood} | {impact * likelihood} | {level} |")
    return "\n".join(lines)


def _risks(chance: random.Random, fewest: int) -> tuple[list[tuple[int, int]], list[str]]:
    count = chance.randint(fewest, 7)
    return [(chance.randint(1, 5), chance.randint(1, 5)) for _ in range(count)], chance.sample(RISKS, count)


@seeds("risk-level-against-score")
def another_level(chance: random.Random) -> Seed:
    """A level that is not the score's by the bands that the report states."""
    names, style = chance.choice(SETS), chance.randrange(4)
    levels, risks = _risks(chance, 4)
    shown = [level_of(impact * likelihood, names) for impact, likelihood in levels]
    place = chance.randrange(len(levels))
    wrong = [*shown]
    wrong[place] = chance.choice([name for name in names if name != shown[place]])
    head = chance.choice(("RAG", "Rating", "Level")) if names[0] == "Red" else chance.choice(("Rating", "Level"))
    first = chance.random() < 0.6

    def made(final: list[str]) -> str:
        pieces = [stated(style, names), register(levels, final, risks, head)]
        return "# Risks\n\n" + "\n\n".join(pieces if first else reversed(pieces)) + "\n"

    return Seed(made(shown), made(wrong), wrong[place], whole=True)


@seeds("risk-counts-disagree")
def another_count(chance: random.Random) -> Seed:
    """A count of risks of a level that the register does not have."""
    names = chance.choice(SETS)
    levels = [(5, chance.randint(3, 5)), (4, 4), (3, 4), (chance.choice((2, 3)), 4), (2, 2), (1, 3), (3, 3)]
    chance.shuffle(levels)
    risks = chance.sample(RISKS, len(levels))
    shown = [level_of(impact * likelihood, names) for impact, likelihood in levels]
    counts = [shown.count(name) for name in names]
    turn = chance.randrange(3)
    wrong = [*counts]
    wrong[turn] += chance.choice((1, -1)) if counts[turn] > 1 else 1
    spelled, style = chance.random() < 0.6, chance.randrange(3)

    def count(number: int) -> str:
        return WORDS[number] if spelled else str(number)

    def made(numbers: list[int]) -> str:
        high, middle, low = (count(number) for number in numbers)
        one, two, three = (name.lower() for name in names)
        said = (
            f"Of these risks {high} are {one}, {middle} are {two} and {low} are {three}.",
            f"Of the risks on the register {high} are rated {one}, {middle} {two} and {low} {three}.",
            f"On the register there are {high} {one} risks, {middle} {two} risks and {low} {three} risks.",
        )[style]
        return f"# Risks\n\n{said}\n\n{register(levels, shown, risks, 'Rating')}\n"

    return Seed(made(counts), made(wrong), count(wrong[turn]), whole=True)


@seeds("risk-counts-disagree")
def another_whole(chance: random.Random) -> Seed:
    """A number of risks on the register that it does not have."""
    names = chance.choice(SETS)
    levels, risks = _risks(chance, 4)
    shown = [level_of(impact * likelihood, names) for impact, likelihood in levels]
    wrong = len(risks) + chance.choice((-1, 1, 2))
    said = chance.choice(("There are {} risks on the register.", "The register has {} strategic risks."))

    def made(number: int) -> str:
        return f"# Risks\n\n{said.format(number)}\n\n{register(levels, shown, risks, 'Rating')}\n"

    return Seed(made(len(risks)), made(wrong), str(wrong), whole=True)
