"""One answer to "may they?". The roles there are now: anonymous, signed in, staff, superuser.

Staff are given permissions table by table (a group holds a set of them), so a staff member with none may enter the
administration and see nothing in it. Whoever may change a thing may also see it.
"""

from enum import StrEnum

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser, PermissionsMixin
from django.db import models

Person = AbstractBaseUser | AnonymousUser


class Role(StrEnum):
    """What a person is to the record, from the least to the most."""

    ANONYMOUS = "anonymous"
    SIGNED_IN = "signed in"
    STAFF = "staff"
    SUPERUSER = "superuser"


def role_of(user: Person) -> Role:
    """A person's role; somebody whose account was closed is nobody."""
    if not user.is_authenticated or not user.is_active:
        return Role.ANONYMOUS
    if isinstance(user, PermissionsMixin) and user.is_superuser:
        return Role.SUPERUSER
    return Role.STAFF if getattr(user, "is_staff", False) else Role.SIGNED_IN


def may_administer(user: Person) -> bool:
    """Whether they may enter the administration at all."""
    return bool(user.is_active and getattr(user, "is_staff", False))


def may_view(user: Person, model: type[models.Model]) -> bool:
    """Whether they may read a table in the administration."""
    return _may(user, "view", model) or may_change(user, model)


def may_add(user: Person, model: type[models.Model]) -> bool:
    """Whether they may add to a table; for facts that are appended, whether they may add a later version too."""
    return _may(user, "add", model)


def may_change(user: Person, model: type[models.Model]) -> bool:
    """Whether they may change rows of a table."""
    return _may(user, "change", model)


def may_delete(user: Person, model: type[models.Model]) -> bool:
    """Whether they may delete rows of a table."""
    return _may(user, "delete", model)


def _may(user: Person, verb: str, model: type[models.Model]) -> bool:
    # An anonymous user and a person have has_perm; a base user of some other kind may not, and then may nothing.
    holds = getattr(user, "has_perm", None)
    name = f"{model._meta.app_label}.{verb}_{model._meta.model_name}"
    return may_administer(user) and holds is not None and bool(holds(name))
