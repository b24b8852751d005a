"""Whatever is typed, a command ends with a message and never with a traceback."""

from __future__ import annotations

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from goldenthread.cli import commands

from .conftest import Folder, Run

NASTY = (
    "",
    " ",
    "-",
    "--",
    "-1",
    "0",
    "é" * 300,
    "x" * 5000,
    "\x1b[31mred",
    "a\nb",
    "\udcff",  # a byte that is not UTF-8, as Python passes it on
    "../../../../etc/passwd",
    "/dev/null",
    "%s%n",
    "' OR 1=1 --",
    "🧵",
    "2023-24 Q2\n",
    "Q2 2023/24; DROP TABLE plan_record",
)
COMMANDS = (
    ("load", "{}"),
    ("load", "{}", "--dry-run"),
    ("report", "{}"),
    ("publish", "{}"),
    ("correct", "{}", "2023-24 Q2", "1", "--reason", "x"),
    ("correct", "pool-visits", "{}", "1", "--reason", "x"),
    ("correct", "pool-visits", "2023-24 Q2", "{}", "--reason", "x"),
    ("import", "{}"),
    ("serve", "--port", "{}"),
    ("serve", "--host", "{}", "--port", "9"),
    ("admin-user", "{}"),
    ("{}",),
    ("score", "{}"),
    ("verify", "--{}"),
)

# No shell can pass a null character.
ANY_WORD = st.text(st.characters(codec="utf-8", exclude_characters="\x00"))


def ends_well(*arguments: str) -> None:
    result = CliRunner().invoke(commands, list(arguments), input="")
    assert result.exception is None or isinstance(result.exception, SystemExit), (arguments, result.exception)
    assert "Traceback" not in result.output
    if result.exit_code:
        assert result.exit_code in (1, 2)
        assert result.stderr.strip(), arguments


@pytest.fixture(autouse=True)
def nothing_is_served(monkeypatch: pytest.MonkeyPatch) -> None:
    """A server would take this process over; here it is enough to get so far."""
    monkeypatch.setattr("os.execv", lambda *_: None)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_nasty_arguments_end_with_a_message(
    run: Run, loaded: Folder, command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(loaded.path.parent)
    for nasty in NASTY:
        ends_well(*(part.format(nasty) if part == "--{}" else nasty if part == "{}" else part for part in command))


@pytest.mark.django_db
@settings(max_examples=60)
@given(st.lists(st.sampled_from([*commands.commands, "--dry-run", "--reason", "--by", "-h"]) | ANY_WORD, max_size=5))
def test_any_words_at_all_end_with_a_message(words: list[str]) -> None:
    if not {"demo", "serve", "check"} & set(words):  # these would do as they are told, with "/" if need be
        ends_well(*words)


def test_no_command_shows_what_there_is() -> None:
    result = CliRunner().invoke(commands, [])
    assert "Commands:" in result.output


def test_help_has_an_example_where_an_argument_is_wanted() -> None:
    for name in ("load", "correct", "report", "publish", "serve"):
        said = CliRunner().invoke(commands, [name, "-h"]).output
        assert f"goldenthread {name}" in said.partition("Example")[2]


def test_the_version_is_the_packages() -> None:
    from importlib.metadata import version

    said = CliRunner().invoke(commands, ["--version"]).output
    assert said == f"goldenthread, version {version('goldenthread')}\n"
