"""Numbers of tables and paragraphs, and references to them. What is right was counted by hand."""

from __future__ import annotations

import pytest

from goldenthread.checks import Settings, check
from goldenthread.documents import read_document
from tests.checks.rules.quoting import findings, quotes

PARAGRAPHS = "".join(f"4.{n} The scheme goes on.\n\n" for n in range(1, 6))


def captions(*numbers: int) -> str:
    """Captions of tables that differ in their titles."""
    titles = ("Visits", "Loans", "Walks", "Talks", "Fares")
    return "\n\n".join(f"**Table {number}: {title}**\n\nText." for number, title in zip(numbers, titles, strict=False))


def test_the_sentence_that_announces_the_second_table_of_a_number_is_quoted(shared) -> None:
    document = read_document(shared / "seeds" / "003_c448a4d833cb0de5.txt")
    (finding,) = check(document, Settings(only=frozenset({"caption-number-twice"}))).findings
    # gold/known-errors.json: Table 10 is used twice; its announcement is on line 1384, its caption on 1386.
    assert (finding.quote, finding.place.line, finding.severity) == ("Table 10", 1384, "error")
    assert [place.line for place in finding.related] == [1386, 1348]


@pytest.mark.parametrize(
    ("numbers", "twice", "order"),
    [
        ((1, 2, 3), [], []),
        ((1, 2, 2, 3), ["Table 2"], []),
        ((1, 2, 2, 4), ["Table 2"], []),
        ((1, 2, 4, 5), [], ["Table 4"]),
        ((1, 7, 3, 4), [], ["Table 7"]),
        ((1, 2, 3, 1, 2), [], []),
        ((4, 5), [], []),
    ],
)
def test_one_slip_among_the_numbers_is_one_finding(
    numbers: tuple[int, ...], twice: list[str], order: list[str]
) -> None:
    assert quotes("caption-number-twice", captions(*numbers)) == twice
    assert quotes("caption-numbers-out-of-order", captions(*numbers)) == order


@pytest.mark.parametrize(
    "text",
    [
        "Table 1 shows the visits.\n\n**Table 1: Visits**\n\nText.\n\nTable 1 above is by ward.",
        "**Table 1: Visits**\n\nText.\n\n**Table 1: Visits (continued)**",
        "**Table 1: Visits**\n\nText.\n\n**Table 1: Visits**",
        "Table 1: Visits 4\n\nTable 2: Loans 5\n\n**Table 1: Visits**\n\nText.\n\n**Table 2: Loans**",
        "Table 1: Visits ..... 4\n\nTable 2: Loans ..... 5\n\n**Table 1: Visits**\n\nText.\n\n**Table 2: Loans**",
        "**Table 1a: Visits**\n\nText.\n\n**Table 1b: Loans**",
        "**Table 1: Visits**\n\nText.\n\n**Figure 1: Visits**",
        "## Chart 1\n\n![Bars](a.png)\n\n**Chart 1: Visits**\n\nText.\n\n## Chart 2\n\n![Bars](b.png)",
        "**Table 1: Visits**\n\n| Ward | Visits |\n|---|---|\n| East | 40 |\n\n**Table 1**\n\nText.",
    ],
)
def test_a_number_said_again_of_the_same_table_is_let_be(text: str) -> None:
    assert quotes("caption-number-twice", text) == []
    assert quotes("caption-numbers-out-of-order", text) == []


@pytest.mark.parametrize(
    "between",
    ["| Ward | Visits |\n|---|---|\n| East | 40 |", "The visits are those of the year."],
)
def test_a_bare_number_over_another_table_is_told(between: str) -> None:
    text = f"**Table 1: Visits**\n\n{between}\n\n**Table 1**\n\n| Ward | Loans |\n|---|---|\n| East | 90 |"
    assert quotes("caption-number-twice", text) == ["Table 1"]


def test_two_reports_of_a_pack_each_have_their_own_numbers() -> None:
    report = "| Title | {} |\n|---|---|\n| Report of | Head of {} |\n\n" + captions(1, 2) + "\n\n" + PARAGRAPHS
    both = report.format("Parks", "Parks") + report.format("Roads", "Roads")
    assert quotes("caption-number-twice", both) == []
    assert quotes("paragraph-number-twice", both) == []


def test_a_stretch_numbered_like_another_is_one_finding() -> None:
    assert quotes("paragraph-number-twice", PARAGRAPHS + "4.4 Again.\n\n4.5 Again.\n\n4.6 And on.") == ["4.4"]


def test_recommendations_and_lists_are_not_paragraphs() -> None:
    lists = "## Recommendations\n\n1. That it be noted.\n2. That it be agreed.\n\n## 1. Why\n\n1.1 So.\n\n" + PARAGRAPHS
    assert quotes("paragraph-number-twice", lists) == []


def test_a_paragraph_without_its_number_is_not_missing() -> None:
    filler = (
        "This paragraph lost its number when the file was converted, and says a good deal about the scheme besides."
    )
    assert quotes("paragraph-numbers-out-of-order", PARAGRAPHS + f"{filler}\n\n4.7 The end.") == []
    assert quotes("paragraph-numbers-out-of-order", PARAGRAPHS + "4.7 The end.") == ["4.7"]


@pytest.mark.parametrize(
    ("said", "severity"),
    [
        ("Costs are in paragraph 4.9.", "warning"),
        ("Costs are in paragraph 4.9 of this report.", "error"),
        ("Costs are in paragraphs 4.2 and 4.9.", "warning"),
        ("Costs are in section 7 below.", "warning"),
    ],
)
def test_a_paragraph_that_is_not_there(said: str, severity: str) -> None:
    (finding,) = findings("section-referred-to-missing", PARAGRAPHS + f"4.6 {said}")
    assert finding.severity == severity


@pytest.mark.parametrize(
    "said",
    [
        "Costs are in paragraphs 4.1 to 4.3 and section 4.",
        "It is a duty under section 149 of the Equality Act 2010.",
        "See section 9.3 of the Local Plan.",
        "The Constitution, paragraph 9.9, says so.",
        "As paragraph 9.4 of the Procedure Rules has it.",
        "Source: the report to the last meeting, paragraph 9.2.",
        "It is set out in the Cabinet report, paragraph 9.2.",
    ],
)
def test_what_another_document_numbers_is_not_looked_for_here(said: str) -> None:
    assert quotes("section-referred-to-missing", PARAGRAPHS + f"4.6 {said}") == []


def test_a_list_of_recommendations_that_begins_again_is_counted() -> None:
    text = (
        "## Recommendations\n\n1. That the grant be agreed by all.\n\nFor the reasons given below.\n\n1. That "
        "the plan be noted by all.\n\n"
    )
    assert quotes("recommendation-referred-to-missing", text + "## Costs\n\nRecommendation 2 is free.") == []
    assert quotes("recommendation-referred-to-missing", text + "## Costs\n\nRecommendation 3 is free.") == [
        "Recommendation 3"
    ]


def test_an_appendix_under_its_own_heading_need_not_be_listed() -> None:
    head = "| Title | Grants |\n|---|---|\n| Report of | Head of Grants |\n| Enclosures | Appendix A: Awards |\n\n"
    said = "The map is Appendix B, and Appendix 4 of the Local Plan has another.\n\n"
    assert quotes("appendix-referred-to-missing", head + said) == ["Appendix B"]
    assert quotes("appendix-referred-to-missing", head + said + "# Appendix B: Map\n\nText.") == []
