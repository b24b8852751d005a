"""Errors in tables of indicators: colours, directions of travel, counts of colours, commentary, distances.

Colours and distances are worked out here with `Fraction`, never by the code under test.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from fractions import Fraction

from tests.checks.corpus.seeding import Seed, seeds

BIGGER = (
    "Library loans",
    "Visits to leisure centres",
    "Trees planted",
    "Courses completed",
    "Recycling rate",
    "Residents satisfied",
)
SMALLER = (
    "Missed bin collections",
    "Days lost to sickness",
    "Complaints upheld",
    "Households in temporary accommodation",
)
COLOURS = ("Green", "Amber", "Red")
RULES = (
    "Green is on or above target, Amber is less than {limit}% off target, Red is {limit}% or more off target.",
    "RAG: Green = target met; Amber = under {limit}% from target; Red = {limit}% or more from target.",
    "Results on or better than target are Green, those less than {limit}% off target are Amber, and those {limit}% "
    "or more off are Red.",
    "Key: Green at or better than target, Amber < {limit}% worse than target, Red at least {limit}% worse than target.",
)


@dataclass(frozen=True)
class Indicator:
    """An indicator with its figures."""

    name: str
    bigger: bool
    target: int
    result: int
    earlier: int

    def colour(self, limit: int) -> int:
        """The place of its colour among COLOURS: on target, less than the limit off, or more."""
        off = Fraction(self.target - self.result if self.bigger else self.result - self.target, self.target) * 100
        return 0 if off <= 0 else 1 if off < limit else 2

    @property
    def polarity(self) -> str:
        """Its polarity in words."""
        return "Bigger is better" if self.bigger else "Smaller is better"

    @property
    def improving(self) -> bool:
        """Whether it is better than it was."""
        return (self.result > self.earlier) is self.bigger


def indicator(chance: random.Random, name: str) -> Indicator:
    """An indicator with a result some way off its target, either way, and an earlier result that differs."""
    target = chance.randint(20, 900)
    result = max(1, target * chance.randint(70, 125) // 100)
    earlier = max(1, result * chance.choice((60, 75, 88, 115, 130, 150)) // 100)
    return Indicator(name, name in BIGGER, target, result, earlier + (earlier == result))


def several(chance: random.Random, count: int) -> list[Indicator]:
    """Some indicators, each of another name."""
    return [indicator(chance, name) for name in chance.sample(BIGGER + SMALLER, count)]


def table(heads: list[str], rows: list[list[str]]) -> str:
    """A table with pipes."""
    lines = [f"| {' | '.join(heads)} |", "|" + "---|" * len(heads)]
    return "\n".join(lines + [f"| {' | '.join(row)} |" for row in rows]) + "\n"


def shown(colour: int, style: int) -> str:
    """A colour as tables print it."""
    word = COLOURS[colour]
    return (word, word[0], f"● {word}", word.upper(), f"{word} ({word[0]})")[style]


def other(place: int, chance: random.Random) -> int:
    """Another colour."""
    return chance.choice([n for n in range(3) if n != place])


@seeds("rag-not-by-the-rule")
def wrong_colour(chance: random.Random) -> Seed:
    """One row in another colour than the rule that the report states gives it."""
    limit = chance.choice((5, 10, 10, 15, 20))
    held = several(chance, chance.randint(4, 7))
    colours = [each.colour(limit) for each in held]
    place = chance.randrange(len(held))
    wrong = [*colours]
    wrong[place] = other(colours[place], chance)
    style, said = chance.randrange(5), chance.choice(RULES).format(limit=limit)
    named = chance.choice(("Result", "Q2 result", "Actual", "Performance"))

    def made(final: list[int]) -> str:
        rows = [
            [each.name, each.polarity, f"{each.target:,}", f"{each.result:,}", shown(colour, style)]
            for each, colour in zip(held, final, strict=True)
        ]
        return f"{said}\n\n" + table(["Indicator", "Polarity", "Target", named, "RAG"], rows)

    return Seed(made(colours), made(wrong), shown(wrong[place], style), whole=True)


@seeds("rag-not-by-the-rule")
def wrong_colour_by_default(chance: random.Random) -> Seed:
    """One row in another colour than the default gives it, in a report that states no rule."""
    held = several(chance, chance.randint(4, 6))
    colours = [each.colour(10) for each in held]
    place = chance.randrange(len(held))
    wrong = [*colours]
    wrong[place] = other(colours[place], chance)
    style, unit = chance.randrange(3), chance.choice(("", "%"))
    period = f"20{chance.randint(18, 25)}"
    heads = ["Measure", f"Target {period}", f"Outturn {period}", "Status", "Good is"]

    def made(final: list[int]) -> str:
        rows = [
            [
                each.name,
                f"{each.target}{unit}",
                f"{each.result}{unit}",
                shown(colour, style),
                "High" if each.bigger else "Low",
            ]
            for each, colour in zip(held, final, strict=True)
        ]
        return table(heads, rows)

    return Seed(made(colours), made(wrong), shown(wrong[place], style), whole=True)


@seeds("direction-against-the-change")
def wrong_direction(chance: random.Random) -> Seed:
    """Improving for worsening, or an arrow that points the other way."""
    held = several(chance, chance.randint(4, 7))
    place, style = chance.randrange(len(held)), chance.randrange(4)
    heads = [
        "Indicator",
        "Polarity",
        *chance.choice((["Last year", "Result"], ["Q2 2021/22", "Q2 2022/23"], ["Previous result", "Current result"])),
    ]
    heads.append(chance.choice(("Direction of travel", "DOT", "Trend")))

    def word(each: Indicator, turned: bool) -> str:
        better, up = each.improving is not turned, (each.result > each.earlier) is not turned
        return (
            "Improving" if better else "Worsening",
            "↑ Improved" if better else "↓ Worsened",
            "↑" if up else "↓",
            "↑" if better else "↓",
        )[style]

    def made(turned: int | None) -> str:
        rows = [
            [each.name, each.polarity, f"{each.earlier:,}", f"{each.result:,}", word(each, n == turned)]
            for n, each in enumerate(held)
        ]
        return table(heads, rows)

    return Seed(made(None), made(place), word(held[place], True), whole=True)


@seeds("rag-count-against-the-table")
def wrong_count(chance: random.Random) -> Seed:
    """A sentence that counts one colour more and another one fewer."""
    held = several(chance, chance.randint(5, 8))
    colours = [each.colour(10) for each in held]
    counts = [colours.count(n) for n in range(3)]
    wrong = [*counts]
    more, fewer = chance.choice([(a, b) for a in range(3) for b in range(3) if a != b and counts[b]])
    wrong[more] += 1
    wrong[fewer] -= 1
    said = chance.choice(
        (
            "Of the {n} indicators, {0} are Green, {1} are Amber and {2} are Red.",
            "There are {n} indicators: {0} Green, {1} Amber and {2} Red.",
            "{0} of the {n} measures are rated Green, {1} Amber and {2} Red.",
            "Of the {n} measures reported, {2} were Red, {1} were Amber and {0} were Green.",
        )
    )
    rows = [
        [each.name, each.polarity, f"{each.target:,}", f"{each.result:,}", shown(colour, 0)]
        for each, colour in zip(held, colours, strict=True)
    ]
    body = table(["Indicator", "Polarity", "Target", "Result", "RAG"], rows)
    below = chance.random() < 0.6

    def made(numbers: list[int]) -> str:
        sentence = said.format(*numbers, n=len(held))
        return f"{sentence}\n\n{body}" if below else f"{body}\n{sentence}\n"

    first = min((more, fewer), key=lambda n: said.index(f"{{{n}}}"))
    return Seed(made(counts), made(wrong), str(wrong[first]), whole=True)


@seeds("missed-without-commentary")
def no_commentary(chance: random.Random) -> Seed:
    """A Red or Amber row whose commentary is empty."""
    held = several(chance, chance.randint(4, 7))
    held.append(Indicator("Homes repaired in time", True, 100, 71, 60))
    colours = [each.colour(10) for each in held]
    place = chance.choice([n for n, colour in enumerate(colours) if colour])
    words = (
        "Two posts were vacant; both are now filled.",
        "The site was shut for repairs until August.",
        "A new contract begins in the autumn.",
    )
    comments = [chance.choice(words) if colour else chance.choice(("", "On course.")) for colour in colours]
    heading, empty = (
        chance.choice(("Commentary", "Comments", "Reason and action", "Narrative")),
        chance.choice(("", "-", "N/A", "None")),
    )

    def made(final: list[str]) -> str:
        rows = [
            [each.name, each.polarity, f"{each.target:,}", f"{each.result:,}", shown(colour, 0), comment]
            for each, colour, comment in zip(held, colours, final, strict=True)
        ]
        return table(["Indicator", "Polarity", "Target", "Result", "RAG", heading], rows)

    wrong = [empty if n == place else comment for n, comment in enumerate(comments)]
    return Seed(made(comments), made(wrong), COLOURS[colours[place]], whole=True)


def tenths(value: Fraction) -> str:
    """A value half up to one decimal."""
    scaled = abs(value) * 10
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return f"{whole // 10}.{whole % 10}"


@seeds("distance-from-target-against-figures")
def wrong_variance(chance: random.Random) -> Seed:
    """A column of distances from target with one that is another."""
    held = several(chance, chance.randint(4, 6))
    shares = [Fraction(each.result - each.target, each.target) * 100 for each in held]
    cells = [f"{'-' if share < 0 else '+' if share else ''}{tenths(share)}%" for share in shares]
    place = chance.randrange(len(held))
    moved = shares[place] + chance.choice((-1, 1)) * chance.randint(4, 30) + Fraction(3, 10)
    wrong = [*cells]
    wrong[place] = f"{'-' if moved < 0 else '+'}{tenths(moved)}%"
    difference = abs(held[place].result - held[place].target)
    if tenths(moved) in (tenths(Fraction(difference)), tenths(shares[place])):
        wrong[place] = f"{difference + 37}.4%"
    heading = chance.choice(("Variance from target", "% variance from target", "Distance from target", "Variance"))

    def made(final: list[str]) -> str:
        rows = [
            [each.name, f"{each.target:,}", f"{each.result:,}", cell] for each, cell in zip(held, final, strict=True)
        ]
        return table(["Indicator", "Target", "Result", heading], rows)

    return Seed(made(cells), made(wrong), wrong[place], whole=True)
