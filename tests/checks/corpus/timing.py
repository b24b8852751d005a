"""Errors in days, years, quarters and deadlines."""

from __future__ import annotations

import calendar
import random
from datetime import date, timedelta

from tests.checks.corpus.seeding import Seed, seeds

# Named here and not taken from the code under test.
NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
# First and last month of each quarter of a financial year: Q1 is April to June (DOMAIN section 2).
QUARTERS = {1: ("April", "June"), 2: ("July", "September"), 3: ("October", "December"), 4: ("January", "March")}
MEETING = """# Review of the market

| Title | Review of the market |
|---|---|
| Report of | Head of Communities |
| Date of meeting | {} |
| Wards | All |

## Summary

The market has traded on the square since it was paved. This report says how it does.

{}

Traders were asked what they thought and most were pleased.
"""
AGENDA = """# Meeting of the Town Panel

{}

## Order of business

{}

The building has a ramp and a hearing loop.
"""


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 4th."""
    return f"{number}{'th' if 10 < number < 20 else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def plain(day: date) -> str:
    """A day in full: 5 March 2019."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def written(day: date, chance: random.Random) -> str:
    """A day without its weekday, in one of the ways people write it."""
    month = MONTHS[day.month - 1]
    return chance.choice(
        (
            f"{day.day} {month} {day.year}",
            f"{ordinal(day.day)} {month} {day.year}",
            f"{ordinal(day.day)} of {month} {day.year}",
            f"{ordinal(day.day)} {month}, {day.year}",
            f"{day.day} {month[:3]} {day.year}",
        )
    )


def years(begins: int, chance: random.Random) -> str:
    """A financial year, in one of the ways people write it."""
    ends = begins + 1
    return chance.choice((f"{begins}/{ends % 100:02d}", f"{begins}-{ends % 100:02d}", f"{begins}/{ends}"))


@seeds("weekday-not-the-dates")
def wrong_weekday(chance: random.Random) -> Seed:
    """One weekday for another."""
    day = date(2015, 1, 1) + timedelta(days=chance.randrange(2000))
    words = written(day, chance)
    right = NAMES[day.weekday()]
    wrong = NAMES[(day.weekday() + chance.randrange(1, 7)) % 7]
    comma = chance.choice(("", "", ","))
    said = chance.choice(
        (
            "The panel met on {} to hear residents.",
            "Comments were taken until {} at noon.",
            "The survey opened on {}.",
            "- {}: a walk through the wards with the cabinet member",
            "| Event | Day |\n|---|---|\n| Open morning | {} |",
        )
    )
    return Seed(
        said.format(f"{right}{comma} {words}"), said.format(f"{wrong}{comma} {words}"), f"{wrong}{comma} {words}"
    )


@seeds("weekday-not-the-dates")
def wrong_weekday_without_a_year(chance: random.Random) -> Seed:
    """One weekday for another in the days before a meeting."""
    meeting = date(2016, 1, 4) + timedelta(days=chance.randrange(3000))
    day = meeting - timedelta(days=chance.randrange(3, 25))
    words = f"{day.day} {MONTHS[day.month - 1]}"
    right = NAMES[day.weekday()]
    wrong = NAMES[(day.weekday() + chance.randrange(1, 7)) % 7]
    said = AGENDA.format(plain(meeting), "Questions for the panel are taken until {} at 10am.")
    return Seed(said.format(f"{right} {words}"), said.format(f"{wrong} {words}"), f"{wrong} {words}", whole=True)


@seeds("date-impossible")
def a_day_too_many(chance: random.Random) -> Seed:
    """The 31st of a month of thirty days, 30 February, and 29 February in a common year."""
    month = chance.choice((2, 2, 4, 6, 9, 11))
    year = chance.choice((2015, 2017, 2018, 2019, 2021, 2022))
    last = calendar.monthrange(year, month)[1]
    wrong = chance.choice((29, 30, 31)) if month == 2 else 31
    said = chance.choice(
        (
            "Views were gathered until {}.",
            "The lease was signed on {}.",
            "The grant had to be spent by {} and was.",
            "| Stage | Ended |\n|---|---|\n| Survey | {} |",
        )
    )
    style = chance.choice(
        ("{d} {m} {y}", "{o} {m} {y}", "{o} of {m} {y}", "{d:02d}/{n:02d}/{y}", "{y}-{n:02d}-{d:02d}")
    )

    def in_style(number: int) -> str:
        return style.format(d=number, o=ordinal(number), m=MONTHS[month - 1], n=month, y=year)

    return Seed(said.format(in_style(last)), said.format(in_style(wrong)), in_style(wrong))


