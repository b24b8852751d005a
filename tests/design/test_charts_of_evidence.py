"""Control charts, funnels, benchmark strips and outlooks show every judgement given to them, and name nobody else.

Expected values: the made-up data of `evidence`, formatted by hand; positions from the drawing's own axis figures.
"""

import re
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from goldenthread.design.charts import (
    BLUE_ORANGE,
    RED_AMBER_GREEN,
    Control,
    ControlEvent,
    ControlPhase,
    ControlPoint,
    FunnelDot,
    Outlook,
    StripGroup,
    benchmark_strip,
    control_chart,
    funnel_chart,
    outlook_chart,
    palette,
    size_of,
    stamped,
)
from goldenthread.design.colour import contrast

from .evidence import AREAS, BESIDE, DRAWINGS, REPAIRS, YEAR

SVG = "{http://www.w3.org/2000/svg}"
WIDTHS = (340, 720)


def parsed(drawing: str) -> Any:
    return etree.fromstring(drawing.encode(), etree.XMLParser(resolve_entities=False, no_network=True))


def description(drawing: str) -> str:
    return str(parsed(drawing)[1].text)


def written(drawing: str) -> list[str]:
    """The words drawn, without titles and descriptions."""
    return ["".join(element.itertext()) for element in parsed(drawing).iter(f"{SVG}text")]


def tips(drawing: str) -> dict[str, Any]:
    """The shapes that say something of themselves, by what they say."""
    return {str(shape[0].text): shape for shape in parsed(drawing) if len(shape) and shape[0].tag == f"{SVG}title"}


def outline(shape: Any) -> str:
    """The kind of a shape, whatever its size: its element, and the commands of its path."""
    return f"{shape.tag.removeprefix(SVG)} {re.sub(r'[^a-zA-Z]', '', shape.get('d') or '')}"


def shape_of(point: ControlPoint, **more: Any) -> Any:
    """A point of a control chart as it is drawn."""
    points = [ControlPoint("first", Decimal(1), "common cause"), point]
    found = tips(control_chart(Control("x", points, [ControlPhase(0, 1, Decimal(2))]), id="c", **more))
    return next(shape for tip, shape in found.items() if tip.startswith(point.label))


def test_each_judgement_has_a_shape_and_a_colour_of_its_own() -> None:
    points = [ControlPoint("p", Decimal(3), each) for each in ("improvement", "concern", "special cause")]
    points += [ControlPoint("p", Decimal(3), "common cause"), ControlPoint("p", Decimal(3), excluded="a mistake")]
    shapes = [shape_of(point) for point in points]
    assert len({(outline(shape), shape.get("r")) for shape in shapes}) == 5
    assert len({shape.get("fill") for shape in shapes}) == 5


def test_colours_of_judgements_do_not_follow_the_councils_colours_for_ratings() -> None:
    """A change for the better may still be Red against its target: the two are never one colour."""
    for judgement in ("improvement", "concern", "special cause"):
        point = ControlPoint("p", Decimal(3), judgement)
        assert shape_of(point).get("fill") == shape_of(point, palette=RED_AMBER_GREEN).get("fill")


def test_colours_of_judgements_stand_out_from_the_paper_and_from_what_is_usual() -> None:
    """WCAG 2.2, 1.4.11: 3 to 1."""
    for colour in (palette.BETTER, palette.WORSE, palette.CHANGED, palette.INK, palette.SECONDARY):
        for ground in (palette.PAPER, palette.USUAL):
            assert contrast(colour, ground) >= 3
    assert contrast(palette.SECONDARY, palette.USUAL) >= 4.5


def test_a_provisional_point_keeps_its_shape_and_is_hollow() -> None:
    sure = shape_of(ControlPoint("p", Decimal(3), "concern"))
    hollow = shape_of(ControlPoint("p", Decimal(3), "concern", provisional=True))
    assert outline(sure) == outline(hollow)
    assert hollow.get("fill") == palette.PAPER


def test_every_point_says_its_figure_its_judgement_the_rule_and_the_target() -> None:
    said = tips(control_chart(REPAIRS, id="c"))
    assert "2021-22 Q2: 44.0 days, change for the worse (beyond the upper limit), target 25 days" in said
    assert "2021-22 Q3: not collected" in said
    assert "2021-22 Q4: 90.5 days, left out of the limits: the returns were sent twice" in said
    assert "2022-23 Q4: 8.8 days, usual variation, target 15 days, provisional" in said


