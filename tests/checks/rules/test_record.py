"""Figures held against the record and against the last report."""

from __future__ import annotations

from goldenthread.checks import Checked, check
from goldenthread.checks.record import Record, RecordFigure
from goldenthread.checks.tracing import coverage, proposals
from goldenthread.documents import read_document

VISITS = RecordFigure("leisure-visits@2023-24-Q2", "Leisure centre visits", "2023-24 Q2", ("302,344", "+12.5%"))
OLD = RecordFigure("leisure-visits@2023-24-Q1", "Leisure centre visits", "2023-24 Q1", ("290,000",))
RECORD = Record("The record", {VISITS.key: VISITS, OLD.key: OLD}, replaced={OLD.key: VISITS.key})
PAGE = '<html><body><h1>Report</h1><p>Visits were <span data-key="{}">{}</span> in the quarter.</p></body></html>'


def page(key: str, text: str) -> Checked:
    return check(read_document(PAGE.format(key, text).encode(), "report.html"), record=RECORD)


def rules(checked: Checked) -> list[str]:
    return [finding.rule for finding in checked.findings if finding.rule.endswith("record")]


def test_a_figure_as_the_record_has_it_is_traced() -> None:
    checked = page(VISITS.key, "302,344")
    assert rules(checked) == []
    assert (coverage(checked.subject).figures, coverage(checked.subject).traced) == (1, 1)


def test_the_change_under_the_same_key_is_right_too() -> None:
    assert rules(page(VISITS.key, "+12.5%")) == []


def test_a_figure_typed_over_differs_from_the_record() -> None:
    checked = page(VISITS.key, "302,434")
    assert rules(checked) == ["differs-from-the-record"]
    (finding,) = [found for found in checked.findings if found.rule == "differs-from-the-record"]
    assert "302,344" in finding.message
    assert coverage(checked.subject).traced == 0


def test_a_figure_corrected_since_says_what_holds_now() -> None:
    (finding,) = [f for f in page(OLD.key, "291,000").findings if f.rule == "differs-from-the-record"]
    assert "corrected since, now 302,344" in finding.working


def test_a_key_nobody_knows_cannot_be_told() -> None:
    assert rules(page("bin-days@2023-24-Q2", "12")) == ["not-in-the-record"]


def test_a_template_s_own_control_is_no_key() -> None:
    assert rules(page("ReportTitle", "12")) == []


def test_a_match_is_proposed_by_name_and_period_and_never_by_value() -> None:
    text = "<p>Leisure centre visits were 302,344 in 2023-24 Q2.</p><p>We spent 302,344 pounds.</p>"
    checked = check(read_document(f"<html><body>{text}</body></html>".encode(), "report.html"), record=RECORD)
    (proposed,) = proposals(checked.subject)
    assert (proposed.key, proposed.quote, proposed.agrees) == (VISITS.key, "302,344", True)


def test_without_the_record_nothing_is_held_against_it() -> None:
    checked = check(read_document(PAGE.format(VISITS.key, "1").encode(), "report.html"))
    assert rules(checked) == []


LAST = "Measure\tQ1 2023-24\nVisits\t290,000\nLoans\t51,200\n\nAction\tStatus\nOpen the hub at Eastfield\t{}\n"
THIS = "Measure\tQ1 2023-24\tQ2 2023-24\nVisits\t{}\t302,344\nLoans\t51,200\t49,000\n\n{}\n"


def compared(last: str, this: str) -> list[tuple[str, str]]:
    found = check(read_document(this.encode(), "q2.md"), previous=read_document(last.encode(), "q1.md")).findings
    return [(f.rule, f.quote) for f in found if f.rule in ("differs-from-the-last-report", "action-vanished")]


def test_a_past_quarter_that_changed_is_found() -> None:
    this = THIS.format("291,500", "The hub at Eastfield: we open it soon. Open the hub at Eastfield is on track.")
    assert compared(LAST.format("On track"), this) == [("differs-from-the-last-report", "291,500")]


def test_a_new_quarter_is_no_change_of_the_last() -> None:
    this = THIS.format("290,000", "Open the hub at Eastfield.")
    assert compared(LAST.format("On track"), this) == []


def test_an_action_that_is_spoken_of_no_more_is_found() -> None:
    assert compared(LAST.format("On track"), THIS.format("290,000", "Nothing else.")) == [("action-vanished", "")]


def test_an_action_that_was_done_may_go() -> None:
    assert compared(LAST.format("Complete"), THIS.format("290,000", "Nothing else.")) == []


