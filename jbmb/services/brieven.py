"""The mails about an offer. Who it is of reads only the ambassadeur of the same organisation."""

from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from jbmb.beoordelaars import beoordelaars
from jbmb.models import Ruilaanbod
from jbmb.termijnen import NAKIJKEN
from jbmb.woorden import dag
from twentsekracht.post import Brief, onderwerp_over, verstuur_veel

WAAROM = "je je baan aanbiedt in Jouw Baan Mijn Baan"


def na_te_kijken(aanbod: Ruilaanbod, *, op: datetime) -> None:
    vandaag = timezone.localdate(op)
    brieven = [
        Brief(
            aan=wie.email,
            onderwerp=onderwerp_over("Kijk je dit aanbod na?", aanbod.functie),
            sjabloon="ruil_nakijken",
            context={
                "naam": wie.get_short_name(),
                "functie": aanbod.functie,
                "collega": aanbod.deelnemer.naam,
                "uiterlijk": dag(vandaag + NAKIJKEN),
                "url": settings.SITE_URL + reverse("jbmb:nakijken", args=[aanbod.pk]),
            },
            waarom="je het aanbod van je organisatie in Jouw Baan Mijn Baan nakijkt",
        )
        for wie in beoordelaars(aanbod, op=vandaag)
    ]
    verstuur_veel(brieven, op=op)


def goedgekeurd(aanbod: Ruilaanbod, *, op: datetime) -> None:
    tot = dag(aanbod.geldig_tot)
    uitleg = f"Je aanbod is goedgekeurd. Collega’s kunnen het nu vinden, zonder je naam. Het geldt tot en met {tot}."
    _aan_eigenaar(aanbod, "Je aanbod is goedgekeurd", uitleg, op=op)


def aanvulling(aanbod: Ruilaanbod, reden: str, *, op: datetime) -> None:
    uitleg = "Je ambassadeur wil nog iets weten. Vul je aanbod aan en dien het opnieuw in."
    _aan_eigenaar(aanbod, "Vul je aanbod aan", uitleg, op=op, reden=reden)


def afgewezen(aanbod: Ruilaanbod, reden: str, *, op: datetime) -> None:
    uitleg = "Je aanbod is niet goedgekeurd. Heb je een vraag? Neem contact op met je ambassadeur."
    _aan_eigenaar(aanbod, "Je aanbod is niet goedgekeurd", uitleg, op=op, reden=reden)


def verloopt_bijna(aanbod: Ruilaanbod, *, op: datetime) -> None:
    uitleg = f"Je aanbod geldt nog tot en met {dag(aanbod.geldig_tot)}. Wil je nog ruilen? Verleng het dan."
    _aan_eigenaar(aanbod, "Je aanbod verloopt bijna", uitleg, op=op)


def verlopen(aanbod: Ruilaanbod, *, op: datetime) -> None:
    uitleg = "Je aanbod is verlopen. Collega’s vinden het niet meer. Wil je nog ruilen? Verleng het dan."
    _aan_eigenaar(aanbod, "Je aanbod is verlopen", uitleg, op=op)


def _aan_eigenaar(aanbod: Ruilaanbod, kop: str, uitleg: str, *, op: datetime, reden: str = "") -> None:
    if aanbod.deelnemer is None:
        return
    brief = Brief(
        aan=aanbod.deelnemer.email,
        onderwerp=onderwerp_over(kop, aanbod.functie),
        sjabloon="ruil_aanbod",
        context={
            "naam": aanbod.deelnemer.get_short_name(),
            "functie": aanbod.functie,
            "uitleg": uitleg,
            "reden": reden,
            "url": settings.SITE_URL + reverse("jbmb:mijn"),
        },
        waarom=WAAROM,
    )
    verstuur_veel([brief], op=op)
