"""Errors in ratings that are not the plain words Red, Amber and Green, and in counts of them."""

from __future__ import annotations

import random
from fractions import Fraction

from tests.checks.corpus.indicator_tables import Indicator, other, several, table
from tests.checks.corpus.seeding import Seed, seeds

NUMBERS = "no one two three four five six seven eight nine ten eleven twelve thirteen fourteen".split()
STYLES = (
    (("🟢", "🟠", "🔴"), "🟢 On or above target  🟠 Up to {n}% off target  🔴 More than {n}% off target"),
    (
        ("On target", "Slightly below target", "Below target"),
        "Status is on target (met or better), slightly below target (missed by up to {n}%) or "
        "below target (missed by more than {n}%).",
    ),
    (("G", "A", "R"), "Ratings: G – target met; A – within {n}% of target; R – target missed by more than {n}%."),
    (
        ("OK", "Warning", "Alert"),
        "| Status | Meaning |\n|---|---|\n| OK | On or better than target |\n"
        "| Warning | Worse than target by up to {n}% |\n| Alert | Worse than target by more than {n}% |\n",
    ),
)  # fmt: skip


def colour(each: Indicator, limit: int) -> int:
    """The place of its rating where the limit itself is still within."""
    off = Fraction(each.target - each.result if each.bigger else each.result - each.target, each.target) * 100
    return 0 if off <= 0 else 1 if off <= limit else 2


@seeds("rag-not-by-the-rule")
def wrong_status(chance: random.Random) -> Seed:
    """One row with another status than the key in signs, letters, words or a table gives it."""
    limit = chance.choice((5, 10))
    held = several(chance, chance.randint(5, 7))
    ratings = [colour(each, limit) for each in held]
    place = chance.randrange(len(held))
    (names, key) = STYLES[chance.randrange(4)]
    wrong = [*ratings]
    wrong[place] = other(ratings[place], chance)

    def made(final: list[int]) -> str:
        rows = [
            [each.name, each.polarity, f"{each.target:,}", f"{each.result:,}", names[rating]]
            for each, rating in zip(held, final, strict=True)
        ]
        return f"{key.format(n=limit)}\n\n" + table(["Indicator", "Polarity", "Target", "Result", "Status"], rows)

    return Seed(made(ratings), made(wrong), names[wrong[place]], whole=True)


@seeds("rag-not-by-the-rule")
def outside_its_own_tolerance(chance: random.Random) -> Seed:
    """Tolerances by indicator, and the rating in the cell of the result."""
    held = several(chance, chance.randint(5, 7))
    limits = [chance.choice((5, 10, 15)) for _ in held]
    ratings = [colour(each, limit) for each, limit in zip(held, limits, strict=True)]
    place = chance.randrange(len(held))
    wrong = [*ratings]
    wrong[place] = other(ratings[place], chance)
    names = ("GREEN", "AMBER", "RED")
    key = (
        "- Red: outside the target and outside the agreed target tolerance\n- Amber: outside the target but within the "
        "agreed target tolerance\n- Green: on or better than the target\n\n"
    )

    def made(final: list[int]) -> str:
        rows = [
            [each.name, each.polarity, f"±{limit}%", f"{each.target:,}", f"{each.result:,} ({names[rating]})"]
            for each, limit, rating in zip(held, limits, final, strict=True)
        ]
        return key + table(["Indicator", "Value", "Tolerance", "Q3 Target", "Q3 Performance"], rows)

    return Seed(made(ratings), made(wrong), names[wrong[place]], whole=True)


