"""Errors in totals, parts, variances, balances, averages and units.

What is right is worked out here with whole numbers and `Fraction`, never by the code under test.
"""

from __future__ import annotations

import random
from fractions import Fraction

from tests.checks.corpus.printed import SERVICES, THINGS, half_up, money, slip, table
from tests.checks.corpus.seeding import Seed, seeds


@seeds("total-not-the-sum")
def wrong_total_below(chance: random.Random) -> Seed:
    """A column's total with a slip in it."""
    names = chance.sample(SERVICES, chance.randint(2, 7))
    columns = chance.randint(1, 3)
    amounts = [[chance.randint(20, 9000) for _ in range(columns)] for _ in names]
    totals = [sum(row[n] for row in amounts) for n in range(columns)]
    place = chance.randrange(columns)
    wrong = [*totals]
    wrong[place] = slip(totals[place], chance)
    headings = [["Service", *chance.sample(["Budget £000", "Forecast £000", "Outturn £000"], columns)]]
    body = [[name, *map(money, row)] for name, row in zip(names, amounts, strict=True)]
    label = chance.choice(("Total", "TOTAL", "Grand total", "**Total**"))
    ends = ([label, *map(money, each)] for each in (totals, wrong))
    right, faulty = (table([*headings, *body, end]) for end in ends)
    return Seed(right, faulty, money(wrong[place]))


@seeds("total-not-the-sum")
def wrong_total_with_subtotals(chance: random.Random) -> Seed:
    """A grand total over two sub-totals."""
    first, second = ([chance.randint(100, 5000) for _ in range(chance.randint(2, 4))] for _ in range(2))
    whole = sum(first) + sum(second)
    wrong = slip(whole, chance)
    rows = [["Item", "Cost £"]]
    rows += [[f"Item {n}", money(amount)] for n, amount in enumerate(first, 1)]
    rows += [["Sub-total", money(sum(first))]]
    rows += [[f"Work {n}", money(amount)] for n, amount in enumerate(second, 1)]
    rows += [["Sub-total", money(sum(second))]]
    return Seed(table([*rows, ["Total", money(whole)]]), table([*rows, ["Total", money(wrong)]]), money(wrong))


@seeds("total-not-the-sum")
def wrong_total_across(chance: random.Random) -> Seed:
    """A year's total after its four quarters."""
    names = chance.sample(THINGS, 5)
    rows = [[chance.randint(10, 900) for _ in range(4)] for _ in names]
    bad = chance.randrange(len(names))
    head = ["Measure", "Q1 2022/23", "Q2 2022/23", "Q3 2022/23", "Q4 2022/23", "Total"]

    def made(totals: list[int]) -> str:
        body = [[f"Number of {n}", *map(money, row), money(t)] for n, row, t in zip(names, rows, totals, strict=True)]
        return table([head, *body])

    totals = [sum(row) for row in rows]
    wrong = [*totals]
    wrong[bad] = slip(totals[bad], chance)
    return Seed(made(totals), made(wrong), money(wrong[bad]))


@seeds("parts-not-the-total-said")
def wrong_parts(chance: random.Random) -> Seed:
    """A total in a sentence, and parts that do not make it."""
    parts = [chance.randint(2, 90) * 1000 for _ in range(3)]
    whole = sum(parts)
    wrong = whole + chance.choice((-1, 1)) * chance.randint(1, 9) * 1000
    link = chance.choice((", made up of", ", comprising", " comprising", ", consisting of", ", split between"))
    tail = f"{link} £{parts[0]:,} for repairs, £{parts[1]:,} for staff and £{parts[2]:,} for training."
    lead = chance.choice(("The grant is £{:,}", "Spending was £{:,}", "The cost is £{:,}"))
    return Seed(lead.format(whole) + tail, lead.format(wrong) + tail, f"£{wrong:,}")


