"""Errors in who was there and who voted which way."""

from __future__ import annotations

import random

from tests.checks.corpus.minutes import BODIES, MONTHS, SURNAMES, present
from tests.checks.corpus.seeding import Seed, seeds


def _minutes(chance: random.Random, before: str, after: str) -> str:
    day = f"{chance.randint(1, 28)} {chance.choice(MONTHS)} {chance.randint(2016, 2025)}"
    return (
        f"# Minutes of the {chance.choice(BODIES)}\n\n{day}\n\n{before}\n\n## 1. Minutes of last meeting\n\nThe "
        f"minutes were agreed.\n\n## 2. Budget\n\n{after}\n\n## 3. Any other business\n\nThere was none.\n"
    )


def _side(style: int, side: str, count: str, names: list[str]) -> str:
    """One side of a recorded vote."""
    joined = ", ".join(names[:-1]) + f" and {names[-1]}"
    return (
        f"{side} ({count}): Councillors {joined}",
        f"**{side}:** Councillors {joined} ({count})",
        f"{side} – {count}: Cllrs {', '.join(names)}",
        f"Voting {side.lower()} ({count}): {joined}",
    )[style]


@seeds("votes-against-the-names")
def another_count(chance: random.Random) -> Seed:
    """A count beside a list of names that is not how many there are."""
    names = chance.sample(SURNAMES, chance.randint(7, 14))
    cut, style = chance.randint(2, len(names) - 2), chance.randrange(4)
    sides, turn = (names[:cut], names[cut:]), chance.randrange(2)
    wrong = len(sides[turn]) + chance.choice((-1, 1, 2))
    opened = "A recorded vote was taken on the amendment:"
    seed = chance.random()

    def made(count: int) -> str:
        counts = [str(len(side)) for side in sides]
        counts[turn] = str(count)
        lines = [_side(style, word, counts[n], sides[n]) for n, word in enumerate(("For", "Against"))]
        return _minutes(random.Random(seed), present(random.Random(seed), len(SURNAMES)), "\n\n".join([opened, *lines]))

    return Seed(made(len(sides[turn])), made(wrong), str(wrong), whole=True)


@seeds("votes-against-the-names")
def on_both_sides(chance: random.Random) -> Seed:
    """A member who is named for and against."""
    names = chance.sample(SURNAMES, 10)
    sides = [names[:6], names[6:9]]
    style, seed = chance.randrange(4), chance.random()

    def made(last: str) -> str:
        lines = (_side(style, "For", "6", sides[0]), _side(style, "Against", "4", [*sides[1], last]))
        return _minutes(
            random.Random(seed),
            present(random.Random(seed), len(SURNAMES)),
            "A recorded vote:\n\n" + "\n\n".join(lines),
        )

    return Seed(made(names[9]), made(chance.choice(sides[0])), "gainst", whole=True)


@seeds("members-present-disagree")
def quorum_not_met(chance: random.Random) -> Seed:
    """A quorum of more members than were present."""
    members = chance.randint(4, 9)
    said = chance.choice(
        ("The quorum is {}.", "Quorum: {}", "(Quorum {})", "The quorum for this Committee is {} members.")
    )
    seed, over = chance.random(), members + chance.randint(1, 3)

    def made(number: int) -> str:
        text = f"{present(random.Random(seed), members)}\n\n{said.format(number)}"
        return _minutes(random.Random(seed), text, "RESOLVED that the report be noted.")

    return Seed(made(chance.randint(2, members)), made(over), str(over), whole=True)


@seeds("members-present-disagree")
def more_than_listed(chance: random.Random) -> Seed:
    """A number of members who attended that the list does not have."""
    members, seed = chance.randint(5, 12), chance.random()
    wrong = members + chance.choice((-1, 1, 2))
    of, noun = members + chance.randint(3, 6), chance.choice(("members", "councillors"))

    def made(number: int) -> str:
        listed = present(random.Random(seed), members)
        text = f"The meeting was attended by {number} of the {of} {noun}.\n\n{listed}"
        return _minutes(random.Random(seed), text, "RESOLVED that the report be noted.")

    return Seed(made(members), made(wrong), str(wrong), whole=True)
