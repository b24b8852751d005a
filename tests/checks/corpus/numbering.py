"""Errors in the numbers of tables, paragraphs and appendices, and in references to them."""

from __future__ import annotations

import random

from tests.checks.corpus.seeding import Seed, seeds

WARDS = ("East", "West", "North", "Harbour", "Mill", "Castle", "Abbey", "Bridge")
TITLES = (
    "Visits by ward",
    "Loans by branch",
    "Staff trained",
    "Calls answered",
    "Repairs done",
    "Courses held",
    "Trees planted",
)
SENTENCES = (
    "Volunteers mended bicycles and lamps.",
    "The centre opens on weekdays and on Saturday mornings.",
    "Residents were asked what they thought of the service.",
    "The lease runs for another five years.",
    "Staff were trained before the work began.",
    "Partners gave rooms and tools.",
    "Nothing in the plan has changed since it was agreed.",
    "The team meets every month.",
    "Schools in the borough took part.",
    "A guide for residents is on the website.",
)


def small_table(chance: random.Random) -> str:
    """A table of two columns."""
    rows = "".join(f"| {ward} | {chance.randrange(10, 900)} |\n" for ward in chance.sample(WARDS, 3))
    return f"| Ward | Count |\n|---|---|\n{rows}"


def caption(kind: str, number: int, title: str, style: int) -> str:
    """A caption in one of the ways people write it."""
    return (
        f"**{kind} {number}**",
        f"**{kind} {number}: {title}**",
        f"{kind} {number} – {title}",
        f"**{kind} {number}. {title}**",
        f"{kind} {number}: {title}",
    )[style]


def captioned(chance: random.Random, numbers: list[int], kind: str, style: int, *, announced: bool) -> str:
    """A document of tables (or pictures' captions) with these numbers."""
    titles = chance.sample(TITLES, len(numbers))
    pieces = []
    for number, title in zip(numbers, titles, strict=True):
        lead = f"{kind} {number} below shows what was done.\n\n" if announced else ""
        body = small_table(chance) if kind == "Table" else chance.choice(SENTENCES)
        pieces.append(f"{lead}{caption(kind, number, title, style)}\n\n{body}\n\n{chance.choice(SENTENCES)}\n")
    return "\n".join(pieces)


@seeds("caption-number-twice")
def table_number_twice(chance: random.Random) -> Seed:
    """A table numbered as the one before it, or as one further up."""
    count, style, announced = chance.randint(3, 6), chance.randrange(5), chance.random() < 0.5
    numbers = list(range(1, count + 1))
    place = chance.randrange(1, count)
    wrong = [*numbers]
    wrong[place] = chance.choice(numbers[:place])
    if wrong[place] == 1 and place == count - 1:
        wrong[place] = place
    seed = chance.random()
    right, faulty = (
        captioned(random.Random(seed), each, "Table", style, announced=announced) for each in (numbers, wrong)
    )
    return Seed(right, faulty, f"Table {wrong[place]}", whole=True)


@seeds("caption-number-twice")
def figure_number_twice(chance: random.Random) -> Seed:
    """A figure or chart numbered as the one before it, with all after it one too low."""
    count, kind = chance.randint(3, 5), chance.choice(("Figure", "Chart", "Diagram"))
    place = chance.randrange(2, count)
    wrong = [n if n <= place else n - 1 for n in range(1, count + 1)]
    seed, style = chance.random(), chance.randint(1, 4)
    right, faulty = (
        captioned(random.Random(seed), each, kind, style, announced=False)
        for each in (list(range(1, count + 1)), wrong)
    )
    return Seed(right, faulty, f"{kind} {place}", whole=True)


@seeds("caption-numbers-out-of-order")
def table_left_out(chance: random.Random) -> Seed:
    """A number left out, or two changed round."""
    count, style = chance.randint(4, 6), chance.randrange(5)
    numbers = list(range(1, count + 1))
    place = chance.randrange(1, count - 1)
    if chance.random() < 0.6:
        wrong = [n if n <= place else n + 1 for n in numbers]
        quote = f"Table {wrong[place]}"
    else:
        wrong = [*numbers]
        wrong[place] = count + chance.randint(2, 5)
        quote = f"Table {wrong[place]}"
    seed = chance.random()
    right, faulty = (captioned(random.Random(seed), each, "Table", style, announced=False) for each in (numbers, wrong))
    return Seed(right, faulty, quote, whole=True)


