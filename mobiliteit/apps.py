from django.apps import AppConfig


class MobiliteitConfig(AppConfig):
    name = "mobiliteit"
    verbose_name = "Mobiliteit"
