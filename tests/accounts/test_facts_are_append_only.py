"""Facts are added and read, never changed or deleted: the database itself refuses, in SQL that asks no model.

Which tables these are is read from the models, so a table of facts without its guard fails here.
"""

import pytest
from django.db import IntegrityError, connection, models, transaction

from goldenthread.accounts.models import AuditEvent
from goldenthread.performance.models import Assessment, Observation
from goldenthread.publications.models import Snapshot, SnapshotFile

from .factory import built, make, our_models, versioned_models

pytestmark = pytest.mark.django_db

FACTS: list[type[models.Model]] = [*versioned_models(), AuditEvent, Assessment, Snapshot, SnapshotFile]
each_table_of_facts = pytest.mark.parametrize("model", FACTS, ids=lambda model: model._meta.label)


def refused(statement: str) -> str:
    """What the database says to a statement; empty if it does as it is told."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    except IntegrityError as error:
        return str(error)
    return ""


def test_there_are_tables_of_facts_in_every_part_of_the_record() -> None:
    """HOUSE, the way of a figure: results are appended; so is all else that a report tells."""
    apps = {model._meta.app_label for model in FACTS}
    assert apps == {"accounts", "plan", "performance", "risks", "money", "reports", "publications"}


@each_table_of_facts
def test_a_fact_cannot_be_updated(model: type[models.Model]) -> None:
    """Not even to what it is."""
    make(model)
    table = model._meta.db_table
    assert "append-only" in refused(f"UPDATE {table} SET id = id")


@each_table_of_facts
def test_a_fact_cannot_be_deleted(model: type[models.Model]) -> None:
    """Nor the last of them."""
    make(model)
    assert "append-only" in refused(f"DELETE FROM {model._meta.db_table}")
    assert model._default_manager.count() == 1


@each_table_of_facts
def test_a_table_of_facts_cannot_be_emptied(model: type[models.Model]) -> None:
    """PostgreSQL's TRUNCATE passes by whatever guards each row."""
    make(model)
    connection.check_constraints()
    if connection.vendor == "postgresql":
        assert "append-only" in refused(f"TRUNCATE {model._meta.db_table} CASCADE")
    assert model._default_manager.count() == 1


@each_table_of_facts
def test_a_fact_cannot_be_replaced_by_another_of_its_key(model: type[models.Model]) -> None:
    """SQLite's REPLACE deletes without a delete's triggers, unless it is told to fire them."""
    row = make(model)
    columns = ", ".join(connection.ops.quote_name(field.column) for field in model._meta.concrete_fields)
    table = model._meta.db_table
    if connection.vendor == "sqlite":
        statement = f"INSERT OR REPLACE INTO {table} ({columns}) SELECT {columns} FROM {table} WHERE id = {row.pk}"
    else:
        statement = (
            f"INSERT INTO {table} ({columns}) SELECT {columns} FROM {table} WHERE id = {row.pk} "
            "ON CONFLICT (id) DO UPDATE SET id = excluded.id"
        )
    assert "append-only" in refused(statement)


def test_neither_the_models_nor_a_queryset_find_a_way_round() -> None:
    """The ways that a programmer would take without thinking."""
    observation = make(Observation)
    ways = (
        lambda: Observation.objects.update(note="better"),
        lambda: Observation.objects.bulk_update([observation], ["note"]),
        observation.save,
        observation.delete,
        lambda: Observation.objects.all().delete(),
        lambda: Observation.objects.bulk_create(
            [built(Observation, id=observation.pk)],
            update_conflicts=True,
            unique_fields=["id"],
            update_fields=["note"],
        ),
    )
    for way in ways:
        with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
            way()
    assert Observation.objects.get().note == ""


@pytest.mark.parametrize(
    "model", [model for model in our_models() if model not in FACTS], ids=lambda model: model._meta.label
)
def test_whatever_is_not_a_fact_can_be_corrected_in_place(model: type[models.Model]) -> None:
    """Else nobody could mend a title."""
    row = make(model)
    assert refused(f"UPDATE {model._meta.db_table} SET id = id WHERE id = {row.pk}") == ""
