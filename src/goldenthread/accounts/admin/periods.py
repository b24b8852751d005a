"""Quarters and years in forms: read as people write them, kept as the record writes them."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from goldenthread.dates import DatesError, FinancialYear, Period, Quarter, parse_period

QUARTER: tuple[type[Period], ...] = (Quarter,)
YEAR: tuple[type[Period], ...] = (FinancialYear,)
EXAMPLES = {QUARTER: "2023-24 Q2", YEAR: "2023-24", (*QUARTER, *YEAR): "2023-24 Q2 or 2023-24"}


class PeriodField(forms.CharField):
    """A quarter, a financial year, or either, in any of the ways people write them."""

    def __init__(self, *, types: tuple[type[Period], ...] = QUARTER, **kwargs: Any) -> None:
        self.types = types
        super().__init__(**{"max_length": 40, **kwargs})

    def clean(self, value: Any) -> str:
        text = super().clean(value)
        if not text:
            return text
        try:
            found = parse_period(text)
        except DatesError as error:
            raise ValidationError(str(error)) from None
        if not isinstance(found, self.types):
            raise ValidationError(f"“{text}” is not what is wanted here. Write it like {EXAMPLES[self.types]}.")
        return str(found)