def numbered(chance: random.Random, labels: list[str], heads: dict[int, str]) -> str:
    """A document of numbered paragraphs under numbered sections."""
    pieces, section = [], 0
    for label in labels:
        now = int(label.split(".")[0])
        if now != section and now in heads:
            pieces.append(f"## {now}. {heads[now]}\n")
            section = now
        pieces.append(f"{label} {chance.choice(SENTENCES)}\n")
    return "\n".join(pieces)


def outline(chance: random.Random) -> list[str]:
    """The numbers of two to four sections of paragraphs."""
    return [f"{section}.{n}" for section in range(1, chance.randint(3, 5)) for n in range(1, chance.randint(4, 7))]


HEADS = {1: "Why this report is needed", 2: "Reasons", 3: "Options", 4: "Next steps"}


@seeds("paragraph-number-twice")
def paragraph_number_twice(chance: random.Random) -> Seed:
    """A paragraph numbered as the one before it."""
    labels = outline(chance)
    places = [n for n in range(1, len(labels)) if labels[n].split(".")[0] == labels[n - 1].split(".")[0]]
    place = chance.choice(places)
    section = labels[place].split(".")[0]
    wrong = [
        f"{section}.{int(label.split('.')[1]) - 1}" if n >= place and label.split(".")[0] == section else label
        for n, label in enumerate(labels)
    ]
    seed = chance.random()
    right, faulty = (numbered(random.Random(seed), each, HEADS) for each in (labels, wrong))
    return Seed(right, faulty, wrong[place], whole=True)


@seeds("paragraph-numbers-out-of-order")
def paragraph_left_out(chance: random.Random) -> Seed:
    """A paragraph taken out, so that its number is missing."""
    labels = outline(chance)
    inner = [
        n
        for n in range(1, len(labels) - 1)
        if labels[n - 1].split(".")[0] == labels[n].split(".")[0] == labels[n + 1].split(".")[0]
    ]
    place = chance.choice(inner)
    seed = chance.random()
    right, faulty = (
        numbered(random.Random(seed), each, HEADS) for each in (labels, [*labels[:place], *labels[place + 1 :]])
    )
    return Seed(right, faulty, labels[place + 1], whole=True)


@seeds("section-referred-to-missing")
def paragraph_not_there(chance: random.Random) -> Seed:
    """A reference to a number past the end of its section."""
    labels = outline(chance)
    at = chance.randrange(len(labels))
    target = chance.choice([label for label in labels if label != labels[at]])
    section = target.split(".")[0]
    past = f"{section}.{sum(label.split('.')[0] == section for label in labels) + chance.randint(1, 6)}"
    word = chance.choice(("paragraph", "section", "para", "Paragraph"))
    said = chance.choice(
        (
            "The costs are set out in {} {}.",
            "This is explained in {} {} below.",
            "As {} {} says, the work is finished.",
            "The work is finished (see {} {}).",
            "Details are given in {} {} of this report.",
        )
    )
    seed = chance.random()

    def made(number: str) -> str:
        lines = numbered(random.Random(seed), labels, HEADS).split("\n")
        place = next(n for n, line in enumerate(lines) if line.startswith(f"{labels[at]} "))
        lines[place] += " " + said.format(word, number)
        return "\n".join(lines)

    return Seed(made(target), made(past), past, whole=True)


@seeds("table-referred-to-missing")
def table_not_there(chance: random.Random) -> Seed:
    """A reference to a table past the last, in a document of captioned tables."""
    count, style, seed = chance.randint(2, 4), chance.randint(1, 4), chance.random()
    kind = chance.choice(("Table", "Table", "Figure", "Chart"))
    body = captioned(random.Random(seed), list(range(1, count + 1)), kind, style, announced=False)
    there, past = chance.randint(1, count), count + chance.randint(1, 5)
    word = chance.choice((kind, kind.lower()))
    said = chance.choice(
        (
            "The visits are shown in {} {}.",
            "The highest are given in {} {} above.",
            "Most of them (see {} {}) were new.",
            "As {} {} shows, more came.",
        )
    )
    right, wrong = (f"{body}\n\n{said.format(word, number)}\n" for number in (there, past))
    return Seed(right, wrong, f"{word} {past}", whole=True)


