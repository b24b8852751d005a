"""The settings are safe on a bare machine, and what the environment says changes only what it should."""

import os
import runpy
from typing import Any

import pytest
from django.core.checks import run_checks
from django.test import override_settings

from goldenthread.site import settings

HTTPS = {"GOLDENTHREAD_URL": "https://performance.example.gov.uk", "GOLDENTHREAD_HOSTS": "performance.example.gov.uk"}
EXPLAINED = {"security.W005", "security.W008", "security.W021"}
"""What `check --deploy` would have otherwise, each silenced in the settings with its reason beside it."""


def settings_with(patch: pytest.MonkeyPatch, **environment: str) -> dict[str, Any]:
    """The settings that a machine with this environment has, and no other of ours."""
    for name in [name for name in os.environ if name.startswith("GOLDENTHREAD_")]:
        patch.delenv(name)
    for name, value in environment.items():
        patch.setenv(name, value)
    assert settings.__file__
    made = runpy.run_path(settings.__file__)
    return {name: value for name, value in made.items() if name.isupper()}


def test_errors_are_shown_in_full_only_when_asked_for_by_the_word(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither "1" nor "true" nor a slip of the finger turns it on."""
    assert settings_with(monkeypatch)["DEBUG"] is False
    for word in ("", "1", "true", "Yes", "no"):
        assert settings_with(monkeypatch, GOLDENTHREAD_DEBUG=word)["DEBUG"] is False
    assert settings_with(monkeypatch, GOLDENTHREAD_DEBUG="yes")["DEBUG"] is True


def test_there_is_no_secret_that_two_machines_share(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without one in the environment each start makes its own, long enough for Django's own check (50 characters)."""
    first, second = (settings_with(monkeypatch)["SECRET_KEY"] for _ in range(2))
    assert first != second
    assert min(len(first), len(second)) >= 50
    assert len(set(first)) >= 5
    assert settings_with(monkeypatch, GOLDENTHREAD_SECRET_KEY="ours")["SECRET_KEY"] == "ours"


def test_only_this_machine_is_served_until_a_host_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Never any host at all, which "*" would be."""
    assert settings_with(monkeypatch)["ALLOWED_HOSTS"] == ["127.0.0.1", "localhost", "[::1]"]
    named = settings_with(monkeypatch, GOLDENTHREAD_HOSTS="a.gov.uk, b.gov.uk,")
    assert named["ALLOWED_HOSTS"] == ["a.gov.uk", "b.gov.uk"]


def test_over_https_cookies_are_secure_and_browsers_are_told_to_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    """For a year (OWASP's HTTP Strict Transport Security cheat sheet); over http neither, or signing in would fail."""
    secure, plain = settings_with(monkeypatch, **HTTPS), settings_with(monkeypatch)
    assert secure["SESSION_COOKIE_SECURE"] is secure["CSRF_COOKIE_SECURE"] is True
    assert secure["SECURE_HSTS_SECONDS"] == 365 * 24 * 60 * 60
    assert secure["SECURE_PROXY_SSL_HEADER"] == ("HTTP_X_FORWARDED_PROTO", "https")
    assert not plain.keys() & {"SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SECURE_HSTS_SECONDS"}
    assert secure["CSRF_TRUSTED_ORIGINS"] == ["https://performance.example.gov.uk"]


def test_the_policy_for_pages_allows_nothing_inline_and_no_other_host(monkeypatch: pytest.MonkeyPatch) -> None:
    """CSP level 3: without 'unsafe-inline' or 'unsafe-eval', scripts and styles come from our own files alone."""
    directives = settings_with(monkeypatch)["CONTENT_SECURITY_POLICY"]["DIRECTIVES"]
    sources = [source for allowed in directives.values() for source in allowed]
    assert set(sources) <= {"'self'", "'none'", "data:"}
    assert directives["default-src"] == ["'self'"]
    assert [name for name, allowed in directives.items() if "data:" in allowed] == ["img-src"]
    assert directives["object-src"] == directives["base-uri"] == directives["frame-ancestors"] == ["'none'"]
    assert directives["form-action"] == ["'self'"]


def test_a_deployment_has_no_warning_but_those_that_are_explained(monkeypatch: pytest.MonkeyPatch) -> None:
    """`check --deploy` on a machine set up as the how-to says, and what was silenced is what is explained."""
    made = settings_with(monkeypatch, **HTTPS)
    chosen = {name: value for name, value in made.items() if name not in ("DATABASES", "INSTALLED_APPS")}
    with override_settings(**chosen):
        assert [str(found) for found in run_checks(include_deployment_checks=True) if not found.is_silenced()] == []
    assert set(made["SILENCED_SYSTEM_CHECKS"]) == EXPLAINED


def test_a_bare_machine_has_no_warning_of_any_kind() -> None:
    """`check` as it runs at every start."""
    assert run_checks() == []


def test_passwords_are_long_and_not_common(monkeypatch: pytest.MonkeyPatch) -> None:
    """Twelve characters at the least (NCSC asks length over complexity)."""
    validators = {
        v["NAME"].rpartition(".")[2]: v.get("OPTIONS") for v in settings_with(monkeypatch)["AUTH_PASSWORD_VALIDATORS"]
    }
    assert validators["MinimumLengthValidator"] == {"min_length": 12}
    assert "CommonPasswordValidator" in validators


@pytest.mark.parametrize(
    ("url", "engine"),
    [("", "sqlite3"), ("sqlite:///x.sqlite3", "sqlite3"), ("postgresql://a@/b", "postgresql")],
)
def test_the_record_is_kept_where_the_environment_says(monkeypatch: pytest.MonkeyPatch, url: str, engine: str) -> None:
    """One variable names the database; none is an embedded one."""
    made = settings_with(monkeypatch, GOLDENTHREAD_DATABASE_URL=url)["DATABASES"]["default"]
    assert made["ENGINE"].endswith(engine)
    if engine == "sqlite3":
        assert made["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
        assert "recursive_triggers=ON" in made["OPTIONS"]["init_command"]


def test_times_are_london_s_and_words_are_british(monkeypatch: pytest.MonkeyPatch) -> None:
    """An English council's clock."""
    made = settings_with(monkeypatch)
    assert (made["TIME_ZONE"], made["USE_TZ"], made["LANGUAGE_CODE"]) == ("Europe/London", True, "en-gb")
