from datetime import date

import pytest

from evenementen.cijfers import Ruilcijfers, jaarcijfers
from tests.maken import (
    maak_deelname,
    maak_evenement,
    maak_gebruiker,
    maak_onderdeel,
    maak_organisatie,
    maak_werkplekruil,
)

pytestmark = pytest.mark.django_db


def cijfers():
    return jaarcijfers(jaar=2015, peildatum=date(2015, 10, 26))


@pytest.fixture
def almelo():
    return maak_organisatie("almelo")


def test_someone_counts_once_in_a_kind_of_event_however_many_parts(almelo):
    for _ in range(2):  # two events of the kind
        evenement = maak_evenement(soort="kracht_talent")
        for _ in range(2):
            maak_deelname(maak_onderdeel(evenement), almelo, kenmerk="M1")
    gevonden = cijfers()
    assert gevonden.deelnemers == {"kracht_talent": {"almelo": 1}}
    assert gevonden.deelnames == {"kracht_talent": {"almelo": 4}}
    assert [(e.deelnemers, e.deelnames) for e in gevonden.evenementen] == [(1, 2), (1, 2)]


def test_only_who_was_there_counts(almelo):
    onderdeel = maak_onderdeel()
    for status in ("aangemeld", "bevestigd", "wachtlijst", "geannuleerd", "afwezig", "no_show"):
        maak_deelname(onderdeel, almelo, status=status)
    assert cijfers().deelnemers == {}


def test_an_account_and_a_mark_are_two_people_and_two_without_either_too(almelo):
    onderdeel = maak_onderdeel()
    gebruiker = maak_gebruiker(organisatie=almelo)
    maak_deelname(onderdeel, almelo, deelnemer=gebruiker)
    maak_deelname(onderdeel, almelo, kenmerk=str(gebruiker.pk))
    for _ in range(2):
        maak_deelname(onderdeel, almelo, kenmerk="")
    assert cijfers().deelnemers == {"summerschool": {"almelo": 4}}


def test_only_events_that_start_in_the_year(almelo):
    for start, einde in [
        (date(2014, 12, 31), date(2015, 1, 2)),
        (date(2015, 12, 31), date(2016, 1, 2)),
        (date(2016, 1, 1), date(2016, 1, 1)),
    ]:
        maak_deelname(maak_onderdeel(maak_evenement(start=start, einde=einde)), almelo)
    gevonden = cijfers()
    assert gevonden.deelnemers_totaal("summerschool") == 1
    assert gevonden.onderdelen("summerschool") == 1 and gevonden.onderdelen("kracht_talent") == 0


def test_a_part_outside_the_days_of_its_event_is_counted():
    evenement = maak_evenement(start=date(2015, 6, 2), einde=date(2015, 6, 3))
    for dag in (1, 2, 3, 4):
        maak_onderdeel(evenement, datum=date(2015, 6, dag))
    maak_onderdeel(evenement, datum=None)
    assert [(e.onderdelen, e.buiten_periode) for e in cijfers().evenementen] == [(5, 2)]


def test_swaps_per_group_with_the_reasons_why_not():
    maak_werkplekruil()
    maak_werkplekruil(status="gepland")
    for reden in ("ziekte", "", "ziekte"):
        maak_werkplekruil(status="niet_doorgegaan", reden=reden)
    maak_werkplekruil(groep="Directeuren")
    maak_werkplekruil(datum=date(2016, 1, 1))
    assert cijfers().werkplekruilen == (
        Ruilcijfers("Directeuren", 1, 0, 0, ()),
        Ruilcijfers("Secretarissen", 1, 3, 1, (("", 1), ("ziekte", 2))),
    )


def test_constant_queries(django_assert_num_queries):
    for _ in range(3):
        maak_deelname()
        maak_werkplekruil()
    with django_assert_num_queries(5):
        cijfers()
