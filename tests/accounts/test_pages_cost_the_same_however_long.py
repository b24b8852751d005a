"""A page of the administration asks the database as often for twelve rows as for three: nothing is read row by row."""

from typing import Any

import pytest
from django.contrib import admin
from django.db import connection, models
from django.db.models import ForeignKey, Q
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from goldenthread.accounts.policies import Role
from goldenthread.plan.models import Council, Link, Pledge, PledgePlacement, Record
from goldenthread.publications.models import Snapshot, SnapshotFile

from .factory import FIELDS, built, fields, make, our_models
from .roles import visitor

pytestmark = pytest.mark.django_db

PAGE_QUERIES = 24
"""The most that a page may ask, sessions and permissions included: a limit, to show what a change costs."""

MANY = [model for model in our_models() if model is not Council]
INLINES = [
    pytest.param(model, inline, id=f"{model._meta.label}: {inline.__name__}")
    for model, model_admin in admin.site._registry.items()
    for inline in model_admin.inlines
]


def queries(client: Client, address: str, query: dict[str, str] | None = None) -> int:
    """How often a page asks the database."""
    with CaptureQueriesContext(connection) as captured:
        response = client.get(address, query or {})
    assert response.status_code == 200
    # The size of a list is asked for in the same words whatever it is; savepoints are not questions.
    return len([q for q in captured.captured_queries if "SAVEPOINT" not in q["sql"]])


@pytest.mark.parametrize("model", MANY, ids=lambda model: model._meta.label)
def test_a_list_asks_as_often_for_twelve_rows_as_for_three(model: type[models.Model]) -> None:
    """With what every filter and column shows."""
    client, address = (
        visitor(Role.SUPERUSER),
        reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist"),
    )
    for _ in range(3):
        make(model)
    queries(client, address)
    few = queries(client, address)
    for _ in range(9):
        make(model)
    assert queries(client, address) == few <= PAGE_QUERIES


def related(parent: Any, inline: Any) -> Any:
    """Another row in an inline of a thing."""
    model = inline.model
    if model is Link:
        record = parent if isinstance(parent, Record) else parent.record
        return make(Link, **{inline.fk_name: record})
    name = next(
        field.name
        for field in model._meta.concrete_fields
        if isinstance(field, ForeignKey) and field.related_model is type(parent)
    )
    values: dict[str, Any] = {"first": False} if model is PledgePlacement else {}
    if model._meta.app_label == "money":
        values["version"] = model._default_manager.filter(**{name: parent}).count() + 1
    return make(model, **{name: parent, **values})


@pytest.mark.parametrize(("model", "inline"), INLINES)
def test_a_thing_asks_as_often_with_twelve_rows_on_its_page_as_with_three(
    model: type[models.Model], inline: Any
) -> None:
    """For each kind of row that its page shows."""
    thing, client = make(model), visitor(Role.SUPERUSER)
    address = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_change", args=[thing.pk])
    for _ in range(3):
        related(thing, inline)
    queries(client, address)
    few = queries(client, address)
    for _ in range(9):
        related(thing, inline)
    assert queries(client, address) == few <= PAGE_QUERIES


def test_the_picker_asks_as_often_for_twelve_things_as_for_three() -> None:
    """Pickers are used at every keystroke."""
    client = visitor(Role.SUPERUSER)
    query = {"app_label": "plan", "model_name": "link", "field_name": "from_record", "term": "result"}
    for _ in range(3):
        make(Record)
    few = queries(client, reverse("admin:plan_record_pick"), query)
    for _ in range(9):
        make(Record)
    assert queries(client, reverse("admin:plan_record_pick"), query) == few <= 6


@pytest.mark.parametrize("model", [Snapshot, SnapshotFile], ids=lambda model: model._meta.label)
def test_a_list_of_publications_does_not_read_their_content(model: type[models.Model]) -> None:
    """A snapshot holds megabytes, and its line in a list a few words."""
    make(SnapshotFile)
    address = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
    client = visitor(Role.SUPERUSER)
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    assert not [q for q in captured.captured_queries if '"content"' in q["sql"]]


def test_the_register_tells_what_is_behind_a_thing_at_a_fixed_price() -> None:
    """Two steps of links, whatever their number."""
    pledge = make(Pledge)
    client, address = visitor(Role.SUPERUSER), reverse("admin:plan_record_change", args=[pledge.record_id])
    for _ in range(2):
        further = make(Link, from_record=pledge.record).to_record
        make(Link, from_record=further)
    queries(client, address)
    few = queries(client, address)
    for _ in range(8):
        further = make(Link, from_record=pledge.record).to_record
        make(Link, from_record=further)
    assert Link.objects.filter(Q(from_record=pledge.record) | Q(to_record=pledge.record)).count() == 10
    assert queries(client, address) == few <= PAGE_QUERIES


def test_the_factory_makes_rows_that_differ() -> None:
    """Else a page that read each row anew might be served from what it had read."""
    for model in MANY:
        if "record" in FIELDS[model](1):
            assert fields(model)["record"] != fields(model)["record"]
    assert built(Pledge).title != built(Pledge).title
