"""What one cell of a data folder may hold. Each reader takes the cell's text, or raises `CellError`."""

import datetime as dt
import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from difflib import get_close_matches
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from goldenthread.dates import DatesError, FinancialYear, PeriodError, Quarter, parse_period
from goldenthread.dates.errors import PERIOD_EXAMPLES
from goldenthread.loading.problems import CellError, shown
from goldenthread.plan.models.record import Kind

Reader = Callable[[str], Any]

NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?\Z")
GROUPED = re.compile(r"-?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?\Z")
REFERENCE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")
DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
BRITISH_DATE = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})\Z")
PARTIAL_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?\Z")
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
LONGEST_WHOLE, LONGEST_FRACTION = 15, 10
OWN_NUMBERS = ("risk", "saving")
"""Kinds that keep the council's own number, such as STR024; their reference is that number in small letters."""
EARLIEST, LATEST = 1970, 2100
NOT_STATED = "not stated"
"""What `covers` says when the source gives a figure and not its period, and no period could be worked out."""


_TAKES: dict[Reader, str] = {}


def taking(words: str) -> Callable[[Reader], Reader]:
    """Says in words what the reader below takes, for the reference."""

    def remember(reader: Reader) -> Reader:
        _TAKES[reader] = words
        return reader

    return remember


def takes(reader: Reader) -> str:
    """What a reader takes, in words."""
    return _TAKES[reader]


def text(limit: int = 20_000) -> Reader:
    """Words, at most `limit` characters."""

    @taking("text" if limit >= 2_000 else f"text, at most {limit} characters")
    def read(cell: str) -> str:
        if len(cell) > limit:
            raise CellError(f"{len(cell):,} characters are too many.", f"Keep it to {limit:,}.")
        if CONTROL.search(cell):
            raise CellError("There is a character here that cannot be printed.", "Type the words again.")
        return cell

    return read


def choice(options: Sequence[str]) -> Reader:
    """One word of a list."""
    allowed = frozenset(options)

    @lru_cache(maxsize=256)
    def nearest(word: str) -> str:
        return next((f"Did you mean “{near}”? " for near in get_close_matches(word[:80], options, n=1)), "")

    @taking(" ".join(f"`{option}`" for option in options))
    def read(cell: str) -> str:
        word = cell.lower().replace(" ", "-")
        if word in allowed:
            return word
        raise CellError(
            f"{shown(cell)} is not one of the words this column takes.",
            f"{nearest(word)}Write one of: {', '.join(options)}.",
        )

    return read


@taking("number")
def number(cell: str) -> Decimal:
    """A plain decimal, kept with the decimals it was typed with."""
    if NUMBER.match(cell):
        digits, _, fraction = cell.lstrip("-").partition(".")
        if len(digits) > LONGEST_WHOLE:
            raise CellError(f"{shown(cell)} is larger than this record can hold.", "Use a bigger unit, such as £m.")
        if len(fraction) > LONGEST_FRACTION:
            raise CellError(
                f"{shown(cell)} has {len(fraction)} decimals.", "Give it as it was published, to at most ten decimals."
            )
        figure = Decimal(cell)
        return figure if figure else figure.copy_abs()  # no database keeps a minus before nothing
    if plain := _plain_number(cell):
        raise CellError(f"{shown(cell)} is a number typed as text.", f"Write it plainly: {plain}.")
    raise CellError(
        f"{shown(cell)} is not a number.",
        "Write digits only, such as 372750 or 99.5; leave the cell empty if there is none.",
    )


def _plain_number(cell: str) -> str | None:
    """What was meant by `£3,723`, `42%`, `(243)`, `−243` or `'12`; None when that is not plain."""
    bare = re.sub(r"[£%\s'’\"=]", "", cell.replace("−", "-").replace("–", "-"))
    if bracketed := re.fullmatch(r"\((.+)\)", bare):
        bare = "-" + bracketed[1]
    bare = bare.removeprefix("+")
    if GROUPED.match(bare):
        bare = bare.replace(",", "")
    return bare if NUMBER.match(bare) and len(bare) <= LONGEST_WHOLE else None


