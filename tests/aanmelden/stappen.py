"""Second steps for tests: the app with codes, its codes of now, and signing in through the pages themselves."""

import time

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp
from django.test import Client

from tests.maken import WACHTWOORD, maak_gebruiker

GEHEIM = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def maak_adres(gebruiker, verified=True):
    return EmailAddress.objects.create(user=gebruiker, email=gebruiker.email, primary=True, verified=verified)


def maak_app(gebruiker):
    return totp.TOTP.activate(gebruiker, GEHEIM).instance


def maak_herstelcodes(gebruiker):
    return RecoveryCodes.activate(gebruiker).generate_codes()


def maak_passkey(gebruiker, naam="Laptop"):
    """One that stands in the list; nobody can sign in with it."""
    return Authenticator.objects.create(
        user=gebruiker, type=Authenticator.Type.WEBAUTHN, data={"name": naam, "credential": {}}
    )


def code(geheim=GEHEIM, later=0):
    """The code of now; `later` counts half minutes, of which one back and one ahead are accepted too."""
    return totp.format_hotp_value(totp.hotp_value(geheim, int(time.time()) // 30 + later))


def log_in(gebruiker, wachtwoord=WACHTWOORD, client=None, **kop):
    """Through the log-in page; returns the browser and what it answered."""
    client = client or Client()
    antwoord = client.post("/account/login/", {"login": gebruiker.email, "password": wachtwoord}, **kop)
    return client, antwoord


def maak_met_wachtwoord(rol=None, **velden):
    return maak_gebruiker(rol=rol, wachtwoord=WACHTWOORD, **velden)
