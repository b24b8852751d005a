"""A folder is loaded whole or not at all, is previewed without a trace, and changes nothing the second time."""

import datetime as dt

import pytest
from django.db import IntegrityError

from goldenthread.accounts.models import AuditEvent
from goldenthread.loading import FolderProblems
from goldenthread.performance.models import Indicator, Observation
from goldenthread.plan.models import Activity, PledgeEvidence, Theme
from tests.loading.town import INDICATOR, NOW, OBSERVATION, PLANS, ROWS, SHARE, Town, record, tallies

LATER = NOW + dt.timedelta(days=1)


def test_a_preview_says_what_would_be_done_and_does_nothing(town: Town) -> None:
    before = record()
    preview = town.load(dry_run=True)
    assert record() == before
    assert preview.dry_run
    assert preview.changes_anything
    assert tallies(preview) == tallies(town.load())


def test_a_preview_of_a_change_leaves_the_record_as_it_was(town: Town) -> None:
    town.load()
    before = record()
    town.table("indicators", INDICATOR | {"title": "Swims"}, SHARE)
    town.table("observations", OBSERVATION | {"value": "101", "correction_reason": "Miscounted"})
    preview = town.load(dry_run=True)
    assert tallies(preview)["indicators"] == (0, 1, 1)
    assert tallies(preview)["observations"] == (0, 1, 0)
    assert record() == before


def test_a_preview_refuses_what_loading_would_refuse(town: Town) -> None:
    town.load()
    town.table("observations", OBSERVATION | {"value": "101"})
    with pytest.raises(FolderProblems):
        town.load(dry_run=True)


def test_loading_twice_changes_nothing(town: Town) -> None:
    town.load()
    before = record()
    again = town.load(now=LATER)
    assert not again.changes_anything
    assert record() == before


def test_one_bad_row_in_the_last_table_keeps_every_table_out(town: Town) -> None:
    before = record()
    town.table("links", ROWS["links"] | {"meaning": "helps"})
    assert town.problem().column == "meaning"
    assert record() == before


def test_what_only_the_database_knows_is_said_as_a_problem_and_undone(town: Town) -> None:
    town.load()
    # Another reference for what the record already calls leisure-q2: the folder alone has nothing wrong with it.
    town.table("forecasts", ROWS["forecasts"] | {"reference": "leisure-q2-again"})
    problem = town.problem()
    assert problem.file == "forecasts.csv"
    assert "The record cannot hold this" in problem.message


def test_what_breaks_while_writing_undoes_everything(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    before = record()

    def fail(**_: object) -> None:
        raise IntegrityError("UNIQUE constraint failed: link")

    monkeypatch.setattr("goldenthread.plan.actions.save_links", fail)
    problem = town.problem()
    assert (problem.file, problem.message) == (
        "links.csv",
        "The record cannot hold this: UNIQUE constraint failed: link.",
    )
    assert record() == before


def test_nothing_is_taken_away_because_a_file_stops_saying_it(town: Town) -> None:
    town.load()
    before = record()
    for name in ROWS:
        (town.path / f"{name}.csv").unlink()
    (town.path / "plans.yaml").unlink()
    assert not town.load(now=LATER).changes_anything
    assert record() == before


def test_a_changed_definition_is_audited_with_what_stood_before_and_after(town: Town) -> None:
    plans = PLANS + "        - reference: care\n          title: Care\n"
    town.write("plans.yaml", plans).load()
    AuditEvent.objects.count()
    town.table("indicators", INDICATOR | {"title": "Swims", "theme": "care", "decimals": "1"}, SHARE)
    loaded = town.load(now=LATER)
    event = AuditEvent.objects.get(subject="indicator:visits", at=LATER)
    assert event.actor == "tester"
    assert event.action == "load a folder"
    assert event.reason == "From the folder town"
    expected = {
        "title": ["Visits to the pool", "Swims"],
        "theme": ["homes", "care"],
        "decimals": [0, 1],
    }
    assert event.detail == {"changed": expected}
    told = next(tally for tally in loaded.tallies if tally.table == "indicators")
    assert {name: list(pair) for name, pair in told.changed["visits"].items()} == expected
    indicator = Indicator.objects.get(reference="visits")
    assert (indicator.title, indicator.theme, indicator.record.title) == (
        "Swims",
        Theme.objects.get(reference="care"),
        "Swims",
    )


def test_a_row_put_above_the_others_is_not_told_as_a_change_of_them(town: Town) -> None:
    town.load()
    first = ROWS["activities"] | {"reference": "plan", "title": "Plan homes"}
    loaded = town.table("activities", first, ROWS["activities"]).load(now=LATER)
    assert tallies(loaded)["activities"] == (1, 0, 1)
    assert [activity.reference for activity in Activity.objects.all()] == ["plan", "build"]
    assert not town.load(now=LATER).changes_anything


def test_a_quarter_can_be_loaded_by_a_folder_of_its_own(town: Town) -> None:
    town.load()
    for name in ROWS:
        (town.path / f"{name}.csv").unlink()
    town.table("observations", OBSERVATION | {"reported_in": "2023-24 Q3"})
    town.table("pledge_evidence", ROWS["pledge_evidence"] | {"text": "It is warm."})
    town.load(now=LATER)
    assert Observation.objects.count() == 2
    texts = PledgeEvidence.objects.order_by("position").values_list("text", "position", "version")
    assert list(texts) == [("It is open.", 1, 1), ("It is warm.", 2, 1)]


def test_evidence_reworded_in_its_place_is_another_version_of_it(town: Town) -> None:
    placed = ROWS["pledge_evidence"] | {"date": "2023-10-01", "source": "report", "where": "para 2"}
    other = placed | {"date": "2023-11-01", "text": "It is warm."}
    town.table("pledge_evidence", placed, other).load()
    reworded = placed | {"text": "It is open again."}
    loaded = town.table("pledge_evidence", other, reworded).load(now=LATER)
    assert tallies(loaded)["pledge evidence"] == (0, 1, 1)
    texts = PledgeEvidence.objects.order_by("position", "version").values_list("text", "position", "version")
    assert list(texts) == [("It is open.", 1, 1), ("It is open again.", 1, 2), ("It is warm.", 2, 1)]
