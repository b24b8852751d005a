"""A group of commands that loads each command's module when the command is typed, and not before."""

from __future__ import annotations

from collections.abc import MutableMapping
from importlib import import_module
from typing import Any

import click


class LazyGroup(click.Group):
    """`modules` says which module each command is in. Loading one adds its commands to the group."""

    def __init__(self, *arguments: Any, **settings: Any) -> None:
        self.modules: dict[str, str] = {}
        self.loaded: dict[str, click.Command] = {}
        super().__init__(*arguments, **settings)

    @property
    def commands(self) -> MutableMapping[str, click.Command]:
        """Every command by name, loaded."""
        for module in self.modules.values():
            import_module(module)
        return self.loaded

    @commands.setter
    def commands(self, given: MutableMapping[str, click.Command]) -> None:
        self.loaded = dict(given)

    def add_command(self, cmd: click.Command, name: str | None = None) -> None:
        """Adds a command, as its decorator does when its module is loaded."""
        self.loaded[name or cmd.name or ""] = cmd

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name, loaded; None where there is none."""
        if cmd_name in self.modules:
            import_module(self.modules[cmd_name])
        return self.loaded.get(cmd_name)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands, in order."""
        return sorted(self.modules.keys() | self.loaded.keys())
