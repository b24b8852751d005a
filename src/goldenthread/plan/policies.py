"""Who may see and change the record, and what of it may be published."""

from typing import Any

from django.db.models import QuerySet

from goldenthread.accounts.policies import Person, Role, may_administer, may_change, may_view, role_of
from goldenthread.plan.models import Record


def may_view_record(user: Person) -> bool:
    """Whether they may read the register in the administration. The public reads what is published instead."""
    return may_view(user, Record)


def may_change_record(user: Person) -> bool:
    """Whether they may say what in the register may be published."""
    return may_change(user, Record)


def visible_records(user: Person) -> QuerySet[Record]:
    """The lines of the register that they may know of: every one for who administers it, the public ones for others."""
    if may_administer(user) and (role_of(user) == Role.SUPERUSER or may_view_record(user)):
        return Record.objects.all()
    return Record.objects.filter(is_public=True)


def may_be_published(thing: Any) -> bool:
    """Whether a thing may be made public at all: what is exempt (Schedule 12A) never may."""
    return not getattr(thing, "exempt_paragraphs", "")
