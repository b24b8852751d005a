"""Charts are well-formed, named and described, and their words are the figures given.

Expected values: the data that each test gives, formatted by Python's own `format`.
"""

from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from goldenthread.design.charts import (
    BLUE_ORANGE,
    PERCENT,
    RED_AMBER_GREEN,
    Bar,
    Comparison,
    Headline,
    Part,
    PlacedRisk,
    Point,
    Progress,
    Reading,
    RiskMatrix,
    Series,
    Unit,
    comparison_chart,
    headline_strip,
    indicator_chart,
    progress_chart,
    risk_matrix,
    sparkline,
)

from . import evidence

SVG = "{http://www.w3.org/2000/svg}"
# Published in the 2018-19 Q2 report: 372,750 against 394,625. The other periods are made up to have one of each kind.
VISITS = Series(
    "Visits & events",
    [
        Point("2017-18 Q2", Decimal(398210), Decimal(394625), "green"),
        Point("2017-18 Q3", None, Decimal(394625), note="not collected"),
        Point("2017-18 Q4", Decimal(340100), Decimal(394625), "red"),
        Point("2018-19 Q1", Decimal(381000), Decimal(394625), "amber"),
        Point("2018-19 Q2", Decimal(372750), Decimal(394625), "amber", provisional=True),
    ],
)
SATISFACTION = Series(
    "Satisfied",
    [Point("Autumn 2016", Decimal("74.0"), Decimal(72), "green"), Point("Autumn 2017", Decimal("71.1"))],
    PERCENT,
)
AREAS = Comparison(
    "Compared", [Bar("Ours", Decimal("-2.5"), own=True), Bar("London", Decimal("1.0")), Bar("Others", None)], PERCENT
)
COUNTS = Headline("Targets", [Part("met", 16, "met"), Part("missed <1>", 2, "missed"), Part("not due", 0, "not-due")])
RISKS = RiskMatrix("Risks", [PlacedRisk("STR024", 5, 3), PlacedRisk("R1", 1, 1)])
CHARGERS = Progress(
    "Chargers",
    Reading(date(2022, 5, 5), Decimal(139)),
    Reading(date(2030, 3, 31), Decimal(1219)),
    [Reading(date(2023, 9, 30), Decimal(402))],
    sentence="Needed 137 a year.",
)

DRAWINGS = {
    "line": lambda **more: indicator_chart(VISITS, id="chart", **more),
    "bars": lambda **more: indicator_chart(VISITS, id="chart", kind="bar", **more),
    "survey": lambda **more: indicator_chart(SATISFACTION, id="chart", **more),
    "no figures": lambda **more: indicator_chart(Series("None", [Point("2018-19 Q1", None)]), id="chart", **more),
    "sparkline": lambda **more: sparkline(VISITS, id="chart", **more),
    "empty sparkline": lambda **more: sparkline(Series("None", []), id="chart", **more),
    "comparison": lambda **more: comparison_chart(AREAS, id="chart", **more),
    "headline": lambda **more: headline_strip(COUNTS, id="chart", **more),
    "empty headline": lambda **more: headline_strip(Headline("None", [Part("met", 0, "met")]), id="chart", **more),
    "risks": lambda **more: risk_matrix(RISKS, id="chart", **more),
    "progress": lambda **more: progress_chart(CHARGERS, id="chart", **more),
    **{name: partial(draw, id="chart") for name, draw in evidence.DRAWINGS.items()},
}


def parsed(drawing: str) -> Any:
    """The drawing read by an XML reader that is not ours, strictly."""
    return etree.fromstring(drawing.encode(), etree.XMLParser(resolve_entities=False, no_network=True))


def text_of(drawing: str) -> str:
    """Every word in the drawing, with its titles and its description."""
    return " ".join(" ".join(parsed(drawing).itertext()).split())


def written(root: Any) -> list[str]:
    """The words drawn, without titles and descriptions."""
    return ["".join(element.itertext()) for element in root.iter(f"{SVG}text")]


@pytest.mark.parametrize("width", [320, 358, 700])
@pytest.mark.parametrize("palette", [BLUE_ORANGE, RED_AMBER_GREEN], ids=["blue-orange", "red-amber-green"])
@pytest.mark.parametrize("name", DRAWINGS)
def test_a_chart_is_well_formed_with_a_name_and_a_description(name: str, palette: Any, width: int) -> None:
    root = parsed(DRAWINGS[name](palette=palette, width=width))
    assert root.tag == f"{SVG}svg"
    assert root.get("role") == "img"
    title, description = root[0], root[1]
    assert (title.tag, description.tag) == (f"{SVG}title", f"{SVG}desc")
    assert root.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"
    assert title.text
    assert description.text


