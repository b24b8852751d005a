"""A pack's figures go into the record once, beside what is there, and nothing that a person put there is touched.

The packs are invented, about the town of `town.py`. What they should come to was worked out by hand from their tables.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest

from goldenthread.accounts.models import AuditEvent
from goldenthread.accounts.versions import current
from goldenthread.documents import Unreadable
from goldenthread.loading import FolderProblems, load_folder
from goldenthread.loading.packs import Entry, PackLoaded, load_pack
from goldenthread.loading.packs.comparing import READ_AGAIN
from goldenthread.packs import Said
from goldenthread.performance.actions import correct_observation
from goldenthread.performance.models import Indicator, Observation, Target, ThemeStatus
from goldenthread.plan.models import Source

from .town import NOW, OBSERVATION, ROWS, Town, record

FRONT = """\
# Minutes of the Leisure Committee held on Tuesday 14 November 2023 at 7pm in the Town Hall

Present: Councillors Ann Ash (Chair), Bob Birch and Cy Cole

RESOLVED that the report be noted.

| Title | Performance report, Quarter 2 2023/24 |
|---|---|
| Report of | Head of Leisure |
| Wards | All |
| Status | {status} |

## 1. Indicators

| Measure | Polarity | Q2 23/24 Result | Q2 23/24 Target | Q2 22/23 Result | London average |
|---|---|---|---|---|---|
"""
STATUSES = """
## 2. Status of priorities

| Corporate priority | RAG | Comment |
|---|---|---|
| Homes | A | One site is late. |
"""
VISITS = "| Visits to the pool | Bigger is better | 131 | 120 | 99 | |\n"
SHARE = "| Share of visitors who come back | Bigger is better | 71.0% | Monitor | 64.5% | |\n"
LANES = "| Swimming lanes open (r) | Bigger is better | 6 | 8 | 5 | |\n"


@pytest.fixture
def pack(town: Town, tmp_path: Path) -> Path:
    """A pack beside the town's record, which has indicators and no results yet."""
    (town.path / "observations.csv").unlink()
    (town.path / "targets.csv").unlink()
    (town.path / "theme_statuses.csv").unlink()
    town.load()
    return write(tmp_path, VISITS + SHARE)


def write(folder: Path, rows: str, status: str = "Public") -> Path:
    path = folder / "pack.md"
    path.write_text(FRONT.format(status=status) + rows + STATUSES, encoding="utf-8")
    return path


def load(path: Path, *, now: dt.datetime = NOW, dry_run: bool = False, **settings: object) -> PackLoaded:
    return load_pack(path, actor="tester", now=now, dry_run=dry_run, **settings)  # type: ignore[arg-type]


def told(entries: list[Entry]) -> list[tuple[str, str, str]]:
    return [(entry.table, entry.about, entry.says) for entry in entries]


def results() -> dict[str, tuple[str, str]]:
    return {one.key: (str(one.value), one.where) for one in Observation.objects.all()}


def test_results_targets_and_statuses_are_added_with_the_line_they_stand_on(pack: Path) -> None:
    loaded = load(pack)
    assert told(loaded.of("added")) == [
        ("observations", "Visits to the pool, 2023-24 Q2", "131"),
        ("observations", "Visits to the pool, 2022-23 Q2", "99"),
        ("observations", "Share of visitors who come back, 2023-24 Q2", "71.0"),
        ("observations", "Share of visitors who come back, 2022-23 Q2", "64.5"),
        ("targets", "Visits to the pool, 2023-24 Q2", "120"),
        ("targets", "Share of visitors who come back, 2023-24 Q2", "Monitor"),
        ("theme_statuses", "Homes, 2023-24 Q2", "Amber"),
    ]
    assert results() == {
        "visits@2023-24-Q2": ("131", "line 17"),
        "visits@2022-23-Q2": ("99", "line 17"),
        "share@2023-24-Q2": ("71.0", "line 18"),
        "share@2022-23-Q2": ("64.5", "line 18"),
    }
    assert set(Target.objects.values_list("indicator__reference", "period", "kind", "value")) == {
        ("visits", "2023-24 Q2", "number", Decimal(120)),
        ("share", "2023-24 Q2", "monitor", None),
    }
    assert ThemeStatus.objects.get().status == "amber"


def test_every_fact_cites_a_source_made_of_the_meeting(pack: Path) -> None:
    load(pack)
    source = Source.objects.get(reference="pack-leisure-committee-2023-11-14")
    assert (source.title, source.date) == ("Leisure Committee, 14 November 2023", "2023-11-14")
    assert {one.source for one in Observation.objects.all()} == {source}
    # A figure was known when its meeting was, not when it was loaded.
    assert str(Observation.objects.get(key="visits@2023-24-Q2").known_from.date()) == "2023-11-14"


