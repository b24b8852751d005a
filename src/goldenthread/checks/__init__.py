"""Rules over a document: is every figure, date and pound in it right? Pure Python: no Django, no database, no network.

from goldenthread.checks import check
from goldenthread.documents import read_document

checked = check(read_document("report.docx"))
for finding in checked.findings:
    print(finding.place.words, finding.message)
"""

from goldenthread.checks.findings import Finding, Place, Severity, Verdict
from goldenthread.checks.rule import Example, Hit, Rule, hit, rule
from goldenthread.checks.rules import RULES
from goldenthread.checks.running import Checked, check
from goldenthread.checks.settings import Settings
from goldenthread.checks.subject import Subject
from goldenthread.checks.suppressions import BadSidecar, Sidecar, Suppressed, Suppression, read_sidecar, sidecar_of

__all__ = [
    "RULES",
    "BadSidecar",
    "Checked",
    "Example",
    "Finding",
    "Hit",
    "Place",
    "Rule",
    "Settings",
    "Severity",
    "Sidecar",
    "Subject",
    "Suppressed",
    "Suppression",
    "Verdict",
    "check",
    "hit",
    "read_sidecar",
    "rule",
    "sidecar_of",
]
