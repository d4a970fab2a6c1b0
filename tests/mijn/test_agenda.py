"""Somebody's calendar over all apps: as a list, as a month, and in words."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from tests.maken import maak_gebruiker
from twentsekracht.mijn.agenda import Agendapunt, agendapunten, dag, maand, per_maand
from twentsekracht.mijn.templatetags.mijn import wanneer

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def punt(begin, einde=None, titel="Iets", **velden):
    return Agendapunt(f"punt-{titel}", titel, begin, einde or begin, **velden)


def uur(dag_van_maart, uur_van_dag, zone=AMSTERDAM):
    return datetime(2026, 3, dag_van_maart, uur_van_dag, tzinfo=zone)


EERSTE_APP = [
    punt(date(2026, 4, 1), titel="April"),
    punt(uur(9, 13), titel="Middag"),
    punt(uur(9, 9), titel="Ochtend"),
]
TWEEDE_APP = [
    punt(date(2026, 3, 9), titel="Hele dag"),
    punt(date(2026, 2, 27), date(2026, 3, 2), titel="Over de maandgrens"),
    punt(date(2025, 2, 1), date(2026, 12, 31), titel="Het hele jaar"),
]


def eerste(*, gebruiker, vanaf, op):
    return [punt for punt in EERSTE_APP if punt.laatste_dag >= vanaf]


def tweede(*, gebruiker, vanaf, op):
    return [punt for punt in TWEEDE_APP if punt.laatste_dag >= vanaf]


@pytest.fixture
def gebruiker(settings, db):
    settings.AGENDA = [f"{__name__}.eerste", f"{__name__}.tweede"]
    return maak_gebruiker()


def titels(punten):
    return [punt.titel for punt in punten]


def test_items_of_all_apps_by_day_and_on_a_day_by_the_clock(gebruiker):
    gevonden = titels(agendapunten(gebruiker, vanaf=date(2026, 3, 1), op=date(2026, 3, 1)))
    assert gevonden == ["Het hele jaar", "Over de maandgrens", "Hele dag", "Ochtend", "Middag", "April"]


def test_under_the_month_in_which_they_begin(gebruiker):
    maanden = per_maand(agendapunten(gebruiker, vanaf=date(2026, 3, 3), op=date(2026, 3, 3)))
    assert [(eerste_dag, len(punten)) for eerste_dag, punten in maanden] == [
        (date(2025, 2, 1), 1),
        (date(2026, 3, 1), 3),
        (date(2026, 4, 1), 1),
    ]


def test_a_month_has_weeks_from_monday_to_sunday_and_what_goes_on_in_it(gebruiker):
    maart = maand(gebruiker, eerste=date(2026, 3, 1), op=date(2026, 3, 1))
    assert titels(maart.punten) == ["Het hele jaar", "Over de maandgrens", "Hele dag", "Ochtend", "Middag"]
    assert [len(week) for week in maart.weken] == [7] * 6
    assert maart.weken[0][:6] == [None] * 6  # 1 March 2026 is a Sunday
    vakken = {vak[0]: titels(vak[1]) for week in maart.weken for vak in week if vak}
    assert len(vakken) == 31
    assert vakken[date(2026, 3, 2)] == ["Het hele jaar", "Over de maandgrens"]
    assert vakken[date(2026, 3, 3)] == ["Het hele jaar"]
    assert vakken[date(2026, 3, 9)] == ["Het hele jaar", "Hele dag", "Ochtend", "Middag"]


@pytest.mark.parametrize(
    ("eerste_dag", "vorige", "volgende"),
    [
        (date(2026, 1, 1), date(2025, 12, 1), date(2026, 2, 1)),
        (date(2026, 2, 1), date(2026, 1, 1), date(2026, 3, 1)),
        (date(2026, 12, 1), date(2026, 11, 1), date(2027, 1, 1)),
    ],
)
def test_the_months_around_it(gebruiker, eerste_dag, vorige, volgende):
    deze = maand(gebruiker, eerste=eerste_dag, op=eerste_dag)
    assert (deze.vorige, deze.volgende) == (vorige, volgende)


def test_the_day_of_a_moment_is_the_day_here():
    assert dag(datetime(2026, 3, 8, 23, 30, tzinfo=UTC)) == date(2026, 3, 9)
    assert dag(datetime(2026, 3, 8, 23, 30)) == date(2026, 3, 8)  # noqa: DTZ001 - without a zone: as on the wall
    assert dag(date(2026, 3, 8)) == date(2026, 3, 8)


@pytest.mark.parametrize(
    ("begin", "einde", "woorden"),
    [
        (date(2026, 3, 9), date(2026, 3, 9), "9 maart 2026"),
        (date(2026, 3, 9), date(2026, 3, 11), "9 tot en met 11 maart 2026"),
        (date(2026, 3, 30), date(2026, 4, 2), "30 maart tot en met 2 april 2026"),
        (date(2026, 12, 30), date(2027, 1, 2), "30 december 2026 tot en met 2 januari 2027"),
        (uur(9, 9), uur(9, 12), "9 maart 2026, 09.00 tot 12.00 uur"),
        (uur(9, 9), uur(9, 9), "9 maart 2026, 09.00 uur"),
        (uur(9, 9), uur(10, 17), "9 maart 2026, 09.00 uur tot 10 maart 2026, 17.00 uur"),
        (uur(9, 23, UTC), uur(10, 1, UTC), "10 maart 2026, 00.00 tot 02.00 uur"),
    ],
)
def test_when_it_is_in_words(begin, einde, woorden):
    assert wanneer(punt(begin, einde)) == woorden
