"""The parts of events in a calendar: somebody's own, and the programme that everybody may read."""

from collections.abc import Iterable
from datetime import date

from django.utils.text import Truncator

from evenementen.models import MET_PLAATS, Agendabericht, Deelname, Evenement, Onderdeel
from evenementen.sprekerpagina import VAST
from twentsekracht.mijn.agenda import Agendapunt
from twentsekracht.tijdvak import momenten

LANGSTE = Agendabericht._meta.get_field("titel").max_length


def punten(*, gebruiker, vanaf: date, op: date) -> list[Agendapunt]:
    """What was cancelled comes along as such. A part without a day is in nobody's calendar yet. One query."""
    in_agenda = [*MET_PLAATS, Deelname.Status.GEANNULEERD]
    eigen = Deelname.objects.van(gebruiker).filter(onderdeel__datum__gte=vanaf, status__in=in_agenda)
    return [punt_van(deelname) for deelname in eigen.order_by("pk")]


def kenmerk(deelname_id: int) -> str:
    return f"deelname-{deelname_id}"


def punt_van(deelname: Deelname) -> Agendapunt:
    """With the link to take part online, which only who has a place may know."""
    onderdeel = deelname.onderdeel
    return _punt(
        onderdeel,
        kenmerk=kenmerk(deelname.pk),
        plaats=", ".join(filter(None, [onderdeel.waar, onderdeel.online_url])),
        geannuleerd=deelname.status == Deelname.Status.GEANNULEERD or onderdeel.afgelast_op is not None,
    )


def spreekpunten(*, gebruiker, vanaf: date, op: date) -> list[Agendapunt]:
    """What somebody of the own ranks gives; of what is only proposed nobody knows yet whether it will be. One query."""
    delen = Onderdeel.objects.filter(
        sprekers__gebruiker=gebruiker, datum__gte=vanaf, evenement__planning__in=VAST
    )
    return [
        _punt(
            deel,
            kenmerk=f"spreker-{deel.pk}",
            voor="Je geeft: ",
            plaats=", ".join(filter(None, [deel.waar, deel.online_url])),
            geannuleerd=deel.afgelast_op is not None or deel.evenement.is_afgelast,
        )
        for deel in delen.select_related("evenement").distinct().order_by("pk")
    ]


def te_vertellen(deelnames: Iterable[Deelname]) -> list[Agendapunt]:
    """What belongs in a calendar: nothing without a place, without a day, or when it was called off."""
    return [
        punt_van(rij)
        for rij in deelnames
        if rij.status in MET_PLAATS and rij.onderdeel.datum and not rij.onderdeel.afgelast_op
    ]


def openbare_punten(evenement: Evenement, code: str | None = None) -> list[Agendapunt]:
    """Of the programme, or the part with this code; while there is none, the event itself. One query."""
    onderdelen = evenement.onderdelen.filter(datum__isnull=False).select_related("evenement")
    if code:
        onderdelen = onderdelen.filter(code=code)
    gevonden = [
        _punt(
            onderdeel,
            kenmerk=f"onderdeel-{onderdeel.pk}",
            plaats=onderdeel.waar,
            geannuleerd=onderdeel.afgelast_op is not None,
        )
        for onderdeel in onderdelen.order_by("datum", "begintijd", "pk")
    ]
    return gevonden or ([] if code else [_heel(evenement)])


def _heel(evenement: Evenement) -> Agendapunt:
    return Agendapunt(
        kenmerk=f"evenement-{evenement.pk}",
        titel=evenement.titel,
        begin=evenement.start,
        einde=evenement.einde,
        url=evenement.get_absolute_url(),
    )


def tijdvak(onderdeel: Onderdeel):
    """From-to of a part whose day is known."""
    return momenten(onderdeel.datum, onderdeel.begintijd, onderdeel.eindtijd)


def _punt(onderdeel: Onderdeel, *, voor: str = "", **velden) -> Agendapunt:
    begin, einde = tijdvak(onderdeel)
    evenement = onderdeel.evenement
    return Agendapunt(
        titel=Truncator(f"{voor}{onderdeel.titel} ({evenement.titel})").chars(LANGSTE),
        begin=begin,
        einde=einde,
        url=onderdeel.get_absolute_url() if evenement.is_gepubliceerd else "",
        **velden,
    )
