"""`goldenthread check`: what it prints, what it writes, and how it leaves."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from goldenthread.checks import RULES, read_sidecar, sidecar_of
from goldenthread.checks.suppressions import a_year_on
from goldenthread.cli import commands
from goldenthread.documents import read_document
from tests.documents.pdf_files import without_text
from tests.documents.word_files import paragraph, word_file

WEEKDAY = "weekday-not-the-dates"
# 16 November 2018 was a Friday.
WRONG = "# Meeting of the Board, 21 November 2018\n\nQuestions close on Thursday 16 November 2018 at 10am.\n"
RIGHT = WRONG.replace("Thursday", "Friday")
NO_FIGURES = "0 figures: 0 traced to the record, 0 worked out again from others in the document, 0 unverified.\n"

Check = Callable[..., Result]


def check(*arguments: str | Path, code: int) -> Result:
    """The command with one rule on, so that other rules do not matter here."""
    only = () if "--only" in arguments else ("--only", WEEKDAY)
    result = CliRunner().invoke(commands, ["check", *map(str, arguments), *only])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert result.exit_code == code, result.output
    assert "fault of its own" not in result.output
    return result


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.md"
    path.write_text(WRONG, encoding="utf-8")
    return path


# --- What is said, and how it leaves


def test_a_finding_is_listed_with_its_line_and_leaves_with_1(report: Path) -> None:
    said = check(report, code=1).stdout
    assert said.startswith(f"{report}:3: ■ error {WEEKDAY}\n    | Questions close on Thursday 16 November 2018 at")
    assert "16 November 2018 is a Friday, not a Thursday." in said
    assert said.endswith("1 error, 0 warnings, 0 notes in 1 document.\n" + NO_FIGURES)
    assert "\x1b" not in said


def test_nothing_found_leaves_with_0(report: Path) -> None:
    report.write_text(RIGHT)
    assert check(report, code=0).stdout == "Nothing found in 1 document.\n" + NO_FIGURES


@pytest.mark.parametrize(("bound", "code"), [("error", 1), ("warning", 1), ("note", 1), ("never", 0)])
def test_fail_on_says_what_leaves_with_1(report: Path, bound: str, code: int) -> None:
    check(report, "--fail-on", bound, code=code)


def test_a_warning_is_let_through_unless_asked_for(tmp_path: Path) -> None:
    warning = next(rule for rule in RULES if rule.severity == "warning" and not rule.needs)
    path = tmp_path / "a.md"
    path.write_text(warning.example.wrong, encoding="utf-8")
    check(path, "--only", warning.id, code=0)
    check(path, "--only", warning.id, "--fail-on", "warning", code=1)


def test_a_file_that_cannot_be_read_leaves_with_2_and_the_others_are_checked(tmp_path: Path, report: Path) -> None:
    empty = tmp_path / "empty.docx"
    empty.write_bytes(b"")
    result = check(empty, report, tmp_path / "absent.pdf", "--workers", "1", code=2)
    assert f"{report}:3: ■ error" in result.stdout
    assert f"{empty}: The file is empty. Save the document again and check its size.\n" in result.stderr
    assert "absent.pdf: There is no such file" in result.stderr
    assert result.stdout.endswith(f"in 1 document.\n{NO_FIGURES}2 files could not be checked.\n")


def test_a_folder_is_checked_whole_in_order_whatever_the_workers(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    names = ["a.md", "b/c.txt", "b/d.docx", "z.html"]
    for name in ["z.html", ".hidden.md", "~$d.docx", "a.md", "notes.csv", "b/c.txt"]:
        (tmp_path / name).write_text(WRONG)
    (tmp_path / "z.html").write_text(f"<html><body><p>{WRONG}</p></body></html>")
    (tmp_path / "b" / "d.docx").write_bytes(word_file(paragraph("On Thursday 16 November 2018.")))
    one = check(tmp_path, "--workers", "1", "--format", "json", code=1).stdout
    assert [each["file"] for each in json.loads(one)] == [str(tmp_path / name) for name in names]
    assert check(tmp_path, "--workers", "3", "--format", "json", code=1).stdout == one


def test_a_folder_without_documents_is_said(tmp_path: Path) -> None:
    assert "There is no document in" in check(tmp_path, code=2).stderr


def test_files_named_twice_are_checked_once(report: Path) -> None:
    assert len(json.loads(check(report, report, report.parent, "--format", "json", code=1).stdout)) == 1


# --- Formats and files


def test_each_format_is_written_to_a_file_and_what_was_found_is_said(report: Path, tmp_path: Path) -> None:
    for kind, begins in (("text", f"{report}:3"), ("json", "[\n"), ("sarif", '{\n "$schema"'), ("junit", "<?xml")):
        out = tmp_path / f"out.{kind}"
        said = check(report, "--format", kind, "--out", out, code=1).stdout
        assert said == "1 error, 0 warnings, 0 notes in 1 document.\n" + NO_FIGURES
        assert out.read_text(encoding="utf-8").startswith(begins)


def test_the_web_page_goes_to_standard_output_or_a_file(report: Path, tmp_path: Path) -> None:
    page = check(report, "--format", "html", code=1).stdout
    assert page.startswith("<!doctype html>")
    assert '<mark class="error">Thursday 16 November 2018</mark>' in page
    out = tmp_path / "made" / "page.html"
    said = check(report, "--format", "html", "--out", out, code=1).stdout
    assert said.startswith(f"Wrote {out}\n1 error")
    assert out.read_text(encoding="utf-8") == page


def test_a_word_file_comes_back_with_comments(tmp_path: Path) -> None:
    path, out = tmp_path / "a.docx", tmp_path / "b.docx"
    path.write_bytes(word_file(paragraph("On Thursday 16 November 2018.")))
    check(path, "--format", "word", "--out", out, code=1)
    assert [comment.quote for comment in read_document(out).comments] == ["Thursday 16 November 2018"]
    assert "Name the file to write with --out" in check(path, "--format", "word", code=2).stderr
    assert "is the document itself" in check(path, "--format", "word", "--out", path, code=2).stderr
    assert read_document(path).comments == ()


def test_many_documents_are_written_to_a_folder_one_each(report: Path, tmp_path: Path) -> None:
    (report.parent / "b.md").write_text(RIGHT)
    out = tmp_path / "out"
    check(report, report.parent / "b.md", "--format", "html", "--out", out, code=1)
    assert sorted(path.name for path in out.iterdir()) == ["b.md.html", "report.md.html"]
    assert "Name a folder" in check(report.parent, "--format", "html", "--out", report, code=2).stderr
    assert "Name a folder for the files" in check(report.parent, "--format", "html", code=2).stderr


def test_a_report_in_another_format_takes_no_comments(report: Path, tmp_path: Path) -> None:
    result = check(report, "--format", "word", "--out", tmp_path / "b.docx", code=2)
    assert "Comments can only be put into a Word file (.docx)" in result.stderr
    assert not (tmp_path / "b.docx").exists()


def test_a_file_that_cannot_be_written_is_said(report: Path, tmp_path: Path) -> None:
    result = check(report, "--format", "json", "--out", tmp_path / "no" / "x.json", code=2)
    assert "cannot be written: No such file or directory" in result.stderr


# --- Rules


def test_rules_are_listed_and_explained() -> None:
    listed = CliRunner().invoke(commands, ["check", "--rules"])
    assert listed.exit_code == 0
    assert all(rule.id in listed.stdout and rule.title in listed.stdout for rule in RULES)
    said = CliRunner().invoke(commands, ["check", "--explain", WEEKDAY])
    assert said.exit_code == 0
    assert said.stdout.startswith("# A weekday that is not the date's\n")
    assert "Thursday 16 November" in said.stdout
    near = CliRunner().invoke(commands, ["check", "--explain", "weekday-not-the-date"])
    assert near.exit_code == 2
    assert f"Did you mean {WEEKDAY}" in near.stderr


@pytest.mark.parametrize("option", ["--only", "--off"])
def test_a_rule_that_there_is_not_is_said(report: Path, option: str) -> None:
    result = CliRunner().invoke(commands, ["check", str(report), option, "no-such-rule"])
    assert result.exit_code == 2
    assert "There is no rule or group of rules called no-such-rule" in result.stderr


def test_rules_and_groups_are_turned_on_and_off(report: Path) -> None:
    check(report, "--only", "dates", code=1)
    check(report, "--only", "dates,text", "--off", WEEKDAY, code=0)


def test_the_day_to_judge_from_is_told(report: Path) -> None:
    report.write_text("Questions close on Thursday 16 November at 10am.\n")
    check(report, code=0)
    check(report, "--as-of", "2018-11-21", code=1)
    assert "does not match the format" in check(report, "--as-of", "21 November", code=2).stderr


# --- Suppressing


def fingerprint(report: Path) -> str:
    return str(json.loads(check(report, "--format", "json", code=1).stdout)[0]["fingerprint"])


def test_a_finding_is_suppressed_for_a_reason_and_until_a_day(report: Path) -> None:
    mark = fingerprint(report)
    before = date.today()  # noqa: DTZ011
    said = check(report, "--suppress", mark, "--reason", 'It is "quoted"\n\\ so', "--by", "Pat", code=0).stdout
    days = {before, date.today()}  # noqa: DTZ011 - midnight may have passed meanwhile
    assert said.startswith(tuple(f"Suppressed until {a_year_on(day).isoformat()}: {WEEKDAY}, line 3." for day in days))
    (kept,) = read_sidecar(sidecar_of(report)).suppressions
    assert (kept.finding, kept.reason, kept.by) == (mark, 'It is "quoted" \\ so', "Pat")
    listed = check(report, code=0).stdout
    assert f"{mark}  {WEEKDAY}, line 3: It is" in listed
    assert "is suppressed already" in check(report, "--suppress", mark, "--reason", "x", code=2).stderr
    report.write_text("Nothing to find.\n")
    assert "there is no such finding any more" in check(report, code=0).stdout


def test_what_stands_in_the_sidecar_already_is_kept(report: Path) -> None:
    place = sidecar_of(report)
    place.write_text('# ours\noff = ["acronym"]', encoding="utf-8")
    mark = fingerprint_without_sidecar(report)
    assert "acronym" in check(report, code=2).stderr  # no such rule
    place.write_text('# ours\noff = ["text"]', encoding="utf-8")
    check(report, "--suppress", mark, "--reason", "Why not", "--by", "Pat", "--until", far_on(100), code=0)
    assert place.read_text(encoding="utf-8").startswith('# ours\noff = ["text"]\n\n[[suppress]]\nfinding = ')


def far_on(days: int) -> str:
    return date.fromordinal(date.today().toordinal() + days).isoformat()  # noqa: DTZ011


def fingerprint_without_sidecar(report: Path) -> str:
    other = report.with_name("other.md")
    other.write_text(report.read_text())
    return fingerprint(other)


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("--reason", ""), "Say why the finding stands"),
        (("--reason", "x", "--by", " "), "Say who"),
        (("--reason", "x", "--until", "2020-01-01"), "is past"),
        (("--reason", "x", "--until", "2999-01-01"), "at most a year"),
        (("--reason", "x", "--until", "soon"), "does not match the format"),
    ],
)
def test_a_suppression_needs_a_reason_a_name_and_a_near_end(report: Path, options: tuple[str, ...], says: str) -> None:
    assert says in check(report, "--suppress", "0" * 12, *options, code=2).stderr
    assert not sidecar_of(report).exists()


def test_only_a_finding_that_there_is_can_be_suppressed(report: Path) -> None:
    assert "There is no finding" in check(report, "--suppress", "0" * 12, "--reason", "x", code=2).stderr
    assert "is no finding's id" in check(report, "--suppress", "xyz", "--reason", "x", code=2).stderr
    both = check(report, report.parent / "b.md", "--suppress", "0" * 12, "--reason", "x", code=2)
    assert "Name the one file" in both.stderr


def test_a_sidecar_that_cannot_be_used_is_said_and_leaves_with_2(report: Path) -> None:
    sidecar_of(report).write_text("off = 1")
    assert "report.md.checks.toml: `off` is a list of rules" in check(report, code=2).stderr


# --- What bad input gets

LONG = "The council will report on the libraries in each ward. " * 46  # about a page


def bad_input() -> dict[str, tuple[str, bytes, str]]:
    """A name, bytes and what is said, for each kind of bad input that people send."""
    whole = word_file(paragraph("Words."))
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
    bomb = word_file(paragraph("x"), more={"word/media/a.bin": b"\0" * 60_000_000})
    welsh = "Mae'r cyngor wedi cytuno ar y cynllun hwn ac mae'r gwaith yn mynd rhagddo gyda phobl eraill. " * 8
    return {
        "password": ("a.docx", ole, "protected by a password"),
        "truncated": ("a.docx", whole[: len(whole) // 2], "cut off or damaged"),
        "truncated PDF": ("a.pdf", b"%PDF-1.7\n1 0 obj << >>", "cut off"),
        "scanned": ("a.pdf", without_text(), "no text"),
        "two thousand pages": ("a.md", (LONG + "\n\n").encode() * 2_000, "about 1,500 pages"),
        "bomb": ("a.docx", bomb, "would unpack to"),
        "macros": ("a.docm", word_file(paragraph("x"), more={"word/vbaProject.bin": b"x"}), "carries macros"),
        "mislabelled": ("a.pdf", whole, "named .pdf but is a Word document"),
        "fifty thousand cells": ("a.txt", b"1\t2\t3\t4\t5\n" * 10_000, "more than 20,000 cells"),
        "sixty thousand cells in four tables": (
            "a.txt",
            b"Table\n\n".join([b"1\t2\t3\t4\t5\n" * 3_000] * 4),
            "more than 50,000 cells together",
        ),
        "another language": ("a.txt", welsh.encode(), "is in Welsh; the rules are written for English"),
        "a picture": ("a.pdf", b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "PNG picture"),
        "nothing": ("a.md", b" \n", "empty"),
    }


@pytest.mark.parametrize("kind", bad_input())
def test_bad_input_gets_a_clear_message_and_2(kind: str, tmp_path: Path) -> None:
    name, data, says = bad_input()[kind]
    path = tmp_path / name
    path.write_bytes(data)
    for form in ("text", "json"):
        result = check(path, "--format", form, code=2)
        assert says in result.stderr, result.stderr
        assert result.stderr.startswith(f"{path}: ")
        assert len(result.stderr.splitlines()) == 1
    assert json.loads(result.stdout) == []


# --- As a program


def test_as_a_program_it_loads_neither_django_nor_the_other_commands(report: Path) -> None:
    code = (
        "import sys\nfrom goldenthread.cli import main\nsys.argv = ['goldenthread', 'check', sys.argv[1]]\n"
        "try:\n    main()\nfinally:\n"
        "    names = {name.partition('.')[0] for name in sys.modules} | set(sys.modules)\n"
        "    print(sorted(names & {'django', 'numpy', 'scipy', 'pyarrow', 'goldenthread.cli.publishing'}))\n"
    )
    done = subprocess.run([sys.executable, "-c", code, str(report)], capture_output=True, text=True, timeout=60)
    assert done.stdout.splitlines()[-1] == "[]"
    assert done.returncode == 1


def test_every_command_is_loaded_from_the_module_it_is_said_to_be_in() -> None:
    loaded = dict(commands.commands)
    assert loaded.keys() == commands.modules.keys()
    for name, command in loaded.items():
        assert command.callback is not None
        assert command.callback.__module__ == commands.modules[name]


def test_a_zip_that_lies_about_its_size_is_refused(tmp_path: Path) -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("word/document.xml", b"\0" * 3_000_000)
    path = tmp_path / "a.docx"
    path.write_bytes(data.getvalue().replace((3_000_000).to_bytes(4, "little"), (30).to_bytes(4, "little")))
    assert str(path) in check(path, code=2).stderr
