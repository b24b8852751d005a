"""The only writer of plans, pledges, links and the register.

Things are saved by reference: a new reference is added, a known one is changed field by field with the change in the
audit trail, and nothing is ever deleted because a file stopped mentioning it.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.db.models import QuerySet

from goldenthread.accounts.actions import Trail
from goldenthread.accounts.versions import Versioned, append_versions
from goldenthread.plan.differences import Values, changes, differs, make_readable, plain, shown
from goldenthread.plan.models import (
    Council,
    GovernancePeriod,
    Link,
    Milestone,
    Pledge,
    PledgePlacement,
    PledgeSection,
    Record,
    Strategy,
    Theme,
)


@dataclass
class Saved:
    """What a save did, by reference; `changed` maps a reference to {field: (before, after)}."""

    added: list[str] = field(default_factory=list)
    changed: dict[str, dict[str, tuple[Any, Any]]] = field(default_factory=dict)
    unchanged: int = 0


QUIET = ("order",)
"""Fields that are kept up to date without counting as a change: a row added above moves every row below it."""
MOST_AT_ONCE = 500


def save_things(
    *,
    model: type[Any],
    kind: str,
    rows: Sequence[Values],
    trail: Trail,
    public: Mapping[str, bool] | None = None,
) -> Saved:
    """Add or change things of one kind, each row holding its `reference` and its fields.

    `public` says which references may be published and which not, where that is stated. What it leaves out stays as it
    is, so that loading a folder again does not publish what an officer hid; a new thing may be published.
    """
    public = public or {}
    saved = Saved()
    held = _held(model, [row["reference"] for row in rows])
    new, records, touched, touched_records = [], [], [], []
    fields: set[str] = set()
    for row in rows:
        reference = row["reference"]
        thing = held.get(reference)
        is_public = public.get(reference, thing.record.is_public if thing else True)
        if thing is None:
            thing = model(**row)
            thing.record = Record(kind=kind, reference=reference, title=str(thing)[:400], is_public=is_public)
            records.append(thing.record)
            new.append(thing)
            saved.added.append(reference)
            trail.note(f"{kind}:{reference}", {"added": {k: shown(v) for k, v in plain(row).items()}})
            continue
        diff = changes(thing, row)
        fields.update(diff)
        if diff:
            touched.append(thing)
        if (thing.record.title, thing.record.is_public) != (str(thing)[:400], is_public):
            if thing.record.is_public != is_public:
                diff["is_public"] = (thing.record.is_public, is_public)
            thing.record.title, thing.record.is_public = str(thing)[:400], is_public
            touched_records.append(thing.record)
        if diff := {name: pair for name, pair in diff.items() if name not in QUIET}:
            saved.changed[reference] = diff
        else:
            saved.unchanged += 1
    Record.objects.bulk_create(records, batch_size=MOST_AT_ONCE)
    model._default_manager.bulk_create(new, batch_size=MOST_AT_ONCE)
    Record.objects.bulk_update(touched_records, ["title", "is_public"], batch_size=MOST_AT_ONCE)
    if touched:
        model._default_manager.bulk_update(touched, sorted(fields), batch_size=MOST_AT_ONCE)
    _note_changes(model, kind, saved, trail)
    return saved


def _held(model: type[Any], references: Sequence[str]) -> dict[str, Any]:
    """The things that are in the record already, by reference."""
    held = {}
    for start in range(0, len(references), MOST_AT_ONCE):
        some = references[start : start + MOST_AT_ONCE]
        for thing in model._default_manager.filter(reference__in=some).select_related("record"):
            held[thing.reference] = thing
    return held


def _note_changes(model: type[models.Model], kind: str, saved: Saved, trail: Trail) -> None:
    make_readable(model, saved.changed.values())
    for reference, diff in saved.changed.items():
        trail.note(f"{kind}:{reference}", {"changed": diff})


def append_facts(
    *,
    model: type[Versioned],
    facts: Iterable[Any],
    trail: Trail,
    label: str,
    before_append: Callable[[Any, Any], bool | None] | None = None,
    existing: "QuerySet[Any] | None" = None,
) -> Saved:
    """Append facts that are new or say something else; note each change, and the count of what is new.

    A changed fact is known from the moment of the change, whenever its source was published: until then the record
    said otherwise. Where both are new, each is known from when it says. `before_append` and `existing` are those of
    `append_versions`.
    """

    def complete(before: Versioned, after: Versioned) -> bool | None:
        if before.pk is not None or after.known_from <= before.known_from:
            after.known_from = max(trail.at, before.known_from + dt.timedelta(microseconds=1))
        return before_append(before, after) if before_append else None

    done = append_versions(model, facts, before_append=complete, existing=existing)
    saved = Saved(added=done.added, unchanged=done.unchanged)
    for before, after in done.changed:
        name = str(after)
        while name in saved.changed:
            name += " (again)"
        saved.changed[name] = {
            column: (getattr(before, column), getattr(after, column))
            for column in model.CONTENT
            if differs(getattr(before, column), getattr(after, column))
        }
    make_readable(model, saved.changed.values())
    for (_, after), (name, diff) in zip(done.changed, saved.changed.items(), strict=True):
        reason = getattr(after, "correction_reason", "") or None
        trail.note(f"{label}:{name}", {"changed": diff, "version": after.version}, reason=reason)
    if done.added:
        trail.note(label, {"added": len(done.added)})
    return saved


def save_council(*, values: Values, governance: Sequence[Values], trail: Trail) -> Saved:
    """Set the council's name, colours and how it is governed."""
    saved = Saved()
    council = Council.objects.filter(pk=1).first()
    before = {name: getattr(council, name) for name in values} if council else {}
    diff = {
        k: (shown(before.get(k)), shown(v))
        for k, v in values.items()
        if before.get(k) != v and k not in ("report_template", "logo")
    }
    if "logo" in values and (before.get("logo") or "") != values["logo"]:
        diff["logo"] = ("a logo" if before.get("logo") else "", "another logo" if values["logo"] else "")
    if "report_template" in values and bytes(before.get("report_template") or b"") != (
        values["report_template"] or b""
    ):
        diff["report_template"] = ("a template", "another template")
    terms = [(g["model"], g["starts"], g["ends"]) for g in governance]
    if terms != list(GovernancePeriod.objects.order_by("id").values_list("model", "starts", "ends")):
        GovernancePeriod.objects.all().delete()
        GovernancePeriod.objects.bulk_create(GovernancePeriod(**g) for g in governance)
        diff["governance"] = ("", "; ".join(f"{m} {s or ''} to {e or ''}" for m, s, e in terms))
    if council is None:
        Council.objects.create(**values)
        saved.added.append("council")
    elif diff:
        Council.objects.filter(pk=1).update(**values)
        saved.changed["council"] = diff
    else:
        saved.unchanged = 1
    if diff or council is None:
        trail.note("council", {"changed": diff})
    return saved


