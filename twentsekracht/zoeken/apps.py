from django.apps import AppConfig


class ZoekenConfig(AppConfig):
    name = "twentsekracht.zoeken"
    verbose_name = "Zoeken"
