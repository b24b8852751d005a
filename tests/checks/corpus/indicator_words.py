"""Errors in what is said of an indicator beside its table: distances, met and missed, more and less than before."""

from __future__ import annotations

import random
from fractions import Fraction

from tests.checks.corpus.indicator_tables import Indicator, several, table, tenths
from tests.checks.corpus.seeding import Seed, seeds


def beside(chance: random.Random, held: list[Indicator]) -> str:
    """A table of indicators with last year's results, this year's and targets."""
    heads = chance.choice(
        (
            ["Measure", "Polarity", "Q2 2022/23", "Q2 2023/24", "Target"],
            ["Indicator", "Good is", "2021/22", "2022/23", "Target 2022/23"],
        )
    )
    rows = [[each.name, each.polarity, f"{each.earlier:,}", f"{each.result:,}", f"{each.target:,}"] for each in held]
    return table(heads, rows)


@seeds("commentary-against-its-row")
def another_distance_or_change(chance: random.Random) -> Seed:
    """A distance from target, or a change on last year, that the row does not give, or that goes the other way."""
    held = several(chance, chance.randint(3, 5))
    each = held[0]
    while each.result == each.target:
        each = Indicator(each.name, each.bigger, each.target, each.result - 7, each.earlier)
    held[0] = each
    chance.shuffle(held)
    body, low = beside(chance, held), each.name[0].lower() + each.name[1:]
    change, gap = each.result - each.earlier, each.result - each.target
    share = tenths(Fraction(change, each.earlier) * 100)
    off = tenths(Fraction(gap, each.target) * 100)
    met = (gap > 0) is each.bigger
    when = "the same quarter last year" if "Q2" in body else "last year"
    ways = (
        (f"{abs(change)} {{}} than in {when}", ("more", "fewer") if change > 0 else ("fewer", "more")),
        (f"{{}} of {share}% on {when}", ("an increase", "a fall") if change > 0 else ("a fall", "an increase")),
        (f"{off}% {{}} target", ("above", "below") if gap > 0 else ("below", "above")),
        (f"{abs(gap)} {{}} the target of {each.target:,}", ("above", "below") if gap > 0 else ("below", "above")),
        ("{} the target", ("which met", "which missed") if met else ("which missed", "which met")),
    )
    phrase, (word_right, word_wrong) = chance.choice(ways)
    frame = chance.choice(
        (
            "**{name}:** the result of {r} was {said}."
            if not phrase.startswith("{} the target")
            else "**{name}:** there were {r}, {said}.",
            "{name}: {r}, {said}.",
            "{name} came to {r}, {said}. Two posts were vacant in the spring.",
        )
    )
    if phrase.startswith("{} of"):
        frame = "{name} came to {r}, {said}."
    right, wrong = (
        frame.format(name=each.name, low=low, r=f"{each.result:,}", said=phrase.format(word))
        for word in (word_right, word_wrong)
    )
    quote = (
        phrase.format(word_wrong).removeprefix("which ").split(" of ")[0]
        if "target" in phrase
        else phrase.format(word_wrong)
    )
    return Seed(f"{body}\n{right}\n", f"{body}\n{wrong}\n", quote.removeprefix("a ").removeprefix("an "), whole=True)


@seeds("commentary-against-its-row")
def digits_of_a_distance(chance: random.Random) -> Seed:
    """Two digits changed over in a distance or a change, in the commentary of the table's own column."""
    held = several(chance, chance.randint(3, 5))
    place = chance.randrange(len(held))
    each = held[place]
    change = each.result - each.earlier
    wrong = change + chance.choice((-1, 1)) * chance.randint(3, 30)
    wrong = wrong if abs(wrong) not in (abs(change), 0) else change + 41
    if wrong * change <= 0:
        wrong = change + (31 if change > 0 else -31)
    word = "more" if change > 0 else "fewer"
    filler = "Work goes on as it was planned in the spring."

    def made(size: int) -> str:
        rows = [
            [one.name, one.polarity, f"{one.earlier:,}", f"{one.result:,}",
             f"There were {one.result:,}, {abs(size)} {word} than last year." if n == place else filler]
            for n, one in enumerate(held)
        ]  # fmt: skip
        return table(["Indicator", "Polarity", "Last year", "Result", "Commentary"], rows)

    return Seed(made(change), made(wrong), f"{abs(wrong)} {word} than last year", whole=True)


@seeds("direction-against-the-change")
def wrong_of_two_directions(chance: random.Random) -> Seed:
    """One column against last quarter and one against last year, of which the report says what their arrows mean."""
    held = several(chance, chance.randint(4, 6))
    quarters = [max(1, each.result * chance.choice((80, 120)) // 100) for each in held]
    quarters = [then + (then == each.result) for then, each in zip(quarters, held, strict=True)]
    place, of_year = chance.randrange(len(held)), chance.random() < 0.5
    key = (
        "A green arrow (↑) means performance is better and a red arrow (↓) that it is worse. The short trend compares "
        "with the previous quarter and the long trend with the same quarter last year.\n\n"
    )

    def made(turned: bool) -> str:
        rows = []
        for n, (each, then) in enumerate(zip(held, quarters, strict=True)):
            short = (each.result > then) is each.bigger
            long = each.improving
            if turned and n == place:
                short, long = (short, not long) if of_year else (not short, long)
            rows.append(
                [
                    each.name,
                    each.polarity,
                    str(each.earlier),
                    str(then),
                    str(each.result),
                    *("↑" if way else "↓" for way in (short, long)),
                ]
            )
        heads = ["Measure", "Polarity", "Q3 2022/23", "Q2 2023/24", "Q3 2023/24", "Short trend", "Long trend"]
        return key + table(heads, rows)

    each, then = held[place], quarters[place]
    turned = not (each.improving if of_year else (each.result > then) is each.bigger)
    return Seed(made(False), made(True), "↑" if turned else "↓", whole=True)
