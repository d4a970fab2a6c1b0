"""Who organises, with everybody at once on PostgreSQL: nobody loses a place, no mail goes out twice."""

from uuid import uuid4

import pytest
from django.db import connection

from evenementen import services
from evenementen.fouten import EvenementFout, ProgrammaVeranderd
from evenementen.models import Onderdeel, Rondschrijven
from evenementen.programmabord import kenmerk
from tests.evenementen.maken_aanmelden import OP, maak_collega, maak_deel, maak_feest, maak_werkgever
from tests.gelijktijdig.test_aanmelden import aan, controleer, probeer
from tests.gelijktijdig.test_werk import tegelijk
from tests.maken import maak_deelname, maak_gebruiker
from twentsekracht.organisaties.models import Rol
from twentsekracht.werk.models import Bericht

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="needs real concurrent connections"),
]
SAMEN = 8


@pytest.fixture(autouse=True)
def patience(monkeypatch):
    monkeypatch.setitem(connection.settings_dict["OPTIONS"], "options", "-c lock_timeout=60000")


@pytest.fixture
def bureau():
    return maak_gebruiker(Rol.COORDINATOR)


def wijzig(deel, door, gezien, **velden):
    return services.wijzig_programma(
        evenement=deel.evenement, wijzigingen={deel.pk: velden}, gezien=gezien, door=door, op=OP
    )


def test_of_two_who_saw_the_same_programme_one_changes_it(bureau):
    deel = maak_deel(maak_feest(), capaciteit=10)
    gezien = kenmerk([deel])
    gedaan = tegelijk(SAMEN, lambda n: probeer(wijzig, deel, bureau, gezien, capaciteit=20 + n))
    assert gedaan.count(ProgrammaVeranderd) == SAMEN - 1
    [anders] = [een for een in gedaan if een is not ProgrammaVeranderd]
    assert Onderdeel.objects.get(pk=deel.pk).capaciteit == anders[0].capaciteit


def test_fewer_places_while_everybody_signs_up_takes_nobodys_place(bureau):
    werkgever = maak_werkgever()
    for _ in range(3):
        deel = maak_deel(maak_feest(), capaciteit=SAMEN)
        mensen, gezien = [maak_collega(werkgever) for _ in range(SAMEN)], kenmerk([deel])

        def doe(n, deel=deel, mensen=mensen, gezien=gezien):
            if n == SAMEN:
                return probeer(wijzig, deel, bureau, gezien, capaciteit=SAMEN // 2)
            return probeer(aan, mensen[n], [deel])

        uitkomst = tegelijk(SAMEN + 1, doe)[SAMEN]
        controleer([deel])
        assert Onderdeel.objects.get(pk=deel.pk).capaciteit == (
            SAMEN if uitkomst is EvenementFout else SAMEN // 2
        )


def test_pressing_at_once_writes_once(bureau):
    deel, kenmerk_van_formulier = maak_deel(maak_feest()), uuid4()
    for _ in range(3):
        maak_deelname(deel, status="bevestigd", deelnemer=maak_gebruiker())

    def stuur(_):
        return services.stuur_rond(
            evenement=deel.evenement,
            onderdeel=deel,
            aan=["bevestigd"],
            onderwerp="Jas",
            tekst="Koud",
            kenmerk=kenmerk_van_formulier,
            door=bureau,
            op=OP,
        ).pk

    assert len(set(tegelijk(SAMEN, stuur))) == 1
    assert Rondschrijven.objects.count() == 1 and Bericht.objects.count() == 3
