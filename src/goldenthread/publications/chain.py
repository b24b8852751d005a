"""The digests that show whether anything published was altered, and the chain that shows whether any is missing."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

FIRST = ""


@dataclass(frozen=True, slots=True)
class Sealed:
    """What a link of the chain seals: an edition and the digest of everything published with it."""

    period: str
    edition: int
    published_at: datetime
    published_by: str
    reason: str
    software: str
    digest: str
    files: Mapping[str, str]  # digest of each file by name


class Snapshotted(Protocol):
    """A snapshot, as far as it is sealed."""

    period: str
    edition: int
    published_at: datetime
    published_by: str
    reason: str
    software: str
    digest: str


def sealed(snapshot: Snapshotted, files: Mapping[str, str]) -> Sealed:
    """What the chain holds of a snapshot and the digests of its files."""
    return Sealed(
        period=snapshot.period,
        edition=snapshot.edition,
        published_at=snapshot.published_at,
        published_by=snapshot.published_by,
        reason=snapshot.reason,
        software=snapshot.software,
        digest=snapshot.digest,
        files=files,
    )


def digest_of(content: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def link_of(previous: str, sealed: Sealed) -> str:
    """The next link: SHA-256 of the link before and of every word and digest of this edition.

    `previous` is FIRST for the first edition ever published.
    """
    words = [
        previous,
        sealed.period,
        sealed.edition,
        sealed.published_at.astimezone(UTC).isoformat(timespec="microseconds"),
        sealed.published_by,
        sealed.reason,
        sealed.software,
        sealed.digest,
        sorted(sealed.files.items()),
    ]
    return digest_of(json.dumps(words, ensure_ascii=False, separators=(",", ":")).encode())
