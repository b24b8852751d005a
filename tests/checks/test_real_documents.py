"""The checks over five real documents: what must be found is, what is right is let be, and the docs say so truly.

What must and must not be found was listed by hand, in ../shared/gold/known-errors.json.
"""

from __future__ import annotations

import html
import json
import re
from functools import cache
from pathlib import Path

from goldenthread.checks import Checked, Finding, Severity, check
from goldenthread.documents import read_document

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "checks-on-real-documents.md"
NAMES = {"000": "pledges", "001": "plan", "002": "quarterly report", "003": "pack of 2018", "004": "pack of 2022"}
CHARACTERS_A_PAGE = 1_800


@cache
def checked(path: Path) -> Checked:
    return check(read_document(path))


def seeds(shared: Path) -> list[Path]:
    return sorted((shared / "seeds").glob("*.txt"))


def plain(text: str) -> str:
    """Words without markup, in lower case, with single spaces."""
    return " ".join(re.sub(r"<[^>]*>|\*+", "", html.unescape(text)).lower().split())


def known(shared: Path, kind: str) -> list[dict[str, str]]:
    found: list[dict[str, str]] = json.loads((shared / "gold" / "known-errors.json").read_text())[kind]
    return found


def about(shared: Path, error: dict[str, str]) -> list[Finding]:
    """The findings on the lines where some words stand, that quote any of them."""
    path = shared / "seeds" / error["seed"]
    words = plain(error["text"])
    lines = {n for n, line in enumerate(path.read_text().splitlines(), 1) if words in plain(line)}
    assert lines, f"{error['text']!r} is not in {error['seed']}"
    found = [each for each in checked(path).findings if each.place.line in lines and each.quote]
    return [each for each in found if plain(each.quote) in words or words in plain(each.quote)]


def test_every_error_that_must_be_found_is(shared: Path) -> None:
    missing = [error["text"] for error in known(shared, "must_find") if not about(shared, error)]
    assert not missing


def test_no_right_figure_is_questioned(shared: Path) -> None:
    for right in known(shared, "must_not_flag"):
        assert not about(shared, right), right["text"]


def test_every_error_said_is_a_true_one_by_the_page_that_gives_the_reasons(shared: Path) -> None:
    said = {
        (NAMES[path.name[:3]], str(found.place.line), found.rule, " ".join(found.quote.split()))
        for path in seeds(shared)
        for found in checked(path).findings
        if found.severity is Severity.ERROR
    }
    rows = [
        line.strip("| ").split(" | ") for line in PAGE.read_text().splitlines() if re.match(r"\| p\w+ ?.*\| \d", line)
    ]
    assert {tuple(row[:4]) for row in rows} == said
    assert all(len(row) == 5 and row[4] for row in rows)


def test_there_is_at_most_one_warning_a_page(shared: Path) -> None:
    warnings = sum(f.severity is Severity.WARNING for path in seeds(shared) for f in checked(path).findings)
    characters = sum(len(path.read_text()) for path in seeds(shared))
    assert warnings <= characters / CHARACTERS_A_PAGE


def test_all_that_is_good_to_find_is_found(shared: Path) -> None:
    missing = [error["text"] for error in known(shared, "good_to_find") if not about(shared, error)]
    assert not missing