def test_loading_it_again_changes_nothing(pack: Path) -> None:
    load(pack)
    before = record()
    again = load(pack, now=NOW + dt.timedelta(days=1))
    assert not again.changes_anything
    assert len(again.of("same")) == 7
    assert record() == before


def test_a_preview_says_the_same_and_changes_nothing(pack: Path) -> None:
    before = record()
    preview = load(pack, dry_run=True)
    assert record() == before
    assert preview.entries == load(pack).entries


def test_what_the_record_says_otherwise_stays_and_is_told(pack: Path, town: Town) -> None:
    town.table("observations", OBSERVATION | {"value": "130"}).load()
    loaded = load(pack)
    (left,) = loaded.of("left")
    assert (left.about, left.says, left.where) == ("Visits to the pool, 2023-24 Q2", "131", "line 17")
    assert left.why == "130 is recorded as its value"
    assert results()["visits@2023-24-Q2"] == ("130", "")


def test_a_correction_by_a_person_is_never_undone(pack: Path) -> None:
    load(pack)
    correct_observation(
        indicator="visits", period="2023-24 Q2", value=Decimal(133), reason="Counted again.", actor="officer"
    )
    assert [(entry.about, entry.why) for entry in load(pack).of("left")] == [
        ("Visits to the pool, 2023-24 Q2", "133 is recorded as its value")
    ]
    assert str(current(Observation.objects.filter(key__startswith="visits@2023")).get().value) == "133"


def test_what_the_same_pack_said_otherwise_before_is_corrected_and_the_first_kept(pack: Path, tmp_path: Path) -> None:
    load(pack)
    for value in ("132", "134"):
        write(tmp_path, VISITS.replace("131", value).replace("| 120", "| 125") + SHARE)
        loaded = load(pack, now=NOW + dt.timedelta(days=1))
    assert told(loaded.of("changed")) == [("observations", "Visits to the pool, 2023-24 Q2", "134")]
    found = Observation.objects.filter(indicator__reference="visits", reported_in="2023-24 Q2").order_by("version")
    assert [(str(one.value), one.correction_reason) for one in found] == [
        ("131", ""),
        ("132", f"{READ_AGAIN} 132."),
        ("134", f"{READ_AGAIN} 134."),
    ]
    assert str(current(Target.objects.filter(indicator__reference="visits")).get().value) == "125"


def test_an_indicator_of_another_name_is_listed_with_the_nearest_and_not_made(pack: Path, tmp_path: Path) -> None:
    loaded = load(write(tmp_path, VISITS.replace("Visits to the pool", "Visits to the pools")))
    assert {entry.why for entry in loaded.of("unmatched")} == {
        "no indicator in the record is called so; is it “visits to the pool” (visits)?"
    }
    assert Observation.objects.count() == 0


def test_indicators_are_made_where_that_is_asked_for(pack: Path, tmp_path: Path) -> None:
    loaded = load(write(tmp_path, LANES), create=True)
    made = Indicator.objects.get(reference="swimming-lanes-open")
    assert (made.unit, made.polarity, made.result_kind, made.frequency) == ("count", "bigger", "rolling", "quarterly")
    assert results().keys() == {"swimming-lanes-open@2023-24-Q2", "swimming-lanes-open@2022-23-Q2"}
    assert loaded.of("added")[0].table == "indicators"


def test_an_indicator_of_which_the_pack_says_too_little_is_not_made(pack: Path, tmp_path: Path) -> None:
    loaded = load(write(tmp_path, LANES.replace("| 6 | 8 | 5 |", "| 6.5 | 8.0 | 5.5 |")), create=True)
    assert {entry.why for entry in loaded.of("unmatched")} == {"the pack does not say its unit"}


def doubted(monkeypatch: pytest.MonkeyPatch, words: str) -> None:
    """Makes the reader less sure of the fields taken from these words."""
    from goldenthread.loading.packs import load as module

    certain = module.read_file

    def unsure(path: Path) -> object:
        pack = certain(path)
        for indicator in pack.record.tree["performance"]["indicators"]:  # type: ignore[index,call-overload]
            result = indicator["result"]
            if result.source.quote == words:
                indicator["result"] = Said(result.value, result.source, 0.6)
                indicator.pop("series", None)
        return pack

    monkeypatch.setattr(module, "read_file", unsure)


