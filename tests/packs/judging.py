"""Which of a pack's fields are right, by the record that a careful reader made of it.

Rows are put beside the rows that they have most in common with; then each field is right or wrong by itself. Only the
sections and fields that the expected record is made of are judged.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from goldenthread.packs import Pack, Said
from goldenthread.packs.record import leaves
from goldenthread.packs.record import plain as as_json
from tests.packs.degrading import misread
from tests.packs.scoring import MEETING, RECORDS, at, plain

Judged = tuple[Said, bool]
Same = Callable[[Any, Any], bool]
MORE_RECORDS = {
    "actions": ("minutes/actions", "item owner", ""),
    "forward plan": ("forward_plan", "title meeting", "report_of issue_type"),
}


def judged(wanted: dict[str, Any], pack: Pack, *, words_misread: bool = False) -> list[Judged]:
    """Each field that can be judged, and whether it is right. With `words_misread`, as the misread words say too."""
    return list(_judged(wanted, pack.record.tree, _same_misread if words_misread else _same))


def _judged(wanted: dict[str, Any], tree: dict[str, Any], same: Same) -> Iterator[Judged]:
    for place, fields in (("meeting", MEETING), ("minutes", "meeting_date closed_at present apologies substitutions")):
        for field in fields.split() if wanted.get(place) else ():
            yield from _field(at(wanted, f"{place}/{field}"), at(tree, f"{place}/{field}"), same)
    if at(wanted, "performance/period"):
        yield from _field(wanted["performance"]["period"], at(tree, "performance/period"), same)
    for path, key, others in (RECORDS | MORE_RECORDS).values():
        if at(wanted, path) is not None:
            yield from _rows(at(wanted, path), at(tree, path) or [], key.split(), others.split(), same)
    if at(wanted, "minutes/decisions") is not None:
        yield from _decisions(wanted["minutes"]["decisions"], at(tree, "minutes/decisions") or [], same)


def _field(wanted: Any, got: Any, same: Same) -> Iterator[Judged]:
    """One field, or a list of which each entry is right if it is among those wanted."""
    if isinstance(got, list):
        left = list(wanted or [])
        for one in got:
            hit = next((other for other in left if same(other, as_json(one))), None)
            if hit is not None:
                left.remove(hit)
            yield from ((said, hit is not None) for _, said in leaves(one))
    elif got is not None:
        yield from ((said, same(wanted, as_json(got))) for _, said in leaves(got))


def _rows(wanted: list[Any], got: list[Any], key: list[str], others: list[str], same: Same) -> Iterator[Judged]:
    for row, beside in _paired(wanted, got, key, others, same):
        for name in [*key, *others]:
            value = row.get(name)
            if value is None or as_json(value) in ("", []):
                continue
            right = beside is not None and same(beside.get(name), as_json(value))
            yield from ((said, right) for _, said in leaves(value))


def _paired(
    wanted: list[Any], got: list[Any], key: list[str], others: list[str], same: Same
) -> Iterator[tuple[Any, Any]]:
    """Each row read with the row wanted that it has most fields in common with, if any; each of those once."""
    common: Counter[tuple[int, int]] = Counter()
    for i, row in enumerate(got):
        for j, other in enumerate(wanted):
            for name in [*key, *others]:
                value = as_json(row.get(name))
                if value not in (None, "", []) and same(other.get(name), value):
                    common[i, j] += 3 if name in key else 1
    beside: dict[int, int] = {}
    for (i, j), _ in sorted(common.items(), key=lambda one: (-one[1], abs(one[0][0] - one[0][1]), one[0])):
        if i not in beside and j not in beside.values():
            beside[i] = j
    for i, row in enumerate(got):
        yield row, wanted[beside[i]] if i in beside else None


def _decisions(wanted: list[Any], got: list[Any], same: Same) -> Iterator[Judged]:
    left = [(row["item"], one) for row in wanted for one in row["decisions"]]
    for row in got:
        items = []
        for one in row["decisions"]:
            hits = [entry for entry in left if _begins(entry[1], as_json(one["text"]), same)]
            hit = next((entry for entry in hits if same(entry[0], as_json(row["item"]))), hits[0] if hits else None)
            yield from ((said, hit is not None) for _, said in leaves(one["text"]))
            items.append(hit is not None and same(hit[0], as_json(row["item"])))
            if hit is not None:
                left.remove(hit)
                yield from _label(hit[1], one.get("label"), same)
        yield from ((said, any(items)) for _, said in leaves(row["item"]))


def _label(wanted: dict[str, Any], label: Any, same: Same) -> Iterator[Judged]:
    if isinstance(label, Said) and label.value and wanted.get("label") is not None:
        yield label, same(wanted["label"], label.plain)


def _begins(wanted: dict[str, Any], text: str, same: Same) -> bool:
    begins = wanted.get("begins") or wanted.get("text") or ""
    for words in (begins, misread(begins)) if same is _same_misread else (begins,):
        if plain(text).startswith(plain(words)):
            return True
    return False


def _same(wanted: Any, got: Any) -> bool:
    return bool(plain(wanted) == plain(got))


def _same_misread(wanted: Any, got: Any) -> bool:
    return _same(wanted, got) or bool(plain(_misread(wanted)) == plain(got))


def _misread(value: Any) -> Any:
    if isinstance(value, list):
        return [_misread(one) for one in value]
    if isinstance(value, dict):
        return {name: _misread(one) for name, one in value.items()}
    return misread(value) if isinstance(value, str) else value
