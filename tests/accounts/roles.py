"""People of every role there is, signed in or not."""

from django.contrib.auth.models import Permission
from django.db import models
from django.test import Client

from goldenthread.accounts.models import User
from goldenthread.accounts.policies import Role


def person(role: Role, *models_allowed: type[models.Model], verbs: str = "view add change delete") -> User:
    """A person of a role; a staff member may do `verbs` to `models_allowed`."""
    user: User = User.objects.create_user(
        f"{role.value.replace(' ', '-')}-{User.objects.count()}",
        is_staff=role in (Role.STAFF, Role.SUPERUSER),
        is_superuser=role == Role.SUPERUSER,
    )
    names = [f"{verb}_{model._meta.model_name}" for model in models_allowed for verb in verbs.split()]
    apps = {model._meta.app_label for model in models_allowed}
    allowed = Permission.objects.filter(codename__in=names, content_type__app_label__in=apps)
    user.user_permissions.set(allowed)
    return user


def visitor(role: Role, *models_allowed: type[models.Model], verbs: str = "view add change delete") -> Client:
    """A browser with a person of a role signed in; nobody for the anonymous."""
    client = Client()
    if role != Role.ANONYMOUS:
        client.force_login(person(role, *models_allowed, verbs=verbs))
    return client
