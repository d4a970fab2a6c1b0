"""What waits about outcomes; the other tasks stand in test_overal.py."""

from datetime import UTC, date, datetime, timedelta

import pytest

from tests.maken import maak_gebruiker, maak_organisatie, maak_vacature
from tests.vacatures.maken import maak_uitkomstvraag
from twentsekracht.organisaties.models import Rol
from vacatures import services
from vacatures.werkvoorraad import taken

pytestmark = pytest.mark.django_db
OP = date(2026, 3, 10)
MOMENT = datetime(2026, 3, 10, 9, tzinfo=UTC)
DAG = timedelta(days=1)


def dicht(organisatie, **velden):
    velden = {"gepubliceerd_op": OP - 90 * DAG, "sluit_op": OP - 40 * DAG, **velden}
    return maak_vacature(organisatie, **velden)


def test_the_task_leads_to_the_page_where_it_is_told_and_goes_when_it_is():
    hengelo = maak_organisatie("hengelo")
    houder = maak_gebruiker(Rol.VACATUREHOUDER, hengelo)
    vacature = dicht(hengelo, aantal_plaatsen=2)
    for plaats in (1, 2):
        [taak] = taken(gebruiker=houder, op=OP)
        assert taak.url == f"/vacatures/uitkomsten/{vacature.pk}/"
        services.leg_uitkomst_vast(
            vacature=vacature, plaats=plaats, soort="intern", per=OP, door=houder, op=MOMENT
        )
    assert taken(gebruiker=houder, op=OP) == []


def test_the_coordinator_rings_up_who_stays_silent(django_assert_num_queries):
    hengelo, almelo = maak_organisatie("hengelo"), maak_organisatie("almelo")
    for organisatie, keren in ((hengelo, 3), (hengelo, 3), (almelo, 3), (almelo, 2)):
        maak_uitkomstvraag(dicht(organisatie), keren=keren)
    maak_uitkomstvraag(dicht(almelo, status="ingevuld"), keren=3)
    coordinator = maak_gebruiker(Rol.COORDINATOR, maak_organisatie("regio-twente"))
    with django_assert_num_queries(6):
        stil, *rest = taken(gebruiker=coordinator, op=OP)
    assert (stil.titel, stil.url, stil.toelichting) == (
        "Bel na hoe het afliep: 3 vacatures",
        "/vacatures/uitkomsten/",
        "We vroegen het drie keer per mail, bij 2 organisaties",
    )
    assert len(rest) == 4
    van_hengelo = taken(gebruiker=maak_gebruiker(Rol.VACATUREHOUDER, hengelo), op=OP)
    assert [taak.titel.startswith("Hoe is") for taak in van_hengelo] == [True, True]
