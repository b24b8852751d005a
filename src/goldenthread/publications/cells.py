"""Small pieces of pages: links, figures, status marks and sources, as safe HTML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from goldenthread.dates import DatesError, parse_period
from goldenthread.design.status import status_mark
from goldenthread.publications.edition import Correction, Edition
from goldenthread.reports.compose.wording import capital, date_words, ended, split_paragraphs, value_words
from goldenthread.reports.document import Figure, Run, Status, key_slug
from goldenthread.reports.facts import AssessmentFacts, Citation, IndicatorFacts, Ref, ResultFacts

NOTHING = SafeString("")
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
Cell = SafeString | str | Mapping[str, Any]


def link(text: object, href: str | None, classes: str = "govuk-link") -> SafeString:
    """A link, or the words alone where there is nowhere to go."""
    if href is None:
        return format_html("{}", text)
    return format_html('<a class="{}" href="{}">{}</a>', classes, href, text)


def ref_link(edition: Edition, ref: Ref) -> SafeString:
    return link(ref.title, edition.url_of(ref))


def numeric(text: object) -> dict[str, Any]:
    """A cell whose figure stands under the others of its column."""
    return {"text": text, "format": "numeric"}


def gap(text: str) -> SafeString:
    """Something that is not held, said as such."""
    return format_html('<span class="gt-gap">{}</span>', text)


def figure(edition: Edition, indicator: IndicatorFacts, result: ResultFacts) -> SafeString:
    """A result as a link to where it is explained; under it, that it is provisional or was corrected."""
    shown = link(value_words(result.value, indicator), edition.figure_url(result.key), "govuk-link gt-figure-link")
    marks = [status_mark("provisional", small=True)] if result.provisional else []
    if result.revisions or result.correction_reason:
        marks.append(status_mark("corrected", small=True))
    return format_html("{}{}", shown, format_html_join("", "<br>{}", ((mark,) for mark in marks)))


def covers_words(covers: str, period: str = "") -> str:
    """What a figure's data covers, in words: of a quarter or of dates written as such, their months."""
    if covers != period and not _ISO_DATE.search(covers):
        return covers
    try:
        return parse_period(covers).words
    except DatesError:
        return covers


def compared_with(edition: Edition, indicator: IndicatorFacts, assessment: AssessmentFacts) -> SafeString:
    """The figure that a direction of travel was taken from, with its period."""
    if assessment.comparison_value is None:
        return NOTHING
    shown = value_words(assessment.comparison_value, indicator)
    href = edition.figure_url(assessment.comparison_key) if assessment.comparison_key else None
    return format_html("{} in {}", link(shown, href, "govuk-link gt-figure-link"), assessment.comparison_period or "")


def direction_cell(edition: Edition, indicator: IndicatorFacts, assessment: AssessmentFacts) -> SafeString:
    """Direction of travel with the change, and under it what the result was compared with."""
    before = compared_with(edition, indicator, assessment)
    if not before:
        return direction_mark(assessment)
    return format_html('{}<br><span class="gt-under">from {}</span>', direction_mark(assessment), before)


def target_words(indicator: IndicatorFacts, result: ResultFacts) -> SafeString:
    """The target a result is held against as people read it, or what stands in its place."""
    judged, target = result.assessment, result.target
    if judged.target_kind == "number" and target is not None and target.value is not None:
        return format_html("{}", value_words(target.value, indicator))
    if judged.target_kind == "monitor":
        return gap("Monitor")
    return format_html("{}", judged.target) if judged.target else gap("None")


def rating_code(assessment: AssessmentFacts) -> str:
    """The status code of a result's colour, or of why it has none."""
    return assessment.rag or {"monitor": "monitor", "none": "no-target"}.get(assessment.target_kind, "no-rating")


def rating_mark(assessment: AssessmentFacts, *, small: bool = True) -> SafeString:
    return status_mark(rating_code(assessment), small=small)


def direction_mark(assessment: AssessmentFacts, *, small: bool = True) -> SafeString:
    """Direction of travel, with the change, or that there is nothing to compare with."""
    mark = status_mark(assessment.direction or "no-comparison", small=small)
    if assessment.direction is None or not assessment.change:
        return mark
    margin = " (inside the margin)" if assessment.within_margin else ""
    return format_html('{} <span class="gt-aside">{}{}</span>', mark, assessment.change, margin)


def change_mark(indicator: IndicatorFacts) -> SafeString:
    """What the control chart says of the latest result: a shape and a word. It is no rating, and has other colours."""
    variation = indicator.statistics.control.variation if indicator.statistics else None
    return status_mark(variation or "not-judged", None if variation else "Too few to say", small=True)


def missing_words(indicator: IndicatorFacts, period: str) -> str:
    """Why a quarter shows no result: it was due and is not held, or it is not due yet."""
    if indicator.due:
        return "No result published for this quarter, though one is due"
    return f"No result is due this quarter; the next is due {indicator.next_due or 'at no stated time'}"


def source(edition: Edition, citation: Citation | None) -> SafeString:
    """Where a fact was published: its source, which leads to everything taken from it, and the place in it."""
    if citation is None:
        return gap("No source recorded")
    named = link(citation.title, f"{edition.base}sources/{citation.source}/")
    return format_html("{}, {}", named, citation.where) if citation.where else named


def paragraphs(text: str | None) -> SafeString:
    """Text as paragraphs."""
    return format_html_join("", '<p class="govuk-body">{}</p>', ((part,) for part in split_paragraphs(text)))


def bullets(items: Iterable[object]) -> SafeString:
    listed = format_html_join("", "<li>{}</li>", ((item,) for item in items))
    return format_html('<ul class="govuk-list govuk-list--bullet">{}</ul>', listed) if listed else NOTHING


def sentence(text: str) -> str:
    """Text with a capital and a full stop."""
    return ended(capital(text))


def runs_html(edition: Edition, runs: Iterable[Run]) -> SafeString:
    """Runs of a composed report as HTML: its figures lead to where they are explained on this site."""
    return format_html_join("", "{}", ((_run(edition, run),) for run in runs))


def _run(edition: Edition, run: Run) -> SafeString:
    if isinstance(run, Status):
        return status_mark(run.code, run.word, small=True)
    if isinstance(run, Figure):
        shown: SafeString = link(run.text, edition.figure_url(run.key), "govuk-link gt-figure-link")
    else:
        shown = link(run.text, run.href) if run.href and not run.href.startswith("#") else format_html("{}", run.text)
    return format_html("<strong>{}</strong>", shown) if run.strong else shown


def correction_words(edition: Edition, found: Correction) -> SafeString:
    """A correction in a sentence: which figure, what it was, what it is, why, and when that was published."""
    fact, indicator = found.fact, edition.lookups.indicators.get(found.fact.indicator)
    was, now = (value_words(v, indicator) if indicator else v for v in (fact.was, fact.now))
    title = indicator.title if indicator else fact.indicator
    named = link(title, f"{edition.base}indicators/{fact.indicator}/#corrections" if indicator else None)
    return format_html(
        '{}, {}: was {}, now <strong>{}</strong>. {} <span class="gt-aside">Published {} with {}.</span>',
        named,
        fact.period,
        was,
        now,
        sentence(fact.reason),
        day(found.listed.published_on),
        f"{found.listed.period}, edition {found.listed.edition}",
    )


def day(iso: str | None) -> str:
    """A date in words; that none is stated where there is none."""
    return date_words(iso) or "Not stated"


def anchored(text: object, key: str) -> dict[str, Any]:
    """A cell that a figure's link leads to."""
    return {"text": text, "attributes": {"id": key_slug(key)}}
