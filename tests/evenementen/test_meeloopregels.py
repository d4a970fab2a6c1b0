"""What fits a wish, and why; and hearing of it once."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from evenementen.meeloopregels import past, voorstellen
from evenementen.models import Meeloopplek, Meeloopwens
from evenementen.services import meeloopwensen
from tests.evenementen.meelopen import (
    DAG,
    OP,
    VANDAAG,
    maak_dag,
    maak_mens,
    maak_plek,
    maak_verzoek,
    maak_wens,
)
from twentsekracht.werk.models import Bericht

pytestmark = pytest.mark.django_db


def gevonden(wens):
    return [(een.plek, een.redenen) for een in voorstellen(wens, Meeloopplek.objects.all(), op=VANDAAG)]


@pytest.mark.parametrize(
    ("wens", "redenen"),
    [
        ({}, []),
        ({"vakgebieden": ["water", "ict"]}, ["vakgebied Water"]),
        ({"vakgebieden": ["ict"]}, None),
        ({"functie": "Dijk, jurist"}, ["‘Dijk’ staat in de functie"]),
        ({"functie": "jurist"}, None),
        ({"functie": " , "}, []),
        # one of the two is enough
        ({"functie": "jurist", "vakgebieden": ["water"]}, ["vakgebied Water"]),
        ({"functie": "beheer", "vakgebieden": ["ict"]}, ["‘beheer’ staat in de functie"]),
        ({"plaats": "almelo"}, ["in Almelo"]),
        ({"plaats": "losser", "afstand": 30}, ["25 km van Losser"]),
        ({"plaats": "losser", "afstand": 20}, None),
        ({"plaats": "losser", "afstand": 30, "vakgebieden": ["ict"]}, None),
        ({"plaats": "opgeheven-dorp", "afstand": 30}, None),
    ],
)
def test_what_fits_and_why(wens, redenen):
    plek = maak_plek(functie="Dijkbeheerder", vakgebied="water", plaats="almelo")
    assert past(maak_wens(**wens), plek) == redenen


def test_only_with_a_free_day_in_the_period_and_the_first_free_day_stands_first():
    later = maak_dag(datum=DAG + timedelta(days=5)).plek
    eerder = maak_dag(datum=DAG).plek
    maak_dag(eerder, DAG + timedelta(days=9))
    vol = maak_verzoek(maak_dag()).dag.plek
    maak_dag(datum=VANDAAG)
    wens = maak_wens()
    assert gevonden(wens) == [(eerder, ("nog 2 dagen vrij",)), (later, ("nog 1 dag vrij",))]
    wens.van, wens.tot = DAG + timedelta(days=1), DAG + timedelta(days=5)
    assert gevonden(wens) == [(later, ("nog 1 dag vrij",))]
    assert vol not in dict(gevonden(wens))


def test_not_ones_own_place_nor_a_day_on_which_one_goes_elsewhere():
    ik = maak_mens()
    maak_dag(maak_plek(ik))
    maak_verzoek(maak_dag(datum=DAG), ik)
    maak_dag(datum=DAG)
    anders = maak_dag(datum=DAG + timedelta(days=1)).plek
    assert gevonden(maak_wens(ik)) == [(anders, ("nog 1 dag vrij",))]


def test_any_number_of_places_at_one_price(django_assert_num_queries):
    wens = maak_wens(vakgebieden=["water"])
    for _ in range(2):
        for _ in range(3):
            maak_dag()
        with django_assert_num_queries(4):  # the places, their days, how full they are, and one's own days
            gevonden(wens)


def test_the_database_knows_what_a_wish_is():
    for velden in ({"van": DAG, "tot": VANDAAG}, {"afstand": 5}):
        with pytest.raises(IntegrityError), transaction.atomic():
            maak_wens(**velden)


# ---- hearing of it


def test_new_places_come_in_one_mail_and_never_twice():
    maak_dag()
    wens = meeloopwensen.bewaar_wens(
        wens=Meeloopwens(gebruiker=maak_mens(), vakgebieden=["water"], plaats="almelo"), op=OP
    )
    assert meeloopwensen.stuur_tips(wens_id=wens.pk, op=OP) == 0  # what was there stood on the page
    plekken = [maak_dag(maak_plek(functie=functie)).plek for functie in ("sluiswachter", "ecoloog")]
    maak_dag(maak_plek(vakgebied="ict"))
    maak_dag(maak_plek(status="concept"))
    assert [meeloopwensen.stuur_tips(wens_id=wens.pk, op=OP) for _ in range(2)] == [2, 0]
    [bericht] = Bericht.objects.all()
    assert bericht.aan == wens.gebruiker.email and bericht.afmelden in bericht.tekst
    for plek in plekken:
        assert plek.functie in bericht.tekst and plek.gastgever.naam not in bericht.tekst
    assert "vakgebied Water, in Almelo, nog 1 dag vrij" in bericht.tekst


def test_a_place_that_has_a_free_day_again_is_new():
    verzoek = maak_verzoek()
    wens = maak_wens()
    assert meeloopwensen.stuur_tips(wens_id=wens.pk, op=OP) == 0
    verzoek.status = "geannuleerd"
    verzoek.save()
    assert meeloopwensen.stuur_tips(wens_id=wens.pk, op=OP) == 1


def test_who_said_so_hears_nothing_any_more():
    maak_dag()
    wens, weg = maak_wens(), maak_wens(maak_mens(is_active=False))
    teken = meeloopwensen.brieven.AFMELDEN.sign(str(wens.pk))
    assert (meeloopwensen.afmelding_van(teken), meeloopwensen.afmelding_van(teken + "x")) == (wens.pk, None)
    for _ in range(2):
        meeloopwensen.meld_af(wens_id=wens.pk)
    assert [meeloopwensen.stuur_tips(wens_id=een.pk, op=OP) for een in (wens, weg)] == [0, 0]
    assert Meeloopwens.objects.filter(pk=wens.pk).exists()
