"""The mails about a klus. The name of the other goes only to who is chosen and who chose."""

from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.urls import reverse

from jbmb import kluswoorden as woorden
from jbmb.models import Klus, Klusreactie
from jbmb.services.kluslinks import akkoordteken
from twentsekracht.organisaties.models import Gebruiker
from twentsekracht.post import Brief, onderwerp_over, verstuur_veel

R = Klusreactie.Status
WAAROM_KLUSGEVER = "je een klus plaatste"
WAAROM_REACTIE = "je op een klus reageerde"


# ---- to the klusgever


def aan_klusgever(klus: Klus, kop: str, uitleg: str, op: datetime, reden: str = "", ander=None) -> None:
    if klus.klusgever:
        verstuur_veel([_aan_klusgever(klus, kop, uitleg, reden, ander)], op=op)


def kies_iemand(klus: Klus, *, op: datetime) -> None:
    uitleg = "Niemand kan nog reageren. Kies wie de klus gaat doen, of laat weten dat het niet wordt."
    aan_klusgever(klus, "Kies wie je klus doet", uitleg, op)


def loopt(klus: Klus, *, op: datetime) -> None:
    aan_klusgever(klus, "Je klus begint", "Je klus is begonnen. Is hij klaar? Rond hem dan af.", op)


def niemand_gevonden(klus: Klus, *, op: datetime) -> None:
    uitleg = "De eerste dag is er en er is niemand gevonden. Je kunt een nieuwe klus plaatsen."
    aan_klusgever(klus, "Niemand gevonden", uitleg, op)


# ---- about one response


def gekozen(reactie: Klusreactie, *, op: datetime) -> None:
    tot = woorden.uiterlijk(reactie.antwoord_tot)
    uitleg = (
        "De klusgever koos jou. Bel of mail elkaar als je nog iets wilt weten. "
        f"Zeg daarna ja of nee, uiterlijk {tot}."
    )
    klusgever = reactie.klus.klusgever
    verstuur_veel([_aan_persoon(reactie, "Je bent gekozen", uitleg, ander=klusgever)], op=op)


def nog_antwoorden(reactie: Klusreactie, *, op: datetime) -> None:
    uitleg = (
        f"De klusgever koos jou en wacht op je antwoord, uiterlijk {woorden.uiterlijk(reactie.antwoord_tot)}."
    )
    verstuur_veel([_aan_persoon(reactie, "Doe je deze klus?", uitleg)], op=op)


def niet_gekozen(reactie: Klusreactie, was: str, *, reden: str, op: datetime) -> None:
    uitleg = "De klusgever koos iemand anders. Dank je wel voor je reactie."
    if was != R.GEREAGEERD:
        uitleg = "De klusgever ziet ervan af dat jij deze klus doet."
    _aan_personen([reactie], "Je bent niet gekozen", uitleg, reden, op)
    if was in (R.AFGESPROKEN, R.WACHT_OP_AKKOORD):
        aan_leidinggevende(reactie, "De klus gaat niet door", "doet deze klus niet", op=op)


def afgesproken(reactie: Klusreactie, *, op: datetime) -> None:
    klus = reactie.klus
    brieven = [_aan_persoon(reactie, "De klus is afgesproken", "Je doet deze klus.", ander=klus.klusgever)]
    if klus.klusgever:
        uitleg = f"{reactie.deelnemer.naam} van {reactie.organisatie} doet je klus."
        brieven.append(_aan_klusgever(klus, "De klus is afgesproken", uitleg, ander=reactie.deelnemer))
    verstuur_veel(brieven, op=op)


def teruggetrokken(reactie: Klusreactie, was: str, *, reden: str, op: datetime) -> None:
    uitleg = "Een collega trok de reactie op je klus in."
    aan_klusgever(reactie.klus, "Een reactie is ingetrokken", uitleg, op, reden)
    if was in (R.AFGESPROKEN, R.WACHT_OP_AKKOORD):
        aan_leidinggevende(reactie, "De klus gaat niet door", "doet deze klus niet", op=op)


def geen_akkoord(reactie: Klusreactie, *, op: datetime) -> None:
    _aan_personen([reactie], "Geen akkoord", "Je leidinggevende gaf geen akkoord voor deze klus.", "", op)
    uitleg = "De leidinggevende van een collega gaf geen akkoord. Je kunt iemand anders kiezen."
    aan_klusgever(reactie.klus, "Een collega kan niet", uitleg, op)


def vervallen(reactie: Klusreactie, was: str, *, op: datetime) -> None:
    wie = "Je antwoordde" if was == R.GEKOZEN else "Je leidinggevende antwoordde"
    _aan_personen([reactie], "Te laat", f"{wie} niet op tijd. Je reactie is vervallen.", "", op)
    uitleg = "Er kwam niet op tijd antwoord van wie je koos. Je kunt iemand anders kiezen."
    aan_klusgever(reactie.klus, "Geen antwoord", uitleg, op)


