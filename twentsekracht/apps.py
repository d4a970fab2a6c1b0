from django.contrib.admin.apps import AdminConfig


class BeheerConfig(AdminConfig):
    """Django's admin with our own site as the default, so that `@admin.register` lands there."""

    default_site = "twentsekracht.organisaties.beheersite.TwentseKrachtBeheer"
