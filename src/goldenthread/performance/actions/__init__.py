"""The only writers of what is measured: indicators, results, targets, charts, comparators and what results mean."""

from goldenthread.performance.actions.charts import (
    accept_rebase,
    exclude_point,
    note_event,
    publish_limits,
    set_chart,
    withdraw_event,
)
from goldenthread.performance.actions.comparators import (
    record_comparators,
    record_neighbours,
    save_areas,
    save_series,
    set_own_area,
)
from goldenthread.performance.actions.results import (
    CorrectionNeeded,
    append_indicator_facts,
    correct_observation,
    observation,
    observation_key,
    record_observations,
    save_indicators,
    save_rag_rules,
    score,
)

__all__ = [
    "CorrectionNeeded",
    "accept_rebase",
    "append_indicator_facts",
    "correct_observation",
    "exclude_point",
    "note_event",
    "observation",
    "observation_key",
    "publish_limits",
    "record_comparators",
    "record_neighbours",
    "record_observations",
    "save_areas",
    "save_indicators",
    "save_rag_rules",
    "save_series",
    "score",
    "set_chart",
    "set_own_area",
    "withdraw_event",
]
