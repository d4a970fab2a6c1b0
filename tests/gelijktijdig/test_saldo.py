"""Agreements and surplus on PostgreSQL, with everybody at once: never more is handed over than there is."""

from datetime import date

import pytest
from django.db import connection

from school import services
from school.afspraken import Soort, Voorstel, kenmerk
from school.fouten import IntussenGewijzigd, OverdrachtFout
from school.jaarstand import jaarstanden
from school.models import Afspraak, SaldoOverdracht, SaldoOverdrachtstap
from tests.gelijktijdig.test_werk import tegelijk
from tests.maken import maak_afspraak, maak_inschrijving, maak_organisatie, maak_uitvoering
from tests.school.maken import OP, maak_saldooverdracht

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="needs real concurrent connections"),
]
JAAR, OVER, SAMEN = OP.year, 4, 8
S = SaldoOverdracht.Status


@pytest.fixture(autouse=True)
def patience(monkeypatch):
    monkeypatch.setitem(connection.settings_dict["OPTIONS"], "options", "-c lock_timeout=60000")


def organisatie(ingeschreven, te_behalen=2):
    wie, run = maak_organisatie(), maak_uitvoering(start=date(JAAR, 9, 1))
    maak_afspraak(wie, JAAR, te_behalen)
    for _ in range(ingeschreven):
        maak_inschrijving(run, wie, stap=False)
    return wie


def probeer(doe, **wat):
    try:
        return doe(door=None, op=OP, **wat)
    except OverdrachtFout:
        return None


def over(wie):
    (stand,), _ = jaarstanden(JAAR, op=OP.date(), organisaties=[wie])
    return stand.saldo_na


def test_offering_at_once_never_offers_more_than_there_is():
    gever, ontvanger = organisatie(2 + OVER), organisatie(0)
    wat = {"jaar": JAAR, "gever": gever, "ontvanger": ontvanger, "aantal": 1}
    gelukt = [een for een in tegelijk(SAMEN, lambda _: probeer(services.bied_saldo_aan, **wat)) if een]
    assert len(gelukt) == OVER


def test_accepting_at_once_never_hands_over_more_than_there_is():
    """More is on offer than there is, since enrolments were cancelled after the offers."""
    for _ in range(3):
        gever = organisatie(2 + OVER)
        aanbod = [maak_saldooverdracht(gever, organisatie(0), 1, JAAR) for _ in range(SAMEN)]
        uitkomst = tegelijk(
            SAMEN, lambda n, aanbod=aanbod: probeer(services.neem_saldo_aan, overdracht=aanbod[n])
        )
        assert sum(een is not None for een in uitkomst) == OVER
        assert over(gever) == 0


def test_two_that_hand_over_to_each_other_do_not_wait_for_each_other():
    een, ander = organisatie(2 + SAMEN), organisatie(2 + SAMEN)
    paren = [(een, ander), (ander, een)] * (SAMEN // 2)
    aanbod = [maak_saldooverdracht(*paar, 1, JAAR) for paar in paren]
    uitkomst = tegelijk(SAMEN, lambda n: probeer(services.neem_saldo_aan, overdracht=aanbod[n]))
    assert all(uitkomst)
    assert over(een) == over(ander) == SAMEN


def test_an_offer_is_answered_once():
    gever = organisatie(2 + OVER)
    aanbod = maak_saldooverdracht(gever, organisatie(0), OVER, JAAR)
    antwoorden = [services.neem_saldo_aan, services.weiger_saldo, services.trek_saldo_in]
    uitkomst = tegelijk(SAMEN, lambda n: probeer(antwoorden[n % 3], overdracht=aanbod))
    assert sum(een is not None for een in uitkomst) == 1
    assert SaldoOverdrachtstap.objects.count() == 2


def test_counting_without_holding_the_agreements_hands_over_too_much():
    """The control: what the lock is for."""

    def zonder_slot(overdracht):
        if over(overdracht.gever) >= overdracht.aantal:
            SaldoOverdracht.objects.filter(pk=overdracht.pk).update(status=S.AANGENOMEN)

    te_veel = 0
    for _ in range(10):
        gever = organisatie(3)
        aanbod = [maak_saldooverdracht(gever, organisatie(0), 1, JAAR) for _ in range(SAMEN)]
        tegelijk(SAMEN, lambda n, aanbod=aanbod: zonder_slot(aanbod[n]))
        te_veel += over(gever) < 0
    assert te_veel


def test_two_who_saw_the_same_do_not_both_make_the_agreements():
    """Also when there were none yet: no row to hold."""
    for _ in range(3):
        Afspraak.objects.all().delete()
        organisaties = [maak_organisatie() for _ in range(3)]
        gezien = kenmerk([])

        def maak(nummer, organisaties=organisaties, gezien=gezien):
            voorstellen = [Voorstel(wie, Soort.AFWIJKEND, aantal=nummer, reden="Zo") for wie in organisaties]
            wat = {"jaar": JAAR, "voorstellen": voorstellen, "gezien": gezien}
            try:
                return services.maak_afspraken(**wat, door=None, op=OP)
            except IntussenGewijzigd:
                return None

        uitkomst = tegelijk(SAMEN, maak)
        assert sum(een is not None for een in uitkomst) == 1
        assert len(set(Afspraak.objects.values_list("te_behalen", flat=True))) == 1
        assert Afspraak.objects.count() == 3
