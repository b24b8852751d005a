"""What has been published: the list of editions, in the order they were published."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.timezone import localtime

from goldenthread.dates import DatesError, parse_period
from goldenthread.publications.addresses import quarter_slug


@dataclass(frozen=True, slots=True)
class Listed:
    """One edition of one period, without its content."""

    id: int
    period: str
    edition: int
    published_at: datetime
    reason: str
    software: str
    digest: str
    chain: str

    @property
    def slug(self) -> str:
        return quarter_slug(self.period)

    @property
    def published_on(self) -> str:
        """The day it was published, in England: 2023-11-14."""
        return localtime(self.published_at).date().isoformat()

    @property
    def base(self) -> str:
        """Where this very edition is read, whatever is published after it."""
        return f"/quarters/{self.slug}/edition-{self.edition}/"


class Shelf:
    """Every edition, oldest publication first. It never changes: a publication makes another shelf."""

    def __init__(self, editions: Sequence[Listed]) -> None:
        self.editions = tuple(editions)
        latest: dict[str, Listed] = {}
        for listed in sorted(self.editions, key=lambda listed: listed.edition):
            latest[listed.slug] = listed
        self.latest = dict(sorted(latest.items(), key=lambda pair: _order(pair[1].period), reverse=True))

    @property
    def head(self) -> str:
        """The last link of the chain: it stands for everything published so far."""
        return self.editions[-1].chain if self.editions else ""

    @property
    def current(self) -> Listed | None:
        """The latest edition of the latest period, which the site opens with."""
        return next(iter(self.latest.values()), None)

    def find(self, slug: str, edition: int | None = None) -> Listed | None:
        """An edition of a period, the latest where no number is given."""
        if edition is None:
            return self.latest.get(slug)
        return next((e for e in self.editions if e.slug == slug and e.edition == edition), None)

    def of(self, slug: str) -> list[Listed]:
        """The editions of a period, first to last."""
        return sorted((e for e in self.editions if e.slug == slug), key=lambda listed: listed.edition)


def _order(period: str) -> tuple[str, str]:
    """Periods by their last day; one that cannot be read comes first."""
    try:
        return parse_period(period).end.isoformat(), period
    except DatesError:
        return "", period
