"""Reads of the plan and of the golden thread. Each says how many queries it costs, whatever the size of the record."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Count, Exists, Model, OuterRef, Q, QuerySet

from goldenthread.accounts.versions import current
from goldenthread.plan.models import Link, Pledge, PledgeEvidence, Record


@dataclass(frozen=True)
class Joint:
    """One step of the thread: from a thing already reached to another.

    `steps` is how far `to` is from where the thread was picked up. `forwards` says which way the link was made: a
    forward joint reads "near meaning far", a backward one "far meaning near".
    """

    near: Record
    meaning: str
    far: Record
    forwards: bool
    steps: int
    note: str


def links_behind(record: Record, depth: int = 2, *, public_only: bool = False) -> list[Joint]:
    """Everything that links lead to from `record` in at most `depth` steps, nearest first.

    Links are followed from both ends, and so is the evidence given for a pledge. A joint is given once, at the step
    that first reaches it; joints between things already reached are given too, for they are part of the account. With
    `public_only` nothing that may not be published is named or passed through. Two queries a step.
    """
    reached, nearest, joints = {record.pk}, {record.pk}, []
    seen: set[tuple[int, int, str]] = set()
    for step in range(1, depth + 1):
        found: list[Joint] = []
        for near, far, meaning, forwards, note in _joints(nearest, public_only=public_only):
            ends = (near.pk, far.pk, meaning) if forwards else (far.pk, near.pk, meaning)
            if ends not in seen:
                seen.add(ends)
                found.append(Joint(near, meaning, far, forwards, step, note))
        joints += sorted(found, key=lambda joint: (joint.far.kind, joint.far.reference, joint.meaning, joint.near.pk))
        nearest = {joint.far.pk for joint in found} - reached
        reached |= nearest
        if not nearest:
            break
    return joints


Ends = tuple[Record, Record, str, bool, str]


def _joints(near: set[int], *, public_only: bool) -> Iterator[Ends]:
    """Every link and piece of evidence with an end among `near`, told from that end. Two queries."""
    public = Q(from_record__is_public=True, to_record__is_public=True) if public_only else Q()
    links = Link.objects.filter(Q(from_record__in=near) | Q(to_record__in=near), public)
    for link in links.select_related("from_record", "to_record").order_by("id"):
        if link.from_record_id in near:
            yield link.from_record, link.to_record, link.meaning, True, link.note
        else:
            yield link.to_record, link.from_record, link.meaning, False, link.note
    evidence = current(PledgeEvidence.objects.filter(link__isnull=False)).select_related("link", "pledge__record")
    public = Q(link__is_public=True, pledge__record__is_public=True) if public_only else Q()
    for given in evidence.filter(Q(link__in=near) | Q(pledge__record__in=near), public).order_by("id"):
        source, pledge = given.link, given.pledge.record
        assert source is not None
        if source.pk in near:
            yield source, pledge, "evidence-for", True, given.text
        else:
            yield pledge, source, "evidence-for", False, given.text


def thing_of(record: Record) -> Model | None:
    """The thing a line of the register stands for; None for a result, which is a fact and not a thing. One query."""
    name = record.kind.replace("-", "")
    for relation in Record._meta.related_objects:
        if relation.one_to_one and relation.get_accessor_name() == name:
            found: Model | None = relation.related_model._default_manager.filter(record=record).first()
            return found
    return None


def counts(*, public_only: bool = False) -> dict[str, int]:
    """How many things of each kind the register holds; a kind with none is left out. One query."""
    records = Record.objects.filter(is_public=True) if public_only else Record.objects.all()
    return dict(records.order_by("kind").values_list("kind").annotate(number=Count("id")))


def unlinked(kinds: Iterable[str] | None = None) -> QuerySet[Record]:
    """Things that no link joins to anything: gaps in the thread. One query."""
    joined = Link.objects.filter(Q(from_record=OuterRef("pk")) | Q(to_record=OuterRef("pk")))
    evidence = PledgeEvidence.objects.filter(
        Q(link=OuterRef("pk")) | Q(pledge__record=OuterRef("pk"), link__isnull=False)
    )
    records = Record.objects.filter(~Exists(joined), ~Exists(evidence))
    return records if kinds is None else records.filter(kind__in=kinds)


def pledges_without_evidence() -> QuerySet[Pledge]:
    """Promises for which the record holds no evidence at all, which a public page must say. One query."""
    return Pledge.objects.filter(~Exists(PledgeEvidence.objects.filter(pledge=OuterRef("pk"))))
