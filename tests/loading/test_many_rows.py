"""Two hundred thousand rows: every fault told, in seconds and little memory; every good row loaded."""

import csv
import tracemalloc
from pathlib import Path

from goldenthread.loading.columns import read_table
from goldenthread.loading.folder import read_folder
from goldenthread.loading.tables import TABLES
from goldenthread.performance.models import Observation
from tests.loading.town import INDICATOR, SHARE, Town

MANY = 50_000
SOME = 20_000


def _write(path: Path, header: str, rows: int, row: str) -> None:
    """`row` with `{n}` and `{quarter}` filled in, for n from 0."""
    with path.open("w", encoding="utf-8") as file:
        file.write(f"{header}\n")
        for n in range(rows):
            year = 2000 + n // 4 % 20
            quarter = f"{year}-{(year + 1) % 100:02} Q{n % 4 + 1}"
            file.write(row.format(n=n, i=n // 80, quarter=quarter) + "\n")


def test_every_one_of_50_000_bad_rows_is_told_once(town: Town) -> None:
    _write(town.path / "observations.csv", "indicator,reported_in,value", MANY, 'visits,{quarter},"1,{n:03}"')
    problems = town.problems()
    assert len(problems) == MANY
    assert [problem.row for problem in problems] == list(range(2, MANY + 2))
    assert problems[998].mend == "Write it plainly: 1998."


def test_references_that_lead_nowhere_are_told_by_the_thousand(town: Town) -> None:
    _write(town.path / "observations.csv", "indicator,reported_in,value", SOME, "visit-{n},{quarter},1")
    problems = town.problems()
    assert len(problems) == SOME
    assert problems[0].mend == "Did you mean “visits”?"
    assert problems[-1].message == "There is no indicator “visit-19999”."


def test_rows_that_say_the_same_are_told_by_the_thousand(town: Town) -> None:
    _write(town.path / "observations.csv", "indicator,reported_in,value", SOME, "visits,2023-24 Q2,1")
    problems = town.problems()
    assert len(problems) == SOME - 1
    assert all("as row 2" in problem.message for problem in problems)


def test_a_row_that_is_read_takes_less_than_a_kilobyte(tmp_path: Path) -> None:
    header = ",".join(TABLES["observations"].names)
    _write(tmp_path / "observations.csv", header, SOME, "indicator-{i},{quarter},,,{n}.5,,,,,,,,,")
    tracemalloc.start()
    try:
        folder = read_folder(tmp_path, tables=TABLES, documents=())
        reads = read_table(TABLES["observations"], folder)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert (len(reads.rows), folder.problems) == (SOME, [])
    assert most < SOME * 1024


def test_good_rows_by_the_thousand_are_loaded_and_loaded_again(town: Town) -> None:
    with (town.path / "indicators.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(INDICATOR))
        writer.writeheader()
        writer.writerows([INDICATOR, SHARE])
        writer.writerows(INDICATOR | {"reference": f"indicator-{n}"} for n in range(130))
    _write(town.path / "observations.csv", "indicator,reported_in,value", 10_400, "indicator-{i},{quarter},{n}.5")
    town.load()
    assert Observation.objects.count() == 10_400
    assert str(Observation.objects.get(key="indicator-129@2019-20-Q4").value) == "10399.5"
    assert not town.load().changes_anything
