"""A folder is read into records: the same whoever reads, again only what has changed, one bad file stopping none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from goldenthread.packs import read_pack
from goldenthread.packs.batch import BatchError, Imported, import_folder, local, one

from .conftest import minutes, records


def run(folder: Path, output: Path, workers: int = 1) -> Imported:
    return import_folder(folder, output, workers=workers)


def test_every_document_gets_the_record_that_reading_it_alone_gives(agendas: Path, tmp_path: Path) -> None:
    run(agendas, tmp_path / "out")
    record = json.loads((tmp_path / "out" / "2023" / "market café.md.json").read_text(encoding="utf-8"))
    head = record.pop("import")
    assert record == read_pack(agendas / "2023" / "market café.md").as_json()
    assert head["name"] == "2023/market café.md"


def test_the_manifest_lists_every_document_in_the_order_of_its_path(agendas: Path, tmp_path: Path) -> None:
    imported = run(agendas, tmp_path / "out")
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text(encoding="utf-8"))
    assert [entry["name"] for entry in manifest["files"]] == [
        "2022/pool.md",
        "2022/scan.pdf",
        "2023/allotments.md",
        "2023/market café.md",
    ]
    assert imported.aside == {".csv": 1}


def test_what_cannot_be_read_is_told_with_how_to_mend_it_and_stops_no_other(agendas: Path, tmp_path: Path) -> None:
    imported = run(agendas, tmp_path / "out")
    assert {one.name: str(one.not_read) for one in imported.not_read} == {
        "2022/scan.pdf": "The file is empty. Save the document again and check its size."
    }
    assert len(records(tmp_path / "out")) == 4


def test_the_output_is_the_same_bytes_however_many_read(agendas: Path, tmp_path: Path) -> None:
    run(agendas, tmp_path / "one")
    run(agendas, tmp_path / "three", workers=3)
    assert records(tmp_path / "one") == records(tmp_path / "three")


def test_a_run_that_was_stopped_goes_on_with_what_is_missing(agendas: Path, tmp_path: Path) -> None:
    def stop(done: int, documents: int) -> None:
        if done == 2:
            raise KeyboardInterrupt

    whole = tmp_path / "whole"
    run(agendas, whole)
    with pytest.raises(KeyboardInterrupt):
        import_folder(agendas, tmp_path / "out", workers=1, progress=stop)
    # The worker may have written a record or two more before it was stopped.
    written = {path.relative_to(tmp_path / "out").as_posix() for path in (tmp_path / "out").rglob("*.json")}
    assert {"2022/pool.md.json"} <= written <= set(records(whole)) - {"manifest.json"}
    imported = run(agendas, tmp_path / "out")
    assert {f"{outcome.name}.json" for outcome in imported.outcomes if outcome.kept} == written
    assert records(tmp_path / "out") == records(whole)


def test_what_a_stopped_run_had_begun_to_write_goes_when_the_next_begins(agendas: Path, tmp_path: Path) -> None:
    run(agendas, tmp_path / "out")
    whole = records(tmp_path / "out")
    # As it stands where a process is killed between opening a file and giving it its name.
    (tmp_path / "out" / "2022" / ".import-x7.tmp").write_bytes(b'{"import"')
    run(agendas, tmp_path / "out")
    assert records(tmp_path / "out") == whole


def test_only_a_document_that_has_changed_is_read_again(agendas: Path, tmp_path: Path) -> None:
    run(agendas, tmp_path / "out")
    (agendas / "2022" / "pool.md").write_text(minutes(verb="raised"), encoding="utf-8")
    imported = run(agendas, tmp_path / "out")
    assert [outcome.kept for outcome in imported.outcomes] == [False, False, True, True]
    assert b"the rents be raised" in records(tmp_path / "out")["2022/pool.md.json"]


def test_another_reader_reads_everything_again(agendas: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(agendas, tmp_path / "out")
    monkeypatch.setattr("goldenthread.packs.batch.folder.reader_version", lambda: "another")
    assert not any(outcome.kept for outcome in run(agendas, tmp_path / "out").outcomes)


def test_a_document_that_was_spoilt_since_loses_its_record(agendas: Path, tmp_path: Path) -> None:
    run(agendas, tmp_path / "out")
    (agendas / "2022" / "pool.md").write_text("", encoding="utf-8")
    run(agendas, tmp_path / "out")
    assert "2022/pool.md.json" not in records(tmp_path / "out")


def test_records_of_documents_that_went_away_are_left_and_told(agendas: Path, tmp_path: Path) -> None:
    run(agendas, tmp_path / "out")
    (agendas / "2022" / "pool.md").unlink()
    assert run(agendas, tmp_path / "out").left_over == ("2022/pool.md.json",)
    assert "2022/pool.md.json" in records(tmp_path / "out")


def test_records_may_stand_in_the_folder_itself(agendas: Path) -> None:
    run(agendas, agendas / "records")
    assert len(run(agendas, agendas / "records").outcomes) == 4


@pytest.mark.parametrize("workers", [1, 2])
def test_a_document_at_which_the_reader_does_not_come_to_an_end_is_told_so(
    agendas: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, repo: Path, workers: int
) -> None:
    monkeypatch.setattr(local, "SECONDS", 0.01)
    monkeypatch.setattr(local, "PROGRAM", "tests.packs.batch.endless_worker")
    monkeypatch.setenv("PYTHONPATH", str(repo))
    imported = run(agendas, tmp_path / "out", workers)
    assert [outcome.not_read for outcome in imported.outcomes] == [local.TOO_LONG] * 4


def test_a_document_at_which_the_reader_breaks_down_is_told_so_and_stops_no_other(
    agendas: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, repo: Path
) -> None:
    monkeypatch.setattr(local, "PROGRAM", "tests.packs.batch.breaking_worker")
    monkeypatch.setenv("PYTHONPATH", str(repo))
    imported = run(agendas, tmp_path / "out", 2)
    assert {one.name: one.not_read.kind for one in imported.not_read if one.not_read} == {
        "2022/pool.md": "broke-down",
        "2022/scan.pdf": "empty",
    }


def test_a_document_with_too_little_memory_for_it_is_told_so(
    agendas: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(local, "ALONE", 1)
    imported = run(agendas, tmp_path / "out")
    assert str(imported.not_read[0].not_read).endswith("needs more memory than there is. Split it.")


def test_where_memory_runs_short_documents_are_read_one_at_a_time(
    agendas: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(agendas, tmp_path / "one")
    monkeypatch.setattr(local, "MEMORY", local.SLACK + 1)
    run(agendas, tmp_path / "short", 3)
    assert records(tmp_path / "short") == records(tmp_path / "one")


def test_a_fault_of_the_reader_s_is_told_with_the_document(
    agendas: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(data: bytes, name: str) -> None:
        raise AttributeError("this is ours")

    monkeypatch.setattr("goldenthread.packs.opening.read_bytes", fail)
    outcome = one.read_one(one.Task("2022/pool.md", str(agendas), str(tmp_path / "out"), "1"))
    assert str(outcome.not_read) == (
        "The reader itself failed (AttributeError: this is ours). Report it, with the document if it may be shown."
    )


@pytest.mark.parametrize(
    ("folder", "output", "said"),
    [
        ("nowhere", "out", "there is no such folder. Check its name."),
        ("agendas", "agendas", "this is the folder that is read. Give another for the records."),
        ("agendas", "agendas/2022", "this folder holds something else. Give a new or empty one"),
        ("agendas", "agendas/2022/pool.md", "this is a file. Give the name of a folder for the records."),
        ("empty", "out", "there is no document in it. Give a folder of Word, PDF, HTML or Markdown files."),
    ],
)
def test_what_cannot_be_imported_is_refused_with_how_to_mend_it(
    agendas: Path, tmp_path: Path, folder: str, output: str, said: str
) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(BatchError, match=said):
        run(tmp_path / folder, tmp_path / output)


def test_two_runs_do_not_write_into_one_folder(agendas: Path, tmp_path: Path) -> None:
    def another(done: int, documents: int) -> None:
        if done == 1:
            with pytest.raises(BatchError, match=r"another run is writing here\. Wait for it, or stop it\."):
                run(agendas, tmp_path / "out")

    import_folder(agendas, tmp_path / "out", workers=1, progress=another)