@pytest.mark.parametrize("name", DRAWINGS)
def test_every_id_in_a_chart_starts_with_the_id_given(name: str) -> None:
    ids = [element.get("id") for element in parsed(DRAWINGS[name]()).iter() if element.get("id")]
    assert all(id == "chart" or id.startswith("chart-") for id in ids)
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_chart_keeps_to_the_pages_policy(name: str) -> None:
    root = parsed(DRAWINGS[name]())
    for element in root.iter():
        assert element.get("style") is None
        assert element.tag.removeprefix(SVG) in {"svg", "title", "desc", "path", "circle", "rect", "line", "text"}
        assert not any("http" in value or name.startswith("on") for name, value in element.attrib.items())


@pytest.mark.parametrize("kind", ["line", "bar"])
def test_every_figure_of_a_series_is_in_the_charts_text_as_reported(kind: str) -> None:
    text = text_of(indicator_chart(VISITS, id="c", kind=kind))
    for point in VISITS.points:
        shown = "no" if point.value is None else format(int(point.value), ",")
        assert f"{point.label}: {shown}" in text or f"{point.label}: not collected" in text
    assert "Latest, 2018-19 Q2: 372,750, target 394,625, Amber, provisional." in text
    assert "Highest 398,210 (2017-18 Q2), lowest 340,100 (2017-18 Q4)." in text
    assert "No result for 2017-18 Q3." in text


def test_a_figure_keeps_the_decimals_it_was_reported_with() -> None:
    drawn = written(parsed(indicator_chart(SATISFACTION, id="c")))
    assert "74.0%" in drawn
    assert "71.1%" in drawn


def test_a_gap_breaks_the_line() -> None:
    root = parsed(indicator_chart(VISITS, id="c"))
    [line] = [path for path in root.iter(f"{SVG}path") if path.get("class") == "gt-chart__line"]
    assert line.get("d").count("M") == 2


def test_a_gap_in_bars_has_no_bar() -> None:
    root = parsed(indicator_chart(VISITS, id="c", kind="bar"))
    assert len([bar for bar in root.iter(f"{SVG}rect") if bar.get("class") == "gt-chart__bar"]) == 4


def test_each_rating_has_a_shape_of_its_own() -> None:
    shapes = set()
    for rag in ("green", "amber", "red", ""):
        root = parsed(sparkline(Series("One", [Point("a", Decimal(1), None, rag)]), id="c"))
        shape = root[-1]
        shapes.add((shape.tag, shape.get("r") or "".join(c for c in shape.get("d") if c.isalpha())))
    assert len(shapes) == 4


def test_a_provisional_point_is_hollow_and_keeps_its_shape() -> None:
    def last(provisional: bool) -> Any:
        return parsed(sparkline(Series("One", [Point("a", Decimal(1), None, "red", provisional)]), id="c"))[-1]

    assert last(True).get("d") == last(False).get("d")
    assert last(True).get("fill") == "#ffffff"
    assert last(False).get("fill") == BLUE_ORANGE.bad


def test_a_chart_that_leaves_out_zero_says_so() -> None:
    text = text_of(indicator_chart(SATISFACTION, id="c"))
    assert "The vertical axis starts at 68%, not at zero." in text


def test_bars_start_at_zero_whatever_the_values() -> None:
    root = parsed(indicator_chart(SATISFACTION, id="c", kind="bar"))
    assert "0%" in written(root)
    assert "not at zero" not in "".join(root.itertext())


def test_a_series_without_figures_says_so_instead_of_drawing_zeros() -> None:
    text = text_of(indicator_chart(Series("None", [Point("2018-19 Q1", None)]), id="c"))
    assert "No results to draw yet" in text
    assert "2018-19 Q1" in text


def test_quarters_stand_over_their_years() -> None:
    drawn = written(parsed(indicator_chart(VISITS, id="c")))
    assert [word for word in drawn if word.startswith("Q")] == ["Q2", "Q3", "Q4", "Q1", "Q2"]
    assert "2017-18" in drawn
    assert "2018-19" in drawn


def test_a_comparison_says_every_bar_and_what_is_missing() -> None:
    text = text_of(comparison_chart(AREAS, id="c"))
    assert "Ours: -2.5%; London: 1.0%; Others: no benchmark available." in text


def test_bars_of_a_comparison_are_as_long_as_their_values() -> None:
    bars = [Bar("A", Decimal(50)), Bar("B", Decimal(25)), Bar("C", Decimal(0))]
    root = parsed(comparison_chart(Comparison("x", bars), id="c"))
    widths = [float(bar.get("width")) for bar in root.iter(f"{SVG}rect")]
    assert widths[1] == pytest.approx(widths[0] / 2, abs=0.1)
    assert widths[2] == 0


