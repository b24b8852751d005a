"""Tables of what was published: frozen, hashed, and never touched again."""

from django.db import models
from django.db.models import Q


class Snapshot(models.Model):
    """Everything the public was told about a quarter, frozen. A correction makes another edition beside it.

    Append-only in the database itself. `digest` is the SHA-256 of `content`; `chain` is the SHA-256 of the previous
    snapshot's chain and this one's digest and files, so that an altered or removed snapshot shows.
    """

    period = models.CharField(max_length=10, db_index=True)
    edition = models.PositiveSmallIntegerField()
    published_at = models.DateTimeField()
    published_by = models.CharField(max_length=150)
    reason = models.TextField(blank=True, help_text="Why there is another edition.")
    software = models.CharField(max_length=60, help_text="The version that made the files.")
    content = models.BinaryField(help_text="The quarter's facts as canonical JSON.")
    digest = models.CharField(max_length=64)
    chain = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["period", "edition"], name="snapshot_edition_is_unique"),
            models.CheckConstraint(condition=Q(edition=1) | ~Q(reason=""), name="later_edition_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.period}, edition {self.edition}"


class SnapshotFile(models.Model):
    """A file made from a snapshot and published with it, byte for byte. Append-only."""

    snapshot = models.ForeignKey(Snapshot, models.PROTECT, related_name="files")
    name = models.CharField(max_length=120)
    media_type = models.CharField(max_length=120)
    content = models.BinaryField()
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ["snapshot", "name"]
        constraints = [models.UniqueConstraint(fields=["snapshot", "name"], name="snapshot_file_is_named_once")]

    def __str__(self) -> str:
        return self.name
