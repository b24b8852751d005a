"""The command that checks documents. It knows nothing of the record, so it starts at once."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from goldenthread.cli.group import commands, quoted, whoever_is_here

if TYPE_CHECKING:
    from goldenthread.checks.files import Job
    from goldenthread.checks.output import Outcome
    from goldenthread.checks.record import Record
    from goldenthread.checks.settings import Settings
    from goldenthread.documents import Document

FORMATS = ("text", "json", "sarif", "junit", "html", "word")
A_FILE_EACH = ("html", "word")
FAIL_ON = ("error", "warning", "note", "never")
UNREADABLE = 2
STANDARD_INPUT = Path("-")
MOST_NAMED = 8
DAY = click.DateTime(["%Y-%m-%d"])


@commands.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path), metavar="[FILE | FOLDER]...")
@click.option("--format", "kind", type=click.Choice(FORMATS), default="text", show_default=True, help="How to say it.")
@click.option("--out", type=click.Path(path_type=Path), help="The file to write; a folder where there are many.")
@click.option("--fail-on", type=click.Choice(FAIL_ON), default="error", show_default=True, help="What leaves with 1.")
@click.option("--only", multiple=True, metavar="RULE", help="Run only this rule or group of rules.")
@click.option("--off", multiple=True, metavar="RULE", help="Leave this rule or group of rules out.")
@click.option("--as-of", type=DAY, metavar="DATE", help="The day to judge from where a document says none.")
@click.option("--draft", is_flag=True, help="It is a draft: tracked changes, comments and “TBC” may still stand in it.")
@click.option("--against", metavar="QUARTER", help="Hold its figures against the record of this quarter.")
@click.option("--previous", type=click.Path(path_type=Path), metavar="FILE", help="The last report, to compare with.")
@click.option("--workers", type=click.IntRange(1, 256), help="How many processes.  [default: one a core]")
@click.option("--rules", is_flag=True, help="List the rules.")
@click.option("--explain", metavar="RULE", help="Say what a rule looks for, with an example.")
@click.option("--suppress", metavar="FINDING", help="Keep the finding of this id quiet, in FILE.checks.toml.")
@click.option("--reason", default="", help="Why it stands, with --suppress.")
@click.option("--until", type=DAY, metavar="DATE", help="The last day it is kept quiet.  [default: a year on]")
@click.option("--by", default=whoever_is_here, show_default="the name you are signed in by", help="Who says so.")
def check(files: tuple[Path, ...], kind: str, out: Path | None, fail_on: str, **options: Any) -> None:
    """Check documents (Word, PDF, Markdown, HTML): every figure, date, pound and cross-reference in them.

    Leaves with 0 where nothing was found at or above --fail-on, 1 where something was, 2 where a file could not be
    checked. What a rule says of a document may be kept quiet with --suppress, for a reason and until a day.

    \b
    Examples:
      goldenthread check report.docx
      goldenthread check drafts/ --fail-on warning
      goldenthread check report.docx --against "2023-24 Q2" --previous q1.docx
      goldenthread check report.docx --format word --out report-checked.docx
      goldenthread check report.md --suppress 3f9a1c0b77de --reason "Moved to Thursday by the chair"
      goldenthread check --explain weekday-not-the-dates
    """
    if options["rules"] or options["explain"] is not None:
        _explain(options["explain"])
        return
    settings = _settings(options)
    paths = _paths(files)
    many = len(paths) > 1 or any(os.path.isdir(place) for place in files)
    job = _job(settings, kind, out, many)
    _keeps_the_documents(paths, out)
    record, previous = _record(options["against"]), _previous(options["previous"])
    job = replace(job, under=_above(paths), record=record, previous=previous)
    if options["suppress"] is not None:
        _suppress(paths, job, options)
        return
    outcomes = _checked(paths, job, options["workers"])
    _say(outcomes, kind, out)
    sys.exit(_status(outcomes, fail_on))


def _explain(name: str | None) -> None:
    from goldenthread.checks.explaining import explained, listed
    from goldenthread.checks.naming import did_you_mean
    from goldenthread.checks.rules import RULES

    if name is None:
        click.echo("\n".join(listed(RULES)))
        return
    rules = {rule.id: rule for rule in RULES}
    if name not in rules:
        meant = did_you_mean(name, rules, "`goldenthread check --rules` lists them.")
        raise click.UsageError(f"There is no rule {quoted(name)}. {meant}")
    click.echo(explained(rules[name]), nl=False)


def _settings(options: dict[str, Any]) -> Settings:
    """What the rules are told. Ends where a rule is named that there is not."""
    from goldenthread.checks.rules import RULES
    from goldenthread.checks.running import chosen
    from goldenthread.checks.settings import Settings

    def names(given: tuple[str, ...]) -> frozenset[str]:
        return frozenset(name.strip() for each in given for name in each.split(",") if name.strip())

    day = options["as_of"]
    settings = Settings(
        as_of=day.date() if day else None,
        final=not options["draft"],
        only=names(options["only"]),
        off=names(options["off"]),
    )
    try:
        chosen(RULES, settings)
    except ValueError as error:
        raise click.UsageError(str(error)) from None
    return settings


def _paths(files: tuple[Path, ...]) -> list[Path]:
    from goldenthread.checks.files import KINDS, documents_in

    if not files:
        raise click.UsageError("Name a file or a folder to check. `--rules` lists what is looked for.")
    if STANDARD_INPUT in files:
        if len(files) > 1:
            raise click.UsageError("`-`, the standard input, is checked by itself.")
        return [Path("/dev/stdin")]
    paths, others = documents_in(files)
    if not paths:
        raise click.UsageError(f"There is no document in {quoted(files[0])}: none ends in {', '.join(sorted(KINDS))}.")
    if others:
        names = ", ".join(quoted(path.name) for path in others[:MOST_NAMED])
        more = f" and {len(others) - MOST_NAMED:,} more" if len(others) > MOST_NAMED else ""
        click.echo(f"Passed over, as not documents that are read here: {names}{more}.", err=True)
    return paths


def _keeps_the_documents(paths: list[Path], out: Path | None) -> None:
    """Ends where what is to be written would take the place of a document."""
    # Path's own questions end in a fault where a name is longer than any file's may be.
    there = [path for path in paths if os.path.isfile(path)]
    if out is not None and os.path.isfile(out) and any(os.path.samefile(out, path) for path in there):
        raise click.UsageError(f"{quoted(out)} is the document itself. Name another file with --out.")


def _above(paths: list[Path]) -> Path:
    """The folder that all of them are in."""
    return Path(os.path.commonpath([os.path.abspath(path.parent) for path in paths]))


def _job(settings: Settings, kind: str, out: Path | None, many: bool) -> Job:
    from goldenthread.checks.files import Job

    makes = kind if kind in A_FILE_EACH else ""
    if makes and out is None and (many or kind == "word"):
        what = "a folder for the files" if many else "the file to write"
        raise click.UsageError(f"Name {what} with --out.")
    if makes and many and out is not None and os.path.exists(out) and not os.path.isdir(out):
        raise click.UsageError(f"{quoted(out)} is a file, and there are many documents. Name a folder with --out.")
    return Job(settings, makes=makes, into=out, many=many, when=datetime.now(UTC))


def _record(quarter: str | None) -> Record | None:
    """What the record says of a quarter. The record is only set up where it is asked for."""
    if quarter is None:
        return None
    from goldenthread.cli.group import said_plainly

    @said_plainly
    def gathered() -> Record:
        from goldenthread.reports.gather import gather
        from goldenthread.reports.tracing import record_of

        return record_of(gather(quarter))

    try:
        record: Record = gathered()
    except click.ClickException as error:
        _stop(error.format_message())
    return record


def _previous(path: Path | None) -> Document | None:
    from goldenthread.checks.opening import open_document
    from goldenthread.documents import Unreadable

    try:
        return open_document(path) if path else None
    except Unreadable as error:
        _stop(f"{path}: {error}")


def _checked(paths: list[Path], job: Job, workers: int | None) -> list[Outcome]:
    """Every file checked, with a bar on a terminal where there are many."""
    from goldenthread.checks.files import check_files

    if len(paths) == 1 or not sys.stderr.isatty():
        return check_files(paths, job, workers=workers)
    with click.progressbar(length=len(paths), label="Checking", file=sys.stderr, show_pos=True) as bar:
        return check_files(paths, job, workers=workers, told=lambda done: bar.update(done - bar.pos))


def _say(outcomes: list[Outcome], kind: str, out: Path | None) -> None:
    """Writes what was found where it is wanted, and on standard error what could not be checked."""
    from goldenthread.checks.output import as_json, junit, sarif, terminal
    from goldenthread.checks.output.listing import plain, summary

    for outcome in outcomes:
        if outcome.problem:
            click.echo(f"{plain(outcome.file)}: {plain(outcome.problem)}", err=True)
    if kind in A_FILE_EACH:
        if out is None:
            _page(outcomes)
            _say_beside(outcomes)
        else:
            click.echo(summary(outcomes), nl=False)
        return
    if kind == "text":
        text = terminal(outcomes, colour=out is None and _in_colour(), width=_width(), problems=out is not None)
    else:
        text = {"json": as_json, "sarif": sarif, "junit": junit}[kind](outcomes)
    if out is None:
        click.echo(text, nl=False)
        if kind != "text":
            _say_beside(outcomes)
    else:
        _write(out, text)
        click.echo(summary(outcomes), nl=False)


def _say_beside(outcomes: list[Outcome]) -> None:
    """What a program is to read goes out alone; on standard error what is not in it: coverage, what was not read."""
    from goldenthread.checks.output.listing import summary

    if not all(outcome.problem for outcome in outcomes):
        click.echo(summary(outcomes), nl=False, err=True)


def _page(outcomes: list[Outcome]) -> None:
    """The page of the one document, on standard output."""
    for outcome in outcomes:
        click.echo(outcome.page, nl=False)


def _write(out: Path, text: str) -> None:
    try:
        out.write_text(text, encoding="utf-8")
    except OSError as error:
        _stop(f"{quoted(out)} cannot be written: {error.strerror or error}.")


def _in_colour() -> bool:
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _width() -> int:
    return min(shutil.get_terminal_size((100, 24)).columns, 120) if sys.stdout.isatty() else 100


def _status(outcomes: list[Outcome], fail_on: str) -> int:
    """The exit status: 2 where a file could not be checked, else 1 where something is bad enough, else 0."""
    from goldenthread.checks.findings import Severity
    from goldenthread.checks.output import worst

    if any(outcome.problem for outcome in outcomes):
        return UNREADABLE
    found = worst(outcomes)
    return int(fail_on != "never" and found is not None and found.rank <= Severity(fail_on).rank)


def _suppress(paths: list[Path], job: Job, options: dict[str, Any]) -> None:
    """Writes an answer to one finding into the document's sidecar."""
    from goldenthread.checks.files import check_file
    from goldenthread.checks.suppressions import Suppression, a_year_on, sidecar_of, written

    if len(paths) != 1:
        raise click.UsageError("Name the one file that the finding is in.")
    (path,) = paths
    today = date.today()  # noqa: DTZ011 - the day on which the officer sits
    until = options["until"].date() if options["until"] else a_year_on(today)
    answer = Suppression(options["suppress"].strip(), options["reason"].strip(), options["by"].strip(), until)
    try:
        entry = written(answer, today=today)
    except ValueError as error:
        raise click.UsageError(str(error)) from None
    outcome = check_file(path, job)
    if outcome.problem:
        _stop(f"{path}: {outcome.problem}")
    if any(quiet.finding.fingerprint == answer.finding for quiet in outcome.suppressed):
        _stop(f"{answer.finding} is suppressed already in {sidecar_of(path)}.")
    finding = next((each for each in outcome.findings if each.fingerprint == answer.finding), None)
    if finding is None:
        _stop(f"There is no finding {answer.finding} in {path}. Its id is printed with it.")
    place = sidecar_of(path)
    try:
        before = place.read_text(encoding="utf-8") if os.path.exists(place) else ""
        gap = "" if not before else "\n" if before.endswith("\n") else "\n\n"
        place.write_text(before + gap + entry, encoding="utf-8")
    except OSError as error:
        _stop(f"{quoted(place)} cannot be written: {error.strerror or error}.")
    click.echo(f"Suppressed until {until.isoformat()}: {finding.rule}, {finding.place.words}. Kept in {place}.")


def _stop(said: str) -> NoReturn:
    click.echo(f"Error: {said}", err=True)
    sys.exit(UNREADABLE)
