"""Words that real papers are full of and that are no placeholder, amount or acronym; and more forms that are."""

from __future__ import annotations

import pytest

from tests.checks.rules.quoting import findings, quotes
from tests.documents.word_files import word_file

MINUTES = "# Minutes of the council\n\nPresent: Cllr Lund\n\n{}"


@pytest.mark.parametrize(
    "said",
    [
        "“It was [additional] money,” he [addressed] the panel.",
        "A letter to [address redacted] and [name of tenant withheld].",
        "Minutes [to follow] and 5. Budget report [report to follow].",
        "He has [type 2 diabetes]. For more [click here].",
        "Give the day as DD/MM/YYYY.",
        "Note to Editor: photographs can be had.",
        "Choose an item to recycle.",
        "“Why is this so dear???” a tenant wrote. “Really???”",
        "The words to be inserted are “the chair”.",
        "The hall opens at 7pm [venue to be confirmed].",
        "[Final version agreed by the board in May]",
        "Option A [x] Option B [ ]",
        "Notes were taken; slides to follow.",
        "It was said in paragraph [3] that £[redacted] was paid.",
        "Press [Enter], then [Add].",
    ],
)
def test_brackets_and_question_marks_that_hold_a_place_for_nothing(said: str) -> None:
    assert quotes("placeholder-left-in", said) == []


def test_an_action_in_the_brackets_of_minutes_is_no_placeholder_and_elsewhere_a_warning() -> None:
    said = "The verge is long. [Clerk to check the length]"
    assert quotes("placeholder-left-in", MINUTES.format(said)) == []
    (finding,) = findings("placeholder-left-in", said)
    assert finding.severity.value == "warning"


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("It costs £[x] or £##,### a year.", ["£[x]", "£##,###"]),
        ("[COUNCIL NAME] keeps your data, from [DATE, say 1 June].", ["[COUNCIL NAME]", "[DATE, say 1 June]"]),
        ("Delete this box before publishing.", ["Delete this box before publishing"]),
        ("See paragraph x.x and table [X].", ["paragraph x.x", "table [X]"]),
        ("There were ??? visits and about ?% came by bus.", ["???", "?%"]),
        ("Type your text here", ["Type your text here"]),
        ("It closed on DD MONTH YYYY at a rate of 0.0X%.", ["DD MONTH YYYY", "0.0X%"]),
        ("The lease is for [X] years; see xxxx.gov.uk.", ["[X]", "xxxx.gov"]),
        ("The turnout was ##% of [ ]% expected.", ["##%", "[ ]%"]),
    ],
)
def test_placeholders_of_other_templates(said: str, found: list[str]) -> None:
    assert quotes("placeholder-left-in", said) == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Chart to follow", 1),
        ("Figure 3 - map to be added", 1),
        ("Legal comments: to be added.", 1),
        ("INSERT GRAPH", 1),
        ("Photograph of new depot to go here", 1),
        ("(Insert map of wards)", 1),
        ("Agreed (Minute No.    ) in May.", 1),
        ("A chart of visits to follow the report was shown.", 0),
        ("Insert the key and turn it to the left.", 0),
    ],
)
def test_what_fills_a_line_by_itself_is_a_warning(said: str, found: int) -> None:
    assert [finding.severity.value for finding in findings("placeholder-left-in", said)] == ["warning"] * found


def test_a_name_taken_out_of_what_somebody_said_is_no_more_than_a_warning() -> None:
    said = "“My worker [name] helped me to leave [name of school].”"
    assert [finding.severity.value for finding in findings("placeholder-left-in", said)] == ["warning"] * 2


def test_a_placeholder_under_a_heading_on_amendments_is_no_more_than_a_warning() -> None:
    (finding,) = findings("placeholder-left-in", "# Proposed amendments\n\n[Insert new paragraph 3.4]")
    assert finding.severity.value == "warning"


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Nos 97,99,101 and 103 High Street are listed.", []),
        ("Policies 7,12,103 apply, and so does that of November 12,2019.", []),
        ("The cost in £,000 is below. Budget £ £12,500.", []),
        ("The town has 1,234,5678 trees.", ["1,234,5678"]),
        ("It cost £12,5OO and not £l2,500.", ["£12,5OO", "£l2,500"]),
        ("It cost £,500.", ["£,500"]),
        ("It cost £12, 500.", ["£12, 500"]),
        ("At £12, 500 people came.", []),
        ("It cost £45 ,000.", ["£45 ,000"]),
    ],
)
def test_more_amounts_and_numbers_in_a_row(said: str, found: list[str]) -> None:
    assert quotes("money-malformed", said) == found


