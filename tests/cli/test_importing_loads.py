"""`goldenthread import PACK --load` previews, loads once, and lists what a person must look at."""

from __future__ import annotations

from pathlib import Path

import pytest

from goldenthread.performance.models import Observation

from .conftest import Folder, Run

PACK = """\
# Minutes of the Leisure Committee held on Tuesday 14 November 2023 at 7pm in the Town Hall

Present: Councillors Ann Ash (Chair), Bob Birch and Cy Cole

RESOLVED that the report be noted.

| Title | Performance report, Quarter 1 2023/24 |
|---|---|
| Report of | Head of Leisure |
| Wards | All |
| Status | Public |

## 1. Indicators

| Measure | Polarity | Q1 23/24 Result | Q1 23/24 Target | Q2 22/23 Result |
|---|---|---|---|---|
| Visits to the pool | Bigger is better | 40,100 | 42,000 | 39,801 |
| Towels lent | Bigger is better | 12 | 10 | 11 |
"""


@pytest.fixture
def pack(tmp_path: Path) -> str:
    path = tmp_path / "leisure.md"
    path.write_text(PACK, encoding="utf-8")
    return str(path)


def test_a_dry_run_says_what_would_change_and_changes_nothing(run: Run, loaded: Folder, pack: str) -> None:
    before = Observation.objects.count()
    said = run("import", pack, "--load", "--dry-run").stdout.splitlines()
    assert said[0] == "Source: “Leisure Committee, 14 November 2023”"
    assert "results: 1 added, 0 changed, 0 the same, 1 left as recorded" in said
    assert "  Visits to the pool, 2023-24 Q1 is “40100” (line 17)" in said
    assert "  Visits to the pool, 2022-23 Q2 is “39801” (line 17): 39800 is recorded as its value" in said
    assert "  Towels lent, 2023-24 Q1 is “12” (line 18): no indicator in the record is called so" in said
    assert said[-1] == "Nothing was changed. Run it again without --dry-run to load this."
    assert Observation.objects.count() == before


def test_loading_scores_what_is_new_and_loading_again_changes_nothing(run: Run, loaded: Folder, pack: str) -> None:
    assert run("import", pack, "--load", "--by", "Pat Smith").stdout.endswith("1 result newly assessed.\n")
    assert Observation.objects.get(key="pool-visits@2023-24-Q1").recorded_by == "Pat Smith"
    assert run("import", pack, "--load").stdout.endswith("Nothing changed in the record.\n")


def test_what_cannot_be_loaded_is_said_in_words(run: Run, loaded: Folder, pack: str, tmp_path: Path) -> None:
    assert "There is no such file" in run("import", str(tmp_path / "nowhere.pdf"), "--load", code=1).stderr
    said = run("import", pack, "--load", "--source", "nowhere", code=1).stderr
    assert said.splitlines()[0].startswith("leisure.md: There is no source “nowhere”.")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["--create"], "--create goes with an import with --load, and this is an import of one document."),
        (["--load", "--json"], "--json goes with an import of one document, and this is an import with --load."),
        (["--out", "x"], "--out goes with an import of a folder, and this is an import of one document."),
    ],
)
def test_options_that_do_not_go_together_are_refused(run: Run, pack: str, given: list[str], said: str) -> None:
    assert said in run("import", pack, *given, code=2).stderr


def test_a_folder_is_not_loaded_unseen(run: Run, tmp_path: Path) -> None:
    assert "--load is for one pack at a time" in run("import", str(tmp_path), "--load", code=2).stderr
