"""Figures and actions held against the record, and against what the last report said."""

from goldenthread.checks.rule import Rule
from goldenthread.checks.rules.record.actions import action_vanished, activity_left_out
from goldenthread.checks.rules.record.keyed_figures import differs_from_the_record, not_in_the_record
from goldenthread.checks.rules.record.last_figures import differs_from_the_last_report

RULES: tuple[Rule, ...] = (
    differs_from_the_record,
    not_in_the_record,
    activity_left_out,
    differs_from_the_last_report,
    action_vanished,
)
