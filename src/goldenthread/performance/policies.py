"""Who may see, correct and approve what is measured."""

from django.db import models

from goldenthread.accounts.policies import Person, may_add, may_change, may_view
from goldenthread.performance.models import Commentary, Indicator, Observation, Target


def may_view_record(user: Person) -> bool:
    """Whether they may read indicators and their results in the administration."""
    return may_view(user, Indicator) and may_view(user, Observation)


def may_change_record(user: Person) -> bool:
    """Whether they may change what an indicator is, which changes how its results are judged from now on."""
    return may_change(user, Indicator)


def may_correct(user: Person) -> bool:
    """Whether they may append results and corrections of results."""
    return may_add(user, Observation)


def may_set_targets(user: Person) -> bool:
    """Whether they may append targets."""
    return may_add(user, Target)


def may_approve(user: Person) -> bool:
    """Whether they may approve a draft commentary: to add and to change together, so that writing isn't enough."""
    return may_add(user, Commentary) and may_change(user, Commentary)


def may_decide_on_charts(user: Person, decision: type[models.Model]) -> bool:
    """Whether they may append that kind of decision about a chart: its rules, an event or phase, a point left out."""
    return may_add(user, decision)
