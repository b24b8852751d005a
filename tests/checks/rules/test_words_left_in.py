"""Money, placeholders, doubled words, acronyms, and marks of drafting."""

from __future__ import annotations

import pytest

from tests.checks.rules.quoting import findings, quotes
from tests.documents.word_files import word_file


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("up to £5,0000 each", [("£5,0000", "error")]),
        ("£1.234,5", [("£1.234,5", "warning")]),
        ("£5,000, £1.2m, £0.50 and 1,234", []),
        ("in 2019,2020 and 2021", []),
        ("£ 5 and £1.5", []),
    ],
)
def test_malformed_amounts(said: str, found: list[tuple[str, str]]) -> None:
    assert [(f.quote, f.severity.value) for f in findings("money-malformed", said)] == found


@pytest.mark.parametrize(
    ("said", "quote"),
    [
        ("we built [statistic to be inserted] homes", "[statistic to be inserted]"),
        ("Picture of the square to be inserted – and more", "Picture of the square to be inserted"),
        ("cost £XX,XXX in all", "£XX,XXX"),
        ("rose by XX%", "XX%"),
        ("the figure is #REF! now", "#REF!"),
        ("see Error! Reference source not found.", "Error! Reference source not found."),
    ],
)
def test_a_placeholder_is_found(said: str, quote: str) -> None:
    (finding,) = findings("placeholder-left-in", said)
    assert (finding.quote, finding.severity) == (quote, "error")


@pytest.mark.parametrize(
    "right",
    [
        *(
            "Part XX of the Act",
            "size XXL",
            "The new clause to be inserted in the deed is below.",
            "“[the government] will”",
        ),
        *("[2021] EWHC 123", "Councillor X and Councillor Y", "Why??", "10xx", "[x] Yes [ ] No", "a [sic] mistake"),
    ],
)
def test_what_is_no_placeholder_is_let_be(right: str) -> None:
    assert quotes("placeholder-left-in", right) == []


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("The cost is TBC.", ["TBC"]),
        ("| Item | Owner |\n|---|---|\n| Lead | To be confirmed |", ["To be confirmed"]),
        ("9 June 2022 (TBC)", []),
        ("Date: TBC", []),
        ("| Item | By when |\n|---|---|\n| Lead | TBC |", []),
        ("The dates are to be confirmed by the clerk.", []),
    ],
)
def test_to_be_confirmed_is_let_be_for_dates_and_within_sentences(said: str, found: list[str]) -> None:
    assert quotes("still-to-be-confirmed", said) == found


def test_a_draft_may_have_things_to_be_confirmed_and_marks_of_drafting() -> None:
    assert quotes("still-to-be-confirmed", "The cost is TBC.", final=False) == []
    assert quotes("words-not-shown", "We opened ~~twelve~~ fourteen hubs.", final=False) == []


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Plans are being being drawn up.", ["being being"]),
        ("The The hall was let to them.", ["The The"]),
        ("We had had enough of that that day.", []),
        ("Training on on-line safety was given.", []),
        ("Duran Duran played in the park.", []),
        ("Station Road road works are late.", []),
    ],
)
def test_a_word_twice(said: str, found: list[str]) -> None:
    assert quotes("word-twice", said) == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("The MARAC met. The MARAC rose.", ["MARAC"]),
        ("The MARAC met once.", []),
        ("Multi-Agency Risk Assessment Conference (MARAC). The MARAC met.", []),
        ("MARAC (Multi-Agency Risk Assessment Conference) and MARAC.", []),
        ("The Public Sector Equality Duty holds. PSED and PSED.", []),
        ("The NHS and the NHS, VAT and VAT.", []),
        ("Members will NOT vote. They may NOT do so.", []),
        ("VOLUNTARY SECTOR REVIEW OF THE VCFSE AND VCFSE", []),
    ],
)
def test_an_acronym_is_to_be_spelled_out(said: str, found: list[str]) -> None:
    assert quotes("acronym-not-expanded", said) == found


def test_an_acronym_is_spelled_out_again_in_another_report() -> None:
    header = "| Title | {} |\n|---|---|\n| Report of | Head of Parks |\n| Date | 5 May 2022 |\n\n"
    first = "# One\n\n" + header.format("One") + "Fixed Penalty Notice (FPN). The FPN is used. " + "More words. " * 5
    second = "\n\n# Two\n\n" + header.format("Two") + "An FPN was given. The FPN was paid."
    filler = "\n\nWords.\n\nWords.\n\nWords.\n\nWords.\n\nWords."
    assert quotes("acronym-not-expanded", first + filler + second) == ["FPN"]


RUN = "<w:r><w:t>{}</w:t></w:r>"


def test_tracked_changes_in_word_are_told_once_with_who_made_them() -> None:
    change = '<w:ins w:id="{}" w:author="A. Officer" w:date="2022-01-05T10:00:00Z">{}</w:ins>'
    body = "".join(
        f"<w:p>{change.format(number, RUN.format(words))}</w:p>" for number, words in ((1, "daily"), (2, "now"))
    )
    (finding,) = findings("changes-left-in", word_file(body))
    assert finding.quote == "daily"
    assert "by A. Officer. There are 2 such changes." in finding.message


def test_comments_in_word_are_found() -> None:
    comment = '<w:comment w:id="1" w:author="A. Officer"><w:p><w:r><w:t>Is this right?</w:t></w:r></w:p></w:comment>'
    body = (
        '<w:p><w:commentRangeStart w:id="1"/><w:r><w:t>Visits rose</w:t></w:r><w:commentRangeEnd w:id="1"/>'
        '<w:r><w:commentReference w:id="1"/></w:r></w:p>'
    )
    (finding,) = findings("comments-left-in", word_file(body, comments=comment))
    assert finding.quote == "Visits rose"
    assert "Is this right?" in finding.message


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Rose. [JS: is this right?]", 1),
        ("Rose. [check with legal]", 1),
        ("Rose. [Note: to be read with Appendix B]", 0),
        ("Rose. [Source: the survey]", 0),
        ("He said “[they] rose”.", 0),
    ],
)
def test_comments_typed_into_the_text_are_a_warning(said: str, found: int) -> None:
    assert [f.severity.value for f in findings("comments-left-in", said)] == ["warning"] * found


def test_hidden_words_in_word_are_found() -> None:
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>the real cost</w:t></w:r>"
    assert quotes("words-not-shown", word_file(f"<w:p>{RUN.format('The cost is low.')}{hidden}</w:p>")) == [
        "the real cost"
    ]


def test_struck_words_under_proposed_amendments_are_let_be() -> None:
    assert quotes("words-not-shown", "# Proposed amendments\n\nThe ~~Chairman~~ Chair presides.") == []


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("It is due on xx June 2019 or dd/mm/2019.", ["xx June", "dd/mm/2019"]),
        ("It is [author to list] and (link to be added).", ["[author to list]", "(link to be added)"]),
        ("There were ?? visits. None / delete as appropriate.", ["??", "delete as appropriate"]),
        ("Dear {Officer name}, see [hyperlink].", ["{Officer name}", "[hyperlink]"]),
        ("Where x may be, it “[...] was [the council's]”, and Appendix 2 is to follow.", []),
        ("Did it work? Yes! The rate f(x) is x > 3.", []),
    ],
)
def test_more_placeholders(said: str, found: list[str]) -> None:
    assert quotes("placeholder-left-in", said) == found
