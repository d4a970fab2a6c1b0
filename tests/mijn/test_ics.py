"""The calendar as programs read it: by an independent parser, and by hand against RFC 5545."""

import re
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from twentsekracht.mijn.agenda import Agendapunt
from twentsekracht.mijn.ics import als_ics, stand_van

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
NU = datetime(2026, 11, 22, 9, 30, 15, 123456, tzinfo=AMSTERDAM)
HELE_DAGEN = Agendapunt(
    "inschrijving-1", "Omgevingswet", date(2026, 3, 12), date(2026, 3, 13), "Hengelo", "/school/1/"
)
UURTJE = Agendapunt(
    "deelname-2",
    "Lezing",
    datetime(2026, 6, 9, 9, 0, tzinfo=AMSTERDAM),
    datetime(2026, 6, 9, 12, 0, tzinfo=AMSTERDAM),
)


def schrijf(*punten, volgnummer=3):
    return als_ics(list(punten), volgnummer=volgnummer, gewijzigd_op=NU, site_url="https://portaal.example/")


def lees(*punten, **rest):
    return Calendar.from_ical(schrijf(*punten, **rest))


def punt(**velden):
    return Agendapunt(**{**UURTJE.__dict__, **velden})


def regels(ics):
    return re.sub(r"\r\n[ \t]", "", ics.decode()).split("\r\n")


def test_every_line_ends_with_crlf_and_holds_at_most_75_bytes():
    ics = schrijf(punt(titel="Coördinatoren en " + "één lange titel die niet past, " * 9))
    assert ics.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in ics.replace(b"\r\n", b"")
    assert max(map(len, ics.split(b"\r\n"))) <= 75
    for regel in ics.split(b"\r\n"):
        regel.decode()  # no character is cut in two


@pytest.mark.parametrize(
    ("tekst", "geschreven"),
    [
        ("Recht; wet, en regel", r"Recht\; wet\, en regel"),
        ("Eerste\nTweede", r"Eerste\nTweede"),
        ("Eerste\r\nTweede", r"Eerste\nTweede"),
        ("Pad \\ pad", r"Pad \\ pad"),
        ("Vals\r\nEND:VEVENT", r"Vals\nEND:VEVENT"),
        ("Bel\x07 en nul\x00", "Bel en nul"),
        ("Alleen\rterug", "Alleenterug"),
    ],
)
def test_characters_with_a_meaning_are_escaped_and_others_are_left_out(tekst, geschreven):
    ics = schrijf(punt(titel=tekst, plaats=tekst))
    assert f"SUMMARY:{geschreven}" in regels(ics)
    assert f"LOCATION:{geschreven}" in regels(ics)
    assert len(Calendar.from_ical(ics).walk("VEVENT")) == 1


def test_the_calendar_says_what_it_is_and_how_often_to_look():
    kop = regels(schrijf(UURTJE))
    for regel in (
        "VERSION:2.0",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "X-WR-CALNAME:Twentse Kracht",
        "NAME:Twentse Kracht",
        "REFRESH-INTERVAL;VALUE=DURATION:PT4H",
        "X-PUBLISHED-TTL:PT4H",
    ):
        assert kop.count(regel) == 1
    assert (kop[0], kop[-2:]) == ("BEGIN:VCALENDAR", ["END:VCALENDAR", ""])


def test_whole_days_are_dates_and_end_the_day_after():
    (item,) = lees(HELE_DAGEN).walk("VEVENT")
    assert (item["dtstart"].dt, item["dtend"].dt) == (date(2026, 3, 12), date(2026, 3, 14))
    assert "DTSTART;VALUE=DATE:20260312" in regels(schrijf(HELE_DAGEN))


def test_a_part_of_a_day_is_told_in_local_time_with_its_zone():
    ics = schrijf(UURTJE)
    assert "DTSTART;TZID=Europe/Amsterdam:20260609T090000" in regels(ics)
    (item,) = Calendar.from_ical(ics).walk("VEVENT")
    assert item["dtstart"].dt == UURTJE.begin
    assert item["dtend"].dt == UURTJE.einde


@pytest.mark.parametrize("begin", [datetime(2026, 6, 9, 7, 0, tzinfo=UTC), datetime(2026, 6, 9, 9, 0)])  # noqa: DTZ001
def test_however_the_moment_was_told_it_is_the_same_on_the_wall(begin):
    ics = schrijf(punt(begin=begin, einde=begin + timedelta(hours=3)))
    assert "DTSTART;TZID=Europe/Amsterdam:20260609T090000" in regels(ics)
    assert "DTEND;TZID=Europe/Amsterdam:20260609T120000" in regels(ics)


