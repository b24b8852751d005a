"""What the writing of every table shares: who loads and when, where facts come from, and the two ways to write."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from goldenthread.accounts.actions import Trail
from goldenthread.accounts.versions import Versioned
from goldenthread.loading.columns import Read
from goldenthread.loading.problems import Problem
from goldenthread.plan import actions as plan
from goldenthread.plan.actions import Saved
from goldenthread.plan.models import Source


class Writer:
    """One load: who loads, when, and what cannot be written after all."""

    def __init__(self, *, trail: Trail, now: dt.datetime, actor: str) -> None:
        self.trail, self.now, self.actor = trail, now, actor
        self.problems: list[Problem] = []
        self._sources: dict[str, Source] = {}
        self._published: dict[str | None, dt.datetime] = {}

    def know_sources(self) -> None:
        """Take up the sources, once they are written."""
        self._sources = {source.reference: source for source in Source.objects.all()}

    def source(self, reference: str | None) -> Source | None:
        return self._sources[reference] if reference else None

    def stated(self, read: Read, names: str) -> dict[str, Any]:
        """The named values of a row, with where it was published."""
        row = {name: read[name] for name in names.split()}
        if "source" in read:
            row["source"], row["where"] = self.source(read["source"]), read["where"]
        return row

    def published(self, read: Read) -> dt.datetime:
        """When a fact was first known: when its source was published, if that is known to the day; else now."""
        reference = read["source"]
        if reference not in self._published:
            source = self.source(reference)
            known = source is not None and len(source.date) == 10 and source.date <= str(self.now.date())
            self._published[reference] = (
                self.midnight(dt.date.fromisoformat(source.date)) if source and known else self.now
            )
        return self._published[reference]

    def midnight(self, day: dt.date) -> dt.datetime:
        return dt.datetime.combine(day, dt.time(), tzinfo=self.now.tzinfo)

    def things(
        self,
        model: type[Any],
        kind: str,
        reads: Sequence[Read],
        names: str,
        *,
        order: bool = False,
        **parents: type[Any],
    ) -> Saved:
        """Save things by reference. `parents` are the models of the columns that name what each belongs to."""
        held = _by_reference(parents)
        rows = []
        for n, read in enumerate(reads, start=1):
            row = {"reference": read["reference"], **self.stated(read, names)}
            row |= {name: held[name][read[name]] for name in parents}
            rows.append(row | ({"order": n} if order else {}))
        return plan.save_things(model=model, kind=kind, rows=rows, trail=self.trail)

    def facts(self, model: type[Versioned], reads: Sequence[Read], names: str, **parents: type[Any]) -> Saved:
        """Append facts, each belonging to what its `parents` columns name."""
        return self.append(model, self._facts(model, reads, names, parents))

    def _facts(
        self, model: type[Versioned], reads: Sequence[Read], names: str, parents: dict[str, type[Any]]
    ) -> Iterator[Versioned]:
        held = _by_reference(parents)
        for read in reads:
            belonging = {name: held[name][read[name]] for name in parents}
            yield model(**self.stated(read, names), **belonging, known_from=self.published(read))

    def append(self, model: type[Versioned], facts: Iterable[Versioned]) -> Saved:
        """Append facts of a model whose own action has nothing to add."""
        label = str(model._meta.verbose_name)
        return plan.append_facts(model=model, facts=facts, trail=self.trail, label=label)


def _by_reference(parents: dict[str, type[Any]]) -> dict[str, dict[str, Any]]:
    return {name: {parent.reference: parent for parent in model.objects.all()} for name, model in parents.items()}
