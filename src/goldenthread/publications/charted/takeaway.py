"""A chart to be taken away: as a drawing, as a picture, and as its figures, each saying what it is and where from."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from threading import Lock

from django.conf import settings

from goldenthread.design.charts import PALETTES, Palette, size_of, stamped
from goldenthread.publications import tabular
from goldenthread.publications.cells import day
from goldenthread.publications.charted.shown import WIDE, Shown, sources_of
from goldenthread.publications.edition import Edition
from goldenthread.publications.opendata.columns import Columns, Row
from goldenthread.publications.views.page import Raw
from goldenthread.reports.facts import IndicatorFacts
from goldenthread.reports.render.raster import pictures

FORMATS = {"svg": "image/svg+xml", "png": "image/png", "csv": "text/csv", "json": "application/json"}
# The font that the pictures' maker has of its own: it asks no system and no network for another.
PICTURE_FONT = "Source Sans 3"
# Twice the drawing's size, for a screen of many dots and for print.
SHARPNESS = 144.0
MOST_SOURCES = 4
# The widest and tallest a picture may be, in units of its drawing. A chart of ours is far smaller.
LARGEST = 2400
TRAVELS: Columns = (
    ("sources", "Where the figures come from"),
    ("notice", "What must be said of every figure of this site, such as that it is made up"),
)
_ONE_AT_A_TIME = Lock()


def take_away(edition: Edition, indicator: IndicatorFacts, shown: Shown, format: str) -> Raw:
    """The chart in one of FORMATS."""
    name = f"{indicator.reference}-{shown.kind}"
    if format in tabular.FORMATS:
        columns = (*shown.columns, *TRAVELS)
        ends = ("; ".join(sources_of(shown.sources)), edition.facts.council.notice)
        rows: list[Row] = [(*row, *ends) for row in shown.rows()]
        return tabular.download(edition, columns, rows, format, name)
    title = f"{name}-{edition.listed.slug}.{format}"
    palette = PALETTES[edition.facts.council.status_colours]
    if format == "svg":
        return Raw(_drawn(edition, indicator, shown, palette).encode(), FORMATS[format], title)
    drawing = _drawn(edition, indicator, shown, replace(palette, font=PICTURE_FONT))
    return Raw(_picture(drawing), FORMATS[format], title)


def _drawn(edition: Edition, indicator: IndicatorFacts, shown: Shown, palette: Palette) -> str:
    drawing = shown.draw(id="chart", width=WIDE, palette=palette)
    return stamped(
        drawing,
        id="taken",
        title=shown.title,
        sentence=shown.sentence,
        stamp=stamp_of(edition, indicator, shown),
        palette=palette,
        mark=edition.facts.council.notice or "",
    )


def stamp_of(edition: Edition, indicator: IndicatorFacts, shown: Shown) -> list[str]:
    """What a drawing bears: its rules, its sources, its quarter, edition and day, and where it was published."""
    titles = sources_of(shown.sources)
    more = f" and {len(titles) - MOST_SOURCES} more" if len(titles) > MOST_SOURCES else ""
    listed, facts = edition.listed, edition.facts
    where = settings.SITE_URL + edition.canonical(f"{edition.base}indicators/{indicator.reference}/")
    number = f", edition {listed.edition}" if listed.edition > 1 else ""
    return [
        *(note for note in shown.notes if note),
        f"Source: {'; '.join(titles[:MOST_SOURCES]) + more or 'not recorded'}.",
        f"Published by {facts.council.name} for {facts.label}{number}, on {day(listed.published_on)}. {where}",
    ]


@lru_cache(maxsize=32)
def _picture(drawing: str) -> bytes:
    """The drawing as PNG. One is made at a time, none is larger than it may be, and the last few are kept.

    Keyed by the drawing itself, which bears its edition: what was published never changes.
    """
    width, height = size_of(drawing)
    if max(width, height) > LARGEST:
        raise ValueError(f"A picture of {width} by {height} is larger than {LARGEST} either way")
    with _ONE_AT_A_TIME:
        [made] = pictures([(drawing, width, height)], SHARPNESS)
    return made
