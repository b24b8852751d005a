"""Commands about benchmarks: others' figures that the council's own are set beside."""

from pathlib import Path
from typing import Any

import click

from goldenthread.cli.group import actor_option, commands, quoted, said_plainly, working

CHANGES_SHOWN = 20
PERIODS_SHOWN = 6


@commands.group()
def benchmark() -> None:
    """Others' figures: load them, so that medians, quartiles and funnels can be worked out.

    They are never shown area by area, and never ranked.
    """


def _pairs(context: click.Context, parameter: click.Parameter, values: tuple[str, ...]) -> dict[str, str]:
    """Options written NAME=VALUE."""
    found = {}
    for value in values:
        name, equals, said = value.partition("=")
        if not equals or not name.strip():
            raise click.BadParameter(f"{quoted(value)} is not written {parameter.metavar}.")
        found[name.strip()] = said.strip()
    return found


@benchmark.command("load")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Say what would change, and change nothing.")
@click.option("--indicator", default="", metavar="REFERENCE", help="The indicator that the one measure stands beside.")
@click.option(
    "--measure",
    "measures",
    multiple=True,
    metavar="NUMBER=REFERENCE",
    callback=_pairs,
    help="The indicator that a provider's measure stands beside; may be given several times.",
)
@click.option(
    "--number", default="", metavar="NUMBER", help="The provider's number of the measure, where FILE has none."
)
@click.option(
    "--where",
    multiple=True,
    metavar="COLUMN=VALUE",
    callback=_pairs,
    help="Take only rows that say so, such as Sex=Persons; may be given several times.",
)
@click.option("--own", default="", metavar="CODE", help="The code of the council's own area, such as E09000003.")
@click.option("--source", default="", metavar="REFERENCE", help="The source in the record that the figures come from.")
@click.option("--published", default="", metavar="DATE", help="When the download was published: 2024-03-05, 2024-03.")
@actor_option
@said_plainly
def load(file: Path, actor: str, **given: Any) -> None:
    """Load a FILE of others' figures, or of nearest neighbours: all of it, or none of it.

    CSV or Parquet. A tidy table (indicator, area_code, area_name, period, value), Fingertips' download and LG Inform's
    tables are told apart by their headers. Everything that is wrong is listed at once on standard error: row, column,
    what is wrong and how to mend it. Loading the same file again changes nothing.

    \b
    Examples:
      goldenthread benchmark load comparators.csv --dry-run
      goldenthread benchmark load indicators.data.csv --measure 93738=homes-decent --where Age="18+ yrs"
      goldenthread benchmark load neighbours.csv
    """
    from goldenthread.loading.cells import partial_date
    from goldenthread.loading.comparators import Asked, SourceAsked, load_comparators

    published = partial_date(given["published"]) if given["published"] else ""
    asked = Asked(indicator=given["indicator"], measures=given["measures"], measure=given["number"])
    with working("Loading") as tell:
        tell("reading")
        loaded = load_comparators(
            file,
            actor=actor,
            asked=asked,
            source=SourceAsked(reference=given["source"], published=published),
            where=given["where"],
            own=given["own"],
            dry_run=given["dry_run"],
        )
    _say(loaded)


def _say(loaded: Any) -> None:
    click.echo(f"Read as {loaded.layout.title}.")
    for series in loaded.series:
        periods = series.periods[-PERIODS_SHOWN:]
        more = f" and {len(series.periods) - len(periods)} earlier" if len(series.periods) > len(periods) else ""
        click.echo(f"{series.name}: {_counted(series.areas, 'area')}, {', '.join(periods)}{more} ({series.statistic})")
        click.echo(f"  {series.added:,} added, {len(series.changed):,} changed, {series.unchanged:,} the same")
        for name, fields in list(series.changed.items())[:CHANGES_SHOWN]:
            for what, (before, after) in fields.items():
                click.echo(f"  {name}, {what}: {quoted(before)} -> {quoted(after)}")
        if len(series.changed) > CHANGES_SHOWN:
            click.echo(f"  and {len(series.changed) - CHANGES_SHOWN:,} more")
    for name in loaded.neighbours:
        click.echo(f"Neighbours: {name}")
    _say_aside(loaded)
    if not loaded.changes_anything:
        click.echo(f"Nothing {'would change' if loaded.dry_run else 'changed'}: the record already says all of this.")
    elif loaded.dry_run:
        click.echo("Nothing was changed. Run it again without --dry-run to load this.")


def _say_aside(loaded: Any) -> None:
    """What was left aside, and which area is the council's own."""
    if loaded.not_authorities:
        click.echo(f"Left aside: {_counted(loaded.not_authorities, 'row')} of regions, nations and other areas.")
    if loaded.aside:
        listed = ", ".join(quoted(measure, 50) for measure in loaded.aside[:5])
        click.echo(f"Left aside: {_counted(len(loaded.aside), 'measure')} beside no indicator: {listed}")
    if loaded.own:
        click.echo(f"The council's own area is {loaded.own}.")
    elif not loaded.own_known:
        click.echo("Which area is the council's own is not known, so nothing can be compared yet: give --own CODE.")


def _counted(number: int, what: str) -> str:
    return f"1 {what}" if number == 1 else f"{number:,} {what}s"
