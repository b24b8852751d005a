"""Commands that bring a quarter out: report, publish, verify and demo."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from decimal import Decimal
from pathlib import Path

import docx
import pytest
from django.db import connection
from django.test import override_settings

from goldenthread.plan.models import Council
from goldenthread.publications.models import Snapshot, SnapshotFile

from .conftest import Folder, Run

FILES = ["2023-24-q2-report.docx", "2023-24-q2-report.html", "2023-24-q2-report.pdf", "2023-24-q2-report.xlsx"]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


# --- report


def test_report_writes_four_files_of_the_quarter(run: Run, loaded: Folder, out: Path) -> None:
    said = run("report", "Q2 2023/24", "--out", str(out)).stdout
    assert sorted(path.name for path in out.iterdir()) == FILES
    assert sorted(said.splitlines()) == [str(out / name) for name in FILES]
    starts = {".docx": b"PK", ".xlsx": b"PK", ".pdf": b"%PDF", ".html": b"<!doctype html>"}
    for path in out.iterdir():
        assert path.read_bytes()[:15].lower().startswith(starts[path.suffix].lower())
    assert "41,250" in (out / FILES[1]).read_text(encoding="utf-8")
    assert Snapshot.objects.count() == 0


def test_report_goes_where_the_settings_say(run: Run, loaded: Folder, out: Path) -> None:
    with override_settings(OUT=out):
        run("report", "2023-24 Q2")
    assert sorted(path.name for path in out.iterdir()) == FILES


def test_a_quarter_without_data_still_has_a_report(run: Run, loaded: Folder, out: Path) -> None:
    run("report", "2024-25 Q4", "--out", str(out))
    assert len(list(out.iterdir())) == 4
    assert "has a result for this quarter yet" in (out / "2024-25-q4-report.html").read_text(encoding="utf-8")


def test_the_word_file_follows_the_councils_own_template(run: Run, loaded: Folder, out: Path) -> None:
    template = docx.Document()
    template.sections[0].header.paragraphs[0].text = "Anytown house style"
    content = io.BytesIO()
    template.save(content)
    Council.objects.update(report_template=content.getvalue())
    run("report", "2023-24 Q2", "--out", str(out))
    with zipfile.ZipFile(out / FILES[0]) as parts:
        headers = b"".join(parts.read(name) for name in parts.namelist() if "header" in name)
    assert b"Anytown house style" in headers


@pytest.mark.parametrize(
    ("period", "said"),
    [
        ("2023-24", "a quarter is wanted"),
        ("2023-24 Q5", "there is no quarter 5"),
        ("last autumn", "Write it like"),
        ("", "a period is missing"),
        ("9999-00 Q4", "outside 1900 to 2198"),
        ("2023-25 Q1", "Write it like"),
    ],
)
def test_a_period_that_is_no_quarter_is_refused(run: Run, loaded: Folder, out: Path, period: str, said: str) -> None:
    assert said in run("report", period, "--out", str(out), code=1).stderr
    assert not out.exists()


def test_an_empty_record_says_what_to_do(run: Run, out: Path) -> None:
    for command in (["report", "2023-24 Q2", "--out", str(out)], ["publish", "2023-24 Q2"]):
        assert "Load a data folder first: goldenthread load FOLDER" in run(*command, code=1).stderr
    assert not out.exists()


def test_a_place_that_cannot_be_written_to_is_named(run: Run, loaded: Folder, tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.write_text("a file, not a folder")
    said = run("report", "2023-24 Q2", "--out", str(taken), code=1).stderr
    assert said.startswith(f"Error: {taken}: ")
    assert "Check the name, and that you may write there." in said


# --- publish


@pytest.mark.usefixtures("quickly")
def test_publish_freezes_the_quarter_once(run: Run, loaded: Folder) -> None:
    said = run("publish", "Q2 2023/24", "--by", "Pat Smith").stdout
    snapshot = Snapshot.objects.get()
    assert (snapshot.period, snapshot.edition, snapshot.published_by) == ("2023-24 Q2", 1, "Pat Smith")
    assert said == f"2023-24 Q2, edition 1, published as {snapshot.digest[:12]}.\n"
    again = run("publish", "2023-24 Q2").stdout
    assert again == "2023-24 Q2, edition 1 already says all of this. Nothing was published.\n"
    assert Snapshot.objects.count() == 1


@pytest.mark.usefixtures("quickly")
def test_a_correction_is_published_as_another_edition_with_its_reason(run: Run, loaded: Folder) -> None:
    run("publish", "2023-24 Q2")
    first = Snapshot.objects.get()
    run("correct", "pool-visits", "2023-24 Q2", "41520", "--reason", "The lido was left out")
    assert "Say why there is another edition" in run("publish", "2023-24 Q2", code=1).stderr
    run("publish", "2023-24 Q2", "--reason", "A correction")
    assert [s.edition for s in Snapshot.objects.order_by("id")] == [1, 2]
    assert Snapshot.objects.get(edition=1).digest == first.digest
    assert Snapshot.objects.get(edition=2).reason == "A correction"


@pytest.mark.usefixtures("quickly")
def test_a_quarter_that_has_not_ended_is_not_published_by_a_slip(run: Run, loaded: Folder) -> None:
    said = run("publish", "2098-99 Q2", code=1).stderr
    assert "2098-99 Q2 ends on 30 September 2098, and what is published cannot be taken back" in said
    assert not Snapshot.objects.exists()
    run("publish", "2098-99 Q2", "--anyway")
    assert Snapshot.objects.count() == 1


@pytest.mark.usefixtures("quickly")
def test_a_quarter_may_be_published_the_day_after_it_ends(
    run: Run, loaded: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    for today, code in ((dt.date(2023, 9, 30), 1), (dt.date(2023, 10, 1), 0)):
        monkeypatch.setattr("django.utils.timezone.localdate", lambda *_, today=today: today)
        run("publish", "2023-24 Q2", code=code)


@pytest.mark.usefixtures("quickly")
def test_a_quarter_of_which_nothing_was_reported_is_not_published_by_a_slip(run: Run, loaded: Folder) -> None:
    assert "Nothing was reported in 2013-14 Q2" in run("publish", "2013-14 Q2", code=1).stderr
    assert not Snapshot.objects.exists()
    run("publish", "2013-14 Q2", "--anyway")
    assert Snapshot.objects.count() == 1


def test_results_that_nobody_assessed_stop_a_report_and_a_publication(run: Run, loaded: Folder, out: Path) -> None:
    from goldenthread.accounts.actions import audited
    from goldenthread.performance.actions import observation, record_observations
    from goldenthread.performance.models import Indicator

    row = observation(
        indicator=Indicator.objects.get(reference="pool-visits"),
        reported_in="2023-24 Q1",
        value=Decimal(5),
        known_from=dt.datetime(2023, 8, 1, tzinfo=dt.UTC),
        recorded_by="A test",
    )
    with audited(actor="A test", action="record") as trail:
        record_observations(observations=[row], trail=trail)
    for command in (["report", "2023-24 Q2", "--out", str(out)], ["publish", "2023-24 Q2"]):
        assert "Run: goldenthread score" in run(*command, code=1).stderr
    assert run("score").stdout == "1 result newly assessed.\n"


# --- verify


def test_verify_says_when_nothing_is_published(run: Run) -> None:
    assert run("verify").stdout == "Nothing has been published yet.\n"


@pytest.mark.usefixtures("quickly")
def test_verify_says_that_an_edition_is_the_same_and_lists_its_files_when_asked(run: Run, loaded: Folder) -> None:
    run("publish", "2023-24 Q2")
    short = run("verify").stdout
    assert short.startswith("ok  2023-24 Q2, edition 1: ")
    assert short.endswith(" the same, byte for byte\n")
    assert len(short.splitlines()) == 1
    each = run("verify", "--each").stdout
    assert "ok  2023-24 Q2, edition 1, 2023-24-q2-report.docx: the same, byte for byte\n" in each
    assert len(each.splitlines()) == 2 + SnapshotFile.objects.count()


@pytest.mark.usefixtures("quickly")
def test_verify_finds_an_altered_file_and_fails(run: Run, loaded: Folder) -> None:
    """The table refuses changes, so whoever alters it must first take its guard away, as here."""
    run("publish", "2023-24 Q2")
    allow_changes("publications_snapshotfile")
    SnapshotFile.objects.filter(name="2023-24-q2-report.pdf").update(content=b"forged")
    result = run("verify", code=1)
    assert result.stdout == ("NO  2023-24 Q2, edition 1, 2023-24-q2-report.pdf: altered since it was published\n")
    assert "Something published has been altered" in result.stderr


def allow_changes(table: str) -> None:
    trigger = f"{table}_is_append_only_UPDATE"
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"DROP TRIGGER {trigger}")
        else:
            cursor.execute(f"DROP FUNCTION {trigger}() CASCADE")


# --- demo


@pytest.mark.usefixtures("quickly")
def test_the_demonstration_of_another_folder_publishes_the_quarter_it_reports(
    run: Run, folder: Folder, out: Path
) -> None:
    with override_settings(OUT=out):
        said = run("demo", "--folder", str(folder)).stdout
    assert "facts about Anytown Borough Council" in said
    assert [s.period for s in Snapshot.objects.all()] == ["2023-24 Q2"]
    assert sorted(path.name for path in out.iterdir()) == FILES


@pytest.mark.usefixtures("quickly")
def test_the_demonstration_keeps_corrections_that_were_made_since(run: Run, folder: Folder, out: Path) -> None:
    with override_settings(OUT=out):
        run("demo", "--folder", str(folder))
        run("correct", "pool-visits", "2023-24 Q2", "41520", "--reason", "A trial")
        result = run("demo", "--folder", str(folder))
        assert "observations.csv, row 2, value" in result.stderr
        assert "the record stays as it was" in result.stdout
        assert '; the record has changed since: goldenthread publish "2023-24 Q2" --reason' in result.stdout
        run("publish", "2023-24 Q2", "--reason", "A trial")
        assert "Published 2023-24 Q2, edition 2" in run("demo", "--folder", str(folder)).stdout
    assert [s.edition for s in Snapshot.objects.order_by("id")] == [1, 2]


def test_a_demonstration_that_cannot_be_loaded_fails(run: Run, folder: Folder) -> None:
    folder.change("observations.csv", "41250", "many")
    run("demo", "--folder", str(folder), code=1)
    assert not Snapshot.objects.exists()
