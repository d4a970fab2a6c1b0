"""`manage.py check --deploy` refuses a portal in which a password alone opens everybody's data."""

from django.conf import settings
from django.core.checks import Error, Tags, register


@register(Tags.security, deploy=True)
def tweede_stap_is_verplicht(app_configs, **kwargs):
    if settings.MFA_VERPLICHT or settings.DEBUG:
        return []
    return [
        Error(
            "MFA_VERPLICHT staat uit: wie een rol heeft, komt er met alleen een wachtwoord in.",
            hint="Haal MFA_VERPLICHT uit de omgeving, of zet het op 1.",
            id="aanmelden.E001",
        )
    ]
