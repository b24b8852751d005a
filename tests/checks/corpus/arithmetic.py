"""Errors in sums, shares, percentages, changes, balances, averages and units."""

from __future__ import annotations

from tests.checks.corpus import budgets, shares_and_changes, shares_told, sums, sums_shown

KINDS = (sums, shares_and_changes, sums_shown, shares_told, budgets)
"""The modules whose functions are marked as makers of these errors."""
