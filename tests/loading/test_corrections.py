"""A figure that differs from the record is a correction with a reason, or it is refused; the first is never lost."""

import datetime as dt
from decimal import Decimal

import pytest

from goldenthread.accounts.models import AuditEvent
from goldenthread.accounts.versions import current
from goldenthread.performance.actions import correct_observation
from goldenthread.performance.models import Commentary, Observation, Target
from goldenthread.reports.models import ReportHeader
from tests.loading.town import NOW, OBSERVATION, ROWS, Town, record, tallies

LATER = NOW + dt.timedelta(days=1)
CORRECTED = OBSERVATION | {"value": "101", "correction_reason": "One visit was missed."}


def versions() -> list[tuple[str, int, str, str]]:
    rows = Observation.objects.order_by("version").values_list("key", "version", "value", "correction_reason")
    return [(key, version, str(value), reason) for key, version, value, reason in rows]


FIRST = ("visits@2023-24-Q2", 1, "100", "")
SECOND = ("visits@2023-24-Q2.2", 2, "101", "One visit was missed.")


def test_a_changed_figure_without_a_reason_is_refused_with_both_values(town: Town) -> None:
    town.load()
    problem = town.table("observations", OBSERVATION | {"value": "101"}).problem()
    assert (problem.file, problem.row, problem.column) == ("observations.csv", 2, "value")
    assert problem.message == "It says 101, and 100 is recorded."
    assert "correction_reason" in problem.mend


def test_another_decimal_is_another_figure(town: Town) -> None:
    town.load()
    problem = town.table("observations", OBSERVATION | {"value": "100.0"}).problem()
    assert problem.message == "It says 100.0, and 100 is recorded."


def test_a_change_beside_the_value_is_refused_by_name(town: Town) -> None:
    town.load()
    problem = town.table("observations", OBSERVATION | {"note": "Estimated", "source": "report"}).problem()
    assert problem.message == "It differs from what is recorded in note, source."


def test_every_figure_refused_is_told(town: Town) -> None:
    rows = [OBSERVATION | {"reported_in": f"2022-23 Q{n}"} for n in (1, 2, 3)]
    town.table("observations", *rows).load()
    town.table("observations", *[row | {"value": "7"} for row in rows])
    assert [problem.row for problem in town.problems()] == [2, 3, 4]


def test_with_a_reason_it_is_appended_and_the_first_stays(town: Town) -> None:
    town.load()
    loaded = town.table("observations", CORRECTED).load(now=LATER)
    assert versions() == [FIRST, SECOND]
    assert tallies(loaded)["observations"] == (0, 1, 0)
    first, second = Observation.objects.order_by("version")
    assert first.known_from < second.known_from == LATER
    event = AuditEvent.objects.get(subject="observation:visits@2023-24-Q2.2")
    assert event.reason == "One visit was missed."
    assert event.detail == {"changed": {"value": ["100", "101"]}, "version": 2}


def test_a_correction_loaded_again_changes_nothing(town: Town) -> None:
    town.load()
    town.table("observations", CORRECTED).load(now=LATER)
    before = record()
    assert not town.load(now=LATER + dt.timedelta(days=1)).changes_anything
    assert record() == before


def test_a_reason_serves_for_one_correction_only(town: Town) -> None:
    town.load()
    town.table("observations", CORRECTED).load(now=LATER)
    problem = town.table("observations", CORRECTED | {"value": "102"}).problem()
    assert problem.message == "It says 102, and 101 is recorded since it was corrected (One visit was missed.)."


def test_the_old_folder_does_not_undo_a_correction_made_elsewhere(town: Town) -> None:
    town.load()
    correct_observation(
        indicator="visits", period="2023-24 Q2", value=Decimal(105), reason="Counted again.", actor="officer"
    )
    problem = town.problem()
    assert problem.message == "It says 100, and 105 is recorded since it was corrected (Counted again.)."


