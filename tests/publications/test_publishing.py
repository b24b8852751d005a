"""What publishing freezes, when it refuses, and what it calls a correction. Rules: issue 2, item 7; DOMAIN §3."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, transaction

from goldenthread.accounts.models import AuditEvent
from goldenthread.publications import actions, making
from goldenthread.publications.models import Snapshot, SnapshotFile
from goldenthread.reports.facts import QuarterFacts, decode

from . import quarters
from .conftest import FIRST_DAY, SECOND_DAY, Freeze


def test_a_quarter_is_frozen_with_its_report_in_four_formats_and_every_table_of_open_data(freeze: Freeze) -> None:
    snapshot = freeze(quarters.quarter(), now=SECOND_DAY)
    names = set(snapshot.files.values_list("name", flat=True))
    assert {f"2023-24-q2-report.{kind}" for kind in ("docx", "pdf", "html", "xlsx")} <= names
    assert {"indicators.csv", "results.csv", "targets.csv", "pledges.csv", "risks.csv", "fees.csv"} <= names
    assert decode(bytes(snapshot.content)) == quarters.quarter()
    assert (snapshot.period, snapshot.edition, snapshot.reason) == ("2023-24 Q2", 1, "")


def test_publishing_again_with_nothing_changed_gives_the_edition_that_stands(freeze: Freeze) -> None:
    """`make demo` is safe to repeat: later facts that differ only in when they were gathered are the same."""
    first = freeze(quarters.quarter(), now=SECOND_DAY)
    again = freeze(quarters.quarter(known_at="2024-01-01T00:00:00+00:00"))
    assert again.pk == first.pk
    assert Snapshot.objects.count() == 1


def test_a_second_edition_is_refused_without_a_reason_and_the_message_says_what_to_do(freeze: Freeze) -> None:
    freeze(quarters.quarter(), now=FIRST_DAY)
    with pytest.raises(actions.PublicationError, match=r"2023-24 Q2 .* edition 1.*\(1 corrected\).*give a reason"):
        freeze(quarters.corrected())
    assert Snapshot.objects.count() == 1


def test_a_second_edition_keeps_its_reason_and_leaves_the_first_alone(freeze: Freeze) -> None:
    first = freeze(quarters.quarter(), now=FIRST_DAY)
    before = bytes(Snapshot.objects.get(pk=first.pk).content)
    second = freeze(quarters.corrected(), reason="Visits were counted twice", now=SECOND_DAY)
    assert (second.edition, second.reason) == (2, "Visits were counted twice")
    assert bytes(Snapshot.objects.get(pk=first.pk).content) == before


def test_a_changed_figure_is_told_as_a_correction_with_the_reason_it_was_given(freeze: Freeze) -> None:
    freeze(quarters.quarter(), now=FIRST_DAY)
    second = freeze(quarters.corrected("A turnstile was counted twice"), reason="Visits", now=SECOND_DAY)
    (correction,) = decode(bytes(second.content)).corrections
    assert (correction.indicator, correction.period) == ("leisure-visits", "2023-24 Q2")
    assert (correction.was, correction.now) == ("372750", "370000")
    assert (correction.was_key, correction.now_key) == ("leisure-visits@2023-24-Q2", "leisure-visits@2023-24-Q2.2")
    assert correction.reason == "A turnstile was counted twice"


def test_a_figure_of_an_earlier_quarter_corrected_in_a_later_publication_is_told_there(freeze: Freeze) -> None:
    """Q1 was published with 301,000; Q2's facts have 300,500 for it under another key."""
    from reports import factory

    freeze(quarters.quarter_before(), now=FIRST_DAY)
    later = factory.result("leisure-visits", quarters.BEFORE, "300500", correction_reason="Late returns")
    later = later.__class__(**{**{n: getattr(later, n) for n in later.__struct_fields__}, "key": later.key + ".2"})
    indicator = factory.indicator("leisure-visits", "Visits", results=[later])
    snapshot = freeze(quarters.quarter(indicators=[indicator]), now=SECOND_DAY)
    (correction,) = decode(bytes(snapshot.content)).corrections
    assert (correction.period, correction.was, correction.now) == (quarters.BEFORE, "301000", "300500")
    assert correction.reason == "Late returns"


def test_a_correction_already_told_is_not_told_again_in_the_next_publication(freeze: Freeze) -> None:
    freeze(quarters.quarter(), now=FIRST_DAY)
    freeze(quarters.corrected(), reason="Visits", now=SECOND_DAY)
    pledge = quarters.pledges()[0]
    third = freeze(
        quarters.quarter(indicators=quarters.corrected().indicators, pledges=[pledge]), reason="A pledge was withdrawn"
    )
    assert decode(bytes(third.content)).corrections == []


def test_every_publication_is_in_the_audit_trail_with_who_and_why(freeze: Freeze) -> None:
    freeze(quarters.quarter(), now=FIRST_DAY)
    freeze(quarters.corrected(), reason="Visits were counted twice")
    events = AuditEvent.objects.filter(action="publish").order_by("id")
    assert [(e.actor, e.subject, e.reason) for e in events] == [
        ("Pat Smith", "snapshot:2023-24 Q2/1", ""),
        ("Pat Smith", "snapshot:2023-24 Q2/2", "Visits were counted twice"),
    ]


def test_nothing_is_published_when_a_file_cannot_be_made(freeze: Freeze, monkeypatch: pytest.MonkeyPatch) -> None:
    """One transaction: a quarter is published whole or not at all."""

    def broken(facts: QuarterFacts, template: bytes | None = None) -> dict[str, bytes]:
        raise RuntimeError("no PDF today")

    monkeypatch.setattr(making, "render_all", broken)
    with pytest.raises(RuntimeError):
        freeze(quarters.quarter())
    assert not Snapshot.objects.exists()
    assert not AuditEvent.objects.filter(action="publish").exists()


def test_nothing_is_published_that_nobody_signs(db: None) -> None:
    with pytest.raises(ValueError, match="who is making this change"):
        actions.freeze(facts=quarters.quarter(), actor=" ")


@pytest.mark.parametrize("model", [Snapshot, SnapshotFile])
def test_the_database_itself_refuses_to_change_or_remove_what_was_published(
    published: tuple[Snapshot, Snapshot], model: type[Snapshot] | type[SnapshotFile]
) -> None:
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        model.objects.update(digest="0" * 64)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        model.objects.all()._raw_delete(model.objects.db)
