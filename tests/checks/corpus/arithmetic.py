"""Errors in sums, shares, percentages and changes.

What is right is worked out here with whole numbers and `Fraction`, never by the code under test.
"""

from __future__ import annotations

import random
from fractions import Fraction

from tests.checks.corpus.seeding import Seed, seeds

SERVICES = ("Libraries", "Parks", "Street cleaning", "Housing", "Leisure", "Registrars", "Lighting", "Planning")
THINGS = ("referrals", "visits", "applications", "complaints", "calls", "enquiries")


def half_up(value: Fraction, decimals: int = 0) -> str:
    """A value rounded half up, by whole numbers."""
    scaled = abs(value) * 10**decimals
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    text = f"{whole:0{decimals + 1}d}"
    return ("-" if value < 0 and whole else "") + (f"{text[:-decimals]}.{text[-decimals:]}" if decimals else text)


def table(rows: list[list[str]]) -> str:
    """A table with tabs between its cells, as converted papers have them, or with pipes."""
    return "\n" + "\n".join("\t".join(row) for row in rows) + "\n"


def money(amount: int) -> str:
    """An amount with commas; a negative one in brackets."""
    return f"({abs(amount):,})" if amount < 0 else f"{amount:,}"


def slip(amount: int, chance: random.Random) -> int:
    """An amount with two of its figures swapped, or one of them changed."""
    digits = list(str(abs(amount)))
    places = [n for n in range(len(digits) - 1) if digits[n] != digits[n + 1] and not (n == 0 and digits[1] == "0")]
    if places and chance.random() < 0.6:
        place = chance.choice(places)
        digits[place], digits[place + 1] = digits[place + 1], digits[place]
    else:
        place = chance.randrange(len(digits))
        digits[place] = chance.choice([d for d in "123456789" if d != digits[place]])
    return int("".join(digits)) * (-1 if amount < 0 else 1)


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


@seeds("shares-not-a-hundred")
def wrong_shares(chance: random.Random) -> Seed:
    """Shares of a whole with one of them changed."""
    names = chance.sample(("Police", "Schools", "Families", "Doctors", "Neighbours", "Charities"), 4)
    cuts = sorted(chance.sample(range(8, 92), 3))
    shares = [b - a for a, b in zip([0, *cuts], [*cuts, 100], strict=True)]
    wrong = [*shares]
    place = chance.randrange(4)
    wrong[place] = max(1, shares[place] + chance.choice((-7, -5, -4, 4, 6, 9)))
    if wrong[place] == shares[place]:
        wrong[place] += 5

    def made(values: list[int]) -> str:
        rows = [[name, f"{value}%"] for name, value in zip(names, values, strict=True)]
        return table([["Source", "Share of referrals"], *rows, ["Total", "100%"]])

    return Seed(made(shares), made(wrong), "100%")


def other_percentage(part: int, whole: int, chance: random.Random) -> tuple[str, str]:
    """The percentage that a part is of a whole, and one that it is not."""
    decimals = chance.choice((0, 0, 1))
    right = half_up(Fraction(100 * part, whole), decimals)
    step = chance.choice((-9, -3, -1, 1, 2, 10))
    wrong = half_up(Fraction(right) + step * Fraction(1, 10**decimals), decimals)
    return (right, wrong) if Fraction(wrong) > 0 else (right, half_up(Fraction(right) + 3, decimals))


@seeds("percentage-not-of-its-numbers")
def wrong_percentage_of_two_numbers(chance: random.Random) -> Seed:
    """A part, its whole, and another percentage."""
    whole = chance.randint(7, 900)
    part = chance.randint(1, whole - 1)
    right, wrong = other_percentage(part, whole, chance)
    said = chance.choice(
        (
            "Of the homes inspected, {part} of {whole} ({p}%) met the standard.",
            "{part} out of {whole} ({p}%) met the standard.",
            "In the quarter {part} of the {whole} homes ({p}%) met the standard.",
            "The standard was met by {p}% ({part} of {whole}) of the homes.",
            "Homes meeting the standard: {part}/{whole} ({p}%).",
        )
    )
    put = {"part": f"{part:,}", "whole": f"{whole:,}"}
    return Seed(said.format(p=right, **put), said.format(p=wrong, **put), f"{wrong}%")


@seeds("percentage-not-of-its-numbers")
def wrong_percentage_in_a_cell(chance: random.Random) -> Seed:
    """One of many cells such as 4 (45%) under a row of wholes."""
    wholes = [chance.randint(12, 70) for _ in range(4)]
    parts = [[chance.randint(1, whole - 1) for whole in wholes] for _ in range(3)]
    bad_row, bad_column = chance.randrange(3), chance.randrange(4)
    _, wrong = other_percentage(parts[bad_row][bad_column], wholes[bad_column], random.Random(0))
    wrong = str(int(half_up(Fraction(100 * parts[bad_row][bad_column], wholes[bad_column]))) + 4)

    def made(faulty: bool) -> str:
        rows = [["", "Q1", "Q2", "Q3", "Q4"], ["New cases", *map(str, wholes)]]
        for r, name in enumerate(("Referred on", "Accepted", "Advice given")):
            cells = []
            for c, whole in enumerate(wholes):
                percent = half_up(Fraction(100 * parts[r][c], whole))
                cells.append(f"{parts[r][c]} ({wrong if faulty and (r, c) == (bad_row, bad_column) else percent}%)")
            rows.append([name, *cells])
        return table(rows)

    return Seed(made(False), made(True), f"{parts[bad_row][bad_column]} ({wrong}%)")


