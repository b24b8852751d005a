"""Every cell that cannot be right is told with its file, row and column and how to mend it, and nothing is loaded.

What must be refused is the issue's own list; what each message must say is written here by hand.
"""

import pytest

from tests.loading.town import INDICATOR, OBSERVATION, ROWS, SHARE, Town

PERCENT = OBSERVATION | {"indicator": "share", "value": "91"}
REVIEWED = ROWS["risk_scores"] | {"reviewed_on": "2023-09-01", "next_review": "2022-12-01"}
BAD = [
    # Unknown period, polarity, unit, and other words from a list
    ("observations", OBSERVATION | {"reported_in": "2023-24 Q5"}, "reported_in", "2023-24 Q5", "2023-24 Q2"),
    ("observations", OBSERVATION | {"reported_in": "last summer"}, "reported_in", "not a period", "2023-24 Q2"),
    ("observations", OBSERVATION | {"reported_in": "2023-24"}, "reported_in", "not a quarter", "2023-24 Q2"),
    ("observations", OBSERVATION | {"reported_in": "2023-25 Q1"}, "reported_in", "2023-25 Q1", "2023-24 Q2"),
    ("observations", OBSERVATION | {"covers": "the year of the cat"}, "covers", "not a period", "12 months to"),
    ("observations", OBSERVATION | {"kind": "culmulative"}, "kind", "culmulative", "“cumulative”"),
    ("targets", ROWS["targets"] | {"period": "Autumn 2023"}, "period", "neither a quarter nor", "2023-24"),
    ("indicators", INDICATOR | {"polarity": "biger"}, "polarity", "biger", "“bigger”"),
    ("indicators", INDICATOR | {"unit": "%"}, "unit", "“%”", "percent"),
    ("indicators", INDICATOR | {"unit": "percents"}, "unit", "percents", "“percent”"),
    ("indicators", INDICATOR | {"due_quarters": "Q5"}, "due_quarters", "Q5", "Q1; Q3"),
    ("indicators", INDICATOR | {"rag_rule": "within-five"}, "rag_rule", "within-five", "within-ten"),
    ("savings", ROWS["savings"] | {"year": "2024"}, "year", "2024", "2023-24"),
    ("risks", ROWS["risks"] | {"exempt_paragraphs": "8"}, "exempt_paragraphs", "Schedule 12A", "1 to 7"),
    ("forecasts", ROWS["forecasts"] | {"unit": "£k"}, "unit", "£k", "gbp-thousand"),
    # Unknown reference
    ("observations", OBSERVATION | {"indicator": "visit"}, "indicator", "no indicator “visit”", "“visits”"),
    ("observations", OBSERVATION | {"source": "reports"}, "source", "no source “reports”", "“report”"),
    ("observations", OBSERVATION | {"indicator": "Visits"}, "indicator", "not a reference", "visits"),
    ("indicators", INDICATOR | {"theme": "zzz"}, "theme", "no theme “zzz”", "plans.yaml"),
    ("strategies", ROWS["strategies"] | {"themes": "homes; hommes"}, "themes", "no theme “hommes”", "“homes”"),
    ("links", ROWS["links"] | {"to": "outcome:none-such"}, "to", "no outcome “none-such”", "plans.yaml"),
    ("links", ROWS["links"] | {"to": "outcomes:better-homes"}, "to", "does not name a thing", "kind:reference"),
    ("links", ROWS["links"] | {"to": "activity:build"}, "to", "to itself", "another thing"),
    ("links", ROWS["links"] | {"to": "observation:visits@2022-23-Q2"}, "to", "no observation", "Did you mean"),
    ("risk_scores", ROWS["risk_scores"] | {"risk": "STR9"}, "risk", "no risk “str9”", "“str1”"),
    ("pledge_evidence", ROWS["pledge_evidence"] | {"link": "www.town.uk"}, "link", "does not name", "kind:reference"),
    ("pledge_evidence", ROWS["pledge_evidence"] | {"link": "http://[oh"}, "link", "not a web address", "https://"),
    ("sources", ROWS["sources"] | {"url": "https://town uk"}, "url", "not a web address", "without spaces"),
    # A number typed as text
    ("observations", OBSERVATION | {"value": "3,723"}, "value", "typed as text", "3723."),
    ("observations", OBSERVATION | {"value": "£5"}, "value", "typed as text", "5."),
    ("observations", OBSERVATION | {"value": "42%"}, "value", "typed as text", "42."),
    ("observations", OBSERVATION | {"value": "(243)"}, "value", "typed as text", "-243."),
    ("observations", OBSERVATION | {"value": "−243"}, "value", "typed as text", "-243."),
    ("observations", OBSERVATION | {"value": "1 234"}, "value", "typed as text", "1234."),
    ("observations", OBSERVATION | {"value": "1,5"}, "value", "not a number", "Write digits only"),
    ("observations", OBSERVATION | {"value": "about 40"}, "value", "not a number", "Write digits only"),
    ("observations", OBSERVATION | {"value": "1e5"}, "value", "not a number", "Write digits only"),
    ("observations", OBSERVATION | {"value": "NaN"}, "value", "not a number", "Write digits only"),
    ("observations", OBSERVATION | {"value": "٣"}, "value", "not a number", "Write digits only"),
    ("observations", OBSERVATION | {"value": "9" * 16}, "value", "larger than", "bigger unit"),
    ("observations", OBSERVATION | {"value": "1." + "3" * 40}, "value", "40 decimals", "ten decimals"),
    ("observations", OBSERVATION | {"value": ""}, "value", "empty", "Every row needs it"),
    ("observations", OBSERVATION | {"sample_size": "0"}, "sample_size", "whole number", "Correct it"),
    ("observations", OBSERVATION | {"provisional": "maybe"}, "provisional", "maybe", "yes, no"),
    # Figures that cannot be together
    ("observations", PERCENT | {"numerator": "34", "denominator": "33"}, "numerator", "above its denom", "swapped"),
    ("observations", PERCENT | {"numerator": "30"}, "denominator", "without its denominator", "both or neither"),
    ("observations", PERCENT | {"denominator": "30"}, "numerator", "without its numerator", "both or neither"),
    ("observations", PERCENT | {"numerator": "0", "denominator": "0"}, "denominator", "is 0", "more than zero"),
    ("targets", ROWS["targets"] | {"value": ""}, "value", "no number", "monitor"),
    ("targets", ROWS["targets"] | {"kind": "monitor"}, "value", "has the number 120", "kind number"),
    ("targets", ROWS["targets"] | {"kind": "words", "value": ""}, "words", "no words", "Sustain"),
    ("benchmarks", ROWS["benchmarks"] | {"value": ""}, "value", "no value", "none_available"),
    ("benchmarks", ROWS["benchmarks"] | {"area": ""}, "area", "names no area", "London"),
    ("benchmarks", ROWS["benchmarks"] | {"none_available": "yes"}, "none_available", "gives one", "Empty"),
    ("risk_scores", ROWS["risk_scores"] | {"score": ""}, "score", "no score", "impact and likelihood"),
    ("risk_scores", ROWS["risk_scores"] | {"impact": "3"}, "likelihood", "come together", "only the score"),
    ("risk_scores", ROWS["risk_scores"] | {"impact": "4", "likelihood": "4"}, "score", "is 16", "Correct one"),
    ("risk_scores", ROWS["risk_scores"] | {"score": "26"}, "score", "from 1 to 25", "Correct"),
    ("indicators", INDICATOR | {"polarity": "range"}, "range_low", "no range", "range_high"),
    ("indicators", INDICATOR | {"range_low": "5", "range_high": "4"}, "range_high", "backwards", "Swap"),
    ("theme_statuses", ROWS["theme_statuses"] | {"set_by": "Head"}, "reason", "no reason", "Say why"),
    # A date in the wrong year, or no date
    ("observations", OBSERVATION | {"reported_in": "2032-33 Q2"}, "reported_in", "has not begun", "year"),
    ("observations", OBSERVATION | {"reported_in": "1923-24 Q2"}, "reported_in", "in the year 1923", "year"),
    ("observations", OBSERVATION | {"covers": "2033-34 Q2"}, "covers", "begins after 2023-24 Q2", "years"),
    ("observations", OBSERVATION | {"covers": "2010-11 Q2"}, "covers", "more than ten years before", "year"),
    ("observations", OBSERVATION | {"known_from": "2033-11-14"}, "known_from", "in the future", "year"),
    ("observations", OBSERVATION | {"known_from": "2022-11-14"}, "known_from", "before 2023-24 Q2 began", "published"),
    ("observations", OBSERVATION | {"known_from": "14/11/2023"}, "known_from", "not a date", "2023-11-14"),
    ("observations", OBSERVATION | {"known_from": "20231114"}, "known_from", "not a date", "2023-09-30"),
    ("sources", ROWS["sources"] | {"date": "2023-13"}, "date", "not a date", "2022-06"),
    ("sources", ROWS["sources"] | {"date": "2032-11-14"}, "date", "in the future", "year"),
    ("sources", ROWS["sources"] | {"date": "1066"}, "date", "in the year 1066", "year"),
    ("activities", ROWS["activities"] | {"starts": "2024-05", "due": "2023"}, "due", "before starts", "years"),
    ("strategies", ROWS["strategies"] | {"starts": "2024", "ends": "2023-12"}, "ends", "before starts", "years"),
    ("narratives", ROWS["narratives"] | {"period": "2024-25 Q1"}, "period", "has not begun", "year"),
    ("headlines", ROWS["headlines"] | {"period": "2032-33 Q2"}, "period", "has not begun", "year"),
    ("pledge_evidence", ROWS["pledge_evidence"] | {"date": "2024-02-02"}, "date", "in the future", "year"),
    ("milestones", ROWS["milestones"] | {"done_on": "2025-01-01"}, "done_on", "in the future", "year"),
    ("risk_scores", REVIEWED, "next_review", "before reviewed_on", "years"),
    # Too long, or not to be printed
    ("indicators", INDICATOR | {"title": "x" * 301}, "title", "301 characters", "300"),
    ("indicators", INDICATOR | {"title": "Vis\x1bits"}, "title", "cannot be printed", "again"),
    ("sources", ROWS["sources"] | {"where": ""} | {"reference": "r" * 81}, "where", "no column", "columns are"),
    ("pledges", ROWS["pledges"] | {"top_five": "6"}, "top_five", "from 1 to 5", "Correct"),
    ("fees", ROWS["fees"] | {"discretionary": "perhaps"}, "discretionary", "perhaps", "yes, no"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("table", "row", "column", "says", "mend"),
    BAD,
    ids=[f"{table} {column}: {says}" for table, _, column, says, _ in BAD],
)
def test_a_bad_cell_is_told_with_its_place_and_how_to_mend_it(
    town: Town, table: str, row: dict[str, str], column: str, says: str, mend: str
) -> None:
    rows = [row, SHARE] if table == "indicators" else [row]
    problem = town.table(table, *rows).problem()
    assert (problem.file, problem.column) == (f"{table}.csv", column)
    assert problem.row == (1 if says == "no column" else 2)
    assert says in problem.message
    assert mend in problem.mend


@pytest.mark.parametrize("table", sorted(ROWS))
def test_every_table_loads_with_one_row(town: Town, table: str) -> None:
    assert town.problems() == []


def test_a_row_that_stands_twice_is_told_with_both_its_places(town: Town) -> None:
    problem = town.table("observations", OBSERVATION, OBSERVATION).problem()
    assert (problem.file, problem.row, problem.column) == ("observations.csv", 3, "indicator, reported_in")
    assert "same indicator and reported_in as row 2" in problem.message
    assert "correction_reason" in problem.mend


def test_a_row_that_stands_in_two_files_is_told_with_the_other_file(town: Town) -> None:
    problem = town.table("targets-2", ROWS["targets"]).problem()
    assert problem.file == "targets.csv"
    assert "targets-2.csv, row 2" in problem.message


@pytest.mark.parametrize(
    ("table", "other"),
    [
        ("risks", {"reference": "str1"}),
        ("forecasts", {"reference": "leisure-again"}),
        ("fees", {"reference": "swim-again"}),
        ("savings", {"reference": "s1"}),
        ("milestones", {"due": "2024"}),
        ("links", {"note": "Again"}),
    ],
)
def test_two_rows_that_speak_of_the_same_thing_are_told(town: Town, table: str, other: dict[str, str]) -> None:
    problem = town.table(table, ROWS[table], ROWS[table] | other).problem()
    assert (problem.file, problem.row) == (f"{table}.csv", 3)
    assert problem.mend.startswith("Keep one of the two rows")


def test_all_problems_come_at_once_in_the_order_of_files_and_rows(town: Town) -> None:
    town.table("indicators", INDICATOR | {"polarity": "up", "unit": "kg"}, SHARE)
    town.table("observations", OBSERVATION | {"value": "x"}, PERCENT | {"value": "91%", "known_from": "soon"})
    town.write("council.yaml", "name: Town\nshort_name: Town\nperiod: 2023-24 Q7\n")
    places = [(problem.file, problem.row, problem.column) for problem in town.problems()]
    assert places == [
        ("council.yaml", 3, "period"),
        ("indicators.csv", 2, "polarity"),
        ("indicators.csv", 2, "unit"),
        ("observations.csv", 2, "value"),
        ("observations.csv", 3, "known_from"),
        ("observations.csv", 3, "value"),
    ]


def test_a_bad_row_does_not_make_problems_of_the_rows_that_point_to_it(town: Town) -> None:
    problem = town.table("indicators", INDICATOR | {"polarity": "up"}, SHARE).problem()
    assert problem.column == "polarity"


def test_a_message_names_the_row_as_a_spreadsheet_counts(town: Town) -> None:
    town.write(
        "narratives.csv",
        'theme,period,text\nhomes,2023-24 Q1,"Two\n\nparagraphs"\n\nhomes,2023-24 Q2,\n',
    )
    problem = town.problem()
    assert (problem.row, problem.column) == (4, "text")
    assert str(problem) == "narratives.csv, row 4, text: The cell is empty. Every row needs it."


def test_what_an_exempt_row_says_is_in_no_message(town: Town) -> None:
    secret = ROWS["risks"] | {"kind": "The landlord is insolvent", "exempt_paragraphs": "3"}
    problem = town.table("risks", secret).problem()
    assert "insolvent" not in str(problem)
    assert problem.column == "kind"


def test_everything_wrong_with_one_row_is_told_at_once(town: Town) -> None:
    # The issue: one message a problem, all problems at once; so a bad number does not hide a reference that is bad too.
    town.write(
        "observations.csv",
        'indicator,reported_in,value,numerator,denominator\nnope,2023-24 Q9,"3,723",5,0\n',
    )
    told = {(problem.row, problem.column) for problem in town.problems()}
    assert told == {(2, "indicator"), (2, "reported_in"), (2, "value"), (2, "denominator")}
