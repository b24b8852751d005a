"""Errors in shares, changes, parts and averages told over a sentence or two.

What is right is worked out here with whole numbers and `Fraction`, never by the code under test.
"""

from __future__ import annotations

import random
from fractions import Fraction

from tests.checks.corpus.printed import half_up, money, table, two_swapped
from tests.checks.corpus.seeding import Seed, seeds


@seeds("percentage-not-of-its-numbers")
def share_over_two_sentences(chance: random.Random) -> Seed:
    """A base in one sentence and its shares in the next."""
    base = chance.randint(800, 4000)
    first, second = chance.randint(base // 3, base // 2), chance.randint(base // 6, base // 4)
    third = base - first - second
    shares = [int(half_up(Fraction(100 * part, base))) for part in (first, second, third)]
    bad = chance.randrange(3)
    wrong = [*shares]
    wrong[bad] = shares[bad] + chance.choice((-9, 9, 11, 20))
    said = chance.choice(
        (
            "The Council received {base} complaints. Of these, {a} ({p}%) were upheld, {b} ({q}%) were upheld in part "
            "and {c} ({r}%) were not.",
            "There were {base} applications in the year. {a} ({p}%) were granted. {b} ({q}%) were refused and {c} "
            "({r}%) were withdrawn.",
            "The survey had {base} replies: {a} by post ({p}%), {b} by telephone ({q}%) and {c} on the site ({r}%).",
        )
    )

    def made(three: list[int]) -> str:
        put = dict(zip("pqr", three, strict=True))
        parts = {"a": f"{first:,}", "b": f"{second:,}", "c": f"{third:,}"}
        return f"\n{said.format(base=f'{base:,}', **parts, **put)}\n"

    return Seed(made(shares), made(wrong), f"{wrong[bad]}%")


@seeds("percentage-not-of-its-numbers")
def share_tied_in_words(chance: random.Random) -> Seed:
    """An amount, its percentage and what it is of, tied by words."""
    whole = chance.randint(2000, 90000)
    part = chance.randint(whole // 10, whole * 9 // 10)
    right = half_up(Fraction(100 * part, whole))
    wrong = str(int(right) + chance.choice((-8, 9, 12)))
    said = chance.choice(
        (
            "Income of £{part:,} is {p}% of the year's budget of £{whole:,}.",
            "The team settled {part:,} of {whole:,} claims, a success rate of {p}%.",
            "About the service {p}% of those asked this spring were content ({part:,} out of {whole:,}).",
            "Spending was £{part:,}, or {p}% of the £{whole:,} set aside.",
        )
    )
    right_text, wrong_text = (f"\n{said.format(part=part, whole=whole, p=p)}\n" for p in (right, wrong))
    return Seed(right_text, wrong_text, f"{wrong}%")


@seeds("percentage-not-of-its-numbers")
def share_in_a_row_below(chance: random.Random) -> Seed:
    """A row of percentages under the two rows that they are of."""
    heads = ["Calls", "April", "May", "June", "July"]
    offered = [chance.randint(900, 6000) for _ in range(4)]
    answered = [chance.randint(one // 2, one - 20) for one in offered]
    shares = [half_up(Fraction(100 * part, whole), 1) for part, whole in zip(answered, offered, strict=True)]
    bad = chance.randrange(4)
    wrong = [*shares]
    wrong[bad] = half_up(Fraction(100 * answered[bad], offered[bad]) - chance.choice((3, 7)), 1)

    def shown(line: list[str]) -> str:
        rows = [["Offered", *map(money, offered)], ["Answered", *map(money, answered)]]
        return table([heads, *rows, ["% answered", *(f"{share}%" for share in line)]])

    return Seed(shown(shares), shown(wrong), f"{wrong[bad]}%")


@seeds("change-not-of-its-figures")
def amount_and_its_percentage(chance: random.Random) -> Seed:
    """An amount of change with its percentage, one of which has a slip."""
    then = chance.randint(400_000, 4_000_000) // 1000 * 1000
    by = chance.randint(then // 30, then // 5) // 1000 * 1000
    percent = half_up(Fraction(100 * by, then), 1)
    said = chance.choice(
        (
            "Spending is forecast at £{now} against a budget of £{then}, an overspend of £{by} ({p}%).",
            "Fee income was £{now}, compared with £{then} last year, an increase of £{by} or {p}%.",
            "Rents have gone up from £{then} to £{now}, a rise of £{by} ({p}%).",
        )
    )
    put = {"now": f"{then + by:,}", "then": f"{then:,}"}
    if chance.random() < 0.5:
        bad = f"{two_swapped(by // 1000, chance) * 1000:,}"
        wrong = said.format(**put, by=bad, p=percent)
        quote = f"£{bad}"
    else:
        other = half_up(Fraction(100 * by, then) + chance.choice((-2, 3, 10)), 1)
        wrong = said.format(**put, by=f"{by:,}", p=other)
        quote = f"{other}%"
    return Seed(f"\n{said.format(**put, by=f'{by:,}', p=percent)}\n", f"\n{wrong}\n", quote)


@seeds("change-not-of-its-figures")
def points_not_apart(chance: random.Random) -> Seed:
    """Percentage points that the two percentages are not apart by."""
    then, by = chance.randint(450, 700), chance.randint(11, 90)
    now = then + chance.choice((-1, 1)) * by
    rose = now > then
    said = chance.choice(
        (
            "Attendance was {now}%, {by} percentage points {higher} than the national figure of {then}%.",
            "Take-up is {now}%, {up} {by} percentage points from {then}% last year.",
            "Take-up was {then}% in 2022/23 and {now}% in 2023/24, a {rise} of {by} percentage points.",
        )
    )

    def made(points: int) -> str:
        words = {"higher": "higher" if rose else "lower", "up": "up" if rose else "down"}
        words["rise"] = "rise" if rose else "fall"
        shown = {"now": f"{now / 10:.1f}", "then": f"{then / 10:.1f}", "by": f"{points / 10:.1f}"}
        return f"\n{said.format(**shown, **words)}\n"

    wrong = by + chance.choice((10, 20, 30))
    return Seed(made(by), made(wrong), f"{wrong / 10:.1f}")


@seeds("points-called-per-cent")
def points_without_their_name(chance: random.Random) -> Seed:
    """A difference from a percentage given after it, called per cent."""
    then, by = chance.randint(300, 700), chance.randint(31, 120)
    now = then + by
    said = chance.choice(
        (
            "Attendance was {now}% this year, up {by}{unit} from {then}% last year.",
            "Passes at grade 4 or above were {now}%. This is a rise of {by}{unit} on the {then}% of 2022/23.",
        )
    )
    shown = {"now": f"{now / 10:.1f}", "then": f"{then / 10:.1f}", "by": f"{by / 10:.1f}"}
    right, wrong = (f"\n{said.format(**shown, unit=unit)}\n" for unit in (" percentage points", "%"))
    return Seed(right, wrong, f"{by / 10:.1f}%")


@seeds("parts-not-the-total-said")
def parts_after_a_colon(chance: random.Random) -> Seed:
    """A whole and its parts after a colon, or after "of this"."""
    parts = [chance.randint(110, 900) for _ in range(3)]
    whole = sum(parts)
    wrong = [*parts]
    bad = chance.randrange(3)
    wrong[bad] = two_swapped(parts[bad], chance)
    said = chance.choice(
        (
            "Savings of £{w}k are put forward: £{a}k from Adults, £{b}k from Place and £{c}k from Finance.",
            "The district has {w} km of road: {a} km of A road, {b} km of B road and {c} km of lanes.",
            "The bid is for £{w}k. It is made up of £{a}k for land, £{b}k for works and £{c}k for fees.",
            "The pressure is £{w}k. Of this, £{a}k is for fuel, £{b}k is for agency staff and the remaining £{c}k is "
            "lost income.",
        )
    )

    def made(three: list[int]) -> str:
        return f"\n{said.format(w=whole, **dict(zip('abc', three, strict=True)))}\n"

    quote = f"£{wrong[2]}k" if "remaining" in said and bad == 2 else f"£{whole}k" if "£" in said else str(whole)
    if "remaining" in said and bad != 2:
        return parts_after_a_colon(chance)
    return Seed(made(parts), made(wrong), quote)


@seeds("average-not-of-its-figures")
def average_for_each(chance: random.Random) -> Seed:
    """An average payment that the amount and the number of payments do not make."""
    cases = chance.randint(12, 95)
    each = chance.randint(120, 950)
    wrong = two_swapped(each, chance)
    said = chance.choice(
        (
            "£{total:,} was paid to {cases} {things}, an average of £{each} each.",
            "Grants of £{total:,} went to {cases} {things}, an average of £{each} for each of them.",
            "Compensation of £{total:,} was paid in {cases} cases, an average of £{each} a case.",
            "The survey of {cases} {things} cost £{total:,}, or £{each} for each reply.",
        )
    )
    put = {"total": cases * each, "cases": cases, "things": chance.choice(("groups", "households", "tenants"))}
    return Seed(f"\n{said.format(**put, each=each)}\n", f"\n{said.format(**put, each=wrong)}\n", f"£{wrong}")


@seeds("average-outside-its-range")
def average_beyond_longest_and_shortest(chance: random.Random) -> Seed:
    """A longest and a shortest wait, and an average beyond either."""
    least = chance.randint(2, 20)
    most = least + chance.randint(20, 200)
    mean = chance.randint(least + 1, most - 1)
    wrong = most + chance.randint(5, 300)
    said = "The longest wait was {most} days and the shortest {least} days, with an average of {mean} days."
    right, bad = (f"\n{said.format(most=most, least=least, mean=each)}\n" for each in (mean, wrong))
    return Seed(right, bad, f"{wrong}")