@seeds("percentage-not-of-its-numbers")
def wrong_percentage_in_a_column(chance: random.Random) -> Seed:
    """A column of percentages of two others, one of them wrong."""
    names = chance.sample(SERVICES, 5)
    wholes = [chance.randint(40, 400) for _ in names]
    parts = [chance.randint(5, whole) for whole in wholes]
    percents = [half_up(Fraction(100 * a, b)) for a, b in zip(parts, wholes, strict=True)]
    bad = chance.randrange(5)
    wrong = [*percents]
    wrong[bad] = str(max(1, int(percents[bad]) + chance.choice((-6, -3, 3, 7))))
    head = ["Service", "Staff trained", "Staff to train", "% trained"]

    def made(values: list[str]) -> str:
        rows = zip(names, parts, wholes, values, strict=True)
        return table([head, *[[n, str(a), str(b), f"{v}%"] for n, a, b, v in rows]])

    return Seed(made(percents), made(wrong), f"{wrong[bad]}%")


@seeds("percentage-impossible-for-its-base")
def impossible_percentage(chance: random.Random) -> Seed:
    """A percentage of a small group that no number of its members makes."""
    base = chance.randint(4, 40)
    possible = {half_up(Fraction(100 * part, base)) for part in range(base + 1)}
    part = chance.randint(1, base - 1)
    impossible = chance.choice([str(n) for n in range(3, 98) if str(n) not in possible])
    noun = chance.choice(("members", "residents", "respondents", "schools", "staff", "cases", "parents"))
    said = chance.choice(
        ("In the trial {p}% of the {base} {noun} took part.", "By March {p}% of {base} {noun} had replied.")
    )
    right = said.format(p=half_up(Fraction(100 * part, base)), base=base, noun=noun)
    return Seed(right, said.format(p=impossible, base=base, noun=noun), f"{impossible}% of")


@seeds("share-over-a-hundred")
def more_than_all(chance: random.Random) -> Seed:
    """A share of a group above 100%."""
    noun = chance.choice(("residents", "respondents", "tenants", "parents", "businesses"))
    verb = chance.choice(("agreed", "said that they were pleased", "felt safe", "were satisfied"))
    said = chance.choice(("In the survey {p}% of {noun} {verb}.", "Some {p}% of the {noun} {verb}."))
    right, wrong = chance.randint(40, 99), chance.randint(101, 180)
    return Seed(said.format(p=right, noun=noun, verb=verb), said.format(p=wrong, noun=noun, verb=verb), f"{wrong}%")


@seeds("change-not-of-its-figures")
def wrong_change(chance: random.Random) -> Seed:
    """Two figures and a change that is not theirs."""
    then, now = chance.randint(120, 9000), chance.randint(120, 9000)
    while abs(now - then) * 20 < then or abs(now - then) > 3 * then:
        now = chance.randint(120, 9000)
    decimals = chance.choice((0, 1))
    change = Fraction(100 * abs(now - then), then)
    right = half_up(change, decimals)
    wrong = half_up(change + chance.choice((-3, 2, 5, 11)), decimals)
    if Fraction(wrong) <= 0:
        wrong = half_up(change + 4, decimals)
    rises = now > then
    noun, was, word = chance.choice(THINGS), "rose" if rises else "fell", "increase" if rises else "reduction"
    said = chance.choice(
        (
            f"{noun.capitalize()} {was} from {then:,} to {now:,}, a {{}}% {word}.",
            f"There were {now:,} {noun} compared with {then:,} the year before, a {word} of {{}}%.",
            f"The number of {noun} was {now:,}, {'up' if rises else 'down'} from {then:,} ({{}}% {word}).",
            f"There was a {{}}% {word} in {noun}, from {then:,} to {now:,}.",
        )
    )
    return Seed(said.format(right), said.format(wrong), f"{wrong}%")


@seeds("points-called-per-cent")
def points_as_per_cent(chance: random.Random) -> Seed:
    """A difference of percentages called per cent."""
    then = chance.randint(20, 70)
    now = then + chance.choice((-12, -9, -6, 5, 8, 11, 15))
    gap, word = abs(now - then), "increase" if now > then else "fall"
    side, turned = ("above", "up") if now > then else ("below", "down")
    forms = (
        (f"Satisfaction went from {then}% to {now}%, an {word} of {gap}{{}}.", True),
        (f"It is {now}%, {turned} from {then}%, a {word} of {gap}{{}}.", True),
        (f"The share is {now}%, although this is {gap}{{}} {side} the national figure ({then}%).", True),
        (f"At {now}% it is {gap}{{}} {side} the London average of {then}%.", True),
    )
    said, _ = chance.choice(forms)
    return Seed(said.format(" percentage points"), said.format("%"), f"{gap}%")


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
