"""Answers to findings: what may stand in a sidecar, how long an answer holds, and what is said of one that is wrong."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.checks import BadSidecar, Suppression, read_sidecar, sidecar_of
from goldenthread.checks.suppressions import a_year_on, suppress, written
from tests.checks.output.marked_words import checked

TODAY = date(2026, 3, 1)
ENTRY = '[[suppress]]\nfinding = "0123456789ab"\nreason = "Moved."\nby = "Pat"\nuntil = {}\n'


def read(path: Path, text: str) -> object:
    path.write_text(text, encoding="utf-8")
    return read_sidecar(path, today=TODAY)


def test_a_sidecar_stands_beside_its_document() -> None:
    assert sidecar_of("drafts/report.docx") == Path("drafts/report.docx.checks.toml")


def test_without_a_sidecar_nothing_is_suppressed(tmp_path: Path) -> None:
    sidecar = read_sidecar(tmp_path / "absent.toml")
    assert (sidecar.suppressions, sidecar.off) == ((), frozenset())


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("off = 1", "`off` is a list of rules"),
        ("off = [1]", "`off` is a list of rules"),
        ("more = 1", "more is not known here"),
        ("suppress = 1", "under its own"),
        ("suppress = [1]", "suppression 1: it needs finding, reason, by and until"),
        ("[[suppress]]\nfinding = 'x'\n", "suppression 1: it needs finding, reason, by and until; by is missing"),
        (ENTRY.format("'2026-04-01'"), "until is a day"),
        (ENTRY.format("2026-04-01T10:00:00"), "until is a day"),
        (ENTRY.format("2027-03-02"), "more than a year on. Give a day up to 2027-03-01"),
        (ENTRY.format("2026-04-01\nwhy = 'x'"), "why is not known here"),
        (ENTRY.format("2026-04-01").replace("Moved.", " "), "reason must say something"),
        (ENTRY.format("2026-04-01").replace('"Pat"', "3"), "by must say something"),
        ("=", "Mend the file"),
        ("x = " + "[" * 5_000, "Mend the file"),
    ],
)
def test_what_is_wrong_in_a_sidecar_is_said_with_its_place(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(BadSidecar) as caught:
        read(tmp_path / "a.md.checks.toml", text)
    assert str(caught.value).startswith("a.md.checks.toml")
    assert says in str(caught.value)


def test_bytes_that_are_no_text_are_said(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(BadSidecar, match=r"a\.toml"):
        read_sidecar(path)
    with pytest.raises(BadSidecar, match="directory"):
        read_sidecar(tmp_path)


def test_an_answer_holds_to_the_end_of_its_last_day() -> None:
    (finding,) = checked("BAD-ERROR").findings
    answer = Suppression(finding.fingerprint, "Moved.", "Pat", TODAY)
    kept, quiet, stale = suppress([finding], [answer], TODAY)
    assert (kept, [each.by for each in quiet], stale) == ([], [answer], [])
    kept, quiet, stale = suppress([finding], [answer], date(2026, 3, 2))
    assert (kept, quiet, stale) == ([finding], [], [answer])


def test_an_answer_to_nothing_is_stale_and_one_that_has_run_out_beside_one_that_holds() -> None:
    (finding,) = checked("BAD-ERROR").findings
    holds = Suppression(finding.fingerprint, "Moved.", "Pat", TODAY)
    past, other = replace(holds, until=date(2025, 1, 1)), replace(holds, finding="0" * 12)
    kept, quiet, stale = suppress([finding], [past, holds, other], TODAY)
    assert (kept, len(quiet), stale) == ([], 1, [past, other])


def test_an_answer_follows_its_finding_wherever_it_moves_but_not_to_its_twin() -> None:
    first = checked("# A\n\nIt is BAD-ERROR here.\n").findings
    moved = checked("# A\n\nNew.\n\n- x\n\nIt is  BAD-ERROR here.\n\nIt is BAD-ERROR here.\n").findings
    assert moved[0].fingerprint == first[0].fingerprint
    assert moved[1].fingerprint != moved[0].fingerprint


@given(st.text(min_size=1).filter(lambda text: any(sign.isprintable() and not sign.isspace() for sign in text)))
def test_whatever_the_reason_what_is_written_is_read_again(
    tmp_path_factory: pytest.TempPathFactory, reason: str
) -> None:
    path = tmp_path_factory.getbasetemp() / "written.toml"
    path.write_text(written(Suppression("0123456789ab", reason, "Pat", TODAY), today=TODAY), encoding="utf-8")
    (kept,) = read_sidecar(path, today=TODAY).suppressions
    assert kept.reason == " ".join("".join(sign if sign.isprintable() else " " for sign in reason).split())


def test_a_year_on_from_a_leap_day_is_the_last_of_february() -> None:
    assert a_year_on(date(2024, 2, 29)) == date(2025, 2, 28)
    assert a_year_on(TODAY) == date(2027, 3, 1)
