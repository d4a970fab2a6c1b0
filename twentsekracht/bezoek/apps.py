from django.apps import AppConfig


class BezoekConfig(AppConfig):
    name = "twentsekracht.bezoek"
    verbose_name = "Bezoek"
