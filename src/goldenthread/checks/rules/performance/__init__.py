"""Results against targets, colours, directions and words."""

from goldenthread.checks.rule import Rule
from goldenthread.checks.rules.performance.commentary import commentary_as_last_time, missed_without_commentary
from goldenthread.checks.rules.performance.counts import rag_count_against_the_table
from goldenthread.checks.rules.performance.differences import change_not_of_its_difference
from goldenthread.checks.rules.performance.direction import direction_against_the_change
from goldenthread.checks.rules.performance.distances import distance_from_target_against_figures
from goldenthread.checks.rules.performance.headline import headline_counts_disagree
from goldenthread.checks.rules.performance.rag import rag_not_by_the_rule
from goldenthread.checks.rules.performance.rating_shares import rating_shares_disagree
from goldenthread.checks.rules.performance.restated import rated_number_restated
from goldenthread.checks.rules.performance.row_words import commentary_against_its_row
from goldenthread.checks.rules.performance.targets import target_word_against_figures
from goldenthread.checks.rules.performance.words import direction_word_against_figures, multiple_against_figures

RULES: tuple[Rule, ...] = (
    rag_not_by_the_rule,
    direction_against_the_change,
    rag_count_against_the_table,
    headline_counts_disagree,
    rating_shares_disagree,
    rated_number_restated,
    direction_word_against_figures,
    multiple_against_figures,
    change_not_of_its_difference,
    target_word_against_figures,
    distance_from_target_against_figures,
    commentary_against_its_row,
    missed_without_commentary,
    commentary_as_last_time,
)
