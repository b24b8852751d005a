"""People, and the trail of what they changed."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils import timezone


class User(AbstractUser):
    """A person who signs in. Ours from the start, so that roles can be added without moving anyone."""


class AuditEvent(models.Model):
    """One change: who, when, what and why.

    Holds no foreign keys, so that the trail outlives whatever it speaks of, and is append-only in the database itself.
    """

    at = models.DateTimeField(default=timezone.now, db_index=True)
    actor = models.CharField(max_length=150, help_text="Who made the change, as they were named at the time.")
    action = models.CharField(max_length=80, help_text="What was done, such as 'load' or 'correct an observation'.")
    subject = models.CharField(max_length=200, db_index=True, help_text="What was changed, as kind:reference.")
    reason = models.TextField(blank=True)
    detail = models.JSONField(default=dict, help_text="What changed, field by field.")

    class Meta:
        ordering = ["-at", "-id"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(actor=""), name="audit_event_names_an_actor"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%d %B %Y %H:%M} {self.actor}: {self.action} {self.subject}"
