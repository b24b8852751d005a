"""Errors in budget statements, council tax calculations and charges by band, and in changes told beside amounts.

What is right is worked out here with whole numbers and `Fraction`, never by the code under test.
"""

from __future__ import annotations

import random
from fractions import Fraction

from tests.checks.corpus.printed import SERVICES, half_up, money, table
from tests.checks.corpus.seeding import Seed, seeds

TOTAL = "total-not-the-sum"
CHANGE = "change-not-of-its-figures"
PARTS = "parts-not-the-total-said"
BAND = "council-tax-band-out-of-proportion"
STEP = "council-tax-calculation-wrong"
SHARE = "percentage-not-of-its-numbers"
# Local Government Finance Act 1992, section 5; Council Tax (Substitution of Proportion) (Scotland) Order 2016.
NINTHS = {"A": 6, "B": 7, "C": 8, "D": 9, "E": 11, "F": 13, "G": 15, "H": 18}
SCOTTISH = {"A": 240, "B": 280, "C": 320, "D": 360, "E": 473, "F": 585, "G": 705, "H": 882}


def inner_slip(amount: int, chance: random.Random) -> int:
    """An amount with two neighbouring figures swapped, but not the first; or its third figure changed."""
    digits = list(str(abs(amount)))
    places = [n for n in range(1, len(digits) - 1) if digits[n] != digits[n + 1]]
    if places:
        place = chance.choice(places)
        digits[place], digits[place + 1] = digits[place + 1], digits[place]
    else:
        digits[2] = str((int(digits[2]) + chance.randint(1, 8)) % 10)
    return int("".join(digits)) * (-1 if amount < 0 else 1)


def _spending(chance: random.Random) -> list[int]:
    return [chance.randint(1000, 9000) for _ in range(chance.randint(4, 6))]


@seeds(TOTAL)
def wrong_step_of_a_statement(chance: random.Random) -> Seed:
    """One column from gross spending to what council tax must raise, with a slip in one of its three steps."""
    spending = _spending(chance)
    income = [-chance.randint(150, 900) for _ in range(2)]
    funding = [-chance.randint(1000, 1900), -chance.randint(300, 900), chance.randint(11, 99)]
    gross = sum(spending)
    net = gross + sum(income)
    steps = [gross, net, net + sum(funding)]
    bad = chance.randrange(3)
    wrong = [*steps]
    wrong[bad] = inner_slip(steps[bad], chance)
    names = chance.sample(SERVICES, len(spending))
    closing = chance.choice(("Council tax requirement", "Council Tax Requirement for the year"))

    def made(three: list[int]) -> str:
        rows = [["Budget line", "2024/25 £000"], *([n, money(a)] for n, a in zip(names, spending, strict=True))]
        rows += [["Gross expenditure", money(three[0])], ["Fees and charges", money(income[0])]]
        rows += [["Other grants", money(income[1])], ["Net budget requirement", money(three[1])]]
        rows += [["Business rates", money(funding[0])], ["Support grant", money(funding[1])]]
        rows += [["Collection Fund (surplus)/deficit", money(funding[2])], [closing, money(three[2])]]
        return table(rows)

    return Seed(made(steps), made(wrong), money(wrong[bad]))


@seeds(TOTAL)
def wrong_requirement_of_one_year(chance: random.Random) -> Seed:
    """Two years side by side: what council tax raises is the net budget less its other funding, printed as it is."""
    columns = []
    for _ in range(2):
        net = chance.randint(20_000, 60_000)
        other = [chance.randint(1200, 5000) for _ in range(3)]
        columns.append([net, *other, net - sum(other)])
    bad = chance.randrange(2)
    wrong = [[*each] for each in columns]
    wrong[bad][-1] = inner_slip(columns[bad][-1], chance)
    labels = ["Net revenue budget", "Business rates", "Social care grant", "Services grant", "Council tax requirement"]

    def made(years: list[list[int]]) -> str:
        head = ["Financed by", "2023/24 £000", "2024/25 £000"]
        return table([head, *[[n, money(a), money(b)] for n, a, b in zip(labels, *years, strict=True)]])

    return Seed(made(columns), made(wrong), money(wrong[bad][-1]))


@seeds(BAND)
def wrong_band(chance: random.Random) -> Seed:
    """Charges for bands A to H, down or across a table or in a list, with a slip in one."""
    shares, whole = chance.choice(((NINTHS, 9), (NINTHS, 9), (SCOTTISH, 360)))
    band_d = chance.randint(12_000, 250_000)
    pence = {band: int(half_up(Fraction(band_d * part, whole))) for band, part in shares.items()}
    bad = chance.choice("ABCEFGH")
    wrong = {**pence, bad: inner_slip(pence[bad], chance)}
    if abs(wrong[bad] - pence[bad]) <= 9:
        wrong[bad] += 90
    shown = chance.choice(("down", "across", "list"))

    def made(charges: dict[str, int]) -> str:
        printed = {band: f"{amount // 100:,}.{amount % 100:02d}" for band, amount in charges.items()}
        if shown == "list":
            return "\n".join(f"- Band {band} - £{amount}" for band, amount in printed.items())
        if shown == "across":
            return table([["Authority", *printed], ["County council", *printed.values()]])
        return table([["Band", "Charge £"], *([band, amount] for band, amount in printed.items())])

    quote = f"{wrong[bad] // 100:,}.{wrong[bad] % 100:02d}"
    return Seed(made(pence), made(wrong), f"£{quote}" if shown == "list" else quote)


