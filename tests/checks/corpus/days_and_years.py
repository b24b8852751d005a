"""Errors in days and in spans of years."""

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
    month = MONTHS[day.month - 1]
    words = chance.choice((f"{day.day} {month}", f"{ordinal(day.day)} {month}", f"{month} {ordinal(day.day)}"))
    right = NAMES[day.weekday()]
    wrong = NAMES[(day.weekday() + chance.randrange(1, 7)) % 7]
    said = AGENDA.format(plain(meeting), "Questions for the panel are taken until {} at 10am.")
    return Seed(said.format(f"{right} {words}"), said.format(f"{wrong} {words}"), f"{wrong} {words}", whole=True)


@seeds("date-impossible")
def a_day_too_many(chance: random.Random) -> Seed:
    """The 31st of a month of thirty days, 30 February, and 29 February in a common year."""
    month = chance.choice((2, 2, 4, 6, 9, 11))
    year = chance.choice((2015, 2017, 2018, 2019))
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
