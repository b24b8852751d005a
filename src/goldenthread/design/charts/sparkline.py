"""A small line for a table's row or a card: no axis, for the figures stand beside it."""

from goldenthread.design.charts.data import Series
from goldenthread.design.charts.frame import Frame, line_through
from goldenthread.design.charts.palette import BLUE_ORANGE, SECONDARY, Palette
from goldenthread.design.charts.scale import axis
from goldenthread.design.charts.series import describe
from goldenthread.design.charts.svg import document, marker, words


def sparkline(series: Series, *, id: str, width: int = 120, height: int = 28, palette: Palette = BLUE_ORANGE) -> str:
    """A small line for a table's row, with the latest point marked by its rating. No axis: the figures stand beside."""
    figures = [(at, point, point.value) for at, point in enumerate(series.points) if point.value is not None]
    if not figures:
        return _empty(series, id, width, height, palette)
    scale = axis([value for _, _, value in figures], from_zero=False)
    frame = Frame(2, width - 8, 7, height - 7, len(series.points))
    place = scale.placer(frame.bottom, frame.top)
    at, latest, value = figures[-1]
    body = line_through([point.value for point in series.points], frame, place) + marker(
        latest.rag, frame.x(at), place(value), palette, hollow=latest.provisional
    )
    return document(id, series.title, describe(series, scale, "line"), width, height, palette.font, body)


def _empty(series: Series, id: str, width: int, height: int, palette: Palette) -> str:
    body = words(0, height / 2 + 5, "No results yet", size=13, fill=SECONDARY)
    return document(id, series.title, "No results yet.", width, height, palette.font, body)
