"""The record's side of the page: what is wrong, what was not understood, and every field, the least sure first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby

from goldenthread.packs.pack import SURE, Pack
from goldenthread.packs.page.source import SourceWriter
from goldenthread.packs.record import NotUnderstood, Problem
from goldenthread.packs.said import Said

LONGEST_VALUE = 300
# A field with its number in the record and its JSON pointer.
Numbered = tuple[int, tuple[str, Said]]
BANDS = (0.0, 0.8, SURE, 0.95)
HEADS = ("Sure", "Field", "Value", "Words")


def record_side(pack: Pack, fields: Sequence[Numbered], source: SourceWriter) -> Iterator[str]:
    """The record's side; a field is linked to its words where those stand on the source's side, written before it."""
    yield _list("Wrong in the document", pack.problems, source)
    yield _list("Not understood", pack.not_understood, source)
    for low, group in groupby(fields, key=lambda one: _band(one[1][1].confidence)):
        rows = list(group)
        number = f"{len(rows):,} field" if len(rows) == 1 else f"{len(rows):,} fields"
        heads = "".join(f'<th scope="col">{head}</th>' for head in HEADS)
        yield f'<table class="fields"><caption>{_named(low)}: {number}</caption><thead><tr>{heads}</tr></thead><tbody>'
        yield from (_row(number, pointer, field, source) for number, (pointer, field) in rows)
        yield "</tbody></table>"
    if not fields:
        yield "<p>Nothing was recognised, so there is no record.</p>"


def _band(confidence: float) -> float:
    return max(low for low in BANDS if low <= confidence)


def _named(low: float) -> str:
    above = next((high for high in BANDS if high > low), None)
    if low == 0:
        return f"Less than {above:.0%} sure"
    return f"{low:.0%} sure or more" if above is None else f"{low:.0%} to {above:.0%} sure"


def _list(title: str, entries: Sequence[Problem | NotUnderstood], source: SourceWriter) -> str:
    if not entries:
        return ""
    items = []
    for entry in entries:
        words = entry.what if isinstance(entry, Problem) else f"{entry.what}, because {entry.why}"
        where = str(entry.as_json()["where"])
        block = entry.source.position.block if entry.source else -1
        link = f'<a href="#b{block}">{escape(where)}</a>' if block in source.anchors else escape(where)
        items.append(f'<li>{escape(words)} <span class="place">{link}</span></li>')
    return f"<h3>{title}</h3><ul>{''.join(items)}</ul>"


def _row(number: int, pointer: str, field: Said, source: SourceWriter) -> str:
    low = ' class="low"' if field.confidence < SURE else ""
    value = "nothing" if field.plain is None else str(field.plain)
    if len(value) > LONGEST_VALUE:
        value = value[: LONGEST_VALUE - 1] + "…"
    said = escape(value) or '<span class="place">(empty)</span>'
    where, name = escape(field.source.words), escape(named(pointer))
    words = f'<a href="#w{number}" aria-label="{name}: {where}">{where}</a>' if number in source.placed else where
    return (
        f'<tr id="f{number}"{low}><td class="sure">{field.confidence:.0%}</td><th scope="row">{name}</th>'
        f'<td class="value">{said}</td><td class="place">{words}</td></tr>'
    )


def named(pointer: str) -> str:
    """A JSON pointer as a person would say it, counted from one: "Agenda 2: first page"."""
    said: list[str] = []
    for step in pointer.strip("/").split("/"):
        if step.isdigit() and said:
            said[-1] += f" {int(step) + 1}"
        else:
            said.append(step.replace("_", " ").replace("~1", "/").replace("~0", "~"))
    return ": ".join(said).capitalize()
