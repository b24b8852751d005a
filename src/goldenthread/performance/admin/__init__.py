"""Indicators, results, targets, charts and comparators, in the administration."""

from goldenthread.performance.admin import charts, comparators, facts, indicators, observations

__all__ = ["charts", "comparators", "facts", "indicators", "observations"]
