"""Every text can be read on its ground (4.5 to 1) and every shape told from its ground (3 to 1).

Expected values: WCAG 2.2, success criteria 1.4.3 and 1.4.11; its published pairs for the arithmetic.
The colours are read from the Sass that the stylesheet is made from.
"""

import re
from dataclasses import asdict
from pathlib import Path

import pytest

from goldenthread.design.charts import BLUE_ORANGE, RED_AMBER_GREEN, palette
from goldenthread.design.charts.headline import ON_FILL, PLAIN
from goldenthread.design.colour import ColourError, channels, contrast

STYLES = Path(__file__).resolve().parents[2] / "src" / "goldenthread" / "design" / "styles"
TOKENS = (STYLES / "_tokens.scss").read_text(encoding="utf-8")
PLAIN_TOKENS = dict(re.findall(r"^\$([a-z-]+): (#[0-9a-f]{6});", TOKENS, re.MULTILINE))
SCHEMES = {
    name: dict(re.findall(r'"([a-z-]+)": (#[0-9a-f]{6})', body))
    for name, body in re.findall(r"^\$(blue-orange|red-amber-green): \((.*?)\);", TOKENS, re.MULTILINE | re.DOTALL)
}
CHANGES = dict(re.findall(r'"([a-z-]+)": (#[0-9a-f]{6})', TOKENS.partition("$changes: (")[2]))
TONES = ("good", "warn", "bad", "begun", "plain")
EACH_TONE = [(scheme, tone) for scheme in SCHEMES for tone in TONES]


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),  # WCAG: black on white
        ("#fff", "#fff", 1.0),
        ("#767676", "#ffffff", 4.54),  # the lightest grey that passes on white, as WCAG's techniques give it
        ("#0000ff", "#ffffff", 8.59),  # WCAG technique G18's pure blue
        ("#ff0000", "#ffffff", 4.00),
    ],
)
def test_contrast_is_the_published_one(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)
    assert contrast(other, one) == contrast(one, other)


@pytest.mark.parametrize("wrong", ["", "red", "#12", "#1234567", "1d4f5c", "#gggggg"])
def test_what_is_not_a_colour_is_refused(wrong: str) -> None:
    with pytest.raises(ColourError, match="is not a colour"):
        channels(wrong)


def test_both_schemes_have_every_tone() -> None:
    wanted = {*TONES, *(f"{tone}-tint" for tone in TONES), *(f"on-{tone}" for tone in TONES)}
    assert {name: set(scheme) for name, scheme in SCHEMES.items()} == {
        "blue-orange": wanted,
        "red-amber-green": wanted,
    }


@pytest.mark.parametrize("name", ["ink", "secondary", "link", "link-hover", "link-visited", "error", "success"])
@pytest.mark.parametrize("ground", ["paper", "surface"])
def test_text_can_be_read_on_the_page_and_on_its_tinted_blocks(name: str, ground: str) -> None:
    assert contrast(PLAIN_TOKENS[name], PLAIN_TOKENS[ground]) >= 4.5


def test_text_with_the_keyboards_focus_can_be_read() -> None:
    assert contrast(PLAIN_TOKENS["ink"], PLAIN_TOKENS["focus"]) >= 4.5


@pytest.mark.parametrize(("scheme", "tone"), EACH_TONE)
def test_the_word_of_a_status_can_be_read_on_its_tint(scheme: str, tone: str) -> None:
    assert contrast(PLAIN_TOKENS["ink"], SCHEMES[scheme][f"{tone}-tint"]) >= 4.5


@pytest.mark.parametrize(("scheme", "tone"), EACH_TONE)
def test_the_outline_of_a_shape_stands_out_from_its_ground(scheme: str, tone: str) -> None:
    for ground in (SCHEMES[scheme][f"{tone}-tint"], PLAIN_TOKENS["paper"], palette.MUTED):
        assert contrast(PLAIN_TOKENS["ink"], ground) >= 3


@pytest.mark.parametrize(("scheme", "tone"), EACH_TONE)
def test_the_sign_inside_a_shape_stands_out_from_its_fill(scheme: str, tone: str) -> None:
    assert contrast(SCHEMES[scheme][f"on-{tone}"], SCHEMES[scheme][tone]) >= 4.5


@pytest.mark.parametrize("scheme", SCHEMES)
def test_green_amber_and_red_differ_in_lightness_as_well_as_in_hue(scheme: str) -> None:
    good, warn, bad = (SCHEMES[scheme][tone] for tone in ("good", "warn", "bad"))
    assert contrast(warn, good) >= 2.5
    assert contrast(warn, bad) >= 2.5


@pytest.mark.parametrize(
    ("scheme", "chart"), [("blue-orange", BLUE_ORANGE), ("red-amber-green", RED_AMBER_GREEN)], ids=lambda value: ""
)
def test_charts_have_the_colours_of_the_pages(scheme: str, chart: palette.Palette) -> None:
    fills = {name.replace("_", "-"): colour for name, colour in asdict(chart).items() if name != "font"}
    assert fills == {name: SCHEMES[scheme][name] for name in fills}


def test_the_charts_inks_are_the_pages() -> None:
    names = {"ink": palette.INK, "secondary": palette.SECONDARY, "grid": palette.GRID, "axis": palette.AXIS}
    assert {name: PLAIN_TOKENS[name] for name in names} == names
    assert PLAIN_TOKENS["gap"] == palette.GAP


@pytest.mark.parametrize("tone", ["better", "worse", "changed"])
def test_marks_of_change_have_the_colours_of_the_charts_and_can_be_read(tone: str) -> None:
    assert CHANGES[tone] == getattr(palette, tone.upper())
    for ground in (CHANGES[f"{tone}-tint"], PLAIN_TOKENS["paper"]):
        assert contrast(PLAIN_TOKENS["ink"], ground) >= 4.5
        assert contrast(CHANGES[tone], ground) >= 3
    assert contrast(CHANGES[f"on-{tone}"], CHANGES[tone]) >= 4.5


@pytest.mark.parametrize("chart", [BLUE_ORANGE, RED_AMBER_GREEN], ids=["blue-orange", "red-amber-green"])
def test_text_in_charts_can_be_read(chart: palette.Palette) -> None:
    grounds = [palette.PAPER, palette.GAP, chart.good_tint, chart.warn_tint, chart.bad_tint]
    for ground in grounds:
        assert contrast(palette.SECONDARY, ground) >= 4.5
        assert contrast(palette.INK, ground) >= 4.5
    assert contrast(palette.INK, palette.MUTED) >= 4.5
    for tone, text in ON_FILL.items():
        fills = PLAIN if tone == "plain" else (getattr(chart, tone),)
        assert all(contrast(text, fill) >= 4.5 for fill in fills)


def test_lines_and_axes_of_charts_stand_out() -> None:
    for colour in (palette.LINE, palette.AXIS, palette.INK):
        assert contrast(colour, palette.PAPER) >= 3
