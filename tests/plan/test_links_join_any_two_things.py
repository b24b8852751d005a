"""Links join any two things, are stored once and followed from both ends (DOMAIN, section 1)."""

from itertools import product
from typing import Any

import pytest
from accounts.factory import make, our_models
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from goldenthread.plan.models import Link, Pledge, PledgeEvidence, Record, Recorded, Source, Theme
from goldenthread.plan.models.record import Kind, Meaning
from goldenthread.plan.queries import counts, links_behind, pledges_without_evidence, thing_of, unlinked

Step = tuple[str, str, str, bool, int]


def told(record: Record, **options: Any) -> list[Step]:
    """What is behind a thing, as keys."""
    return [
        (joint.near.key, joint.meaning, joint.far.key, joint.forwards, joint.steps)
        for joint in links_behind(record, **options)
    ]


def slowly(start: Record, depth: int, public_only: bool) -> set[tuple[str, str, str, int]]:
    """The oracle: walk from thing to thing, asking for the links of each by itself. (from, meaning, to, step)."""
    reached, nearest, found = {start}, [start], {}
    for step in range(1, depth + 1):
        further = []
        for record in nearest:
            for link in [*record.links_out.all(), *record.links_in.all()]:
                ends = (link.from_record, link.to_record)
                if public_only and not all(end.is_public for end in ends):
                    continue
                found.setdefault((ends[0].key, link.meaning, ends[1].key), step)
                further += [end for end in ends if end not in reached]
        nearest = list(dict.fromkeys(further))
        reached |= set(nearest)
    return {(*link, step) for link, step in found.items()}


class TestEverythingBehindAThing(TestCase):
    """Against the oracle, on any small web of links."""

    @settings(max_examples=60)
    @given(
        st.lists(
            st.tuples(st.integers(0, 6), st.integers(0, 6), st.sampled_from(list(Meaning.values)[:3])), max_size=12
        ),
        st.integers(0, 4),
        st.sets(st.integers(1, 6), max_size=3),
        st.booleans(),
    )
    def test_is_what_walking_from_thing_to_thing_finds(
        self, joints: list[tuple[int, int, str]], depth: int, hidden: set[int], public_only: bool
    ) -> None:
        """Every link once, at the step that first reaches it."""
        records = [make(Record, is_public=n not in hidden) for n in range(7)]
        for near, far, meaning in dict.fromkeys(joints):
            if near != far:
                make(Link, from_record=records[near], to_record=records[far], meaning=meaning)
        found = links_behind(records[0], depth, public_only=public_only)
        ends = [
            (j.near.key, j.meaning, j.far.key, j.steps) if j.forwards else (j.far.key, j.meaning, j.near.key, j.steps)
            for j in found
        ]
        assert len(ends) == len(set(ends))
        assert set(ends) == slowly(records[0], depth, public_only)
        assert [j.steps for j in found] == sorted(j.steps for j in found)


@pytest.mark.django_db
def test_any_kind_can_be_joined_to_any_kind_and_found_from_both_ends() -> None:
    """All 225 pairs of the fifteen kinds."""
    ends = {kind: (make(Record, kind=kind), make(Record, kind=kind)) for kind in Kind.values}
    for near, far in product(Kind.values, repeat=2):
        Link.objects.create(from_record=ends[near][0], to_record=ends[far][1], meaning="serves")
    for near, far in product(Kind.values, repeat=2):
        first, second = ends[near][0], ends[far][1]
        assert (first.key, "serves", second.key, True, 1) in told(first, depth=1)
        assert (second.key, "serves", first.key, False, 1) in told(second, depth=1)


@pytest.mark.django_db
def test_the_evidence_of_a_pledge_is_behind_it_too() -> None:
    """A pledge, the decision that keeps it, and from the decision the pledge."""
    source, pledge = make(Source), make(Pledge)
    make(PledgeEvidence, pledge=pledge, link=source.record, text="Money was set aside")
    assert told(pledge.record) == [(pledge.record.key, "evidence-for", source.record.key, False, 1)]
    assert told(source.record) == [(source.record.key, "evidence-for", pledge.record.key, True, 1)]
    assert links_behind(pledge.record)[0].note == "Money was set aside"


