"""Puts our administration where Django looks for its own."""

from django.contrib.admin.apps import AdminConfig


class AdministrationConfig(AdminConfig):
    """Django's administration, with ours as its site."""

    default_site = "goldenthread.site.administration.Administration"
