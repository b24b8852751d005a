"""The council's own colours: checked when they are chosen, served as a stylesheet of CSS variables."""

import hashlib
from dataclasses import dataclass
from typing import Protocol

from django.http import HttpResponse

from goldenthread.design.colour import ColourError, contrast, mixed

READABLE = 4.5
DEFAULT_COLOUR = "#12454f"
WHITE = "#ffffff"
BLACK = "#000000"


class BrandError(ValueError):
    """A brand that people could not read, or is not a colour; the message says how to mend it."""


class Council(Protocol):
    """What a council's settings say of its brand; either may be blank."""

    @property
    def brand_colour(self) -> str: ...

    @property
    def brand_text_colour(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Brand:
    """A colour and the colour of text on it (white unless given). BrandError where it cannot be read."""

    colour: str = DEFAULT_COLOUR
    text_colour: str = WHITE

    def __post_init__(self) -> None:
        try:
            ratio = contrast(self.colour, self.text_colour)
        except ColourError as error:
            raise BrandError(f"The brand's colours: {error}.") from error
        if ratio < READABLE:
            raise BrandError(
                f"Text of {self.text_colour} on the brand colour {self.colour} has a contrast of {_down(ratio)} to 1;"
                f" it needs at least {READABLE} to 1 to be read. {_advice(self.colour)}"
            )


def _down(ratio: float) -> str:
    """A ratio to two decimals, rounded down so that 4.499 is not shown as enough."""
    return f"{int(ratio * 100) / 100:.2f}"


def _advice(colour: str) -> str:
    """What would be readable: black or white text, and the nearest shade of the brand that carries white."""
    text = WHITE if contrast(colour, WHITE) >= contrast(colour, BLACK) else BLACK
    advice = f"Use {text} text on it"
    for step in range(1, 20):
        darker = mixed(colour, BLACK, step / 20)
        if contrast(darker, WHITE) >= READABLE:
            return f"{advice}, or the darker {darker} with {WHITE} text."
    return f"{advice}."


def brand_of(council: Council) -> Brand:
    """The brand in a council's settings, the default where it gives none. BrandError as for Brand."""
    return Brand(council.brand_colour or DEFAULT_COLOUR, council.brand_text_colour or WHITE)


def brand_css(council: Council | Brand) -> str:
    """The stylesheet that gives pages this council's colours. BrandError where they cannot be read."""
    brand = council if isinstance(council, Brand) else brand_of(council)
    dark = contrast(brand.colour, WHITE) >= READABLE
    accent = brand.colour if dark else _darkened(brand.colour)
    return (
        ":root{"
        f"--gt-brand:{brand.colour};--gt-brand-text:{brand.text_colour};--gt-accent:{accent};"
        f"--gt-accent-dark:{mixed(accent, BLACK, 0.3)};--gt-accent-tint:{mixed(accent, WHITE, 0.92)};"
        f"--govuk-brand-colour:{brand.colour}"
        "}\n"
    )


def _darkened(colour: str) -> str:
    """The first darker shade that can be read on white."""
    shades = (mixed(colour, BLACK, step / 20) for step in range(1, 21))
    return next(shade for shade in shades if contrast(shade, WHITE) >= READABLE)


def brand_version(council: Council | Brand) -> str:
    """A short mark that changes when the stylesheet does, for its address (`?v=`)."""
    return hashlib.sha256(brand_css(council).encode()).hexdigest()[:12]


def brand_stylesheet(council: Council | Brand) -> HttpResponse:
    """The stylesheet as a response; its address carries `brand_version`, so it may be kept for a year."""
    response = HttpResponse(brand_css(council), content_type="text/css; charset=utf-8")
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    return response
