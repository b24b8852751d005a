"""Fills every table with words that must never be published.

Made over the models themselves, so that a table or a column added later is filled too, or the tests say that it is not.
Each row's own word is `canary` and four digits; every figure is 424242.
"""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from django.apps import apps
from django.db import models

from goldenthread.performance.models import Assessment
from goldenthread.plan.figures import FigureField
from goldenthread.plan.models import Link, Pillar, Plan, Pledge, PledgeEvidence, PledgePlacement, Record, Source, Theme
from goldenthread.risks.models import Risk

from . import gather_record as made

APPS = ("plan", "performance", "risks", "money", "reports")
WORD, FIGURE = "canary", "424242"
# Tables whose rows cannot be hidden and hang under nothing that can be.
OPEN_BY_NATURE = {
    "Council",
    "GovernancePeriod",
    "RagRule",
    "PledgeSection",
    "Headline",
    "Record",
    "Area",
    "NeighbourSet",
}
# Columns that must hold something in particular for the row to be accepted, or to be of the quarter.
VALUES: dict[str, Any] = {
    "period": made.QUARTER,
    "reported_in": made.QUARTER,
    "year": "2023-24",
    "starts": dt.date(2023, 4, 1),
    "ends": dt.date(2026, 3, 31),
    "known_from": made.KNOWN,
    "version": 1,
    "due_quarters": "",
    "exempt_paragraphs": "",
    "impact": None,
    "likelihood": None,
    "score": 20,
    "none_available": False,
    "is_public": True,
    "top_five": None,
    "foundation": False,
    "first": True,
    "decimals": 0,
}
VALUES_OF: dict[str, dict[str, Any]] = {
    "Target": {"kind": "words", "value": None},
    "Commentary": {"status": "approved"},
    "RiskScore": {"score_kind": "residual"},
    "Strategy": {"starts": "2023", "ends": "2026"},
    "Activity": {"starts": "2023"},
    "Indicator": {"rag_rule": None},
    "ChartSetting": {"floor": None, "ceiling": None},
    "ChartEvent": {"starts_phase": True, "withdrawn": False},
    "ExcludedPoint": {"excluded": True},
    "PublishedLimits": {"confidence": Decimal(95)},
}


class Canaries:
    """One record in which some things may be published and the rest may not."""

    def __init__(self) -> None:
        made.council()
        self.number = itertools.count(1)
        self.words: dict[str, list[str]] = {}
        self.open: dict[type[models.Model], Any] = {}
        for model in recorded():
            self.public(model)
        made.link(self.public(Risk), "risks", self.public(Theme))

    def public(self, model: type[models.Model]) -> Any:
        """The one thing of its kind that may be published."""
        if model not in self.open:
            self.open[model] = self.row(model, secret=False)
            if isinstance(self.open[model], Pledge):
                self.row(PledgePlacement, pledge=self.open[model], secret=False)
        return self.open[model]

    def row(self, model: type[models.Model], *, secret: bool = True, public: bool = True, **fixed: Any) -> Any:
        """A row with a canary in every column that holds words or figures, under things that may be published."""
        number = next(self.number)
        word = f"{WORD}{number:04d}" if secret else f"plain{number:04d}"
        if secret:
            self.words.setdefault(model.__name__, []).append(word)
        values: dict[str, Any] = {}
        for field in model._meta.concrete_fields:
            if field.name in fixed or field.primary_key:
                continue
            values[field.name] = self.value(model, field, word, public)
        return model._default_manager.create(**values, **fixed)

    def value(self, model: type[models.Model], field: Any, word: str, public: bool) -> Any:
        particular = VALUES_OF.get(model.__name__, {})
        if field.name in particular or field.name in VALUES:
            return particular.get(field.name, VALUES.get(field.name))
        if field.name == "record":
            return made.record(made.kind_of(model), word, word, public)
        if field.is_relation:
            return None if field.null else self.public(field.related_model)
        if field.choices:
            return field.choices[0][0]
        if isinstance(field, models.JSONField):
            return {WORD: word}
        if isinstance(field, FigureField):
            return Decimal(FIGURE if word.startswith(WORD) else 10)
        if isinstance(field, models.URLField):
            return f"https://example.org/{word}"
        if isinstance(field, models.CharField | models.TextField):
            assert field.max_length is None or field.max_length >= len(word), f"{model.__name__}.{field.name}"
            return word
        if isinstance(field, models.DateField):
            return dt.date(2023, 9, 1)
        if isinstance(field, models.IntegerField):
            return None if field.null else int(word[-4:])
        return None if field.null else field.get_default()

    def hang(self, thing: models.Model) -> None:
        """Rows of every kind under a thing, and under those."""
        for model, name in pointing_at(type(thing)):
            if model in (Link, Assessment):
                continue
            if model is PledgeEvidence and name == "link":
                continue
            row = self.row(model, **{name: thing})
            if model is not PledgePlacement:
                self.hang(row)

    def point_at(self, record: Record) -> None:
        """Links and evidence that name something which may not be published."""
        for model in (Pledge, Theme):
            ends = [self.public(model).record, record]
            for one, other in (ends, ends[::-1]):
                self.row(Link, from_record=one, to_record=other)
        position = PledgeEvidence.objects.count() + 10
        self.row(PledgeEvidence, pledge=self.public(Pledge), link=record, position=position)


def all_models() -> list[type[models.Model]]:
    return [model for label in APPS for model in apps.get_app_config(label).get_models()]


def recorded() -> list[type[models.Model]]:
    """Every kind of thing with a line in the register, plans before what stands under them."""
    found = [model for model in all_models() if any(field.name == "record" for field in model._meta.concrete_fields)]
    assert {Plan, Pillar, Source} <= set(found)
    return found


def pointing_at(model: type[models.Model]) -> Iterator[tuple[type[models.Model], str]]:
    """Tables of ours with a foreign key to a table, and its name."""
    for other in all_models():
        for field in other._meta.concrete_fields:
            if field.is_relation and field.related_model is model and field.name != "source":
                yield other, field.name


def with_words(model: type[models.Model]) -> bool:
    """Whether a table holds words or figures that somebody typed."""
    kinds = (models.CharField, models.TextField, models.JSONField, FigureField)
    return any(isinstance(field, kinds) and not field.choices for field in model._meta.concrete_fields)
