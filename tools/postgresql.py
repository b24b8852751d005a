"""Runs a command with a PostgreSQL of its own, which is gone afterwards.

    python tools/postgresql.py pytest --only-database

The cluster lives in a new temporary folder, listens on a socket in that folder and on no network port, and is told to
the command as GOLDENTHREAD_DATABASE_URL. It is stopped and removed when the command ends, however it ends: by itself,
by Ctrl-C or by a signal. PostgreSQL refuses to run as root, so for root it runs as the user `postgres`.
"""

import contextlib
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import FrameType
from typing import Any

import packages

NAME = "goldenthread"
START_SECONDS = 60
STOP_SECONDS = 30
ENDINGS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
# Nothing here need survive a power cut, so nothing waits for the disk.
SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "50",
    "shared_buffers": "128MB",
    "logging_collector": "off",
}


class PostgresError(Exception):
    """The cluster could not be made or started; the message says why."""


def owner() -> str | None:
    """Whom the server runs as: None for ourselves, and for root the user that Debian's package makes, or nobody."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def new_folder(user: str | None) -> Path:
    """A new folder that ``user`` owns, with a name short enough for a socket (the system's limit is 107 bytes)."""
    # Not TMPDIR first: it may be long, and for root it may lie where no other user can go.
    short = Path(os.sep) / "tmp"
    parent = short if os.access(short, os.W_OK) else tempfile.gettempdir()
    folder = Path(tempfile.mkdtemp(prefix="gt-pg-", dir=parent))
    if user is not None:
        entry = pwd.getpwnam(user)
        os.chown(folder, entry.pw_uid, entry.pw_gid)
    return folder


def as_owner(user: str | None, folder: Path) -> dict[str, Any]:
    """What subprocess needs to be told to run a program as ``user`` in ``folder``."""
    told: dict[str, Any] = {"cwd": folder, "stdin": subprocess.DEVNULL}
    if user is not None:
        entry = pwd.getpwnam(user)
        told |= {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}
    return told


def initialise(programs: Path, folder: Path, user: str | None) -> None:
    """Makes an empty cluster in ``folder``/data. Anyone who can reach its socket may enter; only its owner can."""
    command: list[str | Path] = [programs / "initdb", "--pgdata=data", f"--username={NAME}", "--auth=trust"]
    made = subprocess.run(
        [*command, "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync", "--no-instructions"],
        **as_owner(user, folder),
        capture_output=True,
        text=True,
    )
    if made.returncode != 0:
        raise PostgresError(f"initdb failed:\n{made.stdout}{made.stderr}")


def start(programs: Path, folder: Path, user: str | None) -> "subprocess.Popen[bytes]":
    """Starts the server in the foreground, as a child of ours, and waits until it answers."""
    command: list[str | Path] = [programs / "postgres", "-D", "data", "-k", folder]
    for name, value in SETTINGS.items():
        command += ["-c", f"{name}={value}"]
    command += ["-c", "unix_socket_permissions=0700"]
    if setpriv := shutil.which("setpriv"):
        # So that even if we are killed outright the kernel tells the server to stop.
        command = [setpriv, "--pdeathsig", "INT", *command]
    with (folder / "log").open("wb") as log:
        # A session of its own: Ctrl-C is for the tests, which still need their database to finish.
        server = subprocess.Popen(command, **as_owner(user, folder), stdout=log, stderr=log, start_new_session=True)
    try:
        deadline = time.monotonic() + START_SECONDS
        ready: list[str | Path] = [programs / "pg_isready", "--quiet", "--host", folder, "--username", NAME]
        while subprocess.run(ready).returncode != 0:
            if server.poll() is not None or time.monotonic() > deadline:
                said = (folder / "log").read_text(errors="replace")[-4000:]
                raise PostgresError(f"PostgreSQL did not start:\n{said}")
            time.sleep(0.05)
    except BaseException:
        stop(server)
        raise
    return server


def stop(server: "subprocess.Popen[bytes]") -> None:
    """Stops the server, politely and then not."""
    for polite in (signal.SIGINT, signal.SIGQUIT):
        if server.poll() is None:
            server.send_signal(polite)
            with contextlib.suppress(subprocess.TimeoutExpired):
                server.wait(STOP_SECONDS)
    if server.poll() is None:
        server.kill()
        server.wait()


@contextlib.contextmanager
def cluster() -> Iterator[str]:
    """A running cluster with an empty database, given as its URL; stopped and removed at the end of the block."""
    programs = packages.postgresql_programs()
    if programs is None:
        raise PostgresError(f"PostgreSQL is not installed. Run:\n  {packages.by_hand(['postgresql'])}")
    user = owner()
    folder = new_folder(user)
    server = None
    try:
        initialise(programs, folder, user)
        server = start(programs, folder, user)
        subprocess.run([programs / "createdb", "--host", folder, "--username", NAME, NAME], check=True, cwd=folder)
        yield f"postgresql://{NAME}@/{NAME}?host={folder}"
    finally:
        if server is not None:
            stop(server)
        shutil.rmtree(folder, ignore_errors=True)


def interrupted(number: int, _frame: FrameType | None) -> None:
    """Turns a signal that would end us at once into an ending that cleans up."""
    sys.exit(128 + number)


def run(command: Sequence[str]) -> int:
    """Runs ``command`` with a cluster and gives its exit code, or 128 and the number of the signal that ended it."""
    with cluster() as url:
        child = subprocess.Popen(command, env=os.environ | {"GOLDENTHREAD_DATABASE_URL": url})
        try:
            return child.wait()
        except KeyboardInterrupt:
            # Ctrl-C reached the command too: let it end by itself.
            with contextlib.suppress(subprocess.TimeoutExpired):
                child.wait(STOP_SECONDS)
            raise
        finally:
            # Whoever asks twice for an end would otherwise interrupt the cleaning up.
            for ending in ENDINGS:
                signal.signal(ending, signal.SIG_IGN)
            if child.poll() is None:
                child.terminate()
                with contextlib.suppress(subprocess.TimeoutExpired):
                    child.wait(STOP_SECONDS)
                if child.poll() is None:
                    child.kill()


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit("usage: python tools/postgresql.py COMMAND [ARGUMENT ...]")
    for ending in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(ending, interrupted)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        code = run(sys.argv[1:])
    except PostgresError as error:
        sys.exit(str(error))
    except KeyboardInterrupt:
        code = 128 + signal.SIGINT
    # A child that a signal ended has a negative code; a shell says that as 128 and its number.
    sys.exit(code if code >= 0 else 128 - code)
