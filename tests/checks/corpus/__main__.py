"""Writes docs/reference/check-accuracy.md again: `python -m tests.checks.corpus`."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from goldenthread.checks import RULES
from tests.checks.corpus.scoring import outcome, row

PAGE = Path(__file__).resolve().parents[3] / "docs" / "reference" / "check-accuracy.md"
HEAD = """\
# How good the checks are

Each rule is tried on errors that [a script](../../tests/checks/corpus) puts into clean documents.
Fifty cases of each are made, the same every time, in the ways that councils write such a thing. A case is two
documents: one with the error, which the rule reads, and its counterpart with nothing wrong, which every rule reads.
*Found* counts errors that the rule quoted; *false* counts what it said besides, in either. Precision is what it found
as a share of all it said, recall as a share of the errors. Rules that need the last report or the record are given a
made-up one.

The documents are made up. How the rules did on real ones is on [another page](checks-on-real-documents.md).

The corpus was written beside the rules, so it shows that they do what they say, not how many errors of a strange report
they find. For that, fifteen more reports of other kinds were written, with 282 errors that a reader could tell from the
report alone, and each was checked once before any rule was changed for it. Some rule found 219 of them: 84 of 96 in
arithmetic, 23 of 39 in performance, 52 of 72 in consistency, and 60 of 75 in dates, text, privacy and structure. In the
same reports without the errors three findings of severity error were false. What caused those is mended, and so is much
of what was missed, so these reports can tell no more; and whoever wrote them knew the rules.

The tests work each row out again. To write the page anew: `python -m tests.checks.corpus`.

| rule | errors | found | false | precision | recall |
|---|---|---|---|---|---|
"""


def main() -> None:
    """Works every row out, on all cores."""
    rules = [rule.id for rule in RULES]
    with ProcessPoolExecutor() as workers:
        rows = [row(rule, scores[rule]) for rule, scores in zip(rules, workers.map(outcome, rules), strict=True)]
    PAGE.write_text(HEAD + "\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