def set_strategy_themes(*, themes: Mapping[str, Sequence[Theme]], trail: Trail) -> None:
    """Say which themes each strategy (by reference) belongs to."""
    held: dict[str, set[int]] = {}
    for reference, theme in Strategy.themes.through.objects.values_list("strategy__reference", "theme_id"):
        held.setdefault(reference, set()).add(theme)
    moved = {ref: wanted for ref, wanted in themes.items() if held.get(ref, set()) != {theme.pk for theme in wanted}}
    strategies = _held(Strategy, list(moved))
    joined = Strategy.themes.through
    for start in range(0, len(moved), MOST_AT_ONCE):
        some = list(moved)[start : start + MOST_AT_ONCE]
        joined.objects.filter(strategy__reference__in=some).delete()
    joined.objects.bulk_create(
        (
            joined(strategy=strategies[ref], theme=theme)
            for ref, wanted in moved.items()
            for theme in dict.fromkeys(wanted)
        ),
        batch_size=MOST_AT_ONCE,
    )
    for ref, wanted in moved.items():
        trail.note(f"strategy:{ref}", {"themes": [theme.reference for theme in wanted]})


def place_pledges(*, sections: Mapping[str, Sequence[str]], trail: Trail) -> None:
    """Say where each pledge (by reference) stands: its own section first, then those that repeat it."""
    titles = list(dict.fromkeys(title for places in sections.values() for title in places))
    known = {section.title: section for section in PledgeSection.objects.all()}
    missing = [title for title in titles if title not in known]
    PledgeSection.objects.bulk_create(
        PledgeSection(title=title, order=len(known) + n) for n, title in enumerate(missing, start=1)
    )
    known = {section.title: section for section in PledgeSection.objects.all()}
    held: dict[str, list[str]] = {}
    for reference, title in PledgePlacement.objects.order_by("-first", "id").values_list(
        "pledge__reference", "section__title"
    ):
        held.setdefault(reference, []).append(title)
    moved = {ref: places for ref, places in sections.items() if held.get(ref) != list(places)}
    pledges = _held(Pledge, list(moved))
    for start in range(0, len(moved), MOST_AT_ONCE):
        PledgePlacement.objects.filter(pledge__reference__in=list(moved)[start : start + MOST_AT_ONCE]).delete()
    PledgePlacement.objects.bulk_create(
        (
            PledgePlacement(pledge=pledges[ref], section=known[title], first=n == 0)
            for ref, places in moved.items()
            for n, title in enumerate(places)
        ),
        batch_size=MOST_AT_ONCE,
    )
    for ref in moved:
        if ref in held:
            trail.note(f"pledge:{ref}", {"sections": (held[ref], list(moved[ref]))})


