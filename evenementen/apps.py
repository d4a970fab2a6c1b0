from django.apps import AppConfig


class EvenementenConfig(AppConfig):
    name = "evenementen"
    verbose_name = "Evenementen"
