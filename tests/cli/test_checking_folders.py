"""`goldenthread check` of folders, of the standard input, and what it says beside what programs read."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from goldenthread.cli import commands
from tests.documents.word_files import paragraph, word_file

# 16 November 2018 was a Friday.
WRONG = word_file(paragraph("Questions close on Thursday 16 November 2018."))


def check(*arguments: str | Path, code: int) -> Result:
    done = CliRunner().invoke(commands, ["check", *map(str, arguments), "--only", "dates", "--workers", "1"])
    assert done.exit_code == code, done.output
    return done


def test_a_document_in_a_folder_that_cannot_be_read_leaves_with_2_and_other_files_are_named(tmp_path: Path) -> None:
    (tmp_path / "good.docx").write_bytes(WRONG)
    (tmp_path / "good.docx.checks.toml").write_text("")
    (tmp_path / "old.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"))
    (tmp_path / "notes.rtf").write_bytes(b"{\\rtf1 words}")
    (tmp_path / "map.png").write_bytes(b"\x89PNG")
    done = check(tmp_path, code=2)
    assert f"{tmp_path / 'old.doc'}: The file is in the old .doc format. Open it in Word" in done.stderr
    assert f"{tmp_path / 'notes.rtf'}: The file is in Rich Text Format." in done.stderr
    assert "Passed over, as not documents that are read here: “map.png”.\n" in done.stderr
    assert "good.docx: paragraph 1: ■ error" in done.stdout
    assert "2 files could not be checked." in done.stdout


def test_a_folder_that_may_not_be_looked_into_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "good.docx").write_bytes(WRONG)
    shut = tmp_path / "shut"
    shut.mkdir()
    scan = os.scandir

    def refusing(place: str | os.PathLike[str]) -> object:
        if Path(place) == shut:
            raise PermissionError(13, "Permission denied", str(place))
        return scan(place)

    monkeypatch.setattr(os, "scandir", refusing)
    monkeypatch.setattr(os, "listdir", refusing)
    done = check(tmp_path, code=2)
    assert f"{shut}: The folder cannot be opened: Permission denied ({shut}). Ask whoever keeps it" in done.stderr


def test_documents_of_one_name_in_two_folders_are_both_written(tmp_path: Path) -> None:
    for name in ("north", "south"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "report.docx").write_bytes(WRONG)
    out = tmp_path.parent / f"{tmp_path.name}-out"
    for kind, ending in (("html", "html"), ("word", "checked.docx")):
        done = check(tmp_path, "--format", kind, "--out", out, code=1)
        for name in ("north", "south"):
            assert f"Wrote {out / name / f'report.docx.{ending}'}\n" in done.stdout
            assert (out / name / f"report.docx.{ending}").exists()


def test_what_a_program_reads_goes_out_alone_and_the_coverage_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("We let 12 homes.\n\n<img src='map.png' alt='Homes'>\n")
    for kind in ("json", "sarif", "junit", "html"):
        done = check(path, "--format", kind, code=0)
        assert "1 figure: 0 traced to the record, 0 worked out again" in done.stderr, kind
        assert "a picture: only its alternative text is read (line 3)" in done.stderr, kind
        assert "worked out again" not in done.stdout or kind == "html", kind
    assert json.loads(check(path, "--format", "json", code=0).stdout) == []
    assert (
        "only its alternative text is read" in check(path, "--format", "json", "--out", tmp_path / "o", code=0).stdout
    )


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("--explain", "weekday"), "There is no rule “weekday”. Did you mean weekday-not-the-dates?"),
        (("--only", "privcy"), "called privcy. Did you mean privacy?"),
        (("--off", "qzx"), "called qzx. `--rules` lists them."),
    ],
)
def test_a_name_that_is_none_is_answered_with_what_was_probably_meant(options: tuple[str, str], says: str) -> None:
    done = CliRunner().invoke(commands, ["check", "a.md", *options])
    assert done.exit_code == 2
    assert says in done.stderr


def test_the_standard_input_is_checked_by_itself(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "goldenthread.cli", "check", "-", "--only", "dates", "--format", "json"]
    done = subprocess.run(command, input=WRONG, capture_output=True, check=False, cwd=tmp_path)
    assert done.returncode == 1, done.stderr
    assert [each["quote"] for each in json.loads(done.stdout)] == ["Thursday 16 November 2018"]
    assert "is checked by itself" in check("-", "a.md", code=2).stderr


def test_a_file_without_an_end_is_refused_at_the_bound() -> None:
    done = check("/dev/zero", code=2)
    assert done.stderr.startswith("/dev/zero: The file is larger than 64 MB, the most that is read (zero). Split it")


@pytest.mark.parametrize("kind", ["text", "json", "sarif", "junit", "html", "word"])
def test_no_format_is_written_over_the_document_itself(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "report.docx"
    path.write_bytes(WRONG)
    done = check(path, "--format", kind, "--out", path, code=2)
    assert "is the document itself. Name another file with --out." in done.stderr
    assert path.read_bytes() == WRONG


@pytest.mark.parametrize("options", ["{long}", "{short} --previous {long}", "{short} --out {long} --format html"])
def test_a_name_longer_than_any_file_s_may_be_ends_in_a_message(options: str, tmp_path: Path) -> None:
    short = tmp_path / "a.md"
    short.write_text("Words.\n")
    done = check(*options.format(short=short, long=tmp_path / ("é" * 300)).split(), code=2)
    assert "File name too long" in done.stderr
