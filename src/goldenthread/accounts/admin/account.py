"""What a thing says, as the audit trail keeps it: field by field, before and after."""

import datetime as dt
from decimal import Decimal
from typing import Any

from django.db import models

UNTOLD = {"password": "not shown"}
"""Fields whose change is told and whose value never is."""

State = dict[str, Any]


def state_of(thing: models.Model) -> State:
    """Every field of a stored thing, as values that can be compared; relations by key, many-to-many as lists."""
    state: State = {}
    for field in thing._meta.concrete_fields:
        if not field.primary_key and field.name != "last_login":
            value = field.value_from_object(thing)
            state[field.name] = bytes(value) if isinstance(value, memoryview) else value
    for many in thing._meta.many_to_many:
        through: Any = many.remote_field.through
        if through._meta.auto_created:
            state[many.name] = sorted(str(related) for related in getattr(thing, many.name).select_related())
    return state


def changes(model: type[models.Model], before: State, after: State) -> dict[str, tuple[Any, Any]]:
    """What differs between two states, as (before, after) pairs ready for the trail."""
    return {
        name: (_told(model, name, before.get(name)), _told(model, name, after.get(name)))
        for name in after
        if differs(before.get(name), after.get(name))
    }


def whole(model: type[models.Model], state: State) -> dict[str, Any]:
    """A state ready for the trail, without what is empty."""
    return {name: _told(model, name, value) for name, value in state.items() if value not in (None, "", [])}


def differs(before: Any, after: Any) -> bool:
    """Whether two values say different things: 99.5 and 99.50 do, for the second claims another decimal."""
    if isinstance(before, Decimal) and isinstance(after, Decimal):
        return str(before) != str(after)
    return bool(before != after)


def _told(model: type[models.Model], name: str, value: Any) -> Any:
    if name in UNTOLD:
        return UNTOLD[name]
    if isinstance(value, bytes):
        return f"{len(value)} bytes"
    if isinstance(value, Decimal | dt.date | dt.time):
        return str(value)
    if isinstance(value, str) and value.startswith("data:"):
        return f"{value.partition(';')[0]}, {len(value)} characters"
    field = next((field for field in model._meta.concrete_fields if field.name == name), None)
    if value is not None and isinstance(field, models.ForeignKey):
        related = field.related_model._default_manager.filter(pk=value).first()
        return getattr(related, "key", None) or getattr(related, "reference", None) or str(related)
    return value
