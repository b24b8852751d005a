"""The status a rule proposes for a theme from its budget, activities, indicators and risks. An officer decides."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

PART_KINDS = ("budget", "activity", "indicator", "risk")
WORST_PART = "worst-part"
HIGH_LEVEL_RISK = 15
"""A residual score from which a risk is high level."""


@dataclass(frozen=True, kw_only=True)
class ThemePart:
    """One thing a theme's status reflects, as far as it is known.

    `rag` is its colour where it has one. For an indicator, `direction` is its direction of travel and `has_target`
    whether it is judged against a number or a range. For a risk, `score` is its residual score while it is open.
    """

    kind: str
    name: str
    rag: str | None = None
    direction: str | None = None
    has_target: bool = False
    score: int | None = None

    def __post_init__(self) -> None:
        if self.kind not in PART_KINDS:
            raise ValueError(f'"{self.kind}" is not part of a theme\'s status; use one of {", ".join(PART_KINDS)}')
        if self.rag not in (None, "green", "amber", "red"):
            raise ValueError(f'"{self.rag}" is not a status of {self.name}; use green, amber, red or none')

    @property
    def known(self) -> bool:
        """Whether it says anything about how the theme is doing."""
        return self.rag is not None or self.direction is not None or self.score is not None


@dataclass(frozen=True)
class ThemeStatus:
    """A proposed status, the rule that proposed it, and the parts that decided."""

    status: str | None
    rule: str
    because: tuple[str, ...]
    sentence: str


def propose_theme_status(parts: Iterable[ThemePart], rule: str = WORST_PART) -> ThemeStatus:
    """Propose red, amber or green for a theme; no status (None) where nothing is known about any part.

    The rule "worst-part": Red if any part is Red; Amber if any part is Amber, an indicator without a target is
    worsening, or a high-level risk is open; else Green.
    """
    if rule != WORST_PART:
        raise ValueError(f'"{rule}" is not a rule for theme statuses; use "{WORST_PART}"')
    given = list(parts)
    if not any(part.known for part in given):
        return ThemeStatus(None, rule, (), "No status proposed: nothing is known yet about any part of this theme")
    red = [f"{part.kind} “{part.name}” is Red" for part in given if part.rag == "red"]
    amber = [reason for part in given if (reason := _amber(part))]
    for status, reasons in (("red", red), ("amber", amber)):
        if reasons:
            return ThemeStatus(status, rule, tuple(reasons), f"{status.capitalize()}: {_joined(reasons)}")
    known = sum(part.known for part in given)
    unknown = f" ({len(given) - known} more say nothing)" if known < len(given) else ""
    count = "the one part that is known" if known == 1 else f"the {known} parts that are known"
    return ThemeStatus("green", rule, (), f"Green: nothing in {count} calls for Red or Amber{unknown}")


def _amber(part: ThemePart) -> str | None:
    if part.rag == "amber":
        return f"{part.kind} “{part.name}” is Amber"
    if part.kind == "indicator" and not part.has_target and part.direction == "worsening":
        return f"indicator “{part.name}” has no target and is worsening"
    if part.kind == "risk" and part.score is not None and part.score >= HIGH_LEVEL_RISK:
        return f"risk “{part.name}” is high level, scoring {part.score}"
    return None


def _joined(reasons: list[str]) -> str:
    return reasons[0] if len(reasons) == 1 else f"{'; '.join(reasons[:-1])}; and {reasons[-1]}"
