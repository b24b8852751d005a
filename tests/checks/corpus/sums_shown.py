"""Errors in tables that show by themselves how they add up.

What is right is worked out here with whole numbers and `Fraction`, never by the code under test.
"""

from __future__ import annotations

import random

from tests.checks.corpus.printed import SERVICES, money, table, two_swapped
from tests.checks.corpus.seeding import Seed, seeds


@seeds("total-not-the-sum")
def wrong_total_of_groups(chance: random.Random) -> Seed:
    """Groups of rows with totals of other names, and a total of those."""
    groups = [[[chance.randint(200, 9000) for _ in range(3)] for _ in range(chance.randint(2, 4))] for _ in range(2)]
    made = [[sum(row[n] for row in group) for n in range(3)] for group in groups]
    whole = [sum(each) for each in zip(*made, strict=True)]
    which, place = chance.randrange(3), chance.randrange(3)
    lines = [*made, whole]
    wrong = [[*line] for line in lines]
    wrong[which][place] = two_swapped(lines[which][place], chance)
    names = chance.choice((("All primary", "All secondary", "All schools"), ("People", "Place", "Net expenditure")))

    def shown(sums: list[list[int]]) -> str:
        rows = [["Area", "2022/23", "2023/24", "2024/25"]]
        for group, line, name in zip(groups, sums, names, strict=False):
            rows += [[f"{name[-5:].title()} {n}", *map(money, row)] for n, row in enumerate(group, 1)]
            rows.append([name, *map(money, line)])
        return table([*rows, [names[2], *map(money, sums[2])]])

    return Seed(shown(lines), shown(wrong), money(wrong[which][place]))


@seeds("total-not-the-sum")
def wrong_year_of_quarters(chance: random.Random) -> Seed:
    """Four quarters and the year, in a table whose other rows add up."""
    rows = [[chance.randint(120, 4000) for _ in range(4)] for _ in range(4)]
    sums = [sum(row) for row in rows]
    wrong = [*sums]
    bad = chance.randrange(4)
    wrong[bad] = two_swapped(sums[bad], chance)
    head = chance.choice((["Contacts", "Q1", "Q2", "Q3", "Q4", "Year"], ["", "Q1", "Q2", "Q3", "Q4", "Full year"]))
    names = ("Telephone calls", "Web forms", "Visits to the office", "Letters")

    def shown(totals: list[int]) -> str:
        lines = zip(names, rows, totals, strict=True)
        return table([head, *([name, *map(money, row), money(made)] for name, row, made in lines)])

    return Seed(shown(sums), shown(wrong), money(wrong[bad]))


@seeds("change-column-wrong-in-a-row")
def sign_turned_round(chance: random.Random) -> Seed:
    """A variance with the sign of an overspend where there is an underspend, or the other way round."""
    names = chance.sample(SERVICES, 5)
    budgets = [chance.randint(400, 9000) for _ in names]
    moves = [chance.choice((-1, 1)) * chance.randint(11, 380) for _ in names]
    moves[0], moves[1] = abs(moves[0]), -abs(moves[1])
    bad = chance.randrange(2, 5)
    head = ["Service", "Budget £000", "Forecast £000", chance.choice(("Variance £000", "Over/(under) spend £000"))]

    def shown(turned: bool) -> str:
        rows = [
            [name, money(budget), money(budget + move), money(-move if turned and n == bad else move)]
            for n, (name, budget, move) in enumerate(zip(names, budgets, moves, strict=True))
        ]
        return table([head, *rows])

    return Seed(shown(False), shown(True), money(-moves[bad]))


@seeds("change-column-wrong-in-a-row")
def change_in_a_row_below(chance: random.Random) -> Seed:
    """A row that is the difference of the two above it, under columns of years."""
    years = ["2020/21", "2021/22", "2022/23", "2023/24", "2024/25"]
    income = [chance.randint(3000, 9000) for _ in years]
    cost = [one - chance.randint(110, 900) for one in income]
    gaps = [one - other for one, other in zip(income, cost, strict=True)]
    wrong = [*gaps]
    bad = chance.randrange(5)
    wrong[bad] = two_swapped(gaps[bad], chance)
    name = chance.choice(("Surplus", "Difference", "Net surplus"))

    def shown(last: list[int]) -> str:
        rows = [["Trading account", *years], ["Sales", *map(money, income)], ["Cost of sales", *map(money, cost)]]
        return table([*rows, [name, *map(money, last)]])

    return Seed(shown(gaps), shown(wrong), money(wrong[bad]))


@seeds("money-malformed")
def commas_out_of_place_in_a_column(chance: random.Random) -> Seed:
    """A cell of a column of thousands whose comma has slipped."""
    names = chance.sample(SERVICES, 4)
    amounts = [[chance.randint(1100, 98000) for _ in range(2)] for _ in names]
    row, column = chance.randrange(4), chance.randrange(2)
    shown = f"{amounts[row][column]:,}"
    bad = chance.choice((shown[:-1], shown.replace(",", "")[:-2] + "," + shown[-2:], shown[:-1] + ".00"))
    head = ["Service", "Budget £000", "Outturn £000"]
    lines = [[name, *map(money, each)] for name, each in zip(names, amounts, strict=True)]
    wrong = [[*line] for line in lines]
    wrong[row][column + 1] = bad
    return Seed(table([head, *lines]), table([head, *wrong]), bad)
