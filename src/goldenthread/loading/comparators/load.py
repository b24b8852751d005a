"""Loads a table of others' figures into the record: previewed, all or nothing, and safe to repeat."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from goldenthread.accounts.actions import Trail, audited
from goldenthread.loading.comparators.choosing import choose
from goldenthread.loading.comparators.layouts import Layout, plain
from goldenthread.loading.comparators.matching import Asked, Matched, match
from goldenthread.loading.comparators.neighbours import read_neighbours
from goldenthread.loading.comparators.opening import Sheet, open_sheet
from goldenthread.loading.comparators.reading import read_figures
from goldenthread.loading.comparators.sources import SourceAsked, source_of
from goldenthread.loading.problems import FolderProblems, Problem, shown
from goldenthread.performance.actions import (
    record_comparators,
    record_neighbours,
    save_areas,
    save_series,
    set_own_area,
)
from goldenthread.performance.models import Area, ComparatorValue
from goldenthread.plan.models import Council

OWN_WORDS = ("london borough of ", "royal borough of ", "city of ", "borough of ", "county of ")
OWN_ENDS = (" london borough council", " metropolitan borough council", " borough council", " city council",
            " county council", " district council", " council")  # fmt: skip


@dataclass
class SeriesLoaded:
    """What loading did, or would do, to one series."""

    name: str
    areas: int
    periods: list[str]
    statistic: str
    added: int
    changed: dict[str, dict[str, tuple[object, object]]]
    unchanged: int


@dataclass
class ComparatorsLoaded:
    """What loading a file did, or would do when `dry_run`."""

    layout: Layout
    dry_run: bool
    series: list[SeriesLoaded] = field(default_factory=list)
    neighbours: list[str] = field(default_factory=list)
    """Each set that was added or changed."""
    aside: list[str] = field(default_factory=list)
    """Measures that stand beside no indicator."""
    not_authorities: int = 0
    own: str = ""
    """The council's own area, where this load told which it is."""
    own_known: bool = True

    @property
    def changes_anything(self) -> bool:
        return bool(self.neighbours or self.own) or any(s.added or s.changed for s in self.series)


class _DryRun(Exception):
    """Raised to undo a preview."""


def load_comparators(
    path: Path,
    *,
    actor: str,
    asked: Asked | None = None,
    source: SourceAsked | None = None,
    where: Mapping[str, str] | None = None,
    own: str = "",
    dry_run: bool = False,
    now: dt.datetime | None = None,
) -> ComparatorsLoaded:
    """Load the table at `path`: figures of areas beside indicators, or sets of neighbours.

    Nothing is written unless everything in it can be; loading it twice changes nothing. `where` keeps only rows that
    say so in a column. `own` is the code of the council's own area; else it is told from the council's name.
    Raises FolderProblems with everything that is wrong.
    """
    sheet, now = open_sheet(path), now or timezone.now()
    loaded = ComparatorsLoaded(sheet.layout, dry_run)
    try:
        with transaction.atomic():
            reason = f"From the file {sheet.file}"
            with audited(actor=actor, action="load comparators", reason=reason, at=now) as trail:
                if sheet.layout.name == "neighbours":
                    _neighbours(sheet, loaded, trail, now)
                else:
                    _figures(sheet, loaded, trail, now, asked or Asked(), source or SourceAsked(), where or {})
                _own_area(loaded, own, trail)
            if dry_run:
                raise _DryRun
    except _DryRun:
        pass
    return loaded


def _figures(
    sheet: Sheet, loaded: ComparatorsLoaded, trail: Trail, now: dt.datetime, asked: Asked, source: SourceAsked,
    where: Mapping[str, str],
) -> None:  # fmt: skip
    names = {plain(area.name): area.code for area in Area.objects.all()}
    read = read_figures(sheet, names, dict(where))
    figures, several = choose(sheet.file, sheet.layout, read.figures)
    matched, aside, unmatched = match(sheet.file, figures, asked)
    problems = [*read.problems, *several]
    # Nothing is said of measures where the figures themselves could not be read.
    problems += unmatched if figures or not problems else []
    sources = [source_of(sheet, each, source, trail, problems) for each in matched]
    if problems:
        raise FolderProblems(problems)
    loaded.aside, loaded.not_authorities = aside, read.not_authorities
    areas = save_areas(areas=_areas(matched), trail=trail)
    rows = [
        {
            "indicator": each.indicator, "provider": each.provider, "measure": each.measure, "title": each.title,
            "statistic": each.statistic, "per": each.per, "source": found,
        }
        for each, found in zip(matched, sources, strict=True)
    ]  # fmt: skip
    held = save_series(rows=rows, trail=trail)
    for each, series in zip(matched, held, strict=True):
        values = (
            ComparatorValue(
                series=series, area=areas[f.area_code], covers=str(f.period)[:80], covers_start=f.period.start,
                covers_end=f.period.end, value=f.value if f.runs_service else None, numerator=f.numerator,
                denominator=f.denominator, runs_service=f.runs_service, note=f.note, known_from=now,
            )
            for f in each.figures
        )  # fmt: skip
        saved = record_comparators(series=[series], values=values, trail=trail)
        loaded.series.append(SeriesLoaded(
            str(series), len({f.area_code for f in each.figures}), _periods(each), each.statistic, len(saved.added),
            saved.changed, saved.unchanged,
        ))  # fmt: skip


def _areas(matched: Iterable[Matched]) -> dict[str, dict[str, str]]:
    """Every area of the figures by code; a file's last word on its name stands."""
    return {
        f.area_code: {"name": f.area_name or f.area_code, "kind": f.area_kind} for each in matched for f in each.figures
    }


def _periods(each: Matched) -> list[str]:
    return [str(period) for period in sorted({f.period for f in each.figures}, key=lambda p: (p.start, p.end))]


def _neighbours(sheet: Sheet, loaded: ComparatorsLoaded, trail: Trail, now: dt.datetime) -> None:
    read = read_neighbours(sheet)
    if read.problems:
        raise FolderProblems(read.problems)
    areas = save_areas(areas=read.areas, trail=trail)
    saved = record_neighbours(sets=read.sets(areas, now), trail=trail)
    loaded.neighbours = [*saved.added, *saved.changed]


def _own_area(loaded: ComparatorsLoaded, own: str, trail: Trail) -> None:
    """Say which area is the council's own: as told, else the one area that has the council's name."""
    code = own.strip().upper()
    if not code:
        if Area.objects.filter(is_own=True).exists():
            return
        named = list(_named_like_the_council())
        if len(named) != 1:
            loaded.own_known = False
            return
        code = named[0]
    try:
        if set_own_area(code=code, trail=trail):
            loaded.own = str(Area.objects.get(code=code))
    except Area.DoesNotExist:
        mend = "Give a code that the file has, such as E09000003."
        raise FolderProblems([Problem("--own", None, None, f"{shown(code)} is no area that is known.", mend)]) from None


def _named_like_the_council() -> Iterator[str]:
    council = Council.objects.first()
    if council is None:
        return
    names = {_bare(council.name), _bare(council.short_name)}
    for area in Area.objects.all():
        if _bare(area.name) in names:
            yield area.code


def _bare(name: str) -> str:
    """A name without what councils put before and after it."""
    bare = plain(name)
    for start in OWN_WORDS:
        bare = bare.removeprefix(start)
    for end in OWN_ENDS:
        bare = bare.removesuffix(end)
    return bare
