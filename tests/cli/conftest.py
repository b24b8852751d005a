"""A small town's data folder, and a way to run a command as a person would type it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from goldenthread.cli import commands

Run = Callable[..., Result]

COUNCIL = """\
name: Anytown Borough Council
short_name: Anytown
period: 2023-24 Q2
governance:
  - {model: executive, from: 2023-05-23, until: null}
brand: {colour: "#00646f", text_colour: "#ffffff"}
status_colours: blue-orange
"""
PLANS = """\
- reference: our-plan
  title: Our plan
  starts: 2023-04-01
  ends: 2026-03-31
  pillars:
    - reference: places
      title: Places
      themes:
        - reference: leisure
          title: Leisure
          outcomes: []
"""
TABLES = {
    "indicators": (
        "reference,title,theme,type,unit,decimals,polarity,result_kind,frequency\n"
        "pool-visits,Visits to the pool,leisure,kpi,count,0,bigger,quarter,quarterly\n"
        "net-cost,What the pool costs,leisure,kpi,gbp-thousand,0,smaller,quarter,quarterly\n"
    ),
    "observations": (
        "indicator,reported_in,value\n"
        "pool-visits,2023-24 Q2,41250\n"
        "pool-visits,2022-23 Q2,39800\n"
        "net-cost,2023-24 Q2,12\n"
    ),
    "targets": "indicator,period,kind,value\npool-visits,2023-24 Q2,number,43000\n",
}


class Folder:
    """A data folder, to be spoilt or changed in one place."""

    def __init__(self, path: Path) -> None:
        self.path = path
        path.mkdir()
        self.write("council.yaml", COUNCIL)
        self.write("plans.yaml", PLANS)
        for name, rows in TABLES.items():
            self.write(f"{name}.csv", rows)

    def write(self, name: str, content: str) -> None:
        (self.path / name).write_text(content, encoding="utf-8")

    def change(self, name: str, before: str, after: str) -> None:
        content = (self.path / name).read_text(encoding="utf-8")
        assert before in content
        self.write(name, content.replace(before, after))

    def __str__(self) -> str:
        return str(self.path)


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path / "anytown")


@pytest.fixture
def run(db: None, tmp_path: Path) -> Run:
    """Runs a command in this process, on the tests' database. What goes wrong must be said in words."""

    def command(*arguments: str, code: int = 0, typed: str | None = None) -> Result:
        result = CliRunner().invoke(commands, list(arguments), input=typed)
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        assert result.exit_code == code, result.output
        assert "Traceback" not in result.output
        if code:
            assert result.stderr.strip()
        return result

    return command


@pytest.fixture
def loaded(run: Run, folder: Folder) -> Folder:
    """The folder, with the record loaded from it."""
    run("load", str(folder))
    return folder


@pytest.fixture
def quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand-ins for the report's four files, which take most of the time, where a test is not about them."""
    from goldenthread.publications import making
    from goldenthread.reports.facts import QuarterFacts
    from goldenthread.reports.render import FORMATS, file_name

    def quick(facts: QuarterFacts, template: bytes | None = None) -> dict[str, bytes]:
        return {file_name(facts.period, kind): f"{kind} of {facts.period}".encode() for kind in FORMATS}

    monkeypatch.setattr(making, "render_all", quick)
