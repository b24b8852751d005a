"""The only writer of risks and their scores."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from goldenthread.accounts.actions import Trail
from goldenthread.plan.actions import Saved, append_facts, save_things
from goldenthread.risks.models import Risk, RiskScore


def save_risks(*, rows: Sequence[Mapping[str, Any]], public: Mapping[str, bool], trail: Trail) -> Saved:
    """Add or change risks. `public` says which may be published, where stated; one with exempt paragraphs never may."""
    exempt = {row["reference"]: False for row in rows if row["exempt_paragraphs"]}
    allowed = {**public, **exempt}
    return save_things(model=Risk, kind="risk", rows=rows, public=allowed, trail=trail)


def append_scores(*, scores: Iterable[RiskScore], trail: Trail) -> Saved:
    """Append a quarter's scores."""
    return append_facts(model=RiskScore, facts=scores, trail=trail, label="risk score")