RECOMMENDED = (
    "That the Committee note what was done.",
    "That the Committee agree the plan.",
    "That the Committee ask for a report in a year.",
    "That the Committee thank the volunteers.",
    "That officers write to the partners.",
)


@seeds("recommendation-referred-to-missing")
def recommendation_not_there(chance: random.Random) -> Seed:
    """A reference to a recommendation past the last."""
    count = chance.randint(2, 5)
    listed = "\n".join(f"{n}. {words}" for n, words in enumerate(RECOMMENDED[:count], 1))
    heading = chance.choice(("Recommendations", "Officers' Recommendations", "Officer Recommendations"))
    said = chance.choice(
        (
            "The cost of recommendation {} is met from reserves.",
            "If the Committee approves recommendation {} the plan will begin.",
            "Recommendation {} of this report needs no new money.",
            "The reasons for recommendation {} are given here.",
        )
    )
    past = count + chance.randint(1, 4)
    right, wrong = (
        f"## {heading}\n\n{listed}\n\n## Resources\n\n{said.format(number)}\n"
        for number in (chance.randint(1, count), past)
    )
    return Seed(right, wrong, f"ecommendation {past}", whole=True)


APPENDED = ("Awards", "Criteria", "Equality assessment", "Survey", "Map of the area", "Costs")


@seeds("appendix-referred-to-missing")
def appendix_not_listed(chance: random.Random) -> Seed:
    """A reference to an appendix that the header does not list."""
    count = chance.randint(1, 4)
    marks = "ABCDEF" if chance.random() < 0.6 else "123456"
    names = [
        f"Appendix {mark}{chance.choice((': ', ' - ', ' – '))}{title}"
        for mark, title in zip(marks, APPENDED, strict=True)
    ]
    row = chance.choice(("Enclosures", "Appendices"))
    said = chance.choice(
        (
            "The full list is in Appendix {}.",
            "The full list can be seen in Appendix {} to this report.",
            "The list (Appendix {}) is long.",
            "The list is attached at Appendix {}.",
        )
    )
    here, gone = chance.choice(marks[:count]), chance.choice(marks[count:])
    head = (
        f"| Title | Grants for clubs |\n|---|---|\n| Report of | Head of Communities |\n| Date of meeting | 14 "
        f"November 2023 |\n"
        f"| Wards | All |\n| Status | Public |\n| Urgent | No |\n| Key | Non-key |\n| {row} | "
        f"{' '.join(names[:count])} |\n"
    )
    sections = (
        "## Summary\n\nGrants were given to clubs.\n\n## Recommendations\n\n1. That the Committee note the grants.\n\n"
        "## 1. Why this report is needed\n\n1.1 {}\n\n## 2. Reasons for recommendations\n\n2.1 Clubs asked for "
        "help.\n\n"
        "## 3. Alternative options considered and not recommended\n\n3.1 None.\n\n## 4. Post decision "
        "implementation\n\n4.1 None.\n\n"
        "## 5. Implications of decision\n\n### 5.1 Resources\n\n5.1.1 The grants are in the budget.\n\n"
        "### 5.2 Legal and constitutional references\n\n5.2.1 None.\n\n### 5.3 Risk management\n\n5.3.1 None.\n\n"
        "### 5.4 Equalities and diversity\n\n5.4.1 None.\n\n### 5.5 Consultation and engagement\n\n5.5.1 None.\n\n"
        "## 6. Background papers\n\n6.1 None.\n"
    )
    right, wrong = (f"# Grants for clubs\n\n{head}\n{sections.format(said.format(mark))}" for mark in (here, gone))
    return Seed(right, wrong, f"Appendix {gone}", whole=True)
