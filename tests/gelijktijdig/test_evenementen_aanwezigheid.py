"""A room with some places left and many at its door: no walk-in too many, and nobody noted twice."""

import pytest
from django.db import connection

from evenementen.fouten import InlopenKanNiet
from evenementen.models import Deelname, Deelnamestap
from evenementen.services import aanwezigheid
from tests.evenementen.test_aanwezigheid import OP, VANDAAG
from tests.gelijktijdig.test_werk import tegelijk
from tests.maken import maak_deelname, maak_evenement, maak_gebruiker, maak_onderdeel

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="needs real concurrent connections"),
]


def test_as_many_walk_in_as_there_is_place_for_and_each_once():
    deel = maak_onderdeel(maak_evenement(2027, start=VANDAAG), datum=VANDAAG, capaciteit=8)
    for _ in range(3):
        maak_deelname(deel, status="bevestigd", deelnemer=maak_gebruiker())
    mensen = [maak_gebruiker() for _ in range(8)]

    def scan(nummer):
        try:  # everybody presses twice
            wie = mensen[nummer % 8]
            return aanwezigheid.meld_aanwezig(onderdeel_id=deel.pk, gebruiker=wie, op=OP).pk
        except InlopenKanNiet:
            return None

    gelukt = {pk for pk in tegelijk(16, scan) if pk}
    inlopers = Deelname.objects.filter(onderdeel=deel, is_inloper=True)
    assert gelukt == set(inlopers.values_list("pk", flat=True)) and len(gelukt) == 5
    assert Deelnamestap.objects.count() == 5


def test_the_list_and_the_phones_at_once_leave_one_step_each():
    deel = maak_onderdeel(maak_evenement(2027, start=VANDAAG), datum=VANDAAG)
    rijen = [maak_deelname(deel, status="bevestigd", deelnemer=maak_gebruiker()) for _ in range(6)]

    def doe(nummer):
        if nummer % 2:
            notities = {rij.pk: "aanwezig" for rij in rijen}
            velden = {"bron": aanwezigheid.Bron.SPREKER, "door": None, "op": OP}
            return aanwezigheid.noteer(onderdeel_id=deel.pk, notities=notities, **velden)
        wie = rijen[nummer % 6].deelnemer
        return aanwezigheid.meld_aanwezig(onderdeel_id=deel.pk, gebruiker=wie, op=OP)

    tegelijk(12, doe)
    assert set(deel.deelnames.values_list("status", flat=True)) == {"aanwezig"}
    assert Deelnamestap.objects.count() == 6
