"""Django's registration of the design."""

from django.apps import AppConfig


class DesignConfig(AppConfig):
    """The design: templates, tags and static files, no tables."""

    name = "goldenthread.design"
    label = "design"
    verbose_name = "Design"
