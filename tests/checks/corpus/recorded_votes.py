"""Errors in votes by name as other councils set them out, in who was there, and in the minutes that are confirmed."""

from __future__ import annotations

import random

from tests.checks.corpus.minutes import BODIES, MONTHS, SURNAMES, present
from tests.checks.corpus.seeding import Seed, seeds


def _minutes(chance: random.Random, before: str, after: str) -> str:
    day = f"{chance.randint(1, 28)} {chance.choice(MONTHS)} {chance.randint(2016, 2025)}"
    return (
        f"# Minutes of the {chance.choice(BODIES)}\n\n{day}\n\n{before}\n\n## 1. Budget\n\n{after}\n\n"
        "## 2. Any other business\n\nThere was none.\n"
    )


def _joined(names: list[str]) -> str:
    return ", ".join(names[:-1]) + f" and {names[-1]}"


def _set_out(style: int, side: str, count: int, names: list[str]) -> str:
    """One side of a vote in a paragraph or two: its names over, before or above their number."""
    for_or_against = "for" if side == "For" else "against"
    return (
        f"There voted {for_or_against} the amendment:\n\nCouncillors {_joined(names)} ............... {count}",
        f"Councillors {_joined(names)} voted {for_or_against.upper()} the motion ({count}).",
        f"Members voting {for_or_against.upper()} the amendment:\n\nCouncillors {_joined(names)}.\n\n({count} votes)",
        f"{side} Councillor Candidate\n\nCouncillors {', '.join(names)}: Total: {count}",
        f"{count} Members voted {'in favour of' if side == 'For' else 'against'} the amendment: Councillors "
        f"{_joined(names)}.",
    )[style]


@seeds("votes-against-the-names")
def a_number_behind_the_names(chance: random.Random) -> Seed:
    """A number behind, after or under a list of names that is not how many there are."""
    names = chance.sample(SURNAMES, chance.randint(8, 15))
    cut, style, seed = chance.randint(4, len(names) - 3), chance.randrange(5), chance.random()
    sides, turn = (names[:cut], names[cut:]), chance.randrange(2)
    wrong = len(sides[turn]) + chance.choice((-1, 1, 2))

    def made(count: int) -> str:
        counts = [len(side) for side in sides]
        counts[turn] = count
        lines = [_set_out(style, word, counts[n], sides[n]) for n, word in enumerate(("For", "Against"))]
        source = random.Random(seed)
        return _minutes(source, present(source, len(SURNAMES)), "\n\n".join(["A recorded vote was held.", *lines]))

    return Seed(made(len(sides[turn])), made(wrong), sides[turn][0], whole=True)


@seeds("votes-against-the-names")
def a_number_in_a_table_of_votes(chance: random.Random) -> Seed:
    """A table of who voted how, with the number of each side."""
    names = [f"{chance.choice('ABCDEFGHJKLM')} {name}" for name in chance.sample(SURNAMES, chance.randint(8, 15))]
    cut, turn = chance.randint(5, len(names) - 2), chance.randrange(2)
    sides = (names[:cut], names[cut:])
    wrong = len(sides[turn]) + chance.choice((-1, 1, 2))
    head = chance.choice(("| Vote | Councillors | Count |", "| Side | Members | Number |"))

    def made(count: int) -> str:
        counts = [len(side) for side in sides]
        counts[turn] = count
        rows = [f"| {word} | {_joined(sides[n])} | {counts[n]} |" for n, word in enumerate(("For", "Against"))]
        return "\n".join([head, "|---|---|---|", *rows, "| Abstain | None | 0 |"])

    return Seed(made(len(sides[turn])), made(wrong), str(wrong))


@seeds("members-present-disagree")
def present_and_away(chance: random.Random) -> Seed:
    """A member from whom apologies were received, though the list has them as present."""
    here, away = chance.sample(SURNAMES, 9), chance.sample("Amery Birch Colley Dray Emmet".split(), 2)
    initials = dict(zip([*here, *away], chance.choices("ABCDEFGHJKLM", k=11), strict=True))
    written = {name: f"{initials[name]} {name}" for name in initials}
    said = chance.choice(
        (
            "Apologies for absence were received from Councillors {} and {}.",
            "Apologies: Councillors {} and {}.",
            "Apologies were submitted on behalf of Councillor {} and Councillor {}.",
        )
    )
    seed, twice = chance.random(), chance.choice(here)

    def made(second: str) -> str:
        listed = "Present:\n\nCouncillors " + _joined([written[name] for name in here])
        return _minutes(random.Random(seed), f"{listed}\n\n{said.format(written[away[0]], written[second])}", "Agreed.")

    return Seed(made(away[1]), made(twice), written[twice], whole=True)


@seeds("meeting-date-disagrees")
def another_day_confirmed(chance: random.Random) -> Seed:
    """The minutes confirmed are of another day than those that were to be."""
    month, year, day = chance.choice(MONTHS), chance.randint(2015, 2025), chance.randint(2, 26)
    asked = chance.choice(
        (
            "To confirm the minutes of the meeting held on {}.",
            "To approve as a correct record the minutes of the meeting of {}",
            "To sign the minutes of the last meeting, held on {}.",
        )
    )
    done = chance.choice(
        (
            "RESOLVED that the minutes of the meeting held on {} be approved as a correct record.",
            "The minutes of the meeting held on {} were agreed and signed by the Chair.",
            "The minutes of {} were confirmed as a true record.",
        )
    )
    body = chance.choice(BODIES)
    wrong = f"{day + chance.choice((-1, 1, 2))} {month} {year}"

    def made(second: str) -> str:
        return (
            f"# {body}\n\nAgenda and minutes\n\n## 4. Minutes\n\n{asked.format(f'{day} {month} {year}')}\n\n"
            f"{done.format(second)}\n\n## 5. Budget\n\nAgreed.\n"
        )

    return Seed(made(f"{day} {month} {year}"), made(wrong), wrong, whole=True)
