"""The command that reads a committee pack. It knows nothing of the database, so it starts at once."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from goldenthread.cli.group import commands
from goldenthread.cli.importing_folders import folder_options, import_the_folder
from goldenthread.cli.importing_loads import load_options, load_the_pack

if TYPE_CHECKING:
    from goldenthread.packs import Pack


WAYS = {
    "of one document": ("as_json", "report"),
    "of a folder": ("out", "engine", "workers"),
    "with --load": ("create", "confirm", "source", "fees_for", "actor"),
}
"""What an import can be of, and the options that go with each; --dry-run goes with all."""


@commands.command("import")
@click.argument("pack", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Write the records to standard output as JSON.")
@click.option("--dry-run", is_flag=True, help="Say what was found, or would change; write nothing.")
@click.option("--report", type=click.Path(path_type=Path), help="Write a page with source and record side by side.")
@folder_options
@load_options
@click.pass_context
def import_pack(context: click.Context, pack: Path, dry_run: bool, **options: Any) -> None:
    """Read PACK, a committee's agenda, minutes or reports in Word, PDF, HTML or Markdown, into records.

    Of a folder, every document in it is read, over all cores, into a JSON file of its own under --out. A run that was
    stopped goes on where it was, and only what has changed is read again.

    With --load, the results, targets, statuses, risks and money of a pack go into the record: all of it, or none of it.
    What the record says already stays as it is, and what differs from it is listed.

    What is wrong in the document itself (a deadline that is not the third working day, more votes than people) is said
    on standard error; it does not stop the reading.

    \b
    Examples:
      goldenthread import agenda.docx
      goldenthread import agenda.pdf --json > agenda.json
      goldenthread import agenda.pdf --report agenda.html
      goldenthread import agendas --out records
      goldenthread import agenda.pdf --load --dry-run
    """
    # Path.is_dir would end in a fault where the name is longer than any file's may be.
    folder = os.path.isdir(pack)
    way = "with --load" if options["load"] else "of a folder" if folder else "of one document"
    if options["load"] and folder:
        raise click.UsageError("--load is for one pack at a time, so that what it would change can be looked at.")
    mine = _options_for(context, way)
    if way == "with --load":
        load_the_pack(pack, dry_run=dry_run, **mine)
    elif way == "of a folder":
        import_the_folder(pack, dry_run=dry_run, **mine)
    else:
        _import_one(pack, dry_run, **mine)


def _options_for(context: click.Context, way: str) -> dict[str, Any]:
    """The options that go with what is asked. Raises UsageError for one that goes with something else."""
    for name, option in context.params.items():
        typed = context.get_parameter_source(name) is ParameterSource.COMMANDLINE
        goes_with = next((other for other, names in WAYS.items() if name in names), way)
        if typed and goes_with != way and option is not None:
            parameter = next(each for each in context.command.params if each.name == name)
            raise click.UsageError(f"{parameter.opts[0]} goes with an import {goes_with}, and this is an import {way}.")
    return {name: context.params[name] for name in WAYS[way]}


def _import_one(pack: Path, dry_run: bool, as_json: bool, report: Path | None) -> None:
    found = _read(pack)
    if as_json:
        click.echo(json.dumps(found.as_json(), ensure_ascii=False, indent=1))
    else:
        click.echo(found.summary())
    if report is not None and not dry_run:
        _write_page(found, report)
    for problem in found.problems:
        click.echo(f"{pack.name}, {problem.as_json()['where']}: {problem.what}", err=True)
    for left in () if as_json else found.not_understood:
        click.echo(f"{pack.name}, {left.as_json()['where']}: not understood: {left.what}, because {left.why}", err=True)


def _read(path: Path) -> Pack:
    from goldenthread.documents import Unreadable
    from goldenthread.packs.opening import read_file

    try:
        return read_file(path)
    except Unreadable as error:
        raise click.ClickException(str(error)) from None


def _write_page(found: Pack, path: Path) -> None:
    from goldenthread.packs.page import page_of

    try:
        path.write_text(page_of(found), encoding="utf-8")
    except OSError as error:
        where = error.strerror or str(error)
        raise click.ClickException(f"{path}: {where}. Check the name, and that you may write there.") from None
