"""The council's colours as a stylesheet."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse

from goldenthread.design.brand import brand_stylesheet
from goldenthread.publications.library import library
from goldenthread.publications.views.page import public


@public
def stylesheet(request: HttpRequest) -> HttpResponse:
    shelf = library.shelf()
    if shelf.current is None:
        raise Http404("Nothing has been published, so nothing is known of the council's colours")
    return brand_stylesheet(library.edition(shelf, shelf.current, "/").council)
