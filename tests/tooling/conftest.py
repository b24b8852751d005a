"""The scripts in tools/, as modules."""

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def tools(repo: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the scripts, from which a test can import them as they import one another."""
    monkeypatch.syspath_prepend(repo / "tools")
    return repo / "tools"