def test_a_day_together_with_a_moment_is_whole_days():
    (item,) = lees(punt(begin=date(2026, 6, 9))).walk("VEVENT")
    assert (item["dtstart"].dt, item["dtend"].dt) == (date(2026, 6, 9), date(2026, 6, 10))


def test_an_end_that_is_not_later_is_left_out():
    (item,) = lees(punt(einde=UURTJE.begin)).walk("VEVENT")
    assert "dtend" not in item


@pytest.mark.parametrize("dag", [date(2026, 3, 29), date(2026, 10, 25)])
def test_on_the_days_the_clock_changes_the_hours_on_the_wall_stay(dag):
    begin = datetime(dag.year, dag.month, dag.day, 1, 0, tzinfo=AMSTERDAM)
    einde = datetime(dag.year, dag.month, dag.day, 9, 0, tzinfo=AMSTERDAM)
    (item,) = lees(punt(begin=begin, einde=einde)).walk("VEVENT")
    uren = (item["dtend"].dt.astimezone(UTC) - item["dtstart"].dt.astimezone(UTC)) / timedelta(hours=1)
    assert (item["dtstart"].dt.hour, item["dtend"].dt.hour) == (1, 9)
    assert uren == (7 if dag.month == 3 else 9)


@pytest.mark.parametrize(
    ("moment", "verschil"),
    [
        (datetime(2026, 3, 29, 1, 59), 1),  # noqa: DTZ001 - what stands on the wall
        (datetime(2026, 3, 29, 3, 0), 2),  # noqa: DTZ001
        (datetime(2026, 10, 25, 1, 59), 2),  # noqa: DTZ001
        (datetime(2026, 10, 25, 4, 0), 1),  # noqa: DTZ001
    ],
)
def test_the_zone_that_comes_along_agrees_with_the_clock_of_amsterdam(moment, verschil):
    (zone,) = lees(UURTJE).walk("VTIMEZONE")
    assert moment.replace(tzinfo=zone.to_tz(lookup_tzid=False)).utcoffset() == timedelta(hours=verschil)


def test_every_item_has_what_the_standard_asks():
    for item in lees(HELE_DAGEN, UURTJE).walk("VEVENT"):
        assert item["dtstamp"].dt == NU.replace(microsecond=0)
        assert item["sequence"] == 3
        assert (item["status"], item["transp"]) == ("CONFIRMED", "OPAQUE")
    assert sum(regel.startswith("DTSTAMP") and regel.endswith("Z") for regel in regels(schrijf(UURTJE))) == 1


def test_uids_are_unique_and_stay_whatever_changes():
    uids = [item["uid"] for item in lees(HELE_DAGEN, UURTJE).walk("VEVENT")]
    assert uids == ["inschrijving-1@portaal.example", "deelname-2@portaal.example"]
    anders = lees(punt(titel="Anders", begin=date(2027, 1, 1), einde=date(2027, 1, 1)), volgnummer=9)
    assert anders.walk("VEVENT")[0]["uid"] == uids[1]


def test_what_is_off_stays_in_the_calendar_as_cancelled():
    (item,) = lees(punt(geannuleerd=True)).walk("VEVENT")
    assert (item["status"], item["transp"]) == ("CANCELLED", "TRANSPARENT")


def test_a_link_leads_to_the_portal():
    (item,) = lees(HELE_DAGEN).walk("VEVENT")
    assert item["url"] == "https://portaal.example/school/1/"
    assert "url" not in lees(UURTJE).walk("VEVENT")[0]


def test_an_empty_calendar_is_valid_too():
    leeg = lees()
    assert [deel.name for deel in leeg.subcomponents] == ["VTIMEZONE"]


def test_the_same_items_give_the_same_bytes():
    assert schrijf(HELE_DAGEN, UURTJE) == schrijf(HELE_DAGEN, UURTJE)


def test_any_change_gives_another_hash():
    hashes = [
        stand_van(punten)
        for punten in (
            [],
            [UURTJE],
            [HELE_DAGEN],
            [punt(geannuleerd=True)],
            [punt(plaats="Almelo")],
            [punt(einde=UURTJE.einde + timedelta(minutes=5))],
        )
    ]
    assert len(set(hashes)) == len(hashes)
