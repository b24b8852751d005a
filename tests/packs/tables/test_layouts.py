"""How tables come apart and go together: over pages, with headings that repeat, with broken words, of unknown kinds."""

from __future__ import annotations

from typing import Any

from goldenthread.packs import Pack, read_pack

HEADINGS = "| Indicator | Polarity | Q1 2023/24 Target | Q1 2023/24 Result |\n|---|---|---|---|\n"


def read(text: str) -> Pack:
    return read_pack(text.encode(), "report.md")


def indicators(text: str) -> list[tuple[Any, Any]]:
    return [(one["name"], one["result"]) for one in read(text).as_json()["performance"]["indicators"]]


def test_a_table_without_headings_goes_on_from_the_page_before() -> None:
    text = f"# Performance\n\n{HEADINGS}| Loans | Bigger is better | 90 | 95 |\n\nPage 3\n\n"
    assert indicators(text + "| Visits | Bigger is better | 20 | 18 |\n|---|---|---|---|\n") == [
        ("Loans", 95),
        ("Visits", 18),
    ]


def test_words_between_two_tables_end_the_first() -> None:
    text = f"# Performance\n\n{HEADINGS}| Loans | Bigger is better | 90 | 95 |\n\nSomething else altogether.\n\n"
    assert indicators(text + "| Visits | Bigger is better | 20 | 18 |\n|---|---|---|---|\n") == [("Loans", 95)]


def test_headings_that_come_again_within_a_table_are_no_row() -> None:
    again = "| Indicator | Polarity | Q1 2023/24 Target | Q1 2023/24 Result |\n"
    rows = "| Loans | Bigger is better | 90 | 95 |\n" + again + "| Visits | Bigger is better | 20 | 18 |\n"
    assert [name for name, _ in indicators(f"# Performance\n\n{HEADINGS}{rows}")] == ["Loans", "Visits"]


def test_two_tables_made_one_are_read_as_two() -> None:
    # As LibreOffice makes them of tables that touch: the second's columns begin in other places.
    rows = [
        '<td colspan="2">Service</td><td>Revised budget</td><td>Forecast</td><td>Variance</td>',
        '<td colspan="2">Parks</td><td>£500</td><td>£540</td><td>£40</td>',
        '<td colspan="2">Roads</td><td>£900</td><td>£880</td><td>(£20)</td>',
        '<td>Ref</td><td>Risk title</td><td colspan="2">Residual score</td><td>Owner</td>',
        '<td>R1</td><td>Flood</td><td colspan="2">15</td><td>Engineer</td>',
    ]
    table = "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"
    found = read(f"<html><body><h1>Quarter 1 2020/21</h1>{table}</body></html>").as_json()["performance"]
    assert [(row["service"], row["variance"]) for row in found["budgets"]] == [("Parks", 40), ("Roads", -20)]
    assert [(risk["reference"], risk["score"]) for risk in found["risks"]] == [("R1", 15)]


def test_a_heading_broken_by_its_narrow_column_is_known() -> None:
    headings = "| Service | Revised budget | Fore-cast | Varia nce |\n|---|---|---|---|\n"
    text = f"# Spending\n\n{headings}| Parks | £5 | £7 | £2 |\n"
    assert [row["variance"] for row in read(text).as_json()["performance"]["budgets"]] == [2]


def test_figures_in_columns_of_no_known_meaning_are_listed_not_guessed() -> None:
    text = "# Trees\n\n| Kind | Planted | Felled |\n|---|---|---|\n| Oak | 12 | 3 |\n| Ash | 4 | 9 |\n"
    pack = read(text)
    assert not {"performance", "savings", "fees", "delivery_plan", "service_tables"} & set(pack.as_json())
    assert [one.why for one in pack.not_understood if one.what == "a table of figures"] == [
        "its columns are not known: Kind, Planted, Felled"
    ]


def test_a_total_that_does_not_add_up_is_said_with_its_place() -> None:
    # 3 + 4 + 5 = 12
    headings = "| New cases | Q1 21/22 | Q2 21/22 | Q3 21/22 | Total |\n|---|---|---|---|---|\n"
    text = f"# Referrals\n\n{headings}| Adults | 3 | 4 | 5 | 13 |\n"
    (problem,) = [one for one in read(text).problems if one.kind == "total does not add up"]
    assert problem.what == "Adults: the quarters come to 12, not 13."
    assert problem.source is not None
    assert (problem.source.line, problem.source.quote) == (5, "13")


def test_a_score_that_no_matrix_has_is_not_taken() -> None:
    text = "# Risks\n\nR9 - Meteor (residual risk score 99). And R2 - Fire (residual risk score 12).\n"
    pack = read(text)
    assert [risk["reference"] for risk in pack.as_json()["performance"]["risks"]] == ["R2"]
    assert [one.what for one in pack.not_understood if one.what == "a risk"] == ["a risk"]


def test_an_actions_table_in_minutes_is_no_delivery_plan() -> None:
    text = (
        "# Minutes of the Parks Committee\n\nPresent: Councillors Ada Lamb (Chairman) and Cal Nunn\n\n"
        "## 1. Trees\n\nRESOLVED that it be noted.\n\n| Action | Owner | By when |\n|---|---|---|\n"
        "| Plant an oak | Cal Nunn | May |\n\nThe meeting closed at 8.00pm.\n"
    )
    assert "delivery_plan" not in read(text).as_json()
