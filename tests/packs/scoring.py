"""How well the reader reads the invented packs; run as a module, writes docs/reference/packs-accuracy.md.

The measure is that of the gold packs: each field of a record, and each record's presence, is one fact; precision is the
share of read facts that the expected record has, recall the share of expected facts that were read; text is compared
without case, punctuation and repeated spaces; a decision is right if its text begins as it should. The score of a pack
is the mean F1 of the sections that its expected record has.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from statistics import fmean
from typing import Any

from goldenthread.packs import read_pack

Fact = tuple[Any, ...]
HERE = Path(__file__).parent
TABLE = HERE.parents[1] / "docs" / "reference" / "packs-accuracy.md"
MEETING = "body date time venue quorum chair vice_chair members substitutes question_deadline"
# section: where it is, the fields that name a record, its other fields
RECORDS = {
    "agenda": ("agenda", "number title", "first_page last_page"),
    "declarations": ("minutes/declarations", "member", "item kind"),
    "votes": ("minutes/votes", "item", "mover seconder for against carried"),
    "reports": ("reports", "title", "report_of wards status urgent key recommendations"),
    "budgets": (
        "performance/budgets",
        "service",
        "revised_budget forecast variance reserve_movements forecast_after_reserves variance_after_reserves unit",
    ),
    "status": ("performance/priority_status", "priority", "status"),
    "indicators": (
        "performance/indicators",
        "name",
        "kind polarity year_end annual_target target result prior direction change_percent benchmarks",
    ),
    "risks": ("performance/risks", "reference", "title score score_kind"),
    "savings": ("savings", "reference year", "opportunity_area amount unit"),
    "fees": (
        "fees",
        "title area description",
        "current proposed change change_percent benchmark_low benchmark_high benchmark_average",
    ),
    "delivery plan": ("delivery_plan", "theme item", "responsible timings"),
    "exempt": ("exempt", "schedule part", "paragraphs documents"),
    "clearance": ("clearance", "role", "date"),
}


def plain(value: Any) -> Any:
    """A value as it is compared."""
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, int | float):
        return round(float(value), 4)
    if isinstance(value, list | tuple):
        return tuple(plain(one) for one in value)
    if isinstance(value, dict):
        return tuple(sorted((key, plain(one)) for key, one in value.items()))
    return re.sub(r"[^a-z0-9£%]+", " ", str(value).lower()).strip()


def at(record: dict[str, Any], path: str) -> Any:
    """What a record has at a path such as `minutes/votes`, or None."""
    found: Any = record
    for step in path.split("/"):
        found = (found or {}).get(step)
    return found


def facts(record: dict[str, Any]) -> Counter[Fact]:
    """Every fact of a record but its decisions; a fact begins with its section."""
    return Counter([*_single(record), *_rows(record)])


def _single(record: dict[str, Any]) -> Iterator[Fact]:
    for field in MEETING.split():
        value = at(record, f"meeting/{field}")
        yield from (
            ("meeting", field, plain(one))
            for one in (value if isinstance(value, list) else [value])
            if one not in (None, "")
        )
    for field in ("meeting_date", "closed_at"):
        if value := at(record, f"minutes/{field}"):
            yield "minutes", field, plain(value)
    for field in ("present", "apologies", "substitutions"):
        yield from (("minutes", field, plain(one)) for one in at(record, f"minutes/{field}") or [])
    if period := at(record, "performance/period"):
        yield "performance", "period", plain(period)


def _rows(record: dict[str, Any]) -> Iterator[Fact]:
    for section, (path, key, fields) in RECORDS.items():
        for row in at(record, path) or []:
            name = tuple(plain(row.get(part)) for part in key.split())
            yield section, name
            for field in fields.split():
                if row.get(field) not in (None, "", []):
                    yield section, name, field, plain(row[field])
    for row in at(record, "minutes/actions") or []:
        yield "actions", plain(row.get("item")), plain(row.get("owner"))
    for row in record.get("forward_plan") or []:
        for field in ("title", "report_of", "issue_type"):
            yield "forward plan", plain(row.get("meeting")), plain(row.get("title")), field, plain(row.get(field))


def decisions(record: dict[str, Any]) -> list[tuple[str, str]]:
    """Each decision's item, and its text or how it begins."""
    return [
        (plain(row["item"]), plain(one.get("begins") or one.get("text") or ""))
        for row in at(record, "minutes/decisions") or []
        for one in row["decisions"]
    ]


