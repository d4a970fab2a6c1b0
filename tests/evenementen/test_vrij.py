"""A list of holidays or recesses that somebody sends: what it may look like, and for whom it counts."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from icalendar import Calendar, Event

from evenementen.models import VrijePeriode
from evenementen.vrijlezen import Periode, lees
from tests.evenementen.maken import maak_vrije_periode
from tests.maken import maak_gebruiker, maak_organisatie
from twentsekracht.keuring import Geweigerd
from twentsekracht.organisaties.models import Rol
from twentsekracht.rekenblad import als_antwoord

ZOMER = Periode("Zomerreces", date(2031, 7, 10), date(2031, 8, 22))
CSV = b"Naam;Van;Tot\nZomerreces;10-07-2031;22-08-2031\n"
PAD = "/evenementen/planning/vrij/"


def agenda(*afspraken):
    kalender = Calendar()
    for naam, begin, einde in afspraken:
        een = Event()
        een.add("summary", naam)
        een.add("dtstart", begin)
        if einde:
            een.add("dtend", einde)
        kalender.add_component(een)
    return kalender.to_ical()


@pytest.mark.parametrize(
    "inhoud",
    [
        CSV,
        b"\xef\xbb\xbftot,naam,van\n2031-08-22,Zomerreces,2031-07-10\n,,\n",
        agenda(("Zomerreces", date(2031, 7, 10), date(2031, 8, 23))),
        b"\xef\xbb\xbf" + agenda(("Zomerreces", date(2031, 7, 10), date(2031, 8, 23))),
        als_antwoord("xlsx", "x", ("naam", "van", "tot"), [("Zomerreces", ZOMER.van, ZOMER.tot)]).content,
        als_antwoord("ods", "x", ("naam", "van", "tot"), [("Zomerreces", ZOMER.van, ZOMER.tot)]).content,
    ],
)
def test_a_calendar_and_a_list_say_the_same(inhoud):
    assert lees(inhoud) == [ZOMER]


def test_a_day_without_an_end_is_one_day():
    assert lees(agenda(("Vrij", date(2031, 5, 5), None))) == [
        Periode("Vrij", date(2031, 5, 5), date(2031, 5, 5))
    ]
    assert lees(b"naam;van;tot\nVrij;05-05-2031;") == [Periode("Vrij", date(2031, 5, 5), date(2031, 5, 5))]


@pytest.mark.parametrize(
    ("inhoud", "waarom"),
    [
        (b"", "ontbreekt: naam, van, tot"),
        (b"naam;van\nx;1", "ontbreekt: tot"),
        (b"naam;van;tot\n", "geen enkele periode"),
        (b"naam;van;tot\nZomer;morgen;later", "Regel 2: .morgen. is geen datum"),
        (b"naam;van;tot\n;10-07-2031;", "Regel 2: geef een naam"),
        (b"naam;van;tot\n" + b"x" * 61 + b";10-07-2031;", "hoogstens 60 tekens"),
        (b"naam;van;tot\nZomer;10-07-2031;09-07-2031", "ligt voor de eerste"),
        (b"naam;van;tot\nZomer;31-12-9999;", "kunnen niet kloppen"),
        (b"naam;van;tot\nZomer;01-01-2031;31-12-2031", "kunnen niet kloppen"),
        (b"naam;van;tot\na\x00b;10-07-2031;", "geen lijst of agenda"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "geen lijst of agenda"),
        (b"PK\x03\x04kapot", "."),
        (b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:x\nEND:VEVENT\nEND:VCALENDAR", "kunnen we niet lezen"),
        (b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:morgen", "kunnen we niet lezen|geen enkele"),
        (b"naam;van;tot\n" + b"".join(b"a%d;10-07-2031;\n" % n for n in range(201)), "te veel"),
        (b"x" * (1024 * 1024 + 1), "te groot"),
    ],
)
def test_what_cannot_be_read_says_why_and_where(inhoud, waarom):
    with pytest.raises(Geweigerd, match=waarom):
        lees(inhoud)


def stuur(browser, inhoud=CSV, **velden):
    return browser.post(PAD, {"bestand": SimpleUploadedFile("reces.csv", inhoud), **velden}, follow=True)


@pytest.mark.django_db
def test_a_contactpersoon_takes_over_the_own_recess_and_of_nobody_else(als):
    losser, elders = maak_organisatie("losser"), maak_organisatie("almelo")
    browser = als(maak_gebruiker(Rol.CONTACTPERSOON, losser))
    assert "1 periode overgenomen" in stuur(browser, organisatie=losser.pk).text
    rij = VrijePeriode.objects.get(organisatie=losser)
    assert (rij.soort, rij.naam, rij.van, rij.tot) == ("reces", ZOMER.naam, ZOMER.van, ZOMER.tot)
    assert "geldige keuze" in stuur(browser, organisatie=elders.pk).text
    assert "verplicht" in stuur(browser).text
    assert not VrijePeriode.objects.filter(naam="Zomerreces").exclude(organisatie=losser).exists()


@pytest.mark.django_db
def test_the_coordinator_takes_over_the_holidays_of_the_schools_twice_the_same(als):
    bureau = als(maak_gebruiker(Rol.COORDINATOR))
    maak_vrije_periode(naam="Zomerreces", van=ZOMER.van)
    assert "1 periode overgenomen" in stuur(bureau).text
    assert VrijePeriode.objects.get(naam="Zomerreces").tot == ZOMER.tot
    assert "Alles stond er al" in stuur(bureau).text
    assert "geen datum" in stuur(bureau, b"naam;van;tot\nx;y;z").text
