"""The command that reads a committee pack. It knows nothing of the database, so it starts at once."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from goldenthread.cli.group import commands

if TYPE_CHECKING:
    from goldenthread.packs import Pack


@commands.command("import")
@click.argument("pack", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Write the records to standard output as JSON.")
@click.option("--dry-run", is_flag=True, help="Say what was found, and write no file.")
@click.option("--report", type=click.Path(path_type=Path), help="Write a page with source and record side by side.")
def import_pack(pack: Path, as_json: bool, dry_run: bool, report: Path | None) -> None:
    """Read PACK, a committee's agenda, minutes or reports in Word, PDF, HTML or Markdown, into records.

    What is wrong in the document itself (a deadline that is not the third working day, more votes than people) is said
    on standard error; it does not stop the reading.

    \b
    Examples:
      goldenthread import agenda.docx
      goldenthread import agenda.pdf --json > agenda.json
      goldenthread import agenda.pdf --report agenda.html
    """
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
