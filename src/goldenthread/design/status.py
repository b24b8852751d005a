"""Status marks: a shape, a word and a colour, so that no status is told by colour alone.

A mark is an inline SVG that screen readers skip, followed by the word. The colours are in
`styles/_status.scss` (and, for charts, in `charts.palette`); the shapes are here.
"""

from dataclasses import dataclass
from functools import lru_cache

from django.utils.html import escape
from django.utils.safestring import SafeString


@dataclass(frozen=True, slots=True)
class Status:
    """A status as pages show it: its word, its shape, and the family of colour it takes."""

    word: str
    shape: str
    tone: str


# Shapes on a 20 x 20 grid. "f" is the filled shape with its dark outline, "g" the sign inside it.
SHAPES = {
    "circle-tick": '<circle class="f" cx="10" cy="10" r="8.5"/><path class="g" d="M5.8 10.3l2.9 2.9 5.5-6"/>',
    "triangle-exclamation": '<path class="f" d="M10 1.8L19 18H1z"/><path class="g" d="M10 7.2v5M10 14.6v.9"/>',
    "square-cross": '<path class="f" d="M2 2h16v16H2z"/><path class="g" d="M6.3 6.3l7.4 7.4M13.7 6.3l-7.4 7.4"/>',
    "ring-dash": '<circle class="f" cx="10" cy="10" r="8.5"/><path class="g" d="M6 10h8"/>',
    "ring": '<circle class="f" cx="10" cy="10" r="8.5"/>',
    "half-circle": '<circle class="f" cx="10" cy="10" r="8.5"/><path class="s" d="M10 1.5a8.5 8.5 0 0 1 0 17z"/>',
    "circle-loop": '<circle class="f" cx="10" cy="10" r="8.5"/>'
    '<path class="g" d="M6 11.5a4.2 4.2 0 0 1 7.4-4M14 8.5a4.2 4.2 0 0 1-7.4 4M13.6 4.6v3h-3M6.4 15.4v-3h3"/>',
    "circle-slash": '<circle class="f" cx="10" cy="10" r="8.5"/><path class="g" d="M5 15L15 5"/>',
    "arrow-up-right": '<path class="a" d="M4 16L15.5 4.5M7 4.5h8.5V13"/>',
    "arrow-down-right": '<path class="a" d="M4 4l11.5 11.5M7 15.5h8.5V7"/>',
    "arrow-right": '<path class="a" d="M2.5 10h14M11 4.5l5.5 5.5-5.5 5.5"/>',
    "arrow-up": '<path class="a" d="M10 17.5v-14M4.5 9L10 3.5 15.5 9"/>',
    "arrow-down": '<path class="a" d="M10 2.5v14M4.5 11l5.5 5.5 5.5-5.5"/>',
    "dash": '<path class="a" d="M4 10h12"/>',
    "disc": '<circle class="f" cx="10" cy="10" r="7.5"/>',
    "square": '<path class="f" d="M3.5 3.5h13v13h-13z"/>',
    "diamond": '<path class="f" d="M10 1.5l8.5 8.5-8.5 8.5-8.5-8.5z"/>',
    "dot": '<circle class="s" cx="10" cy="10" r="3.8"/>',
    "ring-small": '<circle class="f" cx="10" cy="10" r="3.8"/>',
}

STATUSES = {
    # RAG, and what stands in its place.
    "green": Status("Green", "circle-tick", "good"),
    "amber": Status("Amber", "triangle-exclamation", "warn"),
    "red": Status("Red", "square-cross", "bad"),
    "no-rating": Status("No rating", "ring-dash", "plain"),
    "monitor": Status("Monitor", "ring-dash", "plain"),
    "no-target": Status("No target", "ring-dash", "plain"),
    "not-due": Status("Not due", "ring-dash", "plain"),
    "no-result": Status("No result", "ring", "plain"),
    # Direction of travel.
    "improving": Status("Improving", "arrow-up-right", "good"),
    "worsening": Status("Worsening", "arrow-down-right", "bad"),
    "same": Status("Same", "arrow-right", "plain"),
    "up": Status("Up", "arrow-up", "plain"),
    "down": Status("Down", "arrow-down", "plain"),
    "no-comparison": Status("No comparison", "dash", "plain"),
    # What a control chart says of the latest point: the shapes are those of its points.
    "improvement": Status("For the better", "disc", "better"),
    "concern": Status("For the worse", "square", "worse"),
    "special-cause": Status("Changed", "diamond", "changed"),
    "common-cause": Status("As usual", "dot", "plain"),
    "not-judged": Status("Not known", "ring-small", "plain"),
    # Targets.
    "met": Status("Met", "circle-tick", "good"),
    "missed": Status("Missed", "square-cross", "bad"),
    # Pledges.
    "not-started": Status("Not started", "ring", "plain"),
    "in-progress": Status("In progress", "half-circle", "begun"),
    "delivered": Status("Delivered", "circle-tick", "good"),
    "kept-under-way": Status("Kept under way", "circle-loop", "good"),
    "at-risk": Status("At risk", "triangle-exclamation", "warn"),
    "not-delivered": Status("Not delivered", "square-cross", "bad"),
    "withdrawn": Status("Withdrawn", "circle-slash", "plain"),
    # Activities.
    "on-track": Status("On track", "half-circle", "begun"),
    "late": Status("Late", "square-cross", "bad"),
    "complete": Status("Complete", "circle-tick", "good"),
    "not-stated": Status("Not stated", "ring-dash", "plain"),
    # Risks.
    "high": Status("High", "square-cross", "bad"),
    "medium": Status("Medium", "triangle-exclamation", "warn"),
    "low": Status("Low", "circle-tick", "good"),
    "overdue": Status("Review overdue", "triangle-exclamation", "warn"),
    # What is known of a figure.
    "provisional": Status("Provisional", "ring", "plain"),
    "corrected": Status("Corrected", "circle-loop", "begun"),
    "on-target": Status("On target", "circle-tick", "good"),
}
UNKNOWN = Status("", "ring-dash", "plain")
ALIASES = {"": "no-rating", "none": "no-rating"}


@lru_cache(maxsize=256)
def status_of(code: str | None) -> Status:
    """The status with this code; one that is not known here keeps its own word, plain."""
    slug = (code or "").strip().lower().replace("_", "-").replace(" ", "-")
    slug = ALIASES.get(slug, slug)
    known = STATUSES.get(slug)
    return known or Status(slug.replace("-", " ").capitalize(), UNKNOWN.shape, UNKNOWN.tone)


def icon(code: str | None) -> SafeString:
    """The shape alone, for where the word stands beside it already. Screen readers skip it."""
    status = status_of(code)
    return SafeString(
        f'<svg class="gt-icon gt-icon--{status.tone}" width="20" height="20" viewBox="0 0 20 20" '
        f'aria-hidden="true" focusable="false">{SHAPES[status.shape]}</svg>'
    )


def status_mark(
    code: str | None, word: str | None = None, *, hidden_text: str | None = None, small: bool = False
) -> SafeString:
    """Shape, word and colour of a status.

    `word` replaces the status's own ("Met target"); `hidden_text` comes before it for screen readers
    ("Overall status:"); `small` is for tables and dense lists.
    """
    status = status_of(code)
    hidden = f'<span class="govuk-visually-hidden">{escape(hidden_text)} </span>' if hidden_text else ""
    names = f"gt-status gt-status--{status.tone}" + (" gt-status--small" if small else "")
    return SafeString(
        f'<span class="{names}">{icon(code)}{hidden}<span class="gt-status__word">'
        f"{escape(word or status.word)}</span></span>"
    )
