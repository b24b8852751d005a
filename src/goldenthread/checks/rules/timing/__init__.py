"""Days, years, quarters and deadlines."""

from goldenthread.checks.rule import Rule
from goldenthread.checks.rules.timing.deadlines import deadline_not_its_day
from goldenthread.checks.rules.timing.financial_years import financial_year_not_its_dates
from goldenthread.checks.rules.timing.impossible import date_impossible, dates_backwards
from goldenthread.checks.rules.timing.in_order import date_out_of_order, heading_out_of_its_series
from goldenthread.checks.rules.timing.lengths import length_not_its_dates
from goldenthread.checks.rules.timing.misspelt import month_misspelt, ordinal_ending_wrong
from goldenthread.checks.rules.timing.one_financial_year import financial_year_of_two_years
from goldenthread.checks.rules.timing.plan_years import plan_years_differ
from goldenthread.checks.rules.timing.planned import done_on_a_day_to_come, planned_date_past
from goldenthread.checks.rules.timing.publication import published_too_late
from goldenthread.checks.rules.timing.quarters import quarter_not_its_months
from goldenthread.checks.rules.timing.stages import stages_out_of_order
from goldenthread.checks.rules.timing.weekdays import weekday_not_the_dates
from goldenthread.checks.rules.timing.year_ranges import year_cut_short, years_backwards

RULES: tuple[Rule, ...] = (
    weekday_not_the_dates,
    date_impossible,
    ordinal_ending_wrong,
    month_misspelt,
    dates_backwards,
    years_backwards,
    year_cut_short,
    financial_year_of_two_years,
    plan_years_differ,
    quarter_not_its_months,
    financial_year_not_its_dates,
    planned_date_past,
    done_on_a_day_to_come,
    stages_out_of_order,
    heading_out_of_its_series,
    date_out_of_order,
    deadline_not_its_day,
    length_not_its_dates,
    published_too_late,
)