def whole(low: int, high: int) -> Reader:
    """A whole number from `low` to `high`."""

    @taking(f"whole number, {low:,} to {high:,}")
    def read(cell: str) -> int:
        if not re.fullmatch(r"-?[0-9]{1,10}", cell) or not low <= int(cell) <= high:
            raise CellError(
                f"{shown(cell)} is not a whole number from {low:,} to {high:,}.", "Correct it or leave the cell empty."
            )
        return int(cell)

    return read


@taking("`yes` `no`")
def yes_no(cell: str) -> bool:
    """`yes` or `no`."""
    return bool(choice(("yes", "no"))(cell) == "yes")


@taking("day: 2023-09-30")
@lru_cache(maxsize=4096)
def date(cell: str) -> dt.date:
    """A day, written 2023-09-30."""
    try:
        if not DATE.match(cell):
            raise ValueError
        day = dt.date.fromisoformat(cell)
    except ValueError:
        raise CellError(f"{shown(cell)} is not a date.", _dated(cell, "2023-09-30")) from None
    if not EARLIEST <= day.year <= LATEST:
        raise CellError(f"{shown(cell)} is in the year {day.year}.", "Check the year.")
    return day


def _dated(cell: str, example: str) -> str:
    """How to write a date, which is the day meant where that is plain."""
    if british := BRITISH_DATE.match(cell):
        day, month, year = (int(part) for part in british.groups())
        try:
            return f"Write year, month and day: {dt.date(year, month, day)}."
        except ValueError:
            pass
    return f"Write year, month and day: {example}."


@taking("day, month or year: 2023-09-30, 2023-09, 2023")
@lru_cache(maxsize=4096)
def partial_date(cell: str) -> str:
    """A day, a month or a year: 2022-06-14, 2022-06 or 2022."""
    match = PARTIAL_DATE.match(cell)
    try:
        if not match:
            raise ValueError
        year, month, day = (int(part) if part else 1 for part in match.groups())
        dt.date(year, month, day)
    except ValueError:
        raise CellError(
            f"{shown(cell)} is not a date.", _dated(cell, "2022-06-14, or 2022-06 or 2022 when no more is known")
        ) from None
    if not EARLIEST <= year <= LATEST:
        raise CellError(f"{shown(cell)} is in the year {year}.", "Check the year.")
    return cell


@taking("quarter")
@lru_cache(maxsize=4096)
def quarter(cell: str) -> str:
    """A quarter, however it is written; given back as `2023-24 Q2`."""
    period = _period(cell, "a financial year and a quarter: 2023-24 Q2")
    if not isinstance(period, Quarter):
        raise CellError(f"{shown(cell)} is not a quarter.", "Write a financial year and a quarter: 2023-24 Q2.")
    return str(period)


@taking("quarter or financial year")
@lru_cache(maxsize=4096)
def quarter_or_year(cell: str) -> str:
    """A quarter or a financial year; given back as `2023-24 Q2` or `2023-24`."""
    period = _period(cell, "2023-24 Q2 or 2023-24")
    if not isinstance(period, (Quarter, FinancialYear)):
        raise CellError(f"{shown(cell)} is neither a quarter nor a financial year.", "Write 2023-24 Q2 or 2023-24.")
    return str(period)


@taking("financial year")
@lru_cache(maxsize=4096)
def financial_year(cell: str) -> str:
    """A financial year; given back as `2023-24`."""
    period = _period(cell, "the two years: 2023-24")
    if not isinstance(period, FinancialYear):
        raise CellError(f"{shown(cell)} is not a financial year.", "Write the two years: 2023-24.")
    return str(period)


@taking("period, however written")
@lru_cache(maxsize=4096)
def covered(cell: str) -> Any:
    """The stretch of time that data covers, in the words people use; given back as a period, or as NOT_STATED."""
    return NOT_STATED if cell.lower() == NOT_STATED else _period(cell)


def _period(cell: str, how: str = f"it like {', '.join(PERIOD_EXAMPLES)}") -> Any:
    try:
        period = parse_period(cell)
    except DatesError as error:
        problem = error.problem if isinstance(error, PeriodError) else "it has a day that cannot be"
        raise CellError(f"{shown(cell)} is not a period: {problem}.", f"Write {how}.") from None
    if not EARLIEST <= period.start.year <= LATEST:
        raise CellError(f"{shown(cell)} is in the year {period.start.year}.", "Check the year.")
    return period


