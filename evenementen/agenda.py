"""The parts somebody has a place in, for their calendar. One query."""

from datetime import date

from evenementen.models import MET_PLAATS, Deelname
from twentsekracht.mijn.agenda import Agendapunt
from twentsekracht.tijdvak import momenten


def punten(*, gebruiker, vanaf: date, op: date) -> list[Agendapunt]:
    """What was cancelled comes along as such. A part without a day is in nobody's calendar yet."""
    in_agenda = [*MET_PLAATS, Deelname.Status.GEANNULEERD]
    eigen = Deelname.objects.van(gebruiker).filter(onderdeel__datum__gte=vanaf, status__in=in_agenda)
    return [_punt(deelname) for deelname in eigen.order_by("pk")]


def _punt(deelname: Deelname) -> Agendapunt:
    onderdeel = deelname.onderdeel
    evenement = onderdeel.evenement
    begin, einde = momenten(onderdeel.datum, onderdeel.begintijd, onderdeel.eindtijd)
    return Agendapunt(
        kenmerk=f"deelname-{deelname.pk}",
        titel=f"{onderdeel.titel} ({evenement.titel})",
        begin=begin,
        einde=einde,
        plaats=onderdeel.locatie,
        url=evenement.get_absolute_url() if evenement.is_gepubliceerd else "",
        geannuleerd=deelname.status == Deelname.Status.GEANNULEERD,
    )
