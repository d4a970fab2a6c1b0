from django.apps import AppConfig


class InlezenConfig(AppConfig):
    name = "twentsekracht.inlezen"
    verbose_name = "Inlezen"