@pytest.mark.parametrize("width", WIDTHS)
def test_the_description_of_a_control_chart_leaves_out_nothing_that_is_drawn(width: int) -> None:
    told = description(control_chart(REPAIRS, id="c", width=width))
    for part in (
        "Repairs took 8.8 days at the latest point. Control chart, 2021-22 Q1 to 2022-23 Q4.",
        "From 2021-22 Q1, mean 28.7 days, limits 12.5 days to 40.0 days.",
        "From 2022-23 Q2, mean 7.3 days, limits 5.0 days to 12.5 days.",
        "Change for the better: 2022-23 Q3.",
        "Change for the worse: 2021-22 Q2.",
        "Change, neither better nor worse: 2022-23 Q1.",
        "Left out of the limits: 2021-22 Q4 (the returns were sent twice).",
        "No result for 2021-22 Q3.",
        "21 November 2021: the committee asked for triage <by phone>.",
        "New limits from 2022-23 Q2: a new contract began.",
        "Rules: Made-up rules, runs of 7.",
    ):
        assert part in told


def test_lines_are_named_with_their_figures_beside_a_wide_chart_and_in_the_key_of_a_narrow_one() -> None:
    wide, narrow = (written(control_chart(REPAIRS, id="c", width=width)) for width in (720, 340))
    assert {"Upper 12.5 days", "Mean 7.3 days", "Lower 5.0 days", "Target 15 days", "Latest 8.8 days"} <= set(wide)
    assert {"Limits 5.0 days to 12.5 days", "Mean 7.3 days", "Target 15 days", "8.8 days"} <= set(narrow)


def test_the_names_of_lines_never_lie_on_one_another() -> None:
    close = [ControlPhase(0, 7, *(Decimal(f"20.{n}") for n in (2, 1, 3, 1, 3)))]
    points = [replace(point, target=Decimal("20.2")) for point in REPAIRS.points]
    root = parsed(control_chart(replace(REPAIRS, points=points, phases=close), id="c", width=720))
    names = ("Upper", "Mean", "Lower", "Target", "Latest")
    found = [float(t.get("y")) for t in root.iter(f"{SVG}text") if (t.text or "").startswith(names) and t.get("x")]
    beside = sorted(y for y in found if y > 60)
    assert all(after - before >= 15.9 for before, after in pairwise(beside))


def test_events_and_new_phases_are_lettered_in_order_of_time_and_explained() -> None:
    words = written(control_chart(REPAIRS, id="c", width=340))
    assert words.count("A") == words.count("B") == 2
    told = " ".join(words)
    assert "A 21 November 2021: the committee" in told
    assert "B New limits from 2022-23 Q2: a new contract began" in told


def test_limits_break_where_a_phase_starts() -> None:
    """Each phase has its own mean, two limits and two warning limits; no path goes from one to the next."""
    root = parsed(control_chart(REPAIRS, id="c"))
    limits = [path.get("d") for path in root.iter(f"{SVG}path") if path.get("class") == "gt-chart__limit"]
    spans = [tuple(map(float, re.fullmatch(r"M([\d.]+) [\d.]+H([\d.]+)", d).groups())) for d in limits if "H" in d]  # type: ignore[union-attr]
    assert len(spans) == 4
    assert max(end for _, end in spans[:2]) < min(start for start, _ in spans[2:])


def test_the_line_breaks_at_a_gap_and_passes_by_a_point_that_is_left_out() -> None:
    root = parsed(control_chart(REPAIRS, id="c"))
    [line] = [path for path in root.iter(f"{SVG}path") if path.get("class") == "gt-chart__line"]
    assert line.get("d").count("M") == 2
    assert line.get("d").count("L") == 4


def test_the_key_names_only_what_is_drawn() -> None:
    plain = Control("x", [ControlPoint("a", Decimal(4), "common cause")], [])
    words = written(control_chart(plain, id="c", width=720))
    assert "Usual variation" in words
    assert not {"Mean", "Target", "No result", "Change for the better", "Warning limits"} & set(words)


def test_a_control_chart_without_figures_says_so() -> None:
    assert "No results to chart yet: no result for 2018-19 Q1." in description(
        DRAWINGS["control without figures"](id="c")
    )


def test_a_phase_or_an_event_outside_the_points_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="The phase from 5 to 9 is not among 8 points"):
        control_chart(replace(REPAIRS, phases=[ControlPhase(5, 9, None)]), id="c")
    with pytest.raises(ValueError, match="The event “flood” is at 8, and there are 8 points"):
        control_chart(replace(REPAIRS, events=[ControlEvent(8, "flood")]), id="c")


