"""An edition as a page reads it: its facts, where it stands among the others, and the addresses of its pages."""

from __future__ import annotations

from dataclasses import dataclass

from goldenthread.publications.addresses import figure_page, item_page, page_of
from goldenthread.publications.lookups import Lookups
from goldenthread.publications.shelf import Listed, Shelf
from goldenthread.reports.facts import CorrectionFacts, CouncilFacts, QuarterFacts, Ref

# Pages of the whole site, which belong to no one quarter.
EVERYWHERE = ("/quarters/", "/corrections/", "/accessibility/", "/how-figures-work/")


@dataclass(frozen=True, slots=True)
class Correction:
    """A correction with the edition whose publication made it known."""

    listed: Listed
    fact: CorrectionFacts


@dataclass(frozen=True)
class Edition:
    """One published edition, read at `base` ("/", "/quarters/2018-19-q2/" or an edition's own address)."""

    listed: Listed
    lookups: Lookups
    base: str
    shelf: Shelf
    council: CouncilFacts  # as the latest publication has it: the site's name and colours
    corrections: tuple[Correction, ...]  # every correction ever published, the latest first

    @property
    def facts(self) -> QuarterFacts:
        return self.lookups.facts

    @property
    def period(self) -> str:
        return self.listed.period

    @property
    def is_current(self) -> bool:
        """Whether this is what the site opens with."""
        return self.listed == self.shelf.current

    @property
    def superseded_by(self) -> Listed | None:
        """The latest edition of the same period, where this one is older."""
        latest = self.shelf.latest[self.listed.slug]
        return latest if latest != self.listed else None

    def url(self, kind: str, reference: str) -> str | None:
        """The address of a thing in this edition; None where it has no page or the edition does not hold it."""
        return self.url_of(Ref(kind=kind, reference=reference, title=""))

    def url_of(self, ref: Ref) -> str | None:
        """The address of what a link names; None where this edition holds nothing more of it than its name."""
        if not self.lookups.has(ref):
            return None
        if ref.kind == "delivery-item":
            strategy, item = self.lookups.items[ref.reference]
            return self.base + item_page(strategy.reference, item.reference)
        page = page_of(ref.kind, ref.reference)
        return None if page is None else self.base + page

    def figure_url(self, key: str) -> str:
        """Where a figure is explained."""
        return self.base + figure_page(key)

    def canonical(self, path: str) -> str:
        """The one address of a page that is read at several: without a prefix for the current edition."""
        if self.base == "/" and path.startswith(EVERYWHERE):
            return path
        inside = path.removeprefix(self.base)
        if self.is_current:
            return f"/{inside}"
        if self.superseded_by is None:
            return f"/quarters/{self.listed.slug}/{inside}"
        return f"{self.listed.base}{inside}"

    def later_corrections(self, indicator: str | None = None) -> list[Correction]:
        """Corrections, published after this edition, of figures it shows as they were."""
        return [
            found
            for found in self.corrections
            if found.listed.id > self.listed.id and (indicator is None or found.fact.indicator == indicator)
        ]
