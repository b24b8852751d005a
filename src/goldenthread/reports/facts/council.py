"""The council whose quarter it is."""

from __future__ import annotations

from goldenthread.reports.facts.base import Struct


class GovernanceFacts(Struct, frozen=True):
    model: str  # "committees" or "executive"
    starts: str | None
    ends: str | None


class CouncilFacts(Struct, frozen=True):
    name: str
    short_name: str
    website: str | None
    brand_colour: str  # "#00646f"
    brand_text_colour: str
    logo: str | None  # a data URI made when the council was loaded, never an outside address
    status_colours: str  # "blue-orange" or "red-amber-green"
    governance: list[GovernanceFacts]
    notice: str | None = None  # said at the head of every page and report
