"""Errors in shares, percentages and changes.

What is right is worked out here with whole numbers and `Fraction`, never by the code under test.
"""

from __future__ import annotations

import random
from fractions import Fraction

from tests.checks.corpus.printed import SERVICES, THINGS, half_up, table
from tests.checks.corpus.seeding import Seed, seeds


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
