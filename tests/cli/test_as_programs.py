"""Commands as programs, each in a process of its own, on an installation of its own."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path

import pytest

from .conftest import Folder

SECONDS = 180
SERVE_SECONDS = 60


@dataclass
class Installation:
    """An empty place with its own database, var/ and out/."""

    home: Path
    repo: Path
    database: str = ""

    @property
    def environment(self) -> dict[str, str]:
        own = {k: v for k, v in os.environ.items() if not k.startswith(("GOLDENTHREAD_", "DJANGO_"))}
        own |= {"GOLDENTHREAD_VAR": str(self.home / "var"), "GOLDENTHREAD_OUT": str(self.home / "out")}
        return own | ({"GOLDENTHREAD_DATABASE_URL": self.database} if self.database else {})

    def run(self, *arguments: str, code: int = 0, **environment: str) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [sys.executable, "-m", "goldenthread.cli", *arguments],
            cwd=self.repo,
            env=self.environment | environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=SECONDS,
            check=False,
        )
        assert done.returncode == code, done.stdout + done.stderr
        assert "Traceback" not in done.stderr
        return done


@pytest.fixture
def bare(tmp_path: Path, repo: Path) -> Installation:
    return Installation(tmp_path / "bare", repo)


@pytest.fixture(scope="module")
def migrated(tmp_path_factory: pytest.TempPathFactory, repo: Path) -> Installation:
    """An installation whose database has its tables and nothing in them."""
    place = Installation(tmp_path_factory.mktemp("migrated"), repo)
    place.run("migrate")
    return place


@pytest.fixture
def empty(bare: Installation, migrated: Installation) -> Installation:
    """The same, to be used by one test alone."""
    shutil.copytree(migrated.home, bare.home)
    return bare


@pytest.fixture(scope="module")
def demonstrated(tmp_path_factory: pytest.TempPathFactory, repo: Path) -> tuple[Installation, str, str]:
    """An installation where the demonstration was run twice, with what it said each time."""
    place = Installation(tmp_path_factory.mktemp("demonstrated"), repo)
    first = place.run("demo").stdout
    second = place.run("demo").stdout
    return place, first, second


# --- The demonstration


def editions(said: str) -> list[str]:
    return re.findall(r"^Published (.*)$", said, re.MULTILINE)


def test_the_demonstration_says_what_it_did_and_where_to_look(demonstrated: tuple[Installation, str, str]) -> None:
    place, first, _ = demonstrated
    lines = first.splitlines()
    assert re.fullmatch(r"Loaded   [\d,]+ facts about London Borough of Barnet from demo/", lines[0])
    assert re.fullmatch(r"Scored   \d+ results newly assessed", lines[1])
    assert [line[:22] for line in editions(first)] == ["2018-19 Q2, edition 1 ", "2023-24 Q2, edition 1 "]
    assert lines[-1] == "Look     goldenthread serve, then http://127.0.0.1:8000"
    written = {path.name for path in (place.home / "out").iterdir()}
    assert written == {f"2023-24-q2-report.{kind}" for kind in ("docx", "html", "pdf", "xlsx")}
    assert all(name in first for name in written)


def test_the_second_time_nothing_is_new_and_the_editions_are_the_same(
    demonstrated: tuple[Installation, str, str],
) -> None:
    _, first, second = demonstrated
    assert second.splitlines()[0].endswith(" (nothing new)")
    assert second.splitlines()[1] == "Scored   nothing new to assess"
    assert editions(second) == editions(first)


def test_what_the_demonstration_published_is_verified_by_another_process(
    demonstrated: tuple[Installation, str, str],
) -> None:
    place, _, _ = demonstrated
    said = place.run("verify", PYTHONHASHSEED="77").stdout.splitlines()
    assert [line.partition(": ")[0] for line in said] == ["ok  2018-19 Q2, edition 1", "ok  2023-24 Q2, edition 1"]


def test_the_demonstration_is_served(demonstrated: tuple[Installation, str, str]) -> None:
    place, _, _ = demonstrated
    with serving(place) as (address, server):
        page = fetch(address + "/")
        assert "London Borough of Barnet" in page
        assert fetch(address + "/indicators/leisure-visits/").count("372,750") > 0
    assert server.returncode is not None


# --- Serving


class serving:  # noqa: N801 - reads as a sentence where it is used
    """A server of an installation, stopped at the end whatever happens."""

    def __init__(self, place: Installation) -> None:
        self.place, self.log = place, place.home / "serve.log"
        self.begin()

    def begin(self) -> None:
        """Starts it on a port that is free now."""
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        command = [sys.executable, "-m", "goldenthread.cli", "serve", "--port", str(self.port), "--workers", "1"]
        with self.log.open("w") as log:
            self.server = subprocess.Popen(
                command, cwd=self.place.repo, env=self.place.environment, stdout=log, stderr=log
            )

    def __enter__(self) -> tuple[str, subprocess.Popen[bytes]]:
        end = time.monotonic() + SERVE_SECONDS
        while time.monotonic() < end:
            address = f"http://127.0.0.1:{self.port}"
            if self.server.poll() is not None:
                if "cannot be used" not in self.log.read_text(encoding="utf-8"):
                    break
                self.begin()  # Another program has taken the port between our asking and the server's.
            try:
                fetch(address + "/")
            except urllib.error.HTTPError:
                break
            except OSError:
                time.sleep(0.1)
            else:
                return address, self.server
        self.__exit__()
        pytest.fail(f"The site was not served:\n{self.log.read_text()}")

    def __exit__(self, *_: object) -> None:
        if self.server.poll() is None:
            self.server.send_signal(signal.SIGTERM)
        try:
            self.server.wait(20)
        except subprocess.TimeoutExpired:
            self.server.kill()
            self.server.wait(20)


def fetch(address: str) -> str:
    with urllib.request.urlopen(address, timeout=20) as answer:
        text: str = answer.read().decode()
        return text


def test_a_port_that_is_taken_is_said(empty: Installation) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        said = empty.run("serve", "--port", port, code=1).stderr
    assert said.startswith(f"Error: Port {port} on “127.0.0.1” cannot be used (Address already in use).")
    assert "--port" in said


def test_serving_says_when_nothing_is_published(empty: Installation) -> None:
    with serving(empty) as (address, _):
        assert fetch(address + "/")
    said = (empty.home / "serve.log").read_text(encoding="utf-8")
    assert f"Serving {address}  (Ctrl-C stops)\n" in said
    assert 'Nothing is published yet. Publish a quarter: goldenthread publish "2023-24 Q2"\n' in said


# --- A bare machine


@pytest.mark.parametrize(
    "command",
    [["score"], ["report", "2023-24 Q2"], ["publish", "2023-24 Q2"], ["verify"], ["serve", "--port", "9"]],
    ids=lambda words: words[0],
)
def test_before_there_is_a_database_every_command_says_what_to_run(bare: Installation, command: list[str]) -> None:
    assert "Run: goldenthread migrate" in bare.run(*command, code=1).stderr
    (bare.home / "var").mkdir(parents=True)
    assert "The database has no tables yet. Run: goldenthread migrate" in bare.run(*command, code=1).stderr


def test_a_folder_is_loaded_and_reported_from_scratch(bare: Installation, tmp_path: Path) -> None:
    folder = Folder(tmp_path / "anytown")
    assert bare.run("migrate").stdout == "The database is up to date.\n"
    assert "observations: 3 added" in bare.run("load", str(folder), "--dry-run").stdout
    assert "3 results newly assessed." in bare.run("load", str(folder), "--by", "Pat").stdout
    assert len(bare.run("report", "2023-24 Q2").stdout.splitlines()) == 4
    folder.change("observations.csv", "41250", "many visits")
    refused = bare.run("load", str(folder), code=1)
    assert refused.stderr.splitlines()[0].startswith("observations.csv, row 2, value: ")
    assert refused.stdout == ""


# --- Settings that cannot be used


@pytest.mark.parametrize(
    "database",
    [
        "nonsense",
        "mongodb://pat:hunter2@host/db",
        "postgres://pat:hunter2@[host/db",
        "postgres://pat:hunter2@host:port/db",
    ],
)
def test_a_database_address_that_cannot_be_used_is_refused_without_repeating_it(
    bare: Installation, database: str
) -> None:
    bare.database = database
    said = bare.run("score", code=1).stderr
    assert said.startswith("Error: The settings cannot be used")
    assert "hunter2" not in said


def test_a_database_that_does_not_answer_is_said_without_its_password(bare: Installation) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        bare.database = f"postgres://pat:hunter2@127.0.0.1:{unused.getsockname()[1]}/nothing"
        said = bare.run("score", code=1).stderr
    assert said.startswith("Error: The database refused: ")
    assert len(said.splitlines()) == 1
    assert "hunter2" not in said


def test_a_name_that_is_not_utf_8_is_refused_in_words(empty: Installation) -> None:
    broken = os.fsdecode(b"town-\xff")
    assert "There is no such folder" in empty.run("load", broken, code=1).stderr
    said = empty.run("correct", broken, "2023-24 Q2", "1", "--reason", "x", code=1).stderr
    assert said == "Error: Something typed is not text in UTF-8.\n"
    empty.run("report", broken, code=1)
