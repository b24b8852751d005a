"""A file that is not what its name says, or not a table at all, is told; one that only looks odd is read."""

import sqlite3
import zipfile
from pathlib import Path

import pytest

from goldenthread.loading import FolderProblems, load_folder
from goldenthread.performance.models import Observation
from goldenthread.plan.models import Narrative
from tests.loading.town import COUNCIL, OBSERVATION, ROWS, SHARE, Town, as_csv, record, tallies

GOOD = as_csv([OBSERVATION])


def _database(path: Path) -> bytes:
    with sqlite3.connect(path) as connection:
        connection.execute("create table a (b)")
    return path.read_bytes()


def _workbook(path: Path) -> bytes:
    with zipfile.ZipFile(path, "w") as parts:
        parts.writestr("xl/workbook.xml", "<workbook/>")
    return path.read_bytes()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("%PDF-1.7 …", "a PDF"),
        (GOOD.encode("utf-16"), "UTF-16"),
        (GOOD.encode("utf-16-le"), "not a text file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Excel workbook"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        ("<!DOCTYPE html><p>Sign in</p>", "a web page"),
        (b"\x00\x01\x02", "not a text file"),
    ],
)
def test_a_file_that_is_not_what_its_name_says_is_told_as_what_it_is(
    town: Town, content: str | bytes, says: str
) -> None:
    problem = town.write("observations.csv", content).problem()
    assert (problem.file, problem.row) == ("observations.csv", None)
    assert says in problem.message
    assert "CSV (UTF-8)" in problem.mend


def test_a_workbook_and_a_database_under_another_name_are_told(town: Town, tmp_path: Path) -> None:
    town.write("observations.csv", _workbook(tmp_path / "a.xlsx"))
    town.write("targets.csv", _database(tmp_path / "b.sqlite3"))
    messages = [problem.message for problem in town.problems()]
    assert messages == [
        "This is an Excel workbook or another zip file, whatever its name says.",
        "This is a database, whatever its name says.",
    ]


def test_a_file_in_another_encoding_is_told_with_its_line(town: Town) -> None:
    rows = as_csv([OBSERVATION | {"note": "plain"}, OBSERVATION | {"note": "It cost £5"}])
    problem = town.write("observations.csv", rows.encode("latin-1")).problem()
    assert (problem.file, problem.row) == ("observations.csv", 3)
    assert "£ sign" in problem.message
    assert "UTF-8" in problem.mend


@pytest.mark.parametrize(("separator", "says"), [(";", "semicolons"), ("\t", "tabs")])
def test_another_separator_is_told(town: Town, separator: str, says: str) -> None:
    problem = town.write("observations.csv", GOOD.replace(",", separator)).problem()
    assert says in problem.message
    assert problem.mend == "Save it with commas."


def test_a_missing_column_is_told_once_whatever_the_number_of_rows(town: Town) -> None:
    rows = [{"indicator": "visits", "reported_in": f"2022-23 Q{n}"} for n in (1, 2, 3, 4)]
    problem = town.table("observations", *rows).problem()
    assert (problem.row, problem.column) == (1, "value")
    assert problem.message == "The column is missing."


def test_an_unknown_column_is_told_with_the_one_it_resembles(town: Town) -> None:
    problem = town.table("observations", OBSERVATION | {"denominater": "3"}).problem()
    assert (problem.row, problem.column) == (1, "denominater")
    assert problem.mend == "Did you mean denominator?"


def test_a_column_that_stands_twice_is_told(town: Town) -> None:
    problem = town.write("observations.csv", "indicator,reported_in,value,value\n").problem()
    assert "“value” stands twice" in problem.message


def test_an_unknown_table_is_told_with_the_one_it_resembles(town: Town) -> None:
    problem = town.write("obsevations.csv", GOOD).problem()
    assert (problem.file, problem.mend) == ("obsevations.csv", "Did you mean observations.csv?")
    (town.path / "obsevations.csv").unlink()
    problem = town.write("plan.yaml", "a: b").problem()
    assert (problem.file, problem.mend) == ("plan.yaml", "Did you mean plans.yaml?")


def test_a_workbook_in_the_folder_is_told(town: Town) -> None:
    problem = town.write("observations.xlsx", b"PK\x03\x04").problem()
    assert (problem.message, problem.mend) == ("This kind of file is not read.", "Save it as CSV (UTF-8).")


def test_a_file_of_which_nothing_can_be_read_does_not_make_problems_of_what_points_to_it(town: Town) -> None:
    assert town.write("indicators.csv", "%PDF").problem().file == "indicators.csv"
    assert town.write("indicators.csv", "reference;title\n").problem().file == "indicators.csv"
    assert town.write("indicators.csv", as_csv([SHARE]) + 'visits,"Visits\n').problem().file == "indicators.csv"


