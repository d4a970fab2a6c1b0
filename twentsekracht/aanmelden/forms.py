"""allauth's forms of the second step, in our words, and with codes that count once."""

from allauth.account.adapter import get_adapter
from allauth.core import context
from allauth.core.internal.cryptokit import normalize_user_code
from allauth.mfa import app_settings
from allauth.mfa.adapter import get_adapter as get_mfa_adapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.core.cache import cache

# As long as a code could still be right: its own half minute, and the ones before and after that we accept.
GELDIG = (2 * app_settings.TOTP_TOLERANCE + 1) * app_settings.TOTP_PERIOD


def code_veld(label, hulp=""):
    attributen = {"autocomplete": "one-time-code", "inputmode": "numeric", "autofocus": True}
    return forms.CharField(label=label, help_text=hulp, widget=forms.TextInput(attrs=attributen))


class EenKeer:
    """A code from the app is right once, also the one that set it up; allauth forgets it after half a minute."""

    def clean_code(self):
        code = super().clean_code()
        if getattr(self, "authenticator", None) and self.authenticator.type != Authenticator.Type.TOTP:
            return code  # a recovery code is crossed off in the database
        sleutel = f"aanmelden.code.gebruikt.{self.user.pk}.{normalize_user_code(code)}"
        if not cache.add(sleutel, True, timeout=GELDIG):
            raise get_mfa_adapter().validation_error("incorrect_code")
        return code


class MeldHerstelcode:
    def save(self):
        super().save()
        if self.authenticator.type == Authenticator.Type.RECOVERY_CODES:
            get_adapter(context.request).send_notification_mail("mfa/email/recovery_code_used", self.user)


class Inlogcode(EenKeer, MeldHerstelcode, AuthenticateForm):
    code = code_veld("Code", "De zes cijfers uit je app, of een van je herstelcodes.")


class Controlecode(EenKeer, MeldHerstelcode, ReauthenticateForm):
    code = code_veld("Code", "De zes cijfers uit je app, of een van je herstelcodes.")


class AppKoppelen(EenKeer, ActivateTOTPForm):
    code = code_veld("Code uit de app", "De zes cijfers die je app nu laat zien.")


class PasskeyMaken(AddWebAuthnForm):
    name = forms.CharField(
        label="Naam",
        required=False,
        max_length=100,
        help_text="Zo herken je hem later, zoals ‘Laptop van het werk’.",
    )
    passwordless = forms.BooleanField(
        label="Inloggen met alleen deze passkey",
        required=False,
        initial=True,
        help_text="Dan heb je geen wachtwoord meer nodig. Zet uit voor een losse sleutel zonder pincode.",
    )
    field_order = ["name", "passwordless", "credential"]


class PasskeyNoemen(EditWebAuthnForm):
    name = forms.CharField(label="Naam", max_length=100)
