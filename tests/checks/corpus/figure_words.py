"""Errors in words about figures: rose and fell, doubled and halved, met and missed, and how far off."""

from __future__ import annotations

import random
from fractions import Fraction

from tests.checks.corpus.seeding import Seed, seeds

THINGS = (
    "Library loans",
    "Visits to the museum",
    "Calls to the helpline",
    "Bookings of pitches",
    "Applications for grants",
)
UP = ("rose", "increased", "grew", "went up", "have risen", "has increased")
DOWN = ("fell", "decreased", "dropped", "went down", "have fallen", "has reduced")
NUMBERS = "none one two three four five six seven eight nine ten".split()


def two(chance: random.Random) -> tuple[str, str, bool]:
    """Two figures as printed, and whether the second is the greater."""
    kind = chance.randrange(3)
    if kind == 0:
        first = chance.randint(40, 9000)
        second = first + chance.choice((-1, 1)) * chance.randint(max(1, first // 50), first // 2)
        return f"{first:,}", f"{second:,}", second > first
    if kind == 1:
        tenths = chance.randint(200, 800)
        other = tenths + chance.choice((-1, 1)) * chance.randint(3, 150)
        return f"{tenths / 10:.1f}%", f"{other / 10:.1f}%", other > tenths
    money = chance.randint(20, 900)
    other = money + chance.choice((-1, 1)) * chance.randint(2, money // 2)
    return f"£{money}k", f"£{other}k", other > money


@seeds("direction-word-against-figures")
def rose_for_fell(chance: random.Random) -> Seed:
    """The word that goes the other way."""
    first, second, up = two(chance)
    thing = chance.choice(THINGS)
    place = chance.randrange(len(UP))
    frame = chance.choice(
        (
            "{thing} {word} from {a} last year to {b} this year.",
            "{thing} {word} from {a} to {b} over the year.",
            "In the quarter {low} {word} slightly from {a} in June to {b} in September.",
            "The figure was {b}, {way} from {a} a year before.",
            "{thing} stood at {b} ({way} from {a}).",
            "There was {noun} in {low} from {a} to {b}.",
        )
    )

    def made(rising: bool) -> str:
        return frame.format(
            thing=thing,
            low=thing[0].lower() + thing[1:],
            word=(UP if rising else DOWN)[place],
            way="up" if rising else "down",
            noun="an increase" if rising else "a decrease",
            a=first,
            b=second,
        )

    return Seed(made(up), made(not up), first)


@seeds("multiple-against-figures")
def not_doubled(chance: random.Random) -> Seed:
    """Doubled, trebled or halved, of figures that are not."""
    thing = chance.choice(THINGS)
    word, times = chance.choice(
        (
            ("doubled", Fraction(2)),
            ("trebled", Fraction(3)),
            ("halved", Fraction(1, 2)),
            ("tripled", Fraction(3)),
            ("quadrupled", Fraction(4)),
        )
    )
    first = chance.randint(60, 2000) * 2
    right = first * times
    size = abs(right - first)
    wrong = first + (1 if times > 1 else -1) * size * chance.choice((Fraction(2, 5), Fraction(1, 2), Fraction(3, 5)))
    frame = chance.choice(
        (
            "{thing} {word} from {a} to {b}.",
            "Since last year {low} have {word}, from {a} to {b}.",
            "{thing} have {word} from {a} in May to {b} in June.",
        )
    )
    made = [
        frame.format(thing=thing, low=thing[0].lower() + thing[1:], word=word, a=f"{first:,}", b=f"{int(value):,}")
        for value in (right, wrong)
    ]
    return Seed(made[0], made[1], f"{first:,}")


@seeds("target-word-against-figures")
def above_for_below(chance: random.Random) -> Seed:
    """Above for below a target, met for missed, of things that are better bigger."""
    percent = chance.random() < 0.7
    target = chance.randint(40, 90) if percent else chance.randint(100, 3000)
    gap = chance.randint(1, 3) if percent else max(1, target * chance.randint(1, 8) // 100)
    result = target + chance.choice((-1, 1)) * gap
    over = result > target
    unit = "%" if percent else ""
    what = "Residents satisfied with parks" if percent else "Visits to the museum"
    frame, good, bad = chance.choice(
        (
            ("{what}: {r}, {word} the target of {t}.", "above", "below"),
            ("{what} came to {r}, which is {word} the annual target of {t}.", "above", "below"),
            ("{what} {word} the target of {t} with {r}.", "exceeded", "missed"),
            ("{what} stood at {r} and {word} the target of {t}.", "met", "missed"),
            ("At {r}, {low} {word} the {t} target.", "exceeded", "just missed"),
            ("{what} were {r} in the quarter, {word} the target of {t}.", "exceeding", "short of"),
        )
    )
    right, wrong = (
        frame.format(what=what, low=what[0].lower() + what[1:], r=f"{result:,}{unit}", t=f"{target:,}{unit}", word=word)
        for word in ((good, bad) if over else (bad, good))
    )
    return Seed(right, wrong, f"{target:,}{unit}")


@seeds("headline-counts-disagree")
def counts_that_do_not_add(chance: random.Random) -> Seed:
    """Met and missed that make more, or fewer, than have a target."""
    missed = chance.randint(1, 5)
    met = chance.randint(6, 40)
    has = met + missed
    wrong = met + chance.choice((-2, -1, 1, 2, 3))
    spelled = NUMBERS[missed] if chance.random() < 0.5 else str(missed)
    frame = chance.choice(
        (
            "{has} indicators have a quarterly target. {met} of these met the target and {missed} did not.",
            "Of the {all} indicators {has} have targets and {met} of these achieved the target in the quarter. "
            "{cap} indicators did not achieve it.",
            "{met} of the {has} with a target for the quarter met it and {missed} did not.",
            "There are {all} indicators, of which {has} had a target; {met} of them met or exceeded the target and "
            "{missed} missed it.",
        )
    )
    right, faulty = (
        frame.format(has=has, all=has + 30, met=number, missed=spelled, cap=spelled.capitalize())
        for number in (met, wrong)
    )
    return Seed(right, faulty, str(wrong))


@seeds("distance-from-target-against-figures")
def wrong_distance_in_a_sentence(chance: random.Random) -> Seed:
    """A percentage off target that is another."""
    target = chance.randint(100, 900)
    result = target * chance.randint(70, 97) // 100
    share = Fraction(target - result, target) * 100
    tenths = (2 * share * 10 + 1) // 2
    right = f"{tenths // 10}.{tenths % 10}%"
    moved = tenths + chance.choice((-1, 1)) * chance.randint(15, 90)
    if moved <= 0 or moved == (target - result) * 10:
        moved = tenths + 131
    wrong = f"{moved // 10}.{moved % 10}%"
    frame = chance.choice(
        (
            "There were {r} visits, {d} below the target of {t}.",
            "The team made {r} repairs, which is {d} short of the target of {t}.",
            "{r} trees were planted, {d} under the annual target of {t}.",
        )
    )
    return Seed(frame.format(r=result, t=target, d=right), frame.format(r=result, t=target, d=wrong), wrong)
