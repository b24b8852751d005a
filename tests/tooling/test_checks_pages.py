"""docs/reference/checks/ has a page for every rule, as the rule stands now, and for no other."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

AGAIN = "Run: python tools/checks_pages.py"


def test_the_pages_of_the_rules_are_up_to_date(repo: Path) -> None:
    wanted, folder = import_module("checks_pages").pages(), repo / "docs" / "reference" / "checks"
    there = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.md")}
    assert there.keys() == wanted.keys(), AGAIN
    assert [name for name, text in wanted.items() if there[name] != text] == [], AGAIN
