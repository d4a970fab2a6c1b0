"""Many connections at once on PostgreSQL: no day too full, nobody on two places at once, everybody told once."""

from datetime import timedelta

import pytest
from django.db import connection

from evenementen.fouten import EvenementFout
from evenementen.models import Meeloopverzoek
from evenementen.services import meeloopafloop, meeloopplekken, meeloopwensen, meeloopwissen, meelopen
from tests.evenementen.meelopen import DAG, OP, maak_dag, maak_mens, maak_plek, maak_verzoek, maak_wens
from tests.gelijktijdig.test_werk import tegelijk
from twentsekracht.werk.models import Bericht

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="needs real concurrent connections"),
]
MENSEN = 10


@pytest.fixture(autouse=True)
def time_to_wait(monkeypatch):
    monkeypatch.setitem(connection.settings_dict["OPTIONS"], "options", "-c lock_timeout=60000")


def vraag(dag, wie):
    try:
        return meelopen.vraag(dag=dag, gebruiker=wie, motivatie="Graag", op=OP).status
    except EvenementFout as fout:
        return str(fout)


def test_no_more_people_than_a_day_has_room_for():
    dag, mensen = maak_dag(plaatsen=3), [maak_mens() for _ in range(MENSEN)]
    gezegd = tegelijk(MENSEN, lambda nummer: vraag(dag, mensen[nummer]))
    assert gezegd.count("bevestigd") == Meeloopverzoek.objects.bezet().count() == 3
    assert {een for een in gezegd if een != "bevestigd"} == {"Deze dag is net vol. Kies een andere dag."}
    assert Bericht.objects.count() == 2 * 3


def test_without_holding_the_day_it_would_be_too_full(monkeypatch):
    """The control: what the test above sees is the lock."""
    gewoon = meelopen._grijp

    def zonder_slot(dag_id):
        return meelopen.Meeloopdag.objects.select_related("plek__gastgever", "plek__organisatie").get(
            pk=dag_id
        )

    monkeypatch.setattr(meelopen, "_grijp", zonder_slot)
    assert gewoon is not meelopen._grijp
    te_vol = 0
    for ronde in range(5):
        dag = maak_dag(datum=DAG + timedelta(days=ronde), plaatsen=3)
        mensen = [maak_mens() for _ in range(MENSEN)]
        gezegd = tegelijk(MENSEN, lambda nummer, dag=dag, mensen=mensen: vraag(dag, mensen[nummer]))
        te_vol += gezegd.count("bevestigd") > 3
    assert te_vol


def test_one_person_who_presses_everywhere_at_once_goes_to_one_place():
    ik, dagen = maak_mens(), [maak_dag() for _ in range(MENSEN)]
    gezegd = tegelijk(MENSEN, lambda nummer: vraag(dagen[nummer], ik))
    assert gezegd.count("bevestigd") == Meeloopverzoek.objects.count() == 1
    assert {een for een in gezegd if een != "bevestigd"} == {
        "Je loopt die dag al met iemand mee. Kies een andere dag."
    }


def test_a_yes_and_a_withdrawal_do_not_both_count():
    for ronde in range(5):
        plek = maak_plek(wijze="vraag")
        verzoek = maak_verzoek(maak_dag(plek, DAG + timedelta(days=ronde)), status="aangevraagd")
        Bericht.objects.all().delete()

        def een(nummer, verzoek=verzoek):
            try:
                if nummer:
                    meelopen.beantwoord(verzoek=verzoek, is_welkom=True, door=verzoek.gastgever, op=OP)
                else:
                    meelopen.annuleer(verzoek=verzoek, door=verzoek.bezoeker, op=OP)
            except EvenementFout:
                return "nee"
            return "ja"

        gezegd = tegelijk(2, een)
        verzoek.refresh_from_db()
        # Withdrawn first there is nothing to say yes to; said yes first, a word is asked of who withdraws.
        assert (verzoek.status, *gezegd) in {("geannuleerd", "ja", "nee"), ("bevestigd", "nee", "ja")}


def test_a_place_that_ends_leaves_nobody_who_still_thinks_to_come():
    dag, mensen = maak_dag(plaatsen=MENSEN), [maak_mens() for _ in range(MENSEN)]
    plek = dag.plek

    def een(nummer):
        if nummer < MENSEN - 1:
            return vraag(dag, mensen[nummer])
        meeloopplekken.beeindig(plek=plek, door=plek.gastgever, op=OP, reden="Ik ga weg.")
        return "beeindigd"

    tegelijk(MENSEN, een)
    assert not Meeloopverzoek.objects.bezet().exists()
    afgezegd = Meeloopverzoek.objects.filter(status="geannuleerd")
    assert all(Bericht.objects.filter(aan=een.bezoeker.email).count() == 2 for een in afgezegd)


def test_two_who_meet_each_other_leave_at_once():
    een, ander = maak_mens(), maak_mens()
    maak_verzoek(maak_dag(maak_plek(een)), ander)
    maak_verzoek(maak_dag(maak_plek(ander), DAG + timedelta(days=1)), een)
    tegelijk(2, lambda nummer: meeloopwissen.wis(gebruiker=(een, ander)[nummer], op=OP))
    assert set(Meeloopverzoek.objects.values_list("status", "bezoeker")) == {("geannuleerd", None)}


def test_every_job_tells_everybody_once():
    verzoeken, wens = [maak_verzoek() for _ in range(3)], maak_wens()
    maak_dag(datum=DAG + timedelta(days=1))
    op = OP + timedelta(days=28)

    def alles(_):
        for verzoek in verzoeken:
            meeloopafloop.herinner(verzoek_id=verzoek.pk, op=op)
        meeloopwensen.stuur_tips(wens_id=wens.pk, op=OP)

    tegelijk(6, alles)
    assert Bericht.objects.count() == 2 * 3 + 1