def test_a_comma_in_a_column_of_decimals() -> None:
    table = "| Group | Share |\n|---|---|\n| A | 0.79 |\n| B | 1.60 |\n| C | {} |\n| D | 1.16 |"
    assert quotes("money-malformed", table.format("0,32")) == ["0,32"]
    assert quotes("money-malformed", table.format("0.32")) == []


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("The cost of the of the new scheme was questioned by members.", ["of the of the"]),
        ("They were kept from sale as disclosure as disclosure would harm the town.", ["as disclosure as disclosure"]),
        ("Costs have gone up year on year on year in the town and will again.", []),
        ("They stood side by side by side in the hall for the whole of it.", []),
        ("The paths are now as clean as well as well lit in the park.", []),
        ("They did all they can they say, but it was not enough for us.", []),
        ("It was noted that it was noted that costs had gone up again.", ["It was noted that it was noted that"]),
        ("This is is not a matter for the panel.", ["is is"]),
        ("What it is is a matter for the panel.", []),
    ],
)
def test_two_words_twice(said: str, found: list[str]) -> None:
    assert quotes("word-twice", said) == found


@pytest.mark.parametrize(
    "said",
    [
        "Members AGREED to note it. Members AGREED to adopt it.",
        "DATE AND TIME\n\nThe DATE is set. The TIME is set, and the DATE and TIME are kept.",
        "LAND AT DEREHAM LANE was sold. The plan of LAND AT DEREHAM LANE is kept.",
    ],
)
def test_words_in_capitals_are_no_acronyms(said: str) -> None:
    assert quotes("acronym-not-expanded", said) == []


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("The number of homes is tbc.", ["tbc"]),
        ("Costs: to be confirmed", ["to be confirmed"]),
        ("Date of the next meeting: to be confirmed", []),
        ("Guest speaker TBC", []),
    ],
)
def test_what_is_still_to_be_confirmed(said: str, found: list[str]) -> None:
    assert quotes("still-to-be-confirmed", said) == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Rose. (JS - can you look at this please?)", 1),
        ("Rose. [Comment from Jo: is it?]", 1),
        ("Rose. [can we say this?]", 1),
        ("Rose. [RM – where is this from?]", 1),
        ("Rose. [to check]", 1),
        ("Rose. (FOI: please ask the clerk.)", 0),
        ("Rose. (NB - please note that it fell again.)", 0),
        ("Rose. (DfE – see Appendix B)", 0),
    ],
)
def test_comments_in_other_brackets(said: str, found: int) -> None:
    assert len(quotes("comments-left-in", said)) == found


def run(words: str, mark: str = "") -> str:
    style = f"<w:rPr>{mark}</w:rPr>" if mark else ""
    return f'<w:r>{style}<w:t xml:space="preserve">{words}</w:t></w:r>'


def test_each_stretch_of_words_not_shown_is_told() -> None:
    hidden, struck = "<w:vanish/>", "<w:strike/>"
    body = (
        run("The families ")
        + run("(the Lunds) ", hidden)
        + run("have come, ")
        + run("will be ", struck)
        + run("housed, ", struck)
        + run("settled")
        + run(" at a loss", hidden)
        + run(".")
    )
    found = findings("words-not-shown", word_file(f"<w:p>{body}</w:p>"))
    assert [(finding.quote, finding.message) for finding in found] == [
        ("(the Lunds)", "These words are hidden."),
        ("will be housed,", "These words are struck through."),
        ("at a loss", "These words are hidden."),
    ]
    assert len({finding.fingerprint for finding in found}) == 3


def test_no_more_than_six_stretches_of_a_paragraph_are_told() -> None:
    body = "".join(run(f"word {number} ", "<w:vanish/>") + run("and ") for number in range(9))
    assert len(quotes("words-not-shown", word_file(f"<w:p>{body}</w:p>"))) == 6
