"""Who may see and change forecasts, savings and fees."""

from goldenthread.accounts.policies import Person, may_add, may_change, may_view
from goldenthread.money.models import Fee, FeeFigures, Forecast, ForecastFigures, Saving, SavingAmount


def may_view_record(user: Person) -> bool:
    """Whether they may read all of the money in the administration."""
    return all(may_view(user, model) for model in (Forecast, Saving, Fee))


def may_change_record(user: Person) -> bool:
    """Whether they may change what forecasts, savings and fees there are."""
    return all(may_change(user, model) for model in (Forecast, Saving, Fee))


def may_append_figures(user: Person) -> bool:
    """Whether they may append figures, which is how one is corrected."""
    return all(may_add(user, model) for model in (ForecastFigures, SavingAmount, FeeFigures))
