"""Whatever changes how results are judged has them judged again at once."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest

from goldenthread.accounts.admin.audited import AuditedAdmin, actor_of
from goldenthread.measures import MeasureError
from goldenthread.performance.actions import score


class ScoredAdmin(AuditedAdmin):
    """A table that judging depends on. Earlier assessments stay as they are; what is judged otherwise is added."""

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        if change:
            score_again(request)


def score_again(request: HttpRequest) -> None:
    """Score, in a savepoint: a change that makes the results impossible to judge is kept, and said."""
    try:
        with transaction.atomic():
            new = score(actor=actor_of(request))
    except MeasureError as error:
        messages.warning(request, f"This is saved, but the results cannot be judged as it stands: {error}")
        return
    if new:
        messages.info(request, f"{new} result{' is' if new == 1 else 's are'} judged anew. What was published stays.")
