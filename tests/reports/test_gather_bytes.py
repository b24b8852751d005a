"""The same facts are always the same bytes, and gathering more of them asks the database no more questions."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from goldenthread.performance.actions import score
from goldenthread.performance.models import Benchmark, ChartEvent, Commentary, PublishedLimits
from goldenthread.plan.models import Activity, ActivityUpdate, Milestone, Outcome, PledgeEvidence, Strategy, Theme
from goldenthread.reports.facts import encode
from goldenthread.reports.gather import gather

from . import gather_record as made

MOST_QUERIES = 56

LOAD = """
import django; django.setup()
from pathlib import Path
from django.core.management import call_command
from goldenthread.loading import load_folder
from goldenthread.performance.actions import score
call_command("migrate", verbosity=0)
load_folder(Path("demo"), actor="A test")
score(actor="A test")
"""
GATHER = """
import datetime as dt
import django; django.setup()
from goldenthread.reports.facts import digest, encode
from goldenthread.reports.gather import gather
at = dt.datetime(2100, 1, 1, tzinfo=dt.UTC)
print(*(digest(encode(gather(period, at))) for period in ("2018-19 Q2", "2023-24 Q2")))
"""


def run(code: str, var: Path, repo: Path, seed: str) -> str:
    environment = {k: v for k, v in os.environ.items() if not k.startswith("GOLDENTHREAD_")}
    environment |= {
        "DJANGO_SETTINGS_MODULE": "goldenthread.site.settings",
        "GOLDENTHREAD_VAR": str(var),
        "PYTHONHASHSEED": seed,
    }
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=repo, env=environment, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_every_process_gathers_the_same_bytes_whatever_its_hash_seed(tmp_path: Path, repo: Path) -> None:
    run(LOAD, tmp_path, repo, "0")
    digests = {run(GATHER, tmp_path, repo, seed) for seed in ("0", "4242")}
    assert len(digests) == 1
    assert len(digests.pop().split()) == 2


@pytest.mark.django_db
def test_gathering_twice_gives_the_same_bytes() -> None:
    grow(3)
    score(actor="A test")
    moment = made.day("2024-06-01")
    assert encode(gather(made.QUARTER, moment)) == encode(gather(made.QUARTER, moment))


@pytest.mark.django_db
def test_fifty_of_everything_cost_no_more_queries_than_five() -> None:
    grow(5)
    few = queries()
    grow(50)
    assert queries() == few <= MOST_QUERIES


def queries() -> int:
    score(actor="A test")
    with CaptureQueriesContext(connection) as asked:
        gather(made.QUARTER)
    return len(asked)


def grow(number: int) -> None:
    """A record with about so many of each thing that a quarter may hold many of, each with facts and links."""
    theme = Theme.objects.first() or made.theme()
    first = Outcome.objects.count()
    for n in range(first, number):
        visits = made.indicator(f"visits-{n}", theme=theme)
        made.target(visits, made.QUARTER, "100")
        made.result(visits, "2022-23 Q2", "90")
        made.result(visits, made.QUARTER, "95")
        made.fact(Commentary, indicator=visits, period=made.QUARTER, text="It rained", status="approved")
        made.fact(Benchmark, indicator=visits, area="London", value=9, source=made.source(f"paper-{n}"))
        made.fact(ChartEvent, indicator=visits, happened_on=dt.date(2023, 5, 1), title="A new pool")
        made.fact(PublishedLimits, indicator=visits, period=made.QUARTER, lower=Decimal(90), upper=Decimal(99))
        made.comparator(visits, {"E09000003": "95", "E09000004": "90", "E06000001": "80"})
        outcome = made.thing(Outcome, f"outcome-{n}", theme=theme, title="An outcome", order=n)
        work = made.thing(Activity, f"work-{n}", theme=theme, title="Some work", order=n)
        made.fact(ActivityUpdate, activity=work, period=made.QUARTER, status="on-track")
        Milestone.objects.create(activity=work, title="A step")
        strategy = made.thing(Strategy, f"strategy-{n}", title=f"Strategy {n}")
        strategy.themes.set([theme])
        promise = made.pledge(f"promise-{n}", section=f"Section {n % 7}")
        made.fact(PledgeEvidence, pledge=promise, position=1, kind="action", text="Begun", link=work.record)
        risk = made.risk(f"risk-{n}")
        made.risk_score(risk, made.QUARTER, 12)
        money = made.forecast(f"money-{n}", variance="1", budget="100")
        made.link(made.record("observation", f"visits-{n}@2023-24-Q2"), "evidence-for", promise)
        for thing in (visits, outcome, work, promise, risk, money):
            made.link(thing, "serves", theme)
