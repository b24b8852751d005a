"""Errors in timetables: days without a year, stages, notices with labels, how long a thing lasts, and times of day."""

from __future__ import annotations

import random
from datetime import date, timedelta

from tests.checks.corpus.days_and_years import MONTHS, NAMES
from tests.checks.corpus.seeding import Seed, seeds


def _said(day: date, weekday: str = "") -> str:
    return f"{weekday or NAMES[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"


@seeds("weekday-not-the-dates")
def a_timetable_without_its_year(chance: random.Random) -> Seed:
    """A timetable that names no year: the other weekdays of the list tell which it is."""
    first = date(2016, 1, 4) + timedelta(days=chance.randrange(3500))
    days = [first + timedelta(days=sum(chance.choices(range(2, 12), k=1)) * at) for at in range(9)]
    tasks = "Notice,Nominations,Withdrawals,Register,Postal votes,Proxy votes,Agents,Poll,Expenses".split(",")
    at, style = chance.randrange(9), chance.randrange(2)
    wrong = _said(days[at], NAMES[(days[at].weekday() + chance.randrange(1, 7)) % 7])

    def made(odd: str) -> str:
        said = [_said(day) for day in days]
        said[at] = odd
        if style:
            return "\n".join(f"- {task}: {day}" for task, day in zip(tasks, said, strict=True)) + "\n"
        rows = [f"| {task} | {day} |" for task, day in zip(tasks, said, strict=True)]
        return "\n".join(["| Step | Date |", "|---|---|", *rows]) + "\n"

    return Seed(f"# Timetable\n\n{made(_said(days[at]))}", f"# Timetable\n\n{made(wrong)}", wrong, whole=True)


@seeds("date-out-of-order")
def a_stage_of_a_plan(chance: random.Random) -> Seed:
    """Stages of a plan in a list, one of them a year early."""
    start = date(chance.randrange(2016, 2025), 9, chance.randint(2, 20))
    days = [start + timedelta(days=80 * at + chance.randrange(20)) for at in range(6)]
    stages = ("Scrutiny panel", "Cabinet", "Council", "Consultation closes", "Submission", "Adoption")
    at = chance.randrange(2, 5)

    def made(year: int) -> str:
        lines = []
        for place, (stage, day) in enumerate(zip(stages, days, strict=True)):
            lines.append(f"- {stage}: {day.day} {MONTHS[day.month - 1]} {year if place == at else day.year}")
        return "\n".join(lines) + "\n"

    moved = days[at].year - chance.choice((1, 2))
    return Seed(made(days[at].year), made(moved), f"{days[at].day} {MONTHS[days[at].month - 1]} {moved}")


@seeds("dates-backwards")
def behind_labels(chance: random.Random) -> Seed:
    """A consultation's first and last day in lines of their own, or a decision's days."""
    begins = date(chance.randrange(2016, 2025), chance.randint(3, 11), chance.randint(1, 25))
    ends = begins + timedelta(days=chance.choice((28, 42)))
    wrong = ends.replace(year=ends.year - 1)
    style = chance.randrange(3)

    def plain(day: date) -> str:
        return f"{day.day} {MONTHS[day.month - 1]} {day.year}"

    def made(last: date) -> str:
        return (
            f"Start date: {plain(begins)}\n\nEnd date: {plain(last)}\n",
            f"| Consultation opens | {plain(begins)} |\n|---|---|\n| Consultation closes | {plain(last)} |\n",
            f"Date of decision: {plain(begins)}\n\nPublication date: {plain(last)}\n",
        )[style]

    return Seed(made(ends), made(wrong), plain(wrong))


@seeds("length-not-its-dates")
def how_long_it_lasts(chance: random.Random) -> Seed:
    """So many weeks, days or months between a first and a last day."""
    begins = date(chance.randrange(2012, 2018), chance.randint(1, 12), chance.randint(1, 25))
    unit, right = chance.choice((("week", 6), ("week", 8), ("week", 12), ("day", 28), ("day", 21), ("month", 6)))
    ends = begins + timedelta(days={"week": 7 * right, "day": right, "month": 183}[unit] - chance.randrange(2))
    wrong = right + chance.choice((-2, 2, 4)) * (1 if unit != "day" else 7)
    words = dict(enumerate("no one two three four five six seven eight nine ten eleven twelve".split()))
    spelled = chance.random() < 0.5

    def plain(day: date, year: bool = True) -> str:
        return f"{day.day} {MONTHS[day.month - 1]}" + (f" {day.year}" if year else "")

    same = begins.year == ends.year
    template = chance.choice(
        (
            "A {}-{} consultation ran from {} to {} and was widely shared.",
            "The survey was open for {} {}s, from {} until {}.",
            "We are running a {} {} public consultation on the plan, starting on {} and ending on {}.",
        )
    )

    def made(count: int) -> str:
        said = words.get(count, str(count)) if spelled else str(count)
        return template.format(said, unit, plain(begins, not same), plain(ends))

    return Seed(made(right), made(wrong), words.get(wrong, str(wrong)) if spelled else str(wrong))


@seeds("date-impossible")
def no_such_time(chance: random.Random) -> Seed:
    """A time of day that no clock shows."""
    hour, minute = chance.randint(1, 11), chance.choice((0, 15, 30))
    half = chance.choice(("am", "pm", " p.m."))
    mark = chance.choice((".", ":"))
    template = chance.choice(("The meeting begins at {} in the hall.", "Questions close at {} on Friday."))
    wrong = f"{hour}{mark}{minute + 60:02d}"
    return Seed(template.format(f"{hour}{mark}{minute:02d}{half}"), template.format(wrong + half), wrong)
