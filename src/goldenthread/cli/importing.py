"""The command that reads a committee pack. It knows nothing of the database, so it starts at once."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from goldenthread.cli.group import commands
from goldenthread.cli.importing_folders import ENGINES, import_the_folder

if TYPE_CHECKING:
    from goldenthread.packs import Pack


@commands.command("import")
@click.argument("pack", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Write the records to standard output as JSON.")
@click.option("--dry-run", is_flag=True, help="Say what was found, and write no file.")
@click.option("--report", type=click.Path(path_type=Path), help="Write a page with source and record side by side.")
@click.option("--out", type=click.Path(path_type=Path), help="Of a folder: the folder to write the records to.")
@click.option(
    "--engine", type=click.Choice(ENGINES), default="local", show_default=True,
    help="Of a folder: read it on this machine, or with Spark.",
)
@click.option("--workers", type=click.IntRange(1, 1024), help="Of a folder: how many processes; by default one a core.")
def import_pack(
    pack: Path, as_json: bool, dry_run: bool, report: Path | None, out: Path | None, engine: str, workers: int | None
) -> None:  # fmt: skip
    """Read PACK, a committee's agenda, minutes or reports in Word, PDF, HTML or Markdown, into records.

    Of a folder, every document in it is read, over all cores, into a JSON file of its own under --out. A run that was
    stopped goes on where it was, and only what has changed is read again.

    What is wrong in the document itself (a deadline that is not the third working day, more votes than people) is said
    on standard error; it does not stop the reading.

    \b
    Examples:
      goldenthread import agenda.docx
      goldenthread import agenda.pdf --json > agenda.json
      goldenthread import agenda.pdf --report agenda.html
      goldenthread import agendas --out records
    """
    if pack.is_dir():
        _of_a_folder(as_json, report)
        if out is None:
            raise click.UsageError("Say where the records of a folder go: --out FOLDER.")
        import_the_folder(pack, out, engine=engine, workers=workers, dry_run=dry_run)
        return
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


def _of_a_folder(as_json: bool, report: Path | None) -> None:
    if as_json or report is not None:
        option = "--json" if as_json else "--report"
        raise click.UsageError(f"{option} is for one document. The records of a folder are written to --out.")


def _read(path: Path) -> Pack:
    from goldenthread.documents import Unreadable
    from goldenthread.packs import read_pack

    try:
        return read_pack(path)
    except Unreadable as error:
        raise click.ClickException(str(error)) from None


def _write_page(found: Pack, path: Path) -> None:
    from goldenthread.packs.page import page_of

    try:
        path.write_text(page_of(found), encoding="utf-8")
    except OSError as error:
        where = error.strerror or str(error)
        raise click.ClickException(f"{path}: {where}. Check the name, and that you may write there.") from None
