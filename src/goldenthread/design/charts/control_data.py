"""What a control chart is drawn from: points as judged, phases with their limits, and what happened when.

Every judgement is worked out elsewhere (`goldenthread.measures.spc`); a chart only shows it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from goldenthread.design.charts.numbers import COUNT, Unit

JUDGEMENTS = ("improvement", "concern", "special cause", "common cause", "")


@dataclass(frozen=True, slots=True)
class ControlPoint:
    """One period. `value` None is a gap, and `note` says why.

    `judgement` is one of JUDGEMENTS; `cause` says in words which rule fired ("beyond the upper limit"). `excluded` is
    why the point is left out of the limits, and nothing where it counts.
    """

    label: str
    value: Decimal | None
    judgement: str = ""
    cause: str = ""
    target: Decimal | None = None
    excluded: str = ""
    provisional: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class ControlPhase:
    """A stretch of points, from `start` to `end` with both counted, with its own mean and limits (None: not known).

    `reason` says why it starts.
    """

    start: int
    end: int
    mean: Decimal | None
    lower: Decimal | None = None
    upper: Decimal | None = None
    lower_warning: Decimal | None = None
    upper_warning: Decimal | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ControlEvent:
    """Something that happened, at the point with this position: a decision, a change of how it is counted."""

    at: int
    label: str
    on: str = ""


@dataclass(frozen=True, slots=True)
class Control:
    """A measure over time with what it usually does. `preset` names the rules; `sentence` says what they found."""

    title: str
    points: Sequence[ControlPoint]
    phases: Sequence[ControlPhase]
    unit: Unit = COUNT
    events: Sequence[ControlEvent] = ()
    preset: str = ""
    sentence: str = ""
