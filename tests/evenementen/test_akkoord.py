"""Approval: one answer for everything that somebody signed up for in one go; the first counts, and in time."""

from datetime import timedelta

import pytest

from evenementen import services
from evenementen.fouten import AlBesloten, EvenementFout
from evenementen.models import Evenementakkoord
from tests.evenementen.maken_aanmelden import (
    OP,
    S,
    baas,
    maak_collega,
    maak_deel,
    maak_feest,
    maak_werkgever,
    mails,
    meld_aan,
    stand,
)
from twentsekracht.logboek.models import Regel

pytestmark = pytest.mark.django_db
DAG = timedelta(days=1)


@pytest.fixture
def gevraagd():
    """Somebody who asks for two parts: the question, and what it is about."""
    feest = maak_feest()
    wie = maak_collega(maak_werkgever("akkoord"))
    rijen = meld_aan(wie, maak_deel(feest), maak_deel(feest, dag=1)).wacht_op_akkoord
    return Evenementakkoord.objects.get(), rijen


def test_a_yes_confirms_everything_in_one_mail(gevraagd):
    vraag, rijen = gevraagd
    services.besluit(akkoord=vraag, ja=True, op=OP + DAG)
    assert stand(*rijen) == [S.BEVESTIGD] * 2
    vraag.refresh_from_db()
    assert (vraag.besluit, vraag.besloten_op, vraag.door) == ("akkoord", OP + DAG, None)
    assert mails(rijen[0].deelnemer) == ["We vragen akkoord", "Je kunt gaan"]


def test_a_no_frees_everything_for_who_waits(gevraagd):
    vraag, rijen = gevraagd
    wachtend = [meld_aan(maak_collega(), rij.onderdeel).wachtlijst[0] for rij in rijen]
    services.besluit(akkoord=vraag, ja=False, op=OP + DAG)
    assert stand(*rijen, *wachtend) == [S.GEANNULEERD] * 2 + [S.AANGEBODEN] * 2
    assert mails(rijen[0].deelnemer) == ["We vragen akkoord", "Je doet niet meer mee"]


def test_the_first_answer_counts(gevraagd):
    vraag, rijen = gevraagd
    services.besluit(akkoord=vraag, ja=True, op=OP)
    with pytest.raises(AlBesloten):
        services.besluit(akkoord=vraag, ja=False, op=OP)
    assert stand(*rijen) == [S.BEVESTIGD] * 2


def test_what_was_cancelled_meanwhile_stays_cancelled(gevraagd):
    vraag, [een, twee] = gevraagd
    services.annuleer(deelname=een, door=een.deelnemer, op=OP)
    services.besluit(akkoord=vraag, ja=True, op=OP)
    assert stand(een, twee) == [S.GEANNULEERD, S.BEVESTIGD]


def test_when_everything_is_cancelled_nobody_has_to_answer(gevraagd):
    vraag, rijen = gevraagd
    for rij in rijen:
        services.annuleer(deelname=rij, door=rij.deelnemer, op=OP)
    vraag.refresh_from_db()
    assert (vraag.besluit, vraag.besloten_op) == ("vervallen", OP)
    with pytest.raises(AlBesloten):
        services.besluit(akkoord=vraag, ja=True, op=OP)


def test_half_way_it_is_asked_once_more(gevraagd):
    vraag, rijen = gevraagd
    aan = baas(rijen[0].deelnemer)
    keren = [services.herinner(akkoord_id=vraag.pk, op=OP + dagen * DAG) for dagen in range(10)]
    assert keren.index(True) == 7 and sum(keren) == 1  # five working days of ten, after a weekend
    assert mails(aan) == ["Ga je akkoord", "Herinnering"]


def test_without_an_answer_the_places_are_free_again_told_in_one_mail(gevraagd):
    vraag, rijen = gevraagd
    [wacht] = meld_aan(maak_collega(), rijen[0].onderdeel).wachtlijst
    assert not services.laat_vervallen(akkoord_id=vraag.pk, op=vraag.plaats_tot - DAG)
    with pytest.raises(AlBesloten):
        services.besluit(akkoord=vraag, ja=True, op=vraag.plaats_tot)
    assert services.laat_vervallen(akkoord_id=vraag.pk, op=vraag.plaats_tot)
    assert not services.laat_vervallen(akkoord_id=vraag.pk, op=vraag.plaats_tot)
    assert stand(*rijen, wacht) == [S.GEANNULEERD, S.GEANNULEERD, S.AANGEBODEN]
    assert mails(rijen[0].deelnemer) == ["We vragen akkoord", "Je doet niet meer mee"]
    assert not services.herinner(akkoord_id=vraag.pk, op=vraag.plaats_tot)


def test_near_the_day_the_place_is_kept_no_longer_than_somebody_else_can_use_it():
    deel, wie = maak_deel(maak_feest()), maak_collega(maak_werkgever("akkoord"))
    op = OP + 58 * DAG
    meld_aan(wie, deel, op=op)
    vraag = Evenementakkoord.objects.get()
    assert op + DAG < vraag.plaats_tot < op + 2 * DAG


def test_a_contactpersoon_decides_for_the_organisation_and_it_is_logged(gevraagd):
    vraag, rijen = gevraagd
    contact = maak_collega(vraag.organisatie)
    services.besluit(akkoord=vraag, ja=True, door=contact, op=OP)
    vraag.refresh_from_db()
    assert vraag.door == contact and stand(*rijen) == [S.BEVESTIGD] * 2
    regel = Regel.objects.get(door_id=contact.pk)
    assert (regel.actie, regel.organisatie_id) == ("akkoord gegeven", vraag.organisatie_id)


def test_nobody_decides_about_themselves(gevraagd):
    vraag, rijen = gevraagd
    with pytest.raises(EvenementFout, match="Over je eigen aanmelding"):
        services.besluit(akkoord=vraag, ja=True, door=rijen[0].deelnemer, op=OP)
    assert stand(*rijen) == [S.WACHT_OP_AKKOORD] * 2
