"""The mails about going along for a day. A name of the other goes only to who has the day."""

from collections.abc import Iterable
from datetime import datetime
from email.utils import parseaddr

from django.conf import settings
from django.core.signing import Signer
from django.urls import reverse

from evenementen import meeloopwoorden as woorden
from evenementen.meeloopagenda import punt
from evenementen.meeloopregels import Voorstel
from evenementen.models import Meeloopverzoek, Meeloopwens
from twentsekracht.mijn.itip import Agendamail, Wie
from twentsekracht.organisaties.models import Gebruiker
from twentsekracht.post import Brief, onderwerp_over, verstuur_veel

AFMELDEN = Signer(salt="evenementen.meelopen.wens")
AFZENDER = "Twentse Kracht"
Status = Meeloopverzoek.Status


def bevestigd(verzoek: Meeloopverzoek, *, op: datetime) -> None:
    _aan_beiden(verzoek, "meelopen_bevestigd", "Je loopt mee", "Er loopt iemand met je mee", op, agenda=True)


def gewijzigd(verzoek: Meeloopverzoek, *, op: datetime) -> None:
    """To who comes; the host did it."""
    brief = _brief(
        verzoek, verzoek.bezoeker, "meelopen_gewijzigd", "Er is iets gewijzigd", **_praktisch(verzoek)
    )
    verstuur_veel([_met_agenda(brief, verzoek, verzoek.bezoeker, op)], op=op)


def herinnering(verzoek: Meeloopverzoek, *, op: datetime) -> None:
    kop = "Bijna zover"
    _aan_beiden(verzoek, "meelopen_herinnering", kop, kop, op)


def hoe_was_het(verzoek: Meeloopverzoek, *, op: datetime) -> None:
    kop = "Hoe was het?"
    _aan_beiden(verzoek, "meelopen_hoe_was_het", kop, kop, op)


def _aan_beiden(verzoek, sjabloon, kop_bezoeker, kop_gastgever, op, *, agenda=False) -> None:
    brieven = []
    for wie, kop in ((verzoek.bezoeker, kop_bezoeker), (verzoek.gastgever, kop_gastgever)):
        if wie is None:
            continue
        brief = _brief(verzoek, wie, sjabloon, kop, **_praktisch(verzoek), **_ander(verzoek, wie))
        brieven.append(_met_agenda(brief, verzoek, wie, op) if agenda else brief)
    verstuur_veel(brieven, op=op)


def vraag_gastgever(verzoek: Meeloopverzoek, *, op: datetime) -> None:
    """Without who asks: the host decides by what is asked, and from where."""
    brief = _brief(
        verzoek,
        verzoek.gastgever,
        "meelopen_gevraagd",
        "Mag er iemand meelopen?",
        functie=verzoek.bezoeker.functie,
        organisatie=str(verzoek.organisatie),
        motivatie=verzoek.motivatie,
        uiterlijk=woorden.uiterlijk(verzoek.antwoord_tot),
    )
    verstuur_veel([brief], op=op)


def vraag_akkoord(verzoek: Meeloopverzoek, teken: str, *, op: datetime) -> None:
    _aan_leidinggevende(
        verzoek,
        verzoek.leidinggevende,
        "meelopen_akkoord",
        "Ga je akkoord",
        op,
        uiterlijk=woorden.uiterlijk(verzoek.antwoord_tot),
        akkoord_url=settings.SITE_URL + reverse("evenementen:meelopen_akkoord", args=[teken]),
    )


def ter_kennis(verzoek: Meeloopverzoek, aan: str, *, is_gastgever: bool, op: datetime) -> None:
    """The leidinggevende of the host hears from where somebody comes, not who."""
    _aan_leidinggevende(
        verzoek, aan, "meelopen_ter_kennis", "Een dag meelopen", op, is_gastgever=is_gastgever
    )


def gaat_niet_door(verzoek: Meeloopverzoek, aan: str, *, is_gastgever: bool, op: datetime) -> None:
    """After `ter_kennis`, or their own yes: it does not go on. Neither why nor by whom."""
    _aan_leidinggevende(
        verzoek, aan, "meelopen_vervalt", "Het meelopen gaat niet door", op, is_gastgever=is_gastgever
    )


def _aan_leidinggevende(verzoek, aan, sjabloon, kop, op, *, is_gastgever=False, **context) -> None:
    medewerker = verzoek.gastgever if is_gastgever else verzoek.bezoeker
    titel = woorden.titel(verzoek.plek)
    brief = Brief(
        aan=aan,
        onderwerp=onderwerp_over(kop, titel),
        sjabloon=sjabloon,
        context={
            "titel": titel,
            "medewerker": medewerker.naam,
            "wanneer": woorden.wanneer(verzoek.dag),
            "organisatie": str(verzoek.organisatie if is_gastgever else verzoek.plek.organisatie),
            "is_gastgever": is_gastgever,
            **context,
        },
        waarom=f"{medewerker.naam} jouw adres opgaf als dat van de leidinggevende",
    )
    verstuur_veel([brief], op=op)


