"""Files checked one by one and by many processes, and an end to what takes too long."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from goldenthread.checks import files, side_by_side
from goldenthread.checks.deadline import within
from goldenthread.checks.files import Job, check_file, check_files
from goldenthread.checks.opening import open_document
from goldenthread.checks.output import Outcome
from goldenthread.documents import Limits, Unreadable

FRENCH = "Le conseil a décidé que les bibliothèques de la ville sont ouvertes pour tous et avec plus de livres. " * 5


def test_what_takes_too_long_is_ended_with_a_message() -> None:
    with pytest.raises(Unreadable, match=r"longer than 0\.05 seconds") as caught, within(0.05):
        time.sleep(30)
    assert caught.value.kind == "too-big"
    with within(60):
        pass  # and the alarm is off again


def test_a_document_that_takes_too_long_to_check_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.md"
    path.write_text("Words.")
    monkeypatch.setattr(files, "check", lambda *_args, **_more: time.sleep(30))
    outcome = check_file(path, Job(limits=Limits(seconds=0.05)))
    assert outcome.problem.startswith("Checking it took longer than 0.05 seconds. Split")


def test_a_fault_of_a_rule_keeps_no_other_file_from_being_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.md"
    path.write_text("Words.")

    def fails(*_args: object, **_more: object) -> None:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr(files, "check", fails)
    (outcome,) = check_files([path], Job())
    assert "a fault of its own (ZeroDivisionError: division by zero)" in outcome.problem


def falls(path: Path, job: Job) -> Outcome:
    """Stands in for a check that the system ends: it falls on one file and does the others."""
    if path.name == "b.md":
        os._exit(9)
    return check_file(path, job)


def test_a_process_that_is_ended_costs_only_its_own_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = [tmp_path / name for name in ("a.md", "b.md", "c.md")]
    for path in paths:
        path.write_text("Words.")
    monkeypatch.setattr(side_by_side, "check_file", falls)
    told: list[int] = []
    outcomes = check_files(paths, Job(), workers=2, told=told.append)
    assert [outcome.problem for outcome in outcomes] == ["", "Checking it broke off for want of memory. Split it.", ""]
    assert told == [1, 2, 3]


def test_a_document_in_another_language_is_refused_and_a_short_one_is_not() -> None:
    with pytest.raises(Unreadable, match="is in French; the rules are written for English") as caught:
        open_document(FRENCH.encode(), "rapport.md")
    assert caught.value.kind == "language"
    assert open_document(b"Bore da.", "a.md").text == "Bore da."


def test_a_document_in_other_letters_is_refused() -> None:
    words = "Совет рассмотрел доклад о работе библиотек за второй квартал и принял его к сведению. "
    with pytest.raises(Unreadable, match="in Cyrillic letters; the rules are written for English") as refused:
        open_document((words * 3).encode(), "report.md")
    assert refused.value.kind == "language"
