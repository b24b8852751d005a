"""A folder of invented packs, one of which cannot be read, and its records as bytes."""

from __future__ import annotations

from pathlib import Path

import pytest

MINUTES = """\
# Minutes of the {body} held on Tuesday 7 March 2023 at 6.30pm in the Tithe Barn

Present: Councillors Ann Ash (Chair), Bob Birch and Cy Cole

## 1. Rents

RESOLVED that the rents be {verb}.

The meeting closed at 7.15pm.
"""


def minutes(body: str = "Allotments Committee", verb: str = "frozen") -> str:
    """Minutes of an invented committee."""
    return MINUTES.format(body=body, verb=verb)


def records(output: Path) -> dict[str, bytes]:
    """Every file of an output, but for the lock."""
    files = (path for path in output.rglob("*") if path.is_file() and path.name != ".import-lock")
    return {path.relative_to(output).as_posix(): path.read_bytes() for path in files}


@pytest.fixture
def agendas(tmp_path: Path) -> Path:
    """Four packs in two folders; one is empty."""
    folder = tmp_path / "agendas"
    for year, name in (("2022", "pool"), ("2023", "allotments"), ("2023", "market café")):
        path = folder / year / f"{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(minutes(f"{name.title()} Committee"), encoding="utf-8")
    (folder / "2022" / "scan.pdf").write_bytes(b"")
    (folder / "2022" / "notes.csv").write_text("a,b\n")
    (folder / ".hidden.md").write_text("nothing")
    return folder
