"""Sharing out places by size: nobody left out, nothing lost, and closest to what is exactly fair."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from school.fouten import SchoolFout
from school.models import Quotum
from school.services import verdeel_quota
from school.verdeling import deelnemers, verdeel
from tests.maken import DAG, MOMENT, maak_afspraak, maak_formatie, maak_organisatie, maak_uitvoering
from twentsekracht.logboek.models import Regel
from twentsekracht.organisaties.models import Organisatie


def van(*fte):
    """Organisations that are not saved, in order of code."""
    mensen = [Organisatie(pk=nummer + 1, code=f"o{nummer:03}") for nummer in range(len(fte))]
    for organisatie, aantal in zip(mensen, fte, strict=True):
        organisatie.fte = Decimal(aantal)
    return mensen


def aantallen(plaatsen, *fte):
    return [deel.aantal for deel in verdeel(plaatsen, van(*fte))]


@pytest.mark.parametrize(
    ("plaatsen", "fte", "verdeeld"),
    [
        (10, (500, 300, 200), [5, 3, 2]),
        (10, (334, 333, 333), [4, 3, 3]),  # the largest remainder
        (3, (100, 100), [2, 1]),  # a tie: the first by code
        (4, (1000, 10, 10), [2, 1, 1]),  # at least one
        (10, (900, 60, 40), [8, 1, 1]),
        (2, (50, 300, 200), [0, 1, 1]),  # fewer places than organisations
        (0, (10, 10), [0, 0]),
        (7, (12.5,), [7]),
        (5, (), []),
    ],
)
def test_places_are_shared_out(plaatsen, fte, verdeeld):
    assert aantallen(plaatsen, *fte) == verdeeld


@given(
    plaatsen=st.integers(0, 60),
    fte=st.lists(st.decimals("0.01", "2000", places=2), min_size=1, max_size=18),
)
def test_nothing_is_lost_nobody_is_left_out_and_size_counts(plaatsen, fte):
    delen = verdeel(plaatsen, van(*fte))
    assert sum(deel.aantal for deel in delen) == plaatsen
    if plaatsen >= len(fte):
        assert min(deel.aantal for deel in delen) >= 1
    for groot in delen:
        for klein in delen:
            if groot.fte > klein.fte:
                assert groot.aantal >= klein.aantal
    if all(deel.aandeel > 1 for deel in delen):  # then nobody was lifted to one
        assert all(abs(deel.aantal - deel.aandeel) <= 1 for deel in delen)


@pytest.mark.django_db
def test_who_takes_part_has_an_agreement_and_a_size():
    groot, klein, oud, zonder_fte, zonder_afspraak, geen = (maak_organisatie(f"o{n}") for n in range(6))
    for organisatie, fte in ((groot, 500), (klein, 100), (zonder_afspraak, 80), (geen, 80)):
        maak_formatie(organisatie, 2015, fte)
    maak_formatie(oud, 2013, 50)
    maak_formatie(oud, 2012, 60)
    for organisatie in (groot, klein, oud, zonder_fte):
        maak_afspraak(organisatie, 2015)
    maak_afspraak(geen, 2015, te_behalen=None)
    maak_afspraak(zonder_afspraak, 2014)
    assert [(wie.code, wie.fte) for wie in deelnemers(2015)] == [("o0", 500), ("o1", 100), ("o2", 50)]


@pytest.mark.django_db
def test_the_quota_of_a_run_say_how_they_came_about():
    hengelo, borne = maak_organisatie("hengelo"), maak_organisatie("borne")
    for organisatie, fte in ((hengelo, 700), (borne, 100)):
        maak_formatie(organisatie, 2015, fte)
        maak_afspraak(organisatie, 2015)
    run = maak_uitvoering(start=DAG, vrijgave_op=DAG, max_deelnemers=10)
    Quotum.objects.create(uitvoering=run, organisatie=maak_organisatie(), aantal=10)
    verdeel_quota(uitvoering=run, door=None, op=MOMENT)
    assert {(een.organisatie.code, een.aantal, een.herkomst) for een in run.quota.all()} == {
        ("hengelo", 9, "Verdeeld naar fte: 700 fte is eerlijk 8,75 plaats"),
        ("borne", 1, "Verdeeld naar fte: 100 fte is eerlijk 1,25 plaats"),
    }
    assert Regel.objects.get().actie == "plaatsen verdeeld naar fte"
    assert Quotum(aantal=2).herkomst == "Met de hand ingevuld"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("velden", "waarom"),
    [
        ({"max_deelnemers": None, "vrijgave_op": DAG}, "geen maximum"),
        ({"max_deelnemers": 5}, "dag waarop"),
        ({"max_deelnemers": 5, "vrijgave_op": DAG}, "geen organisatie"),
    ],
)
def test_what_cannot_be_shared_out_is_said(velden, waarom):
    with pytest.raises(SchoolFout, match=waarom):
        verdeel_quota(uitvoering=maak_uitvoering(**velden), door=None, op=MOMENT)
