from django.apps import AppConfig


class RedactieConfig(AppConfig):
    name = "twentsekracht.redactie"
    verbose_name = "Redactie"
