"""Errors in sentences that quote a table loosely: a digit wrong, and a change that the table does not give."""

from __future__ import annotations

import random

from tests.checks.corpus.contradictions import FILLER, PLACES
from tests.checks.corpus.seeding import Seed, seeds

ROWS = (
    ("Households in temporary accommodation", "{n} households were in temporary accommodation"),
    ("Homelessness applications", "We took {n} applications from homeless households"),
    ("Fly-tips cleared", "Crews cleared {n} fly-tips"),
    ("Visits to leisure centres", "There were {n} visits to our leisure centres"),
    ("Planning applications received", "The number of planning applications received was {n}"),
    ("Books lent to children", "Libraries lent children {n} books"),
)


def slipped(number: int, chance: random.Random) -> int:
    """A number with one digit changed or two neighbours swapped."""
    digits = str(number)
    swaps = [n for n in range(len(digits) - 1) if digits[n] != digits[n + 1] and digits[n + 1] != "0"]
    if swaps and chance.random() < 0.5:
        at = chance.choice(swaps)
        return int(digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :])
    at = chance.randrange(len(digits))
    other = chance.choice([digit for digit in "123456789" if digit != digits[at]])
    return int(digits[:at] + other + digits[at + 1 :])


def _table(chance: random.Random, year: int) -> tuple[list[tuple[str, str]], list[tuple[int, int]], str]:
    rows = chance.sample(ROWS, 4)
    cells = [(now := chance.randint(1_100, 9_800), now - chance.randint(60, 700)) for _ in rows]
    table = f"| Measure | 20{year - 1}/{year} | 20{year}/{year + 1} |\n|---|---|---|\n" + "".join(
        f"| {label} | {then:,} | {now:,} |\n" for (label, _), (now, then) in zip(rows, cells, strict=True)
    )
    return rows, cells, table


def _apart(number: int, cells: list[tuple[int, int]]) -> bool:
    return all(abs(number - value) > 12 for pair in cells for value in pair)


@seeds("text-against-table")
def digit_wrong(chance: random.Random) -> Seed:
    """A count with a digit wrong, in a summary far from the table or beside it."""
    year = chance.randint(15, 26)
    rows, cells, table = _table(chance, year)
    place = chance.randrange(4)
    now, then = cells[place]
    wrong = next(n for _ in range(200) if _apart(n := slipped(now, chance), cells))
    ending = chance.choice(
        (f" in 20{year}/{year + 1}.", f", up from {then:,} in 20{year - 1}/{year}.", " last year." if False else ".")
    )
    far = chance.random() < 0.5

    def made(number: int) -> str:
        said = rows[place][1].format(n=f"{number:,}") + ending
        if far:
            return f"# Service review\n\n## Summary\n\n{said} {FILLER[0]}\n\n## Demand\n\n{FILLER[1]}\n\n{table}\n"
        return f"# Service review\n\n## Demand\n\n{said}\n\n{table}\n"

    return Seed(made(now), made(wrong), f"{wrong:,}", whole=True)


@seeds("text-against-table")
def change_wrong(chance: random.Random) -> Seed:
    """A change since last year that the two cells do not give."""
    year = chance.randint(15, 26)
    rows, cells, table = _table(chance, year)
    place = chance.randrange(4)
    now, then = cells[place]
    right = now - then
    wrong = right + chance.choice((-1, 1)) * chance.randint(11, 40)
    told = chance.choice(
        (", {n} more than in 20{a}/{b}.", ", an increase of {n} on 20{a}/{b}.", ", {n} more than last year.")
    )

    def made(number: int) -> str:
        said = rows[place][1].format(n=f"{now:,}") + told.format(n=number, a=year - 1, b=year)
        return f"# Service review\n\n## Demand\n\n{said}\n\n{table}\n"

    return Seed(made(right), made(wrong), str(wrong), whole=True)


LOOSE = (
    (
        "The forecast outturn for the {place} is {n} this year.",
        "Members will wish to note the {place}, whose outturn is forecast at {n}.",
    ),
    (
        "The contractor's final account for the {place} came to {n}.",
        "A final account of {n} was agreed for the {place} with the contractor.",
    ),
)


def _loose(chance: random.Random, shape: str, quoted: int) -> Seed:
    pair, place = chance.choice(LOOSE), chance.choice(PLACES)
    amount = chance.randint(1_101, 9_899)
    wrong = next(n for _ in range(200) if abs((n := slipped(amount, chance)) - amount) > 20)

    def shown(number: int) -> str:
        return f"£{number / 1000:.3f}m"

    def made(number: int) -> str:
        values = [shown(amount), shown(amount)]
        values[quoted] = shown(number)
        first, second = (said.format(place=place, n=value) for said, value in zip(pair, values, strict=True))
        return shape.format(first=first, second=second, filler=FILLER[0], more=FILLER[1])

    return Seed(made(amount), made(wrong), shown(wrong), whole=True)


@seeds("summary-against-body")
def slip_in_the_summary(chance: random.Random) -> Seed:
    """A summary that gives a figure of the body with a digit wrong, in other words."""
    shape = "# The scheme\n\n## Summary\n\n{filler} {first}\n\n## Resources\n\n{more}\n\n{second}\n"
    return _loose(chance, shape, 0)


@seeds("measure-with-two-values")
def slip_in_the_body(chance: random.Random) -> Seed:
    """Two paragraphs that give one amount, one of them with a digit wrong."""
    shape = "# The scheme\n\n## Resources\n\n{first} {filler}\n\n{more}\n\n## Next steps\n\n{second}\n"
    return _loose(chance, shape, 1)
