"""What a check may be told: which rules, the day it is made for, and a council's own ways."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Settings:
    """`as_of` is the day to judge from where the document does not say; `final` whether it is about to go out.

    `off` and `only` are ids of rules or names of groups. `office_domains` are e-mail domains that may be published;
    `smallest_count` the least count of people that does not identify them.
    """

    as_of: date | None = None
    final: bool = True
    off: frozenset[str] = field(default_factory=frozenset)
    only: frozenset[str] = field(default_factory=frozenset)
    office_domains: tuple[str, ...] = (
        ".gov.uk",
        ".nhs.uk",
        ".police.uk",
        ".gov.wales",
        ".gov.scot",
        ".ac.uk",
        ".sch.uk",
    )
    smallest_count: int = 5
