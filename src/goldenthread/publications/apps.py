from django.apps import AppConfig


class PublicationsConfig(AppConfig):
    name = "goldenthread.publications"
    verbose_name = "Publications"
