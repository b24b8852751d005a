"""What every public page has in common: how an edition is found for it, how it is made, kept and sent."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.template.loader import render_to_string
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from goldenthread.publications import policies
from goldenthread.publications.chrome import chrome
from goldenthread.publications.edition import Edition
from goldenthread.publications.library import KeptPage, library
from goldenthread.publications.shelf import Shelf

FRESH_SECONDS = 60
FOR_EVER = "public, max-age=31536000, immutable"


@dataclass(frozen=True)
class Page:
    """What a view gives: a template and what it shows, with what search engines and readers are told of it.

    `crumbs` are the pages above this one as (text, address within the edition). `title` is unique in the site.
    """

    template: str
    title: str
    description: str
    context: Mapping[str, Any] = field(default_factory=dict)
    crumbs: Sequence[tuple[str, str]] = ()
    kind: str = ""  # what the page is of, where a thing of another kind may bear the same title
    canonical: bool = True  # whether this is a page of the site, and not the answer to a mistake


@dataclass(frozen=True)
class Raw:
    """Bytes sent as they are: CSV, JSON, XML. `name` makes it a download."""

    body: bytes
    content_type: str
    name: str | None = None


View = Callable[..., Page | Raw]
NOTHING = Page(
    "publications/nothing.html",
    "Nothing has been published yet",
    "Nothing has been published on this site so far.",
)


def of_edition(view: View) -> Callable[..., HttpResponse]:
    """A page made from an edition: `view(edition, query, **captured)`, for GET and HEAD alone.

    The address says which edition (`quarter`, `number`), the latest where it doesn't. An address without a query string
    is made once for each publication and kept.
    """
    return _answering(view, even_when_empty=False)


def of_site(view: View) -> Callable[..., HttpResponse]:
    """A page that is there even before anything is published: `view` is given the current edition, or None."""
    return _answering(view, even_when_empty=True)


def _answering(view: View, *, even_when_empty: bool) -> Callable[..., HttpResponse]:
    def answer(
        request: HttpRequest, quarter: str | None = None, number: int | None = None, **captured: Any
    ) -> HttpResponse:
        shelf = library.shelf()
        plain = not request.META.get("QUERY_STRING")
        kept = library.pages.get((shelf.head, request.path)) if plain else None
        if kept is None:
            edition = _edition(shelf, quarter, number)
            if edition is None and not even_when_empty:
                return nothing_published(request)
            kept = _made(view(edition, request.GET, **captured), edition, request)
            if plain and edition is not None:
                library.pages.put((shelf.head, request.path), kept, len(kept.body) + len(kept.gzipped))
        return _sent(request, kept, shelf)

    return public(wraps(view)(answer))


def public(answer: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A view open to anyone and to GET and HEAD alone. It changes nothing, so it needs no token against forgery."""
    safe = csrf_exempt(require_safe(answer))
    safe.policy = policies.anyone  # type: ignore[attr-defined]
    return safe


def _edition(shelf: Shelf, quarter: str | None, number: int | None) -> Edition | None:
    """The edition that an address names; None where nothing at all is published. Http404 for one that never was."""
    listed = shelf.find(quarter, number) if quarter else shelf.current
    if listed is None:
        if shelf.editions:
            raise Http404(f"No publication of {quarter}")
        return None
    base = "/" if quarter is None else listed.base if number else f"/quarters/{listed.slug}/"
    return library.edition(shelf, listed, base)


def _made(made: Page | Raw, edition: Edition | None, request: HttpRequest) -> KeptPage:
    if isinstance(made, Raw):
        return _kept(made.body, made.content_type, made.name)
    return _kept(rendered(made, edition, request.path, request.GET).encode(), "text/html; charset=utf-8")


def rendered(page: Page, edition: Edition | None, path: str, query: QueryDict | None = None) -> str:
    """The page as HTML: the same for every reader."""
    base = edition.base if edition else "/"
    crumbs = [("Home", base), *((text, base + place) for text, place in page.crumbs), {"text": page.title}]
    context = {
        **chrome(edition, path),
        **page.context,
        "edition": edition,
        "facts": edition.facts if edition else None,
        "page_title": page.title,
        "page_kind": page.kind,
        "page_description": page.description,
        "canonical_url": settings.SITE_URL + (edition.canonical(path) if edition else path) if page.canonical else "",
        "indexed": edition is not None and edition.superseded_by is None and not query,
        "crumbs": crumbs if path != base else [],
    }
    return render_to_string(page.template, context)


def nothing_published(request: HttpRequest) -> HttpResponse:
    """An honest page where nothing has been published yet; every address but the home page is not found."""
    body = rendered(NOTHING, None, request.path)
    return HttpResponse(body, status=200 if request.path == "/" else 404)


def _kept(body: bytes, content_type: str, name: str | None = None) -> KeptPage:
    etag = f'W/"{hashlib.sha256(body).hexdigest()[:32]}"'
    return KeptPage(body, gzip.compress(body, 6, mtime=0), etag, content_type, name)


def _sent(request: HttpRequest, kept: KeptPage, shelf: Shelf) -> HttpResponse:
    if "gzip" in request.META.get("HTTP_ACCEPT_ENCODING", ""):
        response = HttpResponse(kept.gzipped, content_type=kept.content_type)
        response.headers["Content-Encoding"] = "gzip"
    else:
        response = HttpResponse(kept.body, content_type=kept.content_type)
    response.headers["Cache-Control"] = f"public, max-age={FRESH_SECONDS}"
    response.headers["Vary"] = "Accept-Encoding"
    if kept.name:
        response.headers["Content-Disposition"] = f'attachment; filename="{kept.name}"'
    response.headers["ETag"] = kept.etag
    since = int(shelf.editions[-1].published_at.timestamp()) if shelf.editions else None
    if since is not None:
        response.headers["Last-Modified"] = http_date(since)
    return get_conditional_response(request, kept.etag, since, response) or response
