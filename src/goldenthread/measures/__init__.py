"""What a result means: colour, distance from target, direction of travel, change, margins, pace.

Pure: Arrow tables and plain values in, Arrow tables and plain values out; no web, no database.
Judged figures are exact (scaled integers); floats are never used to decide or to show a figure.

The tables (Arrow, string columns unless said otherwise)
--------------------------------------------------------
definitions
    series, polarity (bigger | smaller | neither | range), decimals (int: the reported decimals),
    unit (count | percent | rate | score | gbp | ...), unit_label, result_kind (quarter | cumulative |
    snapshot | rolling | annual | survey), rule (a rule's name; null or "" for the first rule),
    comparison (same-quarter-last-year | previous-quarter; null for the first),
    range_low, range_high (decimals as text, only for polarity "range").
    Only series, polarity and decimals must be there; the other columns may be absent.
observations
    series, period ("2023-24 Q2" or "2023-24"), value (the decimal as reported, "99.5"; null: none yet),
    sample_size (int or null; the column may be absent). One row a series and period.
targets
    series, period, kind (number | monitor | words | none), value (decimal as text or null), words.

The main calls
--------------
assess(definitions, observations, targets, rules) -> pa.Table
    one row for every series and period in observations or targets, in the order of definitions and time:
    series, period, value, target_kind (number | range | monitor | words | none), target, met (bool),
    distance (own units, adverse positive), variance (shown, "5.5"; adverse positive), variance_exact
    ("7/3", per cent), variance_shown ("5.5%"), rag (green | amber | red | null), rag_reason (null when there
    is a colour, else "no result" | "monitor" | "words" | "no target" | "context only"), direction
    (improving | worsening | same | up | down | null), direction_reason, comparison_period, comparison_value,
    change ("5.2"), change_exact, change_shown ("+5.2%"), change_points ("+1.4", only for unit percent),
    margin, margin_at_value (percentage points, surveys), within_margin (bool), rule, rule_definition (JSON),
    target_sentence, direction_sentence, sentence.
score_table(definitions, observations, targets, rules) -> pa.Table
    the same colours, distances, directions and changes in bulk, without the words.
score_arrays(...) -> Scores
    the kernel both stand on: padded two-dimensional arrays, one row a series.
headline(assessments, definitions, period) -> Headline
propose_theme_status(parts) -> ThemeStatus
pace(baseline=..., baseline_at=..., target=..., due=..., latest=..., latest_at=...) -> Pace
percentage(numerator, denominator, decimals) -> Decimal
survey_margin(percent, n) -> Decimal
change(now, then, decimals) / change_interval(now, then)
RagRule, DEFAULT_RULE, BELFAST_RULE, HAVERING_RULE, rule_from_dict, rule_to_dict

Bad tables raise MeasureError, whose `problems` lists every one of them with its table, row and column.
"""

from goldenthread.measures.assessing import ASSESSED, assess
from goldenthread.measures.changes import Interval, change, change_interval
from goldenthread.measures.figures import half_up, reported, shown
from goldenthread.measures.headlines import Headline, headline
from goldenthread.measures.kernel import Scores, earlier, score_arrays
from goldenthread.measures.paces import Pace, pace
from goldenthread.measures.problems import MeasureError, Problem
from goldenthread.measures.proportions import percentage, survey_margin
from goldenthread.measures.rules import BELFAST_RULE, DEFAULT_RULE, HAVERING_RULE, RagRule, rule_from_dict, rule_to_dict
from goldenthread.measures.scoring import SCORED, score_table
from goldenthread.measures.themes import ThemePart, ThemeStatus, propose_theme_status

__all__ = [
    "ASSESSED",
    "BELFAST_RULE",
    "DEFAULT_RULE",
    "HAVERING_RULE",
    "SCORED",
    "Headline",
    "Interval",
    "MeasureError",
    "Pace",
    "Problem",
    "RagRule",
    "Scores",
    "ThemePart",
    "ThemeStatus",
    "assess",
    "change",
    "change_interval",
    "earlier",
    "half_up",
    "headline",
    "pace",
    "percentage",
    "propose_theme_status",
    "reported",
    "rule_from_dict",
    "rule_to_dict",
    "score_arrays",
    "score_table",
    "shown",
    "survey_margin",
]
