"""One thing said twice in two ways."""

from goldenthread.checks.rule import Rule
from goldenthread.checks.rules.consistency.attendance_counts import members_present_disagree
from goldenthread.checks.rules.consistency.caption_numbers import caption_number_twice, caption_numbers_out_of_order
from goldenthread.checks.rules.consistency.contradictions import (
    measure_with_two_values,
    recommendation_against_body,
    summary_against_body,
)
from goldenthread.checks.rules.consistency.cross_references import (
    appendix_referred_to_missing,
    recommendation_referred_to_missing,
    section_referred_to_missing,
    table_referred_to_missing,
)
from goldenthread.checks.rules.consistency.item_numbers import item_number_twice
from goldenthread.checks.rules.consistency.meeting_dates import meeting_date_disagrees
from goldenthread.checks.rules.consistency.named_votes import votes_against_the_names
from goldenthread.checks.rules.consistency.paragraph_numbers import (
    paragraph_number_twice,
    paragraph_numbers_out_of_order,
)
from goldenthread.checks.rules.consistency.risk_counts import risk_counts_disagree
from goldenthread.checks.rules.consistency.risk_levels import risk_level_against_score
from goldenthread.checks.rules.consistency.risk_scores import risk_score_not_the_product
from goldenthread.checks.rules.consistency.table_text import text_against_table
from goldenthread.checks.rules.consistency.votes import (
    outcome_against_the_votes,
    unanimous_with_votes_against,
    votes_more_than_present,
)

RULES: tuple[Rule, ...] = (
    caption_number_twice,
    caption_numbers_out_of_order,
    paragraph_number_twice,
    paragraph_numbers_out_of_order,
    item_number_twice,
    section_referred_to_missing,
    table_referred_to_missing,
    recommendation_referred_to_missing,
    appendix_referred_to_missing,
    votes_more_than_present,
    outcome_against_the_votes,
    unanimous_with_votes_against,
    votes_against_the_names,
    members_present_disagree,
    risk_score_not_the_product,
    risk_level_against_score,
    risk_counts_disagree,
    summary_against_body,
    recommendation_against_body,
    measure_with_two_values,
    text_against_table,
    meeting_date_disagrees,
)
