"""The mails about a ring. Before all are interested nobody reads a name, and never who said no."""

from collections.abc import Iterable
from datetime import date, datetime

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from jbmb.beoordelaars import beoordelaars
from jbmb.kringwoorden import NIET_DOOR, baan, volgende, vorige, wanneer
from jbmb.models import Kringakkoord, Kringlid, Ruilkring
from jbmb.services.kringlinks import akkoordteken
from jbmb.woorden import dag
from twentsekracht.organisaties.models import Gebruiker
from twentsekracht.post import Brief, onderwerp_over, verstuur_veel

Status, Waarom, Wie = Ruilkring.Status, Ruilkring.Waarom, Kringakkoord.Wie
WAS_STIL = (
    "Je gaf niet op tijd antwoord. Je aanbod staat nu op pauze. Wil je nog ruilen? Zet het dan weer aan."
)
ZOEKT_VERDER = "Je aanbod staat weer open. We zoeken meteen een nieuwe ruil voor je."


# ---- to who is in it


def voorgesteld(kring: Ruilkring, leden: list[Kringlid], *, op: datetime) -> None:
    uitleg = (
        f"Zeg uiterlijk {dag(kring.uiterlijk)} of je interesse hebt. Je zit dan nog nergens aan vast. "
        "Namen zie je als iedereen interesse heeft."
    )
    _aan_leden(kring, leden, leden, "Er is een ruil voor je gevonden", uitleg, op=op)


def kennismaken(kring: Ruilkring, leden: list[Kringlid], *, op: datetime) -> None:
    uitleg = (
        "Iedereen heeft interesse. Je ziet nu met wie je ruilt. "
        f"Maak kennis, en zeg uiterlijk {dag(kring.uiterlijk)} ja of nee."
    )
    _aan_leden(kring, leden, leden, "Maak kennis voor je ruil", uitleg, op=op)


def iedereen_ja(kring: Ruilkring, leden: list[Kringlid], *, op: datetime) -> None:
    uitleg = (
        "Iedereen zei ja. We vragen nu akkoord aan jullie leidinggevenden en ambassadeurs. "
        f"Zij antwoorden uiterlijk {dag(kring.uiterlijk)}."
    )
    _aan_leden(kring, leden, leden, "Iedereen zei ja", uitleg, op=op)


def rond(kring: Ruilkring, leden: list[Kringlid], *, op: datetime) -> None:
    """Also to who agreed."""
    uitleg = "Iedereen is akkoord. Spreek samen af wanneer jullie beginnen. Je ambassadeur helpt daarbij."
    _aan_leden(kring, leden, leden, "Jullie ruil is rond", uitleg, op=op)
    _aan_akkoordgevers(
        leden, "Een ruil is rond", "is rond. Iedereen is akkoord. Help met goede afspraken.", op=op
    )


def herinner(kring: Ruilkring, leden: list[Kringlid], stil: list[Kringlid], *, op: datetime) -> None:
    uitleg = f"Je gaf nog geen antwoord. Doe dat uiterlijk {dag(kring.uiterlijk)}: de anderen wachten op je."
    _aan_leden(kring, leden, stil, "Herinnering: wil je deze ruil?", uitleg, op=op)


def ontbonden(
    kring: Ruilkring,
    leden: list[Kringlid],
    waarom: str,
    *,
    om: Iterable[Kringlid],
    door: Gebruiker | None,
    op: datetime,
) -> None:
    """`kring` as it was: who was asked to agree hears it too."""
    stil = {lid.pk for lid in om} if waarom == Waarom.STIL else set()
    for lid in leden:
        if lid.aanbod.deelnemer is None or lid.aanbod.deelnemer == door:
            continue
        uitleg = WAS_STIL if lid.pk in stil else f"{NIET_DOOR[waarom]} {ZOEKT_VERDER}"
        _aan_leden(kring, leden, [lid], "De ruil gaat niet door", uitleg, op=op)
    if kring.status in (Status.AKKOORD, Status.ROND):
        _aan_akkoordgevers(
            leden, "Een ruil gaat niet door", "gaat niet door. Je hoeft niets meer te doen.", op=op
        )


