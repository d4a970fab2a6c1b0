from django.apps import AppConfig


class AanmeldenConfig(AppConfig):
    name = "twentsekracht.aanmelden"
    verbose_name = "Aanmelden"

    def ready(self):
        from twentsekracht.aanmelden import controle  # noqa: F401 - registers the check
