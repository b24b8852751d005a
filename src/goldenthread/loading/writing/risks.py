"""Risks and their scores."""

from collections.abc import Sequence

from goldenthread.loading.columns import Read
from goldenthread.loading.writing.writer import Writer
from goldenthread.plan.actions import Saved
from goldenthread.risks import actions
from goldenthread.risks.models import Risk, RiskScore


def risks(to: Writer, reads: Sequence[Read]) -> Saved:
    rows = [
        {
            "reference": read["reference"].lower(),
            "number": read["reference"],
            **to.stated(read, "title kind description owner exempt_paragraphs"),
        }
        for read in reads
    ]
    public = {read["reference"].lower(): read["public"] for read in reads if read["public"] is not None}
    return actions.save_risks(rows=rows, public=public, trail=to.trail)


def scores(to: Writer, reads: Sequence[Read]) -> Saved:
    held = {risk.reference: risk for risk in Risk.objects.all()}
    facts = []
    for read in reads:
        score = read["score"] if read["score"] is not None else read["impact"] * read["likelihood"]
        names = "period score_kind impact likelihood reviewed_on next_review narrative"
        facts.append(
            RiskScore(**to.stated(read, names), risk=held[read["risk"]], score=score, known_from=to.published(read))
        )
    return actions.append_scores(scores=facts, trail=to.trail)
