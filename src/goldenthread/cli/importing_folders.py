"""Importing a folder of packs: the bar, what could not be read, and what it all came to."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from goldenthread.packs.batch import Imported, Listing

OPTIONS: tuple[Callable[..., Any], ...] = (
    click.option("--out", type=click.Path(path_type=Path), help="Of a folder: the folder to write the records to."),
    click.option(
        "--engine", type=click.Choice(("local", "spark")), default="local", show_default=True,
        help="Of a folder: read it on this machine, or with Spark.",
    ),
    click.option("--workers", type=click.IntRange(1, 1024), help="Of a folder: how many processes; else one a core."),
)  # fmt: skip


def folder_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that go with a folder."""
    for option in reversed(OPTIONS):
        command = option(command)
    return command


def import_the_folder(folder: Path, out: Path | None, *, engine: str, workers: int | None, dry_run: bool) -> None:
    """Reads every document of a folder into `out`, or says with `dry_run` what would be read."""
    from goldenthread.packs.batch import BatchError, import_folder, listing_of

    if out is None:
        raise click.UsageError("Say where the records of a folder go: --out FOLDER.")
    try:
        if dry_run:
            _say_listing(listing_of(folder, out))
            return
        with _Bar() as bar:
            imported = import_folder(folder, out, engine=engine, workers=workers, progress=bar.at)
    except BatchError as error:
        raise click.ClickException(_printable(str(error))) from None
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        said = f"{where}{error.strerror or error}. Check that you may write there, and that there is room."
        raise click.ClickException(_printable(said)) from None
    except KeyboardInterrupt:
        raise click.ClickException("Stopped. What is done is kept: the same command goes on from there.") from None
    _say(imported)


class _Bar:
    """A bar on standard error, on a terminal only."""

    def __init__(self) -> None:
        self.bar: Any = None

    def __enter__(self) -> _Bar:
        return self

    def __exit__(self, *_: object) -> None:
        if self.bar is not None:
            self.bar.render_finish()

    def at(self, done: int, documents: int) -> None:
        if not sys.stderr.isatty():
            return
        if self.bar is None:
            self.bar = click.progressbar(length=documents, label="Reading", file=sys.stderr, show_pos=True)
        self.bar.update(done - self.bar.pos)


def _say_listing(found: Listing) -> None:
    click.echo(f"{_counted(len(found.names), 'document')} would be read. Nothing was read or written.")
    _say_aside(found.aside)


def _say(imported: Imported) -> None:
    read = len(imported.outcomes) - len(imported.not_read)
    kept = sum(outcome.kept for outcome in imported.outcomes)
    earlier = f", {kept:,} of them by an earlier run" if kept else ""
    click.echo(f"{_counted(read, 'document')} read{earlier}; {len(imported.not_read):,} could not be read")
    fields, sure = imported.count("fields"), imported.count("sure")
    click.echo(f"{_counted(fields, 'field')}, {sure:,} of them with confidence 0.9 or more")
    wrong, unclear = imported.count("problems"), imported.count("not_understood")
    click.echo(f"{_counted(wrong, 'problem')} in the documents, {_counted(unclear, 'thing')} not understood")
    _say_aside(imported.aside)
    if imported.left_over:
        said = "records are" if len(imported.left_over) > 1 else "record is"
        click.echo(f"{len(imported.left_over):,} {said} of documents that the folder no longer has, and left as before")
    click.echo(f"written to {_printable(str(imported.output))}; manifest.json lists every document")
    for outcome in imported.not_read:
        click.echo(_printable(f"{outcome.name}: {outcome.not_read}"), err=True)
    if imported.not_read:
        said = f"{_counted(len(imported.not_read), 'document')} could not be read; everything else was."
        raise click.ClickException(f"{said} Mend them and type the same command again.")


def _say_aside(aside: dict[str, int]) -> None:
    if aside:
        listed = ", ".join(f"{count:,} {ending}" for ending, count in aside.items())
        click.echo(f"left aside, as no documents: {_printable(listed)}")


def _counted(number: int, what: str) -> str:
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s"


def _printable(text: str) -> str:
    """Text on one line with nothing that a terminal would obey."""
    return "".join(letter if letter.isprintable() else " " for letter in text)
