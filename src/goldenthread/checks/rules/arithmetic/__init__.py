"""Sums, shares, percentages and changes."""

from goldenthread.checks.rule import Rule
from goldenthread.checks.rules.arithmetic.averages import average_outside_its_range
from goldenthread.checks.rules.arithmetic.averages_made import average_not_of_its_figures
from goldenthread.checks.rules.arithmetic.balances import closing_not_opening_and_movements
from goldenthread.checks.rules.arithmetic.bands import council_tax_band_out_of_proportion
from goldenthread.checks.rules.arithmetic.change_columns import change_column_wrong_in_a_row
from goldenthread.checks.rules.arithmetic.changes import change_not_of_its_figures, points_called_per_cent
from goldenthread.checks.rules.arithmetic.council_tax import council_tax_calculation_wrong
from goldenthread.checks.rules.arithmetic.parts_said import parts_not_the_total_said
from goldenthread.checks.rules.arithmetic.possible_shares import (
    percentage_impossible_for_its_base,
    share_over_a_hundred,
)
from goldenthread.checks.rules.arithmetic.scales import amount_not_in_its_columns_unit, same_amount_in_another_scale
from goldenthread.checks.rules.arithmetic.shares import percentage_not_of_its_numbers
from goldenthread.checks.rules.arithmetic.totals import total_not_the_sum
from goldenthread.checks.rules.arithmetic.whole_shares import shares_not_a_hundred

RULES: tuple[Rule, ...] = (
    total_not_the_sum,
    parts_not_the_total_said,
    shares_not_a_hundred,
    percentage_not_of_its_numbers,
    percentage_impossible_for_its_base,
    share_over_a_hundred,
    change_not_of_its_figures,
    points_called_per_cent,
    change_column_wrong_in_a_row,
    closing_not_opening_and_movements,
    average_outside_its_range,
    average_not_of_its_figures,
    amount_not_in_its_columns_unit,
    same_amount_in_another_scale,
    council_tax_band_out_of_proportion,
    council_tax_calculation_wrong,
)
