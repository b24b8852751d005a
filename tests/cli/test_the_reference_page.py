"""docs/reference/command-line.md names every command, argument and option, and nothing that there isn't."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from goldenthread.cli import commands


@pytest.fixture(scope="module")
def page(repo: Path) -> str:
    return (repo / "docs" / "reference" / "command-line.md").read_text(encoding="utf-8")


def section(page: str, name: str) -> str:
    found = re.search(rf"^## {re.escape(name)}\n(.*?)(?=^## |\Z)", page, re.MULTILINE | re.DOTALL)
    assert found, f"The page has no section “{name}”."
    return found[1]


def parameters(name: str) -> list[click.Parameter]:
    """A command's options and arguments; of a group, those of the commands in it."""
    command = commands.commands[name]
    inside = command.commands.values() if isinstance(command, click.Group) else [command]
    return [parameter for each in inside for parameter in each.params]


@pytest.mark.parametrize("name", sorted(commands.commands))
def test_the_page_gives_every_option_and_argument_of_a_command(page: str, name: str) -> None:
    said = section(page, name)
    for parameter in parameters(name):
        if isinstance(parameter, click.Argument):
            assert str(parameter.make_metavar(click.Context(commands.commands[name]))) in said
        else:
            assert all(f"`{option}" in said for option in parameter.opts), parameter.name


@pytest.mark.parametrize("name", sorted(commands.commands))
def test_the_page_gives_no_option_that_a_command_has_not(page: str, name: str) -> None:
    given = set(re.findall(r"`(--[a-z-]+)", section(page, name)))
    there = {option for parameter in parameters(name) for option in parameter.opts}
    assert given <= there | {"--help"}


def test_the_page_has_no_command_that_there_is_not(page: str) -> None:
    headings = set(re.findall(r"^## ([a-z-]+)$", page, re.MULTILINE))
    assert headings == set(commands.commands)


def test_every_example_on_the_page_names_a_command_and_its_options(page: str) -> None:
    examples = re.findall(r"^    (?:[A-Z_]+=\S+ )*goldenthread ([a-z-]+)(.*)$", page, re.MULTILINE)
    assert len(examples) >= len(commands.commands)
    for name, rest in examples:
        known = {option for parameter in parameters(name) for option in parameter.opts}
        assert set(re.findall(r"(--[a-z-]+)", rest)) <= known, name


def test_the_page_gives_every_environment_variable_of_the_settings(page: str, repo: Path) -> None:
    settings = (repo / "src" / "goldenthread" / "site" / "settings.py").read_text(encoding="utf-8")
    named = set(re.findall(r"GOLDENTHREAD_[A-Z_]+", settings)) | {"GOLDENTHREAD_ACTOR"}
    assert set(re.findall(r"GOLDENTHREAD_[A-Z_]+", page)) == named
