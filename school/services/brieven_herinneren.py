"""The mails about what comes, and about what was."""

from datetime import date, datetime

from django.conf import settings
from django.utils.formats import date_format

from school.agenda import punten_van
from school.evaluatie import sluit_op
from school.models import Inschrijving
from school.services.brieven import aan_deelnemer, adres
from twentsekracht.mijn.agendawoorden import moment, route


def herinnering(inschrijving: Inschrijving, dag: date, *, op: datetime) -> None:
    """Of one day: when, where, and what to bring."""
    run = inschrijving.uitvoering
    sessie = next((een for een in punten_van(inschrijving) if een.eerste_dag == dag), None)
    if sessie is None:  # the day was moved since
        return
    pagina = f"{settings.SITE_URL}{run.opleiding.get_absolute_url()}"
    aan_deelnemer(
        inschrijving,
        "school_herinnering",
        f"Op {date_format(dag, 'l j F')}",
        op,
        wanneer=moment(sessie),
        locatie=sessie.plaats,
        route_url=route(sessie.plaats),
        meenemen=run.meenemen,
        opleiding_url=pagina if run.opleiding.materialen else "",
    )


def vraag_evaluatie(inschrijving: Inschrijving, *, op: datetime) -> None:
    aan_deelnemer(
        inschrijving,
        "school_evaluatie",
        "Wat vond je ervan",
        op,
        evaluatie_url=adres("evaluatie", inschrijving.pk),
        leren_url=adres("leren"),
        sluit_op=sluit_op(inschrijving.uitvoering),
    )
