"""Two who run one round: the pairs are confirmed once, and a day that is given meanwhile breaks nothing."""

import pytest
from django.db import connection

from evenementen.fouten import RuilFout
from evenementen.models import Ruilpaar, Ruilronde, Werkplekruil
from evenementen.ruilkanten import kanten
from evenementen.ruilstand import stand
from evenementen.services import ruilparen, ruilronde, ruiluitkomst
from tests.evenementen.maken import (
    MAANDAG,
    OP,
    maak_ruil,
    maak_ruilantwoord,
    maak_ruillid,
    maak_ruilronde,
)
from tests.gelijktijdig.test_werk import tegelijk
from tests.maken import maak_gebruiker
from twentsekracht.werk.models import Bericht

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="needs real concurrent connections"),
]


def maak_vol(aantal):
    ronde = maak_ruilronde()
    for _ in range(aantal):
        maak_ruilantwoord(ronde, maak_ruillid(ronde.groep), MAANDAG)
    return ronde


def test_however_many_confirm_there_is_one_swap_for_each_pair_and_one_mail_for_each_member():
    ronde, bureau = maak_vol(10), maak_gebruiker()
    ruilparen.stel_voor(ronde_id=ronde.pk, op=OP)
    gezien = stand(ronde, op=OP.date()).kenmerk

    def doe(_):
        try:
            return len(ruilparen.bevestig(ronde_id=ronde.pk, gezien=gezien, door=bureau, op=OP))
        except RuilFout:
            return 0

    assert sorted(tegelijk(8, doe)) == [0] * 7 + [5]
    assert (Werkplekruil.objects.count(), Bericht.objects.count()) == (5, 10)
    assert Ruilronde.objects.get(pk=ronde.pk).stappen.filter(naar="bevestigd").count() == 1


def test_proposing_pairing_and_giving_days_at_once_leaves_whole_pairs():
    ronde = maak_vol(12)
    leden = list(ronde.groep.leden.order_by("pk"))

    def doe(nummer):
        try:
            if nummer % 3 == 0:
                return ruilparen.stel_voor(ronde_id=ronde.pk, op=OP)
            if nummer % 3 == 1:
                een, ander = leden[nummer], leden[(nummer + 5) % 12]
                return ruilparen.koppel(ronde_id=ronde.pk, een=een.pk, ander=ander.pk, op=OP)
            return ruilronde.geef_dagen(
                ronde_id=ronde.pk, lid_id=leden[nummer].pk, dagen=[], door=None, op=OP
            )
        except RuilFout as fout:
            return fout

    tegelijk(12, doe)
    nu = stand(ronde, op=OP.date())
    assert {twee.paar.pk for twee in nu.paren} == set(Ruilpaar.objects.values_list("pk", flat=True))
    assert all(paar.antwoorden.count() == 2 for paar in Ruilpaar.objects.all())


def test_both_of_a_swap_answer_at_once_and_one_counts():
    ruil = maak_ruil()
    op = OP.replace(month=6)

    def doe(nummer):
        wordt, reden = [("uitgevoerd", ""), ("niet_doorgegaan", "anders")][nummer % 2]
        try:
            ruiluitkomst.antwoord(kant=kanten(ruil)[nummer % 2], wordt=wordt, reden=reden, op=op)
        except RuilFout:
            return 0
        return 1

    assert sum(tegelijk(8, doe)) == 1
    ruil.refresh_from_db()
    assert ruil.stappen.count() == 2 and ruil.stappen.last().naar == ruil.status
