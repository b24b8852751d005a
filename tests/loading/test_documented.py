"""docs/reference/data-folder.md cannot drift from what is read: its tables are made, its examples are loaded."""

import re
from pathlib import Path

import pytest

from goldenthread.loading import load_folder
from goldenthread.loading.describing import describe_tables
from goldenthread.measures.rules import RagRule
from goldenthread.plan.models import Council, Outcome
from goldenthread.plan.models.record import Kind
from tests.loading.town import record, tallies


@pytest.fixture(scope="module")
def page(repo: Path) -> str:
    return (repo / "docs" / "reference" / "data-folder.md").read_text(encoding="utf-8")


def test_the_page_has_every_table_and_column_as_they_are_read(page: str) -> None:
    described = describe_tables().rstrip()
    assert page.rstrip().endswith(described), "Put this at the end of docs/reference/data-folder.md:\n\n" + described


def test_the_page_names_every_kind_of_thing(page: str) -> None:
    named = re.search(r"The kinds are ([^.]*)\.", page)
    assert named
    assert set(re.split(r",\s+|\s+and\s+", named[1])) == set(Kind.values)


def test_the_page_names_every_part_of_a_rag_rule(page: str) -> None:
    section = page.partition("## council.yaml")[2].partition("## plans.yaml")[0]
    assert [name for name in RagRule.__dataclass_fields__ if name not in section] == []


def test_the_examples_of_yaml_load(page: str, tmp_path: Path, db: None) -> None:
    examples = re.findall(r"## (\w+\.yaml)\n.*?```yaml\n(.*?)```", page, re.DOTALL)
    assert [name for name, _ in examples] == ["council.yaml", "plans.yaml", "reports.yaml"]
    for name, content in examples:
        (tmp_path / name).write_text(content, encoding="utf-8")
    told = tallies(load_folder(tmp_path, actor="tester"))
    assert told == dict.fromkeys(
        ["council", "RAG rules", "plans", "pillars", "themes", "outcomes", "report headers"], (1, 0, 0)
    )
    assert Council.objects.get().current_period == "2023-24 Q2"
    assert Outcome.objects.get().theme.owner == "Cabinet Member for Housing"


def test_the_commands_of_the_guide_are_the_ones_there_are(repo: Path) -> None:
    guide = (repo / "docs" / "how-to" / "bring-your-own-data.md").read_text(encoding="utf-8")
    from goldenthread.cli import commands

    used = set(re.findall(r"^    goldenthread (\w+)", guide, re.MULTILINE))
    assert used
    assert used <= set(commands.commands)


def test_the_files_of_the_guide_load_one_after_another(repo: Path, tmp_path: Path, db: None) -> None:
    guide = (repo / "docs" / "how-to" / "bring-your-own-data.md").read_text(encoding="utf-8")
    files = re.findall(r"`([\w-]+\.(?:csv|yaml))`:\n\n```\w+\n(.*?)```", guide, re.DOTALL)
    assert {"council.yaml", "indicators.csv", "observations.csv", "targets.csv"} <= {name for name, _ in files}
    before = record()
    for name, content in files:
        (tmp_path / name).write_text(content, encoding="utf-8")
        load_folder(tmp_path, actor="tester")
    assert record() != before
