"""Loading a pack into the record: what is added, what is left as it is, and what a person must look at."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from goldenthread.cli.group import actor_option, quoted, said_plainly, working

if TYPE_CHECKING:
    from goldenthread.loading.packs import Entry, PackLoaded

SHOWN = 40
TABLES = {
    "indicators": "indicators", "observations": "results", "targets": "targets", "benchmarks": "benchmarks",
    "theme_statuses": "theme statuses", "headlines": "headline counts", "risk_scores": "risk scores",
    "forecasts": "forecasts", "savings": "savings", "fees": "fees",
}  # fmt: skip
OPTIONS: tuple[Callable[..., Any], ...] = (
    click.option("--load", is_flag=True, help="Load the performance parts of PACK into the record."),
    click.option("--create", is_flag=True, help="With --load: make indicators that the record has not."),
    click.option(
        "--confirm", multiple=True, metavar="POINTER",
        help="With --load: take a field that was not read with confidence; / takes all. May be given several times.",
    ),
    click.option("--source", default="", metavar="REFERENCE", help="With --load: the source in the record to cite."),
    click.option("--fees-for", default="", metavar="YEAR", help="With --load: the year of fees, as 2019-20."),
    actor_option,
)  # fmt: skip


def load_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that go with --load."""
    for option in reversed(OPTIONS):
        command = option(command)
    return command


@said_plainly
def load_the_pack(
    pack: Path, *, actor: str, dry_run: bool, create: bool, confirm: tuple[str, ...], source: str, fees_for: str
) -> None:
    """Loads a pack, scores what is new, and says what became of each figure."""
    from goldenthread.dates import FinancialYear
    from goldenthread.loading.packs import load_pack
    from goldenthread.performance.actions import score as assess

    year = str(FinancialYear.parse(fees_for)) if fees_for else ""
    with working("Loading") as tell:
        loaded = load_pack(
            pack, actor=actor, create=create, confirmed=confirm, source=source, fees_for=year, dry_run=dry_run,
            progress=tell,
        )  # fmt: skip
        tell("scoring")
        assessed = assess(actor=actor) if loaded.changes_anything and not dry_run else 0
    _say(loaded)
    if assessed:
        click.echo(f"{assessed:,} {'result' if assessed == 1 else 'results'} newly assessed.")


def _say(loaded: PackLoaded) -> None:
    click.echo(f"Source: {quoted(loaded.source, 200)}")
    for table, called in TABLES.items():
        of_it = [entry for entry in loaded.entries if entry.table == table]
        counts = [
            f"{sum(entry.outcome == outcome for entry in of_it):,} {words}"
            for outcome, words in (
                ("added", "added"), ("changed", "changed"), ("same", "the same"), ("left", "left as recorded"),
            )
        ]  # fmt: skip
        if any(entry.outcome in ("added", "changed", "same", "left") for entry in of_it):
            click.echo(f"{called}: {', '.join(counts)}")
        _list([entry for entry in of_it if entry.outcome in ("added", "changed")])
    _aside(loaded, "left", "Left as recorded, because the pack says otherwise; look at each:")
    _aside(loaded, "unmatched", "Nothing in the record is called as the pack calls it (--create makes indicators):")
    _aside(loaded, "unsure", "Not read with confidence, and left out (--confirm takes one that you have looked at):")
    _aside(loaded, "left-out", "Left out, because the pack does not say all that the record needs:")
    if not loaded.changes_anything:
        click.echo(f"Nothing {'would change' if loaded.dry_run else 'changed'} in the record.")
    elif loaded.dry_run:
        click.echo("Nothing was changed. Run it again without --dry-run to load this.")


def _aside(loaded: PackLoaded, outcome: str, heading: str) -> None:
    found = [entry for entry in loaded.entries if entry.outcome == outcome]
    if found:
        click.echo(heading)
        _list(found)


def _list(entries: list[Entry]) -> None:
    for entry in entries[:SHOWN]:
        why = f": {entry.why}" if entry.why else ""
        click.echo(f"  {_plain(entry.about)} is {quoted(entry.says, 60)} ({entry.where}){_plain(why)}")
    for table, more in groupby(entries[SHOWN:], key=lambda entry: entry.table):
        click.echo(f"  and {len(list(more)):,} more {TABLES[table]}")


def _plain(text: str) -> str:
    """Words of a document, on one line with nothing that a terminal would obey."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
