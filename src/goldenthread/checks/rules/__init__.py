"""Every rule there is, a group a folder, in the order they are listed in the documentation."""

from goldenthread.checks.rule import Rule
from goldenthread.checks.rules import arithmetic, consistency, performance, privacy, record, structure, timing, wording

RULES: tuple[Rule, ...] = (
    *arithmetic.RULES,
    *performance.RULES,
    *consistency.RULES,
    *timing.RULES,
    *wording.RULES,
    *privacy.RULES,
    *structure.RULES,
    *record.RULES,
)

if len({rule.id for rule in RULES}) != len(RULES):
    raise RuntimeError("Two rules have the same id.")
