from django.apps import AppConfig


class MijnConfig(AppConfig):
    name = "twentsekracht.mijn"
    verbose_name = "Mijn Twentse Kracht"