def _aan_leden(
    kring: Ruilkring, leden: list[Kringlid], aan: list[Kringlid], kop: str, uitleg: str, *, op: datetime
) -> None:
    verstuur_veel(
        [
            Brief(
                aan=lid.aanbod.deelnemer.email,
                onderwerp=onderwerp_over(kop, lid.aanbod.functie),
                sjabloon="kring_lid",
                context={
                    "naam": lid.aanbod.deelnemer.get_short_name(),
                    "naar": baan(volgende(leden, lid).aanbod),
                    "komt": baan(vorige(leden, lid).aanbod),
                    "uitleg": uitleg,
                    "url": settings.SITE_URL + kring.get_absolute_url(),
                },
                waarom="je je baan aanbiedt in Jouw Baan Mijn Baan",
            )
            for lid in aan
            if lid.aanbod.deelnemer
        ],
        op=op,
    )


# ---- to who agrees


def vraag_akkoord(
    kring: Ruilkring,
    leden: list[Kringlid],
    akkoorden: list[Kringakkoord],
    *,
    is_herinnering: bool = False,
    op: datetime,
) -> None:
    van = {lid.pk: lid for lid in leden}
    brieven = [
        _vraag(kring, leden, van[akkoord.lid_id], akkoord, adres, is_herinnering)
        for akkoord in akkoorden
        for adres in adressen(van[akkoord.lid_id], akkoord.wie, op=timezone.localdate(op))
    ]
    verstuur_veel(brieven, op=op)


def adressen(lid: Kringlid, wie: str, *, op: date) -> list[str]:
    """Whom it is asked: of the ambassadeurs any one may answer."""
    if wie == Wie.LEIDINGGEVENDE:
        return [lid.leidinggevende] if lid.leidinggevende else []
    return [mens.email for mens in beoordelaars(lid.aanbod, op=op)]


def _vraag(
    kring: Ruilkring,
    leden: list[Kringlid],
    lid: Kringlid,
    akkoord: Kringakkoord,
    adres: str,
    is_herinnering: bool,
) -> Brief:
    medewerker, komt = lid.aanbod.deelnemer.naam, vorige(leden, lid).aanbod
    kop = "Herinnering: ga je akkoord met deze ruil?" if is_herinnering else "Ga je akkoord met deze ruil?"
    is_leiding = akkoord.wie == Wie.LEIDINGGEVENDE
    return Brief(
        aan=adres,
        onderwerp=onderwerp_over(kop, medewerker),
        sjabloon="kring_akkoord",
        context={
            "medewerker": medewerker,
            "naar": baan(volgende(leden, lid).aanbod),
            "wie_komt": komt.deelnemer.naam,
            "komt": baan(komt),
            "wanneer": wanneer(leden),
            "uiterlijk": dag(kring.uiterlijk),
            "akkoord_url": settings.SITE_URL + reverse("jbmb:kringakkoord", args=[akkoordteken(akkoord)]),
        },
        waarom=f"{medewerker} jouw adres opgaf als dat van de leidinggevende"
        if is_leiding
        else "je ambassadeur bent van Jouw Baan Mijn Baan",
    )


def _aan_akkoordgevers(leden: list[Kringlid], kop: str, uitleg: str, *, op: datetime) -> None:
    """`uitleg` ends "De ruil van ..., naar ..., "."""
    vandaag = timezone.localdate(op)
    brieven = [
        Brief(
            aan=adres,
            onderwerp=onderwerp_over(kop, lid.aanbod.deelnemer.naam),
            sjabloon="kring_bericht",
            context={
                "medewerker": lid.aanbod.deelnemer.naam,
                "naar": baan(volgende(leden, lid).aanbod),
                "uitleg": uitleg,
            },
            waarom="je gevraagd bent om akkoord te geven",
        )
        for lid in leden
        if lid.aanbod.deelnemer
        for wie in Wie.values
        for adres in adressen(lid, wie, op=vandaag)
    ]
    verstuur_veel(brieven, op=op)
