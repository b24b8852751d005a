"""Sections, headings, pictures, tables, language and colour."""

from __future__ import annotations

import pytest

from goldenthread.checks.rules.structure.templates import TEMPLATES
from tests.checks.rules.quoting import findings, quotes

SECTIONS = (
    *("Recommendations", "Reasons for the decision", "Alternative options", "Financial implications"),
    *("Legal implications", "Equalities", "Background papers"),
)


def report(*sections: str) -> str:
    return "# The roof\n\n" + "\n\n".join(
        f"**{section}**\n\nThe officer's words on it are here." for section in sections
    )


@pytest.mark.parametrize("gone", SECTIONS)
def test_a_missing_section_is_named(gone: str) -> None:
    (finding,) = findings("section-missing", report(*(section for section in SECTIONS if section != gone)))
    assert gone.lower().split()[0] in finding.message


@pytest.mark.parametrize(
    "sections",
    [
        SECTIONS,
        # Too few to be a report for decision.
        ("Recommendations", "Legal implications", "Equalities"),
        ("Introduction", "What we did", "What comes next"),
    ],
)
def test_a_whole_report_and_what_is_no_report_are_let_be(sections: tuple[str, ...]) -> None:
    assert quotes("section-missing", report(*sections)) == []


def test_every_section_of_a_template_is_known_by_its_own_name() -> None:
    for template in TEMPLATES:
        for section in template.sections:
            assert section.is_headed(section.name), section.name
        assert template.least <= len(template.sections)


PAGE = "<html lang='en'><head><title>Parks</title></head><body>{}</body></html>"


@pytest.mark.parametrize(
    ("levels", "found"),
    [((1, 2, 3, 2), 0), ((1, 3), 1), ((2, 3, 4), 0), ((1, 2, 4, 4), 1), ((3, 1, 2), 0)],
)
def test_a_heading_goes_down_one_level_at_a_time(levels: tuple[int, ...], found: int) -> None:
    body = "".join(f"<h{level}>Part</h{level}><p>Words.</p>" for level in levels)
    assert len(quotes("heading-level-skipped", PAGE.format(body))) == found


def test_markdown_has_no_levels_of_its_own() -> None:
    assert quotes("heading-level-skipped", "# One\n\nWords.\n\n#### Four\n\nWords.") == []


@pytest.mark.parametrize(
    ("attributes", "found"),
    [("alt='A map of the wards'", 0), ("", 1), ("alt=''", 0), ("alt='map.png'", 1)],
)
def test_a_picture_has_words_or_is_decorative(attributes: str, found: int) -> None:
    assert len(quotes("picture-without-words", PAGE.format(f"<p>See <img src='m.png' {attributes}></p>"))) == found


def table(rows: int, columns: int, tag: str = "td") -> str:
    line = "<tr>" + "<{0}>Row 1</{0}>" * columns + "</tr>"
    return PAGE.format("<table>" + line.format(tag) + line.format("td") * (rows - 1) + "</table>")


@pytest.mark.parametrize(
    ("made", "found"), [(table(3, 3), 1), (table(3, 3, "th"), 0), (table(2, 3), 0), (table(3, 2), 0)]
)
def test_a_table_of_data_has_its_headers_marked(made: str, found: int) -> None:
    assert len(quotes("table-without-headers", made)) == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Late items are shown in red.", 1),
        ("The cells in amber need work.", 1),
        ("Changes are shown in red and underlined.", 0),
        ("It is rated red and marked Red.", 0),
        ("The budget is in the red, and green spaces are kept.", 0),
        ("Homes in the green belt.", 0),
    ],
)
def test_words_that_send_the_reader_to_a_colour(said: str, found: int) -> None:
    assert len(quotes("colour-only", said)) == found


@pytest.mark.parametrize(("cells", "found"), [((" ", " "), 1), (("Red", " "), 0), (("R", "G"), 0)])
def test_a_rag_column_without_words(cells: tuple[str, str], found: int) -> None:
    rows = "\n".join(f"| Park | Lead | {cell} |" for cell in cells)
    assert len(quotes("colour-only", f"| Project | Owner | RAG |\n|---|---|---|\n{rows}")) == found


@pytest.mark.parametrize(
    ("sections", "missing"),
    [
        # A report for information: no reasons and no alternatives are asked for, and no recommendations.
        (("Purpose", "Recommendations", "Options", "Finance", "Legal", "Equality", "Background papers"), ""),
        (("Purpose", "Summary", "Finance", "Legal", "Equality"), ""),
        (("Recommendations", "Finance", "Legal", "Background papers"), "equalities"),
        (("Recommendations", "Alternative options considered", "Finance", "Legal", "Equality", "Sources"), "reasons"),
        (("Reasons", "Alternatives", "Finance", "Legal", "Equality", "Background papers"), "recommendations"),
    ],
)
def test_what_is_asked_for_depends_on_what_the_report_is(sections: tuple[str, ...], missing: str) -> None:
    found = findings("section-missing", report(*sections))
    assert [missing in finding.message for finding in found] == ([True] if missing else [])


def test_a_heading_that_runs_on_into_its_words_counts() -> None:
    said = report("Recommendations", "Background papers") + (
        "\n\n6.1 Legal: there is a right of appeal to the magistrates.\n\n"
        "6.2 Financial implications - none are known.\n\n"
        "6.3 Equality: section 149 of the Equality Act 2010 was borne in mind."
    )
    assert quotes("section-missing", said) == []


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Missed dates are in red.", 1),
        ("Changes are shown as red text.", 1),
        ("The red bars show last year.", 1),
        ("The land shown edged red on the plan is to be sold.", 0),
        ("The site is outlined in red on the location plan.", 0),
        ("Two projects are in red, as the last column says.", 0),
    ],
)
def test_a_colour_that_says_something_and_a_site_on_a_plan(said: str, found: int) -> None:
    assert len(quotes("colour-only", said)) == found


def test_pictures_are_told_one_by_one_up_to_five() -> None:
    found = findings("picture-without-words", PAGE.format("<p><img src='m.png'></p>" * 8))
    assert [finding.message for finding in found] == ["This picture has no alternative text."] * 4 + [
        "This picture has no alternative text. Nor have 3 more."
    ]


def test_a_level_skipped_again_and_again_is_told_once() -> None:
    (finding,) = findings("heading-level-skipped", PAGE.format("<h1>A</h1>" + "<h3>B</h3><p>Words.</p><h1>C</h1>" * 3))
    assert finding.message == "A heading of level 3 follows one of level 1. So it does 2 more times."


@pytest.mark.parametrize(
    ("body", "quote"),
    [
        ("<p>Eastfield council</p><h1>The roof of the hall</h1><p>It is old.</p>", "The roof of the hall"),
        ("<p>The roof is old.</p><h3>Costs</h3>", "The roof is old."),
        (f"<p>{'The roof is old. ' * 9}</p>", "The roof is old. " * 4 + "The roof is"),
    ],
)
def test_a_file_without_a_language_is_told_by_its_title_or_first_words(body: str, quote: str) -> None:
    assert quotes("language-not-stated", f"<html><head></head><body>{body}</body></html>") == [quote]
