"""Indicators, results, targets and what they mean, in the administration."""

from goldenthread.performance.admin import facts, indicators, observations

__all__ = ["facts", "indicators", "observations"]
