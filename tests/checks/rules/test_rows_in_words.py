"""What commentary says of an indicator, against the indicator's row. The figures were worked out on paper."""

from __future__ import annotations

import pytest

from tests.checks.rules.quoting import findings, quotes

RULE = "commentary-against-its-row"
TABLE = (
    "| Ref | Measure | Good is | Q2 2022/23 | Q1 2023/24 | Q2 2023/24 | Target |\n|---|---|---|---|---|---|---|\n"
    "| H1 | Household waste recycled | High | 54.2% | 55.8% | 56.3% | 55.0% |\n"
    "| H2 | Days to re-let a home | Low | 31.4 | 30.0 | 38.2 | 28.0 |\n"
    "| H3 | Visits to the museum | High | 402 | 390 | 371 | 390 |\n\n"
)


@pytest.mark.parametrize(
    "said",
    [
        "H1: the rate of 56.3% is 1.3 percentage points above target and the highest of the three quarters.",
        "Household waste recycled: 56.3%, up by 2.1 percentage points on the same quarter last year.",
        "Days to re-let a home were 38.2, which missed the target, and 6.8 days longer than a year earlier.",
        "Visits to the museum: 371, 31 fewer than in Q2 2022/23 (a fall of 7.7%) and 19 below the target of 390.",
        # Of something else, planned, or of a period that the table does not have.
        "H3: in the east wing 96 people came, 12 more than last year, and 20 above target.",
        "Visits to the museum will be 40 above target next year.",
        "Visits to the museum: 371, 20 more than in 2018/19.",
        "H2: rents rose by 9%.",
    ],
)
def test_words_that_the_row_bears_out_are_let_be(said: str) -> None:
    assert quotes(RULE, TABLE + said) == []


@pytest.mark.parametrize(
    ("said", "quote", "severity"),
    [
        ("H1: the rate of 56.3% is 1.3 percentage points below target.", "1.3 percentage points below target", "error"),
        ("H1: the rate of 56.3% is the lowest of the three quarters.", "lowest of the three quarters", "error"),
        (
            "Household waste recycled: 56.3%, up by 1.2 percentage points on the same quarter last year.",
            "up by 1.2",
            "error",
        ),
        ("Days to re-let a home were 38.2, which met the target.", "met the target", "error"),
        ("Days to re-let a home were 38.2, 6.8 days shorter than a year earlier.", "6.8 days shorter", "error"),
        ("Visits to the museum: 371, 13 fewer than in Q2 2022/23.", "13 fewer", "error"),
        ("Visits to the museum: 371, 31 fewer than in Q2 2022/23 (a fall of 17.7%).", "a fall of 17.7%", "error"),
        ("Museum: visits were 29 below the target.", "29 below the target", "warning"),
    ],
)
def test_words_that_it_does_not_are_found(said: str, quote: str, severity: str) -> None:
    (finding,) = findings(RULE, TABLE + said)
    assert quote in finding.quote
    assert finding.severity == severity


def test_a_clause_on_another_indicator_is_not_of_this_one() -> None:
    said = "Visits to the museum fell to 371, and recycling was 1.3 percentage points above target."
    assert quotes(RULE, TABLE + said) == []


def test_commentary_in_the_table_is_of_its_row() -> None:
    table = "| Measure | Good is | Last year | Result | Target | Comment |\n|---|---|---|---|---|---|\n"
    table += "| Visits to halls | High | 40 | 48 | 50 | {} |\n| Loans | High | 40 | 60 | 50 | On course. |\n"
    assert quotes(RULE, table.format("Up by 8 on last year, but 2 short of the target.")) == []
    assert quotes(RULE, table.format("Up by 9 on last year.")) == ["Up by 9 on last year"]
    assert quotes(RULE, table.format("Fell by 8.")) == ["Fell by 8"]


@pytest.mark.parametrize(
    ("said", "severity"),
    [
        ("At 7.4 days, sickness improved from 7.9 but just missed the target of 7.0.", None),
        ("Satisfaction was 78%, in line with the target of 87%.", "warning"),
        ("Satisfaction was 86%, in line with the target of 87%.", None),
        ("At 61, the number built was above the target of 75 and would be reported as red.", "error"),
        ("At 29%, take-up is above the England average of 31%.", "error"),
        ("47% found work, slightly above the same period last year where 48% did.", "error"),
        ("There were 536, 85 above the target of 451.", None),
    ],
)
def test_targets_and_averages_in_a_sentence(said: str, severity: str | None) -> None:
    found = [finding.severity for finding in findings("target-word-against-figures", said)]
    assert found == ([severity] if severity else [])


@pytest.mark.parametrize(
    ("said", "quoted"),
    [
        ("There were 164 preventions against a target of 200 (18% below).", []),
        ("There were 164 preventions against a target of 200 (81% below).", ["81% below"]),
        ("There were 164 preventions against a target of 200 (18% above).", ["18% above"]),
        ("There were 536 courses, 85 above the target of 451.", []),
        ("There were 536 courses, 58 above the target of 451.", ["58 above the target"]),
    ],
)
def test_distances_in_a_sentence(said: str, quoted: list[str]) -> None:
    assert quotes("distance-from-target-against-figures", said) == quoted


def test_a_distance_with_the_other_sign_than_its_column_is_found() -> None:
    heads = "| Measure | Target | Result | Variance from target |\n|---|---|---|---|\n"
    rows = (
        "| A | 40 | 36 | -10.0% |\n| B | 40 | 44 | 10.0% |\n| C | 50 | 45 | -10.0% |\n| D | 10 | 12 | "
        "20.0% |\n| E | 20 | 15 | {} |\n"
    )
    assert quotes("distance-from-target-against-figures", heads + rows.format("-25.0%")) == []
    assert quotes("distance-from-target-against-figures", heads + rows.format("25.0%")) == ["25.0%"]


def test_a_red_action_without_progress_is_found() -> None:
    table = (
        "| Action | Lead | BRAG | Progress |\n|---|---|---|---|\n| Open the hub | Head of Care | G | "
        "Opened in the spring. |\n"
    )
    table += (
        "| Mend the roof | Head of Parks | R | {} |\n| Plant trees | Head of Parks | G | Sixty trees were planted. |\n"
    )
    assert quotes("missed-without-commentary", table.format("Delayed by rain until June.")) == []
    assert quotes("missed-without-commentary", table.format("")) == ["R"]
