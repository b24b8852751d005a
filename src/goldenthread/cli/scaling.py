"""Scoring a Parquet file into another, which needs neither the record nor its settings."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from goldenthread.cli.group import about_the_file

PRESETS = ("ptd", "mdc-7", "mdc-6")
RULES = ("default", "belfast", "havering")
FILE_OPTIONS: tuple[Callable[..., Any], ...] = (
    click.option(
        "--engine", type=click.Choice(("local", "spark")), default="local", show_default=True,
        help="Score on this machine, or with Spark.",
    ),
    click.option(
        "--preset", type=click.Choice(PRESETS), default="ptd", show_default=True,
        help="The rules of the control charts.",
    ),
    click.option(
        "--rule", type=click.Choice(RULES), default="default", show_default=True,
        help="The RAG rule of series that name none.",
    ),
    click.option("--skip-bad", is_flag=True, help="Leave out series that something is wrong with, and list them."),
    click.option("--workers", type=click.IntRange(1, 1024), help="How many processes; as many as cores unless given."),
)  # fmt: skip


def file_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that go with two files."""
    for option in reversed(FILE_OPTIONS):
        command = option(command)
    return command


def score_the_file(source: Path, output: Path, rule: str, **options: Any) -> None:
    """Score one file into another, with a bar on a terminal, and say in words what is wrong."""
    from goldenthread.measures import BELFAST_RULE, DEFAULT_RULE, HAVERING_RULE
    from goldenthread.measures.scale import ScaleError, score_file

    known = {one.name: one for one in (DEFAULT_RULE, BELFAST_RULE, HAVERING_RULE)}
    rules = (known.pop(rule), *known.values())
    with _Shown() as shown:
        try:
            score_file(source, output, rules=rules, say=shown.say, progress=shown.progress, **options)
        except ScaleError as error:
            raise shown.refusal(error) from None
        except OSError as error:
            raise click.ClickException(about_the_file(error)) from None
        except UnicodeError:
            raise click.ClickException("Something typed, or a name in the file, is not text in UTF-8.") from None
        except KeyboardInterrupt:
            raise click.ClickException("Stopped. What is done is kept: the same command goes on from there.") from None


class _Shown:
    """The log on standard output and, on a terminal, a bar on standard error; the log waits for the bar."""

    def __init__(self) -> None:
        self.bar: Any = None
        self.drawn = sys.stderr.isatty()
        self.waits = self.drawn and sys.stdout.isatty()
        self.waiting: list[str] = []

    def __enter__(self) -> _Shown:
        return self

    def __exit__(self, *_: object) -> None:
        if self.bar is not None:
            self.bar.render_finish()
        for line in self.waiting:
            click.echo(line)

    def say(self, line: str) -> None:
        line = "".join(letter if letter.isprintable() else " " for letter in line)
        if self.waits:
            self.waiting.append(line)
        else:
            click.echo(line)

    def progress(self, done: int, parts: int) -> None:
        if not self.drawn:
            return
        if self.bar is None:
            self.bar = click.progressbar(length=parts, label="Scoring", file=sys.stderr, show_pos=True)
        self.bar.update(done - self.bar.pos)

    def refusal(self, error: Any) -> click.ClickException:
        """What to end with; many problems go before it, one a line."""
        lines = ["".join(letter if letter.isprintable() else " " for letter in line) for line in error.lines]
        if len(lines) == 1:
            return click.ClickException(lines[0])
        for line in lines:
            click.echo(line, err=True)
        advice = "--skip-bad leaves out the series they are in." if error.flaws[0].row else "Mend them all."
        return click.ClickException(f"{error.count:,} problems found; nothing was written. {advice}")
