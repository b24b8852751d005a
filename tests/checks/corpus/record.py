"""Reports that differ from the record or from the last report: figures, actions and commentary."""

from __future__ import annotations

import random
from itertools import pairwise

from goldenthread.checks.record import Record, RecordFigure
from tests.checks.corpus.indicator_tables import table
from tests.checks.corpus.seeding import Seed, seeds

MEASURES = (
    "Calls answered within a minute",
    "Allotment plots let",
    "Bulky waste collections made",
    "Blue badges issued on time",
    "Museum visits by schools",
    "Gullies cleaned",
    "Food premises inspected",
    "Foster carers approved",
)
PERIODS = (("2023-24 Q1", "2023-24 Q2"), ("2024-25 Q2", "2024-25 Q3"), ("2025-26 Q3", "2025-26 Q4"))
SPELLINGS = ("{year} {quarter}", "{quarter} {year}", "{quarter} {slashed}")
ACTIONS = (
    "Open the repair café at Millgate library",
    "Replace the boilers at four sheltered schemes",
    "Recruit two apprentices to the grounds team",
    "Publish the parking survey of the town centre",
    "Survey every footbridge on the canal",
    "Launch the online form for missed bins",
    "Agree the lease of the Ashdown pavilion",
    "Train library staff in first aid",
    "Review the contract for school transport",
    "Plant the hedgerow along Eastfield lane",
)
COMMENTS = (
    "Two inspectors left in the spring, and the posts were advertised twice before they were filled.",
    "The new phone system was down for nine days, and callers were asked to use the website instead.",
    "Contractors were delayed by the wet weather; the backlog is being worked through on Saturdays.",
    "Demand was higher than the service had planned for, and an extra clerk has been taken on for six months.",
)
FRESH = (
    "The last of the vacancies was filled in the period, and the backlog has begun to fall.",
    "The service moved to its new office in the period, which cost it a week of work.",
)


def figure(chance: random.Random) -> str:
    """A figure as reports print it."""
    kind = chance.randrange(3)
    if kind == 0:
        return f"{chance.randint(1_000, 99_999):,}"
    return f"{chance.randint(11, 98)}.{chance.randint(0, 9)}%" if kind == 1 else str(chance.randint(101, 989))


def typed_over(chance: random.Random, text: str) -> str:
    """The figure with two unlike digits swapped, or one changed, as a tired hand would."""
    places = [place for place, letter in enumerate(text) if letter.isdigit()]
    pairs = [(a, b) for a, b in pairwise(places) if text[a] != text[b] and text[b] != "0"]
    letters = list(text)
    if pairs and chance.random() < 0.6:
        one, other = chance.choice(pairs)
        letters[one], letters[other] = letters[other], letters[one]
    else:
        place = places[0]
        letters[place] = str(1 + int(letters[place]) % 9)
    return "".join(letters)


def keyed_of(chance: random.Random) -> tuple[str, str, str]:
    """An indicator's name, a period and the key that a report gives the figure."""
    name, period = chance.choice(MEASURES), chance.choice(PERIODS)[1]
    return name, period, f"{name.lower().replace(' ', '-')}@{period.replace(' ', '-')}"


def shown(chance: random.Random, name: str, period: str, key: str, text: str) -> str:
    """A keyed figure in a sentence, a list or a table."""
    held = f'<span data-key="{key}">{text}</span>'
    ways = (
        f"{name}: {held} in {period}.\n",
        f"- {name}, {period}: {held}\n",
        table(["Measure", period], [[name, held]]),
        f"In the quarter the figure for “{name.lower()}” came to {held}.\n",
    )
    return ways[chance.randrange(len(ways))]


@seeds("differs-from-the-record")
def a_figure_typed_over(chance: random.Random) -> Seed:
    """A figure of a report made from the record, changed by hand afterwards."""
    name, period, key = keyed_of(chance)
    text, way = figure(chance), chance.getrandbits(32)
    record = Record("The record", {key: RecordFigure(key, name, period, (text,))})
    wrong = typed_over(chance, text)

    def made(words: str) -> str:
        return shown(random.Random(way), name, period, key, words)

    return Seed(made(text), made(wrong), wrong, record=record, said=text)


