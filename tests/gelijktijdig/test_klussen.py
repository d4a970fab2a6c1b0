"""Many connections at once on PostgreSQL: no more people than places, one answer counts, everybody told once."""

import pytest
from django.db import connection

from jbmb.fouten import RuilFout
from jbmb.models import Klus, Klusreactie
from jbmb.services import klusafloop, klusreacties, klussen, kluswissen
from jbmb.services import klusstappen as stappen
from tests.gelijktijdig.test_werk import tegelijk
from tests.jbmb.klussen import OP, baas_van, maak_klus, maak_mens, maak_reactie
from twentsekracht.werk.models import Bericht

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="needs real concurrent connections"),
]
MENSEN = 8


@pytest.fixture(autouse=True)
def time_to_wait(monkeypatch):
    monkeypatch.setitem(connection.settings_dict["OPTIONS"], "options", "-c lock_timeout=60000")


def gelukt(doe, **wat):
    try:
        doe(op=OP, **wat)
    except RuilFout:
        return False
    return True


def kies_allen(klus):
    reacties = [maak_reactie(klus) for _ in range(MENSEN)]
    return tegelijk(
        MENSEN,
        lambda nummer: gelukt(klusreacties.kies, reactie=reacties[nummer], door=klus.klusgever),
    )


def test_no_more_people_are_chosen_than_there_are_places():
    klus = maak_klus(mensen=3)
    assert sum(kies_allen(klus)) == 3
    assert klus.reacties.bezet().count() == Bericht.objects.count() == 3


def test_without_holding_the_klus_there_would_be_more(monkeypatch):
    """The control: what the test above sees is the lock."""

    def zonder_slot(klus_id):
        return Klus.objects.select_related("organisatie", "klusgever").get(pk=klus_id)

    monkeypatch.setattr(stappen, "pak", zonder_slot)
    assert any(sum(kies_allen(maak_klus(mensen=3))) > 3 for _ in range(5))


def test_one_person_who_presses_often_responds_once():
    klus, ik = maak_klus(), maak_mens()
    wat = {"klus": klus, "motivatie": "Graag", "uren": 4, "door": ik}
    gezegd = tegelijk(MENSEN, lambda _: gelukt(klusreacties.reageer, **wat))
    assert sum(gezegd) == Klusreactie.objects.count() == Bericht.objects.count() == 1


def test_a_yes_and_the_end_of_the_klus_do_not_both_count():
    for _ in range(5):
        klus = maak_klus()
        reactie = maak_reactie(klus, status="gekozen")
        ik = reactie.deelnemer

        def een(nummer, klus=klus, reactie=reactie, ik=ik):
            if nummer:
                return gelukt(klussen.trek_in, klus=klus, door=klus.klusgever, reden="Weg")
            return gelukt(klusreacties.stem_in, reactie=reactie, door=ik, leidinggevende=baas_van(ik))

        tegelijk(2, een)
        reactie.refresh_from_db()
        klus.refresh_from_db()
        assert (klus.status, reactie.status) == ("ingetrokken", "niet_gekozen")


def test_of_two_answers_of_a_leidinggevende_one_counts():
    for _ in range(5):
        reactie = maak_reactie(status="wacht_op_akkoord")
        gezegd = tegelijk(
            2,
            lambda nummer, reactie=reactie: gelukt(
                klusreacties.besluit, reactie=reactie, is_akkoord=bool(nummer)
            ),
        )
        assert sum(gezegd) == 1
        assert reactie.stappen.count() == 2


def test_every_job_does_it_once():
    klus, reactie = maak_klus(), maak_reactie(status="gekozen")
    laat = OP + (klus.van - OP.date())
    tegelijk(
        MENSEN,
        lambda nummer: (
            klusafloop.begin(klus_id=klus.pk, op=laat)
            if nummer % 2
            else klusafloop.laat_vervallen(reactie_id=reactie.pk, op=laat)
        ),
    )
    assert klus.stappen.count() == 2 and reactie.stappen.count() == 2
    assert Bericht.objects.count() == 1 + 2


def test_two_who_count_on_each_other_leave_at_once():
    een, ander = maak_mens(), maak_mens()
    maak_reactie(maak_klus(een), ander)
    maak_reactie(maak_klus(ander), een)
    tegelijk(2, lambda nummer: kluswissen.wis(gebruiker=(een, ander)[nummer], op=OP))
    assert set(Klus.objects.values_list("status", "klusgever")) == {("ingetrokken", None)}
    assert set(Klusreactie.objects.values_list("deelnemer", flat=True)) == {None}
