"""Errors in sentences about a table."""

from __future__ import annotations

import random

from tests.checks.corpus.seeding import Seed, seeds

BRANCHES = ("Eastfield branch", "Harbour branch", "Mill Lane branch", "Castle Hill branch", "Abbey branch")
SERVICES = ("Community safety", "Library service", "Street cleaning", "Adult learning", "Parks and open spaces")
COUNTED = ("Loans", "Visits", "Enquiries", "Renewals")


def swapped(number: int, chance: random.Random) -> int:
    """A number with a figure changed, by more than a hundredth of it."""
    return number + chance.choice((-1, 1)) * chance.randint(number // 20 + 2, number // 3 + 2)


@seeds("text-against-table")
def count_by_year(chance: random.Random) -> Seed:
    """A count in a sentence against its row and year in the table below or above."""
    year, thing = chance.randint(15, 26), chance.choice(COUNTED)
    heads = [f"20{year - 1}/{year}", f"20{year}/{year + 1}"]
    names = chance.sample(BRANCHES, 3)
    cells = [[chance.randint(200, 8000) for _ in heads] for _ in names]
    row, column = chance.randrange(3), chance.randrange(2)
    value = cells[row][column]
    wrong = swapped(value, chance)
    said = chance.choice(
        (
            "{thing} at the {name} in {year} were {n}.",
            "The {name} had {n} {low} in {year}.",
            "In {year} there were {n} {low} at the {name}.",
            "The table below shows that in {year} the {name} had {n} {low}.",
        )
    )
    table = f"| {thing} | {heads[0]} | {heads[1]} |\n|---|---|---|\n"
    table += "".join(f"| {name} | {a:,} | {b:,} |\n" for name, (a, b) in zip(names, cells, strict=True))
    below = chance.random() < 0.6

    def made(number: int) -> str:
        sentence = said.format(thing=thing, low=thing.lower(), name=names[row], year=heads[column], n=f"{number:,}")
        return f"{sentence}\n\n{table}" if below else f"\n{table}\n{sentence}"

    return Seed(made(value), made(wrong), f"{wrong:,}")


@seeds("text-against-table")
def money_by_service(chance: random.Random) -> Seed:
    """Millions in a sentence against thousands in a table of budget and forecast."""
    names = chance.sample(SERVICES, 3)
    budgets = [chance.randint(300, 6000) for _ in names]
    forecasts = [budget + chance.randint(-90, 90) for budget in budgets]
    row, which = chance.randrange(3), chance.randrange(2)
    value = (budgets, forecasts)[which][row]
    wrong = swapped(value, chance)
    word = ("budget", "forecast")[which]
    said = chance.choice(
        (
            "The {word} for {name} is {n}.",
            "{upper} has a {word} of {n}.",
            "As the table shows, the {word} of {name} is {n}.",
        )
    )
    table = "| Service | Revised budget £000 | Forecast £000 |\n|---|---|---|\n".replace("Revised ", "").replace(
        "budget", "Budget"
    )
    table += "".join(f"| {name} | {a:,} | {b:,} |\n" for name, a, b in zip(names, budgets, forecasts, strict=True))

    def made(amount: int) -> str:
        name = names[row]
        return said.format(word=word, name=name.lower(), upper=name, n=f"£{amount / 1000:.3f}m") + f"\n\n{table}"

    return Seed(made(value), made(wrong), f"£{wrong / 1000:.3f}m")


@seeds("text-against-table")
def share_in_one_column(chance: random.Random) -> Seed:
    """A percentage in a sentence against the only column of figures."""
    groups = (
        "Residents aged under 25",
        "Residents aged 25 to 64",
        "Residents with a disability",
        "Parents of young children",
    )
    names = chance.sample(groups, 3)
    shares = [chance.randint(20, 90) for _ in names]
    row = chance.randrange(3)
    wrong = shares[row] + chance.choice((-1, 1)) * chance.randint(3, 12)
    if wrong in shares:
        wrong += 13
    table = "| Group | Satisfied |\n|---|---|\n" + "".join(
        f"| {name} | {share}% |\n" for name, share in zip(names, shares, strict=True)
    )
    said = chance.choice(("{n} of {name} were satisfied.", "Of {name}, {n} were satisfied."))
    low = names[row][0].lower() + names[row][1:]
    right, faulty = (f"{said.format(n=f'{share}%', name=low)}\n\n{table}" for share in (shares[row], wrong))
    return Seed(right, faulty, f"{wrong}%")
