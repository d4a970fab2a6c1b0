from django.apps import AppConfig


class JbmbConfig(AppConfig):
    name = "jbmb"
    verbose_name = "Jouw Baan Mijn Baan"
