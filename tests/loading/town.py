"""A made-up town's data folder, and the record it is loaded into, as tests need them."""

import csv
import datetime as dt
import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db import connection

from goldenthread.loading import FolderProblems, Loaded, Problem, load_folder

NOW = dt.datetime(2024, 2, 1, 12, tzinfo=dt.UTC)
"""The moment at which every test loads: Q4 of 2023-24."""

COUNCIL = """\
name: Town Council
short_name: Town
period: 2023-24 Q2
rag_rules:
  - name: within-ten
    title: Amber when less than 10% off target
    amber_within_percent: "10"
"""
PLANS = """\
- reference: town-plan
  title: The town's plan
  starts: 2023
  ends: 2026
  source: report
  pillars:
    - reference: places
      title: Places
      themes:
        - reference: homes
          title: Homes
          outcomes:
            - reference: better-homes
              title: Homes are better
"""
INDICATOR = {
    "reference": "visits",
    "title": "Visits to the pool",
    "theme": "homes",
    "type": "kpi",
    "unit": "count",
    "polarity": "bigger",
    "result_kind": "quarter",
    "frequency": "quarterly",
}
SHARE = INDICATOR | {"reference": "share", "title": "Share of visitors who come back", "unit": "percent"}
OBSERVATION = {"indicator": "visits", "reported_in": "2023-24 Q2", "value": "100"}
ROWS: dict[str, dict[str, str]] = {
    "sources": {"reference": "report", "title": "The report", "date": "2023-11-14"},
    "strategies": {"reference": "housing", "title": "Housing strategy", "themes": "homes"},
    "delivery_items": {"reference": "item-1", "strategy": "housing", "description": "Build"},
    "activities": {"reference": "build", "theme": "homes", "title": "Build homes"},
    "milestones": {"activity": "build", "title": "Dig"},
    "activity_updates": {"activity": "build", "period": "2023-24 Q2", "status": "on-track"},
    "narratives": {"theme": "homes", "period": "2023-24 Q2", "text": "Homes were built."},
    "theme_statuses": {"theme": "homes", "period": "2023-24 Q2", "status": "green", "set_by": "published"},
    "indicators": INDICATOR,
    "observations": OBSERVATION,
    "targets": {"indicator": "visits", "period": "2023-24 Q2", "kind": "number", "value": "120"},
    "commentaries": {"indicator": "visits", "period": "2023-24 Q2", "text": "It rained."},
    "benchmarks": {"indicator": "visits", "area": "London", "value": "90"},
    "headlines": {"period": "2023-24 Q2", "measure": "indicators", "value": "2"},
    "pledges": {"reference": "pool", "title": "Keep the pool", "section": "Leisure", "indicator": "visits"},
    "pledge_evidence": {"pledge": "pool", "kind": "action", "text": "It is open."},
    "risks": {"reference": "STR1", "title": "The roof", "kind": "strategic"},
    "risk_scores": {"risk": "STR1", "period": "2023-24 Q2", "score_kind": "residual", "score": "15"},
    "forecasts": {
        "reference": "leisure-q2",
        "service": "Leisure",
        "period": "2023-24 Q2",
        "budget_kind": "revenue",
        "unit": "gbp-thousand",
    },
    "savings": {
        "reference": "S1",
        "opportunity_area": "Leisure",
        "description": "Less light",
        "year": "2024-25",
        "amount": "-5",
        "amount_unit": "gbp-thousand",
    },
    "fees": {"reference": "swim", "title": "Swimming", "description": "Adult", "year": "2024-25", "proposed": "5.20"},
    "links": {"from": "activity:build", "to": "outcome:better-homes", "meaning": "delivers"},
}
"""One row that loads for every table there is."""


def as_csv(rows: Sequence[Mapping[str, str]]) -> str:
    names = list(dict.fromkeys(name for row in rows for name in row))
    out = io.StringIO()
    writer = csv.DictWriter(out, names, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


class Town:
    """The folder: write files into it, load it, ask what is wrong with it."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def whole(self) -> "Town":
        """Every table, one row each, and a second indicator, which is a percentage."""
        self.write("council.yaml", COUNCIL)
        self.write("plans.yaml", PLANS)
        for name, row in ROWS.items():
            self.table(name, row)
        return self.table("indicators", INDICATOR, SHARE)

    def write(self, name: str, content: str | bytes) -> "Town":
        if isinstance(content, str):
            content = content.encode()
        path = self.path / name
        # To read is quicker than to write, and most files are as they were.
        if not path.exists() or path.read_bytes() != content:
            path.write_bytes(content)
        return self

    def table(self, name: str, *rows: Mapping[str, str]) -> "Town":
        return self.write(f"{name}.csv", as_csv(rows))

    def load(self, *, dry_run: bool = False, now: dt.datetime = NOW) -> Loaded:
        return load_folder(self.path, actor="tester", dry_run=dry_run, now=now)

    def problems(self) -> list[Problem]:
        """What is wrong. Nothing may be loaded when anything is."""
        before = record()
        try:
            self.load()
        except FolderProblems as error:
            assert record() == before, "something was loaded although there were problems"
            return error.problems
        return []

    def problem(self) -> Problem:
        """The one thing that is wrong."""
        found = self.problems()
        assert len(found) == 1, "\n".join(str(problem) for problem in found)
        return found[0]


def record() -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table of the record, all of its columns as the database gives them."""
    models = [model for model in apps.get_models() if model.__module__.startswith("goldenthread.")]
    throughs = [field.remote_field.through for model in models for field in model._meta.local_many_to_many]
    rows = {}
    with connection.cursor() as cursor:
        for model in dict.fromkeys([*models, *throughs]):
            table, key = model._meta.db_table, model._meta.pk.column
            cursor.execute(f'select * from "{table}" order by "{key}"')
            rows[table] = cursor.fetchall()
    return rows


def tallies(loaded: Loaded) -> dict[str, tuple[int, int, int]]:
    """(added, changed, unchanged) by table, of the tables that anything was said of."""
    told = {tally.table: (tally.added, len(tally.changed), tally.unchanged) for tally in loaded.tallies}
    return {name: counts for name, counts in told.items() if any(counts)}
