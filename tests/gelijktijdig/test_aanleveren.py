"""A system that sends twice at the same time, on real PostgreSQL connections."""

from datetime import UTC, datetime

import pytest
from django.db import connection

from tests.gelijktijdig.test_werk import tegelijk
from tests.maken import maak_gebruiker, maak_organisatie
from tests.vacatures.maken import maak_apisleutel
from twentsekracht.logboek.models import Regel
from twentsekracht.organisaties.toegang import Rol
from vacatures import services
from vacatures.fouten import VacatureFout
from vacatures.models import Apisleutel, Vacature
from vacatures.services.sleutels import MEESTE

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="needs real concurrent connections"),
]
OP = datetime(2026, 3, 2, 9, tzinfo=UTC)


def test_the_same_reference_by_many_at_once_is_one_vacancy():
    sleutel = maak_apisleutel(maak_organisatie(), bereik="schrijven")
    for ronde in range(5):

        def lever(_, kenmerk=f"HR-{ronde}"):
            return services.lever_aan(sleutel=sleutel, kenmerk=kenmerk, velden={"titel": "Adviseur"}, op=OP)[
                1
            ]

        assert sorted(tegelijk(6, lever)) == [False] * 5 + [True]
    assert Vacature.objects.count() == 5
    assert Regel.objects.filter(actie="via de API gemaakt").count() == 5


def test_only_new_is_new_once():
    sleutel = maak_apisleutel(maak_organisatie(), bereik="schrijven")

    def lever(nummer):
        velden = {"titel": f"Titel {nummer}"}
        try:
            services.lever_aan(sleutel=sleutel, kenmerk="HR-1", velden=velden, op=OP, alleen_nieuw=True)
        except VacatureFout:
            return False
        return True

    assert sum(tegelijk(6, lever)) == 1


def test_different_references_at_once_all_come_in():
    sleutel = maak_apisleutel(maak_organisatie(), bereik="schrijven")

    def lever(nummer):
        return services.lever_aan(
            sleutel=sleutel, kenmerk=f"HR-{nummer}", velden={"titel": "Adviseur"}, op=OP
        )

    tegelijk(8, lever)
    assert Vacature.objects.values("code").distinct().count() == 8


def test_who_writes_on_what_they_know_is_the_only_one():
    """Six know the same vacancy; the first to write makes the others' knowledge old."""
    sleutel = maak_apisleutel(maak_organisatie(), bereik="schrijven")
    vacature, _ = services.lever_aan(sleutel=sleutel, kenmerk="HR-1", velden={"titel": "Begin"}, op=OP)
    stand = services.stand_van(vacature)

    def lever(nummer):
        try:
            velden = {"titel": f"Titel {nummer}"}
            services.lever_aan(sleutel=sleutel, kenmerk="HR-1", velden=velden, op=OP, stand=stand)
        except VacatureFout:
            return False
        return True

    assert sum(tegelijk(6, lever)) == 1


def test_the_last_key_that_fits_is_made_once():
    organisatie = maak_organisatie()
    door = maak_gebruiker(Rol.CONTACTPERSOON, organisatie)
    for _ in range(MEESTE - 1):
        maak_apisleutel(organisatie, verloopt_op=OP.date())

    def maak(nummer):
        try:
            services.maak_sleutel(
                organisatie=organisatie,
                naam=f"Systeem {nummer}-nieuw",
                bereik="lezen",
                verloopt_op=OP.date(),
                door=door,
                op=OP,
            )
        except VacatureFout:
            return False
        return True

    assert sum(tegelijk(6, maak)) == 1
    assert Apisleutel.objects.count() == MEESTE
