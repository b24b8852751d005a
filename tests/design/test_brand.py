"""A council's colours are checked when they are chosen, and the message says how to mend them.

Expected values: WCAG 2.2's 4.5 to 1, with ratios worked out by its formula for the pairs named.
"""

import re
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.design.brand import Brand, BrandError, brand_css, brand_of, brand_stylesheet, brand_version
from goldenthread.design.colour import contrast


@dataclass
class Council:
    """A council's settings, as far as its brand goes."""

    brand_colour: str = ""
    brand_text_colour: str = ""


def variables(css: str) -> dict[str, str]:
    return dict(re.findall(r"(--[a-z-]+):(#[0-9a-fA-F]{3,6})", css))


def test_the_stylesheet_has_the_councils_colours() -> None:
    made = variables(brand_css(Council("#00707a", "#ffffff")))
    assert made["--gt-brand"] == "#00707a"
    assert made["--gt-brand-text"] == "#ffffff"
    assert made["--gt-accent"] == "#00707a"


def test_a_council_without_a_brand_has_the_default() -> None:
    assert brand_of(Council()) == Brand()


def test_text_that_cannot_be_read_is_refused_with_the_ratio_and_the_remedy() -> None:
    with pytest.raises(BrandError) as raised:
        Brand("#f6c15f", "#ffffff")
    message = str(raised.value)
    assert "#ffffff on the brand colour #f6c15f" in message
    assert "at least 4.5 to 1" in message
    assert "Use #000000 text on it" in message


def test_the_shade_that_is_advised_would_be_accepted() -> None:
    with pytest.raises(BrandError) as raised:
        Brand("#ff6600")
    [advised] = re.findall(r"the darker (#[0-9a-f]{6})", str(raised.value))
    assert Brand(advised).colour == advised


def test_a_ratio_just_short_is_not_shown_as_enough() -> None:
    # #777777 on white is 4.478 to 1.
    with pytest.raises(BrandError, match=r"contrast of 4\.47 to 1"):
        Brand("#777777")


@pytest.mark.parametrize("wrong", ["teal", "#12", "#00707a;}body{display:none", "url(x)"])
def test_what_is_not_a_colour_never_reaches_the_stylesheet(wrong: str) -> None:
    with pytest.raises(BrandError, match="is not a colour"):
        brand_css(Council(wrong))


@given(st.from_regex(r"#[0-9a-f]{6}", fullmatch=True))
def test_every_brand_that_is_accepted_can_be_read_wherever_it_is_used(colour: str) -> None:
    text = "#ffffff" if contrast(colour, "#ffffff") >= 4.5 else "#000000"
    made = variables(brand_css(Brand(colour, text)))
    assert contrast(made["--gt-brand"], made["--gt-brand-text"]) >= 4.5
    assert contrast(made["--gt-accent"], "#ffffff") >= 4.5
    assert contrast(made["--gt-accent-dark"], "#ffffff") >= 4.5


def test_the_version_changes_with_the_colours_and_only_then() -> None:
    one, other = Council("#00707a"), Council("#12454f")
    assert brand_version(one) == brand_version(Council("#00707a"))
    assert brand_version(one) != brand_version(other)


def test_the_response_is_a_stylesheet_that_may_be_kept() -> None:
    response = brand_stylesheet(Council("#00707a"))
    assert response["Content-Type"] == "text/css; charset=utf-8"
    assert "immutable" in response["Cache-Control"]
    assert b"--gt-brand:#00707a" in response.content