def save_links(*, rows: Sequence[Values], trail: Trail) -> Saved:
    """Join things: each row has from_record, to_record, meaning, note, source and where."""
    saved = Saved()
    held = {(link.from_record_id, link.to_record_id, link.meaning): link for link in Link.objects.all()}
    new, touched = [], []
    for row in rows:
        key = (row["from_record"].pk, row["to_record"].pk, row["meaning"])
        name = f"{row['from_record'].key} {row['meaning']} {row['to_record'].key}"
        link = held.get(key)
        if link is None:
            new.append(Link(**row))
            saved.added.append(name)
            continue
        stated = (row.get("note", ""), getattr(row.get("source"), "pk", None), row.get("where", ""))
        if (link.note, link.source_id, link.where) != stated:
            saved.changed[name] = {"note, source or place": (link.note, stated[0])}
            link.note, link.source_id, link.where = stated
            touched.append(link)
            trail.note(f"link:{name}", {"changed": saved.changed[name]})
        else:
            saved.unchanged += 1
    Link.objects.bulk_create(new, batch_size=500)
    Link.objects.bulk_update(touched, ["note", "source", "where"], batch_size=500)
    if new:
        trail.note("link", {"added": saved.added[:2000]})
    return saved


def records_for(keys: Sequence[str]) -> dict[str, Record]:
    """The register's lines for `kind:reference` keys; what isn't there is left out."""
    wanted: dict[str, list[str]] = {}
    for key in keys:
        kind, _, reference = key.partition(":")
        wanted.setdefault(kind, []).append(reference)
    found = {}
    for kind, references in wanted.items():
        for start in range(0, len(references), 500):
            for record in Record.objects.filter(kind=kind, reference__in=references[start : start + 500]):
                found[record.key] = record
    return found


def register_results(*, keys: Iterable[str]) -> None:
    """Lines in the register for results, by key, made when something first links to them."""
    wanted = sorted(set(keys))
    for start in range(0, len(wanted), MOST_AT_ONCE):
        some = wanted[start : start + MOST_AT_ONCE]
        known = set(Record.objects.filter(kind="observation", reference__in=some).values_list("reference", flat=True))
        Record.objects.bulk_create(
            Record(kind="observation", reference=key, title=key) for key in some if key not in known
        )


def save_milestones(*, rows: Sequence[Values], trail: Trail) -> Saved:
    """Add or change the milestones of activities, told apart by activity and title."""
    saved = Saved()
    held = {(m.activity_id, m.title): m for m in Milestone.objects.all()}
    new, touched = [], []
    for row in rows:
        name = f"{row['activity'].reference}: {row['title']}"
        milestone = held.get((row["activity"].pk, row["title"]))
        if milestone is None:
            new.append(Milestone(**row))
            saved.added.append(name)
            trail.note(f"activity:{row['activity'].reference}", {"milestone added": row["title"]})
        elif diff := changes(milestone, row):
            saved.changed[name] = diff
            touched.append((row["activity"].reference, milestone))
        else:
            saved.unchanged += 1
    Milestone.objects.bulk_create(new, batch_size=MOST_AT_ONCE)
    Milestone.objects.bulk_update(
        [milestone for _, milestone in touched], ["due", "done_on", "source", "where"], batch_size=MOST_AT_ONCE
    )
    make_readable(Milestone, saved.changed.values())
    for (activity, milestone), diff in zip(touched, saved.changed.values(), strict=True):
        trail.note(f"activity:{activity}", {"milestone": milestone.title, "changed": diff})
    return saved
