"""Errors in dates that stand in lists and tables, and in words for days that are misspelt."""

from __future__ import annotations

import random
from datetime import date, timedelta

from tests.checks.corpus.days_and_years import AGENDA, MEETING, MONTHS, NAMES, ordinal, plain, written
from tests.checks.corpus.seeding import Seed, seeds


def _table(*rows: tuple[str, ...]) -> str:
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join([lines[0], "|" + "---|" * len(rows[0]), *lines[1:]])


@seeds("weekday-not-the-dates")
def a_weekday_in_a_column_of_its_own(chance: random.Random) -> Seed:
    """Date, day and meeting in three columns, one of the days wrong."""
    first = date(2016, 9, 5) + timedelta(days=chance.randrange(2000))
    days = [first + timedelta(days=chance.randrange(9, 12) * at) for at in range(5)]
    bodies = ("Cabinet", "Council", "Audit", "Licensing", "Planning")
    style = chance.choice(("{d} {m} {y}", "{d:02d}/{n:02d}/{y}"))
    said = [style.format(d=day.day, m=MONTHS[day.month - 1], n=day.month, y=day.year) for day in days]
    names = [NAMES[day.weekday()] for day in days]
    at = chance.randrange(5)
    wrong = list(names)
    wrong[at] = NAMES[(days[at].weekday() + chance.randrange(1, 7)) % 7]

    def made(weekdays: list[str]) -> str:
        head = chance_order(("Date", "Day", "Body"))
        return _table(head, *(chance_order(row) for row in zip(said, weekdays, bodies, strict=True)))

    swap = chance.random() < 0.5

    def chance_order(row: tuple[str, ...]) -> tuple[str, ...]:
        return (row[2], row[1], row[0]) if swap else row

    return Seed(made(names), made(wrong), said[at])


@seeds("weekday-not-the-dates")
def a_day_under_its_month(chance: random.Random) -> Seed:
    """A calendar of meetings: months down the side, "Thu 19" in the cells."""
    year = chance.randrange(2016, 2027)
    rows: list[list[str]] = [["Month", "Cabinet", "Council", "Audit"]]
    days: list[date] = []
    for month in (6, 7, 9, 10, 11):
        three = [date(year, month, number) for number in (chance.randrange(3, 10), chance.randrange(11, 18), 24)]
        days += three
        rows.append([f"{MONTHS[month - 1]} {year}", *(f"{NAMES[day.weekday()][:3]} {day.day}" for day in three)])
    right = _table(*(tuple(row) for row in rows))
    row, column = chance.randrange(1, 6), chance.randrange(1, 4)
    day = days[3 * (row - 1) + column - 1]
    quote = f"{NAMES[(day.weekday() + chance.randrange(1, 7)) % 7][:3]} {day.day}"
    rows[row][column] = quote
    return Seed(right, _table(*(tuple(row) for row in rows)), quote)


@seeds("weekday-not-the-dates")
def a_weekday_after_its_date(chance: random.Random) -> Seed:
    """19 November 2024 (Tuesday), Tue 19/11/2024, and the first of two days of one month."""
    day = date(2016, 1, 1) + timedelta(days=chance.randrange(3000))
    right, wrong = NAMES[day.weekday()], NAMES[(day.weekday() + chance.randrange(1, 7)) % 7]
    figures = f"{day.day:02d}/{day.month:02d}/{day.year}"
    words = plain(day)
    said, quote = chance.choice(
        (
            (f"The hall is closed on {words} ({{}}).", f"{words} ({{}}"),
            (f"The hall is closed on {{}} {figures} for repairs.", f"{{}} {figures}"),
            (f"Comments were due on {figures} ({{}}).", f"{figures} ({{}}"),
        )
    )
    return Seed(said.format(right), said.format(wrong), quote.format(wrong))


@seeds("weekday-not-the-dates")
def two_days_of_one_month(chance: random.Random) -> Seed:
    """Saturday 14 and Sunday 15 December 2024: the month stands with the second alone."""
    year, month, number = chance.randrange(2016, 2027), chance.randrange(1, 13), chance.randrange(1, 20)
    first, second = date(year, month, number), date(year, month, number + chance.choice((1, 2, 7)))
    link = chance.choice((" and ", " to ", " & "))
    names = NAMES[first.weekday()], NAMES[second.weekday()]
    wrong = NAMES[(first.weekday() + chance.randrange(1, 7)) % 7]
    end = f"{second.day} {MONTHS[month - 1]} {year}"
    said = f"The fair was held on {{}} {first.day}{link}{names[1]} {end}."
    return Seed(said.format(names[0]), said.format(wrong), f"{wrong} {first.day}")


