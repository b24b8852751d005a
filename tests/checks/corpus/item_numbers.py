"""Errors in the numbers of the items of minutes, and of recommendations."""

from __future__ import annotations

import random

from tests.checks.corpus.minutes import BODIES, MONTHS
from tests.checks.corpus.seeding import Seed, seeds

ITEMS = (
    "Apologies for absence",
    "Declarations of interest",
    "Minutes of the last meeting",
    "Grants to clubs",
    "Play areas",
    "Library hours",
    "Parking review",
    "Allotments",
    "Any other business",
)
ASKED = (
    "That the toy library opens on Saturdays.",
    "That the museum lends its cases to schools.",
    "That the council plants trees beside the ring road.",
    "That a survey of cyclists is made.",
    "That the market moves to the square.",
    "That the findings are looked at again next spring.",
)


@seeds("item-number-twice")
def minute_twice(chance: random.Random) -> Seed:
    """Two minutes with one number, the next number left out."""
    first, style = chance.randint(3, 80), chance.randrange(4)
    titles = chance.sample(ITEMS, chance.randint(5, 8))
    place = chance.randint(1, len(titles) - 2)
    year, body, month = chance.randint(16, 25), chance.choice(BODIES), chance.choice(MONTHS)

    def name(number: int) -> str:
        return (f"{number}", f"AG{year}/{number}", f"C.{number}", f"{number}")[style]

    def made(numbers: list[int]) -> str:
        lines = []
        for number, title in zip(numbers, titles, strict=True):
            dot = "." if style == 0 else ""
            lines.append(f"## {name(number)}{dot} {title}\n\nIt was agreed.")
        return f"# Minutes of the {body}\n\n{chance.randint(1, 1)} {month} 20{year}\n\n" + "\n\n".join(lines) + "\n"

    numbers = [first + n for n in range(len(titles))]
    wrong = [*numbers]
    wrong[place] = numbers[place - 1]
    return Seed(made(numbers), made(wrong), name(numbers[place - 1]), whole=True)


@seeds("item-number-twice")
def recommendation_twice(chance: random.Random) -> Seed:
    """Two recommendations with one number."""
    asked = chance.sample(ASKED, chance.randint(4, 6))
    place, mark = chance.randint(1, len(asked) - 2), chance.choice((":", " –", "."))

    def made(numbers: list[int]) -> str:
        lines = "\n\n".join(f"Recommendation {n}{mark} {words}" for n, words in zip(numbers, asked, strict=True))
        return f"# Review of the town\n\n## Recommendations\n\n{lines}\n\n## Background\n\nThe review began in May.\n"

    numbers = [*range(1, len(asked) + 1)]
    wrong = [*numbers]
    wrong[place] = place
    return Seed(made(numbers), made(wrong), f"Recommendation {place}", whole=True)
