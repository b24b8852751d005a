"""Commands that write the record: its tables, a data folder, assessments, corrections, an administrator."""

from difflib import get_close_matches
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from goldenthread.cli.group import (
    actor_option,
    commands,
    migrate_quietly,
    quoted,
    said_plainly,
    working,
)
from goldenthread.cli.scaling import file_options, score_the_file

CHANGES_SHOWN = 20


@commands.command()
@said_plainly
def migrate() -> None:
    """Make the database's tables, or bring them up to date.

    Safe to repeat. Run it once on a new machine and again after every upgrade.
    """
    migrate_quietly()
    click.echo("The database is up to date.")


@commands.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Say what would change, and change nothing.")
@actor_option
@said_plainly
def load(folder: Path, dry_run: bool, actor: str) -> None:
    """Load a data FOLDER into the record: all of it, or none of it.

    Everything that is wrong is listed at once on standard error, one problem a line: file, row, column, what is wrong
    and how to mend it. Loading the same folder again changes nothing.

    \b
    Examples:
      goldenthread load our-council --dry-run
      goldenthread load our-council --by "Pat Smith"
    """
    from goldenthread.loading import load_folder
    from goldenthread.performance.actions import score as assess

    with working("Loading") as tell:
        loaded = load_folder(folder, actor=actor, dry_run=dry_run, progress=tell)
        tell("scoring")
        assessed = 0 if dry_run else assess(actor=actor)
    _say_loaded(loaded)
    if not dry_run:
        click.echo(_assessed(assessed))


def _assessed(number: int) -> str:
    if not number:
        return "Every result is assessed already."
    return f"{number:,} {'result' if number == 1 else 'results'} newly assessed."


def _say_loaded(loaded: Any) -> None:
    exempt = _exempt_names()
    for tally in loaded.tallies:
        if tally.added or tally.changed:
            counts = f"{tally.added:,} added, {len(tally.changed):,} changed, {tally.unchanged:,} the same"
            click.echo(f"{tally.table}: {counts}")
        for name, fields in list(tally.changed.items())[:CHANGES_SHOWN]:
            _say_change(name, fields, tally.table.startswith("risk") and name.startswith(exempt))
        if len(tally.changed) > CHANGES_SHOWN:
            click.echo(f"  and {len(tally.changed) - CHANGES_SHOWN:,} more")
    if not loaded.changes_anything:
        click.echo(f"Nothing {'would change' if loaded.dry_run else 'changed'}: the record already says all of this.")
    elif loaded.dry_run:
        click.echo("Nothing was changed. Run it again without --dry-run to load this.")


def _say_change(name: str, fields: dict[str, tuple[Any, Any]], exempt: bool) -> None:
    if exempt:
        click.echo("  an exempt risk: what changed is not shown")
        return
    for field, (before, after) in fields.items():
        click.echo(f"  {name}, {field}: {quoted(before)} -> {quoted(after)}")


def _exempt_names() -> tuple[str, ...]:
    """How changes of exempt risks begin; what they say may not stand in a log (Schedule 12A)."""
    from goldenthread.risks.models import Risk

    exempt = Risk.objects.exclude(exempt_paragraphs="")
    return tuple(name for risk in exempt for name in (risk.reference, risk.number))


@commands.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path), metavar="[IN OUT]")
@file_options
@actor_option
@click.pass_context
def score(context: click.Context, files: tuple[Path, ...], actor: str, **options: Any) -> None:
    """Assess every result that waits to be assessed, or score the Parquet file IN into OUT.

    Without files it is the record's results. Loading and correcting assess them by themselves; it is needed after a
    figure or a rule was changed in the administration.

    With files the record is not touched. Every series gets its colours, its direction and its control chart, and a
    run that was stopped goes on where it was.

    \b
    Examples:
      goldenthread score
      goldenthread score national.parquet scored.parquet
      goldenthread score national.parquet scored.parquet --engine spark
    """
    if len(files) not in (0, 2):
        raise click.UsageError("Give both files, IN and OUT, or neither to assess the record.")
    asked = [name for name in context.params if context.get_parameter_source(name) is ParameterSource.COMMANDLINE]
    misplaced = [name for name in asked if name != "files" and (name == "actor") == bool(files)]
    if misplaced:
        option = "--by" if misplaced[0] == "actor" else f"--{misplaced[0].replace('_', '-')}"
        when = "changes nothing in the record" if files else "goes with two files, IN and OUT"
        raise click.UsageError(f"{option} cannot be used here: {'scoring a file' if files else 'it'} {when}.")
    if files:
        score_the_file(files[0], files[1], **options)
    else:
        _score_the_record(actor)


@said_plainly
def _score_the_record(actor: str) -> None:
    from goldenthread.performance.actions import score as assess

    click.echo(_assessed(assess(actor=actor)))


# A figure may be below zero, and -5 is then a figure and not an option.
@commands.command(context_settings={"ignore_unknown_options": True})
@click.argument("indicator")
@click.argument("period")
@click.argument("value")
@click.option("--reason", required=True, help="Why the figure is corrected; it is published with the correction.")
@actor_option
@said_plainly
def correct(indicator: str, period: str, value: str, reason: str, actor: str) -> None:
    """Correct the result of INDICATOR in PERIOD to VALUE. The earlier figure stays in the record.

    \b
    Example:
      goldenthread correct leisure-visits "2023-24 Q2" 372751 --reason "One visit was left out"
    """
    from goldenthread.dates import Quarter
    from goldenthread.loading.cells import number
    from goldenthread.performance.actions import correct_observation
    from goldenthread.performance.models import Observation

    quarter, figure = Quarter.parse(period), number(value.strip())
    try:
        later = correct_observation(
            indicator=indicator, period=str(quarter), value=figure, reason=reason.strip(), actor=actor
        )
    except Observation.DoesNotExist:
        raise click.ClickException(_no_result(indicator, str(quarter))) from None
    click.echo(f"{later.key} is now {later.value}.")
    click.echo(f'To show the correction: goldenthread publish "{later.reported_in}" --reason "…"')


def _no_result(indicator: str, quarter: str) -> str:
    """Why there is nothing to correct: no such indicator, or no result of it in the quarter."""
    from goldenthread.performance.models import Indicator, Observation

    references = list(Indicator.objects.values_list("reference", flat=True))
    if indicator not in references:
        near = get_close_matches(indicator, references, n=3)
        meant = (
            f" Did you mean {', '.join(near)}?" if near else " Its reference is the last part of its page's address."
        )
        return f"There is no indicator {quoted(indicator)}.{meant}"
    held = Observation.objects.filter(indicator__reference=indicator).order_by("reported_in")
    quarters = list(dict.fromkeys(held.values_list("reported_in", flat=True)))
    there = f"There are results for {', '.join(quarters[-8:])}." if quarters else "It has no results yet."
    return f"{indicator} has no result in {quarter} to correct. {there} A new result is loaded from a data folder."


@commands.command("admin-user")
@click.argument("username")
@actor_option
@said_plainly
def admin_user(username: str, actor: str) -> None:
    """Give USERNAME an account that may administer the record. Asks for a password.

    An account of that name gets the new password and the right.
    """
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError

    from goldenthread.accounts.actions import make_administrator
    from goldenthread.accounts.models import User

    try:
        User._meta.get_field("username").clean(username, None)
        password = click.prompt("Password", hide_input=True, confirmation_prompt=True)
        validate_password(password, User(username=username))
    except ValidationError as error:
        raise click.ClickException(" ".join(error.messages)) from None
    make_administrator(username=username, password=password, actor=actor)
    click.echo(f"{username} may sign in at /admin/.")
