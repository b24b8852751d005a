"""The only writer of forecasts, savings, and fees and charges."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from goldenthread.accounts.actions import Trail
from goldenthread.accounts.versions import Versioned
from goldenthread.money.models import Fee, Forecast, Saving
from goldenthread.plan.actions import Saved, append_facts, save_things


def save_forecasts(*, rows: Sequence[Mapping[str, Any]], trail: Trail) -> Saved:
    """Add or change what forecasts there are; their figures are appended."""
    return save_things(model=Forecast, kind="forecast", rows=rows, trail=trail)


def save_savings(*, rows: Sequence[Mapping[str, Any]], trail: Trail) -> Saved:
    """Add or change savings proposals; their amounts are appended."""
    return save_things(model=Saving, kind="saving", rows=rows, trail=trail)


def save_fees(*, rows: Sequence[Mapping[str, Any]], trail: Trail) -> Saved:
    """Add or change what fees there are; their figures are appended."""
    return save_things(model=Fee, kind="fee", rows=rows, trail=trail)


def append_figures(*, model: type[Versioned], facts: Iterable[Versioned], trail: Trail) -> Saved:
    """Append the figures of forecasts, savings or fees."""
    return append_facts(model=model, facts=facts, trail=trail, label=str(model._meta.verbose_name))
