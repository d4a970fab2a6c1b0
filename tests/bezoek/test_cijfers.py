from datetime import date

import pytest

from tests.maken import maak_bezoekmeting
from twentsekracht.bezoek.cijfers import Meting, jaarcijfers

pytestmark = pytest.mark.django_db
VAN, TOT = date(2015, 1, 1), date(2015, 6, 30)


def cijfers(jaar=2015):
    return jaarcijfers(jaar=jaar, peildatum=date(jaar, 10, 26))


def test_measured_within_the_year_and_nothing_is_nought():
    maak_bezoekmeting(aantal=7)
    maak_bezoekmeting(aantal=9, van=date(2015, 12, 1), tot=date(2016, 1, 31))
    assert cijfers().bezoeken == 7
    assert cijfers(2016).bezoeken == 0
    assert (cijfers(2016).van, cijfers(2016).per_soort) == (None, {})


def test_periods_of_the_year_are_added_up():
    maak_bezoekmeting(aantal=7, aantal_overijssel=5)
    maak_bezoekmeting(aantal=3, van=date(2015, 7, 1), tot=date(2015, 12, 31))
    assert cijfers().metingen("totaal") == (Meting("bezoeken", 10, 5, VAN, date(2015, 12, 31), 2),)


def test_the_largest_first_and_then_by_name():
    for sleutel, aantal in [("Borne", 1), ("Almelo", 1), ("Hengelo", 5)]:
        maak_bezoekmeting("plaats", sleutel, aantal)
    assert [meting.sleutel for meting in cijfers().metingen("plaats")] == ["Hengelo", "Almelo", "Borne"]


def test_one_query(django_assert_num_queries):
    maak_bezoekmeting()
    maak_bezoekmeting("kanaal", "link")
    with django_assert_num_queries(1):
        cijfers()
