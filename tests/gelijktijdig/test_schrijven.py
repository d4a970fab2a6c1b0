"""Many connections at once on PostgreSQL: nobody writes over somebody else, and no view is lost or counted twice."""

from datetime import timedelta

import pytest
from django.db import connection

from tests.gelijktijdig.test_werk import tegelijk
from tests.maken import DAG, MOMENT, maak_gebruiker, maak_organisatie, maak_vacature
from tests.vacatures.maken import maak_salaristabel, maak_werkwijze
from twentsekracht.logboek.models import Regel
from twentsekracht.organisaties.models import Rol
from vacatures import services
from vacatures.fouten import Ingehaald, VacatureFout
from vacatures.models import Vacature, Weergave

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="needs real concurrent connections"),
]
KLAAR = {
    "titel": "Adviseur",
    "omschrijving": "Je adviseert.",
    "schaal_min": 9,
    "uren_max": 32,
    "is_vast": True,
    "doelgroep": "extern",
    "sluit_op": DAG + timedelta(days=20),
}


def lukt(doe, *fouten):
    try:
        doe()
    except fouten:
        return False
    return True


def test_of_six_tabs_one_writes_and_the_others_hear_it():
    for _ in range(5):
        vacature = maak_vacature(status="concept")
        stand = services.stand_van(vacature)

        def schrijf(nummer, vacature=vacature, stand=stand):
            velden = {"titel": f"Tab {nummer}"}
            wie = {"door": None, "op": MOMENT, "stand": stand}
            return lukt(lambda: services.wijzig(vacature=vacature, velden=velden, **wie), Ingehaald)

        gelukt = tegelijk(6, schrijf)
        assert sum(gelukt) == 1
        vacature.refresh_from_db()
        assert vacature.titel == f"Tab {gelukt.index(True)}"


def test_no_text_goes_live_that_nobody_read():
    """Writing, reading along and placing at once: what is placed is what was read."""
    maak_salaristabel()
    hengelo = maak_organisatie("hengelo")
    maak_werkwijze(hengelo, tweede_lezer=True)
    collega = maak_gebruiker(Rol.CONTACTPERSOON, hengelo)
    for _ in range(8):
        vacature = maak_vacature(hengelo, status="concept", **KLAAR)
        stand = services.stand_van(Vacature.objects.get(pk=vacature.pk))
        wie = {"vacature": vacature, "op": MOMENT}
        verben = [
            lambda wie=wie: services.wijzig(velden={"titel": "Ongelezen"}, door=None, **wie),
            lambda wie=wie, stand=stand: services.keur_na(door=collega, stand=stand, **wie),
            lambda wie=wie: services.publiceer(door=None, **wie),
        ]
        tegelijk(6, lambda nummer, verben=verben: lukt(verben[nummer % 3], VacatureFout))
        gedaan = list(Regel.objects.over(vacature).order_by("pk").values_list("actie", flat=True))
        if "vacature gepubliceerd" in gedaan:
            # Written after it was placed is allowed; before, nobody would have read it.
            assert gedaan[:2] == ["vacature nagekeken", "vacature gepubliceerd"]


def test_every_view_counts_once_also_the_first_of_the_day():
    vacature = maak_vacature()
    for dag in range(5):
        tegelijk(
            8,
            lambda nummer, dag=dag: services.tel(
                vacature_id=vacature.pk, dag=DAG + timedelta(days=dag), kanaal="direct"
            ),
        )
    assert list(Weergave.objects.values_list("aantal", flat=True)) == [8] * 5
