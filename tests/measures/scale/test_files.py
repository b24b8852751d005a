"""Files: planned, scored in parts, gone on with, and moved into place when they are whole."""

from __future__ import annotations

import csv
import json
import os
import random
import subprocess
import sys
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pyarrow.parquet as pq
import pytest

from goldenthread.measures import BELFAST_RULE, DEFAULT_RULE, HAVERING_RULE
from goldenthread.measures.scale import ScaleError, schema, score, score_file
from goldenthread.measures.scale import ordering as ordering_module
from goldenthread.measures.scale import running as running_module
from goldenthread.measures.scale.columns import Columns

from .conftest import Row, as_table, contents, made_up, plain, quarter

RULES = (DEFAULT_RULE, BELFAST_RULE, HAVERING_RULE)
Write = Callable[..., Path]
BEFORE = b"PAR1, and what was there before"


def run(source: Path, output: Path, **options: Any) -> list[str]:
    """Scores a file one core at a time; gives the log."""
    lines: list[str] = []
    score_file(source, output, **({"rules": RULES, "workers": 1, "part_rows": 200} | options), say=lines.append)
    return lines


def beside(path: Path) -> set[str]:
    return {other.name for other in path.parent.iterdir()} - {path.name, "made-up.parquet"}


def test_a_file_is_scored_as_its_table_is(write: Write, tmp_path: Path) -> None:
    rows = made_up()
    lines = run(write(rows), tmp_path / "scored.parquet")
    expected = score(as_table(rows), rules=RULES)
    assert contents(tmp_path / "scored.parquet") == expected.to_pylist()
    named_by = Columns(("area", "indicator"), ())
    assert pq.read_schema(tmp_path / "scored.parquet") == schema(named_by) == expected.schema
    assert beside(tmp_path / "scored.parquet") == set()
    assert lines[0] == f"made-up.parquet: {len(rows):,} rows; a series is named by area and indicator; 5 parts"
    assert [line.partition(",")[0] for line in lines[1:6]] == [f"part {part} of 5" for part in range(1, 6)]
    assert lines[6].startswith(f"scored: 72 series, {len(rows):,} rows; ")
    assert lines[-1] == "written to scored.parquet"


def test_other_readers_read_what_was_joined(write: Write, tmp_path: Path) -> None:
    run(write(made_up()), tmp_path / "scored.parquet")
    expected = contents(tmp_path / "scored.parquet")
    table = duckdb.sql(f"SELECT * FROM '{tmp_path / 'scored.parquet'}'").to_arrow_table()
    assert table.to_pylist() == expected
    file = pq.ParquetFile(tmp_path / "scored.parquet")
    assert file.metadata.num_row_groups == 5
    assert file.read_row_group(4).to_pylist() == expected[-file.metadata.row_group(4).num_rows :]


@pytest.mark.parametrize("workers", [1, 2])
def test_the_order_of_the_rows_and_the_workers_make_no_difference(write: Write, tmp_path: Path, workers: int) -> None:
    rows = made_up()
    in_order = run(write(rows), tmp_path / "in-order.parquet")
    random.Random(3).shuffle(rows)
    lines = run(write(rows), tmp_path / "shuffled.parquet", workers=workers)
    assert contents(tmp_path / "shuffled.parquet") == contents(tmp_path / "in-order.parquet")
    assert lines.pop(1) == "its rows are put in the order of area and indicator first"
    assert lines[:-1] == in_order[:-1]


def test_the_size_of_parts_and_row_groups_makes_no_difference(write: Write, tmp_path: Path) -> None:
    rows = made_up()
    run(write(rows, group=7), tmp_path / "small.parquet", part_rows=40)
    run(write(rows, group=10_000), tmp_path / "large.parquet", part_rows=10_000)
    assert contents(tmp_path / "small.parquet") == contents(tmp_path / "large.parquet")


