"""The only writer of the audit trail: a change and its audit rows are one transaction."""

import datetime as dt
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.db import transaction
from django.utils import timezone

from goldenthread.accounts.models import AuditEvent, User

LONGEST_SUBJECT = 200


class Trail:
    """Collects what one change did; written when the change succeeds, forgotten when it fails."""

    def __init__(self, *, actor: str, action: str, reason: str, at: dt.datetime | None = None) -> None:
        self.actor, self.action, self.reason = actor, action, reason
        self.at = at or timezone.now()
        self._events: list[AuditEvent] = []

    def note(self, subject: str, detail: Mapping[str, Any] | None = None, *, reason: str | None = None) -> None:
        """Add one audited fact: `subject` as kind:reference, `detail` as JSON-able values."""
        self._events.append(
            AuditEvent(
                at=self.at,
                actor=self.actor,
                action=self.action,
                subject=subject[:LONGEST_SUBJECT],
                reason=self.reason if reason is None else reason,
                detail=dict(detail or {}),
            )
        )

    def write(self) -> None:
        AuditEvent.objects.bulk_create(self._events, batch_size=500)


@contextmanager
def audited(*, actor: str, action: str, reason: str = "", at: dt.datetime | None = None) -> Iterator[Trail]:
    """One transaction holding a change and the account of it, made at a moment (by default, now).

    Raises ValueError when nobody is named: an unsigned change is not made.
    """
    if not actor.strip():
        raise ValueError("Say who is making this change.")
    trail = Trail(actor=actor.strip(), action=action, reason=reason, at=at)
    with transaction.atomic():
        yield trail
        trail.write()


def make_administrator(*, username: str, password: str, actor: str) -> User:
    """An account that may administer the record; one that exists gets the new password and the right."""
    with audited(actor=actor, action="make an administrator") as trail:
        user, made = User.objects.get_or_create(username=username)
        user.is_staff = user.is_superuser = True
        user.set_password(password)
        user.save()
        trail.note(f"user:{username}", {"made": made})
    return user
