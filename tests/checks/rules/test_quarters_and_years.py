"""Quarters and financial years against the months beside them: Q1 is April to June (DOMAIN, section 2)."""

from __future__ import annotations

import pytest

from tests.checks.rules.quoting import findings, quotes


@pytest.mark.parametrize(
    "wrong",
    [
        "Q2 (October to December)",
        "Q4 2021/22 (January to March 2021)",
        "Quarter 3 – 2017/18 01/07/17 to 30/09/17",
        "Q1 2022/23 (January to March 2022)",
        "July-September 2023 (Q2 2022/23)",
        "quarter three 2022/23, covering the period from 1 July to 30 September 2022",
    ],
)
def test_a_quarter_with_other_months_is_an_error(wrong: str) -> None:
    (finding,) = findings("quarter-not-its-months", f"Visits in {wrong} rose.")
    assert finding.severity == "error"


@pytest.mark.parametrize(
    "right",
    [
        "Q2 (July to September)",
        "Q4 2021/22 (January to March 2022)",
        "the period Q4 2020/21 - Q3 2021/22 (January – December)",
        "Q4 2020/21– Q1-Q3 2021/2022 (Jan December 2021)",
        "Q2 (April to September)",
        "Q1 and Q2 (April to September)",
        "Q1 2022 (January to March)",
        "Q1 Apr-Jun, Q2 Jul-Sep, Q3 Oct-Dec, Q4 Jan-Mar",
        "Q3 (1 October to 31 December 2021)",
        "Q2 2018-19, of which the data are from October 2015 to September 2016",
    ],
)
def test_a_quarter_with_its_own_months_is_let_be(right: str) -> None:
    assert quotes("quarter-not-its-months", f"Visits in {right} rose.") == []


@pytest.mark.parametrize(
    "unsure",
    ["Q1 (January to March)", "the fourth quarter (October – December)", "Q3 2022/23 (July to September 2022 data)"],
)
def test_a_calendar_quarter_or_data_in_arrears_is_a_warning(unsure: str) -> None:
    (finding,) = findings("quarter-not-its-months", f"Visits in {unsure} rose.")
    assert (finding.severity, finding.verdict) == ("warning", "cannot tell")


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("2021/22 (April 2020 to March 2021)", True),
        ("2021/22 (1 April 2021 to 31 March 2023)", True),
        ("year ended 31 March 2023 (2021/22)", True),
        ("2021/22 (year ended 31 March 2021)", True),
        ("2021/22 (April 2021 to March 2022)", False),
        ("financial year 2021-2022 (01/04/2021 to 31/03/2022)", False),
        ("2020/21 and 2021/22 (April 2020 to March 2022)", False),
        ("Q4 2021/22, the year ended 31 March 2021", False),
        ("municipal year 2021/22 (May 2021 to May 2022)", False),
    ],
)
def test_a_financial_year_against_the_dates_beside_it(said: str, found: bool) -> None:
    assert bool(quotes("financial-year-not-its-dates", f"Spending in {said} rose.")) is found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Q2 (July to October) was wet.", ["Q2 (July to October"]),
        ("Q2 performance (July to August) was good.", ["Q2 performance (July to August"]),
        ("Q2 (April to September) so far.", []),
        ("Quarter 2 (Q3) was wet.", ["Quarter 2 (Q3)"]),
        ("The position at the end of Quarter 3 (September) is known.", ["Quarter 3 (September)"]),
        ("The position at the end of Quarter 3 (31 December 2023) is known.", []),
        (
            "Q4 2020/21 to Q2 2021/22 (January to December 2021).",
            ["Q4 2020/21 to Q2 2021/22 (January to December 2021"],
        ),
        ("Q1 - Q3 (April to December).", []),
    ],
)
def test_quarters_and_other_spans_of_months(said: str, found: list[str]) -> None:
    assert quotes("quarter-not-its-months", said) == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("In 2024/25 it rose. By 2024/52 it will fall.", ["2024/52"]),
        ("In 2024/25 it rose. By 2024/24 it will fall.", ["2024/24"]),
        ("From 2025/26 to 2027/29 it falls.", ["2027/29"]),
        ("In 2021/22, 2022/23 and 2023/24 it rose, and in 2023/25 it fell.", ["2023/25"]),
        ("In 2021/22, 2022/23 and 2023/24 it rose. The Better Care Plan 2023/25 is known.", []),
        ("The Local Plan 2011/31 is old.", []),
        ("Results for Q2 23/25 are late.", ["23/25"]),
    ],
)
def test_one_financial_year(said: str, found: list[str]) -> None:
    assert quotes("financial-year-of-two-years", said) == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("It is spread over 2028/29 to 2024/25.", ["2028/29 to 2024/25"]),
        ("£2m moved from 2025/26 to 2024/25.", []),
        ("It grew 2024/25 to 2028/29.", []),
    ],
)
def test_spans_of_financial_years(said: str, found: list[str]) -> None:
    assert quotes("years-backwards", said) == found
