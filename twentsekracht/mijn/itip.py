"""A calendar item as mail: it asks a calendar program to put it in, to change it, or to take it out (RFC 5546, 6047).

One item per message, since Outlook and Exchange know no more than that (besluiten/0015). What is to be said is written
down short with the mail (`als_regel`), often by who holds what others wait for; it becomes a calendar when it is sent.
"""

import json
from dataclasses import asdict, dataclass
from datetime import date, datetime

from icalendar import Calendar, Event, vCalAddress, vText

from twentsekracht.mijn.agenda import Agendapunt
from twentsekracht.mijn.ics import afspraak, leesbaar, tijdzone


@dataclass(frozen=True)
class Wie:
    naam: str
    adres: str


@dataclass(frozen=True)
class Agendamail:
    """`punt.geannuleerd` takes it out. `volgnummer` rises with every message about the same item."""

    punt: Agendapunt
    volgnummer: int
    organisator: Wie
    deelnemer: Wie
    tekst: str
    op: datetime

    @property
    def methode(self) -> str:
        return "CANCEL" if self.punt.geannuleerd else "REQUEST"

    def als_regel(self) -> str:
        return json.dumps(asdict(self), default=lambda waarde: waarde.isoformat())

    @classmethod
    def van_regel(cls, regel: str) -> "Agendamail":
        velden = json.loads(regel)
        punt = velden["punt"]
        momenten = {naam: moment(punt[naam]) for naam in ("begin", "einde")}
        return cls(
            **velden
            | {
                "punt": Agendapunt(**punt | momenten),
                "organisator": Wie(**velden["organisator"]),
                "deelnemer": Wie(**velden["deelnemer"]),
                "op": datetime.fromisoformat(velden["op"]),
            }
        )

    def als_ics(self, *, site_url: str) -> str:
        kalender = Calendar()
        kalender.add("prodid", "-//Twentse Kracht//Uitnodiging//NL")
        kalender.add("version", "2.0")
        kalender.add("calscale", "GREGORIAN")
        kalender.add("method", self.methode)
        kalender.add_component(tijdzone())
        item = afspraak(self.punt, self.volgnummer, self.op, site_url)
        item.add("organizer", _adres(self.organisator))
        item.add("attendee", _deelnemer(self.deelnemer))
        item.add("description", leesbaar(self.tekst))
        _voor_outlook(item, self.punt)
        kalender.add_component(item)
        return kalender.to_ical().decode()


def moment(tekst: str) -> date | datetime:
    """As ISO 8601 writes it: a day, or a moment."""
    return datetime.fromisoformat(tekst) if "T" in tekst else date.fromisoformat(tekst)


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
