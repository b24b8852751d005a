"""Errors in one thing said twice: numbers, references, votes, scores and figures."""

from __future__ import annotations

from tests.checks.corpus import contradictions, minutes, numbering, risk_tables, table_sentences

KINDS = (contradictions, minutes, numbering, risk_tables, table_sentences)
"""The modules whose functions are marked as makers of these errors."""
