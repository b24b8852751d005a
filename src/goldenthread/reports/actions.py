"""The only writer of the words that officers put round a quarter's figures."""

from collections.abc import Sequence

from goldenthread.accounts.actions import Trail
from goldenthread.plan.actions import Saved, append_facts
from goldenthread.reports.models import ReportHeader


def append_headers(*, headers: Sequence[ReportHeader], trail: Trail) -> Saved:
    """Append a quarter's report header where it is new or says something else."""
    return append_facts(model=ReportHeader, facts=headers, trail=trail, label="report header")
