"""Whatever stands in a folder, it either loads or is told what is wrong with it, and then nothing is loaded."""

import re
from typing import Any

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from goldenthread.loading import FolderProblems
from goldenthread.loading.cells import takes
from goldenthread.loading.columns import Column
from goldenthread.loading.problems import CellError
from goldenthread.loading.tables import TABLES
from tests.loading.town import COUNCIL, PLANS, ROWS, Town, as_csv, record

NASTY = [
    "", " ", "0", "-0", "00", "-1", "1.", ".5", "1e400", "inf", "NaN", "Ⅷ", "٣", "½", "9" * 15, "9" * 400,
    "£1,2,3%", "()", "2023-24 Q2", "Q2", "2023-24", "2099-00 Q4", "2100-01", "1969-70 Q4", "0001-01-01",
    "9999-12-31", "2023-02-30", "2023-", "not stated", "12 months to February 2000", "Winter 2099",
    "2023-10-01 to 2022-01-01", "as at 31 June 2023", "homes", "visits", "STR1", "visits; visits", ";", ";;",
    "a;" * 50, "pledge:pool", "pledge:", ":", "risk:İ", "plan:town-plan", "http://", "https://[", "http://x y",
    "https://" + "x" * 600, "javascript:alert(1)", "\u202e", "\x7f", "\x0b", "é", "e\u0301", "😀" * 500, "=1+1",
    "'", '"', "“”", "x" * 20_001, "yes", "no", "number", "green", "Q1; Q2", "3; 5", "%s %d {0}", "\\", "null",
]  # fmt: skip
CELL = st.one_of(st.sampled_from(NASTY), st.text(st.characters(exclude_categories=["Cs"]), max_size=30))
FILES = [f"{name}.csv" for name in TABLES] + ["council.yaml", "plans.yaml", "reports.yaml"]
ODD = st.sampled_from(
    ['"', ",", "\n", "\r", ";", ":", "- ", "#", "\t", " ", "[", "{", "&a ", "*a", "!", "|", ">", "%", "\ufeff", "\x85"]
)

# The same code reads a folder whatever database is behind it, so the second database is given fewer.
SECOND = connection.vendor == "postgresql"
OF_EACH_TABLE = 3 if SECOND else 8

# The folder and the record are the same for every example; each puts back what it changed.
whatever = settings(
    max_examples=10 if SECOND else 40,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    deadline=None,
)


def loads_or_is_told(town: Town) -> None:
    """Load and undo it. Any other exception than FolderProblems fails the test, and so does a trace in the record."""
    before = record()
    with transaction.atomic():
        try:
            loaded = town.load()
        except FolderProblems as error:
            assert record() == before
            for problem in error.problems:
                told = str(problem)
                assert problem.file in FILES
                assert problem.message.endswith((".", "?"))
                assert problem.mend.endswith((".", "?", '".')), told
                assert "\n" not in told
                told.encode()
        else:
            again = town.load()
            assert not again.changes_anything, [tally for tally in again.tallies if tally.added or tally.changed]
            assert loaded.tallies
        transaction.set_rollback(True)


@pytest.mark.parametrize("table", sorted(TABLES))
@settings(whatever, max_examples=OF_EACH_TABLE)
@given(data=st.data())
def test_whatever_stands_in_a_table_s_cells(town: Town, table: str, data: st.DataObject) -> None:
    names = TABLES[table].names
    rows: list[dict[str, str]] = []
    for _ in range(data.draw(st.integers(1, 3))):
        changes: dict[str, Any] = data.draw(st.dictionaries(st.sampled_from(names), CELL, max_size=4))
        rows.append(ROWS[table] | changes)
    town.whole().table(table, *rows)
    loads_or_is_told(town)


def _accepted(column: Column) -> list[str]:
    """Of the odd cells, and the words that the column itself names, those that it takes."""
    words = {
        "source": "report",
        "theme": "homes",
        "strategy": "housing",
        "activity": "build",
        "indicator": "visits",
        "pledge": "pool",
        "risk": "STR1",
    }
    if column.points_to:
        return [words[column.points_to], *([] if column.needed else [""])]
    taken = [""] * (not column.needed)
    for cell in [*filter(str.strip, NASTY), *re.findall("`([^`]*)`", takes(column.read))]:
        try:
            column.read(cell.strip())
        except CellError:
            continue
        taken.append(cell)
    return taken


@pytest.mark.parametrize("table", sorted(TABLES))
@settings(whatever, max_examples=OF_EACH_TABLE)
@given(data=st.data())
def test_whatever_cells_their_columns_take(town: Town, table: str, data: st.DataObject) -> None:
    taken = {column.name: _accepted(column) for column in TABLES[table].columns}
    rows: list[dict[str, str]] = []
    for _ in range(data.draw(st.integers(1, 3))):
        names = data.draw(st.sets(st.sampled_from(sorted(taken)), max_size=6))
        rows.append(ROWS[table] | {name: data.draw(st.sampled_from(taken[name] or [""])) for name in sorted(names)})
    town.whole().table(table, *rows)
    loads_or_is_told(town)


@whatever
@given(file=st.sampled_from(FILES), content=st.binary(max_size=200))
def test_whatever_bytes_a_file_holds(town: Town, file: str, content: bytes) -> None:
    town.whole().write(file, content)
    loads_or_is_told(town)


@whatever
@given(
    file=st.sampled_from(FILES),
    cuts=st.lists(st.tuples(st.integers(0, 400), st.integers(0, 12), st.one_of(ODD, CELL)), min_size=1, max_size=3),
)
def test_whatever_is_cut_from_a_good_file_or_put_into_it(
    town: Town, file: str, cuts: list[tuple[int, int, str]]
) -> None:
    name = file.partition(".")[0]
    content = {"council": COUNCIL, "plans": PLANS, "reports": "- period: 2023-24 Q2\n  summary: Words\n"}.get(name)
    content = content or as_csv([ROWS[name]])
    for at, length, put in cuts:
        content = content[:at] + put + content[at + length :]
    town.whole().write(file, content)
    loads_or_is_told(town)


NAMES = ["reference", "title", "themes", "pillars", "outcomes", "period", "name", "brand", "rag_rules"]
TREE = st.recursive(
    CELL,
    lambda inside: st.one_of(
        st.lists(inside, max_size=3),
        st.dictionaries(
            st.sampled_from(NAMES), inside,
            max_size=4,
        ),
    ),
    max_leaves=12,
)  # fmt: skip


@whatever
@given(file=st.sampled_from(["council.yaml", "plans.yaml", "reports.yaml"]), tree=TREE)
def test_whatever_shape_the_yaml_has(town: Town, file: str, tree: Any) -> None:
    town.whole().write(file, _as_yaml(tree))
    loads_or_is_told(town)


def _as_yaml(tree: Any) -> str:
    """The tree in YAML's flow style, which is JSON with its own quoting."""
    if isinstance(tree, dict):
        return "{" + ", ".join(f"{name}: {_as_yaml(value)}" for name, value in tree.items()) + "}"
    if isinstance(tree, list):
        return "[" + ", ".join(_as_yaml(value) for value in tree) + "]"
    return "'" + tree.replace("'", "''") + "'"
