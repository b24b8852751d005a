"""The path that a page is drawing, and the ruled lines in it when it is painted."""

from __future__ import annotations

from collections.abc import Iterator

from playa.utils import apply_matrix_pt, transform_bbox

from goldenthread.documents.pdf.sheets import MOST_SEGMENTS, Rule, ruled

Point = tuple[float, float]
Matrix = tuple[float, float, float, float, float, float]


class Path:
    """Points in the order they are drawn to. Each segment is its operator and the point that it ends in."""

    def __init__(self) -> None:
        self.segments: list[tuple[str, Point | None]] = []
        self.points: list[Point] = []

    def add(self, operator: str, values: list[float]) -> None:
        """A segment of the numbers that its operator takes."""
        if len(self.segments) > MOST_SEGMENTS:
            return
        if operator == "re":
            x, y, wide, high = values
            corners = [(x, y), (x + wide, y), (x + wide, y + high), (x, y + high)]
            self.points += corners
            self.segments += [("m" if n == 0 else "l", corner) for n, corner in enumerate(corners)]
            self.segments.append(("h", None))
            return
        points = list(zip(values[::2], values[1::2], strict=True))
        self.points += points
        self.segments.append((operator, points[-1] if points else None))

    def painted(self, ctm: Matrix, *, stroke: bool, fill: bool) -> list[Rule]:
        """The ruled lines in it, and an empty path for the next."""
        segments, points = self.segments, self.points
        if not segments:
            return []
        self.segments, self.points = [], []
        if len(segments) > MOST_SEGMENTS:
            return []
        if stroke:
            return list(_strokes(segments, ctm))
        if not fill or not points:
            return []
        across, down = [x for x, _ in points], [y for _, y in points]
        return list(ruled(*transform_bbox(ctm, (min(across), min(down), max(across), max(down)))))


def _strokes(segments: list[tuple[str, Point | None]], ctm: Matrix) -> Iterator[Rule]:
    """The straight strokes of a path."""
    last: Point | None = None
    first: Point | None = None
    for operator, end in segments:
        point = first if operator == "h" else apply_matrix_pt(ctm, end) if end is not None else None
        if operator == "m":
            first = point
        elif last is not None and point is not None:
            yield from ruled(
                min(last[0], point[0]), min(last[1], point[1]), max(last[0], point[0]), max(last[1], point[1])
            )
        last = point
