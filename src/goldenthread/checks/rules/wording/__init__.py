"""What was left in, left out or mistyped."""

from goldenthread.checks.rule import Rule
from goldenthread.checks.rules.wording.acronyms import acronym_not_expanded
from goldenthread.checks.rules.wording.doubled import word_twice
from goldenthread.checks.rules.wording.drafting import changes_left_in, comments_left_in, words_not_shown
from goldenthread.checks.rules.wording.money import money_malformed
from goldenthread.checks.rules.wording.placeholders import placeholder_left_in, still_to_be_confirmed

RULES: tuple[Rule, ...] = (
    money_malformed,
    placeholder_left_in,
    still_to_be_confirmed,
    word_twice,
    changes_left_in,
    comments_left_in,
    words_not_shown,
    acronym_not_expanded,
)
