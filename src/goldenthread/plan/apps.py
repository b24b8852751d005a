from django.apps import AppConfig


class PlanConfig(AppConfig):
    name = "goldenthread.plan"
    verbose_name = "Promises and plans"
