"""The examples in docs/reference/figures.md are run: the page and the code say the same."""

import doctest
import re
from pathlib import Path

import pytest


def test_every_example_in_the_reference_page_is_true(repo: Path) -> None:
    page = (repo / "docs" / "reference" / "figures.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```pycon\n(.*?)^```$", page, flags=re.DOTALL | re.MULTILINE)
    assert len(blocks) >= 8
    names: dict[str, object] = {}
    parser, runner = doctest.DocTestParser(), doctest.DocTestRunner()
    report: list[str] = []
    for number, block in enumerate(blocks, 1):
        test = parser.get_doctest(block, names, f"figures.md, block {number}", "docs/reference/figures.md", 0)
        runner.run(test, out=report.append, clear_globs=False)
        names = test.globs
    if runner.failures:
        pytest.fail("".join(report))