def test_a_headline_says_its_counts_and_their_sum() -> None:
    assert "18 in all: 16 met; 2 missed <1>; 0 not due." in text_of(headline_strip(COUNTS, id="c"))


def test_shares_of_a_headline_are_in_proportion() -> None:
    root = parsed(headline_strip(COUNTS, id="c", width=182))
    widths = [float(bar.get("width")) for bar in root.iter(f"{SVG}rect") if bar.get("y") == "1"]
    assert widths == [160.0, 20.0]


def test_the_grid_of_risks_has_every_score_of_five_by_five() -> None:
    drawn = written(parsed(risk_matrix(RISKS, id="c")))
    products = sorted(impact * likelihood for impact in range(1, 6) for likelihood in range(1, 6))
    axes = [1, 2, 3, 4, 5] * 2
    assert sorted(int(word) for word in drawn if word.isdigit()) == sorted(products + axes)
    assert "STR024" in drawn


def test_risks_are_described_highest_first() -> None:
    text = text_of(risk_matrix(RISKS, id="c"))
    assert "STR024: impact 5, likelihood 3, score 15; R1: impact 1, likelihood 1, score 1." in text


def test_a_full_cell_gives_the_number_of_its_risks() -> None:
    risks = [PlacedRisk(f"R{at}", 2, 2) for at in range(4)]
    assert "4 risks" in written(parsed(risk_matrix(RiskMatrix("x", risks), id="c")))


def test_a_risk_off_the_grid_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="Risk X1: impact 6 and likelihood 2 must each be 1 to 5"):
        risk_matrix(RiskMatrix("x", [PlacedRisk("X1", 6, 2)]), id="c")


def test_progress_says_where_it_began_where_it_is_and_its_pace() -> None:
    text = text_of(progress_chart(CHARGERS, id="c"))
    assert "From 139 on 5 May 2022 to a target of 1,219 by 31 March 2030." in text
    assert "Latest, 30 September 2023: 402. Needed 137 a year." in text


def test_progress_without_a_reading_says_so() -> None:
    plain = Progress("x", CHARGERS.baseline, CHARGERS.target)
    assert "No figure since." in text_of(progress_chart(plain, id="c"))


def test_a_target_before_its_baseline_is_refused() -> None:
    with pytest.raises(ValueError, match="must come after the baseline's 2030-03-31"):
        progress_chart(Progress("x", CHARGERS.target, CHARGERS.baseline), id="c")


def test_a_minus_stands_before_the_pound() -> None:
    assert Unit("£", "k").show(Decimal(-243)) == "-£243k"
    assert Unit("£", "k").show(Decimal(17300)) == "£17,300k"


FIGURES = st.decimals(min_value=-(10**6), max_value=10**6, allow_nan=False, allow_infinity=False, places=1)
POINTS = st.lists(
    st.builds(
        Point,
        label=st.sampled_from(["2018-19 Q1", "2018-19 Q2", "Autumn 2017", "<&'\">"]),
        value=st.none() | FIGURES,
        target=st.none() | FIGURES,
        rag=st.sampled_from(["green", "amber", "red", "", "monitor"]),
        provisional=st.booleans(),
    ),
    min_size=1,
    max_size=14,
)


@given(points=POINTS, kind=st.sampled_from(["line", "bar"]), width=st.sampled_from([320, 700]))
def test_any_series_is_drawn_inside_its_frame_and_higher_figures_stand_higher(
    points: list[Point], kind: str, width: int
) -> None:
    root = parsed(indicator_chart(Series("Any", points), id="c", kind=kind, width=width))
    marks = [shape for shape in root if len(shape) and shape.tag != f"{SVG}rect"]
    figures = [point.value for point in points if point.value is not None]
    assert len(marks) == len(figures)
    places = [middle(mark) for mark in marks]
    assert all(0 <= y <= 300 for y in places)
    for (value, y), (other, below) in zip(
        zip(figures, places, strict=True), zip(figures[1:], places[1:], strict=True), strict=False
    ):
        if value > other:
            assert y <= below + 0.11


def middle(shape: Any) -> float:
    """The height of a marker's middle: as drawn, a triangle's tip is 6.5 above it and a square's edge 5."""
    if shape.get("cy"):
        return float(shape.get("cy"))
    start = float(shape.get("d")[1:].split("l")[0].split("h")[0].split()[1])
    return start + (6.5 if "l" in shape.get("d") else 5)