@pytest.mark.parametrize(
    ("content", "row", "says"),
    [
        ("theme,period,text\nhomes,2023-24 Q1,Fine\nhomes,2023-24 Q2,\"It never\nends\nhomes,…\n", 3, "not closed"),
        ('theme,period,text\nhomes,2023-24 Q1,Fine\nhomes,2023-24 Q2,"He said "no" to it"\n', 3, "other than a comma"),
    ],
)  # fmt: skip
def test_a_quotation_mark_out_of_place_is_told_with_the_row_it_is_in(
    town: Town, content: str, row: int, says: str
) -> None:
    problem = town.write("narratives.csv", content).problem()
    assert problem.row == row
    assert says in problem.message
    assert "quotation mark" in problem.mend


@pytest.mark.parametrize(("row", "says"), [("a,b,c,d", "4 cells, more than the 3"), ("a,b", "2 cells, fewer than")])
def test_a_row_with_too_many_or_too_few_cells_is_told(town: Town, row: str, says: str) -> None:
    problem = town.write("narratives.csv", f"theme,period,text\n{row}\n").problem()
    assert problem.row == 2
    assert says in problem.message


def test_an_empty_file_is_told(town: Town) -> None:
    problem = town.write("narratives.csv", "").problem()
    assert problem.message == "The header row is empty."
    assert "theme,period,text" in problem.mend


def test_no_folder_or_no_council_is_told(tmp_path: Path, db: None) -> None:
    with pytest.raises(FolderProblems, match="1 problem found") as error:
        load_folder(tmp_path / "nowhere", actor="tester")
    assert "no such folder" in error.value.problems[0].message
    with pytest.raises(FolderProblems) as error:
        load_folder(tmp_path, actor="tester")
    assert [problem.file for problem in error.value.problems] == ["council.yaml"]


def test_a_file_that_cannot_be_opened_is_told(town: Town) -> None:
    (town.path / "fees.csv").unlink()
    (town.path / "fees.csv").symlink_to(town.path / "nowhere.csv")
    problem = town.problem()
    assert (problem.file, problem.message) == ("fees.csv", "This is not a file that can be opened.")


def test_a_name_that_cannot_be_printed_is_told_in_one_that_can(town: Town) -> None:
    (Path(str(town.path)) / "r\udce9sum\udce9.csv").write_bytes(b"a\n")
    str(town.problem()).encode("utf-8")


@pytest.mark.parametrize(
    "content",
    [
        "\ufeff" + GOOD,
        GOOD.replace("\n", "\r\n"),
        GOOD.replace("\n", "\r"),
        GOOD.replace("\n", "\n\n,,\n \n"),
        GOOD.replace("\n", ",,\n"),
        GOOD.upper().replace("VISITS", "visits"),
        GOOD.replace(",", " , "),
        GOOD.rstrip("\n"),
        '"indicator","reported_in","value"\n"visits","2023-24 Q2","100"\n',
    ],
    ids=["BOM", "CRLF", "CR", "blank lines", "empty columns", "capitals", "spaces", "no last line end", "all quoted"],
)
def test_what_spreadsheets_do_to_a_csv_changes_nothing(town: Town, content: str) -> None:
    town.load()
    before = record()
    assert not town.write("observations.csv", content).load().changes_anything
    assert record() == before
    assert str(Observation.objects.get().value) == "100"


def test_the_line_ends_inside_a_cell_do_not_count_as_a_change(town: Town) -> None:
    text = as_csv([ROWS["narratives"] | {"text": "One.\n\nTwo, “quoted”."}])
    town.write("narratives.csv", text).load()
    assert Narrative.objects.get().text == "One.\n\nTwo, “quoted”."
    assert not town.write("narratives.csv", text.replace("\n", "\r\n")).load().changes_anything


def test_a_table_may_be_split_and_stand_beside_notes(town: Town) -> None:
    town.table("observations-2022", OBSERVATION | {"reported_in": "2022-23 Q2"})
    town.write("README.md", "Notes").write(".hidden", b"\x00").write("~lock.csv", "x")
    (town.path / "old").mkdir()
    assert tallies(town.load())["observations"] == (2, 0, 0)


def test_only_the_council_must_be_there(tmp_path: Path, db: None) -> None:
    folder = tmp_path / "bare"
    folder.mkdir()
    (folder / "council.yaml").write_text(COUNCIL)
    assert tallies(load_folder(folder, actor="tester")) == {"council": (1, 0, 0), "RAG rules": (1, 0, 0)}
