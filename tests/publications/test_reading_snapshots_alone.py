"""Public pages are made from snapshots and from nothing else (issue 2, item 7), in one query, two when they are new."""

from __future__ import annotations

import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from goldenthread.publications.library import library
from goldenthread.publications.models import Snapshot

from . import quarters
from .conftest import Freeze
from .reading import crawl
from .test_every_page import KINDS

OURS = ("publications_snapshot", "publications_snapshotfile")


def tables_read(queries: CaptureQueriesContext) -> set[str]:
    """The tables that the queries name."""
    every = connection.introspection.table_names()
    return {
        table for table in every for query in queries if f'"{table}"' in query["sql"] or f" {table} " in query["sql"]
    }


def test_no_page_or_file_reads_any_table_but_those_of_the_snapshots(
    published: tuple[Snapshot, Snapshot], client: Client
) -> None:
    with CaptureQueriesContext(connection) as queries:
        site = crawl(client)
    assert len(site) > 80
    assert tables_read(queries) <= set(OURS)
    assert "publications_snapshot" in tables_read(queries)


@pytest.mark.parametrize("address", KINDS)
def test_a_page_read_for_the_first_time_costs_two_queries_and_after_that_one(
    published: tuple[Snapshot, Snapshot], client: Client, address: str
) -> None:
    for most in (2, 1, 1):
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        assert len(queries) <= most, [query["sql"] for query in queries]


def test_a_file_costs_two_queries(published: tuple[Snapshot, Snapshot], client: Client) -> None:
    client.get("/")
    with CaptureQueriesContext(connection) as queries:
        assert client.get("/quarters/2023-24-q2/edition-1/files/results.csv").status_code == 200
    assert len(queries) == 2


def test_what_is_published_while_the_site_runs_is_shown_at_once(freeze: Freeze, client: Client) -> None:
    freeze(quarters.quarter())
    assert b"372,750" in client.get("/indicators/leisure-visits/").content
    freeze(quarters.corrected(), reason="Visits were counted twice")
    assert b"370,000" in client.get("/indicators/leisure-visits/").content


def test_a_database_that_was_restored_from_a_copy_is_read_afresh(freeze: Freeze, client: Client) -> None:
    """The copy has other snapshots under the same numbers: as when a test database is made again."""
    from django.db import transaction

    with transaction.atomic():
        freeze(quarters.quarter_before())
        assert b"301,000" in client.get("/indicators/leisure-visits/").content
        transaction.set_rollback(True)
    assert client.get("/indicators/leisure-visits/").status_code == 404
    freeze(quarters.quarter())
    assert b"372,750" in client.get("/indicators/leisure-visits/").content


def test_an_edition_read_so_long_ago_that_it_is_no_longer_kept_is_read_again(
    published: tuple[Snapshot, Snapshot], client: Client
) -> None:
    client.get("/")
    library._contents.clear()
    library._lookups.clear()
    library.pages.clear()
    assert client.get("/quarters/2023-24-q1/indicators/leisure-visits/").status_code == 200


def test_a_draft_in_the_record_appears_on_no_page_and_in_no_file(
    published: tuple[Snapshot, Snapshot], client: Client
) -> None:
    """Words put into the record after publication, published or not, are in no answer of the site."""
    from goldenthread.performance.models import Indicator
    from goldenthread.plan.models import Record
    from goldenthread.risks.models import Risk

    secret = "Unpublished-words-xyzzy"
    record = Record.objects.create(kind="indicator", reference="secret", title=secret)
    indicator = Indicator(record=record, reference="secret", title=secret, polarity="bigger", unit="count", type="kpi")
    indicator.result_kind, indicator.frequency = "quarter", "quarterly"
    indicator.save()
    hidden = Record.objects.create(kind="risk", reference="exempt", title=secret, is_public=False)
    Risk.objects.create(
        record=hidden, reference="exempt", number="X1", title=secret, kind="strategic", exempt_paragraphs="3"
    )
    for read in crawl(client).values():
        assert secret.encode() not in read.response.content, read.address
    assert client.get("/indicators/secret/").status_code == 404
    assert client.get("/risks/exempt/").status_code == 404
    assert secret.encode() not in client.get("/search/?q=unpublished").content


def test_eight_threads_may_read_the_first_page_at_once() -> None:
    """msgspec 0.22 ends the process when two threads make the same type ready: the library does it before they can."""
    script = Path(__file__).with_name("eight_threads.py")
    for _ in range(3):
        done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, timeout=120)
        assert done.returncode == 0, done.stderr[-2000:]


def test_figures_stay_exact_on_their_way_to_the_page() -> None:
    """A figure is text until it is shown: no float ever holds it."""
    from goldenthread.reports.compose.wording import value_words

    indicator = quarters.leisure("0.1")
    assert value_words("1234567890123456.123456789", indicator) == "1,234,567,890,123,456.123456789"
    assert Decimal("0.1") == Decimal(indicator.results[-1].value)
