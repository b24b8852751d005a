"""What the figures of an indicator support: its chart as chart and table, and each verdict in plain words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from goldenthread.design.components import table, tabs
from goldenthread.publications.cells import change_mark, sentence
from goldenthread.publications.charted import NARROW, WIDE, Shown, first_of
from goldenthread.publications.charted.shown import sources_of
from goldenthread.publications.charting import Drawing, palette_of
from goldenthread.publications.edition import Edition
from goldenthread.reports.facts import IndicatorFacts, OutturnFacts

FORMATS = (("svg", "Drawing (SVG)"), ("png", "Picture (PNG)"), ("csv", "Figures (CSV)"), ("json", "Figures (JSON)"))


def drawn(edition: Edition, shown: Shown, id: str) -> Drawing:
    """A chart for wide screens and paper, and the same for narrow ones."""
    palette = palette_of(edition.facts)
    return Drawing(
        shown.draw(id=id, width=WIDE, palette=palette), shown.draw(id=f"{id}-narrow", width=NARROW, palette=palette)
    )


def chart_section(
    edition: Edition, found: IndicatorFacts, charts: dict[str, Shown], asked: str
) -> dict[str, Any] | None:
    """The chart that the address asks for (`?chart=funnel`) or the first, with ways to the others and to take it away.

    Chart and table are tabs; without scripts one follows the other.
    """
    first = first_of(found, charts)
    shown = charts.get(asked, first)
    if shown is None or first is None:
        return None
    page = f"{edition.base}indicators/{found.reference}/"
    others = [
        {
            "text": each.label,
            "href": f"{page}#chart" if each is first else f"?chart={kind}#chart",
            "here": each is shown,
        }
        for kind, each in charts.items()
    ]
    return {
        "kind": shown.kind,
        "title": shown.title,
        "others": others if len(others) > 1 else [],
        "tabs": tabs(
            [
                {"label": "Chart", "id": "as-chart", "panel": {"text": _panel(edition, found, shown)}},
                {"label": "Table", "id": "as-table", "panel": {"text": _table(shown)}},
            ],
            title="Chart and table",
        ),
        "downloads": [(text, f"{page}charts/{shown.kind}.{format}") for format, text in FORMATS],
    }


def _panel(edition: Edition, found: IndicatorFacts, shown: Shown) -> SafeString:
    """The chart, its one sentence, the rules it was made by and its sources."""
    mark = change_mark(found) if shown.kind == "control" else ""
    drawing = drawn(edition, shown, "drawing")
    titles = sources_of(shown.sources)
    notes = [*(note for note in shown.notes if note), f"Source: {'; '.join(titles) if titles else 'not recorded'}."]
    return format_html(
        '<figure class="gt-chart-figure"><div class="gt-chart-wide">{}</div><div class="gt-chart-narrow">{}</div>'
        '<figcaption><p class="gt-chart-figure__sentence">{} {}</p>{}</figcaption></figure>',
        SafeString(drawing.wide),
        SafeString(drawing.narrow),
        mark,
        shown.sentence,
        format_html_join("", "<p>{}</p>", ((note,) for note in notes)),
    )


def _table(shown: Shown) -> SafeString:
    return table(
        shown.cells(),
        head=shown.head,
        caption="The figures of this chart",
        caption_classes="govuk-table__caption--m",
        first_cell_is_header=True,
        formats=shown.formats,
        scroll="chart-table",
        classes="gt-table-small",
    )


def evidence_rows(found: IndicatorFacts, told: str = "") -> list[tuple[str, SafeString]]:
    """Each question that the figures may answer, with the answer or why there is none; empty where none was asked.

    `told` is the kind of chart whose sentence stands under it already: its question is left out.
    """
    made = found.statistics
    if made is None:
        return []
    rows = [
        ("control", "Has it changed?", [made.control.sentence]),
        ("", "How sure is the figure?", [made.interval.sentence]),
        ("", "Since the survey before", [made.waves.sentence] if made.waves else []),
        ("", "Over five years", [made.trend.sentence]),
        ("benchmarks", "Beside others", [each.sentence for each in made.comparisons] or [made.no_comparison or ""]),
        ("funnel", "For its size", [made.funnel.sentence] if made.funnel else []),
        ("pace", "Pace to its target", [made.progress.sentence] if made.progress else []),
        ("forecast", "Where the year is heading", _year(made.outturn) if made.outturn else []),
    ]
    return [(question, _answer(said)) for kind, question, said in rows if said and kind != (told or "none")]


def _year(outturn: OutturnFacts) -> list[str]:
    """The forecast of the year, and how the same method did before."""
    return [outturn.sentence, *([outturn.past.sentence] if outturn.past else [])]


def _answer(sentences: Sequence[str]) -> SafeString:
    return format_html_join("", "<p>{}</p>", ((sentence(text),) for text in sentences if text))
