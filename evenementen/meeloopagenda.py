"""The days on which somebody goes along or receives somebody, for their calendar. One query."""

from datetime import date

from evenementen.meeloopwoorden import titel
from evenementen.models import KENT_ELKAAR, Meeloopverzoek
from twentsekracht.mijn.agenda import Agendapunt
from twentsekracht.tijdvak import momenten

Status = Meeloopverzoek.Status


def punten(*, gebruiker, vanaf: date, op: date) -> list[Agendapunt]:
    """What was called off after it stood in a calendar comes along as such."""
    eigen = Meeloopverzoek.objects.met(gebruiker).filter(datum__gte=vanaf, agendanummer__isnull=False)
    return [
        punt(verzoek, als_gastgever=verzoek.is_gastgever(gebruiker))
        for verzoek in eigen.met_alles().order_by("pk")
    ]


def punt(verzoek: Meeloopverzoek, *, als_gastgever: bool) -> Agendapunt:
    """No name in it: a calendar is read by more people than its owner."""
    dag, plek = verzoek.dag, verzoek.plek
    begin, einde = momenten(dag.datum, dag.begintijd, dag.eindtijd)
    wie = f"Er loopt iemand met je mee ({verzoek.organisatie.korte_naam})"
    return Agendapunt(
        kenmerk=f"meelopen-{'gast-' if als_gastgever else ''}{verzoek.pk}",
        titel=wie if als_gastgever else f"{titel(plek)} ({plek.organisatie.korte_naam})",
        begin=begin,
        einde=einde,
        plaats=", ".join(deel for deel in (plek.adres, plek.plaatsnaam) if deel),
        url=verzoek.get_absolute_url(),
        geannuleerd=verzoek.status not in KENT_ELKAAR or verzoek.status == Status.NIET_DOORGEGAAN,
    )
