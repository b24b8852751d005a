"""The worked examples of the statistics reference are true."""

import doctest
from pathlib import Path

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "statistics.md"


def test_every_worked_example_in_the_statistics_reference_gives_what_the_page_says() -> None:
    outcome = doctest.testfile(str(PAGE), module_relative=False, encoding="utf-8")
    assert outcome.attempted > 45
    assert outcome.failed == 0
