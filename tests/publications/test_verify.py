"""Whether `verify` proves what it says. The expected digests are worked out here with hashlib alone."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC

import msgspec
import pytest

from goldenthread.publications import actions, verifying
from goldenthread.publications.models import Snapshot, SnapshotFile
from goldenthread.publications.verifying import Outcome, verify

from . import quarters
from .conftest import FIRST_DAY, SECOND_DAY, Freeze


def sha(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def test_every_link_of_the_chain_is_the_digest_of_the_one_before_and_of_all_that_was_published(
    published: tuple[Snapshot, Snapshot],
) -> None:
    previous = ""
    for snapshot in Snapshot.objects.order_by("id"):
        files = sorted((file.name, sha(bytes(file.content))) for file in snapshot.files.all())
        when = snapshot.published_at.astimezone(UTC).isoformat(timespec="microseconds")
        about = [snapshot.period, snapshot.edition, when, snapshot.published_by, snapshot.reason, snapshot.software]
        words = [previous, *about, sha(bytes(snapshot.content)), files]
        assert snapshot.chain == sha(json.dumps(words, ensure_ascii=False, separators=(",", ":")).encode())
        previous = snapshot.chain


@pytest.mark.django_db
def test_an_earlier_snapshot_comes_out_byte_for_byte_the_same_after_a_correction() -> None:
    """The real Word, PDF, web page and spreadsheet, made twice from the same frozen facts."""
    actions.freeze(facts=quarters.quarter(), actor="Pat", now=FIRST_DAY)
    actions.freeze(facts=quarters.corrected(), actor="Pat", reason="Visits were counted twice", now=SECOND_DAY)
    results = verify()
    assert {result.outcome for result in results} == {Outcome.SAME}, "\n".join(map(str, results))
    made = {(result.edition, result.what) for result in results}
    for edition in ("2023-24 Q2, edition 1", "2023-24 Q2, edition 2"):
        for what in ("facts", "chain", "2023-24-q2-report.pdf", "2023-24-q2-report.docx", "results.csv"):
            assert (edition, what) in made


@pytest.mark.django_db
def test_the_council_s_own_word_template_is_kept_so_that_the_word_file_can_be_made_again() -> None:
    import io

    from docx import Document

    buffer = io.BytesIO()
    Document().save(buffer)
    snapshot = actions.freeze(facts=quarters.quarter(), actor="Pat", template=buffer.getvalue())
    assert bytes(snapshot.files.get(name="template.docx").content) == buffer.getvalue()
    assert all(result.ok for result in verify())


def forged(snapshot: Snapshot, **changes: object) -> Snapshot:
    """A copy of the latest snapshot put after it with something changed: what an intruder in the database would do."""
    names = ("published_at", "published_by", "reason", "software", "content", "digest", "chain", "period")
    given = {**{name: getattr(snapshot, name) for name in names}, "edition": 9, "reason": "x", **changes}
    return Snapshot.objects.create(**given)


def outcomes(edition: str) -> dict[str, Outcome]:
    return {result.what: result.outcome for result in verify() if result.edition == edition}


def test_facts_that_were_altered_show(published: tuple[Snapshot, Snapshot]) -> None:
    other = msgspec.json.encode(quarters.corrected(), order="deterministic")
    forged(published[1], content=other, chain="1" * 64)
    found = outcomes("2023-24 Q2, edition 9")
    assert found["facts"] is Outcome.ALTERED
    assert found["chain"] is Outcome.BROKEN


def test_a_file_that_was_altered_shows(published: tuple[Snapshot, Snapshot]) -> None:
    snapshot = forged(published[1], chain="2" * 64)
    SnapshotFile.objects.create(
        snapshot=snapshot, name="risks.csv", media_type="text/csv", content=b"other", digest=sha(b"first")
    )
    found = outcomes("2023-24 Q2, edition 9")
    assert found["risks.csv"] is Outcome.ALTERED
    assert found["results.csv"] is Outcome.MISSING


def test_a_file_that_was_swapped_with_its_digest_shows_because_the_facts_do_not_make_it(
    published: tuple[Snapshot, Snapshot],
) -> None:
    snapshot = forged(published[1], chain="3" * 64)
    SnapshotFile.objects.create(
        snapshot=snapshot, name="risks.csv", media_type="text/csv", content=b"other", digest=sha(b"other")
    )
    assert outcomes("2023-24 Q2, edition 9")["risks.csv"] is Outcome.NOT_REMADE


def test_an_edition_that_does_not_follow_from_the_one_before_it_shows(published: tuple[Snapshot, Snapshot]) -> None:
    """As when an edition between was removed: the next one's chain was made from what is gone."""
    forged(published[1], chain="4" * 64)
    results = verify()
    broken = [result for result in results if result.outcome is Outcome.BROKEN]
    assert [result.edition for result in broken] == ["2023-24 Q2, edition 9"]
    assert not broken[0].ok
    assert str(broken[0]).startswith("NO  2023-24 Q2, edition 9, chain: the chain is broken here")


def test_files_that_other_software_made_are_said_to_be_intact_and_not_made_again(
    published: tuple[Snapshot, Snapshot], monkeypatch: pytest.MonkeyPatch
) -> None:
    made_by = published[0].software
    monkeypatch.setattr(verifying, "software", lambda: "goldenthread 9.9.9+ffffffffffff")
    files = [result for result in verify() if result.what.endswith(".csv")]
    assert {result.outcome for result in files} == {Outcome.OTHER_SOFTWARE}
    assert all(result.ok and made_by in str(result) for result in files)


@pytest.mark.django_db
def test_nothing_published_verifies_as_nothing() -> None:
    assert verify() == []


def test_each_thing_verified_is_told_in_a_line(freeze: Freeze) -> None:
    freeze(quarters.quarter(), now=SECOND_DAY)
    assert str(verify()[0]) == "ok  2023-24 Q2, edition 1, facts: the same, byte for byte"