NUMBERS = st.decimals(-(10**6), 10**6, allow_nan=False, allow_infinity=False, places=1)


@st.composite
def controls(draw: st.DrawFn) -> Control:
    """Any control chart at all: its figures and its limits need not go together."""
    count = draw(st.integers(1, 44))
    judgement = st.sampled_from(["improvement", "concern", "special cause", "common cause", ""])
    points = [
        ControlPoint(
            f"{2000 + at // 4}-{1 + at // 4:02d} Q{at % 4 + 1}", draw(st.none() | NUMBERS), draw(judgement),
            target=draw(st.none() | NUMBERS), excluded=draw(st.sampled_from(["", "", "why"])),
        )
        for at in range(count)
    ]  # fmt: skip
    split = draw(st.integers(0, count - 1))
    spans = [(0, split - 1), (split, count - 1)] if split else [(0, count - 1)]
    phases = [ControlPhase(*span, *sorted(draw(st.lists(NUMBERS, min_size=5, max_size=5)))) for span in spans]
    events = [ControlEvent(at, "x") for at in draw(st.lists(st.integers(0, count - 1), max_size=3))]
    return Control("Any", points, phases, events=events)


@settings(max_examples=40)
@given(control=controls(), width=st.sampled_from(WIDTHS))
def test_any_control_chart_is_drawn_inside_its_frame_and_higher_figures_stand_higher(
    control: Control, width: int
) -> None:
    root = parsed(control_chart(control, id="c", width=width))
    height = float(root.get("height"))
    counted = [point for point in control.points if point.value is not None]
    if not counted:
        return
    line = next(path for path in root.iter(f"{SVG}path") if path.get("class") == "gt-chart__line").get("d")
    places = [tuple(map(float, place.split())) for place in re.split("[ML]", line)[1:]]
    drawn = [point.value for point in counted if not point.excluded]
    assert len(places) == len(drawn)
    assert all(0 <= x <= width and 0 <= y <= height for x, y in places)
    for (value, (_, y)), (other, (_, below)) in zip(
        zip(drawn, places, strict=True), zip(drawn[1:], places[1:], strict=True), strict=False
    ):
        assert value is not None
        assert other is not None
        if value > other:
            assert y <= below + 0.11
    for element in root.iter(f"{SVG}rect"):
        assert float(element.get("x")) >= -0.1
        assert float(element.get("x")) + float(element.get("width")) <= width + 0.1


def test_a_funnel_marks_our_area_by_shape_and_names_no_other() -> None:
    drawing = funnel_chart(AREAS, id="c", width=720)
    root = parsed(drawing)
    own = [shape for shape in root.iter(f"{SVG}path") if shape.get("class") == "gt-chart__own"]
    dots = [dot for dot in root.iter(f"{SVG}circle") if dot.get("r") == "4"]
    assert len(own) == 2  # in the key and in the field
    assert len(dots) == 1 + 3
    assert not any(len(dot) for dot in dots)
    assert "Our town 70.4%" in written(drawing)


def test_a_funnel_says_where_we_lie_and_that_the_areas_differ_by_more_than_chance() -> None:
    told = description(funnel_chart(AREAS, id="c"))
    assert "Recycling is 70.4%, above the 99.8% limit." in told
    assert "Funnel chart of 3 other areas, none of them named, by size." in told
    assert "Our town: 70.4% at a size of 9,000, above the 99.8% limit." in told
    assert "The areas differ by more than chance explains." in told
    assert "The vertical axis starts at" in told


def test_a_funnel_has_both_pairs_of_limits_and_the_average() -> None:
    words = written(funnel_chart(AREAS, id="c"))
    assert {"95% limits", "99.8% limits", "Average 62.0%", "Households"} <= set(words)


def test_a_dot_of_a_funnel_lies_between_the_limits_that_its_figure_lies_between() -> None:
    """At 12,000 households 61.5% is above the lower 95% limit of 61.1%, and below the average."""
    root = parsed(funnel_chart(replace(AREAS, others=[FunnelDot(Decimal(12000), Decimal("61.5"))]), id="c"))
    dot = [found for found in root.iter(f"{SVG}circle") if found.get("r") == "4"][-1]
    mean = next(path for path in root.iter(f"{SVG}path") if path.get("class") == "gt-chart__mean").get("d")
    average = float(mean[1:].split("H")[0].split()[1])
    band = next(path for path in root.iter(f"{SVG}path") if path.get("fill") == palette.USUAL).get("d")
    lowest = float(band[1:-1].split("L")[3].split()[1])
    assert average < float(dot.get("cy")) < lowest


