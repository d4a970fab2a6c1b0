"""The runs somebody has a place in, for their calendar. One query."""

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
    return [_punt(inschrijving) for inschrijving in eigen]


def _punt(inschrijving: Inschrijving) -> Agendapunt:
    uitvoering = inschrijving.uitvoering
    begin, einde = _van_tot(uitvoering)
    return Agendapunt(
        kenmerk=f"inschrijving-{inschrijving.pk}",
        titel=uitvoering.opleiding.titel,
        begin=begin,
        einde=einde,
        plaats=uitvoering.locatie,
        url=uitvoering.opleiding.get_absolute_url() if uitvoering.opleiding.is_gepubliceerd else "",
        geannuleerd=inschrijving.status == Inschrijving.Status.GEANNULEERD,
    )


def _van_tot(uitvoering: Uitvoering):
    """Over several days the hours say nothing about the days in between, so then whole days."""
    if uitvoering.laatste_dag > uitvoering.start:
        return uitvoering.start, uitvoering.laatste_dag
    return momenten(uitvoering.start, uitvoering.begintijd, uitvoering.eindtijd)