def bedankt(reactie: Klusreactie, *, op: datetime) -> None:
    """The words themselves stand in the portal."""
    uitleg = "De klusgever stuurde je een bedankje. Je kunt het op je profiel laten zien."
    _aan_personen([reactie], "Je krijgt een bedankje", uitleg, "", op)


# ---- about a klus, to everybody in it


def gewijzigd(klus: Klus, reacties: list[Klusreactie], *, op: datetime) -> None:
    uitleg = "De klusgever wijzigde de tijd of de plaats van deze klus. Past het niet meer? Trek je reactie dan in."
    _aan_personen(reacties, "De klus is gewijzigd", uitleg, "", op)


def begint(klus: Klus, niet_gekozen: list[Klusreactie], *, op: datetime) -> None:
    uitleg = "De klus is begonnen met iemand anders. Dank je wel voor je reactie."
    _aan_personen(niet_gekozen, "Je bent niet gekozen", uitleg, "", op)


def afgerond(klus: Klus, reacties: list[Klusreactie], *, op: datetime) -> None:
    _aan_personen(reacties, "De klus is klaar", "Deze klus is afgerond.", "", op)


def klus_eindigt(klus: Klus, reacties: list[Klusreactie], uitleg: str, *, reden: str, op: datetime) -> None:
    """Before they are set: who had agreed, or was asked about, has a leidinggevende who knows."""
    _aan_personen(reacties, "De klus gaat niet verder", uitleg, reden, op)
    for reactie in reacties:
        if reactie.status in (R.AFGESPROKEN, R.WACHT_OP_AKKOORD):
            aan_leidinggevende(reactie, "De klus gaat niet verder", "doet deze klus niet meer", op=op)


# ---- to a leidinggevende


def vraag_akkoord(reactie: Klusreactie, *, op: datetime, is_herinnering: bool = False) -> None:
    kop = "Ga je nog akkoord" if is_herinnering else "Ga je akkoord"
    _leidinggevende(
        reactie,
        "klus_akkoord",
        kop,
        op,
        uiterlijk=woorden.uiterlijk(reactie.antwoord_tot),
        akkoord_url=settings.SITE_URL + reverse("jbmb:klusakkoord", args=[akkoordteken(reactie)]),
    )


def ter_kennis(reactie: Klusreactie, *, op: datetime) -> None:
    aan_leidinggevende(reactie, "Een collega doet een klus", "gaat deze klus doen", op=op)


def aan_leidinggevende(reactie: Klusreactie, kop: str, doet: str, *, op: datetime) -> None:
    """Who was asked or told, hears how it goes on. Neither why nor by whom."""
    _leidinggevende(reactie, "klus_ter_kennis", kop, op, doet=doet)


def _leidinggevende(reactie: Klusreactie, sjabloon: str, kop: str, op: datetime, **context) -> None:
    if not reactie.leidinggevende or reactie.deelnemer is None:
        return
    klus, wie = reactie.klus, reactie.deelnemer.naam
    brief = Brief(
        aan=reactie.leidinggevende,
        onderwerp=onderwerp_over(kop, klus.titel),
        sjabloon=sjabloon,
        context={
            "medewerker": wie,
            "titel": klus.titel,
            "organisatie": str(klus.organisatie),
            "wanneer": woorden.periode(klus),
            "uren": woorden.uren(reactie.uren),
            **context,
        },
        waarom=f"{wie} jouw adres opgaf als dat van de leidinggevende",
    )
    verstuur_veel([brief], op=op)


# ----


def _aan_personen(reacties: Iterable[Klusreactie], kop: str, uitleg: str, reden: str, op: datetime) -> None:
    brieven = [_aan_persoon(een, kop, uitleg, reden) for een in reacties if een.deelnemer]
    if brieven:
        verstuur_veel(brieven, op=op)


def _aan_persoon(reactie: Klusreactie, kop: str, uitleg: str, reden: str = "", ander=None) -> Brief:
    url = reactie.get_absolute_url()
    return _bericht(reactie.klus, reactie.deelnemer, kop, uitleg, reden, ander, url, WAAROM_REACTIE)


def _aan_klusgever(klus: Klus, kop: str, uitleg: str, reden: str = "", ander=None) -> Brief:
    url = reverse("jbmb:klusbeheer", args=[klus.pk])
    return _bericht(klus, klus.klusgever, kop, uitleg, reden, ander, url, WAAROM_KLUSGEVER)


def _bericht(
    klus: Klus,
    aan: Gebruiker,
    kop: str,
    uitleg: str,
    reden: str,
    ander: Gebruiker | None,
    url: str,
    waarom: str,
) -> Brief:
    return Brief(
        aan=aan.email,
        onderwerp=onderwerp_over(kop, klus.titel),
        sjabloon="klus_bericht",
        context={
            "naam": aan.get_short_name(),
            "titel": klus.titel,
            "organisatie": str(klus.organisatie),
            "wanneer": woorden.periode(klus),
            "uitleg": uitleg,
            "reden": reden,
            "ander": ander.naam if ander else "",
            "mail": ander.email if ander else "",
            "url": settings.SITE_URL + url,
        },
        waarom=waarom,
    )