def test_a_correction_may_stand_in_a_row_of_its_own_below_the_first(town: Town) -> None:
    town.load()
    loaded = town.table("observations", OBSERVATION, CORRECTED).load(now=LATER)
    assert tallies(loaded)["observations"] == (0, 1, 1)
    assert versions() == [FIRST, SECOND]
    assert not town.load(now=LATER).changes_anything


def test_a_folder_with_a_correction_gives_a_bare_record_its_whole_history(town: Town) -> None:
    published = {"known_from": "2023-12-01"}
    town.table("observations", OBSERVATION | {"known_from": "2023-11-14"}, CORRECTED | published).load()
    assert versions() == [FIRST, SECOND]
    days = Observation.objects.order_by("version").values_list("known_from", flat=True)
    assert [str(day.date()) for day in days] == ["2023-11-14", "2023-12-01"]
    assert not town.load(now=LATER).changes_anything


def test_a_figure_corrected_and_corrected_back_keeps_all_three(town: Town) -> None:
    back = OBSERVATION | {"correction_reason": "It was right at first."}
    town.load()
    town.table("observations", OBSERVATION, CORRECTED, back).load(now=LATER)
    assert [value for _, _, value, _ in versions()] == ["100", "101", "100"]
    assert not town.load(now=LATER).changes_anything


def test_a_history_that_the_record_contradicts_is_refused(town: Town) -> None:
    town.table("observations", OBSERVATION | {"value": "90"}).load()
    problem = town.table("observations", OBSERVATION, CORRECTED).problem()
    assert problem.message == "It says 100, and 90 is recorded."


def test_a_folder_that_starts_with_the_corrected_figure_agrees_with_its_history(town: Town) -> None:
    town.table("observations", CORRECTED).load()
    assert versions() == [("visits@2023-24-Q2", 1, "101", "")]
    assert not town.table("observations", OBSERVATION, CORRECTED).load(now=LATER).changes_anything


def test_a_changed_target_is_another_version_known_from_the_change(town: Town) -> None:
    town.load()
    loaded = town.table("targets", ROWS["targets"] | {"value": "130", "source": "report"}).load(now=LATER)
    assert tallies(loaded)["targets"] == (0, 1, 0)
    found = list(Target.objects.order_by("version").values_list("value", "version"))
    assert found == [(Decimal(120), 1), (Decimal(130), 2)]
    assert Target.objects.get(version=2).known_from == LATER
    change = AuditEvent.objects.get(subject__startswith="target:").detail["changed"]
    assert change == {"value": ["120", "130"], "source_id": [None, "report"]}


@pytest.mark.parametrize(("status", "kept"), [("draft", "draft"), ("", "draft"), ("approved", "approved")])
def test_a_commentary_is_a_draft_unless_it_says_that_it_is_approved(town: Town, status: str, kept: str) -> None:
    town.table("commentaries", ROWS["commentaries"] | {"status": status}).load()
    assert Commentary.objects.get().status == kept


def test_an_approval_is_not_undone_by_a_folder_that_does_not_speak_of_it(town: Town) -> None:
    town.table("commentaries", ROWS["commentaries"] | {"status": "approved"}).load()
    assert not town.table("commentaries", ROWS["commentaries"]).load(now=LATER).changes_anything
    town.table("commentaries", ROWS["commentaries"] | {"text": "It snowed."}).load(now=LATER)
    assert current(Commentary.objects.all()).get().status == "draft"


def test_changed_words_round_a_quarter_s_report_are_another_version_of_them(town: Town) -> None:
    town.write("reports.yaml", "- period: 2023-24 Q2\n  summary: It went well.\n").load()
    loaded = town.write("reports.yaml", "- period: 2023-24 Q2\n  summary: It went fairly well.\n").load(now=LATER)
    assert tallies(loaded)["report headers"] == (0, 1, 0)
    summaries = ReportHeader.objects.order_by("version").values_list("content__summary", flat=True)
    assert list(summaries) == ["It went well.", "It went fairly well."]
