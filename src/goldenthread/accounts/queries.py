"""Reads of the audit trail."""

from django.db.models import QuerySet

from goldenthread.accounts.models import AuditEvent


def trail_of(subject: str) -> QuerySet[AuditEvent]:
    """Everything that was done to one thing (`kind:reference`), the latest first. One query."""
    return AuditEvent.objects.filter(subject=subject)
