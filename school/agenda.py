"""The runs somebody has a place in, for their calendar: every session of its own. Two queries."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q

from school.models import IN_ZICHT, MET_PLAATS, Bijeenkomst, Inschrijving, Uitvoering
from twentsekracht.mijn.agenda import Agendapunt
from twentsekracht.tijdvak import momenten


def punten(*, gebruiker, vanaf: date, op: date) -> list[Agendapunt]:
    """What was cancelled comes along as such: only then a calendar that had it takes it out."""
    eigen = _eigen(gebruiker, vanaf).filter(status__in=[*MET_PLAATS, Inschrijving.Status.GEANNULEERD])
    return [punt for inschrijving in eigen for punt in punten_van(inschrijving)]


def punten_in_zicht(*, gebruiker, vanaf: date, behalve: Uitvoering) -> list[Agendapunt]:
    """In no calendar yet: of other runs, where somebody may get a place any moment."""
    eigen = _eigen(gebruiker, vanaf).filter(status__in=IN_ZICHT).exclude(uitvoering=behalve)
    return [punt for inschrijving in eigen for punt in punten_van(inschrijving)]


def _eigen(gebruiker, vanaf: date):
    loopt_nog = Q(uitvoering__einde__gte=vanaf) | Q(
        uitvoering__einde__isnull=True, uitvoering__start__gte=vanaf
    )
    eigen = Inschrijving.objects.van(gebruiker).filter(loopt_nog).order_by("pk")
    return eigen.prefetch_related("uitvoering__bijeenkomsten")


def punten_van(inschrijving: Inschrijving) -> list[Agendapunt]:
    """Of one enrolment: each session."""
    return [_punt(inschrijving, *moment) for moment in momenten_van(inschrijving.uitvoering)]


def te_vertellen(inschrijving: Inschrijving) -> list[Agendapunt]:
    """What belongs in their calendar: nothing without a place, or when the run was called off."""
    if inschrijving.status not in MET_PLAATS or inschrijving.uitvoering.afgelast_op:
        return []
    return punten_van(inschrijving)


def _punt(inschrijving: Inschrijving, nummer: str, begin, einde, plaats: str) -> Agendapunt:
    opleiding = inschrijving.uitvoering.opleiding
    return Agendapunt(
        kenmerk=f"inschrijving-{inschrijving.pk}{nummer}",
        titel=opleiding.titel,
        begin=begin,
        einde=einde,
        plaats=plaats,
        url=opleiding.get_absolute_url() if opleiding.is_gepubliceerd else "",
        geannuleerd=inschrijving.status == Inschrijving.Status.GEANNULEERD,
    )


def punten_van_catalogus(uitvoeringen: Iterable[Uitvoering]) -> list[Agendapunt]:
    """Of what is to come, for anybody: where to take part online is for who has a place."""
    return [
        Agendapunt(
            kenmerk=f"uitvoering-{run.pk}{nummer}",
            titel=run.opleiding.titel,
            begin=begin,
            einde=einde,
            plaats=plaats,
            url=run.opleiding.get_absolute_url(),
        )
        for run in uitvoeringen
        for nummer, begin, einde, plaats in momenten_van(run, met_link=False)
    ]


def momenten_van(uitvoering: Uitvoering, *, met_link: bool = True) -> list[tuple]:
    """(what to tell it apart by, from, to, where) of each session; without any, of the run as a whole."""
    sessies = [
        (
            f"-{een.pk}",
            *momenten(een.datum, een.begintijd, een.eindtijd),
            _waar(een, met_link),
        )
        for een in uitvoering.bijeenkomsten.all()
    ]
    return sessies or [("", *_van_tot(uitvoering), uitvoering.locatie)]


def _waar(sessie: Bijeenkomst, met_link: bool) -> str:
    online = sessie.online_url if met_link else "online" if sessie.online_url else ""
    return ", ".join(filter(None, [sessie.locatie or sessie.uitvoering.locatie, sessie.ruimte, online]))


def _van_tot(uitvoering: Uitvoering):
    """Over several days the hours say nothing about the days in between, so then whole days."""
    if uitvoering.laatste_dag > uitvoering.start:
        return uitvoering.start, uitvoering.laatste_dag
    return momenten(uitvoering.start, uitvoering.begintijd, uitvoering.eindtijd)
