"""Errors in colours, directions, counts, commentary, and words about figures."""

from __future__ import annotations

from tests.checks.corpus import (
    figure_words,
    indicator_tables,
    indicator_words,
    rated_tables,
    rating_shares,
    told_otherwise,
)

KINDS = (figure_words, indicator_tables, indicator_words, rated_tables, rating_shares, told_otherwise)
"""The modules whose functions are marked as makers of these errors."""
