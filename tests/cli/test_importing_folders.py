"""`goldenthread import FOLDER` reads every document in it, says what it could not, and goes on where it was."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from goldenthread.cli import commands

from .test_importing import MINUTES


@pytest.fixture
def packs(tmp_path: Path) -> Path:
    folder = tmp_path / "packs"
    folder.mkdir()
    (folder / "minutes.md").write_text(MINUTES, encoding="utf-8")
    return folder


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(commands, ["import", *map(str, arguments)])


def test_it_says_what_was_read_and_where_it_is(packs: Path, tmp_path: Path) -> None:
    (packs / "photo.jpg").write_bytes(b"")
    out = tmp_path / "out"
    result = run(packs, "--out", out, "--workers", "1")
    assert result.exit_code == 0
    first, *_, aside, last = result.stdout.splitlines()
    assert first == "1 document read; 0 could not be read"
    assert aside == "left aside, as no documents: 1 .jpg"
    assert last == f"written to {out}; manifest.json lists every document"
    assert (out / "minutes.md.json").is_file()
    again = run(packs, "--out", out, "--workers", "1")
    assert again.stdout.splitlines()[0] == "1 document read, 1 of them by an earlier run; 0 could not be read"


def test_what_could_not_be_read_is_listed_last_and_the_status_is_1(packs: Path, tmp_path: Path) -> None:
    (packs / "agenda.docx").write_text("not a Word file", encoding="utf-8")
    result = run(packs, "--out", tmp_path / "out", "--workers", "1")
    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        "agenda.docx: The file is named .docx but is text (agenda.docx). "
        "Give it a name that ends in .txt, if it is the file you mean.",
        "Error: 1 document could not be read; everything else was. Mend them and type the same command again.",
    ]
    assert (tmp_path / "out" / "minutes.md.json").is_file()


def test_a_dry_run_counts_and_writes_nothing(packs: Path, tmp_path: Path) -> None:
    result = run(packs, "--out", tmp_path / "out", "--dry-run")
    assert result.stdout == "1 document would be read. Nothing was read or written.\n"
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ([], "Say where the records of a folder go: --out FOLDER."),
        (["--out", "out", "--json"], "--json goes with an import of one document, and this is an import of a folder."),
        (["--out", "out", "--report", "page.html"], "--report goes with an import of one document"),
    ],
)
def test_options_that_do_not_go_with_a_folder_are_refused(packs: Path, given: list[str], said: str) -> None:
    result = run(packs, *given)
    assert result.exit_code == 2
    assert said in result.stderr


def test_a_folder_that_cannot_be_written_to_is_said_in_words(packs: Path) -> None:
    result = run(packs, "--out", packs)
    assert result.exit_code == 1
    assert result.stderr.endswith("this is the folder that is read. Give another for the records.\n")
