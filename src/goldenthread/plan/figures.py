"""A database field for figures as they were reported: exact, and with every decimal they were given."""

from decimal import Decimal, InvalidOperation
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Cast

LARGEST = Decimal("1e15")


class FigureField(models.Field):
    """A Decimal that keeps its reported precision: 99.50 comes back as 99.50.

    PostgreSQL's unconstrained numeric keeps the scale. SQLite's numbers are floats, so there the figure is text;
    compare figures in SQL with `as_number`.
    """

    description = "A figure as reported"

    def db_type(self, connection: Any) -> str:
        return "numeric" if connection.vendor == "postgresql" else "text"

    def get_internal_type(self) -> str:
        return "FigureField"

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Decimal | None:
        return None if value is None else Decimal(value)

    def to_python(self, value: Any) -> Decimal | None:
        if value is None:
            return value
        try:
            figure = value if isinstance(value, Decimal) else Decimal(str(value))
        except InvalidOperation:
            raise ValidationError("“%(value)s” is not a figure.", params={"value": value}) from None
        if not figure.is_finite() or abs(figure) >= LARGEST:
            raise ValidationError("“%(value)s” is not a figure this record can hold.", params={"value": value})
        # PostgreSQL knows no negative nought, and a council prints none.
        return figure.copy_abs() if figure.is_zero() else figure

    def get_prep_value(self, value: Any) -> Decimal | None:
        return self.to_python(value)

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        figure = self.to_python(value)
        if figure is None or connection.vendor == "postgresql":
            return figure
        return format(figure, "f")

    def value_to_string(self, obj: models.Model) -> str:
        figure = self.value_from_object(obj)
        return "" if figure is None else format(figure, "f")

    def formfield(self, **kwargs: Any) -> Any:
        from django import forms

        return super().formfield(**{"form_class": forms.DecimalField, **kwargs})


def as_number(name: str) -> Cast:
    """The figure `name` as a number the database can compare, for constraints and ordering."""
    return Cast(name, models.FloatField())
