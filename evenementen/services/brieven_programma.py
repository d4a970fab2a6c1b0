"""The mails about what comes: what is for the calendar, what changed in it, and reminders with the way to get there."""

from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format

from evenementen.models import MET_PLAATS, Deelname, Evenement, Herinnering
from evenementen.services import agendapost
from evenementen.woorden import wanneer
from twentsekracht import markdown
from twentsekracht.mijn.agendapost import Agendapost
from twentsekracht.mijn.agendawoorden import moment, route
from twentsekracht.organisaties.models import Gebruiker
from twentsekracht.post import Brief, onderwerp_over, verstuur_veel


def herinnering(deelnames: list[Deelname], soort: str, *, op: datetime) -> None:
    """Of one person and one event, in order of time: when, where, how to get there and how to join online."""
    gebruiker, evenement = deelnames[0].deelnemer, deelnames[0].onderdeel.evenement
    onderdelen = [_regel(rij) for rij in deelnames]
    wanneer = (
        "Volgende week"
        if soort == Herinnering.Soort.WEEK
        else f"Op {date_format(deelnames[0].onderdeel.datum, 'l j F')}"
    )
    brief = _brief(
        gebruiker,
        evenement,
        "evenement_herinnering",
        wanneer,
        onderdelen=onderdelen,
        route=_alineas(evenement.route) if any(regel["waar"] for regel in onderdelen) else [],
    )
    verstuur_veel([brief], op=op)


def _regel(deelname: Deelname) -> dict:
    onderdeel = deelname.onderdeel
    return {
        "titel": " ".join(onderdeel.titel.split()),
        "wanneer": wanneer(onderdeel),
        "waar": onderdeel.waar,
        "kaart_adres": route(onderdeel.locatie),
        "online_adres": onderdeel.online_url,
    }


def _alineas(tekst: str) -> list[str]:
    return [alinea for stuk in tekst.split("\n\n") if (alinea := markdown.platte_tekst(stuk))]


# ---- the calendar


def agenda_gewijzigd(deelnames: list[Deelname], *, op: datetime) -> bool:
    """What the calendar of this one person does not know yet. Of what had a place in it before, a mail says what is
    different."""
    posten = agendapost.vertel(deelnames, op=op)
    if not posten:
        return False
    gebruiker, evenement = deelnames[0].deelnemer, deelnames[0].onderdeel.evenement
    if any(rij.status in MET_PLAATS for rij in deelnames) and not all(post.is_nieuw for post in posten):
        brief = _brief(
            gebruiker,
            evenement,
            "evenement_gewijzigd",
            "Er is iets gewijzigd",
            wijzigingen=[f"{post.punt.titel}. {regel}" for post in posten for regel in post.wijziging],
            is_reeks=len(posten) > 1,
            agenda=posten[0].regel,
        )
        verstuur_veel([brief, *voor_de_agenda(gebruiker, evenement, posten[1:])], op=op)
    else:
        verstuur_veel(voor_de_agenda(gebruiker, evenement, posten), op=op)
    return True


def voor_de_agenda(gebruiker: Gebruiker, evenement: Evenement, posten: list[Agendapost]) -> list[Brief]:
    """Each of its own: calendar programs take one item from a mail (besluiten/0015)."""
    return [
        _brief(
            gebruiker,
            evenement,
            "evenement_agenda",
            "Vervalt" if post.punt.geannuleerd else "Voor je agenda",
            over=f"{post.punt.titel}, {date_format(post.punt.eerste_dag, 'j F Y')}",
            agenda=post.regel,
            titel=post.punt.titel,
            wanneer=moment(post.punt),
            locatie=post.punt.plaats,
            is_weg=post.punt.geannuleerd,
            is_nieuw=post.is_nieuw,
        )
        for post in posten
    ]


def _brief(
    gebruiker: Gebruiker,
    evenement: Evenement,
    sjabloon: str,
    onderwerp: str,
    *,
    over: str = "",
    agenda: str = "",
    **context,
) -> Brief:
    titel = " ".join(evenement.titel.split())
    return Brief(
        aan=gebruiker.email,
        onderwerp=onderwerp_over(onderwerp, over or titel),
        sjabloon=sjabloon,
        context={
            "naam": gebruiker.get_short_name(),
            "evenement": titel,
            "url": f"{settings.SITE_URL}{reverse('evenementen:mijn', args=[evenement.jaar, evenement.code])}",
            **context,
        },
        waarom=f"je je hebt aangemeld voor ‘{titel}’",
        agenda=agenda,
    )
