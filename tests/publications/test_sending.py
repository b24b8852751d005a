"""How pages and files are sent: kept by readers, asked for again cheaply, compressed, and never guessed at."""

from __future__ import annotations

import gzip
import hashlib

import pytest
from django.test import Client

from goldenthread.publications.models import Snapshot, SnapshotFile

from . import quarters
from .conftest import Freeze

PAGE = "/indicators/leisure-visits/"
FILES = "/quarters/2023-24-q2/edition-1/files/"
pytestmark = pytest.mark.usefixtures("published")


def test_a_page_that_has_not_changed_is_not_sent_again(client: Client) -> None:
    first = client.get(PAGE)
    again = client.get(PAGE, headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    since = client.get(PAGE, headers={"if-modified-since": first["Last-Modified"]})
    assert since.status_code == 304


def test_a_page_is_dated_by_the_last_publication(client: Client) -> None:
    """14 November 2023, 09:30 GMT is when the fixtures publish Q2."""
    assert client.get(PAGE)["Last-Modified"] == "Tue, 14 Nov 2023 09:30:00 GMT"


def test_a_page_is_sent_again_after_a_publication(client: Client, freeze: Freeze) -> None:
    tag = client.get(PAGE)["ETag"]
    freeze(quarters.corrected(), reason="Visits were counted twice")
    assert client.get(PAGE, headers={"if-none-match": tag}).status_code == 200


def test_a_page_may_be_kept_for_a_minute_by_anyone(client: Client) -> None:
    answer = client.get(PAGE)
    assert answer["Cache-Control"] == "public, max-age=60"
    assert answer["Vary"] == "Accept-Encoding"


def test_a_page_is_compressed_for_those_who_can_read_it_so(client: Client) -> None:
    plain, small = client.get(PAGE), client.get(PAGE, headers={"accept-encoding": "br, gzip"})
    assert "Content-Encoding" not in plain
    assert gzip.decompress(small.content) == plain.content


def test_a_file_comes_out_byte_for_byte_and_its_tag_is_its_digest(client: Client) -> None:
    stored = SnapshotFile.objects.get(snapshot__period=quarters.NOW, name="results.csv")
    answer = client.get(FILES + "results.csv")
    assert answer.content == bytes(stored.content)
    assert answer["ETag"] == f'"{hashlib.sha256(answer.content).hexdigest()}"'
    assert client.get(FILES + "results.csv", headers={"if-none-match": answer["ETag"]}).status_code == 304


def test_a_file_of_a_very_edition_may_be_kept_for_good_and_one_of_a_quarter_may_not(client: Client) -> None:
    assert "immutable" in client.get(FILES + "results.csv")["Cache-Control"]
    assert client.get("/quarters/2023-24-q2/files/results.csv")["Cache-Control"] == "public, max-age=60"


def test_all_facts_are_one_file_with_the_digest_that_was_published(client: Client) -> None:
    answer = client.get(FILES + "facts.json")
    snapshot = Snapshot.objects.get(period=quarters.NOW)
    assert hashlib.sha256(answer.content).hexdigest() == snapshot.digest
    assert answer["Content-Type"] == "application/json"


@pytest.mark.parametrize(("name", "shown"), [("results.csv", "attachment"), ("2023-24-q2-report.pdf", "inline")])
def test_a_file_is_named_and_its_kind_is_said(client: Client, name: str, shown: str) -> None:
    answer = client.get(FILES + name)
    assert answer["Content-Disposition"] == f'{shown}; filename="{name}"'
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_the_report_in_one_file_may_use_its_own_styles_and_nothing_else(client: Client) -> None:
    policy = client.get(FILES + "2023-24-q2-report.html")["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy


def test_every_page_is_sent_with_a_content_security_policy(client: Client) -> None:
    policy = client.get(PAGE)["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy


def test_a_download_is_named_after_its_quarter(client: Client) -> None:
    assert client.get(f"{PAGE}?format=csv")["Content-Disposition"] == (
        'attachment; filename="leisure-visits-2023-24-q2.csv"'
    )


def test_a_thousand_addresses_with_query_strings_fill_no_memory(client: Client) -> None:
    from goldenthread.publications.library import library

    client.get("/indicators/")
    before = library.pages.used
    for number in range(20):
        client.get(f"/indicators/?q={number}")
    assert library.pages.used == before