@pytest.mark.django_db
def test_evidence_that_was_put_right_is_behind_a_pledge_as_it_now_is() -> None:
    """The link of an earlier version is not followed."""
    wrong, right, pledge = make(Source), make(Source), make(Pledge)
    make(PledgeEvidence, pledge=pledge, position=1, link=wrong.record)
    make(PledgeEvidence, pledge=pledge, position=1, link=right.record, version=2)
    assert [far for _, _, far, _, _ in told(pledge.record)] == [right.record.key]
    assert told(wrong.record) == []


@pytest.mark.django_db
def test_what_may_not_be_published_is_neither_named_nor_passed_through() -> None:
    """A private thing between two public ones does not join them for the public."""
    start, private, beyond = make(Record), make(Record, is_public=False), make(Record)
    make(Link, from_record=start, to_record=private)
    make(Link, from_record=private, to_record=beyond)
    assert told(start, depth=3, public_only=True) == []
    assert len(told(start, depth=3)) == 2


@pytest.mark.django_db
def test_it_asks_twice_a_step_whatever_the_number_of_links(django_assert_num_queries: Any) -> None:
    """Two steps, four questions."""
    pledge = make(Pledge)
    for _ in range(6):
        further = make(Link, to_record=pledge.record).from_record
        make(Link, to_record=further)
    with django_assert_num_queries(4):
        found = links_behind(pledge.record)
        assert {joint.far.title for joint in found}
    assert len(found) == 12


@pytest.mark.django_db
@pytest.mark.parametrize(
    "model",
    [model for model in our_models() if issubclass(model, Recorded) or model is Source],
    ids=lambda model: model._meta.label,
)
def test_a_line_of_the_register_leads_to_its_thing(model: Any, django_assert_num_queries: Any) -> None:
    """Of every kind; asked for once."""
    thing = make(model)
    with django_assert_num_queries(1):
        assert thing_of(thing.record) == thing
    assert {model._meta.model_name for model in (Source, *Recorded.__subclasses__())} == {
        kind.replace("-", "") for kind in Kind.values
    } - {"observation"}


@pytest.mark.django_db
def test_a_result_in_the_register_stands_for_no_thing() -> None:
    """It is a fact, with its key as its reference."""
    assert thing_of(make(Record, kind="observation")) is None


@pytest.mark.django_db
def test_the_register_counts_what_it_holds(django_assert_num_queries: Any) -> None:
    """Each theme made here stands on a pillar, and that on a plan."""
    make(Theme), make(Theme)
    make(Record, kind="risk", is_public=False)
    with django_assert_num_queries(1):
        assert counts() == {"plan": 2, "pillar": 2, "theme": 2, "risk": 1}
    assert counts(public_only=True) == {"plan": 2, "pillar": 2, "theme": 2}


@pytest.mark.django_db
def test_things_that_nothing_joins_are_found(django_assert_num_queries: Any) -> None:
    """Neither by a link from either end nor by evidence."""
    alone, joined, evidence = make(Pledge), make(Pledge), make(Pledge)
    link = make(Link, from_record=joined.record)
    source = make(Source)
    make(PledgeEvidence, pledge=evidence, link=source.record)
    bare = make(Pledge)
    make(PledgeEvidence, pledge=bare)
    with django_assert_num_queries(1):
        found = set(unlinked(["pledge", "observation", "source"]))
    assert found == {alone.record, bare.record}
    assert link.to_record not in found


@pytest.mark.django_db
def test_promises_without_evidence_are_found(django_assert_num_queries: Any) -> None:
    """A pledge with no evidence says so in public (DOMAIN, section 7)."""
    bare = make(Pledge)
    make(PledgeEvidence)
    with django_assert_num_queries(1):
        assert list(pledges_without_evidence()) == [bare]
