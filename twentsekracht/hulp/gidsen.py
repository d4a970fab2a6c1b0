"""Which guides there are, and which page each chapter of them explains. The texts: templates/hulp/<naam>.html."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Gids:
    naam: str  # in the address, and the name of the template
    titel: str
    voor: str
    icoon: str


GIDSEN = (
    Gids(
        "ambtenaar", "Voor iedereen die meedoet", "Vacatures, opleidingen, je profiel en je agenda.", "user"
    ),
    Gids(
        "inloggen",
        "Inloggen",
        "Je account, je wachtwoord, de tweede stap en wat je doet als het niet lukt.",
        "key-round",
    ),
    Gids(
        "contactpersoon",
        "Voor contactpersonen",
        "Mensen uitnodigen, rollen geven, afspraken en inschrijvingen.",
        "users",
    ),
    Gids(
        "vacaturehouder",
        "Voor vacaturehouders",
        "Een vacature plaatsen, sluiten en zeggen hoe zij is vervuld.",
        "briefcase-business",
    ),
    Gids("ambassadeur", "Voor ambassadeurs", "Jouw Baan Mijn Baan in je eigen organisatie.", "refresh-cw"),
    Gids(
        "coordinator",
        "Voor de coördinator",
        "De rapportage, nieuws en pagina’s, en het overzicht over alle organisaties.",
        "layout-dashboard",
    ),
    Gids(
        "beheerder",
        "Voor beheerders",
        "Organisaties, inloggen bij de eigen organisatie en het logboek.",
        "settings",
    ),
)

# Name of a view -> guide and chapter (the id of its heading) that explain it.
UITLEG = {
    "account_login": "inloggen#inloggen",
    "account_signup": "inloggen#account",
    "account_request_login_code": "inloggen#inloggen",
    "account_reset_password": "inloggen#kwijt",
    "account_tweede_stap": "inloggen#tweede-stap",
    "mfa_activate_totp": "inloggen#tweede-stap",
    "mfa_authenticate": "inloggen#kwijt",
    "mfa_add_webauthn": "inloggen#passkey",
    "account_beveiliging": "inloggen#passkey",
    "usersessions_list": "inloggen#sessies",
    "vacatures:lijst": "ambtenaar#vacatures",
    "vacatures:detail": "ambtenaar#bewaren",
    "vacatures:beheren": "vacaturehouder#maken",
    "vacatures:nieuw": "vacaturehouder#maken",
    "vacatures:bewerken": "vacaturehouder#schrijven",
    "vacatures:plaatsen": "vacaturehouder#publiceren",
    "vacatures:vacaturecijfers": "vacaturehouder#cijfers",
    "vacatures:cijfers": "vacaturehouder#cijfers",
    "school:catalogus": "ambtenaar#opleidingen",
    "school:opleiding": "ambtenaar#opleidingen",
    "evenementen:lijst": "ambtenaar#opleidingen",
    "mijn:overzicht": "ambtenaar#mijn",
    "mijn:profiel": "ambtenaar#profiel",
    "mijn:agenda": "ambtenaar#agenda",
    "mijn:gegevens": "ambtenaar#gegevens",
    "mijn:werkvoorraad": "contactpersoon#werkvoorraad",
    "organisaties:uitnodigingen": "contactpersoon#uitnodigen",
    "organisaties:uitnodigen": "contactpersoon#uitnodigen",
    "organisaties:rollen": "contactpersoon#rollen",
    "organisaties:rol_geven": "contactpersoon#rollen",
    "organisaties:vervanger": "contactpersoon#vervanger",
    "organisaties:rollencontrole": "contactpersoon#rollencontrole",
    "organisaties:rollencontroles": "coordinator#rollencontroles",
    "organisaties:logboek": "contactpersoon#logboek",
    "jbmb:lijst": "ambassadeur#aanbod",
    "rapportage:lijst": "coordinator#rapportage",
    "rapportage:editie": "coordinator#rapportage",
    "rapportage:controleblad": "coordinator#controleblad",
    "inlezen:lijst": "coordinator#inlezen",
    "inlezen:nieuw": "coordinator#inlezen",
    "admin:index": "contactpersoon#beheer",
    "admin:vacatures_vacature_changelist": "vacaturehouder#publiceren",
    "admin:vacatures_vacature_add": "vacaturehouder#maken",
    "admin:vacatures_vacature_change": "vacaturehouder#sluiten",
    "admin:redactie_nieuwsbericht_changelist": "coordinator#nieuws",
    "admin:redactie_pagina_changelist": "coordinator#nieuws",
    "admin:organisaties_organisatie_change": "beheerder#organisaties",
    "admin:aanmelden_aanbieder_changelist": "beheerder#aanbieder",
}