@seeds("date-impossible")
def a_month_too_many(chance: random.Random) -> Seed:
    """A thirteenth month."""
    day, year = chance.randrange(13, 28), chance.randrange(2014, 2022)
    right, wrong = chance.randrange(1, 13), chance.randrange(13, 20)
    said = chance.choice(("Works were signed off on {}.", "The audit was dated {}."))
    mark = chance.choice(("/", "."))
    return Seed(
        said.format(f"{day}{mark}{right:02d}{mark}{year}"),
        said.format(f"{day}{mark}{wrong}{mark}{year}"),
        f"{day}{mark}{wrong}{mark}{year}",
    )


@seeds("dates-backwards")
def a_span_that_ends_first(chance: random.Random) -> Seed:
    """The year of the last day one too low, or of the first too high."""
    first = date(2015, 1, 1) + timedelta(days=chance.randrange(1800))
    last = first + timedelta(days=chance.randrange(40, 330))
    back = date(last.year - 1, last.month, min(last.day, 28))
    style = chance.choice((plain, lambda day: f"{ordinal(day.day)} {MONTHS[day.month - 1]} {day.year}"))
    joined = chance.choice(("from {} to {}", "({} to {})", "({} – {})", "between {} and {}", "from {} until {}"))
    said = chance.choice(("The pilot ran {}.", "The pool was shut {} for repairs.", "Figures are for the pilot, {}."))
    right, wrong = (joined.format(style(first), style(end)) for end in (last, back))
    return Seed(said.format(right), said.format(wrong), style(back))


@seeds("dates-backwards")
def months_that_run_back(chance: random.Random) -> Seed:
    """Months with their years."""
    year, first, last = chance.randrange(2014, 2021), chance.randrange(5, 12), chance.randrange(1, 5)
    said = chance.choice(("Visits from {} to {} were counted by hand.", "The trial ({} – {}) was paid for by a grant."))
    begins = f"{MONTHS[first]} {year}"
    right, wrong = f"{MONTHS[last]} {year + 1}", f"{MONTHS[last]} {year}"
    return Seed(said.format(begins, right), said.format(begins, wrong), wrong)


SPANS = (
    "The Parks Strategy {} was agreed in full.",
    "The plan ({}) has four aims.",
    "## Housing Strategy {}",
    "- Domestic Abuse Strategy {}: the yearly update",
    "| Plan | Years |\n|---|---|\n| Culture and libraries | Culture Plan {} |",
    "Savings over {} were found by sharing a depot.",
)


@seeds("years-backwards")
def years_that_run_back(chance: random.Random) -> Seed:
    """A first year after the last: two of its figures changed, or the two the wrong way round."""
    first = chance.randrange(2013, 2024)
    last = first + chance.randrange(2, 7)
    wrong = chance.choice((first - 7, first - 1, first - 2))
    dash = chance.choice(("-", "–", " - ", " – ", "/"))
    said = chance.choice(SPANS)
    return Seed(said.format(f"{first}{dash}{last}"), said.format(f"{first}{dash}{wrong}"), f"{first}{dash}{wrong}")


@seeds("years-backwards")
def short_years_that_run_back(chance: random.Random) -> Seed:
    """A financial year the wrong way round."""
    first = chance.randrange(2014, 2024)
    mark = chance.choice(("-", "/", "–"))
    said = chance.choice(
        ("The budget for {} was spent.", "Income in {} was steady.", "The {} outturn was reported to members.")
    )
    wrong = f"{first + 1}{mark}{first % 100}"
    return Seed(said.format(f"{first}{mark}{(first + 1) % 100}"), said.format(wrong), wrong)


@seeds("year-cut-short")
def a_year_cut_short(chance: random.Random) -> Seed:
    """A figure lost or struck twice."""
    first = chance.randrange(2013, 2024)
    last = first + chance.randrange(2, 7)
    mark = chance.choice(("-", "–", "/"))
    wrong = chance.choice(
        (f"{first}{mark}{last // 10}", f"{first}{mark}{last}{chance.randrange(10)}", f"{first // 10}{mark}{last}")
    )
    if wrong.startswith(("200", "201-20", "2000")) and first // 10 == 200:
        wrong = f"{first}{mark}{last // 10}"
    said = chance.choice(SPANS)
    return Seed(said.format(f"{first}{mark}{last}"), said.format(wrong), wrong)


@seeds("financial-year-of-two-years")
def two_years_for_one(chance: random.Random) -> Seed:
    """A financial year whose second year is not the next."""
    first = chance.randrange(2013, 2022)
    mark = chance.choice(("/", "-"))
    wrong_year = chance.choice((first + 2, first, first + 3))
    said = chance.choice(
        (
            "Loans in Q{q} {} were steady.",
            "Complaints in the financial year {} were answered in time.",
            "The {} outturn was reported to members.",
            "Results for Quarter {q} {} are below.",
            "No rise was made in the {} financial year.",
        )
    ).replace("{q}", str(chance.randrange(1, 5)))
    right, wrong = (f"{first}{mark}{year % 100:02d}" for year in (first + 1, wrong_year))
    return Seed(said.format(right), said.format(wrong), wrong)


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
