"""Days, years, quarters and deadlines."""

from goldenthread.checks.rule import Rule
from goldenthread.checks.rules.timing.deadlines import deadline_not_its_day, published_too_late
from goldenthread.checks.rules.timing.impossible import date_impossible, dates_backwards
from goldenthread.checks.rules.timing.planned import done_on_a_day_to_come, planned_date_past
from goldenthread.checks.rules.timing.quarters import financial_year_not_its_dates, quarter_not_its_months
from goldenthread.checks.rules.timing.stages import stages_out_of_order
from goldenthread.checks.rules.timing.weekdays import weekday_not_the_dates
from goldenthread.checks.rules.timing.year_ranges import financial_year_of_two_years, year_cut_short, years_backwards

RULES: tuple[Rule, ...] = (
    weekday_not_the_dates,
    date_impossible,
    dates_backwards,
    years_backwards,
    year_cut_short,
    financial_year_of_two_years,
    quarter_not_its_months,
    financial_year_not_its_dates,
    planned_date_past,
    done_on_a_day_to_come,
    stages_out_of_order,
    deadline_not_its_day,
    published_too_late,
)
