"""The list of indicators, filtered and ordered by its address."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.html import format_html

from goldenthread.publications import tabular
from goldenthread.publications.cells import link
from goldenthread.publications.edition import Edition
from goldenthread.publications.opendata import performance
from goldenthread.publications.views.page import Page, Raw, of_edition
from goldenthread.publications.views.themes import indicator_row
from goldenthread.publications.words import count_of
from goldenthread.reports.compose.wording import capital
from goldenthread.reports.facts import IndicatorFacts, ResultFacts

STATUSES = {
    "green": "Green",
    "amber": "Amber",
    "red": "Red",
    "judged": "Any target this quarter",
    "met": "Met the target",
    "missed": "Missed the target",
    "none": "No rating",
}
DIRECTIONS = {
    "improving": "Improving",
    "worsening": "Worsening",
    "same": "Same",
    "up": "Up",
    "down": "Down",
    "none": "No comparison",
}
DUE = {"due": "Due this quarter", "reported": "With a result", "missing": "Due, but no result", "later": "Due later"}
RAG_RANK = {"red": 0, "amber": 1, "green": 2}
DIRECTION_RANK = {"worsening": 0, "down": 1, "same": 2, "up": 3, "improving": 4}
Row = tuple[IndicatorFacts, ResultFacts | None]


@of_edition
def indicators(edition: Edition, query: QueryDict) -> Page | Raw:
    chosen = {name: query.get(name, "") for name in ("theme", "status", "direction", "due", "q")}
    sort = query.get("sort", "")
    every = [(indicator, indicator.result_in(edition.period)) for indicator in edition.facts.indicators]
    rows = _sorted(edition, [row for row in every if _wanted(edition, row, chosen)], sort)
    if (asked := tabular.format_asked(query)) is not None:
        listed = [performance.listed_row(indicator, result) for indicator, result in rows]
        return tabular.download(edition, performance.LISTED, listed, asked, "indicators")
    kept = {name: value for name, value in {**chosen, "sort": sort}.items() if value}
    context = {
        "fields": _fields(edition, chosen),
        "q": chosen["q"],
        "sort": sort,
        "filtered": any(chosen.values()),
        "said": _said(len(rows), len(every)),
        "rows": [_row(edition, row) for row in rows],
        "head": _head(kept, sort),
        "formats": ("", "numeric", "numeric"),
        "downloads": [(name.upper(), "?" + urlencode({**kept, "format": name})) for name in ("csv", "json")],
    }
    description = f"Every indicator with its result, target, rating and direction of travel in {edition.facts.label}."
    return Page("publications/indicators.html", "Indicators", description, context)


def _wanted(edition: Edition, row: Row, chosen: Mapping[str, str]) -> bool:
    indicator, result = row
    theme = edition.lookups.theme_of_indicator.get(indicator.reference)
    if chosen["theme"] and (theme is None or theme.reference != chosen["theme"]):
        return False
    text = chosen["q"].strip().lower()
    if text and text not in f"{indicator.title} {indicator.definition or ''}".lower():
        return False
    return (
        _has_status(edition, row, chosen["status"])
        and _has_direction(result, chosen["direction"])
        and _is_due(indicator, result, chosen["due"])
    )


def _has_status(edition: Edition, row: Row, status: str) -> bool:
    """Met and missed are the headline's own: of the indicators it counts."""
    indicator, result = row
    rag = result.assessment.rag if result else None
    missed = indicator.reference in edition.facts.headline.missed_indicators
    return {
        "": True,
        "judged": missed or rag is not None,
        "met": rag is not None and not missed,
        "missed": missed,
        "none": rag is None,
    }.get(status, rag == status)


def _has_direction(result: ResultFacts | None, direction: str) -> bool:
    if not direction:
        return True
    found = result.assessment.direction if result else None
    return (result is not None and found is None) if direction == "none" else found == direction


def _is_due(indicator: IndicatorFacts, result: ResultFacts | None, due: str) -> bool:
    held = result is not None
    return {
        "due": indicator.due,
        "reported": held,
        "missing": indicator.due and not held,
        "later": not indicator.due,
    }.get(due, True)


def _sorted(edition: Edition, rows: list[Row], sort: str) -> list[Row]:
    """In the order asked for ("title", "-rag"); the council's own order otherwise. Rows without a value come last."""
    names = edition.lookups.theme_of_indicator
    keys: dict[str, Callable[[Row], Any]] = {
        "title": lambda row: row[0].title.lower(),
        "theme": lambda row: names[row[0].reference].title.lower() if row[0].reference in names else None,
        "rag": lambda row: RAG_RANK.get(row[1].assessment.rag or "") if row[1] else None,
        "direction": lambda row: DIRECTION_RANK.get(row[1].assessment.direction or "") if row[1] else None,
    }
    key = keys.get(sort.removeprefix("-"))
    if key is None:
        return rows
    known = [row for row in rows if key(row) is not None]
    unknown = [row for row in rows if key(row) is None]
    return sorted(known, key=key, reverse=sort.startswith("-")) + unknown


def _head(kept: Mapping[str, str], sort: str) -> list[dict[str, Any]]:
    columns = (
        ("Indicator", "title"),
        ("Result", ""),
        ("Target", ""),
        ("Rating", "rag"),
        ("Direction of travel", "direction"),
    )
    heads: list[dict[str, Any]] = []
    for text, key in columns:
        if not key:
            heads.append({"text": text})
            continue
        order = {key: "ascending", f"-{key}": "descending"}.get(sort, "none")
        onwards = f"-{key}" if sort == key else key
        heads.append({"text": text, "href": "?" + urlencode({**kept, "sort": onwards}), "sort": order})
    return heads


def _row(edition: Edition, row: Row) -> list[Any]:
    indicator, _ = row
    theme = edition.lookups.theme_of_indicator.get(indicator.reference)
    title, *rest = indicator_row(edition, indicator)
    if theme is None:
        return [title, *rest]
    under = link(theme.title, edition.url("theme", theme.reference))
    return [format_html('{}<br><span class="gt-under">{}</span>', title, under), *rest]


def _fields(edition: Edition, chosen: Mapping[str, str]) -> list[dict[str, Any]]:
    themes = {p.theme.reference: p.theme.title for p in edition.lookups.themes.values() if p.theme.indicators}
    named = (
        ("theme", "Theme", themes),
        ("status", "Rating", STATUSES),
        ("direction", "Direction", DIRECTIONS),
        ("due", "Due", DUE),
    )
    return [
        {
            "name": name,
            "label": label,
            "value": chosen[name],
            "items": [{"value": "", "text": "Any"}, *({"value": v, "text": t} for v, t in options.items())],
        }
        for name, label, options in named
    ]


def _said(shown: int, every: int) -> str:
    if shown == every:
        return f"{capital(count_of(every, 'indicator'))}."
    return f"{capital(count_of(shown, 'indicator'))} of {every:,}."
