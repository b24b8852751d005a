"""Errors in quarters, plans, stages and deadlines."""

from __future__ import annotations

import random
from datetime import date, timedelta

from tests.checks.corpus.days_and_years import AGENDA, MEETING, MONTHS, QUARTERS, plain, written, years
from tests.checks.corpus.seeding import Seed, seeds


@seeds("quarter-not-its-months")
def months_of_another_quarter(chance: random.Random) -> Seed:
    """A quarter with the months of another."""
    number = chance.randrange(1, 5)
    # The months of the calendar quarter of that number are a weaker case, and come in the tests of the rule.
    other = chance.choice([each for each in QUARTERS if each != number])
    joined = chance.choice(("{} to {}", "{} – {}", "{}-{}"))
    short = chance.choice((False, True))
    quarter = chance.choice(
        (f"Q{number}", f"Quarter {number}", f"the {('first', 'second', 'third', 'fourth')[number - 1]} quarter")
    )
    said = chance.choice(
        (
            "Visits in {q} ({m}) were steady.",
            "Results are for {q} ({m}).",
            "Loans were counted in {q}, {m}.",
            "In {m} ({q}) it was wet.",
        )
    )

    def made(which: int) -> str:
        months = [month[:3] if short else month for month in QUARTERS[which]]
        return said.format(q=quarter, m=joined.format(*months))

    return Seed(made(number), made(other), made(other).rstrip("."))


@seeds("quarter-not-its-months")
def a_quarter_of_another_year(chance: random.Random) -> Seed:
    """The right months in the wrong year, as happens to the last quarter."""
    begins, number = chance.randrange(2014, 2022), chance.randrange(1, 5)
    year = begins + (number == 4)
    first, last = QUARTERS[number]
    wrong_year = year - 1 if number == 4 else year + 1
    said = chance.choice(("Visits in Q{} {} ({}) were steady.", "Results for Quarter {} {} ({}) are below."))

    def made(of: int) -> str:
        return said.format(number, f"{begins}/{(begins + 1) % 100:02d}", f"{first} to {last} {of}")

    return Seed(made(year), made(wrong_year), made(wrong_year).rstrip("."))


@seeds("financial-year-not-its-dates")
def dates_of_another_year(chance: random.Random) -> Seed:
    """The dates of the year before or after."""
    begins = chance.randrange(2014, 2022)
    off = chance.choice((-1, 1))
    style = chance.choice(
        (
            "1 April {} to 31 March {}",
            "April {} to March {}",
            "1st April {} – 31st March {}",
            "01/04/{} to 31/03/{}",
            "year ended 31 March {1}",
        )
    )
    form = (
        chance.choice(("{y} ({d})", "{d} ({y})", "{y}: {d}"))
        if "ended" not in style
        else chance.choice(("{y} ({d})", "{d} ({y})"))
    )
    if style.startswith("01/") and form.startswith("{d}"):
        form = "{y} ({d})"
    said = chance.choice(("Spending in {} was steady.", "The table is for {} and counts all branches."))
    name = years(begins, chance)
    right, wrong = (form.format(y=name, d=style.format(first, first + 1)) for first in (begins, begins + off))
    return Seed(said.format(right), said.format(wrong), wrong.rstrip(")"))


@seeds("planned-date-past")
def a_plan_gone_by(chance: random.Random) -> Seed:
    """A step still to come, dated a year or more too early."""
    meeting = date(2016, 1, 4) + timedelta(days=chance.randrange(3000))
    planned = meeting + timedelta(days=chance.randrange(20, 150))
    wrong = date(planned.year - chance.choice((1, 1, 2)), planned.month, min(planned.day, 28))
    if wrong > meeting - timedelta(days=45):
        wrong = date(wrong.year - 1, wrong.month, wrong.day)
    whole = chance.random() < 0.5
    said = chance.choice(
        (
            "The draft will be discussed at Cabinet {}.",
            "A further report will be brought to the Panel {}.",
            "The new stalls are due to open {}.",
            "It is expected that the works will be finished {}.",
            "The lease will then be recommended to Full Council {} ahead of signature.",
            "The new contract is scheduled to start {}.",
            "Consultation will close {}.",
            "The final toolkit is to be launched {}.",
            "| Step | When |\n|---|---|\n| Lighting | Underway. Plan will be presented at Committee {} |",
            "{}, the Panel will consider the results.",
        )
    )

    def made(day: date) -> str:
        when = f"on {written(day, chance)}" if whole else f"in {MONTHS[day.month - 1]} {day.year}"
        return MEETING.format(
            plain(meeting), said.format(when[0].upper() + when[1:] if said.startswith("{}") else when)
        )

    state = chance.getstate()
    right = made(planned)
    chance.setstate(state)
    quote = f"{MONTHS[wrong.month - 1]} {wrong.year}" if not whole else written(wrong, chance)
    chance.setstate(state)
    return Seed(right, made(wrong), quote, whole=True)


