"""What every test may rely on: where things are, no network, nothing written to the developer's own var/ and out/."""

import gc
import ipaddress
import os
import socket
import sys
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
KEPT = tuple(str(ROOT / name) + os.sep for name in ("var", "out"))
DATABASE_FIXTURES = {"db", "transactional_db", "django_db_setup", "live_server"}

# No deadline: a busy machine is not a failing test. The same examples every time, so that a red run can be repeated;
# `pytest --hypothesis-profile=search` looks for new ones.
settings.register_profile("search", deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=1000)
settings.register_profile("repeatable", settings.get_profile("search"), derandomize=True, max_examples=100)
settings.load_profile("repeatable")


# --- Which tests


def pytest_addoption(parser: pytest.Parser) -> None:
    """Adds --only-database."""
    parser.addoption(
        "--only-database",
        action="store_true",
        help="run only the tests that use the database, as is done a second time on PostgreSQL",
    )


def uses_database(item: pytest.Item) -> bool:
    """Whether a test uses the database: by its mark, by a fixture it needs however deep, or by its class."""
    from django.test import TransactionTestCase

    cls = getattr(item, "cls", None)
    return (
        item.get_closest_marker("django_db") is not None
        or not DATABASE_FIXTURES.isdisjoint(getattr(item, "fixturenames", ()))
        or (cls is not None and issubclass(cls, TransactionTestCase))
    )


@pytest.hookimpl(wrapper=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> Generator[None, object, object]:
    """Keeps the tests asked for, and puts those in a browser last.

    A browser's event loop bars the record to the tests after it.
    """
    if config.getoption("--only-database"):
        kept = [item for item in items if uses_database(item)]
        config.hook.pytest_deselected(items=[item for item in items if not uses_database(item)])
        items[:] = kept
    outcome = yield
    items.sort(key=lambda item: ROOT / "tests" / "browser" in item.path.parents)
    return outcome


def pytest_collection_finish() -> None:
    """Keeps what was imported and collected out of Python's search for garbage: there is much of it, and it stays."""
    gc.collect()
    gc.freeze()


def pytest_unconfigure() -> None:
    """Lets it be found at the end, or libraries complain that their objects leaked."""
    gc.unfreeze()


def pytest_configure() -> None:
    """Refuses to test another database than the one asked for."""
    asked = os.environ.get("GOLDENTHREAD_DATABASE_URL", "")
    if asked.startswith("postgres") and database_engine() != "postgresql":
        raise pytest.UsageError(f"GOLDENTHREAD_DATABASE_URL asks for PostgreSQL, the settings say {database_engine()}.")


def pytest_report_header() -> str:
    """Says which database the tests run on."""
    return f"database: {database_engine()}"


def database_engine() -> str:
    """The last part of the name of Django's database engine: sqlite3 or postgresql."""
    from django.conf import settings as django_settings

    return str(django_settings.DATABASES["default"]["ENGINE"].rpartition(".")[2])


# --- What a test may not do


class Guard:
    """Fails a test that reaches for the network or for the files of the developer's own installation.

    It listens to Python's audit events, so it sees every socket and file that Python opens, by whatever library. What
    a driver written in C does by itself (psycopg's socket, a browser) it does not see.
    """

    on = False

    def __call__(self, event: str, arguments: tuple[Any, ...]) -> None:
        """Called by Python at every audited event."""
        if not self.on:
            return
        if event in ("socket.connect", "socket.sendto", "socket.sendmsg"):
            self.check_address(arguments[0], arguments[1])
        elif event in ("socket.getaddrinfo", "socket.gethostbyname"):
            self.check_host(arguments[0])
        elif event == "open":
            path, mode, flags = arguments
            if flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT) or (isinstance(mode, str) and set(mode) & set("wax+")):
                self.check_path(path)
        elif event in ("sqlite3.connect", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.truncate"):
            self.check_path(arguments[0])

    def check_address(self, connection: socket.socket, address: object) -> None:
        """A socket may go to this machine only."""
        if connection.family in (socket.AF_INET, socket.AF_INET6) and isinstance(address, tuple):
            self.check_host(address[0])

    def check_host(self, host: object) -> None:
        """A host may be this machine only."""
        name = host.decode() if isinstance(host, bytes) else host
        if name in (None, "", "localhost"):
            return
        try:
            here = ipaddress.ip_address(str(name).partition("%")[0]).is_loopback
        except ValueError:
            here = False
        if not here:
            pytest.fail(f"A test reached for the network: {name}. Tests run offline.")

    def check_path(self, path: object) -> None:
        """A file may not be one of the developer's own installation."""
        if isinstance(path, str | bytes | os.PathLike):
            place = os.path.abspath(os.fsdecode(path))
            if (place + os.sep).startswith(KEPT):
                pytest.fail(f"A test wrote to {place}. Tests write to tmp_path.")


guard = Guard()
sys.addaudithook(guard)


@pytest.fixture(scope="session", autouse=True)
def guarded() -> Iterator[None]:
    """Turns the guard on while tests run."""
    guard.on = True
    yield
    guard.on = False


@pytest.fixture(scope="session", autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with var/ and out/ for these tests, in the settings and for every program that a test starts."""
    from django.test import override_settings

    folder = tmp_path_factory.mktemp("installation")
    places = {name: folder / name.lower() for name in ("VAR", "OUT")}
    for place in places.values():
        place.mkdir()
    # Every browser that a test makes would else read through all the static files first.
    with pytest.MonkeyPatch.context() as patch, override_settings(**places, WHITENOISE_AUTOREFRESH=True):
        for name, place in places.items():
            patch.setenv(f"GOLDENTHREAD_{name}", str(place))
        yield folder


# --- Where things are


@pytest.fixture(scope="session")
def repo() -> Path:
    """The root of the project."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The real documents, and what a careful reader takes from them, kept beside the project."""
    if not SHARED.is_dir():
        pytest.skip("../shared is absent")
    return SHARED
