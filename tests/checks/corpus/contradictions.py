"""Errors in which two places of one report give one measure two values."""

from __future__ import annotations

import random
from collections.abc import Callable

from tests.checks.corpus.seeding import Seed, seeds

PLACES = ("repair café", "skate park", "toy library", "community garden", "youth theatre", "night shelter")
FILLER = (
    "The scheme began as a pilot.",
    "Partners have lent rooms and tools.",
    "Residents were asked what they thought of it.",
    "The lease was signed in the spring.",
    "Nothing else has changed.",
)
# Money, then the same said again in other words around it.
MONEY: tuple[tuple[str, str], ...] = (
    (
        "The indicative savings proposals for {fy} are {n}.",
        "Members are asked to note the indicative savings proposals of {n}.",
    ),
    (
        "A start-up grant of {n} is proposed for the {place}.",
        "The start-up grant of {n} is for the tools of the {place}.",
    ),
    (
        "The capital cost of the {place} is {n}.",
        "The capital cost of the {place} is {n}, met from the fund for communities.",
    ),
    ("The revenue budget for the {place} is {n}.", "The {place} has a revenue budget of {n}."),
    ("The annual rent of the {place} is {n}.", "The annual rent is {n} and is paid to the trust of the {place}."),
    ("The forecast overspend for {fy} is {n}.", "In {fy} the forecast overspend is {n}."),
    ("The projected funding gap for {fy} is {n}.", "The projected funding gap for {fy} stands at {n}."),
)
COUNTS: tuple[tuple[str, str], ...] = (
    (
        "{n} residents attended drop-in sessions at the {place}.",
        "At the {place} {n} residents attended drop-in sessions.",
    ),
    (
        "{n} volunteers completed safeguarding training.",
        "In the period {n} volunteers completed safeguarding training.",
    ),
    (
        "{n} households received energy advice visits.",
        "The team says that {n} households received energy advice visits.",
    ),
)
SHARES: tuple[tuple[str, str], ...] = (
    ("Visitor satisfaction with the {place} was {n}.", "Visitor satisfaction with the {place} was {n}, by the survey."),
    (
        "{n} of residents feel safe in their neighbourhood.",
        "The survey found that {n} of residents feel safe in their neighbourhood.",
    ),
)


def pounds(amount: int, style: int) -> str:
    """An amount in thousands of pounds, in full, in thousands or in millions."""
    return (
        f"£{amount * 1000:,}",
        f"£{amount}k",
        f"£{amount / 1000:.3f}m" if amount % 10 else f"£{amount / 1000:.2f}m",
    )[style]


def _values(chance: random.Random) -> tuple[tuple[str, str], str, str, str]:
    """A pair of sentences, the value in each, and a value that is not that."""
    kind = chance.randrange(4)
    if kind < 2:
        amount = chance.randint(21, 980)
        style = chance.randrange(3)
        again = style if chance.random() < 0.7 else chance.randrange(3)
        other = amount + chance.choice((-1, 1)) * chance.randint(max(2, amount // 20), amount // 3 + 3)
        return chance.choice(MONEY), pounds(amount, style), pounds(amount, again), pounds(other, again)
    if kind == 2:
        number = chance.randint(21, 3000)
        return (
            chance.choice(COUNTS),
            f"{number:,}",
            f"{number:,}",
            f"{number + chance.randint(number // 15 + 2, number // 2):,}",
        )
    number = chance.randint(30, 70)
    return chance.choice(SHARES), f"{number}%", f"{number}%", f"{number + chance.randint(3, 20)}%"


def seed(chance: random.Random, layout: Callable[[str, str], str], *, first: bool) -> Seed:
    """Two sentences in a layout, alike and then not; the value to be quoted is in the first or the second of them."""
    pair, one, again, other = _values(chance)
    year = chance.randint(15, 28)
    words = {"place": chance.choice(PLACES), "fy": f"20{year}/{year + 1}"}
    begun = pair[0].format(n=one, **words)
    right, wrong = (layout(begun, pair[1].format(n=value, **words)) for value in (again, other))
    return Seed(right, wrong, one if first else other, whole=True)


@seeds("summary-against-body")
def summary(chance: random.Random) -> Seed:
    """A summary that gives one value and a section that gives another."""
    heading, filler = chance.choice(("Summary", "Executive summary", "Key points")), chance.sample(FILLER, 4)

    def layout(first: str, second: str) -> str:
        return (
            f"# The scheme\n\n## {heading}\n\n{filler[0]} {first}\n\n## Background\n\n{filler[1]}\n\n{filler[2]}\n\n"
            f"## Resources\n\n{second} {filler[3]}\n"
        )

    return seed(chance, layout, first=True)


@seeds("recommendation-against-body")
def recommendation(chance: random.Random) -> Seed:
    """A recommendation that gives one value and a section that gives another."""
    filler, heading = chance.sample(FILLER, 3), chance.choice(("Recommendations", "Officers' Recommendations"))
    asked = chance.choice(("That the Committee note that", "That the Committee agree that"))

    def layout(first: str, second: str) -> str:
        begun = first if first[0].isdigit() else first[0].lower() + first[1:]
        return (
            f"# The scheme\n\n## {heading}\n\n1. {asked} {begun}\n2. That the Committee thank the volunteers.\n\n"
            f"## Reasons\n\n{filler[0]}\n\n{filler[1]}\n\n## Resources\n\n{second} {filler[2]}\n"
        )

    return seed(chance, layout, first=True)


@seeds("measure-with-two-values")
def body(chance: random.Random) -> Seed:
    """Two paragraphs of one section with two values."""
    filler = chance.sample(FILLER, 4)

    def layout(first: str, second: str) -> str:
        return (
            f"# The scheme\n\n## Resources\n\n{filler[0]} {first}\n\n{filler[1]}\n\n{filler[2]}\n\n{second} "
            f"{filler[3]}\n"
        )

    return seed(chance, layout, first=False)
