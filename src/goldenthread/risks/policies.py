"""Who may see and change risks, and which risks."""

from django.db.models import QuerySet

from goldenthread.accounts.policies import Person, may_change, may_view
from goldenthread.risks.models import Risk


def may_view_record(user: Person) -> bool:
    """Whether they may read the risk register in the administration."""
    return may_view(user, Risk)


def may_change_record(user: Person) -> bool:
    """Whether they may change what a risk is. Its scores are appended."""
    return may_change(user, Risk)


def visible_risks(user: Person) -> QuerySet[Risk]:
    """The risks they may know of: all for who administers them, for others those that are public and not exempt."""
    if may_view_record(user):
        return Risk.objects.all()
    return Risk.objects.filter(record__is_public=True, exempt_paragraphs="")
