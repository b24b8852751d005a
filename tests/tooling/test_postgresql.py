"""The throw-away PostgreSQL: it starts, answers, stops and leaves nothing behind, however its command ends."""

import contextlib
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

# Prints the cluster's URL, which has its folder in it, and what the server answers; then does as the test says.
ASK = """
import os, sys, psycopg
url = os.environ["GOLDENTHREAD_DATABASE_URL"]
with psycopg.connect(url) as connection:
    ask = lambda text: connection.execute(text).fetchone()[0]
    print(url, ask("select 1"), repr(ask("show listen_addresses")), ask("select upper('é')"), flush=True)
"""
# Ends by itself when the test does, however that ends: its input is then closed.
WAIT = "sys.stdin.read()"


@contextlib.contextmanager
def begun(tools: Path, script: str) -> Iterator["subprocess.Popen[str]"]:
    """A Python script running with a cluster of its own."""
    command = [sys.executable, str(tools / "postgresql.py"), sys.executable, "-c", script]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, start_new_session=True) as process:
        try:
            yield process
        finally:
            if process.poll() is None:
                process.terminate()


def folder_of(line: str) -> Path:
    """The folder of the cluster that a line of output tells of."""
    found = re.match(r"postgresql://goldenthread@/goldenthread\?host=(\S+) ", line)
    assert found is not None, line
    return Path(found[1])


def servers_in(folder: Path) -> list[str]:
    """The processes that were told to work in ``folder``."""
    told = []
    for entry in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            words = entry.read_bytes().split(b"\0")
        except OSError:
            continue
        if os.fsencode(folder) in words:
            told.append(entry.parent.name)
    return told


def first_line(process: "subprocess.Popen[str]") -> str:
    """What the script says first, by when its database has answered."""
    assert process.stdout is not None
    return process.stdout.readline()


def test_a_command_has_a_database_that_answers_on_no_network_port_and_is_gone_afterwards(tools: Path) -> None:
    """The answers are those of SQL: 1 is 1, and the capital of é is É where letters are Unicode's."""
    with begun(tools, ASK) as process:
        output, _ = process.communicate(timeout=120)
    assert output.split()[1:] == ["1", "''", "É"]
    assert process.returncode == 0
    assert not folder_of(output).exists()
    assert servers_in(folder_of(output)) == []


def test_a_failing_command_gives_its_exit_code_and_the_database_is_gone(tools: Path) -> None:
    """So that failing tests fail the run that they are part of."""
    with begun(tools, ASK + "sys.exit(7)") as process:
        output, _ = process.communicate(timeout=120)
    assert process.returncode == 7
    assert not folder_of(output).exists()
    assert servers_in(folder_of(output)) == []


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_an_interrupted_command_is_stopped_and_the_database_is_gone(tools: Path, ending: signal.Signals) -> None:
    """Ctrl-C goes to everything in the terminal, another signal to the one process; a shell calls both 128 + number."""
    with begun(tools, ASK + WAIT) as process:
        folder = folder_of(first_line(process))
        assert len(servers_in(folder)) == 1
        if ending == signal.SIGINT:
            os.killpg(process.pid, ending)
        else:
            process.send_signal(ending)
        assert process.wait(60) == 128 + ending
    assert not folder.exists()
    assert servers_in(folder) == []


def test_even_when_nothing_can_be_cleaned_up_the_server_stops(tools: Path) -> None:
    """Nobody can catch SIGKILL; on Linux the kernel then tells the server."""
    with begun(tools, ASK + WAIT) as process:
        folder = folder_of(first_line(process))
        try:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait(60)
            deadline = time.monotonic() + 60
            while servers_in(folder) and time.monotonic() < deadline:
                time.sleep(0.05)
            assert servers_in(folder) == []
        finally:
            shutil.rmtree(folder)
