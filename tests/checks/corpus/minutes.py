"""Errors in minutes: votes, outcomes, and the days of meetings."""

from __future__ import annotations

import random
from datetime import date, timedelta

from tests.checks.corpus.seeding import Seed, seeds

SURNAMES = (
    "Reed Shaw Lunn Hart Moss Vale Dean Park Field Wood Brook Ford Hale Nash Pike Rowe Stone Todd West York Quinn Eden"
).split()
BODIES = (
    "Parks and Play Committee",
    "Housing and Growth Committee",
    "Grants Sub-Committee",
    "Health and Wellbeing Board",
    "Culture and Libraries Committee",
    "Licensing Panel",
)
MONTHS = ("January February March April May June July August September October November December").split()
WORDS = "no one two three four five six seven eight nine ten eleven twelve".split()


def present(chance: random.Random, count: int) -> str:
    """The list of those present, in one of the ways councils set it out."""
    names = [f"{chance.choice('ABCDEFGHJKLM')} {name}" for name in chance.sample(SURNAMES, count)]
    style = chance.randrange(5)
    if style == 0:
        return "Members Present:-\n\n" + "\n\n".join(f"Councillor {name}" for name in names)
    if style == 1:
        return "**Present:**\n\nCouncillors " + ", ".join(names[:-1]) + f" and {names[-1]}"
    if style == 2:
        first, *rest = names
        return f"Members present: Councillor {first} (Chair), " + ", ".join(f"Councillor {name}" for name in rest)
    if style == 3:
        rows = [names[n : n + 2] for n in range(0, count, 2)]
        cells = "\n".join("\t".join(f"Cllr {name}" for name in row) for row in rows)
        return f"Members Present:\n\n{cells}"
    first, second, *rest = names
    standing = f"Councillor {second} (Substitute for Councillor Z Absent)"
    return "Present:\n\n" + "\n\n".join(
        [f"Councillor {first} (Chairman)", standing, *(f"Councillor {name}" for name in rest)]
    )


def minutes(chance: random.Random, members: int, vote: str) -> str:
    """The minutes of a meeting with one vote in them."""
    day = date(2016, 1, 4) + timedelta(days=chance.randrange(2500))
    written = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    title = chance.choice(("Decisions of the", "Minutes of the", "Draft minutes of the"))
    return (
        f"# {title} {chance.choice(BODIES)}\n\n{written}\n\n{present(chance, members)}\n\n## 1. Minutes of last "
        f"meeting\n\n"
        "The minutes were agreed as a correct record.\n\n## 2. Grants to clubs\n\nThe Committee considered the "
        "report.\n\n"
        f"{vote}\n\n## 3. Any other business\n\nThere was none.\n"
    )


def tally(style: int, votes_for: int, against: int, abstained: int | None) -> str:
    """A vote as minutes record it."""
    more = abstained is not None
    return (
        f"Votes on the motion were as follows:\n\nFor: {votes_for}\n\nAgainst: {against}"
        + (f"\n\nAbstain: {abstained}" if more else ""),
        f"The votes were recorded as follows: For – {votes_for}, Against – {against}"
        + (f", Abstentions – {abstained}." if more else "."),
        f"On being put to the vote, {votes_for} members voted in favour and {against} voted against"
        + (f", with {abstained} abstentions." if more else "."),
        f"The vote was For ({votes_for}) Against ({against})" + (f" Abstained ({abstained})." if more else "."),
        f"The motion was put to the vote: {votes_for} votes for and {against} against"
        + (f", {abstained} abstained." if more else "."),
    )[style]


def counted(chance: random.Random) -> tuple[int, int, int, int | None]:
    """Members present, votes for and against, and abstentions (None: not said), all of them having voted or fewer."""
    members = chance.randint(5, 14)
    abstained = chance.choice((None, None, 0, 1, 2))
    voting = members - (abstained or 0) - chance.randint(0, 1)
    against = chance.randint(1, voting - 1)
    if against * 2 == voting:
        against -= 1
    return members, voting - against, against, abstained


