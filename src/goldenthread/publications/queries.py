"""Reads of what was published."""

from __future__ import annotations

from goldenthread.publications.files import WORD_TEMPLATE
from goldenthread.publications.models import Snapshot, SnapshotFile


def content_of(snapshot_id: int) -> bytes:
    """A snapshot's facts as they were frozen. Raises Snapshot.DoesNotExist."""
    return bytes(Snapshot.objects.values_list("content", flat=True).get(id=snapshot_id))


def file_of(snapshot_id: int, name: str) -> tuple[bytes, str] | None:
    """A published file and its digest."""
    row = SnapshotFile.objects.filter(snapshot_id=snapshot_id, name=name).values_list("content", "digest").first()
    return (bytes(row[0]), row[1]) if row else None


def files_of(snapshot: Snapshot, *, reports_only: bool = False) -> dict[str, bytes]:
    """The files published with a snapshot by name; the report in its formats alone, where asked."""
    rows = SnapshotFile.objects.filter(snapshot=snapshot).exclude(name=WORD_TEMPLATE).values_list("name", "content")
    return {name: bytes(content) for name, content in rows if not reports_only or not name.endswith(".csv")}


def latest_snapshot(period: str) -> Snapshot | None:
    """The latest edition of a quarter, for the command line; None where it was never published."""
    return Snapshot.objects.filter(period=period).order_by("edition").last()
