"""No cell may be longer than the field it is kept in: SQLite would keep it, PostgreSQL would refuse it."""

import pytest
from django.db import models

from goldenthread.loading.columns import Column
from goldenthread.loading.problems import CellError
from goldenthread.loading.tables import TABLES
from goldenthread.money.models import Fee, Forecast, Saving
from goldenthread.performance.models import Benchmark, Commentary, Headline, Indicator, Observation, Target, ThemeStatus
from goldenthread.plan.models import (
    Activity,
    ActivityUpdate,
    DeliveryItem,
    Link,
    Milestone,
    Narrative,
    Pledge,
    PledgeEvidence,
    Source,
    Strategy,
)
from goldenthread.risks.models import Risk, RiskScore

MODELS: dict[str, type[models.Model]] = {
    "sources": Source,
    "strategies": Strategy,
    "delivery_items": DeliveryItem,
    "activities": Activity,
    "milestones": Milestone,
    "activity_updates": ActivityUpdate,
    "narratives": Narrative,
    "theme_statuses": ThemeStatus,
    "indicators": Indicator,
    "observations": Observation,
    "targets": Target,
    "commentaries": Commentary,
    "benchmarks": Benchmark,
    "headlines": Headline,
    "pledges": Pledge,
    "pledge_evidence": PledgeEvidence,
    "risks": Risk,
    "risk_scores": RiskScore,
    "forecasts": Forecast,
    "savings": Saving,
    "fees": Fee,
    "links": Link,
}


def _longest(table: str, column: Column) -> int | None:
    """How many characters the field of this name may hold, if there is such a field and it is bounded."""
    fields = {field.name: field for field in MODELS[table]._meta.concrete_fields}
    return fields[column.name].max_length if column.name in fields else None


CELLS = [
    (table.name, column, length)
    for table in TABLES.values()
    for column in table.columns
    if (length := _longest(table.name, column))
]


def test_every_table_is_looked_at() -> None:
    assert set(MODELS) == set(TABLES)


@pytest.mark.parametrize(
    ("table", "column", "length"), CELLS, ids=[f"{table} {column.name}" for table, column, _ in CELLS]
)
def test_a_cell_that_is_too_long_for_its_field_is_refused(table: str, column: Column, length: int) -> None:
    for cell in ("x" * (length + 1), "http://x/" + "x" * (length + 1), "1" * (length + 1)):
        with pytest.raises(CellError):
            column.read(cell)