def tally(wanted: dict[str, Any], got: dict[str, Any]) -> tuple[dict[str, list[int]], list[str]]:
    """By section how many facts are right, wanted and read; and each fact missing or extra, in words."""
    want, have = facts(wanted), facts(got)
    counts: dict[str, list[int]] = {}
    wrong = []
    for fact in want | have:
        of_section = counts.setdefault(fact[0], [0, 0, 0])
        for place, number in enumerate((min(want[fact], have[fact]), want[fact], have[fact])):
            of_section[place] += number
        if want[fact] != have[fact]:
            wrong.append(f"{'missing' if want[fact] > have[fact] else 'extra'} {fact}")
    left = decisions(got)
    of_decisions = counts["decisions"] = [0, 0, len(left)]
    for item, begins in decisions(wanted):
        of_decisions[1] += 1
        hit = next((one for one in left if one[0] == item and one[1].startswith(begins)), None)
        if hit:
            left.remove(hit)
            of_decisions[0] += 1
        else:
            wrong.append(f"missing decision {item}: {begins}")
    return counts, wrong + [f"extra decision {item}: {text[:70]}" for item, text in left]


def score(wanted: dict[str, Any], got: dict[str, Any]) -> float:
    """The mean F1, 0 to 1, of the sections that `wanted` has."""
    counts, _ = tally(wanted, got)
    return fmean(2 * right / (wants + had) for right, wants, had in counts.values() if wants)


def expected(path: Path) -> dict[str, Any]:
    """The record that a pack should give."""
    record: dict[str, Any] = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    return record


def packs(folder: str) -> list[Path]:
    """The packs of `own` or of `held_out`."""
    return [path for path in sorted((HERE / folder).glob("*.md")) if path.name != "README.md"]


@cache
def read(path: Path) -> dict[str, Any]:
    """What the reader makes of a pack."""
    return read_pack(path).as_json()


def habits() -> dict[str, str]:
    """Each pack's habit, from the tables in own/README.md."""
    lines = (HERE / "own" / "README.md").read_text(encoding="utf-8")
    return dict(re.findall(r"^\| `(\w+)` \| (.+) \|$", lines, re.MULTILINE))


def scores(folder: str) -> dict[str, float]:
    """The score of each pack in a folder, by name."""
    return {path.stem: score(expected(path), read(path)) for path in packs(folder)}


def accuracy() -> str:
    """The page docs/reference/packs-accuracy.md."""
    return f"""# How well packs never seen are read

Fifteen short packs in the manner of as many kinds of council, all of them invented (`tests/packs/own`,
`tests/packs/held_out`), were written without sight of the reader. A score is the mean F1 of the sections that the
pack's expected record has: 1 means that every fact was read and nothing was made up. `python -m tests.packs.scoring`
writes this page, and a test holds it to what the reader does.

## Packs that the reader may be mended on

{_table("own")}

## Packs held out

Nobody who tunes the reader reads these: they are the honest check.

{_table("held_out")}
"""


def _table(folder: str) -> str:
    by_name = scores(folder)
    rows = [f"| {name} | {habits()[name]} | {value:.3f} |" for name, value in by_name.items()]
    mean = f"| **mean** | | {fmean(by_name.values()):.3f} |"
    return "\n".join(["| pack | habit | F1 |", "|---|---|---|", *rows, mean])


def main() -> None:
    """Writes the page; with `--show`, prints what differs in the packs that may be looked at."""
    TABLE.write_text(accuracy(), encoding="utf-8")
    if "--show" in sys.argv:
        for path in packs("own"):
            sys.stdout.write("\n  ".join([path.stem, *tally(expected(path), read(path))[1]]) + "\n")


if __name__ == "__main__":
    main()
