"""Bank holidays in England and Wales as gov.uk/bank-holidays lists them, substitute days included, typed in by hand."""

from datetime import date, timedelta

PUBLISHED = {
    2018: ("01-01", "03-30", "04-02", "05-07", "05-28", "08-27", "12-25", "12-26"),
    2019: ("01-01", "04-19", "04-22", "05-06", "05-27", "08-26", "12-25", "12-26"),
    # The early May holiday moved to Friday 8 May for the 75th anniversary of VE Day.
    2020: ("01-01", "04-10", "04-13", "05-08", "05-25", "08-31", "12-25", "12-28"),
    # The Platinum Jubilee (2 and 3 June) and the funeral of Queen Elizabeth II (19 September).
    2022: ("01-03", "04-15", "04-18", "05-02", "06-02", "06-03", "08-29", "09-19", "12-26", "12-27"),
    # The Coronation of King Charles III (8 May).
    2023: ("01-02", "04-07", "04-10", "05-01", "05-08", "05-29", "08-28", "12-25", "12-26"),
    2025: ("01-01", "04-18", "04-21", "05-05", "05-26", "08-25", "12-25", "12-26"),
}
HOLIDAYS = frozenset(date.fromisoformat(f"{year}-{day}") for year, days in PUBLISHED.items() for day in days)


def slow_is_working_day(day: date) -> bool:
    """The obvious answer, for a day in one of the years above."""
    if day.year not in PUBLISHED:
        raise AssertionError(f"{day} is outside the years typed in")
    return day.strftime("%w") not in ("0", "6") and day not in HOLIDAYS


def slow_add(day: date, count: int) -> date:
    """One day at a time, counting the working ones."""
    one = timedelta(days=1 if count > 0 else -1)
    while count:
        day = day + one
        if slow_is_working_day(day):
            count -= 1 if count > 0 else -1
    return day


def slow_clear_days(published: date, meeting: date) -> int:
    """Every working day after the notice and before the meeting, one at a time."""
    day, found = published + timedelta(days=1), 0
    while day < meeting:
        found += slow_is_working_day(day)
        day += timedelta(days=1)
    return found
