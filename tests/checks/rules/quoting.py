"""What one rule says of a text, as short as a test wants it."""

from __future__ import annotations

from goldenthread.checks import Finding, Settings, check
from goldenthread.documents import read_document

REPORT = """# Review of the market

| Title | Review of the market |
|---|---|
| Report of | Head of Communities |
| Date of meeting | {} |

{}
"""
"""A committee's report with the day of its meeting and its words."""


def findings(rule: str, text: str | bytes, **settings: object) -> list[Finding]:
    """The findings of one rule alone in a document in Markdown, HTML or Word."""
    data, name = (text.encode(), "made-up.md") if isinstance(text, str) else (text, "made-up.docx")
    return list(check(read_document(data, name), Settings(only=frozenset({rule}), **settings)).findings)  # type: ignore[arg-type]


def quotes(rule: str, text: str | bytes, **settings: object) -> list[str]:
    """The words that one rule quotes."""
    return [finding.quote for finding in findings(rule, text, **settings)]
