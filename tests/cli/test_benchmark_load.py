"""`goldenthread benchmark load` as a person types it. What it does to the record is in tests/loading."""

from __future__ import annotations

from pathlib import Path

from goldenthread.performance.models import ComparatorValue

from .conftest import Folder, Run

TIDY = "indicator,area_code,area_name,period,value\npool-visits,E07000090,Anytown,2023-24 Q2,41250\n"
SOURCES = "reference,title\nreturns,Returns to the county\n"


def written(folder: Path, content: str) -> str:
    path = folder / "comparators.csv"
    path.write_text(content, encoding="utf-8")
    return str(path)


def with_source(run: Run, folder: Folder) -> None:
    folder.write("sources.csv", SOURCES)
    run("load", str(folder))


def test_a_file_is_loaded_and_what_was_done_is_said(run: Run, folder: Folder, tmp_path: Path) -> None:
    with_source(run, folder)
    file = written(tmp_path, TIDY)
    preview = run("benchmark", "load", file, "--source", "returns", "--dry-run").output
    assert "Read as a tidy table." in preview
    assert "Nothing was changed. Run it again without --dry-run to load this." in preview
    assert not ComparatorValue.objects.exists()
    done = run("benchmark", "load", file, "--source", "returns", "--by", "Pat Smith").output
    assert "Visits to the pool: Others only: 1 area, 2023-24 Q2 (other)" in done
    assert "1 added, 0 changed, 0 the same" in done
    assert "The council's own area is Anytown (E07000090)." in done
    again = run("benchmark", "load", file, "--source", "returns").output
    assert "Nothing changed: the record already says all of this." in again


def test_a_changed_figure_is_shown_before_and_after(run: Run, folder: Folder, tmp_path: Path) -> None:
    with_source(run, folder)
    run("benchmark", "load", written(tmp_path, TIDY), "--source", "returns")
    changed = run("benchmark", "load", written(tmp_path, TIDY.replace("41250", "41251")), "--source", "returns").output
    assert "value: “41250” -> “41251”" in changed


def test_what_is_wrong_is_on_standard_error_and_nothing_is_loaded(run: Run, loaded: Folder, tmp_path: Path) -> None:
    result = run("benchmark", "load", written(tmp_path, TIDY.replace("E07000090", "E7")), code=1)
    assert "comparators.csv, row 2, area_code: “E7” is not the code of an area." in result.stderr
    assert "problem found; nothing was loaded." in result.stderr
    assert not ComparatorValue.objects.exists()


def test_what_is_typed_wrongly_is_told(run: Run, loaded: Folder, tmp_path: Path) -> None:
    file = written(tmp_path, TIDY)
    assert "is not written NUMBER=REFERENCE" in run("benchmark", "load", file, "--measure", "93738", code=2).stderr
    assert "is not a date" in run("benchmark", "load", file, "--published", "05/03/2024", code=1).stderr
    assert "Check the name" in run("benchmark", "load", str(tmp_path / "none.csv"), code=1).stderr
