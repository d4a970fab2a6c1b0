"""A calendar item in a mail: what stands in it, and how it travels."""

from datetime import UTC, date, datetime
from email import message_from_bytes, policy
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from tests.test_post import bezorg
from twentsekracht import post
from twentsekracht.mijn.agenda import Agendapunt
from twentsekracht.mijn.itip import Agendamail, Wie
from twentsekracht.werk.models import Bericht

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
OP = datetime(2026, 1, 5, 9, 30, 15, 99, tzinfo=UTC)
LES = Agendapunt(
    "inschrijving-3-8",
    "Omgevingswet",
    datetime(2026, 6, 9, 9, 0, tzinfo=AMSTERDAM),
    datetime(2026, 6, 9, 12, 0, tzinfo=AMSTERDAM),
    "Hengelo",
    "/school/omgevingswet/",
)


def schrijf(punt=LES, volgnummer=0, naam="Fatma Yılmaz", tekst="Tot dan."):
    return mail(punt, volgnummer, naam, tekst).als_ics(site_url="https://portaal.example")


def mail(punt=LES, volgnummer=0, naam="Fatma Yılmaz", tekst="Tot dan."):
    organisator = Wie("Twentse School", "school@portaal.example")
    return Agendamail(punt, volgnummer, organisator, Wie(naam, "fatma@borne.example"), tekst, OP)


def item(**anders):
    [gevonden] = Calendar.from_ical(schrijf(**anders)).walk("VEVENT")
    return gevonden


def anders(**velden):
    return Agendapunt(**{**LES.__dict__, **velden})


def test_it_says_who_asks_whom_what_and_when():
    een = item(volgnummer=4)
    assert (een["UID"], een["SEQUENCE"]) == ("inschrijving-3-8@portaal.example", 4)
    assert een["DTSTAMP"].dt == OP.replace(microsecond=0)
    assert (een["DTSTART"].dt, een["DTEND"].dt) == (LES.begin, LES.einde)
    assert een["ORGANIZER"] == "mailto:school@portaal.example"
    assert een["ATTENDEE"] == "mailto:fatma@borne.example"
    assert dict(een["ATTENDEE"].params) == {
        "CN": "Fatma Yılmaz",
        "CUTYPE": "INDIVIDUAL",
        "ROLE": "REQ-PARTICIPANT",
        "PARTSTAT": "ACCEPTED",
        "RSVP": "FALSE",
    }


def test_the_zone_comes_along_and_the_hours_are_of_here():
    ics = schrijf()
    assert "DTSTART;TZID=Europe/Amsterdam:20260609T090000" in ics
    assert Calendar.from_ical(ics).walk("VTIMEZONE")[0]["TZID"] == "Europe/Amsterdam"


@pytest.mark.parametrize(
    ("weg", "methode", "status"), [(False, "REQUEST", "CONFIRMED"), (True, "CANCEL", "CANCELLED")]
)
def test_one_method_for_the_whole_message(weg, methode, status):
    kalender = Calendar.from_ical(schrijf(anders(geannuleerd=weg)))
    assert (kalender["METHOD"], kalender.walk("VEVENT")[0]["STATUS"]) == (methode, status)


def test_whole_days_are_so_in_outlook_too():
    een = item(punt=anders(begin=date(2026, 6, 9), einde=date(2026, 6, 10)))
    assert (een["DTSTART"].dt, een["DTEND"].dt) == (date(2026, 6, 9), date(2026, 6, 11))
    assert een["X-MICROSOFT-CDO-ALLDAYEVENT"] == "TRUE"


@pytest.mark.parametrize(
    "naam", ['Jan "J" de Wit', "Jan; x:y, z", "Jan\r\nATTENDEE:mailto:x@y.example", "Jan\x00"]
)
def test_a_name_stays_a_name(naam):
    ics = schrijf(naam=naam)
    [een] = Calendar.from_ical(ics).walk("VEVENT")
    assert een["ATTENDEE"] == "mailto:fatma@borne.example"
    assert een["ATTENDEE"].params["CN"].startswith("Jan")


def test_lines_are_folded_and_end_as_they_should():
    ics = schrijf(anders(titel="Coördinatoren " * 20), tekst="Eén heel lange regel. " * 30).encode()
    assert max(map(len, ics.split(b"\r\n"))) <= 75
    assert b"\n" not in ics.replace(b"\r\n", b"")


@pytest.mark.parametrize(
    "velden", [{}, {"begin": date(2026, 6, 9), "einde": date(2026, 6, 10)}, {"geannuleerd": True}]
)
def test_what_waits_to_be_sent_is_what_is_sent(velden):
    eerst = mail(anders(**velden))
    assert Agendamail.van_regel(eerst.als_regel()) == eerst


# ---- on its way


@pytest.fixture
def brief(settings, db, tmp_path):
    """As it leaves: read back from the bytes."""
    settings.INSTALLED_APPS = [*settings.INSTALLED_APPS, "tests.werk.proefapp"]
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = tmp_path
    post.verstuur(
        aan="fatma@borne.example",
        onderwerp="Je hebt een plaats",
        sjabloon="proef",
        context={"naam": "Fatma", "titel": "Omgevingswet"},
        waarom="dit een test is",
        op=OP,
        agenda=mail(anders(titel="Coördinatie: één plek")).als_regel(),
    )
    bezorg()
    [bestand] = tmp_path.iterdir()
    return message_from_bytes(bestand.read_bytes().partition(b"\n---")[0], policy=policy.default)


def test_the_calendar_is_the_last_alternative_with_its_method_and_a_file_besides(brief):
    alternatief, bijlage = brief.iter_parts()
    delen = list(alternatief.iter_parts())
    assert brief.get_content_type() == "multipart/mixed"
    assert [deel.get_content_type() for deel in delen] == ["text/plain", "text/html", "text/calendar"]
    kop = delen[-1]["Content-Type"].params
    assert (kop["method"], kop["charset"]) == ("REQUEST", "utf-8")
    assert bijlage.get_content_type() == "application/ics"
    assert bijlage.get_filename() == "afspraak.ics"


def test_what_arrives_is_a_calendar_in_both_places(brief):
    alternatief, bijlage = brief.iter_parts()
    agenda = list(alternatief.iter_parts())[-1].get_content()
    for inhoud in (agenda, bijlage.get_payload(decode=True).decode()):
        [een] = Calendar.from_ical(inhoud).walk("VEVENT")
        assert een["SUMMARY"] == "Coördinatie: één plek"


def test_after_it_was_sent_we_keep_none_of_it(brief):
    assert Bericht.objects.values_list("tekst", "html", "agenda").get() == ("", "", "")
