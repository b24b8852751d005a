"""Published quarters to read, and the files of a report made quickly where a test is not about them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from goldenthread.publications import actions, making
from goldenthread.publications.library import library
from goldenthread.publications.models import Snapshot
from goldenthread.reports.facts import QuarterFacts
from goldenthread.reports.render import FORMATS, file_name

from . import quarters

FIRST_DAY = datetime(2023, 8, 15, 9, 0, tzinfo=UTC)
SECOND_DAY = datetime(2023, 11, 14, 9, 30, tzinfo=UTC)
Freeze = Callable[..., Snapshot]


@pytest.fixture(autouse=True)
def fresh_process() -> None:
    """Each test is a process that has read nothing yet."""
    library.forget()


def quick_files(facts: QuarterFacts, template: bytes | None = None) -> dict[str, bytes]:
    """Stand-ins for the report's four files, which take most of the time of a publication."""
    return {file_name(facts.period, kind): f"{kind} of {facts.period}".encode() for kind in FORMATS}


def publish(facts: QuarterFacts, *, reason: str = "", now: datetime | None = None) -> Snapshot:
    return actions.freeze(facts=facts, actor="Pat Smith", reason=reason, now=now)


@pytest.fixture
def freeze(db: None, monkeypatch: pytest.MonkeyPatch) -> Freeze:
    """Publishes facts, with stand-ins for the report's files."""
    monkeypatch.setattr(making, "render_all", quick_files)
    return publish


@pytest.fixture
def published(freeze: Freeze) -> tuple[Snapshot, Snapshot]:
    """Two quarters, each published once: 2023-24 Q1 in August and Q2 in November 2023."""
    return (
        freeze(quarters.quarter_before(), now=FIRST_DAY),
        freeze(quarters.quarter(), now=SECOND_DAY),
    )