@seeds("rag-count-against-the-table")
def wrong_count_of_actions(chance: random.Random) -> Seed:
    """Actions by blue, green, amber and red, counted in a sentence or in a table by section."""
    sections = ("People", "Place")
    names = (
        "Agree a new strategy", "Open the hub", "Repair the roof", "Plant the trees", "Review the charges",
        "Replace the system", "Publish the plan", "Survey the residents", "Let the contract", "Train the wardens",
    )  # fmt: skip
    held = {section: [chance.randrange(4) for _ in range(chance.randint(3, 5))] for section in sections}
    letters, words = "BGAR", ("Blue", "Green", "Amber", "Red")
    rows, at = [], 0
    for section in sections:
        rows.append([f"**{section}**", "", ""])
        for rating in held[section]:
            rows.append([f"{at + 1} {names[at]}", letters[rating], "Work goes on as it was set out in the spring."])
            at += 1
    body = table(["Action", "BRAG", "Progress"], rows)
    every = [rating for section in sections for rating in held[section]]
    in_table = chance.random() < 0.5
    counts = {section: [held[section].count(n) for n in range(4)] for section in sections}
    whole = [every.count(n) for n in range(4)]
    picked = chance.choice(sections)
    source = counts[picked] if in_table else whole
    fewer = chance.choice([n for n in range(4) if source[n]])
    more = chance.choice([n for n in range(4) if n != fewer])
    moved = [*source]
    moved[fewer] -= 1
    moved[more] += 1

    def made(final: list[int]) -> str:
        if in_table:
            lines = [[s, *map(str, final if s == picked else counts[s]), str(len(held[s]))] for s in sections]
            return "## Summary\n\n" + table(["Objective", *words, "Total"], lines) + "\n## Actions\n\n" + body
        said = f"Of the {len(every)} actions, {final[0]} were complete (Blue), {final[1]} were on track (Green), "
        return f"{said}{final[2]} were Amber and {final[3]} Red.\n\n{body}"

    return Seed(made(source), made(moved), str(moved[min(fewer, more)]), whole=True)


@seeds("rag-count-against-the-table")
def wrong_count_of_directions(chance: random.Random) -> Seed:
    """Improved and worsened, against arrows of which the report says what they mean."""
    held = several(chance, chance.randint(5, 8))
    better = sum(each.improving for each in held)
    worse = len(held) - better
    shift = chance.choice([n for n in (-1, 1) if 0 <= better + n <= len(held)])
    rows = [
        [each.name, each.polarity, str(each.earlier), str(each.result), "▲" if each.improving else "▼"] for each in held
    ]
    key = "The trend shows ▲ where performance is better than last year and ▼ where it is worse.\n\n"
    body = table(["Measure", "Good is", "Last year", "Result", "Trend"], rows)
    spelled = chance.random() < 0.5

    def made(up: int, down: int) -> str:
        numbers = (NUMBERS[up], NUMBERS[down]) if spelled else (str(up), str(down))
        first = numbers[0].capitalize() if numbers[0] != "no" else "None"
        return f"{key}{first} of the {len(held)} measures improved and {numbers[1]} worsened.\n\n{body}"

    wrong = better + shift
    quote = (NUMBERS[wrong].capitalize() if wrong else "None") if spelled else str(wrong)
    return Seed(made(better, worse), made(wrong, worse - shift), quote, whole=True)


@seeds("headline-counts-disagree")
def colours_that_do_not_add(chance: random.Random) -> Seed:
    """Red, Amber and Green that come to more, or fewer, than there are."""
    numbers = [chance.randint(3, 20), chance.randint(1, 8), chance.randint(1, 5)]
    wrong = numbers[0] + chance.choice((-2, -1, 1, 2))
    frame = chance.choice(
        (
            "Of the {n} indicators, {0} are Green, {1} are Amber and {2} are Red.",
            "In total {n} performance measures are reported. Of these, {0} are rated Green, {1} Amber and {2} Red.",
            "The register holds {n} risks: {2} red, {1} amber and {0} green.",
            "Of the {n} projects {0} are green, {1} amber and {2} red.",
        )
    )
    right, faulty = (frame.format(first, *numbers[1:], n=sum(numbers)) for first in (numbers[0], wrong))
    return Seed(right, faulty, str(wrong))