@seeds("votes-more-than-present")
def one_vote_too_many(chance: random.Random) -> Seed:
    """More votes than there were members."""
    members, votes_for, against, abstained = counted(chance)
    over = members - votes_for - against - (abstained or 0) + chance.randint(1, 3)
    style, seed = chance.randrange(5), chance.random()
    right, wrong = (
        minutes(random.Random(seed), members, tally(style, number, against, abstained))
        for number in (votes_for, votes_for + over)
    )
    line = tally(style, votes_for + over, against, abstained).split("\n\n")[-1]
    digits = str(abstained if abstained is not None and style == 0 else against)
    return Seed(
        right,
        wrong,
        digits if style == 0 else str(votes_for + over) if str(votes_for + over) in line else digits,
        whole=True,
    )


def outcome(chance: random.Random, carried: bool) -> str:
    """What minutes say of a vote's outcome."""
    if carried:
        return chance.choice(
            (
                "The motion was carried.",
                "The amendment was therefore carried.",
                "The motion was declared carried.",
                "CARRIED",
            )
        )
    return chance.choice(
        (
            "The motion was lost.",
            "The amendment was therefore lost.",
            "The motion was declared lost.",
            "The motion was not carried.",
        )
    )


@seeds("outcome-against-the-votes")
def wrong_outcome(chance: random.Random) -> Seed:
    """Carried for lost, or lost for carried."""
    members, votes_for, against, abstained = counted(chance)
    style, seed = chance.randrange(5), chance.random()
    carried = votes_for > against
    vote = tally(style, votes_for, against, abstained)
    ends = {way: outcome(chance, way) for way in (True, False)}
    right, wrong = (minutes(random.Random(seed), members, f"{vote}\n\n{ends[way]}") for way in (carried, not carried))
    return Seed(right, wrong, ends[not carried].rstrip("."), whole=True)


@seeds("unanimous-with-votes-against")
def not_unanimous(chance: random.Random) -> Seed:
    """Unanimously, with votes against."""
    members = chance.randint(5, 14)
    against, style, seed = chance.randint(1, members // 2 - 1), chance.randrange(5), chance.random()
    words = chance.choice(("unanimously", "unanimous"))
    said = {
        "unanimously": chance.choice(
            (
                "The Committee unanimously agreed the recommendations.",
                "It was resolved unanimously that the grants be made.",
            )
        ),
        "unanimous": "The decision was unanimous.",
    }[words]
    right, wrong = (
        minutes(random.Random(seed), members, f"{tally(style, members - number, number, None)}\n\n{said}")
        for number in (0, against)
    )
    return Seed(right, wrong, words, whole=True)


@seeds("meeting-date-disagrees")
def another_day(chance: random.Random) -> Seed:
    """A report that dates the last meeting on another day of its month."""
    body = chance.choice(BODIES[:2] + BODIES[3:5])
    day = date(2016, 1, 4) + timedelta(days=chance.randrange(2500))
    other = day.replace(day=chance.choice([n for n in range(1, 29) if n != day.day]))
    said = chance.choice(
        (
            "{body}, {day}",
            "The plan was agreed by the {body} on {day}.",
            "See the report to the {body} of {day}.",
            "The {body} held on {day} asked for this report.",
        )
    )
    seed = chance.random()

    def made(when: date) -> str:
        written = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
        again = f"{when.day} {MONTHS[when.month - 1]} {when.year}"
        return (
            f"# Minutes of the {body}\n\n{written}\n\n{present(random.Random(seed), 6)}\n\n## 1. Play "
            f"areas\n\nRESOLVED that the report "
            "be noted.\n\n# Appendix A: Play areas\n\n" + said.format(body=body, day=again) + "\n"
        )

    quote = f"{other.day} {MONTHS[other.month - 1]} {other.year}"
    return Seed(made(day), made(other), quote, whole=True)
