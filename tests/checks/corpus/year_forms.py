"""Errors in how years, quarters and deadlines are written, beyond the plainest."""

from __future__ import annotations

import random
from datetime import date, timedelta

from tests.checks.corpus.days_and_years import MONTHS, NAMES, QUARTERS, plain
from tests.checks.corpus.seeding import Seed, seeds


def _next(begins: int) -> str:
    return f"{(begins + 1) % 100:02d}"


@seeds("years-backwards")
def financial_years_that_run_back(chance: random.Random) -> Seed:
    """2028/29 to 2024/25."""
    begins, more, mark = chance.randrange(2014, 2024), chance.randrange(2, 6), chance.choice("/-")
    first, last = (f"{year}{mark}{_next(year)}" for year in (begins, begins + more))
    said = chance.choice(("The fund is spread over {} to {}.", "| Span | Sum |\n|---|---|\n| {} to {} | £40,000 |"))
    return Seed(said.format(first, last), said.format(last, first), f"{last} to {begins}")


@seeds("year-cut-short")
def one_figure_of_two(chance: random.Random) -> Seed:
    """2018/1 where 2018/19 stands elsewhere."""
    begins, mark = chance.randrange(2014, 2026), chance.choice("/-")
    right, wrong = f"{begins}{mark}{_next(begins)}", f"{begins}{mark}{_next(begins)[0]}"
    said = chance.choice(
        ("Visits in {0} were many. The count for {1} was checked.", "Fees for {0} were kept.\n\nIn {1} they rose.")
    )
    return Seed(said.format(right, right), said.format(right, wrong), wrong)


@seeds("financial-year-of-two-years")
def figures_changed_round(chance: random.Random) -> Seed:
    """2024/52 where 2024/25 stands elsewhere; 2024/24; the end of a span of years."""
    begins = chance.choice((2013, 2014, 2015, 2016, 2017, 2023, 2024, 2025, 2026))
    right = f"{begins}/{_next(begins)}"
    kind = chance.randrange(3)
    if kind == 0:
        wrong = f"{begins}/{_next(begins)[::-1]}"
        said = f"Visits in {right} were many. The count for {{}} was checked."
    elif kind == 1:
        wrong = f"{begins}/{begins % 100:02d}"
        said = f"Visits in {right} were many. The count for {{}} was checked."
    else:
        wrong = f"{begins}/{(begins + 2) % 100:02d}"
        said = f"The fund is spread over {begins - 2}/{(begins - 1) % 100:02d} to {{}} and no further."
    return Seed(said.format(right), said.format(wrong), wrong)


@seeds("plan-years-differ")
def a_plan_with_two_ends(chance: random.Random) -> Seed:
    """The same strategy to 2024 twice and to 2042 once."""
    begins, more = chance.randrange(2014, 2025), chance.randrange(2, 7)
    name = chance.choice(("Library Strategy", "Corporate Plan", "corporate plan", "Parks Framework", "Play Strategy"))
    short = chance.random() < 0.4
    ends = begins + more
    other = ends + chance.choice((1, 2, 10))

    def years(end: int) -> str:
        return f"{begins}-{end % 100:02d}" if short else f"{begins}-{end}"

    said = (
        f"The {name} {years(ends)} has four aims.\n\nEach aim of the {name} {years(ends)} is known.\n\n"
        f"Staff were told of the {name} {{}} in good time."
    )
    return Seed(said.format(years(ends)), said.format(years(other)), years(other))


@seeds("quarter-not-its-months")
def a_month_too_many_or_too_few(chance: random.Random) -> Seed:
    """Q2 (July to October), Q2 performance (July to August), Quarter 3 (Q2)."""
    number = chance.choice((2, 3))
    first, last = QUARTERS[number]
    at = MONTHS.index(last)
    kind = chance.randrange(4)
    if kind == 0:
        right, wrong = f"Q{number} ({first} to {last})", f"Q{number} ({first} to {MONTHS[(at + 1) % 12]})"
        quote = wrong[:-1]
    elif kind == 1:
        right, wrong = f"Q{number} results ({first} to {last})", f"Q{number} results ({first} to {MONTHS[at - 1]})"
        quote = wrong[:-1]
    elif kind == 2:
        right, wrong = f"Quarter {number} (Q{number})", f"Quarter {number} (Q{number % 3 + 1})"
        quote = wrong
    else:
        right, wrong = f"the end of Quarter {number} ({last})", f"the end of Quarter {number} ({first})"
        quote = wrong[len("the end of ") :]
    said = "The count for {} was checked by the team."
    return Seed(said.format(right), said.format(wrong), quote)


@seeds("quarter-not-its-months")
def a_span_of_quarters(chance: random.Random) -> Seed:
    """Q4 2020/21 to Q3 2021/22 (January to December 2021)."""
    begins = chance.randrange(2014, 2025)
    years = f"{begins}/{_next(begins)}", f"{begins + 1}/{_next(begins + 1)}"
    said = f"Visits in Q4 {years[0]} to {{}} {years[1]} (January to December {begins + 1}) were many."
    return Seed(
        said.format("Q3"), said.format("Q2"), f"Q4 {years[0]} to Q2 {years[1]} (January to December {begins + 1}"
    )


@seeds("deadline-not-its-day")
def so_many_days_after(chance: random.Random) -> Seed:
    """Five working days after a day in a week without holidays, both days given."""
    monday = date(chance.choice((2013, 2014, 2015, 2017)), chance.choice((2, 6, 10)), 8)
    monday -= timedelta(days=monday.weekday())
    # Weekdays of ordinary weeks of February, June and October: a week of five working days is seven days.
    base = monday + timedelta(days=chance.randrange(5))
    right = base + timedelta(days=7)
    wrong = right + timedelta(days=chance.choice((7, 8, 14)) - right.weekday() + 2)

    def named(day: date) -> str:
        return f"{NAMES[day.weekday()]} {plain(day)}"

    said = chance.choice(
        (
            f"The decision stands from {{}}, five working days after it was published on {plain(base)}.",
            f"Published on {plain(base)}, it may be called in until {{}}, five working days later.",
        )
    )
    return Seed(said.format(named(right)), said.format(named(wrong)), named(wrong))
