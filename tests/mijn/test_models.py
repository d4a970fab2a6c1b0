"""Who sees whose profile: nobody, until its owner says otherwise. What the database refuses."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from tests.maken import maak_gebruiker, maak_organisatie, maak_profiel, maak_vaardigheid
from twentsekracht.mijn.models import Profiel, Vaardigheid
from twentsekracht.organisaties.models import Rol

pytestmark = pytest.mark.django_db


def ziet(gebruiker, profiel):
    return Profiel.objects.zichtbaar_voor(gebruiker).filter(pk=profiel.pk).exists()


@pytest.fixture
def hengelo():
    return maak_organisatie("hengelo")


@pytest.fixture
def sanne(hengelo):
    return maak_gebruiker(organisatie=hengelo)


def collega(organisatie=None, rol=None):
    return maak_gebruiker(rol, organisatie)


def test_by_default_nobody_else_sees_a_profile(sanne, hengelo):
    profiel = Profiel.objects.create(gebruiker=sanne)
    assert ziet(sanne, profiel)
    for rol in (None, *Rol):
        assert not ziet(collega(hengelo, rol), profiel)
        assert not ziet(collega(None, rol), profiel)


@pytest.mark.parametrize(
    ("zichtbaar", "verborgen", "elders_ziet", "eigen_ziet"),
    [
        (False, False, False, False),
        (False, True, False, False),
        (True, False, True, True),
        (True, True, True, False),
    ],
)
def test_what_others_see_is_what_its_owner_chose(
    sanne, hengelo, zichtbaar, verborgen, elders_ziet, eigen_ziet
):
    profiel = maak_profiel(
        sanne, zichtbaar_voor_collegas=zichtbaar, verborgen_voor_eigen_organisatie=verborgen
    )
    assert ziet(collega(), profiel) is elders_ziet
    assert ziet(collega(hengelo), profiel) is eigen_ziet
    assert ziet(collega(hengelo, Rol.CONTACTPERSOON), profiel) is eigen_ziet
    assert ziet(sanne, profiel)


def test_somebody_who_is_switched_off_or_belongs_nowhere_sees_only_their_own(sanne):
    profiel = maak_profiel(sanne, zichtbaar_voor_collegas=True, verborgen_voor_eigen_organisatie=False)
    uit, nergens = collega(), collega()
    uit.is_active, nergens.organisatie = False, None
    uit.save()
    nergens.save()
    eigen = maak_profiel(nergens, zichtbaar_voor_collegas=True)
    assert not ziet(uit, profiel)
    assert not ziet(nergens, profiel)
    assert ziet(nergens, eigen)
    assert not ziet(collega(), eigen)  # from nowhere, so nobody can say whether it is the own organisation


def test_an_account_that_is_switched_off_is_not_shown(sanne):
    profiel = maak_profiel(sanne, zichtbaar_voor_collegas=True)
    sanne.is_active = False
    sanne.save()
    assert not ziet(collega(), profiel)


def test_moving_to_the_organisation_of_a_reader_hides_at_once(sanne):
    profiel = maak_profiel(sanne, zichtbaar_voor_collegas=True, verborgen_voor_eigen_organisatie=True)
    lezer = collega()
    assert ziet(lezer, profiel)
    sanne.organisatie = lezer.organisatie
    sanne.save()
    assert not ziet(lezer, profiel)


def test_one_profile_per_person(sanne):
    maak_profiel(sanne)
    with pytest.raises(IntegrityError), transaction.atomic():
        maak_profiel(sanne)


def test_hours_that_run_backwards_are_refused_by_the_database(sanne):
    with pytest.raises(IntegrityError), transaction.atomic():
        maak_profiel(sanne, uren_min=32, uren_max=24)


@pytest.mark.parametrize("onzin", ["ict", ["ict", "koken"], {"ict": 1}, [["ict"]]])
def test_only_fields_of_work_from_the_list(sanne, onzin):
    with pytest.raises(ValidationError):
        Profiel(gebruiker=sanne, vakgebieden=onzin).full_clean()


def test_a_skill_is_on_the_list_once_capitals_or_not():
    maak_vaardigheid("Excel")
    with pytest.raises(ValidationError, match="Deze vaardigheid staat al op de lijst"):
        Vaardigheid(naam="excel").full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        maak_vaardigheid("EXCEL")
