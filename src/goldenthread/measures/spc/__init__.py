"""Control charts: is a change real, or within what this measure does anyway?

    chart = xmr([42, 40, 39, 26, ...], preset="ptd", polarity="bigger", target=45)
    chart.mean, chart.lower, chart.upper      # arrays, one entry a point
    chart.points[7].cause                     # "none" | "limit" | "trend" | "two of three" | "shift"
    chart.variation, chart.assurance          # "common cause" ..., "pass" | "fail" | "hit or miss"

XmR charts: limits are the mean and 2.66 mean moving ranges each way, warning limits two thirds of that (Wheeler,
*Understanding Variation*). The presets `ptd`, `mdc-7` and `mdc-6` are data, in PRESETS; each chart names its own.
`batch` scores many series at once on an array, with the same kernel. `suggest_rebase` proposes; a person accepts.
"""

from goldenthread.measures.spc.batches import ASSURANCES, NO_VERDICT, Batch, batch
from goldenthread.measures.spc.charts import Chart, Phase, Point, xmr
from goldenthread.measures.spc.judging import CAUSES, JUDGEMENTS, POLARITIES, rules_broken
from goldenthread.measures.spc.kernel import Limits, score_rows
from goldenthread.measures.spc.presets import LIMIT, PRESETS, SCREEN, WARNING, Preset
from goldenthread.measures.spc.suggestions import Suggestion, suggest_rebase

__all__ = [
    "ASSURANCES",
    "CAUSES",
    "JUDGEMENTS",
    "LIMIT",
    "NO_VERDICT",
    "POLARITIES",
    "PRESETS",
    "SCREEN",
    "WARNING",
    "Batch",
    "Chart",
    "Limits",
    "Phase",
    "Point",
    "Preset",
    "Suggestion",
    "batch",
    "rules_broken",
    "score_rows",
    "suggest_rebase",
    "xmr",
]
