"""Which guides there are, and which page each chapter of them explains. The texts: templates/hulp/<naam>.html."""

from collections.abc import Collection
from dataclasses import dataclass

from twentsekracht.organisaties.toegang import IN_BEHEER, Rol


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
        "Mensen uitnodigen, rollen geven, inschrijvingen goedkeuren en sleutels.",
        "users",
    ),
    Gids(
        "vacaturehouder",
        "Voor vacaturehouders",
        "Een vacature plaatsen, de reacties lezen en zeggen hoe zij is vervuld.",
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
    Gids("regiegroep", "Voor de regiegroep", "De definitieve rapportage lezen en bewaren.", "chart-column"),
    Gids(
        "loopbaanadviseur",
        "Voor loopbaanadviseurs",
        "Wat je rol nu geeft, en wat je niet in het portaal zet.",
        "compass",
    ),
    Gids(
        "decaan",
        "Voor de decaan",
        "Wat je rol nu geeft, en wie de gegevens van trainees bijhoudt.",
        "graduation-cap",
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
    "vacatures:reageren": "ambtenaar#reageren",
    "vacatures:reageren_verstuurd": "ambtenaar#reageren",
    "vacatures:reactie": "ambtenaar#intrekken",
    "vacatures:reactie_intrekken": "ambtenaar#intrekken",
    "vacatures:reactie_verwijderen": "ambtenaar#intrekken",
    "vacatures:reactie_cv_nasturen": "ambtenaar#reageren",
    "vacatures:beheren": "vacaturehouder#maken",
    "vacatures:nieuw": "vacaturehouder#maken",
    "vacatures:bewerken": "vacaturehouder#schrijven",
    "vacatures:plaatsen": "vacaturehouder#publiceren",
    "vacatures:terugsturen": "vacaturehouder#nakijken",
    "vacatures:sjabloon_maken": "vacaturehouder#sjablonen",
    "vacatures:verlengen": "vacaturehouder#sluiten",
    "vacatures:sluiten": "vacaturehouder#sluiten",
    "vacatures:intrekken": "vacaturehouder#sluiten",
    "vacatures:uitkomsten": "vacaturehouder#sluiten",
    "vacatures:uitkomst_vastleggen": "vacaturehouder#sluiten",
    "vacatures:reacties": "vacaturehouder#reacties",
    "vacatures:reactie_behandelen": "vacaturehouder#reactie",
    "vacatures:reacties_uitnodigen": "vacaturehouder#brieven",
    "vacatures:reacties_afwijzen": "vacaturehouder#brieven",
    "vacatures:reactie_aanbieden": "vacaturehouder#beslissen",
    "vacatures:reactie_aannemen": "vacaturehouder#beslissen",
    "vacatures:reactie_heropenen": "vacaturehouder#terugdraaien",
    "vacatures:commissie": "vacaturehouder#commissie",
    "vacatures:sleutels": "contactpersoon#sleutels",
    "vacatures:sleutel_maken": "contactpersoon#sleutels",
    "vacatures:vacaturecijfers": "vacaturehouder#cijfers",
    "vacatures:cijfers": "vacaturehouder#cijfers",
    "school:catalogus": "ambtenaar#opleidingen",
    "school:kalender": "ambtenaar#opleidingen",
    "school:opleiding": "ambtenaar#opleidingen",
    "school:inschrijven": "ambtenaar#inschrijven",
    "school:inschrijving": "ambtenaar#wachtlijst",
    "school:overdragen": "ambtenaar#wachtlijst",
    "school:overdracht": "ambtenaar#wachtlijst",
    "school:inchecken": "ambtenaar#aanwezig",
    "school:klopt_niet": "ambtenaar#aanwezig",
    "school:van_de_lijst": "ambtenaar#wachtlijst",
    "school:leren": "ambtenaar#leren",
    "school:evaluatie": "ambtenaar#leren",
    "evenementen:lijst": "ambtenaar#bijeenkomsten",
    "evenementen:evenement": "ambtenaar#bijeenkomsten",
    "zoeken:zoeken": "ambtenaar#zoeken",
    "mijn:overzicht": "ambtenaar#mijn",
    "mijn:profiel": "ambtenaar#profiel",
    "mijn:collegas": "ambtenaar#collegas",
    "mijn:collega": "ambtenaar#collegas",
    "mijn:agenda": "ambtenaar#agenda",
    "mijn:gegevens": "ambtenaar#gegevens",
    "mijn:werkvoorraad": "ambtenaar#mijn",
    "organisaties:uitnodigingen": "contactpersoon#uitnodigen",
    "organisaties:uitnodigen": "contactpersoon#uitnodigen",
    "organisaties:rollen": "contactpersoon#rollen",
    "organisaties:rol_geven": "contactpersoon#rollen",
    "organisaties:rol_verlengen": "contactpersoon#rollen",
    "organisaties:rol_eindigen": "contactpersoon#rollen",
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
    "admin:vacatures_vacature_changelist": "vacaturehouder#publiceren",
    "admin:vacatures_vacature_add": "vacaturehouder#maken",
    "admin:vacatures_vacature_change": "vacaturehouder#sluiten",
    "admin:school_uitvoering_groep": "contactpersoon#groep",
    "admin:school_uitvoering_quotum": "contactpersoon#plaatsen",
    "admin:school_inschrijving_overdragen": "contactpersoon#groep",
    "admin:school_akkoordbeleid_changelist": "contactpersoon#akkoord",
    "admin:school_akkoordbeleid_change": "contactpersoon#akkoord",
    "admin:school_annuleerregel_changelist": "coordinator#annuleren",
    "admin:school_inschrijving_changelist": "contactpersoon#akkoord",
    "admin:school_inschrijving_change": "contactpersoon#akkoord",
    "admin:school_uitvoering_kopieer": "coordinator#plannen",
    "admin:school_uitvoering_doorgaan": "coordinator#doorgaan",
    "admin:school_afspraak_changelist": "contactpersoon#stand",
    "admin:school_afspraak_jaar": "coordinator#afspraken",
    "admin:school_afspraak_inlezen": "coordinator#afspraken",
    "admin:school_afspraak_overdragen": "contactpersoon#overschot",
    "admin:school_noshowbeleid_changelist": "contactpersoon#aanwezigheid",
    "admin:school_noshowbeleid_change": "contactpersoon#aanwezigheid",
    "admin:school_evaluatievraag_changelist": "coordinator#evaluatie",
    "admin:redactie_nieuwsbericht_changelist": "coordinator#nieuws",
    "admin:redactie_pagina_changelist": "coordinator#nieuws",
    "admin:organisaties_organisatie_change": "beheerder#organisaties",
    "admin:aanmelden_aanbieder_changelist": "beheerder#aanbieder",
}

# Pages that are another's work for each role: the first of these that somebody holds leads to their own guide.
ROLLEN = (
    Rol.COORDINATOR,
    Rol.BEHEERDER,
    Rol.CONTACTPERSOON,
    Rol.VACATUREHOUDER,
    Rol.AMBASSADEUR,
    Rol.REGIEGROEP,
    Rol.LOOPBAANADVISEUR,
    Rol.DECAAN,
)
LEZERS = {Rol.REGIEGROEP: "regiegroep#rapportage", Rol.CONTACTPERSOON: "contactpersoon#rapportage"}
BUREAU = {Rol.COORDINATOR: "coordinator#rapportage", Rol.BEHEERDER: "coordinator#rapportage"}
STAND = {Rol.COORDINATOR: "coordinator#stand"}
PER_ROL = {
    "admin:school_uitvoering_deelnemers": {
        Rol.COORDINATOR: "coordinator#deelnemers",
        Rol.CONTACTPERSOON: "contactpersoon#aanwezigheid",
    },
    "admin:school_afspraak_stand": STAND | {Rol.CONTACTPERSOON: "contactpersoon#stand"},
    "admin:school_afspraak_afrekening": STAND | {Rol.CONTACTPERSOON: "contactpersoon#afrekening"},
    "mijn:werkvoorraad": {rol: f"{rol}#werkvoorraad" for rol in ROLLEN},
    "admin:index": {rol: f"{rol}#beheer" for rol in ROLLEN if rol in IN_BEHEER},
    "rapportage:lijst": BUREAU | LEZERS,
    "rapportage:editie": BUREAU | LEZERS,
}


def uitleg_bij(bladzijde: str, rollen: Collection[Rol]) -> str:
    """Guide and chapter about this page (the name of its view), for somebody with these roles; or nothing."""
    van_rol = (doel for rol, doel in PER_ROL.get(bladzijde, {}).items() if rol in rollen)
    return next(van_rol, UITLEG.get(bladzijde, ""))
