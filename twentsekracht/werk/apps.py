from django.apps import AppConfig


class WerkConfig(AppConfig):
    name = "twentsekracht.werk"
    verbose_name = "Werk op de achtergrond"
