"""A calendar item as mail: it asks a calendar program to put it in, to change it, or to take it out (RFC 5546, 6047).

One item per message, since Outlook and Exchange know no more than that (besluiten/0015).
"""

from dataclasses import dataclass
from datetime import datetime

from icalendar import Calendar, Event, vCalAddress, vText

from twentsekracht.mijn.agenda import Agendapunt
from twentsekracht.mijn.ics import afspraak, leesbaar, tijdzone


@dataclass(frozen=True)
class Wie:
    naam: str
    adres: str


def als_itip(
    punt: Agendapunt,
    *,
    volgnummer: int,
    organisator: Wie,
    deelnemer: Wie,
    tekst: str,
    op: datetime,
    site_url: str,
) -> str:
    """`punt.geannuleerd` takes it out. `volgnummer` rises with every message about the same item."""
    kalender = Calendar()
    kalender.add("prodid", "-//Twentse Kracht//Uitnodiging//NL")
    kalender.add("version", "2.0")
    kalender.add("calscale", "GREGORIAN")
    kalender.add("method", "CANCEL" if punt.geannuleerd else "REQUEST")
    kalender.add_component(tijdzone())
    item = afspraak(punt, volgnummer, op, site_url)
    item.add("organizer", _adres(organisator))
    item.add("attendee", _deelnemer(deelnemer))
    item.add("description", leesbaar(tekst))
    _voor_outlook(item, punt)
    kalender.add_component(item)
    return kalender.to_ical().decode()


def _adres(wie: Wie) -> vCalAddress:
    adres = vCalAddress(f"mailto:{wie.adres}")
    # A parameter may hold no double quote, whatever stands around it.
    adres.params["CN"] = vText(leesbaar(wie.naam).replace('"', "’").replace("\n", " "))
    return adres


def _deelnemer(wie: Wie) -> vCalAddress:
    """Comes, and is not asked: to give back the place there is a page."""
    adres = _adres(wie)
    for naam, waarde in {
        "CUTYPE": "INDIVIDUAL",
        "ROLE": "REQ-PARTICIPANT",
        "PARTSTAT": "ACCEPTED",
        "RSVP": "FALSE",
    }.items():
        adres.params[naam] = vText(waarde)
    return adres


def _voor_outlook(item: Event, punt: Agendapunt) -> None:
    item.add("x-microsoft-disallow-counter", "TRUE")  # nobody reads a proposal for another time
    item.add("x-microsoft-cdo-busystatus", "FREE" if punt.geannuleerd else "BUSY")
    if not punt.heeft_tijd:
        item.add("x-microsoft-cdo-alldayevent", "TRUE")
