"""Results recorded as the product records them: through its actions, signed."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from accounts.factory import KNOWN, make

from goldenthread.accounts.actions import audited
from goldenthread.performance.actions import append_indicator_facts, observation, record_observations
from goldenthread.performance.models import Assessment, Indicator, Observation, Target
from goldenthread.performance.queries import latest_assessments

Record = Callable[..., Observation]


@pytest.fixture
def record(db: None) -> Record:
    """Records a result: `record(indicator, "2023-24 Q2", "71.1")`."""

    def do(indicator: Indicator, period: str, value: str, **values: Any) -> Observation:
        made = observation(
            indicator=indicator,
            reported_in=period,
            value=Decimal(value),
            known_from=values.pop("known_from", KNOWN),
            recorded_by="A. Officer",
            **values,
        )
        with audited(actor="A. Officer", action="record") as trail:
            record_observations(observations=[made], trail=trail)
        return made

    return do


def target(indicator: Indicator, period: str, value: str | None, kind: str = "number", words: str = "") -> Target:
    """Appends a target as an import does."""
    figure = None if value is None else Decimal(value)
    made: Target = Target(indicator=indicator, period=period, kind=kind, value=figure, words=words, known_from=KNOWN)
    with audited(actor="A. Officer", action="set a target") as trail:
        append_indicator_facts(model=Target, facts=[made], trail=trail)
    return made


def said(indicator: Indicator, period: str) -> Assessment:
    """What a result was last judged to mean."""
    return latest_assessments(periods=[period], indicators=[indicator.reference]).get()


def an_indicator(**values: Any) -> Indicator:
    """An indicator reported to one decimal."""
    made: Indicator = make(Indicator, **{"decimals": 1, **values})
    return made