def test_what_was_not_read_with_confidence_is_left_out_unless_a_person_confirms_it(
    pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    doubted(monkeypatch, "131")
    loaded = load(pack)
    assert [(entry.says, entry.where, entry.why) for entry in loaded.of("unsure")] == [
        ("131", "line 17", "/performance/indicators/0/result is 60% sure")
    ]
    assert "visits@2023-24-Q2" not in results()
    confirmed = load(pack, confirmed=["/performance/indicators/0"])
    assert told(confirmed.of("added")) == [("observations", "Visits to the pool, 2023-24 Q2", "131")]


def test_what_the_pack_says_twice_and_differently_is_left(pack: Path, tmp_path: Path) -> None:
    loaded = load(write(tmp_path, VISITS + VISITS.replace("131", "113")))
    assert [(entry.says, entry.why) for entry in loaded.of("left")] == [
        ("131", "the pack says otherwise elsewhere: 113 (line 18)"),
        ("113", "the pack says otherwise elsewhere: 131 (line 17)"),
    ]
    assert "visits@2023-24-Q2" not in results()


def test_a_figure_that_the_record_cannot_hold_stops_everything(pack: Path, tmp_path: Path) -> None:
    before = record()
    with pytest.raises(FolderProblems) as caught:
        load(write(tmp_path, SHARE + VISITS.replace("131", "1" * 16)))
    (problem,) = caught.value.problems
    assert (problem.file, problem.column) == ("pack.md, line 18", "value")
    assert "larger than this record can hold" in problem.message
    assert record() == before


def test_an_exempt_report_is_refused_and_nothing_of_it_is_said(pack: Path, tmp_path: Path) -> None:
    before = record()
    with pytest.raises(FolderProblems) as caught:
        load(write(tmp_path, VISITS, status="Exempt"))
    assert "marked as exempt" in str(caught.value.problems[0])
    assert "131" not in str(caught.value.problems[0])
    assert record() == before


def test_a_source_in_the_record_may_be_cited_in_its_place(pack: Path) -> None:
    load(pack, source="report")
    assert {one.source.reference for one in Observation.objects.select_related("source") if one.source} == {"report"}
    assert not Source.objects.filter(reference__startswith="pack-").exists()
    with pytest.raises(FolderProblems) as caught:
        load(pack, source="nowhere")
    assert caught.value.problems[0].message == "There is no source “nowhere”."


def test_who_loaded_what_is_in_the_audit_trail(pack: Path) -> None:
    load(pack)
    events = AuditEvent.objects.filter(action="load a pack")
    assert {(event.actor, event.reason) for event in events} == {("tester", "From the pack pack.md")}


def test_what_is_no_document_is_refused(pack: Path, tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="There is no such file"):
        load(tmp_path / "nowhere.pdf")


def test_a_pack_without_figures_changes_nothing(pack: Path, tmp_path: Path) -> None:
    path = tmp_path / "minutes.md"
    path.write_text(FRONT.partition("| Title")[0], encoding="utf-8")
    before = record()
    assert load(path).entries == []
    assert record() == before


def test_the_real_pack_says_what_was_taken_from_it_by_hand(db: None, repo: Path, shared: Path) -> None:
    """The demonstration's 2018-19 tables were made by hand from this very pack, fees for 2019-20 included."""
    load_folder(repo / "demo", actor="tester")
    before = record()
    loaded = load(next((shared / "seeds").glob("003_*.txt")), fees_for="2019-20")
    assert not loaded.changes_anything
    assert [entry for entry in loaded.entries if entry.outcome != "same"] == []
    tables = {
        table: sum(entry.table == table for entry in loaded.entries) for table in ("observations", "targets", "fees")
    }
    assert tables == {"observations": 8, "targets": 13, "fees": 31}
    assert record() == before


def test_the_real_quarterly_report_says_the_headline_counts_that_were_taken_from_it_by_hand(
    db: None, repo: Path, shared: Path
) -> None:
    """gold/plan-2023-26.json: 110 indicators, 56 quarterly, 18 with a quarterly target, 16 met it, 2 did not."""
    load_folder(repo / "demo", actor="tester")
    loaded = load(next((shared / "seeds").glob("002_*.txt")))
    assert [(entry.table, entry.says, entry.outcome) for entry in loaded.entries] == [
        ("headlines", figure, "same") for figure in ("110", "56", "18", "16", "2")
    ]
    assert loaded.source.startswith("Our Plan for Barnet")
    assert loaded.source.endswith(", 14 November 2023")


def test_a_pack_over_the_whole_town_leaves_every_row_of_it(town: Town, tmp_path: Path) -> None:
    town.load()
    loaded = load(write(tmp_path, VISITS + SHARE))
    assert {(entry.table, entry.why) for entry in loaded.of("left")} == {
        ("observations", f"{OBSERVATION['value']} is recorded as its value"),
        ("theme_statuses", f"{ROWS['theme_statuses']['status']} is recorded as its status"),
    }
