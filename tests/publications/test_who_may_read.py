"""Every public address, for every kind of visitor: everybody may read everything, and nobody may do anything else."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import URLPattern, URLResolver

from goldenthread.publications import policies, urls
from goldenthread.publications.models import Snapshot

EXAMPLES = {
    "theme": "living-well",
    "outcome": "fit",
    "activity": "pool",
    "strategy": "fit-and-active",
    "indicator": "leisure-visits",
    "statistics": "leisure-visits",
    "chart": "leisure-visits",
    "pledge": "charge-points",
    "risk": "str024",
    "source": "q2-report",
}
PREFIXES = ("", "quarters/2023-24-q2/", "quarters/2023-24-q2/edition-1/")


def patterns(found: list[URLPattern | URLResolver]) -> Iterator[URLPattern]:
    for pattern in found:
        if isinstance(pattern, URLResolver):
            yield from patterns(pattern.url_patterns)
        else:
            yield pattern


def addresses() -> list[str]:
    """One address of every pattern, in every place it is included."""
    made = []
    for prefix, group in (("", [*urls.SITE, *urls.PAGES]), *((prefix, urls.QUARTER) for prefix in PREFIXES[1:])):
        for pattern in group:
            route = str(pattern.pattern).replace("<slug:reference>", EXAMPLES.get(pattern.name or "", ""))
            route = route.replace("<slug:kind>.<slug:format>", "results.svg")
            made.append(f"/{prefix}{route.replace('<str:name>', 'results.csv')}")
    return made


def test_every_pattern_is_walked() -> None:
    """Each pattern of the site is in one of the lists that `addresses` is made from, and none is left with a blank."""
    listed = {id(pattern) for pattern in (*urls.SITE, *urls.FORMS, *urls.PAGES, *urls.QUARTER)}
    assert {id(pattern) for pattern in patterns(urls.urlpatterns)} == listed
    assert not [address for address in addresses() if "<" in address or "//" in address]


def test_every_view_names_its_policy() -> None:
    for pattern in patterns(urls.urlpatterns):
        assert pattern.callback.policy is policies.anyone, pattern


def visitor(kind: str) -> Client:
    client = Client(enforce_csrf_checks=True)
    if kind != "anonymous":
        user = get_user_model().objects.create_user("visitor", is_staff=kind == "staff", is_superuser=kind == "staff")
        client.force_login(user)
    return client


@pytest.mark.parametrize("kind", ["anonymous", "signed in without rights", "staff"])
def test_everybody_reads_the_same_at_every_address(published: tuple[Snapshot, Snapshot], kind: str) -> None:
    client, nobody = visitor(kind), Client()
    for address in addresses():
        answer = client.get(address)
        assert answer.status_code == 200, (kind, address)
        assert answer.content == nobody.get(address).content, (kind, address)
        assert "Cookie" not in answer.get("Vary", ""), address
        assert not answer.cookies, address


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options"])
def test_nobody_can_do_anything_but_read(published: tuple[Snapshot, Snapshot], method: str) -> None:
    """405 with the methods that are allowed, from staff too and with no token against forgery."""
    client = visitor("staff")
    for address in addresses():
        answer = getattr(client, method)(address)
        assert answer.status_code == 405, (method, address)
        assert answer["Allow"] == "GET, HEAD"


def test_head_answers_as_get_does_without_the_body(published: tuple[Snapshot, Snapshot], client: Client) -> None:
    for address in addresses():
        answer = client.head(address)
        assert answer.status_code == 200
        assert answer.content == b""