@seeds("weekday-not-the-dates")
def a_list_of_one_weekday(chance: random.Random) -> Seed:
    """Meetings that are said to be on Tuesdays, one of which is not."""
    first = date(2016, 9, 5) + timedelta(days=chance.randrange(2000))
    days = [first + timedelta(weeks=chance.randrange(3, 6) * at) for at in range(4)]
    at = chance.randrange(4)
    moved = [*days[:at], days[at] + timedelta(days=chance.choice((-2, -1, 1, 2))), *days[at + 1 :]]
    name = NAMES[first.weekday()] + "s"

    def listed(these: list[date]) -> str:
        words = [plain(day) for day in these]
        return f"The panel meets on {name}: " + ", ".join(words[:-1]) + f" and {words[-1]}."

    return Seed(listed(days), listed(moved), plain(moved[at]))


@seeds("ordinal-ending-wrong")
def the_ending_of_another_day(chance: random.Random) -> Seed:
    """7st November, Friday 24nd, the 22th meeting."""
    number = chance.randrange(1, 32)
    day = date(chance.randrange(2012, 2018), chance.choice((1, 3, 5, 7, 8, 10, 12)), number)
    right = ordinal(number)
    wrong = f"{number}{chance.choice([end for end in ('st', 'nd', 'rd', 'th') if end != right[-2:]])}"
    month, weekday = MONTHS[day.month - 1], NAMES[day.weekday()]
    said = chance.choice(
        (
            f"The panel met on {{}} {month} {day.year} and agreed.",
            f"The survey closed at noon on {weekday} {{}} {month} {day.year}.",
            f"| Stage | Ended |\n|---|---|\n| Survey | {{}} {month} {day.year} |",
            f"It opened on the {{}} of {month} and drew a crowd.",
            "This was the {} meeting of the forum.",
        )
    )
    return Seed(said.format(right), said.format(wrong), wrong)


@seeds("month-misspelt")
def a_month_with_a_slip(chance: random.Random) -> Seed:
    """Febuary, Septmeber, Novmber, Augsut."""
    month = chance.choice([name for name in MONTHS if len(name) > 5])
    at = chance.randrange(2, len(month) - 2)
    wrong = chance.choice(
        (
            month[:at] + month[at + 1] + month[at] + month[at + 2 :],
            month[:at] + month[at + 1 :],
            month[:at] + month[at] + month[at:],
        )
    )
    if wrong == month:
        wrong = month[:at] + month[at + 1 :]
    year = chance.randrange(2012, 2018)
    said = chance.choice(
        (
            f"The grant was paid on {chance.randrange(1, 28)} {{}} {year}.",
            f"Work began in {{}} {year} as agreed.",
            f"| Stage | Ended |\n|---|---|\n| Survey | {chance.randrange(1, 28)} {{}} {year} |",
            f"The hall was closed on {ordinal(chance.randrange(1, 28))} {{}}, and then let.",
        )
    )
    return Seed(said.format(month), said.format(wrong), wrong)


@seeds("dates-backwards")
def days_of_one_month(chance: random.Random) -> Seed:
    """Between 31 and 13 January 2025."""
    year, month = chance.randrange(2012, 2018), MONTHS[chance.randrange(12)]
    first, last = chance.randrange(1, 13), chance.randrange(14, 28)
    said, mark = chance.choice(
        (("Replies were taken between {} {} in the library.", "and"), ("The hall was shut from {} {}.", "to"))
    )
    right, wrong = f"{first} {mark} {last} {month} {year}", f"{last} {mark} {first} {month} {year}"
    return Seed(said.format("", right).replace("  ", " "), said.format("", wrong).replace("  ", " "), wrong)


@seeds("dates-backwards")
def one_row_that_runs_backwards(chance: random.Random) -> Seed:
    """Two columns of dates that go forward in every row but one."""
    start = date(chance.randrange(2012, 2017), chance.randrange(1, 7), 1)
    heads = chance.choice((("Received", "Concluded"), ("Tube fitted", "Tube taken away"), ("Opened", "Closed")))
    rows = [
        (start + timedelta(days=40 * at), start + timedelta(days=40 * at + chance.randrange(90, 150)))
        for at in range(4)
    ]
    at = chance.randrange(4)
    wrong = date(rows[at][1].year - 1, rows[at][1].month, min(rows[at][1].day, 28))
    said = [[f"No {place + 1}", plain(first), plain(last)] for place, (first, last) in enumerate(rows)]
    right = _table(("Case", *heads), *(tuple(row) for row in said))
    said[at][2] = plain(wrong)
    return Seed(right, _table(("Case", *heads), *(tuple(row) for row in said)), plain(wrong))


@seeds("date-out-of-order")
def a_year_out_of_order(chance: random.Random) -> Seed:
    """A list of meetings over the New Year, one in the wrong year."""
    start = date(chance.randrange(2016, 2026), 9, chance.randrange(1, 15))
    days = [start + timedelta(days=45 * at + chance.randrange(8)) for at in range(5)]
    at = chance.randrange(1, 4)
    moved = days[at].replace(year=days[at].year + chance.choice((-1, 1)), day=min(days[at].day, 28))
    days[at] = days[at].replace(day=min(days[at].day, 28))
    listed = chance.random() < 0.5

    def made(these: list[date]) -> str:
        words = [plain(day) for day in these]
        if listed:
            return "The panel's days are " + ", ".join(words[:-1]) + f" and {words[-1]}."
        steps = ("Draft", "Survey", "Panel", "Cabinet", "Council")
        return _table(("Step", chance_head), *zip(steps, words, strict=True))

    chance_head = chance.choice(("Date", "When", "Date of meeting"))
    return Seed(made(days), made([*days[:at], moved, *days[at + 1 :]]), plain(moved))