def test_limits_out_of_order_are_refused() -> None:
    with pytest.raises(ValueError, match="from the smallest size to the largest"):
        funnel_chart(replace(AREAS, edges=list(reversed(AREAS.edges))), id="c")


def test_a_strip_says_each_group_with_its_median_and_its_middle_half() -> None:
    told = description(benchmark_strip(BESIDE, id="c"))
    assert "Our town: 61.2%." in told
    assert "England median 58.4% (316 other areas), the middle half from 52.0% to 64.9%." in told
    assert "Neighbours median 64% (3 other areas), too few for quarters." in told
    assert "Region 59.9%." in told
    assert "Wales: no benchmark available." in told


def test_a_strip_draws_its_figures_on_one_scale() -> None:
    root = parsed(benchmark_strip(BESIDE, id="c"))
    bar = next(bar for bar in root.iter(f"{SVG}rect") if bar.get("class") == "gt-chart__bar")
    own = [path for path in root.iter(f"{SVG}path") if path.get("class") == "gt-chart__own"][1:]
    assert len(own) == 3
    start, wide = float(bar.get("x")), float(bar.get("width"))
    x = float(own[0].get("d")[1:].split()[0])
    # 61.2 is (61.2 - 52.0) / (64.9 - 52.0) of the way along the middle half.
    assert (x - start) / wide == pytest.approx(9.2 / 12.9, abs=0.01)


def test_a_strip_of_a_published_figure_calls_it_no_median() -> None:
    words = written(benchmark_strip(replace(BESIDE, groups=[StripGroup("Region", Decimal(60), single=True)]), id="c"))
    assert not any("edian" in word for word in words)


@pytest.mark.parametrize("width", WIDTHS)
def test_an_outlook_says_what_is_known_what_is_forecast_and_how(width: int) -> None:
    drawing = outlook_chart(YEAR, id="c", width=width)
    told = description(drawing)
    assert "So far, 2023-24 Q2: 713." in told
    assert "Forecast for the year by the seasonal naive method: 1,430, within a range of 1,380 to 1,478." in told
    assert "Target: 1,500." in told
    assert {"1,430", "Target 1,500", "Forecast for the year, seasonal naive", "Pace needed"} <= set(written(drawing))


def test_an_outlook_of_nothing_known_says_so_and_forecasts_nothing() -> None:
    drawing = DRAWINGS["outlook of nothing known"](id="c")
    assert "Nothing is known yet." in description(drawing)
    assert "orecast" not in description(drawing)


def test_an_outlook_without_a_step_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one step"):
        outlook_chart(Outlook("x", []), id="c")


def test_a_chart_to_be_taken_away_says_what_it_is_from_where_and_of_when() -> None:
    inner = control_chart(REPAIRS, id="c", width=720)
    stamp = ["Source: the repairs <register> & the town's returns", "Published on 14 November 2023, edition 1"]
    made = stamped(
        inner, id="taken", title=REPAIRS.title, sentence=REPAIRS.sentence, stamp=stamp, palette=BLUE_ORANGE,
        mark="Made-up figures",
    )  # fmt: skip
    told = " ".join(written(made))
    assert told.startswith("Made-up figures Repairs & waits")
    assert f"{REPAIRS.sentence} {stamp[0]} {stamp[1]}" in told
    assert description(made).endswith(" ".join(stamp))
    assert all(word in told for word in written(inner))
    wide, tall = size_of(made)
    assert (wide, tall) > size_of(inner)
    [ground] = [rect for rect in parsed(made).iter(f"{SVG}rect") if rect.get("width") == f"{wide:.1f}"]
    assert ground.get("fill") == palette.PAPER
    assert all(float(text.get("y")) < tall for text in parsed(made).iter(f"{SVG}text"))


def test_only_our_own_drawing_can_be_stamped() -> None:
    with pytest.raises(ValueError, match="Only a drawing made by"):
        stamped("<svg></svg>", id="c", title="x", sentence="", stamp=[], palette=BLUE_ORANGE)
    with pytest.raises(ValueError, match="Only a drawing made by"):
        size_of("<svg></svg>")
