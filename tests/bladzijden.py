"""Every page of the portal with who looks at it, from the table of doors: a page that is new is there by itself."""

from urllib.parse import urlencode

from django.test import Client
from django.urls import reverse

from tests.deuren import AMBTENAAR, ANONIEM
from tests.sessie import meld_aan
from tests.test_deuren import DEUREN
from twentsekracht.organisaties.toegang import Rol

# Who looks: the visitor, and of those who are signed in the one who sees most of it.
KIJKERS = (Rol.COORDINATOR, Rol.BEHEERDER, Rol.CONTACTPERSOON, Rol.REGIEGROEP, AMBTENAAR)
# These doors lead on to another one, or show a page only in the middle of something: who looks at it there.
ELDERS_BEKEKEN = {
    "account_confirm_login_code": "tests/browser/test_aanmelden.py",
    "account_set_password": "leads to account_change_password",
    "admin:password_change": "leads to account_change_password",
    "admin:password_change_done": "leads to account_change_password",
    "evenementen:aangemeld": "tests/browser/test_evenementen_bladzijden.py",
    "evenementen:aanmelden": "tests/browser/test_evenementen_bladzijden.py",
    "inlezen:voortgang": "tests/browser/test_rapportage.py",
    "mfa_authenticate": "tests/browser/test_aanmelden.py",
    "mfa_index": "leads to account_beveiliging",
    "mfa_list_webauthn": "leads to account_beveiliging",
    "mfa_login_webauthn": "answers the script of a passkey",
    "mfa_reauthenticate": "tests/browser/test_aanmelden.py",
    "mfa_reauthenticate_webauthn": "tests/browser/test_aanmelden.py",
    "redactie:favicon": "leads to the icon",
    "rapportage:verwijderen": "tests/browser/test_rapportage.py",
    "rapportage:voortgang": "tests/browser/test_rapportage.py",
}


def te_bekijken():
    """Name and who looks: the visitor where that is possible, and the first of the others who may."""
    for naam, deur in sorted(DEUREN.items()):
        for kijker in [ANONIEM, *[kijker for kijker in KIJKERS if kijker in deur.lezen][:1]]:
            if kijker in deur.lezen:
                yield naam, kijker


def browsers(wereld):
    """Of each who looks, having just proved who they are: the heaviest pages ask it again."""
    return {ANONIEM: Client()} | {
        kijker: meld_aan(Client(), wereld.mensen[kijker], net_bewezen=True) for kijker in KIJKERS
    }


def adres(naam, wereld):
    """Of a row made for this; after it the question that the door of the table asks."""
    deur = DEUREN[naam]
    return reverse(naam, args=deur.args(wereld)) + (f"?{urlencode(deur.vraag)}" if deur.vraag else "")


def is_bladzijde(antwoord):
    return antwoord.headers.get("Content-Type", "").startswith("text/html") and bool(antwoord.content)
