"""Cells read under their columns' headings, and malformed figures. Expected values were read off by eye."""

from decimal import Decimal

import pytest

from goldenthread.figures import ColumnUnit, column_units, malformed, parse_cell


@pytest.mark.parametrize(
    ("headings", "unit", "scale", "adverse"),
    [
        (("£000",), "gbp", 1000, None),
        (("£'000",), "gbp", 1000, None),
        (("£’000",), "gbp", 1000, None),
        (("£,000",), "gbp", 1000, None),
        (("Budget (£000s)",), "gbp", 1000, None),
        (("Savings £,000", "2019/20"), "gbp", 1000, None),
        (("Revised budget", "£m"), "gbp", 10**6, None),
        (("£k",), "gbp", 1000, None),
        (("£ million",), "gbp", 10**6, None),
        (("Charge £",), "gbp", 1, None),
        (("Variance Adv/(fav)", "£000"), "gbp", 1000, True),
        (("Variance", "Fav/(Adv)"), "", 1, False),
        (("Change from prior year (%)",), "percent", 1, None),
        (("Per cent met",), "percent", 1, None),
        (("Difference (% points)",), "points", 1, None),
        (("FTE",), "fte", 1, None),
        (("Number of days",), "days", 1, None),
        (("Referrals",), "", 1, None),
        ((), "", 1, None),
    ],
)
def test_a_heading_gives_the_unit_scale_and_sign_of_its_column(
    headings: tuple[str, ...], unit: str, scale: int, adverse: bool | None
) -> None:
    column = column_units(headings)
    assert (column.unit, column.scale, column.adverse_positive) == (unit, scale, adverse)


@pytest.mark.parametrize(
    ("text", "headings", "value", "unit", "sign"),
    [
        ("1,935", ("£000",), "1935000", "gbp", ""),
        ("(243)", ("£,000",), "-243000", "gbp", "brackets"),
        ("(4)", ("Variance Adv/(fav)", "£000"), "-4000", "gbp", "fav"),
        ("4", ("Variance Adv/(fav)", "£000"), "4000", "gbp", "adv"),
        ("(4)", ("Fav/(adv)",), "-4", "count", "adv"),
        ("12 fav", ("£000",), "-12000", "gbp", "fav"),
        ("12 adv", ("£000",), "12000", "gbp", "adv"),
        ("(12) adv", ("£000",), "12000", "gbp", "adv"),
        ("(12) fav", ("£000",), "-12000", "gbp", "fav"),
        ("12 fav", ("Fav/(adv)",), "12", "count", "fav"),
        ("(0.5)", ("£m",), "-500000", "gbp", "brackets"),
        ("-0.5", ("£m",), "-500000", "gbp", "minus"),
        ("£1.2m", ("£000",), "1200000", "gbp", ""),
        ("£ 150.00", ("Charges 2018/19",), "150.00", "gbp", ""),
        ("(£243k)", (), "-243000", "gbp", "brackets"),
        ("77.0", ("%",), "77.0", "percent", ""),
        ("77.0%", (), "77.0", "percent", ""),
        ("4 (45%)", ("Quarter 1",), "4", "count", ""),
        ("↓ W +5.3%", ("DOT",), "5.3", "percent", "plus"),
        ("12 (c)", (), "12", "count", ""),
        ("6 bed spaces", (), "6", "count", ""),
        ("2018", ("Visitors",), "2018", "count", ""),
        ("(2018)", ("£000",), "-2018000", "gbp", "brackets"),
        ("1597087", ("Visits",), "1597087", "count", ""),
        ("3.5", (), "3.5", "count", ""),
        ("1,234.50", ("£",), "1234.50", "gbp", ""),
        ("71.1", ("per 1,000 population",), "71.1", "count", ""),
    ],
)  # fmt: skip
def test_a_cell_takes_its_columns_unit_and_scale(
    text: str, headings: tuple[str, ...], value: str, unit: str, sign: str
) -> None:
    figure = parse_cell(text, headings).quantity
    assert figure is not None
    assert (figure.value, figure.unit, figure.sign) == (Decimal(value), unit, sign)
    assert text[figure.start : figure.end] == figure.text


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "empty"), ("  ", "empty"), ("-", "dash"), ("–", "dash"), ("N/A", "not applicable"), ("Nil", "nil"),
        ("TBC", "to be confirmed"), ("Monitor", "monitor"), ("Due in Q3 18/19", "due"), ("2018/19", "year"),
        ("21/07/18", "date"), ("STR024", "reference"), ("Improving", "words"), ("#REF!", "error"), ("*", "suppressed"),
        ("248/251 – 99%", "several figures"),
        ("The council agreed that 4 libraries would open on a further day in each week", "words"),
    ],
)  # fmt: skip
def test_a_cell_without_a_figure_says_why(text: str, why: str) -> None:
    reading = parse_cell(text)
    assert reading.quantity is None
    assert reading.why == why