@seeds("change-column-wrong-in-a-row")
def wrong_variance(chance: random.Random) -> Seed:
    """A variance in thousands that is not forecast less budget."""
    names = chance.sample(SERVICES, chance.randint(5, 7))
    budgets = [chance.randint(200, 9000) for _ in names]
    forecasts = [max(50, b + chance.randint(-400, 400)) for b in budgets]
    variances = [f - b for f, b in zip(forecasts, budgets, strict=True)]
    bad = chance.randrange(len(names))
    wrong = [*variances]
    wrong[bad] = variances[bad] + chance.choice((-90, -18, 9, 27, 100))
    if abs(wrong[bad]) == abs(variances[bad]):
        wrong[bad] += 1
    head = ["Service", "Revised budget £000", "Forecast £000", "Variance Adv/(fav) £000"]

    def made(values: list[int]) -> str:
        rows = zip(names, budgets, forecasts, values, strict=True)
        return table([head, *[[n, money(b), money(f), money(v)] for n, b, f, v in rows]])

    return Seed(made(variances), made(wrong), money(wrong[bad]))


@seeds("change-column-wrong-in-a-row")
def wrong_fee_change(chance: random.Random) -> Seed:
    """A rise in a fee, in per cent, that is not its own."""
    names = [f"Ceremony {n}" for n in range(1, 7)]
    fees = [chance.randint(4, 90) * 5 for _ in names]
    new = [fee + chance.randint(1, max(2, fee // 6)) for fee in fees]
    percents = [half_up(Fraction(100 * (b - a), a), 2) for a, b in zip(fees, new, strict=True)]
    bad = chance.randrange(6)
    wrong = [*percents]
    wrong[bad] = half_up(Fraction(percents[bad]) + chance.choice((Fraction(1), Fraction(9, 10), Fraction(5, 2))), 2)
    head = ["Fee", "Charge 2021/22", "Proposed charge 2022/23", "Change (%)"]

    def made(values: list[str]) -> str:
        rows = zip(names, fees, new, values, strict=True)
        return table([head, *[[n, f"£{a}.00", f"£{b}.00", f"{v}%"] for n, a, b, v in rows]])

    return Seed(made(percents), made(wrong), f"{wrong[bad]}%")


@seeds("closing-not-opening-and-movements")
def wrong_closing_balance(chance: random.Random) -> Seed:
    """A reserve whose closing balance does not follow."""
    rows, closings = [], []
    for name in chance.sample(("Grants reserve", "Repairs reserve", "Insurance fund", "Schools balances"), 3):
        opening, added = chance.randint(300, 4000), chance.randint(0, 900)
        used = chance.randint(10, opening // 2)
        rows.append([name, money(opening), money(added), money(-used) if chance.random() < 0.5 else money(used)])
        closings.append(opening + added - used)
    bad = chance.randrange(3)
    wrong = [*closings]
    wrong[bad] += chance.choice((-100, -27, 9, 18, 200))
    ends = chance.choice((("Opening balance", "Closing balance"), ("Brought forward", "Carried forward")))
    head = ["Reserve", f"{ends[0]} £000", "Additions £000", "Use of reserve £000", f"{ends[1]} £000"]

    def made(values: list[int]) -> str:
        return table([head, *[[*row, money(value)] for row, value in zip(rows, values, strict=True)]])

    return Seed(made(closings), made(wrong), money(wrong[bad]))


@seeds("closing-not-opening-and-movements")
def wrong_net_assets(chance: random.Random) -> Seed:
    """A fund whose net assets at the end do not follow from those at the start."""
    opening, paid_in = chance.randint(2_000, 60_000), chance.randint(90, 1_900)
    earned, paid_out = chance.randint(100, 900), chance.randint(60, 1_500)
    closing = opening + paid_in + earned - paid_out
    wrong = closing + chance.choice((-90, 9, 27, 180, 900))
    start, end = chance.choice((("1 July 2024", "30 June 2025"), ("1 January 2024", "31 December 2024")))
    what = chance.choice(("Net assets", "Value of the fund", "Net assets of the scheme"))

    def made(value: int) -> str:
        rows = [[f"{what} at {start}", opening], ["Contributions", paid_in], ["Return on investments", earned]]
        rows += [["Benefit payments", paid_out], [f"{what} at {end}", value]]
        return table([["Fund account", "£000"], *[[name, money(amount)] for name, amount in rows]])

    return Seed(made(closing), made(wrong), money(wrong))


@seeds("parts-not-the-total-said")
def wrong_halves(chance: random.Random) -> Seed:
    """Two halves of a number, two digits of one of which are swapped, or one digit changed."""
    one, other = chance.randint(11, 89), chance.randint(11, 89)
    slipped = other + chance.choice((10, 20, -1, 1))
    frame = chance.choice(
        (
            "There were {whole} ceremonies ({one} male and {other} female couples) in the quarter.",
            "By the closing date {whole} replies had been received – {one} on paper and {other} online.",
            "The school has {whole} pupils ({one} boys and {other} girls) in the year.",
        )
    )
    right, wrong = (f"{frame.format(whole=one + other, one=one, other=each)}\n" for each in (other, slipped))
    return Seed(right, wrong, f"{one + other}")


@seeds("average-outside-its-range")
def average_out_of_range(chance: random.Random) -> Seed:
    """An average below the least or above the greatest."""
    low = chance.randint(50, 300)
    high = low + chance.randint(30, 200)
    right, wrong = (
        chance.randint(low + 1, high - 1),
        chance.choice((low - chance.randint(5, 40), high + chance.randint(5, 90))),
    )
    said = chance.choice(
        (
            "Charges elsewhere range from £{low} to £{high}, and the average is £{mean}.",
            "Other councils charge between £{low} and £{high}, with an average of £{mean}.",
            "Neighbours charge £{mean} on average (range £{low} to £{high}).",
        )
    )
    if "on average (" in said:
        said = "The average charge of neighbours is £{mean} (range £{low} to £{high})."
    put = {"low": low, "high": high}
    return Seed(said.format(mean=right, **put), said.format(mean=wrong, **put), f"£{wrong}")


@seeds("average-outside-its-range")
def average_out_of_its_row(chance: random.Random) -> Seed:
    """A table of ranges and averages with one average outside."""
    rows = []
    for n in range(4):
        low = chance.randint(50, 300)
        high = low + chance.randint(30, 200)
        rows.append((f"Ceremony {n + 1}", low, high, chance.randint(low, high)))
    bad = chance.randrange(4)
    wrong = rows[bad][2] + chance.randint(3, 60)

    def made(faulty: bool) -> str:
        body = [
            [name, f"£{low} - £{high}", f"£{wrong if faulty and n == bad else mean}"]
            for n, (name, low, high, mean) in enumerate(rows)
        ]
        return table([["Fee", "Benchmarking (range)", "Benchmarking (average)"], *body])

    return Seed(made(False), made(True), f"£{wrong}")


@seeds("amount-not-in-its-columns-unit")
def pounds_under_thousands(chance: random.Random) -> Seed:
    """Pounds in a column of thousands."""
    names = chance.sample(SERVICES, 4)
    amounts = [chance.randint(100, 2900) for _ in names]
    bad = chance.randrange(4)
    head = ["Service", chance.choice(("Budget £000", "Budget (£'000)", "Budget £,000")), "Saving £000"]

    def made(faulty: bool) -> str:
        body = [
            [name, money(amount * 1000 + 350 if faulty and n == bad else amount), money(-amount // 10)]
            for n, (name, amount) in enumerate(zip(names, amounts, strict=True))
        ]
        return table([head, *body])

    return Seed(made(False), made(True), money(amounts[bad] * 1000 + 350))


@seeds("same-amount-in-another-scale")
def thousands_for_millions(chance: random.Random) -> Seed:
    """The same figures with k in one place and m in another."""
    amount = chance.choice([n for n in range(111, 989) if n % 10])
    thing = chance.choice(("lighting contract", "skate park repairs", "archive scanning", "playground renewal"))
    first = chance.choice((f"£{amount}k", f"£{amount},000"))
    said = f"The {thing} cost {first} last year.\n\nMembers asked why the {thing} cost {{}}."
    return Seed(said.format(f"£{amount}k"), said.format(f"£{amount}m"), f"£{amount}m")
