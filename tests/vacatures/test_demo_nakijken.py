import pytest

from tests.maken import MOMENT, maak_gebruiker, maak_organisatie
from tests.vacatures.maken import maak_salaristabel
from twentsekracht.organisaties.models import Rol
from vacatures import demo_nakijken
from vacatures.models import Nakijkverzoek, Vacature
from vacatures.schrijfwijzer import kijk_na
from vacatures.standen import na_te_kijken

pytestmark = pytest.mark.django_db


def test_one_waits_for_a_colleague_and_one_came_back_with_a_note():
    oldenzaal = maak_organisatie("oldenzaal")
    maak_salaristabel()
    houder = maak_gebruiker(Rol.VACATUREHOUDER, oldenzaal)
    collega = maak_gebruiker(Rol.CONTACTPERSOON, oldenzaal)
    for _ in range(2):
        demo_nakijken.vul(op=MOMENT)
    assert sorted(Nakijkverzoek.objects.values_list("antwoord", "door", "beantwoord_door")) == [
        ("", houder.pk, None),
        ("terug", collega.pk, houder.pk),
    ]
    [wacht] = na_te_kijken(Vacature.objects.all(), door=collega)
    assert wacht.titel == "Adviseur inkoop"
    assert [kijk_na(vacature) for vacature in Vacature.objects.all()] == [[], []]


def test_without_people_it_does_nothing():
    maak_organisatie("oldenzaal")
    demo_nakijken.vul(op=MOMENT)
    assert not Vacature.objects.exists()
