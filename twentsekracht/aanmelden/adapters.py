"""Where allauth asks us how we want it: who may come in, what is mailed, what is encrypted and in which words."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.account.models import EmailAddress
from allauth.mfa.adapter import DefaultMFAAdapter
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from twentsekracht import post, versleuteling
from twentsekracht.aanmelden import services
from twentsekracht.aanmelden.brieven import BRIEVEN, WIJZIGINGEN
from twentsekracht.logboek.services import leg_vast
from twentsekracht.organisaties import toegang
from twentsekracht.organisaties.models import Organisatie

NIET_GOED = "Deze code klopt niet."
TE_VAAK = "Je hebt het te vaak geprobeerd. Wacht vijf minuten en probeer het dan opnieuw."
# What a mail may know of what allauth hands over: never the request or the person.
VOOR_DE_BRIEF = ("code", "password_reset_url", "activate_url", "signup_url")

OPNIEUW_BEWIJZEN = {
    "reauthenticate": "Met je wachtwoord",
    "mfa_reauthenticate": "Met een code uit je app",
    "mfa_reauthenticate:webauthn": "Met een passkey",
}


class Aanmelding(DefaultAccountAdapter):
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": "Dit account staat uit.",
        "email_password_mismatch": "Het e-mailadres of het wachtwoord klopt niet.",
        "enter_current_password": "Dit is niet je huidige wachtwoord.",
        "incorrect_code": NIET_GOED,
        "incorrect_password": "Dit wachtwoord klopt niet.",
        "invalid_or_expired_key": "Deze link werkt niet meer.",
        "rate_limited": "Dat gaat te snel. Wacht even en probeer het dan opnieuw.",
        "too_many_login_attempts": TE_VAAK,
    }

    def is_open_for_signup(self, request):
        """For whom, the form says (`aanmeldformulier`)."""
        return True

    def pre_login(self, request, user, **kwargs):
        """An account without an address on file was made by the office, and its password through a mailed link.

        Who signs up has one that waits for its confirmation.
        """
        if not EmailAddress.objects.filter(user=user).exists():
            services.bevestig_adres(gebruiker=user)
        if not toegang.mag_inloggen(user, op=timezone.localdate()):
            return self.respond_user_inactive(request, user)
        if self._wachtwoord_is_van_wie_weet_wie(request, user):
            services.laat_wachtwoord_vervallen(gebruiker=user, op=timezone.now())
        return super().pre_login(request, user, **kwargs)

    def _wachtwoord_is_van_wie_weet_wie(self, request, user) -> bool:
        """Signed up by somebody, and the first time in by a mailed code: the password was never shown to be theirs."""
        eerste_keer = user.zelf_aangemeld and user.last_login is None and user.has_usable_password()
        return eerste_keer and any(
            bewijs["method"] == "code" for bewijs in get_authentication_records(request, user)
        )

    def login(self, request, user):
        super().login(request, user)
        self._leg_vast(user, "ingelogd")

    def get_password_change_redirect_url(self, request):
        return reverse("account_beveiliging")

    def send_mail(self, template_prefix, email, context):
        if template_prefix == "account/email/unknown_account" and not self._kan_een_collega_zijn(email):
            return
        brief = BRIEVEN.get(template_prefix) or WIJZIGINGEN[template_prefix]
        gegevens = {naam: context[naam] for naam in VOOR_DE_BRIEF if naam in context}
        gegevens["wat"] = getattr(brief, "wat", "")
        post.verstuur(
            aan=email,
            onderwerp=brief.onderwerp,
            sjabloon=brief.sjabloon,
            context=gegevens,
            waarom=brief.waarom,
            op=timezone.now(),
        )

    def _kan_een_collega_zijn(self, email) -> bool:
        """Somebody who mistyped is helped; the portal does not mail whoever a stranger fills in."""
        return Organisatie.objects.van_adres(email, op=timezone.localdate()).exists()

    @transaction.atomic
    def send_notification_mail(self, template_prefix, user, context=None, email=None):
        super().send_notification_mail(template_prefix, user, context, email)
        self._leg_vast(user, WIJZIGINGEN[template_prefix].actie)

    def _leg_vast(self, user, actie):
        leg_vast(door=user, rol="", organisatie=user.organisatie, actie=actie, object=user, op=timezone.now())

    def get_reauthentication_methods(self, user):
        """Who has a second step shows that one again: a password alone is what it was meant to stand beside."""
        wegen = {weg["id"]: weg for weg in super().get_reauthentication_methods(user)}
        if len(wegen) > 1:
            wegen.pop("reauthenticate", None)
        return [{**weg, "description": OPNIEUW_BEWIJZEN[naam]} for naam, weg in wegen.items()]


class TweedeStap(DefaultMFAAdapter):
    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "add_email_blocked": "Met een tweede stap kun je geen e-mailadres toevoegen.",
        "cannot_delete_authenticator": "Deze tweede stap kun je niet verwijderen.",
        "cannot_generate_recovery_codes": "Herstelcodes krijg je als je een tweede stap hebt ingesteld.",
        "incorrect_code": NIET_GOED,
        "unverified_email": "Bevestig eerst je e-mailadres: de link staat in de mail die je kreeg.",
    }

    def encrypt(self, text):
        return versleuteling.versleutel(text)

    def decrypt(self, encrypted_text):
        return versleuteling.ontsleutel(encrypted_text)

    def get_totp_issuer(self):
        return "Twentse Kracht"

    def generate_authenticator_name(self, user, type):
        return "Mijn passkey"

    def get_public_key_credential_rp_entity(self):
        return {**super().get_public_key_credential_rp_entity(), "name": "Twentse Kracht"}
