from django.apps import AppConfig


class OrganisatiesConfig(AppConfig):
    name = "twentsekracht.organisaties"
    verbose_name = "Organisaties en mensen"
