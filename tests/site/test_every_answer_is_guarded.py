"""Every answer the site gives, good or bad, tells the browser what it may do with it."""

from typing import Any

import pytest
from accounts.factory import make
from accounts.roles import visitor
from django.contrib.staticfiles.finders import find
from django.test import Client
from django.urls import reverse

from goldenthread.accounts.policies import Role
from goldenthread.plan.models import Theme

pytestmark = pytest.mark.django_db

GUARDS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
}
STATIC = "/static/admin/css/base.css"


def unguarded(response: Any) -> list[str]:
    """Which headers an answer lacks or has wrong."""
    wrong = [name for name, value in GUARDS.items() if response.headers.get(name) != value]
    if response.streaming:
        b"".join(response.streaming_content)
    policy = response.headers.get("Content-Security-Policy", "")
    if "default-src 'self'" not in policy or "unsafe" in policy:
        wrong.append("Content-Security-Policy")
    return wrong


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/", {200}),
        ("/no-such-page/", {404}),
        ("/admin/login/", {200}),
        ("/admin/", {302}),
        ("/admin/no-such-table/", {302}),
        (STATIC, {200}),
        ("/static/no-such-file.css", {404}),
    ],
)
def test_every_page_and_file_is_guarded(address: str, status: set[int]) -> None:
    """Found or not, signed in or not."""
    response = Client().get(address)
    assert response.status_code in status
    assert unguarded(response) == []


def test_the_file_that_stands_for_all_files_is_there() -> None:
    """Else the one above would be another 404."""
    assert find("admin/css/base.css")


def test_a_page_of_the_administration_is_guarded_and_kept_by_nobody() -> None:
    """What is behind a password is not left in a shared cache."""
    client, theme = visitor(Role.SUPERUSER), make(Theme)
    for name, arguments in (("index", []), ("plan_theme_changelist", []), ("plan_theme_change", [theme.pk])):
        response = client.get(reverse(f"admin:{name}", args=arguments))
        assert unguarded(response) == []
        assert "no-store" in response.headers["Cache-Control"]
        assert "private" in response.headers["Cache-Control"]


def test_a_refusal_is_guarded() -> None:
    """403 for who may not, 400 for a host we do not serve, 405 for a way we do not answer, 403 without the token."""
    assert unguarded(visitor(Role.STAFF).get(reverse("admin:plan_theme_changelist"))) == []
    strange = Client().get("/", headers={"host": "elsewhere.example"})
    assert strange.status_code == 400
    assert unguarded(strange) == []
    forged = Client(enforce_csrf_checks=True).post("/admin/login/", {"username": "a", "password": "b"})
    assert forged.status_code == 403
    assert unguarded(forged) == []


def test_a_failure_of_ours_is_guarded_and_tells_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """500: neither the error's words nor a trace of the code."""
    client = visitor(Role.SUPERUSER)
    client.raise_request_exception = False

    def fail(*args: Any, **kwargs: Any) -> None:
        raise RuntimeError("a secret in a message")

    monkeypatch.setattr(Theme.objects, "all", fail)
    monkeypatch.setattr("goldenthread.plan.admin.plans.ThemeAdmin.get_queryset", fail)
    response = client.get(reverse("admin:plan_theme_changelist"))
    assert response.status_code == 500
    assert unguarded(response) == []
    assert "secret" not in response.content.decode()
    assert "Traceback" not in response.content.decode()


def test_a_session_is_out_of_reach_of_scripts_and_of_other_sites() -> None:
    """HttpOnly and SameSite."""
    from goldenthread.accounts.models import User

    User.objects.create_superuser("chief", password="a long and peculiar word")
    client = Client()
    page = client.get("/admin/login/")
    sent = {
        "username": "chief",
        "password": "a long and peculiar word",
        "csrfmiddlewaretoken": page.context["csrf_token"],
    }
    response = client.post("/admin/login/?next=/admin/", sent)
    assert response.status_code == 302
    cookie = response.cookies["sessionid"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"


def test_nobody_is_sent_elsewhere_after_signing_in() -> None:
    """An address of another site in `next` is not followed."""
    from goldenthread.accounts.models import User

    User.objects.create_superuser("chief", password="a long and peculiar word")
    sent = {"username": "chief", "password": "a long and peculiar word", "next": "https://elsewhere.example/"}
    response = Client().post("/admin/login/", sent)
    assert response.status_code == 302
    assert response.url == reverse("admin:index") or response.url.startswith("/")
    assert "elsewhere" not in response.url
