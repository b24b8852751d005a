"""The colours of charts. `styles/_tokens.scss` has the same values for pages; a test compares the two."""

from dataclasses import dataclass

from goldenthread.design.status import status_of

INK = "#16232b"
SECONDARY = "#4d5a65"
GRID = "#dde3e8"
AXIS = "#75828e"
GAP = "#eef1f4"
LINE = "#2a5673"
MUTED = "#a9bccb"
PAPER = "#ffffff"
# Within a control chart's limits: what the measure usually does.
USUAL = "#f0f4f7"
FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, Arial, sans-serif"


@dataclass(frozen=True, slots=True)
class Palette:
    """The fill of each tone of status, and the font of a chart's words (a PDF names one that it embeds)."""

    good: str
    warn: str
    bad: str
    begun: str
    good_tint: str
    warn_tint: str
    bad_tint: str
    plain: str = PAPER
    font: str = FONT

    def fill(self, code: str) -> str:
        """The fill for a status code."""
        colour: str = getattr(self, status_of(code).tone)
        return colour


BLUE_ORANGE = Palette(
    good="#2f6fb3",
    warn="#f6c15f",
    bad="#c24a08",
    begun="#a5c8e8",
    good_tint="#e6eff8",
    warn_tint="#fdf1da",
    bad_tint="#fce8dc",
)
RED_AMBER_GREEN = Palette(
    good="#1f7a45",
    warn="#f4b731",
    bad="#b8261f",
    begun="#a4d3b6",
    good_tint="#e3f2e9",
    warn_tint="#fdf2d4",
    bad_tint="#fae4e2",
)
# Of a change that is more than chance: the same whatever colours a council has for its ratings, since neither is one.
BETTER = "#2f6fb3"
WORSE = "#c24a08"
CHANGED = "#6b4a9e"
PALETTES = {"blue-orange": BLUE_ORANGE, "red-amber-green": RED_AMBER_GREEN}
