from datetime import date
from decimal import Decimal

import pytest

from rapportage.cijfers import jaarcijfers
from rapportage.models import Begrotingspost, Bezetting
from tests.maken import maak_formatie, maak_organisatie
from twentsekracht.verdeelsleutel import verdeel


def cijfers(jaar=2015):
    return jaarcijfers(jaar=jaar, peildatum=date(jaar, 10, 26))


@pytest.mark.django_db
def test_the_budget_of_the_year_and_what_is_left():
    for jaar, post, soort, begroot, gerealiseerd in [
        (2015, "platform", "structureel", 273000, 188000),
        (2015, "opzet", "eenmalig", 102000, None),
        (2016, "platform", "structureel", 280000, None),
    ]:
        Begrotingspost.objects.create(
            jaar=jaar, post=post, soort=soort, begroot=begroot, gerealiseerd=gerealiseerd
        )
    gevonden = cijfers()
    assert (gevonden.begroot, gevonden.gerealiseerd, gevonden.overschot) == (375000, 188000, 187000)
    assert [post.saldo for post in gevonden.posten] == [85000, 102000]
    assert [post.begroot for post in gevonden.volgend_jaar] == [280000]
    assert (cijfers(2014).begroot, cijfers(2014).overschot) == (0, 0)


@pytest.mark.django_db
def test_posts_that_were_held_for_a_day_of_the_year():
    for functie, van, tot in [
        ("voorbij", date(2014, 1, 1), date(2014, 12, 31)),
        ("een dag", date(2014, 1, 1), date(2015, 1, 1)),
        ("nog steeds", date(2015, 12, 31), None),
        ("later", date(2016, 1, 1), None),
    ]:
        Bezetting.objects.create(functie=functie, uren_per_week=36, van=van, tot=tot)
    assert [functie.functie for functie in cijfers().bezetting] == ["een dag", "nog steeds"]


@pytest.mark.django_db
def test_the_size_of_an_organisation_is_that_of_the_year():
    almelo = maak_organisatie("almelo")
    maak_formatie(almelo, 2014, 5)
    maak_formatie(almelo, 2015, 7)
    assert cijfers().fte == {"almelo": Decimal(7)}


@pytest.mark.django_db
def test_constant_queries(django_assert_num_queries):
    maak_formatie()
    maak_formatie()
    with django_assert_num_queries(4):
        cijfers()


@pytest.mark.parametrize(
    ("bedrag", "fte", "delen"),
    [
        ("100", {"a": 1, "b": 1, "c": 1}, {"a": "33.34", "b": "33.33", "c": "33.33"}),
        ("0.02", {"a": 1, "b": 1, "c": 1}, {"a": "0.01", "b": "0.01", "c": "0.00"}),
        ("10", {"a": "0.6", "b": "0.3"}, {"a": "6.67", "b": "3.33"}),
        ("15000", {"a": 0, "b": 2}, {"a": "0.00", "b": "15000.00"}),
        ("15000", {"a": 0}, {}),
        ("15000", {}, {}),
    ],
)
def test_an_amount_is_shared_to_the_cent(bedrag, fte, delen):
    gedeeld = verdeel(Decimal(bedrag), {code: Decimal(n) for code, n in fte.items()})
    assert gedeeld == {code: Decimal(deel) for code, deel in delen.items()}


def test_the_shares_add_up_whatever_the_key():
    fte = {f"o{n}": Decimal(n * n + 1) / 7 for n in range(23)}
    for centen in range(0, 5000, 37):
        bedrag = Decimal(centen) / 100
        assert sum(verdeel(bedrag, fte).values()) == bedrag
