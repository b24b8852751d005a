"""What changed in a thing, field by field, said so that a person can read it in the audit trail."""

import datetime as dt
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from django.db import models

Values = Mapping[str, Any]
Difference = dict[str, tuple[Any, Any]]
"""{field: (before, after)}"""


def shown(value: Any) -> Any:
    """A value as the audit trail keeps it."""
    if isinstance(value, (Decimal, dt.date)):
        return str(value)
    return value


def changes(thing: Any, row: Values) -> Difference:
    """The fields of `thing` that `row` states otherwise, as {field: (before, after)}; `thing` is changed to match."""
    diff = {}
    for name, value in row.items():
        before = getattr(thing, _attname(type(thing), name))
        after = getattr(value, "pk", value)
        if differs(before, after):
            diff[name] = (before, after)
            setattr(thing, name, value)
    return diff


def make_readable(model: type[models.Model], diffs: Iterable[Difference]) -> None:
    """Make differences fit to read: what a field pointed to by its name, figures and dates as text."""
    diffs = list(diffs)
    named = _names(model, diffs)
    for diff in diffs:
        for name, (before, after) in diff.items():
            if (names := named.get(name)) is not None:
                before, after = names.get(before, before), names.get(after, after)
            diff[name] = (shown(before), shown(after))


def _names(model: type[models.Model], diffs: Iterable[Values]) -> dict[str, dict[Any, str]]:
    """For each changed field that points to another thing, the names of the things it points to, by primary key."""
    pointing = [column for column in model._meta.concrete_fields if column.related_model]
    pointers = {name for column in pointing for name in (column.name, column.attname)}
    pointed: dict[str, set[Any]] = {}
    for diff in diffs:
        for name in pointers & diff.keys():
            pointed.setdefault(name, set()).update(value for value in diff[name] if value is not None)
    named: dict[str, dict[Any, str]] = {}
    for column in pointing:
        keys = pointed.get(column.name) or pointed.get(column.attname)
        if keys and column.related_model and not isinstance(column.related_model, str):
            things = column.related_model._default_manager.in_bulk(list(keys))
            names = {pk: getattr(thing, "reference", None) or str(thing) for pk, thing in things.items()}
            named |= {column.name: names, column.attname: names}
    return named


def _attname(model: type[models.Model], name: str) -> str:
    return model._meta.get_field(name).attname  # type: ignore[union-attr]


def differs(before: Any, after: Any) -> bool:
    if isinstance(before, Decimal) and isinstance(after, Decimal):
        return str(before) != str(after)
    return bool(before != after)


def plain(row: Values) -> dict[str, Any]:
    return {k: getattr(v, "reference", None) or getattr(v, "name", v) for k, v in row.items() if v not in (None, "")}
