"""Errors in shares of ratings, in numbers of rated indicators said twice, and in changes given in two ways."""

from __future__ import annotations

import random
from decimal import ROUND_HALF_UP, Decimal

from tests.checks.corpus.seeding import Seed, seeds

WORDS = "none one two three four five six seven eight nine ten eleven twelve".split()
THINGS = ("indicators", "measures", "projects", "actions", "KPIs")
LINES = (
    "Loans of books from the branch",
    "Visits to the swimming baths",
    "Bins not emptied on their day",
    "Days to let a home again",
    "Calls answered in a minute",
    "Homes insulated with a grant",
    "Trees planted in streets",
    "Appeals heard in the month",
)


def per_cent(part: int, whole: int, places: int = 0) -> str:
    """A share rounded half up."""
    step = Decimal(1).scaleb(-places)
    return str((Decimal(part * 100) / Decimal(whole)).quantize(step, ROUND_HALF_UP))


@seeds("rating-shares-disagree")
def shares_over_a_hundred(chance: random.Random) -> Seed:
    """One of the shares of Red, Amber and Green with another digit, so that together they are more than all."""
    green = chance.randint(48, 75)
    amber = chance.randint(8, 95 - green)
    red = 100 - green - amber
    shares = [green, amber, red]
    place = chance.randrange(3)
    wrong = [*shares]
    wrong[place] += chance.choice((10, 20, 5, 7))
    frame = chance.choice(
        (
            "At the end of the quarter {0}% of {t} were Green, {1}% Amber and {2}% Red.",
            "Of the {t}, {0}% are rated as green, {1}% as amber and {2}% as red.",
            "{0}% of {t} are on target, {1}% are being monitored and the remaining {2}% are off target.",
            "{0} per cent of {t} were reported as green, {1} per cent as amber and {2} per cent as red.",
        )
    )
    thing = chance.choice(THINGS)
    right_words, wrong_words = (f"{frame.format(*each, t=thing)}\n" for each in (shares, wrong))
    return Seed(right_words, wrong_words, f"{wrong[0]}")


@seeds("rating-shares-disagree")
def share_in_a_list(chance: random.Random) -> Seed:
    """A count in a list whose share is not of the number above the list."""
    parts = [chance.randint(11, 30), chance.randint(4, 9), chance.randint(2, 8)]
    whole = sum(parts)
    places = chance.choice((0, 0, 1))
    said = [per_cent(part, whole, places) for part in parts]
    place = chance.randrange(3)
    wrong = [*said]
    wrong[place] = str(Decimal(said[place]) + chance.choice((3, 4, 10, 6)))
    names = chance.choice(
        (
            ("were on track", "had been placed on alert", "had been achieved before"),
            ("had a status of Green", "had a status of Amber", "had a status of Red"),
            ("had a good outturn", "had a poor outturn", "were within tolerance"),
        )
    )
    lead = chance.choice(
        (
            f"Out of the {whole} targets:",
            f"Of the {whole} performance indicators:",
            f"There are 120 measures in the plan. Of these, {whole} were rated in the quarter. In summary:",
        )
    )

    def made(shares: list[str]) -> str:
        lines = [f"- {part} ({share}%) {name}" for part, share, name in zip(parts, shares, names, strict=True)]
        return lead + "\n\n" + "\n".join(lines) + "\n"

    return Seed(made(said), made(wrong), f"{parts[place]} ({wrong[place]}%)")


@seeds("rated-number-restated")
def listed_one_fewer(chance: random.Random) -> Seed:
    """A number before a colon that is one more or fewer than the lines that follow."""
    lines = chance.sample(LINES, chance.randint(3, 6))
    rating = chance.choice(("Red", "Amber", "red", "amber"))
    frame = chance.choice(
        (
            "{n} indicators were rated {r} in the quarter:",
            "The {n} measures that are {r} are:",
            "{n} indicators have been graded as {r} and are watched each month:",
            "There are {n} KPIs with a status of {r}:",
        )
    )
    digits = chance.random() < 0.4
    listed = "\n".join(f"- {line}" for line in lines)

    def said(number: int) -> str:
        words = str(number) if digits else WORDS[number]
        return words.capitalize() if frame.startswith("{n}") else words

    other = len(lines) + chance.choice((-1, 1))
    right, wrong = (f"{frame.format(n=said(number), r=rating)}\n\n{listed}\n" for number in (len(lines), other))
    return Seed(right, wrong, said(other))


@seeds("rated-number-restated")
def counted_before(chance: random.Random) -> Seed:
    """ "The four Red measures" after a sentence that counted three."""
    green, amber, red = chance.randint(9, 12), chance.randint(4, 8), chance.randint(2, 6)
    thing = chance.choice(("indicators", "measures", "KPIs"))
    first = chance.choice(
        (
            f"{WORDS[green].capitalize()} {thing} are Green, {WORDS[amber]} are Amber and {WORDS[red]} are Red.",
            f"In the year {green} {thing} met their target, {amber} were close to target and {red} were below target.",
        )
    )
    colours = "Green" in first
    again = chance.choice(
        (f"The {{n}} red {thing} are all in one service.", f"All {{n}} {thing} rated Red have a plan.")
        if colours
        else (f"Of the {{n}} {thing} performing below target, one was of the contact centre.",)
    )
    other = red + chance.choice((-1, 1, 2))
    right, wrong = (f"{first}\n\n{again.format(n=number)}\n" for number in (red, other))
    return Seed(right, wrong, f"{other} ")


@seeds("change-not-of-its-difference")
def another_percentage(chance: random.Random) -> Seed:
    """A percentage of a change that is not of the number before it, with the difference beside it."""
    before = chance.randint(300, 6000)
    change = chance.randint(max(12, before // 40), before // 3)
    up = chance.random() < 0.5
    now = before + change if up else before - change
    share = per_cent(change, before, 1)
    wrong = str(Decimal(share) + chance.choice((Decimal("1.8"), Decimal(-2), Decimal(9), Decimal("3.6"))))
    if Decimal(wrong) <= 0:
        wrong = str(Decimal(share) + 4)
    thing = chance.choice(("calls", "incidents", "visits", "loans"))
    noun, more = ("an increase", "higher") if up else ("a decrease", "lower")
    frame = chance.choice(
        (
            "A total of {now} {t} were recorded in Q2, {noun} of {p}% ({d} {t}) over the same quarter last year.",
            "There were {now} {t}, which is {p}% ({d} {t}) {more} than the average of five years.",
            "The service counted {now} {t}, {noun} of {d} or {p}% on the year before.",
            "There were {now} {t} in the quarter – {d} ({p}%) {more} than in the same months of last year.",
            "Over the twelve months {now} {t} were recorded, {noun} of {d} ({p} per cent) on the year before.",
        )
    )
    right, wrong_words = (
        frame.format(now=f"{now:,}", t=thing, noun=noun, more=more, p=each, d=f"{change:,}") + "\n"
        for each in (share, wrong)
    )
    return Seed(right, wrong_words, f"{wrong} per cent" if f"{wrong} per cent" in wrong_words else f"{wrong}%")
