"""What a decision does: approve, note, delegate (to whom, in consultation with whom), refer (to which body) ..."""

from __future__ import annotations

import re

from goldenthread.packs.flow import Line
from goldenthread.packs.phrases import meanings, pattern, phrases, sure
from goldenthread.packs.record import Tree


def kind_of(text: str, lead: str = "") -> str | None:
    """The kind of a decision, from its own words, else from those that lead to it."""
    wanted = dict(meanings("decisions", "kinds"))
    for words in (text[:400], lead):
        places = {
            kind: match.start() for kind in phrases("decisions")["kind_order"] if (match := wanted[kind].search(words))
        }
        if "delegate" in places or "reject" in places:
            return "delegate" if "delegate" in places else "reject"
        if places:
            return min(places, key=lambda kind: (places[kind] // 12, phrases("decisions")["kind_order"].index(kind)))
    return None


def kind_fields(line: Line, start: int, end: int, text: str, lead: str) -> dict[str, Tree]:
    """The kind with those to whom it is delegated or referred and with whom they consult, as fields."""
    kind = kind_of(text, lead)
    if kind is None:
        return {}
    fields: dict[str, Tree] = {"kind": line.said(kind, sure("decisions", "kind"), start, end)}
    if kind == "delegate":
        _named(fields, "delegated_to", pattern("decisions", "delegate_to").search(text), "whom", line, start, end)
        consulted = pattern("decisions", "consultation_with").search(text)
        _named(fields, "in_consultation_with", consulted, "whom", line, start, end)
    if kind == "refer":
        refer = pattern("decisions", "refer_to")
        _named(
            fields,
            "referred_to",
            pattern("decisions", "refer_to").search(text) or refer.search(lead),
            "body",
            line,
            start,
            end,
        )
    return fields


def _named(
    fields: dict[str, Tree], name: str, match: re.Match[str] | None, group: str, line: Line, start: int, end: int
) -> None:
    if not match:
        return
    words = match[group].strip()
    at = line.text.find(words)
    way = sure(
        "decisions", {"delegated_to": "delegated to", "referred_to": "referred to"}.get(name, "in consultation with")
    )
    place = (at, at + len(words)) if at >= 0 else (start, end)
    fields[name] = line.said(re.sub(r"^the ", "", words), way, *place)