@seeds("differs-from-the-record")
def a_figure_corrected_since(chance: random.Random) -> Seed:
    """A report that still shows under the new key what was corrected."""
    name, period, key = keyed_of(chance)
    before, way = figure(chance), chance.getrandbits(32)
    now = typed_over(chance, before)
    old = RecordFigure(f"{key}.1", name, period, (before,))
    record = Record("The record", {key: RecordFigure(key, name, period, (now,)), old.key: old}, replaced={old.key: key})

    def made(words: str) -> str:
        return shown(random.Random(way), name, period, key, words)

    return Seed(made(now), made(before), before, record=record, said=now)


@seeds("not-in-the-record")
def a_key_of_no_figure(chance: random.Random) -> Seed:
    """A figure pasted from a report of another council or year, key and all."""
    name, period, key = keyed_of(chance)
    text, way = figure(chance), chance.getrandbits(32)
    record = Record("The record", {key: RecordFigure(key, name, period, (text,))})
    year = int(period[:4])
    strange = chance.choice((key.replace("@", "-in-all@"), key.replace(f"@{year}", f"@{year + 1}"), f"old-{key}"))

    def made(tag: str) -> str:
        return shown(random.Random(way), name, period, tag, text)

    return Seed(made(key), made(strange), text, record=record, said=strange)


def heading(chance: random.Random, period: str) -> str:
    """A period as a column's heading spells it."""
    year, quarter = period.split()
    return chance.choice(SPELLINGS).format(year=year, quarter=quarter, slashed=year.replace("-", "/"))


@seeds("differs-from-the-last-report")
def a_past_quarter_changed(chance: random.Random) -> Seed:
    """Last quarter's column holds another figure than last quarter's report did."""
    before, now = chance.choice(PERIODS)
    names = chance.sample(MEASURES, 4)
    past, present = [figure(chance) for _ in names], [figure(chance) for _ in names]
    at = chance.randrange(len(names))
    changed = [*past[:at], typed_over(chance, past[at]), *past[at + 1 :]]
    first, second, again = heading(chance, before), heading(chance, now), heading(chance, before)
    tail = chance.choice(("", "", " actual", " result"))

    def this(held: list[str]) -> str:
        rows = [list(row) for row in zip(names, held, present, strict=True)]
        return table(["Measure", f"{again}{tail}", f"{second}{tail}"], rows)

    last = table(["Indicator", first], [list(row) for row in zip(names, past, strict=True)])
    return Seed(this(past), this(changed), changed[at], previous=last, said=past[at])


@seeds("differs-from-the-last-report")
def a_past_year_in_a_row(chance: random.Random) -> Seed:
    """Periods down the side, as tables of one measure have them."""
    quarters = [f"Q{quarter} 2023/24" for quarter in (1, 2, 3, 4)]
    name = chance.choice(MEASURES)
    figures = [figure(chance) for _ in quarters]
    at = chance.randrange(3)
    changed = [*figures[:at], typed_over(chance, figures[at]), *figures[at + 1 :]]

    def made(held: list[str], count: int) -> str:
        return table(
            ["Quarter", name], [[quarter, text] for quarter, text in list(zip(quarters, held, strict=True))[:count]]
        )

    return Seed(made(figures, 4), made(changed, 4), changed[at], previous=made(figures, 3), said=figures[at])


@seeds("differs-from-the-last-report")
def a_keyed_figure_changed(chance: random.Random) -> Seed:
    """The same key with another figure, where both reports carry keys."""
    name, period, key = keyed_of(chance)
    text, way = figure(chance), chance.getrandbits(32)
    wrong = typed_over(chance, text)

    def made(words: str) -> str:
        return shown(random.Random(way), name, period, key, words)

    return Seed(made(text), made(wrong), wrong, previous=made(text), said=text)


HEADS = (("Action", "Owner", "Status"), ("Milestone", "Due", "Progress"), ("Key activity", "Lead", "RAG"))
STATES = ("On track", "Slipping", "Not yet begun", "Delayed by a month", "In progress")
OWNERS = ("Head of Libraries", "Property", "Director of Place", "Parks")


@seeds("action-vanished")
def an_action_dropped(chance: random.Random) -> Seed:
    """A row of last quarter's table of actions that this quarter's lacks; what was finished may go."""
    heads = list(chance.choice(HEADS))
    actions = chance.sample(ACTIONS, 5)
    gone = chance.randrange(1, 4)

    def made(kept: list[str], finished: str = "") -> str:
        rows = [[a, chance.choice(OWNERS), "Complete" if a == finished else chance.choice(STATES)] for a in kept]
        return table(heads, rows)

    left = [action for action in actions[1:] if action != actions[gone]]
    return Seed(made(actions[1:]), made(left), heads[0], previous=made(actions, actions[0]), said=actions[gone])