def test_each_action_that_vanished_is_told_by_itself() -> None:
    last = "Action\tStatus\nOpen the hub at Eastfield\tOn track\nMend the lido roof at Parkway\tDelayed\n"
    found = check(
        read_document(b"# Progress\n\nNothing else.\n", "q2.md"), previous=read_document(last.encode(), "q1.md")
    ).findings
    vanished = [finding for finding in found if finding.rule == "action-vanished"]
    assert [("hub" in f.message, "lido" in f.message) for f in vanished] == [(True, False), (False, True)]
    assert [f.quote for f in vanished] == ["Progress", "Progress"]


def test_an_action_not_yet_complete_is_still_open() -> None:
    last = "| Action | Status |\n|---|---|\n| Open the hub at Eastfield | {} |\n"
    for state in ("Not yet complete", "To be completed by May", "Incomplete"):
        assert compared(last.format(state), "Nothing else.\n") == [("action-vanished", "")]
    for state in ("Completed", "Done in May", "Withdrawn by Cabinet", "✔"):
        assert compared(last.format(state), "Nothing else.\n") == []


def moved(heading: str, before: str, now: str, words: str = "") -> list[tuple[str, str]]:
    table = "Measure\t{}\nVisits to museums\t{}\nLoans\t51,200\n"
    return compared(table.format(heading, before), table.format(heading, now) + f"\n{words}\n")


def test_a_forecast_or_a_figure_to_date_may_move() -> None:
    for heading in ("2023/24 forecast", "Latest 2023/24", "2023/24 YTD", "Target 2023/24"):
        assert moved(heading, "290", "310") == []


def test_an_outturn_may_not() -> None:
    assert moved("2022/23 outturn", "290", "310") == [("differs-from-the-last-report", "310")]


def test_a_figure_said_to_be_revised_may_move() -> None:
    assert moved("Q1 2023/24 (revised)", "290", "310") == []
    assert moved("Q1 2023/24", "290", "310", "Visits to museums were restated after a recount.") == []


def test_a_figure_printed_to_fewer_places_is_the_same() -> None:
    assert moved("Q1 2023/24", "71.1%", "71%") == []
    assert moved("Q1 2023/24", "71.1%", "72%") == [("differs-from-the-last-report", "72%")]


def test_a_measure_that_stands_twice_is_not_compared() -> None:
    twice = "Measure\tQ1 2023/24\nVisits\t290\nVisits\t{}\n"
    assert compared(twice.format("12"), twice.format("15")) == []


def test_a_report_that_is_not_about_the_plan_leaves_no_activity_out() -> None:
    record = Record("The record", {}, actions=("Plant street trees", "Insulate council homes", "Open a hub"))
    found = check(read_document(b"We plant street trees.\n", "report.md"), record=record).findings
    assert [finding.rule for finding in found if finding.rule == "activity-left-out"] == []


def proposed(markdown: str) -> list[tuple[str, str, bool]]:
    checked = check(read_document(markdown.encode(), "report.md"), record=RECORD)
    return [(each.quote, each.key, each.agrees) for each in checked.proposals]


def test_a_match_is_proposed_in_a_table_by_its_row_and_its_column() -> None:
    table = (
        "Measure\tQ1 2023/24\tQ2 2023/24\tTarget Q2 2023/24\n"
        "Leisure centre visits\t290,000\t302,434\t300,000\n"
        "Museum visits\t5\t302,344\t7\n"
    )
    assert proposed(table) == [("290,000", OLD.key, True), ("302,434", VISITS.key, False)]


def test_a_match_takes_its_period_from_the_heading_where_the_words_name_none() -> None:
    said = "# Report for Q2 2023/24\n\nLeisure centre visits were {} in number.\n"
    assert proposed(said.format("302,399")) == [("302,399", VISITS.key, False)]
    assert proposed(said.format("302,399 last year")) == []
    assert proposed(said.format("£302,399")) == []


def test_a_match_is_proposed_though_a_long_key_is_held_cut_as_well_and_a_name_holds_another() -> None:
    schools = RecordFigure("school-visits@2023-24-Q2", "Leisure centre visits by schools", "2023-24 Q2", ("1,204",))
    record = Record("The record", {VISITS.key: VISITS, "leisure~cut": VISITS, schools.key: schools})
    text = (
        "Leisure centre visits were 302,344 in 2023-24 Q2.\n\nLeisure centre visits by schools: 1,204 in 2023-24 Q2.\n"
    )
    checked = check(read_document(text.encode(), "report.md"), record=record)
    assert [(each.quote, each.key) for each in checked.proposals] == [("302,344", VISITS.key), ("1,204", schools.key)]


def test_of_several_figures_in_a_sentence_the_one_that_agrees_or_stands_next_is_proposed() -> None:
    said = "In 2023-24 Q2, with {} staff, leisure centre visits came to {} over 91 days.\n"
    assert proposed(said.format(12, "302,344")) == [("302,344", VISITS.key, True)]
    assert proposed(said.format(12, "302,434")) == [("302,434", VISITS.key, False)]