def test_a_long_file_is_put_in_order_a_stretch_at_a_time(
    write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = made_up()
    run(write(rows), tmp_path / "in-order.parquet")
    random.Random(3).shuffle(rows)
    monkeypatch.setattr(ordering_module, "SORTED_AT_ONCE", 400)
    run(write(rows), tmp_path / "shuffled.parquet")
    assert contents(tmp_path / "shuffled.parquet") == contents(tmp_path / "in-order.parquet")


def test_a_file_of_huge_row_groups_is_laid_out_again(
    write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = made_up()
    run(write(rows), tmp_path / "plain.parquet")
    monkeypatch.setattr(running_module, "LARGEST_GROUP", 100)
    assert "put in the order" in run(write(rows), tmp_path / "again.parquet")[1]
    assert contents(tmp_path / "again.parquet") == contents(tmp_path / "plain.parquet")


# --- Going on


class Killed(Exception):
    pass


def stop_after(parts: int) -> Callable[[int, int], None]:
    def progress(done: int, _: int) -> None:
        if done == parts:
            raise Killed

    return progress


def test_a_run_that_was_stopped_goes_on_with_the_parts_that_are_missing(write: Write, tmp_path: Path) -> None:
    source, output = write(made_up()), tmp_path / "scored.parquet"
    whole = run(source, tmp_path / "whole.parquet")
    with pytest.raises(Killed):
        run(source, output, progress=stop_after(2))
    assert not output.exists()
    told: list[int] = []
    lines = run(source, output, workers=2, progress=lambda done, parts: told.append(done))
    assert told == [2, 3, 4, 5]
    assert lines.pop(1) == "going on: 2 of 5 parts were scored by an earlier run"
    assert lines[:-1] == whole[:-1]
    assert contents(output) == contents(tmp_path / "whole.parquet")
    assert beside(output) == {"whole.parquet"}


def test_a_process_that_dies_in_the_middle_leaves_no_output_and_is_gone_on_from(write: Write, tmp_path: Path) -> None:
    source, output = write(made_up()), tmp_path / "scored.parquet"
    output.write_bytes(BEFORE)
    dies = (
        "import os, sys; from pathlib import Path; from goldenthread.measures.scale import score_file\n"
        "score_file(Path(sys.argv[1]), Path(sys.argv[2]), workers=1, part_rows=200,"
        " progress=lambda done, parts: done == 3 and os._exit(9))"
    )
    alone = {"PATH": os.environ["PATH"]}
    written = [row | {"rule": None} for row in made_up()]
    source = write(written)
    ended = subprocess.run([sys.executable, "-c", dies, source, output], env=alone, timeout=60, check=False)
    assert ended.returncode == 9
    assert output.read_bytes() == BEFORE
    assert "going on: 3 of 5 parts" in run(source, output, rules=None)[1]
    assert contents(output) == score(as_table(written)).to_pylist()


def test_other_options_and_another_input_begin_anew_and_say_so(write: Write, tmp_path: Path) -> None:
    source, output = write(made_up()), tmp_path / "scored.parquet"
    anew = "an earlier run was stopped, but of another input or with other options: its parts are thrown away"
    for change in ({"preset": "mdc-6"}, {"source": None}, {"manifest": None}):
        with pytest.raises(Killed):
            run(source, output, progress=stop_after(2))
        if "source" in change:
            write(made_up(seed=6))
        if "manifest" in change:
            (tmp_path / "scored.parquet.parts" / "manifest.json").write_text("{", "utf-8")
        lines = run(source, output, **({"preset": change["preset"]} if "preset" in change else {}))
        assert lines[0] == anew
        assert not any("going on" in line for line in lines)
    assert contents(output) == score(as_table(made_up(seed=6)), rules=RULES).to_pylist()


def test_a_file_that_changes_while_it_is_scored_is_refused(write: Write, tmp_path: Path) -> None:
    source, output = write(made_up()), tmp_path / "scored.parquet"

    def change(done: int, parts: int) -> None:
        if done == parts:
            write(made_up(seed=6))

    with pytest.raises(ScaleError, match="it was changed while it was scored"):
        run(source, output, progress=change)
    assert beside(output) == set()


def test_two_runs_do_not_write_one_output_at_once(write: Write, tmp_path: Path) -> None:
    source, output = write(made_up()), tmp_path / "scored.parquet"
    refusals = []

    def second(done: int, parts: int) -> None:
        with pytest.raises(ScaleError) as caught:
            run(source, output)
        refusals.append(str(caught.value))

    run(source, output, progress=second)
    assert set(refusals) == {"scored.parquet: another run is writing this; wait for it, or stop it"}
    assert contents(output) == score(as_table(made_up()), rules=RULES).to_pylist()


def test_a_folder_that_is_not_ours_is_left_alone(write: Write, tmp_path: Path) -> None:
    theirs = tmp_path / "scored.parquet.parts" / "precious.txt"
    theirs.parent.mkdir()
    theirs.write_text("kept", "utf-8")
    with pytest.raises(ScaleError, match="it holds something else; move it away"):
        run(write(plain()), tmp_path / "scored.parquet")
    assert theirs.read_text("utf-8") == "kept"


# --- Refusals


def spoilt() -> list[Row]:
    rows = [row | {"area": f"Made-up council {area:03}"} for area in range(40) for row in plain(10)]
    rows[123]["polarity"] = "larger"
    rows[300]["period"] = rows[301]["period"]
    return rows


SPOILT = [
    'made-up.parquet, row 124 (row group 2), polarity: "larger" is not known; use one of neither, bigger, smaller, '
    "range [Made-up council 012 / made-up-bins]",
    "made-up.parquet, row 302 (row group 6), period: 2010-11 Q2 is there twice, in row 301 too; keep one of them"
    " [Made-up council 030 / made-up-bins]",
]


def test_wrong_rows_are_named_by_file_row_group_and_row_and_nothing_is_left(write: Write, tmp_path: Path) -> None:
    output = tmp_path / "scored.parquet"
    output.write_bytes(BEFORE)
    with pytest.raises(ScaleError) as caught:
        run(write(spoilt(), group=50), output)
    assert [line for line in caught.value.lines if " here and " not in line] == SPOILT
    assert output.read_bytes() == BEFORE
    assert beside(output) == set()


def test_rows_keep_their_numbers_when_they_are_put_in_order(write: Write, tmp_path: Path) -> None:
    rows = spoilt()
    rows[390:], rows[:10] = rows[:10], rows[390:]
    with pytest.raises(ScaleError) as caught:
        run(write(rows, group=50), tmp_path / "scored.parquet")
    assert [line for line in caught.value.lines if " here and " not in line] == SPOILT


def test_bad_series_may_be_left_out_and_are_listed(write: Write, tmp_path: Path) -> None:
    output = tmp_path / "scored.parquet"
    lines = run(write(spoilt(), group=50), output, skip_bad=True)
    good = [row for row in spoilt() if row["area"][-3:] not in ("012", "030")]
    assert contents(output) == score(as_table(good), rules=RULES).to_pylist()
    with (tmp_path / "scored.problems.csv").open(encoding="utf-8", newline="") as file:
        listed = list(csv.DictReader(file))
    assert [(row["row"], row["row_group"], row["series"], row["column"]) for row in listed] == [
        ("124", "2", "Made-up council 012 / made-up-bins", "polarity"),
        ("302", "6", "Made-up council 030 / made-up-bins", "period"),
    ]
    assert "; series left out 2" in lines[-5]
    assert lines[-2:] == ["2 problems are listed in scored.problems.csv", "written to scored.parquet"]
    # Once nothing is left out, an old list would be a lie.
    write(good)
    run(tmp_path / "made-up.parquet", output, skip_bad=True)
    assert beside(output) == set()


def test_a_file_with_nothing_but_bad_series_writes_nothing(write: Write, tmp_path: Path) -> None:
    with pytest.raises(ScaleError, match="something is wrong with every series"):
        run(write(plain(polarity="larger")), tmp_path / "scored.parquet", skip_bad=True)
    assert beside(tmp_path / "scored.parquet") == set()


def test_a_series_longer_than_there_are_periods_is_refused_before_it_is_read_whole(
    write: Write, tmp_path: Path
) -> None:
    rows = [plain(1)[0] | {"period": quarter(place % 40)} for place in range(1600)]
    with pytest.raises(ScaleError, match="more than 1,500 rows of this series"):
        run(write(rows), tmp_path / "scored.parquet")
    assert beside(tmp_path / "scored.parquet") == set()


def spoil(path: Path, change: str) -> Path:
    """A file that cannot be read, in one of several ways."""
    if change == "empty":
        path.write_bytes(b"")
    elif change == "text":
        path.write_text("area,indicator\nMade-up council 001,made-up-bins\n", "utf-8")
    elif change == "cut":
        path.write_bytes(path.read_bytes()[:-40])
    elif change == "gone":
        path.unlink()
    elif change == "folder":
        path.unlink()
        path.mkdir()
    elif change == "scrambled":
        whole = path.read_bytes()
        path.write_bytes(whole[:4] + bytes(200) + whole[204:])
    elif change == "no rows":
        pq.write_table(as_table(plain()).slice(0, 0), path)
    return path


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ("empty", "made-up.parquet: the file is empty"),
        ("text", "made-up.parquet: this is not a Parquet file that can be read"),
        ("cut", "made-up.parquet: this is not a Parquet file that can be read"),
        ("gone", "made-up.parquet: there is no such file"),
        ("folder", "made-up.parquet: this is a folder; give one Parquet file"),
        ("scrambled", "made-up.parquet: row group 0 cannot be read"),
        ("no rows", "made-up.parquet: there are no rows, so there is nothing to score"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_words(
    write: Write, tmp_path: Path, change: str, message: str
) -> None:
    source = spoil(write(made_up()), change)
    with pytest.raises(ScaleError) as caught:
        run(source, tmp_path / "scored.parquet")
    assert str(caught.value).startswith(message)
    assert beside(tmp_path / "scored.parquet") == set()


@pytest.mark.parametrize("workers", [1, 2])
def test_pages_that_are_spoilt_are_found_by_the_worker_that_reads_them(
    write: Write, tmp_path: Path, workers: int
) -> None:
    source = write(made_up(), group=150)
    metadata = pq.ParquetFile(source).metadata
    column = metadata.row_group(5).column(metadata.schema.names.index("value"))
    whole = bytearray(source.read_bytes())
    place = column.dictionary_page_offset
    whole[place : place + column.total_compressed_size] = b"\xff" * column.total_compressed_size
    source.write_bytes(whole)
    with pytest.raises(ScaleError, match="row group 5 cannot be read"):
        run(source, tmp_path / "scored.parquet", workers=workers)
    assert beside(tmp_path / "scored.parquet") == set()


def test_an_output_that_cannot_be_written_is_refused_before_anything_is_scored(write: Write, tmp_path: Path) -> None:
    source = write(plain())
    (tmp_path / "link.parquet").symlink_to(source)
    (tmp_path / "folder").mkdir()
    (tmp_path / "notes.txt").write_text("precious", "utf-8")
    os.mkfifo(tmp_path / "pipe")
    other = "this is there already and is no Parquet file, so it is left alone; give another name"
    for output, message in (
        (source, "made-up.parquet: this is the file that is read; write to another"),
        (tmp_path / "link.parquet", "link.parquet: this is the file that is read; write to another"),
        (tmp_path / "folder", "folder: this is a folder; give the name of a file to write"),
        (tmp_path / "notes.txt", f"notes.txt: {other}"),
        (tmp_path / "pipe", f"pipe: {other}"),
        (tmp_path / "nowhere" / "x.parquet", "x.parquet: its folder does not exist; make it first"),
    ):
        with pytest.raises(ScaleError) as caught:
            run(source, output)
        assert str(caught.value) == message
    assert contents(source)[0]["value"] == Decimal(50)


def test_memory_holds_one_part_and_not_the_file(write: Write, tmp_path: Path) -> None:
    """The part's size bounds what is read at once: no row group that is written is much larger."""
    run(write(made_up()), tmp_path / "scored.parquet", part_rows=100)
    metadata = pq.ParquetFile(tmp_path / "scored.parquet").metadata
    assert max(metadata.row_group(group).num_rows for group in range(metadata.num_row_groups)) < 100 + 30


def test_the_manifest_says_what_the_parts_depend_on(write: Write, tmp_path: Path) -> None:
    source, output = write(made_up()), tmp_path / "scored.parquet"
    with pytest.raises(Killed):
        run(source, output, progress=stop_after(1))
    kept = json.loads((tmp_path / "scored.parquet.parts" / "manifest.json").read_text("utf-8"))
    assert {*kept["job"]} == {"fingerprint", "preset", "rules", "skip_bad", "part_rows", "version"}
    assert kept["job"]["fingerprint"].startswith(f"{source.stat().st_size} bytes, ")
