"""Plans and their levels, strategies, milestones, and the words round a quarter's figures."""

from collections.abc import Sequence
from typing import Any

from goldenthread.loading.columns import Read
from goldenthread.loading.writing.writer import Writer
from goldenthread.plan import actions as plan
from goldenthread.plan.actions import Saved
from goldenthread.plan.models import Activity, Strategy, Theme
from goldenthread.reports import actions as reports
from goldenthread.reports.models import ReportHeader


def level(to: Writer, model: type[Any], kind: str, found: Sequence[Any], **parents: type[Any]) -> Saved:
    """One level of the plans; `parents` is the model of the level above, by the field that points to it."""
    rows = []
    held = {name: {p.reference: p for p in parent.objects.all()} for name, parent in parents.items()}
    for _, values in found:
        row = {name: value for name, value in values.items() if name not in ("parent", "source")}
        row["source"] = to.source(values["source"])
        row |= {name: held[name][values["parent"]] for name in parents}
        rows.append(row)
    # What stops being a foundation does so first: no plan has two, not for a moment.
    saved = Saved()
    for foundation in (False, True):
        some = [row for row in rows if row.get("foundation", False) == foundation]
        part = plan.save_things(model=model, kind=kind, rows=some, trail=to.trail)
        saved.added += part.added
        saved.changed |= part.changed
        saved.unchanged += part.unchanged
    return saved


def strategies(to: Writer, reads: Sequence[Read]) -> Saved:
    saved = to.things(Strategy, "strategy", reads, "title summary starts ends")
    themes = {theme.reference: theme for theme in Theme.objects.all()}
    plan.set_strategy_themes(
        themes={read["reference"]: [themes[name] for name in read["themes"]] for read in reads}, trail=to.trail
    )
    return saved


def milestones(to: Writer, reads: Sequence[Read]) -> Saved:
    activities = {activity.reference: activity for activity in Activity.objects.all()}
    rows = [{**to.stated(read, "title due done_on"), "activity": activities[read["activity"]]} for read in reads]
    return plan.save_milestones(rows=rows, trail=to.trail)


def headers(to: Writer, found: Sequence[Any]) -> Saved:
    facts = [ReportHeader(period=period, content=content, known_from=to.now) for _, period, content in found]
    return reports.append_headers(headers=facts, trail=to.trail)
