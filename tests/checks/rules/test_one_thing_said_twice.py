"""Figures in sentences against tables, the summary, the recommendations and each other; and days of meetings."""

from __future__ import annotations

import pytest

from goldenthread.checks import Settings, check
from goldenthread.documents import read_document
from tests.checks.rules.quoting import quotes

TABLE = (
    "| Service | Budget £000 | Forecast £000 | Variance £000 |\n|---|---|---|---|\n| Adult social care | 45,200 | "
    "46,100 | 900 |\n"
    "| Environment | 12,000 | 11,800 | (200) |\n| Total | 57,200 | 57,900 | 700 |\n"
)


@pytest.mark.parametrize(
    "said",
    [
        "The forecast for adult social care is £46.1m.",
        "The forecast for adult social care is £46m.",
        "Environment is forecast to underspend by £0.2m.",
        "£1.4m of the Environment budget is for parks.",
        "The Environment budget was £11.5m last year.",
        "The Environment budget will be £14m.",
        "Environment received £2.2m in grants.",
        "The forecast for adult social care is £46.1m, against £45.2m before.",
        "The forecast for children's services is £31.9m.",
        "The forecast of adult social care and the environment is £50m.",
    ],
)
def test_a_sentence_that_its_table_allows_is_let_be(said: str) -> None:
    assert quotes("text-against-table", f"{said}\n\n{TABLE}") == []


@pytest.mark.parametrize(
    ("said", "quote"),
    [
        ("The forecast for adult social care is £41.6m.", "£41.6m"),
        ("Adult social care forecasts an overspend of £0.6m.", "£0.6m"),
        ("The budget of Adult Social Care is £54.2m, compared with £44m last year.", "£54.2m"),
        ("The budget is £45.2m for adult social care and £13m for Environment.", "£13m"),
    ],
)
def test_a_sentence_that_it_does_not_is_a_warning(said: str, quote: str) -> None:
    assert quotes("text-against-table", f"{TABLE}\n{said}") == [quote]


def test_a_table_under_another_heading_is_not_meant_unless_named() -> None:
    far = f"## Money\n\n**Table 2: Forecast**\n\n{TABLE}\n## Other\n\n"
    assert quotes("text-against-table", far + "The forecast for adult social care is £38.7m.") == []
    assert quotes("text-against-table", far + "In table 2 the forecast for adult social care is £38.7m.") == ["£38.7m"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The repair budget for 2024/25 is £1.2m.", "The repair budget for 2025/26 is £1.5m."),
        ("The repair budget is £1.2m.", "The repair budget is £1.20m."),
        ("A start-up grant of £9,992 went to the café.", "The start-up grant of £10,000 helped the café."),
        ("The repair budget for parks is £1.2m.", "The repair budget for roads is £1.5m."),
        ("The repair budget is £1.2m.", "The repair budget was £1.5m last year."),
        ("The repair budget is about £1.2m.", "The repair budget is £1.5m."),
        ("The net repair budget is £1.2m.", "The gross repair budget is £1.5m."),
        ("The budget is £1.2m.", "The budget is £1.5m."),
    ],
)
def test_two_figures_that_may_be_two_things_are_let_be(first: str, second: str) -> None:
    assert quotes("measure-with-two-values", f"{first}\n\n{second}\n") == []


def test_each_of_summary_recommendation_and_body_has_its_rule() -> None:
    one, other = "The repair café grant is £12,000.", "The repair café grant is £15,000."
    summary = f"## Summary\n\n{one}\n\n## Resources\n\n{other}\n"
    asked = f"## Recommendations\n\n1. That {one.lower()}\n\n## Resources\n\n{other}\n"
    body = f"## Resources\n\n{one}\n\n{other}\n"
    rules = ("summary-against-body", "recommendation-against-body", "measure-with-two-values")
    said = [[quotes(rule, text) for rule in rules] for text in (summary, asked, body)]
    assert said == [[["£12,000"], [], []], [[], ["£12,000"], []], [[], [], ["£15,000"]]]


def test_a_meeting_that_a_real_pack_dates_on_two_days_is_found(shared) -> None:
    document = read_document(shared / "seeds" / "003_c448a4d833cb0de5.txt")
    (finding,) = check(document, Settings(only=frozenset({"meeting-date-disagrees"}))).findings
    # gold/known-errors.json: the pack's minutes date that meeting 12 June 2018.
    assert (finding.quote, finding.place.line) == ("6th June 2018", 2105)


def test_a_reports_header_is_held_against_the_packs_front_page() -> None:
    pack = (
        "MEETING\n\nPARKS COMMITTEE\n\n21 November 2018\n\nText.\n\nText.\n\n| Parks Committee | {} November "
        "2018 |\n|---|---|\n"
    )
    pack += "| Title | Parks |\n| Report of | Head of Parks |\n"
    assert quotes("meeting-date-disagrees", pack.format(21)) == []
    assert quotes("meeting-date-disagrees", pack.format(20)) == ["20 November 2018"]
