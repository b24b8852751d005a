"""Pledges with their evidence, and the links that join any two things."""

from collections.abc import Sequence
from typing import Any

from goldenthread.accounts.versions import current
from goldenthread.loading.cells import is_address
from goldenthread.loading.columns import Read
from goldenthread.loading.writing.writer import Writer
from goldenthread.plan import actions as plan
from goldenthread.plan.actions import Saved
from goldenthread.plan.models import Pledge, PledgeEvidence, Record

MEASURE = {
    "baseline": "measure_baseline",
    "baseline_at": "measure_baseline_at",
    "target": "measure_target",
    "unit": "measure_unit",
    "due": "measure_due",
}


def pledges(to: Writer, reads: Sequence[Read]) -> Saved:
    rows = [
        {
            "reference": read["reference"],
            **to.stated(read, "title top_five status status_as_at note"),
            **{name: read[column] for name, column in MEASURE.items()},
            "order": n,
        }
        for n, read in enumerate(reads, start=1)
    ]
    saved = plan.save_things(model=Pledge, kind="pledge", rows=rows, trail=to.trail)
    places = {read["reference"]: list(dict.fromkeys([read["section"], *read["sections_also"]])) for read in reads}
    plan.place_pledges(sections=places, trail=to.trail)
    return saved


def evidence(to: Writer, reads: Sequence[Read]) -> Saved:
    """Append evidence. A row is a piece that the record has when its words are the same, or else its day and place."""
    held = {pledge.reference: pledge for pledge in Pledge.objects.all()}
    records = _records([read["link"] for read in reads if read["link"] and not is_address(read["link"])])
    given: dict[str, list[PledgeEvidence]] = {}
    for read in reads:
        address = is_address(read["link"])
        given.setdefault(read["pledge"], []).append(
            PledgeEvidence(
                **to.stated(read, "date kind text status"),
                pledge=held[read["pledge"]],
                link=records[read["link"]] if read["link"] and not address else None,
                url=read["link"] if address else "",
                known_from=to.published(read),
            )
        )
    recorded: dict[int, list[PledgeEvidence]] = {}
    for piece in current(PledgeEvidence.objects.filter(pledge__reference__in=list(given))).order_by("position"):
        recorded.setdefault(piece.pledge_id, []).append(piece)
    for reference, facts in given.items():
        _place(facts, recorded.get(held[reference].pk, []))
    return to.append(PledgeEvidence, [fact for facts in given.values() for fact in facts])


def _place(facts: list[PledgeEvidence], recorded: list[PledgeEvidence]) -> None:
    """Give each piece the position of the recorded piece that it is, or the next free one."""
    left = list(recorded)
    waiting = list(facts)
    for alike in (_same_words, _same_place):
        for fact in list(waiting):
            if (piece := next((piece for piece in left if alike(fact, piece)), None)) is not None:
                fact.position = piece.position
                left.remove(piece)
                waiting.remove(fact)
    last = max((piece.position for piece in recorded), default=0)
    for n, fact in enumerate(waiting, start=last + 1):
        fact.position = n


def _same_words(fact: PledgeEvidence, piece: PledgeEvidence) -> bool:
    return (fact.kind, fact.text) == (piece.kind, piece.text)


def _same_place(fact: PledgeEvidence, piece: PledgeEvidence) -> bool:
    """Whether two pieces of the same kind and day come from the same place in a document: one is the other reworded."""
    place = (fact.kind, fact.date, fact.source_id, fact.where)
    return bool(fact.source_id and fact.where) and place == (piece.kind, piece.date, piece.source_id, piece.where)


def links(to: Writer, reads: Sequence[Read], pledged: Sequence[Read]) -> Saved:
    """Make the links of the links table, and one for each pledge that names its indicator."""
    measured = [read for read in pledged if read["indicator"]]
    ends = [(f"indicator:{read['indicator']}", f"pledge:{read['reference']}") for read in measured]
    records = _records([read[end] for read in reads for end in ("from", "to")] + [key for pair in ends for key in pair])
    rows: list[dict[str, Any]] = [
        {
            "from_record": records[read["from"]],
            "to_record": records[read["to"]],
            **to.stated(read, "meaning note"),
        }
        for read in reads
    ]
    linked = {(read["from"], read["to"], read["meaning"]) for read in reads}
    for read, (indicator, pledge) in zip(measured, ends, strict=True):
        if (indicator, pledge, "measures") not in linked:
            rows.append(
                {
                    "from_record": records[indicator],
                    "to_record": records[pledge],
                    "meaning": "measures",
                    "note": "",
                    **to.stated(read, ""),
                }
            )
    return plan.save_links(rows=rows, trail=to.trail)


def _records(keys: Sequence[str]) -> dict[str, Record]:
    """The register's lines for `kind:reference` keys; a result gets its line when it is first pointed to."""
    plan.register_results(keys=[key.partition(":")[2] for key in keys if key.startswith("observation:")])
    return plan.records_for(list(dict.fromkeys(keys)))
