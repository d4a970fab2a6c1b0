"""The mails about signing in: which of allauth's occasions gets which of our texts (templates/mail/aanmelden/)."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Brief:
    onderwerp: str
    sjabloon: str
    waarom: str  # ends "Je krijgt dit bericht omdat"


@dataclass(frozen=True)
class Wijziging:
    """Something about the account changed: its owner is told, and the logboek keeps that it happened."""

    onderwerp: str
    wat: str
    actie: str
    waarom: str = "er iets is veranderd aan hoe je inlogt"
    sjabloon: str = "aanmelden/gewijzigd"


BRIEVEN = {
    "account/email/login_code": Brief(
        "Je code om in te loggen", "aanmelden/code", "iemand met jouw e-mailadres wil inloggen"
    ),
    "account/email/password_reset_key": Brief(
        "Kies een nieuw wachtwoord",
        "aanmelden/wachtwoord_kiezen",
        "iemand met jouw e-mailadres om een nieuw wachtwoord vroeg",
    ),
    "account/email/email_confirmation": Brief(
        "Bevestig je e-mailadres", "aanmelden/adres_bevestigen", "dit e-mailadres bij een account is ingevuld"
    ),
    "account/email/email_confirmation_signup": Brief(
        "Bevestig je e-mailadres", "aanmelden/adres_bevestigen", "met dit e-mailadres een account is gemaakt"
    ),
    "account/email/unknown_account": Brief(
        "Er is geen account met dit e-mailadres",
        "aanmelden/geen_account",
        "iemand jouw e-mailadres invulde om in te loggen",
    ),
    "account/email/account_already_exists": Brief(
        "Je hebt al een account",
        "aanmelden/bestaat_al",
        "iemand met jouw e-mailadres een account wilde maken",
    ),
}

WIJZIGINGEN = {
    "account/email/password_changed": Wijziging(
        "Je wachtwoord is gewijzigd", "Het wachtwoord van je account is gewijzigd.", "wachtwoord gewijzigd"
    ),
    "account/email/password_set": Wijziging(
        "Je wachtwoord is ingesteld", "Je account heeft nu een wachtwoord.", "wachtwoord ingesteld"
    ),
    "account/email/password_reset": Wijziging(
        "Je wachtwoord is gewijzigd",
        "Via ‘Wachtwoord vergeten’ is een nieuw wachtwoord gekozen voor je account.",
        "wachtwoord hersteld",
    ),
    "mfa/email/totp_activated": Wijziging(
        "Je logt nu ook in met een code uit een app",
        "Er is een app gekoppeld die codes maakt om in te loggen.",
        "app voor codes toegevoegd",
    ),
    "mfa/email/totp_deactivated": Wijziging(
        "De app voor codes is losgekoppeld",
        "De app die codes maakte om in te loggen, is losgekoppeld van je account.",
        "app voor codes verwijderd",
    ),
    "mfa/email/webauthn_added": Wijziging(
        "Er is een passkey toegevoegd", "Er is een passkey toegevoegd aan je account.", "passkey toegevoegd"
    ),
    "mfa/email/webauthn_removed": Wijziging(
        "Er is een passkey verwijderd", "Er is een passkey verwijderd van je account.", "passkey verwijderd"
    ),
    "mfa/email/recovery_codes_generated": Wijziging(
        "Je hebt nieuwe herstelcodes",
        "Er zijn nieuwe herstelcodes gemaakt. De oude werken niet meer.",
        "herstelcodes vernieuwd",
    ),
    "mfa/email/recovery_code_used": Wijziging(
        "Er is een herstelcode gebruikt",
        "Er is een herstelcode gebruikt om in te loggen. Die code werkt niet nog een keer.",
        "herstelcode gebruikt",
    ),
    "socialaccount/email/account_connected": Wijziging(
        "Je logt nu ook in via je organisatie",
        "Je account is gekoppeld aan het inloggen van je organisatie.",
        "inloggen via organisatie gekoppeld",
    ),
    "socialaccount/email/account_disconnected": Wijziging(
        "Inloggen via je organisatie is losgekoppeld",
        "Je account is niet meer gekoppeld aan het inloggen van je organisatie.",
        "inloggen via organisatie losgekoppeld",
    ),
}
