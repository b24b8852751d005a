"""What a run says: the same lines whichever engine scored, and however many workers."""

from __future__ import annotations

from collections.abc import Mapping

from goldenthread.measures import spc
from goldenthread.measures.scale.parts import Record
from goldenthread.measures.scale.plan import Part

_COLOURS = ("green", "amber", "red", "no colour")


def part_line(number: int, parts: list[Part], record: Record) -> str:
    """One part: how many series and rows, of which colours, and how many points with a special cause."""
    return f"part {number + 1:,} of {len(parts):,}, from {' / '.join(parts[number].first)}: {_brief(record.counts)}"


def whole_lines(counts: Mapping[str, int]) -> list[str]:
    """The whole run."""
    lines = [f"scored: {_brief(counts)}"]
    for what, names in (("variation", ("not known", *spc.JUDGEMENTS)), ("assurance", spc.ASSURANCES)):
        each = ", ".join(f"{name} {counts.get(f'{what} {name}', 0):,}" for name in names)
        lines.append(f"{what} of each series: {each}")
    return lines


def _brief(counts: Mapping[str, int]) -> str:
    series, rows = counts.get("series", 0), counts.get("rows", 0)
    colours = ", ".join(f"{colour} {counts.get(colour, 0):,}" for colour in _COLOURS)
    said = f"{series:,} series, {rows:,} rows; {colours}; special causes {counts.get('special causes', 0):,}"
    out = counts.get("series left out", 0)
    return said + (f"; series left out {out:,}" if out else "")


def added(records: list[Record]) -> dict[str, int]:
    """The counts of all parts together."""
    total: dict[str, int] = {}
    for record in records:
        for name, number in record.counts.items():
            total[name] = total.get(name, 0) + number
    return total
