"""The published files, byte for byte as they were frozen."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response

from goldenthread.design.policy import allow_own_styles
from goldenthread.publications.files import FACTS, WORD_TEMPLATE, media_type
from goldenthread.publications.library import library
from goldenthread.publications.queries import content_of, file_of
from goldenthread.publications.views.page import FOR_EVER, FRESH_SECONDS, public


@public
def published_file(request: HttpRequest, quarter: str, name: str, number: int | None = None) -> HttpResponse:
    """A file of an edition. At the address of a very edition it never changes, so it may be kept for good."""
    listed = library.shelf().find(quarter, number)
    if listed is None or name == WORD_TEMPLATE:
        raise Http404(f"No file {name} of {quarter}")
    if name == FACTS:
        content, digest = content_of(listed.id), listed.digest
    else:
        found = file_of(listed.id, name)
        if found is None:
            raise Http404(f"No file {name} of {quarter}")
        content, digest = found
    response = HttpResponse(content, content_type=media_type(name))
    response.headers["ETag"] = f'"{digest}"'
    response.headers["Cache-Control"] = FOR_EVER if number else f"public, max-age={FRESH_SECONDS}"
    shown = "inline" if name.endswith((".html", ".pdf", ".json")) else "attachment"
    response.headers["Content-Disposition"] = f'{shown}; filename="{name}"'
    if name.endswith(".html"):
        allow_own_styles(response, content)
    return get_conditional_response(request, etag=f'"{digest}"', response=response) or response