@seeds(STEP)
def wrong_step_of_a_resolution(chance: random.Random) -> Seed:
    """The amounts of a resolution, in paragraphs or a table, with a slip in the difference or the basic amount."""
    spending = chance.randint(40_000_000, 90_000_000)
    income = spending - chance.randint(9_000_000, 19_000_000)
    needed = spending - income
    homes = chance.randint(2_500_000, 6_000_000)
    basic = int(half_up(Fraction(10_000 * needed, homes)))
    bad = chance.randrange(2)
    slipped = [inner_slip(needed, chance), basic] if bad == 0 else [needed, inner_slip(basic, chance)]
    if bad and abs(slipped[1] - basic) <= 1:
        slipped[1] += 50
    base = f"{homes // 100:,}.{homes % 100:02d}"
    in_table = chance.random() < 0.5

    def made(difference: int, each: int) -> str:
        lines = [
            (f"£{spending:,}", "being the aggregate of the amounts that it estimates for Section 31A(2) of the Act."),
            (f"£{income:,}", "being the aggregate of the amounts that it estimates for Section 31A(3) of the Act."),
            (f"£{difference:,}", "being the amount by which the aggregate at (a) above exceeds the aggregate at (b)."),
            (
                f"£{each // 100:,}.{each % 100:02d}",
                "being the amount at (c) above divided by Item T, its basic amount.",
            ),
        ]
        lead = f"The tax base is {base} (Item T in the formula)."
        if in_table:
            return f"{lead}\n{table([['Amount', 'What it is'], *map(list, lines)])}"
        return "\n\n".join([lead, *(f"({'abcd'[n]}) {a} {words}" for n, (a, words) in enumerate(lines))])

    quote = f"£{slipped[0]:,}" if bad == 0 else f"£{slipped[1] // 100:,}.{slipped[1] % 100:02d}"
    # A wrong difference makes the basic amount wrong too, so that the slip is put into both alike.
    if bad == 0:
        slipped[1] = int(half_up(Fraction(10_000 * slipped[0], homes)))
    return Seed(made(needed, basic), made(*slipped), quote)


@seeds(CHANGE)
def wrong_percentage_beside_its_amount(chance: random.Random) -> Seed:
    """A level, the amount it moved by, and a percentage that is not that of the amount."""
    then = chance.randint(300, 900) * 10
    by = chance.randint(31, 190)
    kind = chance.randrange(4)
    percent = half_up(Fraction(100 * by, then), 1)
    wrong = half_up(Fraction(percent) + chance.choice((2, 3, 5)), 1)
    now = then + by
    text = (
        "Receipts came to £{now}m in 2022-23, £{by}m higher ({p}%) than in 2021-22.",
        "The charge for band D is £{now}, reflecting an increase of {p}% (£{by}).",
        "Rents will rise by {p}%, equivalent to an average of £{by} per week in the current average rent of £{then}.",
        "There was an overspend of £{by}k against a budget of £{then}k, which represented {p}% of it.",
    )[kind]
    amounts = {"now": _pounds(now, kind), "by": _pounds(by, kind), "then": _pounds(then, kind)}
    return Seed(text.format(p=percent, **amounts), text.format(p=wrong, **amounts), f"{wrong}%")


def _pounds(amount: int, kind: int) -> str:
    if kind == 3:
        return f"{amount:,}"
    return f"{amount // 10:,}.{amount % 10}" if kind == 0 else f"{amount // 100}.{amount % 100:02d}"


@seeds(CHANGE)
def wrong_change_from_the_sentence_before(chance: random.Random) -> Seed:
    """A level in one sentence and what it rose or fell from in the next."""
    then = chance.randint(1200, 9000)
    now = then + chance.choice((-1, 1)) * chance.randint(then // 20, then // 3)
    percent = half_up(Fraction(100 * abs(now - then), then))
    wrong = str(int(percent) + chance.choice((3, 7, 11)))
    way = "an increase" if now > then else "a decrease"
    thing = chance.choice(("homes were sold", "permits were issued", "loans were made"))
    text = f"In the third quarter {now:,} {thing}. This is {way} of {{}}% from the {then:,} in the same quarter before."
    return Seed(text.format(percent), text.format(wrong), f"{wrong}%")


@seeds(PARTS)
def wrong_whole_of_a_list(chance: random.Random) -> Seed:
    """A whole before a list of its parts, or before brackets that hold them."""
    parts = [chance.randint(1100, 9000) for _ in range(chance.randint(2, 4))]
    whole = sum(parts)
    wrong = inner_slip(whole, chance)
    names = ("new schemes", "carried forward", "grants", "contributions")
    printed = [f"£{part // 1000}.{part % 1000:03d}m" for part in parts]
    if chance.random() < 0.5:
        items = "\n".join(f"- {name} of {part}" for name, part in zip(names, printed, strict=False))
        text = f"The programme has seen a net increase of {{}}, which comprised of:\n\n{items}\n"
    else:
        inside = ", ".join(f"{name} {part}" for name, part in zip(names, printed, strict=False))
        text = f"The programme has grown by {{}} ({inside})."
    shown, said = (f"£{each // 1000}.{each % 1000:03d}m" for each in (whole, wrong))
    return Seed(text.format(shown), text.format(said), said)


@seeds(SHARE)
def wrong_rate_of_a_total(chance: random.Random) -> Seed:
    """What was collected out of what was due, and the rate that it gave."""
    due = chance.randint(220, 900)
    got = due - chance.randint(4, 20)
    low, high = Fraction(2 * got - 1, 2 * due + 1), Fraction(2 * got + 1, 2 * due - 1)
    percent = half_up(50 * (low + high), 1)
    wrong = half_up(Fraction(percent) - chance.choice((4, 6, 9)), 1)
    text = (
        f"The council collected £{got // 10}.{got % 10} million by the end of March out of a total of "
        f"£{due // 10}.{due % 10} million due; this gave a collection rate for the year of {{}}%."
    )
    return Seed(text.format(percent), text.format(wrong), f"{wrong}%")
