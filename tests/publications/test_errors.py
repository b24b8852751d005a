"""What a reader sees when something goes wrong says what to do, and gives away nothing of the server."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.test import Client, RequestFactory, override_settings

from goldenthread.publications.models import Snapshot
from goldenthread.publications.views import errors, indicator

from .reading import Read

LEAKS = ("Traceback", "Exception", "Error", "django", "/src/", "sqlite", "No indicator", "hidden-thing", "secret")


def quiet(text: str) -> None:
    assert [word for word in LEAKS if word in text] == []


@override_settings(ROOT_URLCONF="publications.site_urls", DEBUG=False)
def test_a_page_that_is_not_there_leads_back(published: tuple[Snapshot, Snapshot], client: Client) -> None:
    read = Read(client, "/indicators/hidden-thing/")
    assert read.status == 404
    assert read.text("//h1") == "Page not found"
    assert {"/search/", "/quarters/", "/"} <= read.links()
    quiet(read.response.content.decode())


@override_settings(ROOT_URLCONF="publications.site_urls", DEBUG=False)
def test_a_page_that_fails_says_sorry_and_nothing_else(
    published: tuple[Snapshot, Snapshot], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*given: object) -> None:
        raise RuntimeError("secret: /src/goldenthread on sqlite")

    monkeypatch.setattr(indicator, "charts_of", broken)
    client = Client(raise_request_exception=False)
    answer = client.get("/indicators/leisure-visits/")
    assert answer.status_code == 500
    assert "something went wrong" in answer.content.decode()
    quiet(answer.content.decode())


@pytest.mark.parametrize(
    ("view", "error", "status"),
    [
        (errors.forbidden, PermissionDenied("secret"), 403),
        (errors.bad_request, SuspiciousOperation("secret"), 400),
        (errors.forged, "secret", 403),
    ],
)
def test_a_refusal_says_what_to_do(
    published: tuple[Snapshot, Snapshot], view: object, error: object, status: int
) -> None:
    answer = view(RequestFactory().get("/x/"), error)  # type: ignore[operator]
    assert answer.status_code == status
    quiet(answer.content.decode())


@pytest.mark.django_db
def test_an_error_page_is_there_before_anything_is_published() -> None:
    assert errors.not_found(RequestFactory().get("/x/")).status_code == 404


@override_settings(ROOT_URLCONF="publications.site_urls", DEBUG=False)
def test_an_error_page_does_not_fail_when_what_was_published_cannot_be_read(db: None, client: Client) -> None:
    Snapshot.objects.create(
        period="2023-24 Q2",
        edition=1,
        published_at="2023-11-14T09:00:00Z",
        published_by="a test",
        software="none",
        content=b"{}",
        digest="0" * 64,
        chain="0" * 64,
    )
    read = Read(client, "/nowhere/")
    assert read.status == 404
    assert read.text("//h1") == "Page not found"
