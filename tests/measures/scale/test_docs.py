"""The worked examples of the reference are true."""

import doctest
from pathlib import Path

from goldenthread.measures.scale import schema
from goldenthread.measures.scale.columns import FIGURES, NEEDED, OPTIONAL, Columns

PAGE = Path(__file__).resolve().parents[3] / "docs" / "reference" / "scale.md"


def test_every_worked_example_in_the_reference_gives_what_the_page_says() -> None:
    outcome = doctest.testfile(str(PAGE), module_relative=False, encoding="utf-8")
    assert outcome.attempted > 15
    assert outcome.failed == 0


def test_the_page_gives_every_column_that_goes_in_and_comes_out() -> None:
    page = PAGE.read_text("utf-8")
    names = {*NEEDED, *OPTIONAL, *FIGURES, *schema(Columns(("area", "indicator"), ())).names}
    assert {name for name in names if f"`{name}`" not in page} == set()
