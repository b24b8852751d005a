"""Colours as people write them, and whether one can be read on another (WCAG 2.2, 1.4.3 and 1.4.11)."""

import re

HEX = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")


class ColourError(ValueError):
    """A colour that is not written as #rgb or #rrggbb."""


def channels(colour: str) -> tuple[int, int, int]:
    """Red, green and blue, 0 to 255, of `#rgb` or `#rrggbb`; ColourError for anything else."""
    if not HEX.fullmatch(colour):
        raise ColourError(f'"{colour}" is not a colour: write it as # and six digits, like #1d4f5c')
    digits = colour[1:]
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    return int(digits[0:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)


def luminance(colour: str) -> float:
    """Relative luminance, 0 (black) to 1 (white), as WCAG 2.2 defines it."""

    def linear(channel: int) -> float:
        share = channel / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(channel) for channel in channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21. Text needs 4.5, a shape 3."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def mixed(colour: str, with_colour: str, share: float) -> str:
    """`colour` with this share (0 to 1) of another mixed in, as #rrggbb."""
    pairs = zip(channels(colour), channels(with_colour), strict=True)
    return "#" + "".join(f"{round(one + (other - one) * share):02x}" for one, other in pairs)
