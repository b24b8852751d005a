"""What two records of a pack have in common, fact by fact, and the F1 of it.

A fact is a field of a record under the key that names the record. Text is compared without case, punctuation and
repeated spaces; a decision is right if its text begins as it should.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

KEYS = {
    "agenda": ("number", "title"),
    "reports": ("title",),
    "forward_plan": ("meeting", "title"),
    "exempt": ("schedule", "part", "paragraphs"),
    "clearance": ("role",),
    "declarations": ("member",),
    "votes": ("item",),
    "actions": ("item", "owner"),
}
FIELDS = {
    "agenda": ("first_page", "last_page"),
    "reports": ("report_of", "wards", "status", "urgent", "key", "recommendations"),
    "forward_plan": ("report_of", "issue_type"),
    "exempt": ("documents",),
    "clearance": ("date",),
    "declarations": ("item", "kind"),
    "votes": ("mover", "seconder", "for", "against", "carried"),
    "actions": (),
}
MEETING = "body date time venue quorum chair vice_chair members substitutes question_deadline".split()


def plain(value: Any) -> Any:
    """A value as it is compared."""
    if isinstance(value, list):
        return tuple(plain(one) for one in value)
    if isinstance(value, str):
        return re.sub(r"[^\w£%]+", " ", value.casefold()).strip()
    return value


def facts(record: dict[str, Any]) -> Counter[tuple[Any, ...]]:
    """The facts of a record in the sections above and in those of meeting and attendance."""
    return Counter(_facts(record))


def _facts(record: dict[str, Any]) -> Iterator[tuple[Any, ...]]:
    meeting, minutes = record.get("meeting") or {}, record.get("minutes") or {}
    for field in MEETING:
        values = meeting.get(field)
        yield from (("meeting", field, plain(v)) for v in (values if isinstance(values, list) else [values]) if v)
    for field in ("meeting_date", "closed_at"):
        if minutes.get(field):
            yield "minutes", field, plain(minutes[field])
    for field in ("present", "apologies", "substitutions"):
        yield from (("minutes", field, plain(one)) for one in minutes.get(field) or [])
    for section, key in KEYS.items():
        for row in (minutes if section in minutes else record).get(section) or []:
            name = tuple(plain(row.get(part)) for part in key)
            yield section, name
            for field in FIELDS[section]:
                if row.get(field) not in (None, ""):
                    yield section, name, field, plain(row[field])


def decisions(record: dict[str, Any]) -> list[tuple[Any, Any]]:
    """Each decision's item and how it begins."""
    minutes = record.get("minutes") or {}
    return [
        (plain(row["item"]), plain(one.get("begins") or one["text"]))
        for row in minutes.get("decisions") or []
        for one in row["decisions"]
    ]


def f1(wanted: dict[str, Any], got: dict[str, Any]) -> tuple[float, list[str]]:
    """The F1 of all facts of the sections that `wanted` has, and what differs, in words."""
    sections = {fact[0] for fact in facts(wanted)}
    want = facts(wanted)
    have = Counter({fact: n for fact, n in facts(got).items() if fact[0] in sections})
    right = sum((want & have).values())
    total = sum(want.values()) + sum(have.values())
    wrong = [f"missing {fact}" for fact in want - have] + [f"extra {fact}" for fact in have - want]
    if "minutes" in wanted:
        left = decisions(got)
        total += len(left) + len(decisions(wanted))
        for item, begins in decisions(wanted):
            hit = next((one for one in left if one[0] == item and one[1].startswith(begins)), None)
            if hit:
                left.remove(hit)
                right += 1
            else:
                wrong.append(f"missing decision {item}: {begins}")
        wrong += [f"extra decision {item}: {text[:60]}" for item, text in left]
    return (2 * right / total if total else 1.0), wrong