def test_marks_arrows_and_every_figure_of_a_cell_are_kept() -> None:
    assert parse_cell("65.3% (s)").mark == "s"
    assert parse_cell("W ↓ -25%").arrow == "↓"
    assert [figure.text for figure in parse_cell("4 (45%)").figures] == ["4", "(45%)"]
    assert [figure.value for figure in parse_cell("86% (Autumn 17)").figures] == [86]
    assert parse_cell("£130 - £200").quantity.is_range  # type: ignore[union-attr]
    assert parse_cell("71.1", ("per 1,000 people",)).quantity.per == 1000  # type: ignore[union-attr]


def test_2018_is_a_year_under_a_heading_of_years_and_a_count_under_another() -> None:
    assert parse_cell("2018", ("Year",)).why == "year"
    assert parse_cell("2018").why == "year"
    assert parse_cell("2018", column_unit=ColumnUnit("gbp", 1000)).quantity.value == 2018000  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "found", "fault"),
    [
        ("up to £5,0000 to fund", "£5,0000", "grouping"),
        ("£1.234,5 was", "£1.234,5", "decimal comma"),
        ("£5.4.3m", "£5.4.3m", "points"),
        ("1,2345 people", "1,2345", "grouping"),
        ("1234,567 people", "", ""),
        ("£1234,567", "£1234,567", "grouping"),
        ("£10,00", "£10,00", "decimal comma"),
        ("£ 5", "£ 5", "space"),
        ("££5", "££5", "doubled"),
        ("5£", "5£", "sign after"),
        ("£1.5 each", "£1.5", "pence"),
        ("1,00,000 people", "1,00,000", "grouping"),
    ],
)
def test_malformed_figures_are_found_with_their_fault(text: str, found: str, fault: str) -> None:
    assert [(place.text, place.fault) for place in malformed(text)] == ([(found, fault)] if found else [])
    assert all(text[place.start : place.end] == place.text for place in malformed(text))


@pytest.mark.parametrize(
    "text",
    [
        "£5.4m, £1,234.50 and £1,234", "£3.474m.", "in 2018,2019 and 2020", "tables 3,4 and 5", "1,234.", "£600k",
        "£5m–£6m", "£69million", "15,154 of 22,348", "(£243k)", "6.2.3", "£5.8 million", "£130 - £200", "020 8359 2000",
    ],
)  # fmt: skip
def test_well_formed_figures_are_not_called_malformed(text: str) -> None:
    assert malformed(text) == ()


@pytest.mark.parametrize("text", ["3. (+) Other receipts", "1. Balances brought forward", "2) Staff", "(4) Rents"])
def test_the_number_of_a_name_counts_nothing(text: str) -> None:
    assert parse_cell(text).quantity is None


@pytest.mark.parametrize(("text", "value"), [("- 1,685", "-1685"), ("– 3.1%", "-3.1"), ("+ 23,191", "23191")])
def test_a_sign_may_stand_apart_from_its_figure(text: str, value: str) -> None:
    quantity = parse_cell(text).quantity
    assert quantity is not None
    assert str(quantity.value) == value
