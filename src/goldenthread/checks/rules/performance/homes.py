"""Which report a part of a pack belongs to: an appendix is read with the report it is appended to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from goldenthread.checks.once import once
from goldenthread.checks.parts import Part
from goldenthread.checks.subject import Subject

Held = TypeVar("Held")


@once
def homes(subject: Subject) -> dict[Part, Part]:
    """Of each part the report it belongs to, itself where it is no appendix."""
    found: dict[Part, Part] = {}
    home = subject.parts[0]
    for part in subject.parts:
        if part.kind != "appendix":
            home = part
        found[part] = home
    return found


def told_for(subject: Subject, part: Part, told: Mapping[Part, Held]) -> Held | None:
    """What a part says, or else the report it belongs to."""
    return told[part] if part in told else told.get(homes(subject)[part])
