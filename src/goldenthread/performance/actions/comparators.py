"""Writes the figures of other areas, the areas themselves and who is like whom."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from goldenthread.accounts.actions import Trail
from goldenthread.performance.models import Area, ComparatorSeries, ComparatorValue, NeighbourSet
from goldenthread.plan.actions import Saved, append_facts


def save_areas(*, areas: Mapping[str, Mapping[str, str]], trail: Trail) -> dict[str, Area]:
    """Add or rename areas, given by code as {name, kind}; gives back each as it is held. Blanks change nothing."""
    held = {area.code: area for area in Area.objects.all()}
    new, renamed = [], []
    for code, said in areas.items():
        area = held.get(code)
        if area is None:
            held[code] = Area(code=code, name=said["name"], kind=said.get("kind", ""))
            new.append(held[code])
            continue
        changed = {name: value for name, value in said.items() if value and getattr(area, name) != value}
        if changed:
            trail.note(f"area:{code}", {"changed": {name: (getattr(area, name), v) for name, v in changed.items()}})
            for name, value in changed.items():
                setattr(area, name, value)
            renamed.append(area)
    Area.objects.bulk_create(new, batch_size=500)
    Area.objects.bulk_update(renamed, ["name", "kind"], batch_size=500)
    if new:
        trail.note("area", {"added": len(new)})
    return held


def set_own_area(*, code: str, trail: Trail) -> bool:
    """Say which area is the council's own. Gives whether that is news. Raises Area.DoesNotExist."""
    area = Area.objects.get(code=code)
    if area.is_own:
        return False
    Area.objects.filter(is_own=True).update(is_own=False)
    Area.objects.filter(pk=area.pk).update(is_own=True)
    trail.note(f"area:{code}", {"own": True})
    return True


def save_series(*, rows: Sequence[Mapping[str, Any]], trail: Trail) -> list[ComparatorSeries]:
    """Add or change series, told apart by indicator, provider and measure; gives each as it is held, in order."""
    found = []
    for row in rows:
        named = {name: row[name] for name in ("indicator", "provider", "measure")}
        says = {name: row[name] for name in ("title", "statistic", "per", "source")}
        series = ComparatorSeries.objects.filter(**named).first()
        if series is None:
            series = ComparatorSeries.objects.create(**named, **says)
            trail.note(f"comparator-series:{series.pk}", {"added": str(series)})
        elif changed := {name: str(value) for name, value in says.items() if getattr(series, name) != value}:
            ComparatorSeries.objects.filter(pk=series.pk).update(**says)
            series.refresh_from_db()
            trail.note(f"comparator-series:{series.pk}", {"changed": changed})
        found.append(series)
    return found


def record_comparators(*, series: Sequence[ComparatorSeries], values: Iterable[ComparatorValue], trail: Trail) -> Saved:
    """Append the figures of areas in some series. A revised figure is another version; the rest is left."""
    existing = ComparatorValue.objects.filter(series__in=[each.pk for each in series])
    return append_facts(model=ComparatorValue, facts=values, trail=trail, label="comparator", existing=existing)


def record_neighbours(*, sets: Iterable[NeighbourSet], trail: Trail) -> Saved:
    """Append sets of neighbours."""
    return append_facts(model=NeighbourSet, facts=sets, trail=trail, label="neighbour set")
