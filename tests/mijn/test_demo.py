"""The profiles of the demo are ones that the form would take."""

import pytest

from tests.maken import MOMENT, maak_gebruiker, maak_profiel
from twentsekracht.mijn import demo
from twentsekracht.mijn.models import Profiel, Vaardigheid

pytestmark = pytest.mark.django_db


def test_everybody_of_the_demo_gets_a_valid_profile_and_keeps_their_own():
    mensen = [maak_gebruiker(email=rij[0]) for rij in demo.PROFIELEN]
    eigen = maak_profiel(mensen[0], schaal=3)
    for _ in range(2):
        demo.vul(op=MOMENT)
    assert Profiel.objects.count() == len(mensen)
    for profiel in Profiel.objects.all():
        profiel.full_clean()
    eigen.refresh_from_db()
    assert eigen.schaal == 3


def test_without_its_people_the_demo_makes_no_profiles():
    demo.vul(op=MOMENT)
    assert not Profiel.objects.exists()


def test_the_list_of_skills_is_made_once():
    for _ in range(2):
        demo.vul(op=MOMENT)
    namen = list(Vaardigheid.objects.values_list("naam", flat=True))
    assert namen == demo.VAARDIGHEDEN == sorted(set(namen))
