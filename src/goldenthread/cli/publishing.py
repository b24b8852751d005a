"""Commands that bring a quarter out: its report, its publication, the proof that it stands, and the demonstration."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from goldenthread.cli.group import actor_option, commands, migrate_quietly, said_plainly, working, write_files

DEMO_PERIODS = ("2018-19 Q2", "2023-24 Q2")


@commands.command()
@click.argument("period")
@click.option("--out", type=click.Path(path_type=Path), help="The folder the files go to.  [default: ./out]")
@said_plainly
def report(period: str, out: Path | None) -> None:
    """Write the quarter's report as Word, PDF, web page and spreadsheet, from the record as it stands now.

    Nothing is published by this. Where the council has a Word template of its own, the Word file follows it.

    \b
    Examples:
      goldenthread report "2023-24 Q2"
      goldenthread report "Q2 2023/24" --out drafts
    """
    from goldenthread.plan.models import Council
    from goldenthread.reports.gather import gather
    from goldenthread.reports.render import render_all

    with working("Report") as tell:
        tell("gathering the figures")
        facts = gather(period)
        tell("writing four files")
        template = Council.objects.values_list("report_template", flat=True).first()
        files = render_all(facts, template=bytes(template) if template else None)
    for path in write_files(files, out):
        click.echo(str(path))


@commands.command()
@click.argument("period")
@click.option(
    "--reason", default="", help="Why there is another edition; needed when the quarter was published before."
)
@click.option("--anyway", is_flag=True, help="Publish a quarter that has not ended, or of which nothing was reported.")
@actor_option
@said_plainly
def publish(period: str, reason: str, anyway: bool, actor: str) -> None:
    """Freeze PERIOD and publish it. What was published before stays as it was, and nothing published can be taken back.

    \b
    Examples:
      goldenthread publish "2023-24 Q2"
      goldenthread publish "2023-24 Q2" --reason "Leisure visits were corrected"
    """
    from goldenthread.dates import Quarter
    from goldenthread.publications.actions import publish as freeze
    from goldenthread.publications.queries import latest_snapshot

    quarter = Quarter.parse(period)
    if not anyway:
        _worth_publishing(quarter)
    before = latest_snapshot(str(quarter))
    with working("Publishing") as tell:
        tell(str(quarter))
        snapshot = freeze(period=str(quarter), actor=actor, reason=reason)
    if before is not None and before.pk == snapshot.pk:
        click.echo(f"{snapshot} already says all of this. Nothing was published.")
    else:
        click.echo(f"{snapshot.period}, edition {snapshot.edition}, published as {snapshot.digest[:12]}.")


def _worth_publishing(quarter: Any) -> None:
    """Refuses a quarter that was probably mistyped, because what is published stays published."""
    from django.utils import timezone

    from goldenthread.plan.models import Council

    if quarter.end >= timezone.localdate():
        raise click.ClickException(
            f"{quarter} ends on {quarter.end.day} {quarter.end:%B %Y}, and what is published cannot be taken back. "
            "To publish it before then, add --anyway."
        )
    if Council.objects.exists() and not _told_of(str(quarter)):
        raise click.ClickException(
            f"Nothing was reported in {quarter}, and what is published cannot be taken back. Check the period; "
            "to publish a quarter with nothing in it, add --anyway."
        )


def _told_of(quarter: str) -> bool:
    from goldenthread.money.models import Forecast
    from goldenthread.performance.models import Observation, ThemeStatus
    from goldenthread.plan.models import ActivityUpdate, Narrative
    from goldenthread.reports.models import ReportHeader
    from goldenthread.risks.models import RiskScore

    if Observation.objects.filter(reported_in=quarter).exists():
        return True
    others = (ReportHeader, Narrative, ActivityUpdate, ThemeStatus, RiskScore, Forecast)
    return any(model._default_manager.filter(period=quarter).exists() for model in others)


@commands.command()
@click.option("--each", is_flag=True, help="Show every file, not only what is wrong.")
@said_plainly
def verify(each: bool) -> None:
    """Prove that everything published still comes out byte for byte as it was.

    Checks the digest of every file, the chain that joins the editions, and makes every file again from its facts. An
    edition that another version of the software made is checked by its digests alone, and that is said.
    """
    from goldenthread.publications.actions import verify as prove

    with working("Verifying") as tell:
        tell("making every file again")
        results = prove()
    if not results:
        click.echo("Nothing has been published yet.")
        return
    for edition in dict.fromkeys(result.edition for result in results):
        _say_verified(edition, [result for result in results if result.edition == edition], each)
    if not all(result.ok for result in results):
        raise click.ClickException("Something published has been altered or cannot be made again.")


def _say_verified(edition: str, results: Sequence[Any], each: bool) -> None:
    for result in results:
        if each or not result.ok:
            click.echo(str(result))
    if not each and all(result.ok for result in results):
        outcomes = Counter(result.outcome.value for result in results)
        click.echo(f"ok  {edition}: " + ", ".join(f"{number} {words}" for words, number in outcomes.items()))


@commands.command()
@click.option("--folder", type=click.Path(path_type=Path), default=Path("demo"), show_default=True)
@said_plainly
def demo(folder: Path) -> None:
    """Load Barnet's published facts, score them, publish two quarters, write the report to ./out and check it.

    Safe to repeat: what is loaded and published already stays as it is, corrections of your own included.
    """
    from django.conf import settings

    from goldenthread.performance.actions import score as assess
    from goldenthread.publications.queries import files_of

    actor = "goldenthread demo"
    with working("Demo") as tell:
        tell("making the database")
        migrate_quietly()
        loaded = _load_demo(folder, actor, tell)
        tell("scoring")
        assessed = assess(actor=actor)
        published = []
        for period in _demo_periods():
            tell(f"publishing {period}")
            published.append(_publish_demo(period, actor))
        tell("writing the report")
        files = files_of(published[-1][0], reports_only=True)
        written = write_files(files, None)
        tell("checking the report")
        checked = _check_demo(files, published[-1][0])
    click.echo(f"Loaded   {loaded}")
    click.echo(f"Scored   {assessed:,} results newly assessed" if assessed else "Scored   nothing new to assess")
    for snapshot, note in published:
        click.echo(f"Published {snapshot.period}, edition {snapshot.edition} ({snapshot.digest[:12]}){note}")
    click.echo(f"Report   {settings.OUT}/")
    for path in written:
        click.echo(f"         {path.name}  {path.stat().st_size / 1024:,.0f} KB")
    for line in checked:
        click.echo(f"Checked  {line}")
    click.echo("Look     goldenthread serve, then http://127.0.0.1:8000")


def _load_demo(folder: Path, actor: str, tell: Any) -> str:
    """Load the folder and say what was done. A record that was corrected since stands, and the difference is said."""
    from goldenthread.loading import RecordDiffers, load_folder
    from goldenthread.plan.models import Council

    try:
        loaded = load_folder(folder, actor=actor, progress=tell)
    except RecordDiffers as error:
        for problem in error.problems:
            click.echo(str(problem), err=True)
        count = len(error.problems)
        return (
            f"nothing: see the {'problem' if count == 1 else f'{count:,} problems'} above; the record stays as it was"
        )
    rows = sum(tally.added + tally.unchanged + len(tally.changed) for tally in loaded.tallies)
    name = Council.objects.values_list("name", flat=True).get()
    new = "" if loaded.changes_anything else " (nothing new)"
    return f"{rows:,} facts about {name} from {folder}/{new}"


def _check_demo(files: dict[str, bytes], snapshot: Any) -> list[str]:
    """What the checks find in each document of the report, held against the figures it was made from."""
    from goldenthread.checks.output import counted
    from goldenthread.documents import Unreadable
    from goldenthread.publications.queries import content_of
    from goldenthread.reports.checking import check_files
    from goldenthread.reports.facts import decode

    facts = decode(content_of(snapshot.pk))
    said = []
    for name, content in files.items():
        try:
            checks = check_files({name: content}, facts)
        except Unreadable as error:
            said.append(f"{name}: {error}")
            continue
        said += [f"{name}: {counted(each.findings)}. {each.coverage.words}" for each in checks.values()]
    return said


def _demo_periods() -> list[str]:
    """The demonstration's two quarters, or the one that another council's folder reports."""
    from goldenthread.plan.models import Council

    held = [period for period in DEMO_PERIODS if _told_of(period)]
    return held or [Council.objects.values_list("current_period", flat=True).get()]


def _publish_demo(period: str, actor: str) -> tuple[Any, str]:
    """The edition of a quarter, published if it never was, and what there is to say of it."""
    from goldenthread.publications.actions import PublicationError
    from goldenthread.publications.actions import publish as freeze
    from goldenthread.publications.queries import latest_snapshot

    try:
        return freeze(period=period, actor=actor), ""
    except PublicationError:
        standing = latest_snapshot(period)
        if standing is None:
            raise
        return standing, f'; the record has changed since: goldenthread publish "{period}" --reason "…"'
