"""Quarters and years named in headings. Expected values: a financial year runs from April (DOMAIN.md section 2)."""

from __future__ import annotations

import pytest

from goldenthread.packs.tables.periods import placed, whens


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("Q2 18/19", ["2018-19 Q2"]),
        ("Quarter 2 (Q2) 2018/19", ["2018-19 Q2"]),
        ("2018-19 Q4 result", ["2018-19 Q4"]),
        ("second quarter 2024-25", ["2024-25 Q2"]),
        ("17/18 EOY", ["2017-18"]),
        ("Oct-Dec 2020", ["2020-21 Q3"]),
        ("Jan to Mar 2021", ["2020-21 Q4"]),
        ("12 months to Sept 2022", ["2022-23 Q2"]),
        ("Q3 – 2017/18 01/10/17 to 31/12/17", ["2017-18 Q3"]),
        ("Q3", ["Q3"]),
        ("Agreed 07/08/2021, see pages 5-7", []),
        ("Plan 2019-2024", []),
    ],
)
def test_periods_are_found_as_people_write_them(words: str, named: list[str]) -> None:
    assert [when.text for when in whens(words)] == named


def test_a_range_of_quarters_names_those_between() -> None:
    named = whens("Adults: Q4 2020/21– Q1-Q3 2021/2022 (Jan December 2021)")
    assert sorted(when.text for when in named) == ["2020-21 Q4", "2021-22 Q1", "2021-22 Q2", "2021-22 Q3"]
    assert [found.text for number in (1, 4) if (found := placed(number, named))] == ["2021-22 Q1", "2020-21 Q4"]


def test_a_quarter_that_two_years_could_have_is_not_placed() -> None:
    assert placed(1, whens("Q1 2020/21 and Q1 2021/22")) is None
