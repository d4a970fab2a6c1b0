"""Reads organisaties.csv: the organisations and every name under which lists know them."""

import re

from twentsekracht.inlezen.bestand import GEEN_VELD, Bestand, Kolom, kolommen
from twentsekracht.inlezen.boek import Boek
from twentsekracht.inlezen.schrijven import Verslag, voeg_toe
from twentsekracht.inlezen.waarden import Onleesbaar, tekst, toon
from twentsekracht.organisaties.models import Alias, EmailDomein, Organisatie

DOMEIN = re.compile(r"[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")


def lees_domein(cel: str) -> str:
    if not DOMEIN.fullmatch(cel):
        raise Onleesbaar(f"{toon(cel)} is geen domein, zoals almelo.nl")
    return tekst(200)(cel.lower())


def namen(boek: Boek) -> dict[str, str]:
    """Code, name, short name and aliases of the file and of the portal, in any case -> code. Codes go first."""
    bekend = list(Organisatie.objects.order_by("pk").prefetch_related("aliassen"))
    boek.pks.update((organisatie.code, organisatie.pk) for organisatie in bekend)
    werkgevers = [organisatie for organisatie in bekend if organisatie.is_werkgever]
    van_wie: dict[str, str] = {}
    for bron in (*werkgevers, *boek.rijen):
        van_wie.setdefault(bron.code.casefold(), bron.code)
    for organisatie in werkgevers:
        _voeg_namen_toe(van_wie, organisatie)
    for rij in boek.rijen:
        for naam in dict.fromkeys((rij.code, rij.naam, rij.korte_naam, *rij.aliassen)):
            eigenaar = van_wie.setdefault(naam.casefold(), rij.code)
            if eigenaar != rij.code:
                boek.probleem(rij, f"de naam {toon(naam)} hoort al bij {eigenaar}")
    # A municipality without staff of its own may be an alias of its employer, so these have what is left.
    for organisatie in bekend:
        _voeg_namen_toe(van_wie, organisatie)
    return van_wie


def _voeg_namen_toe(van_wie: dict[str, str], organisatie: Organisatie) -> None:
    aliassen = (alias.naam for alias in organisatie.aliassen.all())
    for naam in (organisatie.code, organisatie.naam, organisatie.korte_naam, *aliassen):
        van_wie.setdefault(naam.casefold(), organisatie.code)


def schrijf_namen(boek: Boek, verslag: Verslag, op) -> None:
    """Adds the aliases and domains that are new. Those of the portal stay: other lists may need them."""
    aliassen = {naam.lower() for naam in Alias.objects.values_list("naam", flat=True)}
    domeinen = {
        (pk, domein.lower()) for pk, domein in EmailDomein.objects.values_list("organisatie", "domein")
    }
    nieuwe_aliassen, nieuwe_domeinen = {}, {}
    for rij in boek.rijen:
        pk = boek.pks[rij.code]
        for naam in rij.aliassen:
            if naam.lower() not in aliassen:
                nieuwe_aliassen[naam.lower()] = Alias(organisatie_id=pk, naam=naam)
        for domein in rij.email_domeinen:
            if (pk, domein) not in domeinen:
                nieuwe_domeinen[pk, domein] = EmailDomein(organisatie_id=pk, domein=domein)
    verslag.nieuw["aliassen"] += voeg_toe(Alias, nieuwe_aliassen.values())
    verslag.nieuw["e-maildomeinen"] += voeg_toe(EmailDomein, nieuwe_domeinen.values())


ORGANISATIES = Bestand(
    "organisaties.csv",
    Organisatie,
    sleutel=("code",),
    kolommen=kolommen(
        "code naam korte_naam soort",
        Kolom("aliassen", veld=GEEN_VELD, is_lijst=True, lees=tekst(200)),
        Kolom("email_domeinen", veld=GEEN_VELD, is_lijst=True, lees=lees_domein),
    ),
    namen=namen,
    na=schrijf_namen,
)

BESTANDEN = [ORGANISATIES]
