"""Pledges with their evidence, and the pace of those that promise a figure by a date."""

import datetime as dt
from collections import defaultdict
from decimal import Decimal
from fractions import Fraction

from goldenthread.accounts.versions import current
from goldenthread.measures import pace
from goldenthread.plan.models import Pledge, PledgeEvidence
from goldenthread.reports.facts import EvidenceFacts, IndicatorFacts, LinkFacts, PaceFacts, PledgeFacts
from goldenthread.reports.gather.citing import Window, figure, last_day, stated
from goldenthread.reports.gather.links import ref

UNPLACED = "Not in a section"


def gather_pledges(window: Window, indicators: list[IndicatorFacts], links: list[LinkFacts]) -> list[PledgeFacts]:
    """The pledges made by the end of the quarter."""
    evidence = _evidence(window)
    measured = _measured(indicators, links)
    found = []
    pledges = Pledge.objects.select_related("source").prefetch_related("placements__section")
    for pledge in pledges.order_by("order", "reference"):
        if pledge.record_id not in window.public or not _made(pledge, window):
            continue
        sections = [placement.section.title for placement in pledge.placements.all()] or [UNPLACED]
        status, as_at = _status(window, pledge, evidence[pledge.pk])
        found.append(
            PledgeFacts(
                reference=pledge.reference,
                title=pledge.title,
                section=sections[0],
                sections_also=sections[1:],
                top_five=pledge.top_five,
                status=status,
                status_as_at=as_at,
                baseline=figure(pledge.baseline),
                baseline_at=stated(pledge.baseline_at),
                target=figure(pledge.target),
                unit=stated(pledge.unit),
                due=stated(pledge.due),
                pace=_pace(window, pledge, measured.get(pledge.reference)),
                evidence=evidence[pledge.pk],
                note=stated(pledge.note),
                citation=window.cite(pledge),
            )
        )
    return found


def _made(pledge: Pledge, window: Window) -> bool:
    """Whether the pledge was made by the end of the quarter, as far as its source or its status can date it."""
    dated = (pledge.source.date if pledge.source else "") or pledge.status_as_at
    return not dated or window.begun(dated)


def _status(window: Window, pledge: Pledge, evidence: list[EvidenceFacts]) -> tuple[str, str | None]:
    """A pledge's status by the end of the quarter, and as at when.

    The record holds the latest status only. Where that is of a later time, the last evidence of the quarter or before
    says how things stood, and without any the pledge had not been seen to start.
    """
    if not pledge.status_as_at or window.begun(pledge.status_as_at):
        return pledge.status, stated(pledge.status_as_at)
    dated = [(item.date, item.status) for item in evidence if item.date and item.status]
    if not dated:
        return Pledge.Status.NOT_STARTED.value, None
    date, status = max(dated, key=lambda said: said[0])
    return status, date


def _evidence(window: Window) -> dict[int, list[EvidenceFacts]]:
    """What was there by the end of the quarter. Evidence of something that may not be published is left out whole."""
    found: dict[int, list[EvidenceFacts]] = defaultdict(list)
    given = current(PledgeEvidence.objects.all(), known_at=window.known_at)
    for item in given.select_related("source", "link").order_by("position"):
        if item.link is not None and item.link.pk not in window.public:
            continue
        if not (window.begun(item.date) if item.date else window.told(item)):
            continue
        found[item.pledge_id].append(
            EvidenceFacts(
                date=stated(item.date),
                kind=item.kind,
                text=item.text,
                status=stated(item.status),
                link=ref(item.link) if item.link else None,
                url=stated(item.url),
                citation=window.cite(item),
            )
        )
    return found


def _measured(indicators: list[IndicatorFacts], links: list[LinkFacts]) -> dict[str, tuple[str, dt.date]]:
    """The latest figure, and its day, of the indicator that measures each pledge; of several, the latest of all."""
    latest = {
        i.reference: (i.results[-1].value, dt.date.fromisoformat(i.results[-1].covers_end))
        for i in indicators
        if i.results and i.results[-1].covers_end
    }
    found: dict[str, tuple[str, dt.date]] = {}
    for link in links:
        if (link.source.kind, link.meaning, link.target.kind) != ("indicator", "measures", "pledge"):
            continue
        figure_then, before = latest.get(link.source.reference), found.get(link.target.reference)
        if figure_then is not None and (before is None or figure_then[1] > before[1]):
            found[link.target.reference] = figure_then
    return found


def _pace(window: Window, pledge: Pledge, latest: tuple[str, dt.date] | None) -> PaceFacts | None:
    """Pace needed against pace so far; None for a pledge that does not promise a figure from a baseline by a date."""
    start, due = last_day(pledge.baseline_at), last_day(pledge.due)
    if pledge.baseline is None or pledge.target is None or start is None or due is None or due <= start:
        return None
    known = latest if latest and start < latest[1] else None
    worked_out = pace(
        baseline=pledge.baseline,
        baseline_at=start,
        target=pledge.target,
        due=due,
        latest=Decimal(known[0]) if known else None,
        latest_at=known[1] if known else None,
        unit=pledge.unit,
    )
    if due <= window.quarter.end and worked_out.status != "met":
        # Nobody can still get there in time, so there is no pace to say what it takes.
        sentence = worked_out.sentence if worked_out.status == "overdue" else _past(due, known)
        return PaceFacts(needed=None, so_far=_yearly(worked_out.so_far), sentence=sentence)
    needed = worked_out.needed_now if worked_out.needed_now is not None else worked_out.needed_from_start
    return PaceFacts(needed=_yearly(needed), so_far=_yearly(worked_out.so_far), sentence=worked_out.sentence)


def _past(due: dt.date, known: tuple[str, dt.date] | None) -> str:
    """What can be said of a pledge whose time is over, when no figure is as late as that."""
    since = f"since {_day(known[1])}" if known else "since the baseline"
    return f"it was due by {_day(due)}; no figure {since}, so it is not known whether it was reached"


def _day(day: dt.date) -> str:
    return f"{day.day} {day:%B %Y}"


def _yearly(amount: Fraction | None) -> str | None:
    """An amount a year to one decimal, rounded half up."""
    if amount is None:
        return None
    tenths, rest = divmod(abs(amount) * 10, 1)
    tenths += rest >= Fraction(1, 2)
    sign = "-" if amount < 0 and tenths else ""
    return f"{sign}{int(tenths) // 10}.{int(tenths) % 10}"
