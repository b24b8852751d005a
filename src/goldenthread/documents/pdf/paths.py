"""The path that a page is drawing, and the ruled lines in it when it is painted."""

from __future__ import annotations

from playa.utils import apply_matrix_pt, transform_bbox

from goldenthread.documents.pdf.sheets import MOST_SEGMENTS, Point, Rule, ruled, stroked
from goldenthread.documents.pdf.tokens import Matrix

# How many numbers each operator takes.
SEGMENTS = {b"m": 2, b"l": 2, b"c": 6, b"v": 4, b"y": 4, b"h": 0, b"re": 4}

# Whether an operator that paints strokes and fills.
PAINTS = {
    b"S": (True, False),
    b"s": (True, False),
    b"f": (False, True),
    b"F": (False, True),
    b"f*": (False, True),
    b"B": (True, True),
    b"B*": (True, True),
    b"b": (True, True),
    b"b*": (True, True),
}
_CLOSES = (b"s", b"b", b"b*")


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

    def draw(self, written: bytes) -> None:
        """Many segments as they are written: numbers, then their operator."""
        values: list[float] = []
        for part in written.split():
            count = SEGMENTS.get(part)
            if count is None:
                values.append(float(part))
                continue
            if len(values) < count:
                raise ValueError("operands left out")
            self.add(part.decode(), values[len(values) - count :])
            values = []

    def forget(self) -> None:
        """Ends the path unpainted."""
        self.segments, self.points = [], []

    def painted_by(self, name: bytes, ctm: Matrix) -> list[Rule]:
        """The ruled lines in it once the operator of this name paints it, and an empty path for the next."""
        if name in _CLOSES:
            self.add("h", [])
        stroke, fill = PAINTS[name]
        return self.painted(ctm, stroke=stroke, fill=fill)

    def painted(self, ctm: Matrix, *, stroke: bool, fill: bool) -> list[Rule]:
        """The ruled lines in it, and an empty path for the next."""
        segments, points = self.segments, self.points
        if not segments:
            return []
        self.segments, self.points = [], []
        if len(segments) > MOST_SEGMENTS:
            return []
        if stroke:
            return _strokes(segments, ctm)
        if not fill or not points:
            return []
        across, down = [x for x, _ in points], [y for _, y in points]
        found = ruled(*transform_bbox(ctm, (min(across), min(down), max(across), max(down))))
        return [found] if found is not None else []


def _strokes(segments: list[tuple[str, Point | None]], ctm: Matrix) -> list[Rule]:
    """The straight strokes of a path."""
    found: list[Rule] = []
    last: Point | None = None
    first: Point | None = None
    for operator, end in segments:
        point = first if operator == "h" else apply_matrix_pt(ctm, end) if end is not None else None
        if operator == "m":
            first = point
        elif last is not None and point is not None:
            rule = stroked(last, point)
            if rule is not None:
                found.append(rule)
        last = point
    return found


def single_stroke(written: bytes, ctm: Matrix) -> list[Rule] | None:
    """The ruled lines in a path of one stroke, as most borders are drawn; None where it is another path."""
    parts = written.split()
    if len(parts) != 6 or parts[2] != b"m" or parts[5] != b"l":
        return None
    start, end = (float(parts[0]), float(parts[1])), (float(parts[3]), float(parts[4]))
    rule = stroked(apply_matrix_pt(ctm, start), apply_matrix_pt(ctm, end))
    return [rule] if rule is not None else []