def afgezegd(verzoek: Meeloopverzoek, was: str, *, door: Gebruiker | None, reden: str, op: datetime) -> None:
    """By one of the two, or because somebody left: to the other, and to both when both had it in their calendar."""
    stond_vast = was == Status.BEVESTIGD
    als_gastgever = door is not None and verzoek.is_gastgever(door)
    wie = "De ander" if door is None else "Wie je zou ontvangen" if als_gastgever else "Wie zou meelopen"
    aan = []
    if verzoek.bezoeker and (stond_vast or verzoek.bezoeker != door):
        aan.append(verzoek.bezoeker)
    if verzoek.gastgever and (stond_vast or (was == Status.AANGEVRAAGD and verzoek.gastgever != door)):
        aan.append(verzoek.gastgever)
    for mens in aan:
        uitleg = "Je hebt afgezegd." if mens == door else f"{wie} kan niet."
        beeindigd(verzoek, uitleg, aan=[mens], op=op, reden=reden, agenda=stond_vast)


def beeindigd(
    verzoek: Meeloopverzoek,
    uitleg: str,
    *,
    aan: Iterable[Gebruiker],
    op: datetime,
    reden: str = "",
    agenda: bool = False,
) -> None:
    brieven = []
    for wie in aan:
        brief = _brief(
            verzoek,
            wie,
            "meelopen_beeindigd",
            "Het meelopen gaat niet door",
            uitleg=uitleg,
            reden=reden,
            is_gastgever=verzoek.is_gastgever(wie),
            lijst_url=settings.SITE_URL + reverse("evenementen:meelopen"),
        )
        brieven.append(_met_agenda(brief, verzoek, wie, op) if agenda else brief)
    verstuur_veel(brieven, op=op)


def bedankt(verzoek: Meeloopverzoek, aan: Gebruiker, door: Gebruiker, *, op: datetime) -> None:
    """The words themselves stand in the portal."""
    brief = _brief(verzoek, aan, "meelopen_bedankje", "Je krijgt een bedankje", ander=door.naam)
    verstuur_veel([brief], op=op)


def tips(wens: Meeloopwens, passend: list[Voorstel], *, op: datetime) -> None:
    afmelden = reverse("evenementen:meelopen_afmelden", args=[AFMELDEN.sign(str(wens.pk))])
    brief = Brief(
        aan=wens.gebruiker.email,
        onderwerp="Nieuwe plekken om mee te lopen",
        sjabloon="meelopen_tips",
        context={
            "naam": wens.gebruiker.get_short_name(),
            "plekken": [_tip(een) for een in passend],
            "lijst_url": settings.SITE_URL + reverse("evenementen:meelopen_mijn"),
        },
        waarom="je wilde horen van nieuwe plekken om mee te lopen",
        afmelden=settings.SITE_URL + afmelden,
    )
    verstuur_veel([brief], op=op)


def _tip(een: Voorstel) -> dict:
    return {
        "titel": woorden.titel(een.plek),
        "organisatie": str(een.plek.organisatie),
        "redenen": ", ".join(een.redenen),
        "url": een.plek.get_absolute_url(),
    }


def _brief(verzoek: Meeloopverzoek, aan: Gebruiker, sjabloon: str, kop: str, **context) -> Brief:
    titel = woorden.titel(verzoek.plek)
    als_gastgever = verzoek.is_gastgever(aan)
    return Brief(
        aan=aan.email,
        onderwerp=onderwerp_over(kop, titel),
        sjabloon=sjabloon,
        context={
            "naam": aan.get_short_name(),
            "titel": titel,
            "wanneer": woorden.wanneer(verzoek.dag),
            "url": settings.SITE_URL + verzoek.get_absolute_url(),
            **context,
        },
        waarom="je een plek aanbiedt om mee te lopen" if als_gastgever else "je je meldde om mee te lopen",
    )


def _praktisch(verzoek: Meeloopverzoek) -> dict:
    return {"adres": verzoek.plek.adres, "meenemen": verzoek.plek.meenemen}


def _ander(verzoek: Meeloopverzoek, wie: Gebruiker) -> dict:
    ander = verzoek.ander(wie)
    als_gastgever = verzoek.is_gastgever(wie)
    return {
        "is_gastgever": als_gastgever,
        "ander": ander.naam if ander else "",
        "ander_adres": ander.email if ander else "",
        "organisatie": str(verzoek.organisatie if als_gastgever else verzoek.plek.organisatie),
    }


def _met_agenda(brief: Brief, verzoek: Meeloopverzoek, wie: Gebruiker, op: datetime) -> Brief:
    mail = Agendamail(
        punt(verzoek, als_gastgever=verzoek.is_gastgever(wie)),
        verzoek.agendanummer,
        organisator=Wie(AFZENDER, parseaddr(settings.DEFAULT_FROM_EMAIL)[1]),
        deelnemer=Wie(wie.naam, wie.email),
        tekst=f"Kun je toch niet? Zeg het af op: {settings.SITE_URL}{verzoek.get_absolute_url()}",
        op=op,
    )
    return Brief(**{**vars(brief), "agenda": mail.als_regel()})
