"""Errors in one thing said twice: numbers, references, votes, scores and figures."""

from __future__ import annotations

from tests.checks.corpus import (
    attendance,
    contradictions,
    item_numbers,
    minutes,
    misquotes,
    numbering,
    recorded_votes,
    registers,
    risk_tables,
    table_sentences,
)

KINDS = (
    attendance,
    contradictions,
    item_numbers,
    minutes,
    misquotes,
    numbering,
    recorded_votes,
    registers,
    risk_tables,
    table_sentences,
)
"""The modules whose functions are marked as makers of these errors."""
