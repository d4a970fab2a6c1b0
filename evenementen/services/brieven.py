"""The mails about taking part in an event: one for every move that somebody has to know of, for all parts at once."""

from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from evenementen.models import Deelname, Evenement, Evenementakkoord, Onderdeel
from evenementen.services import agendapost
from evenementen.services.brieven_programma import voor_de_agenda
from evenementen.services.links import akkoordteken, lijstteken
from evenementen.woorden import wanneer
from twentsekracht.organisaties.models import Gebruiker
from twentsekracht.post import Brief, onderwerp_over, verstuur_veel

Status = Deelname.Status


# ---- to who takes part


def aangemeld(
    gebruiker: Gebruiker,
    evenement: Evenement,
    deelnames: list[Deelname],
    *,
    niet: Iterable[tuple[Onderdeel, str]] = (),
    akkoord: Evenementakkoord | None = None,
    posities: dict[int, int] | None = None,
    op: datetime,
) -> None:
    """Everything somebody signed up for in one go, and how each stands. `posities`: of rows that wait."""
    per_status = {status: _regels(deelnames, status) for status in Status}
    wachtend = [
        {**_regel(rij.onderdeel), "positie": (posities or {}).get(rij.pk), "verlaat_url": _lijst_pad(rij)}
        for rij in deelnames
        if rij.status == Status.WACHTLIJST
    ]
    _aan_deelnemer(
        gebruiker,
        evenement,
        deelnames,
        "evenement_aangemeld",
        _wat_er_is(per_status, wachtend),
        op,
        geplaatst=per_status[Status.BEVESTIGD],
        wacht_op_akkoord=per_status[Status.WACHT_OP_AKKOORD],
        wachtlijst=wachtend,
        niet=[{**_regel(onderdeel), "reden": reden} for onderdeel, reden in niet],
        akkoord_aan=akkoord.aan if akkoord else "",
        akkoord_tot=akkoord.plaats_tot if akkoord else None,
        uren=settings.AANBOD_UREN,
    )


def _wat_er_is(per_status: dict, wachtend: list) -> str:
    if per_status[Status.BEVESTIGD]:
        return "Je bent aangemeld"
    if per_status[Status.WACHT_OP_AKKOORD]:
        return "We vragen akkoord"
    return "Je staat op de wachtlijst" if wachtend else "Je aanmelding"


def aangeboden(deelname: Deelname, *, op: datetime) -> None:
    _aan_deelnemer(
        deelname.deelnemer,
        deelname.onderdeel.evenement,
        [deelname],
        "evenement_aangeboden",
        "Er is een plaats voor je",
        op,
        **_regel(deelname.onderdeel),
        url=settings.SITE_URL + _lijst_pad(deelname),
        uiterlijk=date_format(timezone.localtime(deelname.aanbod_tot), "j F Y, H.i"),
    )


def geannuleerd(deelnames: list[Deelname], reden: str, *, op: datetime) -> None:
    """Of one person, of one event."""
    eerste = deelnames[0]
    if eerste.deelnemer is None:  # of an old list: there is nobody to write to
        return
    _aan_deelnemer(
        eerste.deelnemer,
        eerste.onderdeel.evenement,
        deelnames,
        "evenement_geannuleerd",
        "Je doet niet meer mee",
        op,
        onderdelen=[_regel(rij.onderdeel) for rij in deelnames],
        reden=reden,
    )


def akkoord_gegeven(akkoord: Evenementakkoord, deelnames: list[Deelname], *, op: datetime) -> None:
    eerste = deelnames[0]
    _aan_deelnemer(
        eerste.deelnemer,
        eerste.onderdeel.evenement,
        deelnames,
        "evenement_akkoord_gegeven",
        "Je kunt gaan",
        op,
        onderdelen=[_regel(rij.onderdeel) for rij in deelnames],
        door_contactpersoon=bool(akkoord.door_id),
    )


