"""What a reader sees when something is not found, not allowed or goes wrong: what happened, and what to do."""

from __future__ import annotations

import msgspec
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse

from goldenthread.publications.edition import Edition
from goldenthread.publications.library import library
from goldenthread.publications.views.page import Page, rendered

NOT_FOUND = Page("publications/not_found.html", "Page not found", "There is no page at this address.", canonical=False)
FORBIDDEN = Page(
    "publications/forbidden.html", "You cannot see this page", "This page is not open to you.", canonical=False
)
PLAIN = """<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>Sorry, something went wrong</title>
<meta name="viewport" content="width=device-width, initial-scale=1"></head>
<body><main><h1>Sorry, something went wrong</h1>
<p>This page could not be shown. Nothing that was published has been lost. Try again in a few minutes.</p>
<p><a href="/">Go to the home page</a></p></main></body></html>"""


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _answer(request, NOT_FOUND, 404)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _answer(request, FORBIDDEN, 403)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return HttpResponse(PLAIN.replace("Sorry, something went wrong", "That request was not understood"), status=400)


def server_error(request: HttpRequest) -> HttpResponse:
    """Needs nothing that may itself have failed: no database, no template."""
    return HttpResponse(PLAIN, status=500)


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Django's page for a form without its token, in our words (setting CSRF_FAILURE_VIEW)."""
    return _answer(request, FORBIDDEN, 403)


def latest_edition() -> Edition | None:
    """The latest edition, for the page's frame; none where it cannot be read, since an error page must not fail."""
    try:
        shelf = library.shelf()
        return library.edition(shelf, shelf.current, "/") if shelf.current else None
    except (msgspec.MsgspecError, DatabaseError):
        return None


def _answer(request: HttpRequest, page: Page, status: int) -> HttpResponse:
    response = HttpResponse(rendered(page, latest_edition(), request.path), status=status)
    response.headers["X-Robots-Tag"] = "noindex"
    return response
