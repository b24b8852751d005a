"""Risks that may be published, with the history of their scores."""

from collections import defaultdict

from goldenthread.accounts.versions import current
from goldenthread.dates import Quarter
from goldenthread.reports.facts import LinkFacts, RiskFacts, RiskScoreFacts
from goldenthread.reports.gather.citing import Window, stated
from goldenthread.reports.gather.links import joined
from goldenthread.risks.models import HIGH_LEVEL, Risk, RiskScore


def gather_risks(window: Window, links: list[LinkFacts]) -> list[RiskFacts]:
    """The risks scored in the year to this quarter, with the scores they stand at. No exempt one is ever among them."""
    since = str(window.quarter.shift(-3))
    scores: dict[int, list[RiskScoreFacts]] = defaultdict(list)
    history = current(RiskScore.objects.filter(period__lte=window.period), known_at=window.known_at)
    for score in history.select_related("source").order_by("period", "score_kind"):
        scores[score.risk_id].append(
            RiskScoreFacts(
                period=score.period,
                score_kind=score.score_kind,
                impact=score.impact,
                likelihood=score.likelihood,
                score=score.score,
                reviewed_on=stated(score.reviewed_on),
                next_review=stated(score.next_review),
                narrative=stated(score.narrative),
                citation=window.cite(score),
            )
        )
    themes = joined(links, "risk", "theme")
    found = []
    for risk in Risk.objects.select_related("source").order_by("number", "reference"):
        own = scores[risk.pk]
        if risk.record_id not in window.public or not own or own[-1].period < since:
            continue
        residual = [score for score in own if score.score_kind == "residual"]
        found.append(
            RiskFacts(
                reference=risk.reference,
                number=risk.number,
                title=risk.title,
                kind=risk.kind,
                description=stated(risk.description),
                owner=stated(risk.owner),
                high_level=bool(residual) and residual[-1].score >= HIGH_LEVEL,
                review_overdue=_overdue(window.quarter, own),
                scores=own,
                themes=themes.get(risk.reference, []),
                citation=window.cite(risk),
            )
        )
    return found


def _overdue(quarter: Quarter, scores: list[RiskScoreFacts]) -> bool:
    """Whether the quarter ended with a review due and not done.

    Risks are reviewed at least once a quarter, and sooner where the last review said so. A score given in the quarter
    is a review, unless it says that it was last reviewed before the quarter began.
    """
    last = [score for score in scores if score.period == scores[-1].period]
    reviewed = max((score.reviewed_on for score in last if score.reviewed_on), default=None)
    if reviewed is None and last[0].period != str(quarter):
        return True
    if reviewed is not None and reviewed < quarter.start.isoformat():
        return True
    due = min((score.next_review for score in last if score.next_review), default=None)
    return due is not None and due < quarter.end.isoformat() and (reviewed is None or reviewed < due)
