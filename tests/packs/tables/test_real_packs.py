"""The figures of the two real packs, against what a careful reader took from them (../shared/gold)."""

from __future__ import annotations

import pytest

from goldenthread.packs import Pack

MINE = ("performance", "savings", "fees", "delivery_plan", "service_tables")


def test_the_totals_of_service_tables_are_those_printed_and_add_up(packs: dict[str, Pack]) -> None:
    # The seed's report of January 2022, sections 3 to 5: a calendar year is Q4 of one financial year and Q1 to Q3 of
    # the next (DOMAIN.md section 2 works the first row out).
    tables = packs["004"].as_json()["service_tables"]
    quarters = ["2020-21 Q4", "2021-22 Q1", "2021-22 Q2", "2021-22 Q3"]
    by_quarter = [table for table in tables if "quarters" in table]
    assert [table["quarters"] for table in by_quarter] == [quarters] * 6
    rows = [row for table in by_quarter for row in table["rows"]]
    referrals = rows[0]
    assert (referrals["values"], referrals["total"], referrals["adds_up"]) == ([142, 121, 121, 127], 511, True)
    totals = [row["total"] for row in rows if row.get("adds_up")]
    assert totals == [511, 446, 223, 105, 1313, 607, 591, 115, 525, 133]
    assert [row["total"] for row in rows if "total" in row and "adds_up" not in row] == [21]
    assert [(table["totals"], table["totals_add_up"]) for table in tables if "columns" in table] == [
        ([331], [True]),
        ([19], [True]),
    ]


def test_a_result_keeps_its_period_footnotes_and_when_it_is_due(packs: dict[str, Pack]) -> None:
    crime, *_, trust = packs["003"].as_json()["performance"]["indicators"][:4]
    assert (crime["period"], crime["prior_period"], len(crime["notes"])) == ("2018-19 Q2", "2017-18 Q2", 2)
    assert "result" not in trust
    assert trust["due"] == "Due Q3 18/19"


@pytest.mark.parametrize("number", ["003", "004"])
def test_every_figure_stands_in_the_words_that_it_is_said_to_come_from(packs: dict[str, Pack], number: str) -> None:
    fields = [(name, field) for name, field in packs[number].fields() if name.split("/")[1] in MINE]
    assert len(fields) > 100
    for name, field in fields:
        assert 0 < field.confidence < 1, name
        if isinstance(field.plain, int | float) and not isinstance(field.plain, bool):
            digits = "".join(letter for letter in field.source.quote if letter.isdigit())
            assert str(abs(field.plain)).rstrip("0").replace(".", "") in digits, name