def gewisseld(van: Deelname, naar: Deelname, *, op: datetime) -> None:
    """The part that was given up, and the one they have instead."""
    _aan_deelnemer(
        naar.deelnemer,
        naar.onderdeel.evenement,
        [van, naar],
        "evenement_gewisseld",
        "Je hebt gewisseld",
        op,
        van=_regel(van.onderdeel),
        naar=_regel(naar.onderdeel),
        wacht_op_akkoord=naar.status == Status.WACHT_OP_AKKOORD,
    )


def _aan_deelnemer(
    gebruiker: Gebruiker,
    evenement: Evenement,
    deelnames: list[Deelname],
    sjabloon: str,
    onderwerp: str,
    op: datetime,
    **context,
) -> None:
    """Every mail to who takes part passes here: what changes in their calendar because of these rows goes along."""
    titel = _titel(evenement)
    posten = agendapost.vertel(deelnames, op=op)
    brief = Brief(
        aan=gebruiker.email,
        onderwerp=onderwerp_over(onderwerp, titel),
        sjabloon=sjabloon,
        context={
            "naam": gebruiker.get_short_name(),
            "evenement": titel,
            "url": settings.SITE_URL + evenement.get_absolute_url(),
            "is_afspraak": bool(posten),
            "is_reeks": len(posten) > 1,
            **context,
        },
        waarom=f"je je hebt aangemeld voor ‘{titel}’",
        agenda=posten[0].regel if posten else "",
    )
    verstuur_veel([brief, *voor_de_agenda(gebruiker, evenement, posten[1:])], op=op)


# ---- to who agrees


def vraag_akkoord(
    akkoord: Evenementakkoord, deelnames: list[Deelname], *, is_herinnering: bool = False, op: datetime
) -> None:
    _aan_collega(
        akkoord.aan,
        deelnames,
        "evenement_akkoord",
        "Herinnering: ga je akkoord" if is_herinnering else "Ga je akkoord",
        op,
        akkoord_tot=akkoord.plaats_tot,
        akkoord_url=settings.SITE_URL + reverse("evenementen:akkoord", args=[akkoordteken(akkoord)]),
    )


def ter_kennis(deelnames: list[Deelname], *, in_plaats_van: Onderdeel | None = None, op: datetime) -> None:
    """`in_plaats_van`: what they would go to before."""
    if aan := deelnames[0].leidinggevende:
        _aan_collega(
            aan,
            deelnames,
            "evenement_ter_kennis",
            "Een collega gaat naar een evenement",
            op,
            in_plaats_van=_regel(in_plaats_van) if in_plaats_van else None,
        )


def _aan_collega(aan: str, deelnames: list[Deelname], sjabloon: str, onderwerp: str, op, **context) -> None:
    """Without account, usually: somebody whose address was given."""
    naam, titel = deelnames[0].deelnemer.naam, _titel(deelnames[0].onderdeel.evenement)
    brief = Brief(
        aan=aan,
        onderwerp=onderwerp_over(onderwerp, titel),
        sjabloon=sjabloon,
        context={
            "evenement": titel,
            "deelnemer": naam,
            "onderdelen": [_regel(rij.onderdeel) for rij in deelnames],
            **context,
        },
        waarom=f"{naam} jouw adres opgaf als dat van de leidinggevende",
    )
    verstuur_veel([brief], op=op)


# ---- words


def _regels(deelnames: list[Deelname], status: Status) -> list[dict]:
    return [_regel(rij.onderdeel) for rij in deelnames if rij.status == status]


def _regel(onderdeel: Onderdeel) -> dict:
    return {
        "onderdeel": " ".join(onderdeel.titel.split()),
        "wanneer": wanneer(onderdeel),
        "waar": onderdeel.waar,
    }


def _titel(evenement: Evenement) -> str:
    return " ".join(evenement.titel.split())


def _lijst_pad(deelname: Deelname) -> str:
    return reverse("evenementen:aanbod", args=[lijstteken(deelname)])
