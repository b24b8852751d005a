from django.apps import AppConfig


class MoneyConfig(AppConfig):
    name = "goldenthread.money"
    verbose_name = "Money"
