from django.apps import AppConfig


class HulpConfig(AppConfig):
    name = "twentsekracht.hulp"
    verbose_name = "Hulp"
