"""The only writer of snapshots: a quarter is frozen with its files, sealed into the chain, and never touched again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

import msgspec
from django.utils import timezone

from goldenthread.accounts.actions import audited
from goldenthread.plan.models import Council
from goldenthread.publications.chain import FIRST, digest_of, link_of, sealed
from goldenthread.publications.correcting import corrections_in, last_published, same_facts
from goldenthread.publications.files import media_type
from goldenthread.publications.making import made_files
from goldenthread.publications.models import Snapshot, SnapshotFile
from goldenthread.publications.software import software
from goldenthread.publications.verifying import verify
from goldenthread.reports.facts import QuarterFacts, decode, encode
from goldenthread.reports.gather import gather

__all__ = ["PublicationError", "freeze", "publish", "verify"]


class PublicationError(ValueError):
    """A quarter cannot be published as asked; the message says why and what to do."""


def publish(*, period: str, actor: str, reason: str = "", now: datetime | None = None) -> Snapshot:
    """Gather a quarter from the record as it stands and freeze it.

    Gives the edition that stands already when nothing has changed since. PublicationError where something has and no
    reason is given for another edition; whatever `reports.gather` raises for a period that is not known.
    """
    template = Council.objects.values_list("report_template", flat=True).first()
    facts = gather(period, now)
    return freeze(facts=facts, actor=actor, reason=reason, now=now, template=bytes(template) if template else None)


def freeze(
    *,
    facts: QuarterFacts,
    actor: str,
    reason: str = "",
    now: datetime | None = None,
    template: bytes | None = None,
) -> Snapshot:
    """Publish facts that were gathered. `template` is the council's own Word template, kept with the edition."""
    with audited(actor=actor, action="publish", reason=reason) as trail:
        earlier = list(Snapshot.objects.order_by("id"))
        editions = [snapshot for snapshot in earlier if snapshot.period == facts.period]
        latest = editions[-1] if editions else None
        if latest is not None and same_facts(decode(bytes(latest.content)), facts):
            return latest
        if latest is not None and not reason.strip():
            raise PublicationError(_needs_reason(latest, facts))
        printed = last_published(decode(bytes(snapshot.content)) for snapshot in earlier)
        facts = msgspec.structs.replace(facts, corrections=corrections_in(facts, printed))
        snapshot = Snapshot(
            period=facts.period,
            edition=latest.edition + 1 if latest else 1,
            published_at=now or timezone.now(),
            published_by=actor.strip(),
            reason=reason.strip() if latest else "",
            software=software(),
            content=encode(facts),
        )
        files = made_files(facts, snapshot.edition, snapshot.published_at, template)
        _store(snapshot, files, earlier[-1].chain if earlier else FIRST)
        trail.note(
            f"snapshot:{snapshot.period}/{snapshot.edition}",
            {"chain": snapshot.chain, "files": len(files), "corrections": len(facts.corrections)},
        )
    return snapshot


def _store(snapshot: Snapshot, files: Mapping[str, bytes], previous: str) -> None:
    digests = {name: digest_of(content) for name, content in files.items()}
    snapshot.digest = digest_of(bytes(snapshot.content))
    snapshot.chain = link_of(previous, sealed(snapshot, digests))
    snapshot.save(force_insert=True)
    SnapshotFile.objects.bulk_create(
        SnapshotFile(snapshot=snapshot, name=name, media_type=media_type(name), content=content, digest=digests[name])
        for name, content in files.items()
    )


def _needs_reason(latest: Snapshot, facts: QuarterFacts) -> str:
    changed = corrections_in(facts, last_published([decode(bytes(latest.content))]))
    said = f" ({len(changed)} corrected)" if changed else ""
    return (
        f"{latest.period} was published already, as edition {latest.edition}, and its facts have changed since{said}. "
        "Say why there is another edition: give a reason."
    )
