"""How strong is this session: was it proven with more than a password or a mail?

Somebody having a second step is not enough: it must have been used to open the session in hand. A role only counts in
a strong session (`MFA_VERPLICHT`); in a weak one its holder is an ambtenaar like any other, on every page.
"""

from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from django.conf import settings

from twentsekracht.aanmelden.aanbieders import aanbieders_met_mfa

TWEEDE_STAPPEN = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]


def bewijzen(request) -> list[dict]:
    """By what this person proved who they are in this session, oldest first."""
    return get_authentication_records(request, request.user)


def is_sterk(request) -> bool:
    """Asks the database only about a session that came in through another organisation's sign-on."""
    gebruikt = bewijzen(request)
    if any(
        bewijs["method"] == "mfa" and bewijs.get("type") in Authenticator.Type.values for bewijs in gebruikt
    ):
        return True
    via = {bewijs.get("provider") for bewijs in gebruikt if bewijs["method"] == "socialaccount"}
    return bool(via) and not via.isdisjoint(aanbieders_met_mfa())


def rollen_tellen(request) -> bool:
    return not settings.MFA_VERPLICHT or is_sterk(request)


def tweede_stappen(gebruiker) -> set[str]:
    """Which second steps this person has set up; recovery codes are a way back, not a step."""
    return set(
        Authenticator.objects.filter(user=gebruiker, type__in=TWEEDE_STAPPEN).values_list("type", flat=True)
    )


def sinds(request) -> float | None:
    """When this session was opened (seconds since 1970); None for one that did not come in through our pages."""
    gebruikt = bewijzen(request)
    return gebruikt[0]["at"] if gebruikt else None


def leg_bewijs_vast(request, authenticator: Authenticator) -> None:
    """Setting up a first second step proves it too: nobody has to wait half a minute for the next code."""
    record_authentication(request, request.user, "mfa", id=authenticator.pk, type=authenticator.type)
