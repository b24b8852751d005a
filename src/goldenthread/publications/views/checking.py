"""Anyone may have a document checked here, signed in or not. It is read in memory, answered, and forgotten."""

from __future__ import annotations

import logging
import math
import threading
import traceback
from pathlib import PurePath

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.http import HttpRequest, HttpResponse, QueryDict
from django.http.multipartparser import MultiPartParserError
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from goldenthread.checks import check
from goldenthread.checks.deadline import within
from goldenthread.checks.opening import open_document
from goldenthread.checks.output import html
from goldenthread.design.policy import allow_own_styles
from goldenthread.documents import Limits, Unreadable
from goldenthread.publications import policies
from goldenthread.publications.edition import Edition
from goldenthread.publications.throttle import Throttle
from goldenthread.publications.views.errors import latest_edition
from goldenthread.publications.views.page import Page, of_site, rendered

MEGABYTES = 10
LARGEST = MEGABYTES * 1024 * 1024
# Room for the form's own words around the file.
ENVELOPE = 64 * 1024
LIMITS = Limits(file_bytes=LARGEST, pages=400, characters=2_000_000, zip_bytes=64 * 1024 * 1024, seconds=15.0)
DESCRIPTION = "Check a report before it goes out: every figure, date, pound and cross-reference in it."
logger = logging.getLogger(__name__)
throttle = Throttle(most=10, seconds=600)
# A second document waits for the first: one visitor's long report must not take the whole server.
_one_at_a_time = threading.BoundedSemaphore(1)
WAIT_SECONDS = 20


@of_site
def check_form(edition: Edition | None, query: QueryDict) -> Page:
    """The form."""
    return _page()


def _page(error: str = "") -> Page:
    context = {
        "error": error,
        "errors": [{"text": error, "href": "#document"}] if error else [],
        "hint": f"Word (.docx), PDF, web page or Markdown, in English, up to {MEGABYTES} MB and {LIMITS.pages} pages.",
        "accept": {"accept": ".docx,.pdf,.html,.htm,.md,.txt", "required": True},
    }
    return Page("publications/check.html", "Check a report", DESCRIPTION, context, canonical=not error)


class _InMemory(MemoryFileUploadHandler):
    """Takes a file in memory whatever its size: the request was measured before it was read."""

    def handle_raw_input(self, *args: object, **kwargs: object) -> None:
        self.activated = True


@csrf_exempt  # It changes nothing and keeps nothing, so there is nothing to forge.
@require_POST
def check_result(request: HttpRequest) -> HttpResponse:
    """The check of the document sent, as one page; nothing of it is kept, and nothing of it is logged."""
    wait = throttle.wait(_visitor(request))
    if wait:
        minutes = math.ceil(wait / 60)
        response = _refused(
            request,
            f"You have checked {throttle.most} documents in {int(throttle.seconds // 60)} minutes. Try again in "
            f"{minutes} minute{'' if minutes == 1 else 's'}, or install Golden Thread and check as many as you like.",
            429,
        )
        response.headers["Retry-After"] = str(math.ceil(wait))
        return response
    if _length(request) > LARGEST + ENVELOPE:
        return _refused(request, f"The file is larger than {MEGABYTES} MB. Send it in parts.", 413)
    request.upload_handlers = [_InMemory(request)]
    try:
        sent = request.FILES.get("document")
    except (MultiPartParserError, OSError):
        return _refused(request, "The file did not arrive whole. Send it again.", 400)
    if not isinstance(sent, UploadedFile) or not sent.name:
        return _refused(request, "Choose a document to check: Word, PDF, a web page, or Markdown.", 400)
    if not _one_at_a_time.acquire(timeout=WAIT_SECONDS):
        return _refused(request, "The server is busy with other documents. Try again in a minute.", 503)
    try:
        return _checked(request, sent)
    finally:
        _one_at_a_time.release()


check_result.policy = policies.anyone  # type: ignore[attr-defined]


def _checked(request: HttpRequest, sent: UploadedFile) -> HttpResponse:
    name = PurePath((sent.name or "document").replace("\\", "/")).name[:120]
    try:
        with within(LIMITS.seconds):
            page = html(check(open_document(sent.read(), name, limits=LIMITS))).encode()
    except Unreadable as error:
        return _refused(request, str(error), 400)
    except Exception as error:
        # Whatever it is, nothing of the document may come into a log.
        logger.error("The check of a document stopped: %s", _fault(error))
        return _refused(request, "The check stopped at a fault of its own. Please tell us, with the document.", 500)
    response = HttpResponse(page, content_type="text/html; charset=utf-8")
    allow_own_styles(response, page)
    return _kept_nowhere(response)


def _fault(error: Exception) -> str:
    """What kind of fault it was and where in our code, without the words that it was about."""
    frames = traceback.extract_tb(error.__traceback__)
    return f"{type(error).__name__} at {PurePath(frames[-1].filename).name}:{frames[-1].lineno}"


def _refused(request: HttpRequest, error: str, status: int) -> HttpResponse:
    response = HttpResponse(rendered(_page(error), latest_edition(), "/check-a-report/"), status=status)
    return _kept_nowhere(response)


def _kept_nowhere(response: HttpResponse) -> HttpResponse:
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _length(request: HttpRequest) -> int:
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return LARGEST * 2


def _visitor(request: HttpRequest) -> str:
    """The visitor's address: behind a proxy that speaks HTTPS for us, the one that the proxy saw last."""
    seen = request.META.get("HTTP_X_FORWARDED_FOR", "") if request.is_secure() else ""
    return seen.rpartition(",")[2].strip() or request.META.get("REMOTE_ADDR", "")
