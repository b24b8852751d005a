"""Facts that are appended: a changed fact is another version of it, and the earlier one stays.

A `Versioned` model names the fields that identify a fact and the fields that state it. `append_versions` is the one way
to write them: it leaves a fact that is already so alone, which is what makes an import safe to repeat.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, ClassVar, Generic, NamedTuple, TypeVar

from django.db import models
from django.db.models import Max, OuterRef, QuerySet, Subquery

V = TypeVar("V", bound="Versioned")
CHUNK = 2000


class Versioned(models.Model):
    """A fact known from a moment, until a later version of it is known."""

    IDENTITY: ClassVar[tuple[str, ...]]
    CONTENT: ClassVar[tuple[str, ...]]

    version = models.PositiveSmallIntegerField(default=1, editable=False)
    known_from = models.DateTimeField(help_text="From when this was known; a correction is known from later.")

    class Meta:
        abstract = True

    def identity(self) -> tuple[Any, ...]:
        return tuple(getattr(self, name) for name in self.IDENTITY)

    def stated(self) -> tuple[Any, ...]:
        return tuple(_comparable(getattr(self, name)) for name in self.CONTENT)


def _comparable(value: Any) -> Any:
    # 99.5 and 99.50 are different statements: the second claims another decimal.
    return str(value) if hasattr(value, "as_tuple") else value


@dataclass
class Appended(Generic[V]):
    """What `append_versions` did: facts `added`, by name; `changed` pairs (earlier, later); how many `unchanged`."""

    added: list[str] = field(default_factory=list)
    changed: list[tuple[V, V]] = field(default_factory=list)
    unchanged: int = 0


def current(queryset: "QuerySet[V]", *, known_at: dt.datetime | None = None) -> "QuerySet[V]":
    """The latest version of each fact, as known at a moment (by default, now)."""
    model = queryset.model
    if known_at is not None:
        queryset = queryset.filter(known_from__lte=known_at)
    same = model._default_manager.filter(**{name: OuterRef(name) for name in model.IDENTITY})
    if known_at is not None:
        same = same.filter(known_from__lte=known_at)
    latest = same.order_by().values(*model.IDENTITY).annotate(latest=Max("version")).values("latest")
    return queryset.filter(version=Subquery(latest))


def append_versions(
    model: type[V],
    facts: Iterable[V],
    *,
    existing: "QuerySet[V] | None" = None,
    before_append: Callable[[V, V], bool | None] | None = None,
) -> Appended[V]:
    """Append each of `facts` that is new or says something else than its current version; leave the rest.

    `existing` narrows where current versions are looked for (by default, the whole table). `before_append` is called
    with the current and the later version before a change is written; it may complete it, refuse it by raising, or
    leave it out by giving back False. A current version without a primary key is of this same call.
    Facts are taken and written by the thousand, so there may be any number.
    """
    done: Appended[V] = Appended()
    held = _held(model, existing)
    taken = iter(facts)
    while chunk := list(islice(taken, CHUNK)):
        _append_chunk(model, chunk, held, before_append, done)
    return done


class _Held(NamedTuple):
    """A fact's current version: which, what it states, and its key in the database if it was there before."""

    version: int
    stated: tuple[Any, ...]
    pk: Any


def _held(model: type[V], existing: "QuerySet[V] | None") -> dict[tuple[Any, ...], _Held]:
    rows = model._default_manager.all() if existing is None else existing
    width = len(model.IDENTITY)
    held: dict[tuple[Any, ...], _Held] = {}
    for pk, version, *values in (
        rows.order_by().values_list("pk", "version", *model.IDENTITY, *model.CONTENT).iterator()
    ):
        identity = tuple(values[:width])
        if (known := held.get(identity)) is None or known.version < version:
            held[identity] = _Held(version, tuple(_comparable(value) for value in values[width:]), pk)
    return held


def _append_chunk(
    model: type[V],
    chunk: Sequence[V],
    held: dict[tuple[Any, ...], _Held],
    before_append: Callable[[V, V], bool | None] | None,
    done: Appended[V],
) -> None:
    stated = [(fact, fact.identity(), fact.stated()) for fact in chunk]
    changed = {held[identity].pk for _, identity, says in stated if identity in held and held[identity].stated != says}
    earlier = model._default_manager.in_bulk(list(changed - {None}))
    fresh: dict[tuple[Any, ...], V] = {}
    new: list[V] = []
    for fact, identity, says in stated:
        before = held.get(identity)
        if before is not None and before.stated == says:
            done.unchanged += 1
            continue
        if before is None:
            done.added.append(str(fact))
        else:
            old = fresh.get(identity) or earlier.get(before.pk)
            if old is None:  # written by an earlier chunk of this same call
                named = dict(zip(model.IDENTITY, identity, strict=True))
                old = model._default_manager.get(**named, version=before.version)
                old.pk = None
            fact.version = before.version + 1
            if before_append is not None and before_append(old, fact) is False:
                continue
            done.changed.append((old, fact))
        held[identity] = _Held(fact.version, says, None)
        fresh[identity] = fact
        new.append(fact)
    model._default_manager.bulk_create(new, batch_size=500)
