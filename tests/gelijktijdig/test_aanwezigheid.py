"""A phone that sends its press again while the first is still on its way, and a trainer who notes meanwhile."""

import pytest
from django.db import connection

from school import services
from school.fouten import AlGenoteerd, RedenNodig
from school.models import Aanwezigheid, Inschrijving
from tests.gelijktijdig.test_werk import tegelijk
from tests.maken import maak_inschrijving
from tests.school.maken import OP, START, VANDAAG, maak_collega, maak_run

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="needs real concurrent connections"),
]
NU = OP + (START - VANDAAG)


def test_however_often_it_is_sent_somebody_is_noted_once():
    run = maak_run(10)
    rijen = [maak_inschrijving(run, deelnemer=maak_collega()) for _ in range(3)]

    def doe(nummer):
        if nummer % 4 == 3:  # the trainer, who saw an empty list
            velden = {"bron": "trainer", "door": None, "op": NU}
            try:
                services.noteer(uitvoering=run, notities={(rijen[0].pk, None): "no_show"}, **velden)
            except RedenNodig:
                return "reden"
            return "trainer"
        wie = rijen[nummer % 3].deelnemer
        try:
            services.meld_aanwezig(uitvoering=run, bijeenkomst_id=None, gebruiker=wie, op=NU)
        except AlGenoteerd:
            return "al genoteerd"
        return "er"

    tegelijk(12, doe)
    assert Aanwezigheid.objects.count() == 3
    stappen = {rij.pk: list(rij.stappen.values_list("naar", flat=True)) for rij in rijen}
    for rij in Inschrijving.objects.filter(uitvoering=run):
        [notitie] = rij.aanwezigheid.all()
        assert stappen[rij.pk] == ["bevestigd", rij.status] and rij.status == notitie.soort
