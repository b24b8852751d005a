"""The plain listing: each finding with its place, line, working and id, and at the end what else there is to know."""

from __future__ import annotations

from datetime import date

from goldenthread.checks.output import Outcome, terminal
from goldenthread.documents import Position, Unread
from tests.checks.output.marked_words import answer, checked


def test_a_finding_is_shown_in_its_line_with_its_working_and_what_to_do() -> None:
    outcome = Outcome.of("drafts/report.md", checked("First.\n\nWords BAD-ERROR here.\n"))
    assert terminal([outcome]) == (
        "drafts/report.md:3: ■ error a-bad-word\n"
        "    | Words BAD-ERROR here.\n"
        "    |       ^^^^^^^^^\n"
        "    BAD-ERROR is bad <by itself> & so.\n"
        "    working  1 & 1 < 3\n"
        "    to do    Take it out.\n"
        f"    id       {outcome.findings[0].fingerprint}\n"
        "\n"
        "1 error, 0 warnings, 0 notes in 1 document.\n"
        "0 figures: 0 traced to the record, 0 worked out again from others in the document, 0 unverified.\n"
    )


def test_a_place_without_lines_is_said_in_words_and_a_doubtful_verdict_too() -> None:
    page = Outcome.of("a.md", checked("A\tB\nx\tBAD-NOTE\n"))
    assert terminal([page]).startswith("a.md:2, row 2, column 2: ● note a-bad-word (cannot tell)\n")
    word = Outcome("a.docx", "word", page.findings)
    assert terminal([word]).startswith("a.docx: line 2, row 2, column 2: ● note")
    whole = Outcome.of("a.md", checked("BAD-WHOLE"))
    assert terminal([whole]).startswith("a.md: the whole document: ▲ warning a-bad-whole\n    The document is bad")


def test_a_long_line_is_cut_round_the_words_and_they_stay_marked() -> None:
    outcome = Outcome.of("a.md", checked("word " * 100 + "BAD-ERROR" + " word" * 100))
    line, marks = terminal([outcome], width=80).splitlines()[1:3]
    assert len(line) <= 80
    assert line.startswith("    | …")
    assert line.endswith("…")
    start, end = marks.index("^"), marks.rindex("^") + 1
    assert line[start:end] == "BAD-ERROR"


def test_of_a_paragraph_of_several_lines_the_line_at_fault_is_shown() -> None:
    outcome = Outcome.of("a.md", checked("One  \nBAD-ERROR two  \nthree\n"))
    text = terminal([outcome])
    assert text.startswith("a.md:2: ")
    assert "| BAD-ERROR two\n    | ^^^^^^^^^\n" in text


def test_nothing_that_a_terminal_would_obey_is_passed_on() -> None:
    outcome = Outcome.of("a\x1b[2J.md", checked("\x1b[31mBAD-ERROR\x1b[0m"))
    assert "\x1b" not in terminal([outcome])
    assert "\x1b[4mBAD-ERROR\x1b[0m" in terminal([outcome], colour=True)


def test_what_was_not_read_is_said_once_with_its_number() -> None:
    picture = Unread("a picture", "only its alternative text is read", Position(3, line=7))
    table = Unread("a field (TOC)", "Word has not worked out its result yet")
    text = terminal([Outcome("a.md", "markdown", unread=(picture, table, picture))])
    assert "Not read in a.md:\n    a picture: only its alternative text is read (2 times, first line 7)\n" in text
    assert "    a field (TOC): Word has not worked out its result yet (the whole file)\n" in text
    assert text.endswith("Nothing found in 1 document.\n")


def test_suppressed_findings_and_answers_that_answer_nothing_are_listed() -> None:
    (finding,) = checked("BAD-ERROR").findings
    gone, past = answer("0" * 12), answer(finding.fingerprint, date(2020, 1, 1))
    quiet = terminal([Outcome.of("a.md", checked("BAD-ERROR", "a.md", answer(finding.fingerprint), gone))])
    assert "Suppressed in a.md:" in quiet
    assert "It is quoted <so>. (A. Officer, until 2999-01-01)" in " ".join(quiet.split())
    assert "Suppressions to take out of a.md.checks.toml:\n    000000000000  until 2999-01-01: there is no" in quiet
    assert "Nothing found in 1 document." in quiet
    loud = terminal([Outcome.of("a.md", checked("BAD-ERROR", "a.md", past))])
    assert "it has run out, and the finding still stands" in loud
    assert "1 error" in loud


def test_a_file_that_could_not_be_checked_is_counted_apart() -> None:
    text = terminal([Outcome("b.pdf", problem="The file is empty."), Outcome.of("a.md", checked("good"))])
    assert text == (
        "b.pdf: not checked\n    The file is empty.\n\nNothing found in 1 document.\n"
        "0 figures: 0 traced to the record, 0 worked out again from others in the document, 0 unverified.\n"
        "1 file could not be checked.\n"
    )


def test_colour_is_only_added_when_asked_for() -> None:
    outcome = Outcome.of("a.md", checked("BAD-ERROR, BAD-WARNING, BAD-NOTE"))
    assert "\x1b[" not in terminal([outcome])
    coloured = terminal([outcome], colour=True)
    assert all(f"\x1b[1;{code}m" in coloured for code in (31, 33, 36))
