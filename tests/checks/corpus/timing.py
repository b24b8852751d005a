"""Errors in days, years, quarters and deadlines."""

from __future__ import annotations

from tests.checks.corpus import date_lists, days_and_years, quarters_and_plans, timetables, year_forms

KINDS = (date_lists, days_and_years, quarters_and_plans, timetables, year_forms)
"""The modules whose functions are marked as makers of these errors."""
