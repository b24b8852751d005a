"""The tests' own safeguards: offline, nowhere near a real installation, and all of the record's tests on PostgreSQL."""

import socket
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

FAILED = pytest.fail.Exception


@pytest.mark.parametrize("host", ["192.0.2.1", "2001:db8::1", "example.org"])
def test_a_test_that_reaches_for_the_network_fails(host: str) -> None:
    """The addresses are set aside for examples by RFC 5737, RFC 3849 and RFC 2606."""
    with pytest.raises(FAILED, match="reached for the network"):
        socket.create_connection((host, 80), timeout=1)


def test_a_test_may_speak_to_this_machine() -> None:
    """A server under test listens somewhere."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        with socket.create_connection(server.getsockname()[:2], timeout=5):
            pass
        with socket.create_connection(("localhost", server.getsockname()[1]), timeout=5):
            pass


@pytest.mark.parametrize("folder", ["var", "out"])
def test_a_test_that_writes_to_the_developers_own_installation_fails(repo: Path, folder: str) -> None:
    """Somebody may have a year's work in it."""
    place = repo / folder / "written-by-a-test"
    with pytest.raises(FAILED, match="A test wrote to"):
        place.write_text("")
    with pytest.raises(FAILED, match="A test wrote to"):
        sqlite3.connect(place)
    with pytest.raises(FAILED, match="A test wrote to"):
        place.mkdir()
    assert not place.exists()


def test_the_settings_and_every_program_started_use_folders_of_the_tests_own(repo: Path, own_folders: Path) -> None:
    """Neither is below the project."""
    script = "import os; print(os.environ['GOLDENTHREAD_VAR'], os.environ['GOLDENTHREAD_OUT'])"
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert told.stdout.split() == [str(own_folders / "var"), str(own_folders / "out")]
    ours = (settings.VAR, settings.OUT)
    assert ours == (own_folders / "var", own_folders / "out")
    assert not own_folders.is_relative_to(repo)


@pytest.fixture
def something_kept(db: None) -> int:
    """A fixture that needs the database, for a test that doesn't say so."""
    with connection.cursor() as cursor:
        cursor.execute("select 1")
        return int(cursor.fetchone()[0])


@pytest.mark.django_db
def test_sample_that_is_marked() -> None:
    """Uses the database by its mark."""
    with connection.cursor() as cursor:
        cursor.execute("select 1")
        assert cursor.fetchone() == (1,)


def test_sample_that_needs_it_through_a_fixture(something_kept: int) -> None:
    """Uses the database without saying so."""
    assert something_kept == 1


def collect(repo: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    """What pytest would run."""
    command = [sys.executable, "-m", "pytest", "--collect-only", "-q", "-p", "no:cacheprovider", *arguments]
    return subprocess.run(command, cwd=repo, capture_output=True, text=True)


def test_only_the_tests_that_use_the_database_are_run_again_and_all_of_them(repo: Path) -> None:
    """The two samples above, by name."""
    done = collect(repo, "--only-database", "tests/tooling/test_the_tests.py")
    chosen = [line.rpartition("::")[2] for line in done.stdout.splitlines() if "::" in line]
    assert sorted(chosen) == ["test_sample_that_is_marked", "test_sample_that_needs_it_through_a_fixture"]


def test_a_run_in_which_no_test_uses_the_database_has_not_passed(repo: Path) -> None:
    """pytest's own code for that is 5."""
    assert collect(repo, "--only-database", "tests/tooling/test_pins.py").returncode == 5