@seeds("heading-out-of-its-series")
def a_column_out_of_its_series(chance: random.Random) -> Seed:
    """Years or quarters over columns, one of which is another's or a slip."""
    begins = chance.randrange(2016, 2026)
    if chance.random() < 0.6:
        mark = chance.choice("/-")
        right = [f"{begins + at}{mark}{(begins + at + 1) % 100:02d}" for at in range(chance.choice((4, 5)))]
    else:
        first = chance.randrange(4)
        right = [
            f"Q{(first + at) % 4 + 1} {begins + (first + at) // 4}/{(begins + (first + at) // 4 + 1) % 100:02d}"
            for at in range(5)
        ]
    at = chance.randrange(1, len(right) - 1)
    wrong = [*right[:at], right[at + 1], *right[at + 1 :]]
    figures = ("Visits", *(str(chance.randrange(100, 900)) for _ in right))
    return Seed(_table(("Measure", *right), figures), _table(("Measure", *wrong), figures), right[at + 1])


@seeds("planned-date-past")
def a_forward_plan_with_a_past_day(chance: random.Random) -> Seed:
    """One decision of a forward plan in the year before."""
    meeting = date(chance.randrange(2017, 2026), chance.randrange(1, 8), chance.randrange(1, 28))
    days = [meeting + timedelta(days=35 * at) for at in range(1, 6)]
    at = chance.randrange(5)
    wrong = date(days[at].year - 1, days[at].month, min(days[at].day, 28))
    days[at] = days[at].replace(day=min(days[at].day, 28))
    names = ("Market fees", "Park gates", "Library hours", "School walks", "Street lamps")

    def made(these: list[date]) -> str:
        rows = zip(names, (plain(day) for day in these), strict=True)
        table = _table(("Title", "Date of decision"), *rows)
        return AGENDA.format(plain(meeting), "The list below is kept by the clerk.") + f"\n## Forward plan\n\n{table}\n"

    return Seed(made(days), made([*days[:at], wrong, *days[at + 1 :]]), plain(wrong), whole=True)


@seeds("planned-date-past")
def a_plan_without_will(chance: random.Random) -> Seed:
    """Present tense, "must" and "next": opens on, must be set by, the next meeting is on."""
    meeting = date(chance.randrange(2017, 2026), chance.randrange(3, 10), chance.randrange(1, 28))
    day = meeting + timedelta(days=chance.randrange(40, 90))
    wrong = date(day.year - 1, day.month, min(day.day, 28))
    day = day.replace(day=min(day.day, 28))
    said = chance.choice(
        (
            "The second round opens on {}.",
            "The fee must be set by {} at the latest.",
            "The survey of traders closes on {}.",
            "The next meeting of the forum is on {}.",
            "Visits are booked for {}.",
            "A trial of longer hours begins on {}.",
            "The new rules come into force on {}.",
        )
    )
    words = written(day, chance)
    other = words.replace(str(day.year), str(wrong.year)).replace(MONTHS[day.month - 1], MONTHS[wrong.month - 1])
    return Seed(
        MEETING.format(plain(meeting), said.format(words)),
        MEETING.format(plain(meeting), said.format(other)),
        other,
        whole=True,
    )


@seeds("done-on-a-day-to-come")
def done_in_other_words(chance: random.Random) -> Seed:
    """At its meeting on, expired, was retimed, the inspection in May found, notice given."""
    meeting = date(chance.randrange(2017, 2026), chance.randrange(1, 10), chance.randrange(1, 28))
    day = (meeting - timedelta(days=chance.randrange(30, 200))).replace(day=chance.randrange(1, 28))
    wrong = day.replace(year=day.year + 1)
    said = chance.choice(
        (
            "At its meeting on {} the panel noted the plan.",
            "The lease expired on {}.",
            "The lamps were repainted on {}.",
            "The inspection on {} found no fault.",
            "In the light of this, on {} the shop was closed.",
            "Traders were written to on {}.",
            "The report was presented to the Overview and Scrutiny Committee on {}.",
            "Since the last meeting on {} little has changed.",
            "3.1 On {}, the panel formally received an application.",
            "The panel was reminded that at its meeting on {}, the draft had been shown.",
            "The balance was agreed with the statements dated {} and signed.",
            "At {}, the fund had a balance of £4,000.",
            "To approve the minutes of the meeting held on {}.",
            "To confirm as a correct record the minutes of the Standards Committee held on {}.",
        )
    )
    return Seed(
        MEETING.format(plain(meeting), said.format(plain(day))),
        MEETING.format(plain(meeting), said.format(plain(wrong))),
        plain(wrong),
        whole=True,
    )
