"""`{% load published %}`: dates, sources and links of the edition a page is made from."""

from datetime import datetime

from django import template
from django.utils.safestring import SafeString
from django.utils.timezone import localtime

from goldenthread.design.status import status_mark
from goldenthread.publications import cells
from goldenthread.publications.charting import Drawing
from goldenthread.publications.edition import Edition
from goldenthread.reports.facts import Citation, Ref

register = template.Library()

register.filter("day", cells.day)
register.filter("sentence", cells.sentence)
register.filter("paragraphs", cells.paragraphs)


@register.filter
def day_of(moment: datetime) -> str:
    """The day of a moment in England: 14 November 2023."""
    local = localtime(moment)
    return f"{local.day} {local:%B %Y}"


@register.simple_tag
def source(edition: Edition, citation: Citation | None) -> SafeString:
    return cells.source(edition, citation)


@register.simple_tag
def ref_link(edition: Edition, ref: Ref) -> SafeString:
    return cells.ref_link(edition, ref)


@register.simple_tag
def url(edition: Edition, kind: str, reference: str) -> str:
    """The address of a thing in this edition, or nothing."""
    return edition.url(kind, reference) or ""


@register.simple_tag
def drawing(chart: Drawing | None) -> SafeString:
    """A chart in the width that fits: one for wide screens and paper, one for narrow screens."""
    if chart is None:
        return SafeString("")
    return SafeString(f'<div class="gt-chart-wide">{chart.wide}</div><div class="gt-chart-narrow">{chart.narrow}</div>')


@register.simple_tag
def mark(code: str | None, word: str | None = None) -> SafeString:
    """A small status mark for a list or a table."""
    return status_mark(code, word, small=True)
