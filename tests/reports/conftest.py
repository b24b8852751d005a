"""Quarters of the demonstration, gathered once for all the tests that look at them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.db import transaction

from goldenthread.loading import load_folder
from goldenthread.performance.actions import score
from goldenthread.reports.facts import QuarterFacts
from goldenthread.reports.gather import gather

BEFORE, THEN, NOW = "2010-11 Q1", "2018-19 Q2", "2023-24 Q2"
PERIODS = (BEFORE, "2018-19 Q1", THEN, "2018-19 Q3", "2023-24 Q1", NOW, "2023-24 Q3", "2024-25 Q1")


@pytest.fixture(scope="session")
def demo(django_db_setup: None, django_db_blocker: Any, repo: Path) -> dict[str, QuarterFacts]:
    """Every quarter that these tests look at, gathered from one loading of demo/."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_folder(repo / "demo", actor="A test")
        score(actor="A test")
        found = {period: gather(period) for period in PERIODS}
        transaction.set_rollback(True)
    return found


@pytest.fixture(scope="session")
def then(demo: dict[str, QuarterFacts]) -> QuarterFacts:
    return demo[THEN]


@pytest.fixture(scope="session")
def now(demo: dict[str, QuarterFacts]) -> QuarterFacts:
    return demo[NOW]
