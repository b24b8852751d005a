"""A data folder of one town, small enough to read, that each test spoils or changes in one place."""

from pathlib import Path

import pytest

from tests.loading.town import Town


@pytest.fixture
def town(tmp_path: Path, db: None) -> Town:
    """A folder that loads: a council, a plan with one theme, a source, two indicators and a few results."""
    folder = tmp_path / "town"
    folder.mkdir()
    return Town(folder).whole()
