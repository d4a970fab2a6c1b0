"""The runs somebody has a place in, for their calendar: every session of its own. Two queries."""

from datetime import date

from django.db.models import Q

from school.models import MET_PLAATS, Inschrijving, Uitvoering
from twentsekracht.mijn.agenda import Agendapunt
from twentsekracht.tijdvak import momenten


def punten(*, gebruiker, vanaf: date, op: date) -> list[Agendapunt]:
    """What was cancelled comes along as such: only then a calendar that had it takes it out."""
    loopt_nog = Q(uitvoering__einde__gte=vanaf) | Q(
        uitvoering__einde__isnull=True, uitvoering__start__gte=vanaf
    )
    in_agenda = [*MET_PLAATS, Inschrijving.Status.GEANNULEERD]
    eigen = Inschrijving.objects.van(gebruiker).filter(loopt_nog, status__in=in_agenda).order_by("pk")
    return [
        punt
        for inschrijving in eigen.prefetch_related("uitvoering__bijeenkomsten")
        for punt in punten_van(inschrijving)
    ]


def punten_van(inschrijving: Inschrijving) -> list[Agendapunt]:
    """Of one enrolment: each session."""
    return [_punt(inschrijving, *moment) for moment in momenten_van(inschrijving.uitvoering)]


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


def momenten_van(uitvoering: Uitvoering) -> list[tuple]:
    """(what to tell it apart by, from, to, where) of each session; without any, of the run as a whole."""
    sessies = [
        (
            f"-{een.pk}",
            *momenten(een.datum, een.begintijd, een.eindtijd),
            ", ".join(filter(None, [een.locatie or uitvoering.locatie, een.ruimte, een.online_url])),
        )
        for een in uitvoering.bijeenkomsten.all()
    ]
    return sessies or [("", *_van_tot(uitvoering), uitvoering.locatie)]


def _van_tot(uitvoering: Uitvoering):
    """Over several days the hours say nothing about the days in between, so then whole days."""
    if uitvoering.laatste_dag > uitvoering.start:
        return uitvoering.start, uitvoering.laatste_dag
    return momenten(uitvoering.start, uitvoering.begintijd, uitvoering.eindtijd)
