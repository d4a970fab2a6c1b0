from django.apps import AppConfig


class LogboekConfig(AppConfig):
    name = "twentsekracht.logboek"
    verbose_name = "Logboek"