@seeds("action-vanished")
def a_numbered_action_dropped(chance: random.Random) -> Seed:
    """Actions that carry a reference, by which they are known even where their words were changed."""
    actions = chance.sample(ACTIONS, 4)
    first = chance.randint(10, 90)
    gone = chance.randrange(4)

    def made(kept: list[int], reworded: bool) -> str:
        said = [
            "Work on this goes on with the partners named before" if reworded and i == kept[0] else actions[i]
            for i in kept
        ]
        rows = [[f"ACT{first + i}", words, chance.choice(STATES)] for i, words in zip(kept, said, strict=True)]
        return table(["Ref", "Action", "Status"], rows)

    left = [place for place in range(4) if place != gone]
    return Seed(
        made([0, 1, 2, 3], True), made(left, True), "Action", previous=made([0, 1, 2, 3], False), said=actions[gone]
    )


@seeds("action-vanished")
def a_next_step_dropped(chance: random.Random) -> Seed:
    """A list under a heading of what comes next, of which one item is spoken of no more."""
    title = chance.choice(("Next steps", "Actions for the next quarter", "Planned activities"))
    steps = chance.sample(ACTIONS, 3)

    def told(kept: list[str]) -> str:
        lines = "\n\n".join(f"We set out to {step[0].lower()}{step[1:]}, which is under way." for step in kept)
        return f"## Progress since the last report\n\n{lines}\n"

    last = f"## {title}\n\n" + "\n".join(f"- {step}" for step in steps) + "\n"
    return Seed(told(steps), told(steps[:2]), "", previous=last, said=steps[2])


@seeds("activity-left-out")
def an_activity_passed_over(chance: random.Random) -> Seed:
    """An activity of the plan of which the quarter's own report says nothing."""
    activities = chance.sample(ACTIONS, 5)
    gone = chance.randrange(5)
    record = Record("The record", {}, actions=tuple(activities))
    rows = [[activity, chance.choice(STATES)] for activity in activities]

    def made(kept: list[list[str]]) -> str:
        if way:
            return table(["Activity", "Status"], kept)
        return "\n".join(f"- {activity}: {state.lower()}." for activity, state in kept) + "\n"

    way = chance.randrange(2)
    return Seed(made(rows), made(rows[:gone] + rows[gone + 1 :]), "", record=record, said=activities[gone])


@seeds("commentary-as-last-time")
def commentary_carried_over(chance: random.Random) -> Seed:
    """A cell of commentary that is last quarter's word for word, under another result."""
    names = chance.sample(MEASURES, 3)
    heads = ["Indicator", "Target", "Result", chance.choice(("Commentary", "Narrative", "Comments"))]
    comments = chance.sample(COMMENTS, 3)
    targets = [chance.randint(80, 99) for _ in names]
    at = chance.randrange(3)
    spaced = chance.choice((comments[at], comments[at].upper(), comments[at].rstrip(".")))

    def made(fall: int, held: list[str]) -> str:
        return table(
            heads,
            [[n, f"{t}%", f"{t - fall - k}%", c] for k, (n, t, c) in enumerate(zip(names, targets, held, strict=True))],
        )

    fresh = [
        f"{comment} Result {number}."
        for number, comment in enumerate(chance.sample([*FRESH, "The team was whole again and caught up."], 3))
    ]
    stale = [*fresh[:at], spaced, *fresh[at + 1 :]]
    return Seed(made(9, fresh), made(9, stale), spaced, previous=made(5, comments))


@seeds("commentary-as-last-time")
def a_paragraph_carried_over(chance: random.Random) -> Seed:
    """A paragraph that begins with the indicator's name, as last quarter's did."""
    name, target = chance.choice(MEASURES), chance.randint(80, 99)
    comment, fresh = chance.choice(COMMENTS), chance.choice(FRESH)

    def made(result: int, said: str) -> str:
        return table(["Indicator", "Target", "Result"], [[name, f"{target}%", f"{result}%"]]) + f"\n{name}: {said}\n"

    right, wrong = made(target - 9, fresh), made(target - 9, comment)
    return Seed(right, wrong, f"{name}: {comment}", previous=made(target - 5, comment))
