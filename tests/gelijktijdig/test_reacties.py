"""Many connections at once on PostgreSQL: one decision per reaction, one person per place, one removal."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from tests.gelijktijdig.test_werk import tegelijk
from tests.maken import maak_gebruiker, maak_vacature
from tests.vacatures.maken import maak_commissielid, maak_sollicitatie
from twentsekracht.logboek.models import Regel
from twentsekracht.organisaties.models import Rol
from twentsekracht.werk.models import Bericht
from vacatures import services
from vacatures.fouten import VacatureFout
from vacatures.models import Commissielid, Reactie, Sollicitatie

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="needs real concurrent connections"),
]
OP = datetime(2026, 3, 10, 9, tzinfo=UTC)
Status = Reactie.Status


def maak(vacature=None, status=Status.ONTVANGEN, **velden):
    sollicitatie = maak_sollicitatie(vacature, **velden)
    Reactie.objects.filter(pk=sollicitatie.reactie_id).update(status=status)
    return Reactie.objects.get(pk=sollicitatie.reactie_id)


def lukt(doe, *args, **velden):
    try:
        doe(*args, **velden)
    except VacatureFout:
        return False
    return True


def test_two_handlers_decide_once_and_the_candidate_hears_one_thing():
    door = maak_gebruiker(Rol.VACATUREHOUDER)
    for _ in range(5):
        reactie = maak()

        def doe(nummer, reactie=reactie):
            wie = {"reactie": reactie, "door": door, "op": OP}
            if nummer % 2:
                return lukt(services.nodig_uit, tekst="Kom je?", **wie) and "uitgenodigd"
            return lukt(services.wijs_af, tekst="Helaas.", reden="eis", **wie) and "afgewezen"

        gelukt = [uitslag for uitslag in tegelijk(6, doe) if uitslag]
        reactie.refresh_from_db()
        stappen = list(reactie.stappen.values_list("van", "naar"))
        # invited and then rejected is a way that exists; each step starts where the one before it ended
        assert [naar for _, naar in stappen] in (["afgewezen"], ["uitgenodigd", "afgewezen"], ["uitgenodigd"])
        assert sorted(gelukt) == sorted(naar for _, naar in stappen)
        assert [van for van, _ in stappen] == ["ontvangen", "uitgenodigd"][: len(stappen)]
        assert Bericht.objects.filter(aan=reactie.sollicitatie.email).count() == len(stappen)


def test_a_letter_sent_from_two_tabs_reaches_everybody_once():
    door, vacature = maak_gebruiker(), maak_vacature()
    reacties = [maak(vacature) for _ in range(6)]
    uitslagen = tegelijk(
        4,
        lambda _: services.voor_elk(services.nodig_uit, reacties=reacties, tekst="Kom je?", door=door, op=OP),
    )
    assert sum(uitslag.gelukt for uitslag in uitslagen) == Bericht.objects.count() == 6


def test_a_place_is_given_to_one():
    door = maak_gebruiker()
    for plaatsen in (1, 2):
        vacature = maak_vacature(aantal_plaatsen=plaatsen)
        reacties = [maak(vacature, Status.AANGEBODEN) for _ in range(6)]
        gelukt = tegelijk(
            6, lambda n, reacties=reacties: lukt(services.neem_aan, reactie=reacties[n], door=door, op=OP)
        )
        assert sum(gelukt) == plaatsen == vacature.reacties.filter(status=Status.AANGENOMEN).count()


def test_withdrawn_and_hired_at_once_is_one_of_both():
    door = maak_gebruiker()
    for _ in range(5):
        reactie = maak(status=Status.AANGEBODEN)

        def doe(nummer, reactie=reactie):
            if nummer:
                return lukt(services.neem_aan, reactie=reactie, door=door, op=OP)
            return lukt(services.trek_reactie_in, sollicitatie=reactie.sollicitatie, op=OP)

        assert sorted(tegelijk(2, doe)) == [False, True]


def test_many_nights_at_once_remove_it_once_and_a_handler_is_not_run_over():
    door = maak_gebruiker()
    for _ in range(5):
        reactie = maak(verwijderen_op=OP.date())
        pk = reactie.sollicitatie.pk

        def doe(nummer, reactie=reactie, pk=pk):
            if nummer == 0:
                return lukt(services.neem_in_behandeling, reactie=reactie, door=door, op=OP) and "gelezen"
            return services.verwijder_verlopen(sollicitatie_id=pk, op=OP) and "weg"

        uitslag = tegelijk(5, doe)
        assert uitslag.count("weg") == 1
        assert not Sollicitatie.objects.filter(pk=pk).exists()
        assert Regel.objects.filter(actie="sollicitatie verwijderd", object_id=str(pk)).count() == 1
        reactie.refresh_from_db()
        assert reactie.status == ("in_behandeling" if uitslag[0] else "ontvangen")


def test_a_day_that_moves_while_the_night_waits_is_respected():
    sollicitatie = maak_sollicitatie(verwijderen_op=OP.date())
    later = OP.date() + timedelta(days=300)

    def doe(nummer):
        if nummer:
            return services.verwijder_verlopen(sollicitatie_id=sollicitatie.pk, op=OP)
        return Sollicitatie.objects.filter(pk=sollicitatie.pk).update(verwijderen_op=later)

    gezet, weg = tegelijk(2, doe)
    assert Sollicitatie.objects.filter(pk=sollicitatie.pk).exists() is not weg
    assert gezet or weg


def test_the_same_colleague_comes_in_once():
    vacature = maak_vacature(sluit_op=OP.date())
    door = maak_gebruiker(Rol.VACATUREHOUDER, vacature.organisatie)
    collega = maak_gebruiker(organisatie=vacature.organisatie)
    tegelijk(
        6,
        lambda _: services.zet_in_commissie(
            vacature=vacature, email=collega.email, tot=OP.date(), door=door, op=OP
        ),
    )
    assert (Commissielid.objects.count(), Bericht.objects.count()) == (1, 1)
    lid = maak_commissielid()
    tegelijk(4, lambda _: services.haal_uit_commissie(lid=lid, door=door, op=OP))
    assert Regel.objects.filter(actie="commissielid verwijderd").count() == 1