@seeds("done-on-a-day-to-come")
def done_too_soon(chance: random.Random) -> Seed:
    """A thing done, with the year of the next."""
    meeting = date(2016, 1, 4) + timedelta(days=chance.randrange(3000))
    done = meeting - timedelta(days=chance.randrange(20, 250))
    wrong = date(done.year + 1, done.month, min(done.day, 28))
    said = chance.choice(
        (
            "The scheme was approved by Cabinet on {}.",
            "Rents have been higher since {}.",
            "The new stalls were opened on {}.",
            "The survey was published on {}.",
            "A first meeting was held in the hall on {}.",
            "The policy was adopted by Full Council on {} and is in use.",
            "The new rules came into force on {}.",
        )
    )

    def made(day: date) -> str:
        return MEETING.format(plain(meeting), said.format(plain(day)))

    return Seed(made(done), made(wrong), plain(wrong), whole=True)


@seeds("stages-out-of-order")
def a_stage_before_the_last(chance: random.Random) -> Seed:
    """Two stages, the second dated before the first."""
    year, number = chance.randrange(2015, 2021), chance.randrange(1, 5)
    noun = chance.choice(("Round", "Phase", "Stage", "Tranche"))
    first, second = chance.randrange(6, 12), chance.randrange(1, 6)
    said = chance.choice(
        (
            "{n} {a}: {d}; {n} {b}: {e}.",
            "{n} {a} awards were made in {d}. {n} {b} awards were made in {e}.",
            "- {n} {a} ended in {d}\n- {n} {b} ended in {e}",
            "| Item | Timings |\n|---|---|\n| Grants | <p>{n} {a} in {d}</p> <p>{n} {b} in {e}</p> |",
        )
    )

    def made(of: int) -> str:
        return said.format(n=noun, a=number, b=number + 1, d=f"{MONTHS[first]} {year}", e=f"{MONTHS[second]} {of}")

    return Seed(made(year + 1), made(year), f"{MONTHS[second]} {year}")


# Bank holidays of England from gov.uk that fall near a meeting made here, so that counting is not left to the code.
_HOLIDAYS = {
    date(2018, 5, 7),
    date(2018, 5, 28),
    date(2018, 8, 27),
    date(2019, 5, 6),
    date(2019, 5, 27),
    date(2019, 8, 26),
}


def working_days_before(meeting: date, count: int) -> date:
    """Counted back a day at a time over weekends and the bank holidays above."""
    day = meeting
    while count:
        day -= timedelta(days=1)
        count -= day.weekday() < 5 and day not in _HOLIDAYS
    return day


def _meeting(chance: random.Random) -> date:
    """A weekday from May to November 2018 or 2019, when the holidays above are all there are."""
    day = date(chance.choice((2018, 2019)), 5, 14) + timedelta(days=chance.randrange(180))
    while day.weekday() > 4 or day in _HOLIDAYS:
        day += timedelta(days=1)
    return day


@seeds("deadline-not-its-day")
def a_deadline_a_day_out(chance: random.Random) -> Seed:
    """A deadline one or two days off."""
    meeting = _meeting(chance)
    count, word = chance.choice(((3, "third"), (2, "second"), (3, "3rd"), (5, "fifth")))
    right = working_days_before(meeting, count)
    wrong = right + timedelta(days=chance.choice((-1, 1, -2)))
    said = chance.choice(
        (
            "Questions must be sent by 10am on the {w} working day before the meeting. The deadline is therefore "
            "{d} at 10am.",
            "Requests to speak close at noon on the {w} working day before the date of the meeting: {d}.",
            "Questions must come by 10am on the {w} working day before the committee meeting ({d}).",
        )
    )
    made = [AGENDA.format(plain(meeting), said.format(w=word, d=plain(day))) for day in (right, wrong)]
    return Seed(made[0], made[1], plain(wrong), whole=True)


@seeds("published-too-late")
def papers_out_late(chance: random.Random) -> Seed:
    """Papers published with four clear days or fewer."""
    meeting = _meeting(chance)
    right, wrong = working_days_before(meeting, 6), working_days_before(meeting, chance.randrange(2, 6))
    said = chance.choice(("Date of publication: {}", "Published on {}.", "This agenda was despatched on {}."))
    made = [AGENDA.format(plain(meeting), said.format(plain(day))) for day in (right, wrong)]
    return Seed(made[0], made[1], plain(wrong), whole=True)
