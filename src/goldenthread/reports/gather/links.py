"""The joints of the thread between things that may be published."""

from goldenthread.plan.models import Link, Record
from goldenthread.reports.facts import LinkFacts, Ref
from goldenthread.reports.gather.citing import Window, stated


def gather_links(window: Window) -> list[LinkFacts]:
    """Every link whose two ends may be published, in a settled order."""
    found = [
        LinkFacts(
            source=ref(link.from_record),
            target=ref(link.to_record),
            meaning=link.meaning,
            note=stated(link.note),
            citation=window.cite(link),
        )
        for link in Link.objects.select_related("from_record", "to_record", "source")
        if link.from_record_id in window.public and link.to_record_id in window.public
    ]
    # Sorted here, and not by the database, whose order of letters depends on how it was set up.
    return sorted(found, key=lambda link: (link.source.key, link.meaning, link.target.key))


def ref(record: Record) -> Ref:
    return Ref(kind=record.kind, reference=record.reference, title=record.title)


def joined(links: list[LinkFacts], kind: str, other: str) -> dict[str, list[str]]:
    """For things of one kind, the references of things of another kind that a link joins them to, whichever way."""
    found: dict[str, list[str]] = {}
    for link in links:
        for here, there in ((link.source, link.target), (link.target, link.source)):
            if here.kind == kind and there.kind == other:
                places = found.setdefault(here.reference, [])
                if there.reference not in places:
                    places.append(there.reference)
    return found
