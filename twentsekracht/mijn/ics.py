"""A calendar as calendar programs read it (RFC 5545), the same bytes as long as it holds the same."""

from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from urllib.parse import urljoin, urlsplit
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard, vRecur

from twentsekracht.mijn.agenda import Agendapunt

VORM = 1  # goes up when this file writes something else of the same items
NAAM = "Twentse Kracht"
TZID = "Europe/Amsterdam"
AMSTERDAM = ZoneInfo(TZID)
VERVERS = timedelta(hours=4)


def stand_van(punten: list[Agendapunt]) -> str:
    """A hash of what the calendar holds: another one, and there is something new."""
    return sha256(repr((VORM, punten)).encode()).hexdigest()


def als_ics(
    punten: list[Agendapunt], *, volgnummer: int, gewijzigd_op: datetime, site_url: str, naam: str = NAAM
) -> bytes:
    kalender = Calendar()
    kalender.add("prodid", "-//Twentse Kracht//Mijn agenda//NL")
    kalender.add("version", "2.0")
    kalender.add("calscale", "GREGORIAN")
    kalender.add("method", "PUBLISH")
    kalender.add("name", leesbaar(naam))
    kalender.add("x-wr-calname", leesbaar(naam))
    kalender.add("x-wr-timezone", TZID)
    kalender.add("refresh-interval", VERVERS, parameters={"value": "DURATION"})
    kalender.add("x-published-ttl", "PT4H")
    kalender.add_component(tijdzone())  # also without items: a calendar holds at least one component
    for punt in punten:
        kalender.add_component(afspraak(punt, volgnummer, gewijzigd_op, site_url))
    return kalender.to_ical()


def afspraak(punt: Agendapunt, volgnummer: int, gewijzigd_op: datetime, site_url: str) -> Event:
    afspraak = Event()
    afspraak.add("uid", f"{punt.kenmerk}@{urlsplit(site_url).hostname}")
    afspraak.add("dtstamp", gewijzigd_op.astimezone(UTC).replace(microsecond=0))
    afspraak.add("sequence", volgnummer)
    afspraak.add("summary", leesbaar(punt.titel))
    for naam, moment in _wanneer(punt):
        afspraak.add(naam, moment)
    if punt.plaats:
        afspraak.add("location", leesbaar(punt.plaats))
    if punt.url:
        afspraak.add("url", urljoin(site_url, punt.url))
    afspraak.add("status", "CANCELLED" if punt.geannuleerd else "CONFIRMED")
    afspraak.add("transp", "TRANSPARENT" if punt.geannuleerd else "OPAQUE")
    return afspraak


def _wanneer(punt: Agendapunt) -> list[tuple[str, date | datetime]]:
    """In iCalendar the end is the first moment after it; an end that is not later may not be there."""
    if not punt.heeft_tijd:
        return [("dtstart", punt.eerste_dag), ("dtend", punt.laatste_dag + timedelta(days=1))]
    begin, einde = _hier(punt.begin), _hier(punt.einde)
    later = einde.astimezone(UTC) > begin.astimezone(UTC)
    return [("dtstart", begin)] + ([("dtend", einde)] if later else [])


def _hier(moment: datetime) -> datetime:
    return moment.astimezone(AMSTERDAM) if moment.tzinfo else moment.replace(tzinfo=AMSTERDAM)


def leesbaar(tekst: str) -> str:
    """Without characters that no calendar program knows what to do with."""
    return "".join(teken for teken in tekst.replace("\r\n", "\n") if teken.isprintable() or teken == "\n")


def tijdzone() -> Timezone:
    """The rule since 1996 instead of a list of years."""
    zone = Timezone()
    zone.add("tzid", TZID)
    for soort, naam, begin, van, naar, maand in [
        (TimezoneDaylight, "CEST", "1996-03-31 02:00", 1, 2, 3),
        (TimezoneStandard, "CET", "1996-10-27 03:00", 2, 1, 10),
    ]:
        helft = soort()
        helft.add("dtstart", datetime.fromisoformat(begin))
        helft.add("tzoffsetfrom", timedelta(hours=van))
        helft.add("tzoffsetto", timedelta(hours=naar))
        helft.add("tzname", naam)
        helft.add("rrule", vRecur(freq="yearly", bymonth=maand, byday="-1su"))
        zone.add_component(helft)
    return zone