def reference(limit: int = 80) -> Reader:
    """A thing's own reference: lower-case letters, digits and hyphens."""

    @taking(f"reference, at most {limit} characters")
    def read(cell: str) -> str:
        if REFERENCE.match(cell) and len(cell) <= limit:
            return cell
        tidy = re.sub(r"[^a-z0-9]+", "-", cell[: 2 * limit].lower()).strip("-")[:limit].strip("-")
        raise CellError(
            f"{shown(cell)} is not a reference.",
            f"Use lower-case letters, digits and hyphens, at most {limit}, such as {tidy or 'phone-satisfaction'}.",
        )

    return read


@taking("number as the council writes it")
def own_number(cell: str) -> str:
    """The council's own number of a thing, as it writes it: STR024, S1."""
    if len(cell) > 30 or not REFERENCE.match(cell.lower()):
        raise CellError(f"{shown(cell)} is not a reference.", "Use letters, digits and hyphens, such as STR024 or S1.")
    return cell


@taking("number as the council writes it")
def own_reference(cell: str) -> str:
    """The reference of a thing that has the council's own number."""
    return own_number(cell).lower()


@taking("`kind:reference`")
def key(cell: str) -> str:
    """Another thing of any kind: `kind:reference`."""
    kind, colon, rest = cell.partition(":")
    if not colon or kind not in Kind.values or not rest.strip():
        raise CellError(
            f"{shown(cell)} does not name a thing.", f"Write kind:reference; the kinds are {', '.join(Kind.values)}."
        )
    return f"{kind}:{rest.strip().lower() if kind in OWN_NUMBERS else rest.strip()}"


def web_address(limit: int = 500) -> Reader:
    """An http or https address."""

    @taking("web address")
    def read(cell: str) -> str:
        try:
            parts = urlsplit(cell)
        except ValueError:
            parts = urlsplit("")
        fits = parts.scheme in ("http", "https") and parts.netloc and len(cell) <= limit
        if not fits or re.search(r"\s", cell) or CONTROL.search(cell):
            raise CellError(
                f"{shown(cell)} is not a web address.",
                f"Write it in full, beginning https://, without spaces, in at most {limit} characters.",
            )
        return cell

    return read


@taking("`kind:reference` or web address")
def key_or_address(cell: str) -> str:
    """A thing in the record, or a web address."""
    return web_address()(cell) if is_address(cell) else key(cell)


def is_address(value: str) -> bool:
    """Whether a link is a web address rather than a thing in the record."""
    return value.lower().startswith(("http:", "https:"))


def several(reader: Reader) -> Reader:
    """Any number of values separated by semicolons."""

    @taking(f"{takes(reader)}; several with `; ` between")
    def read(cell: str) -> list[Any]:
        return [reader(part.strip()) for part in cell.split(";") if part.strip()]

    return read


@taking("`Q1` to `Q4`; several with `; ` between")
def due_quarters(cell: str) -> str:
    """Which quarters a result is due in: `Q1; Q3`."""
    parts = [part.strip().upper() for part in cell.split(";") if part.strip()]
    if not parts or any(part not in ("Q1", "Q2", "Q3", "Q4") for part in parts) or len(set(parts)) != len(parts):
        raise CellError(f"{shown(cell)} does not name quarters.", "Write them with semicolons: Q1; Q3.")
    return "; ".join(sorted(parts))


@taking("`1` to `7`; several with `; ` between")
def exempt_paragraphs(cell: str) -> str:
    """Schedule 12A paragraphs: `3; 5`."""
    parts = [part.strip() for part in cell.split(";")]
    if any(part not in ["1", "2", "3", "4", "5", "6", "7"] for part in parts):
        raise CellError(
            f"{shown(cell)} does not name paragraphs of Schedule 12A.",
            "Write the numbers 1 to 7 with semicolons: 3; 5.",
        )
    return "; ".join(parts)
