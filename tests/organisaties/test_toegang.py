from datetime import date, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser

from school.models import Opleiding
from tests.maken import (
    maak_afspraak,
    maak_gebruiker,
    maak_lidmaatschap,
    maak_organisatie,
    maak_vacature,
    maak_vacaturestap,
)
from twentsekracht.organisaties import toegang
from twentsekracht.organisaties.models import Gebruiker, Organisatie
from twentsekracht.organisaties.toegang import Rol
from vacatures.models import Vacature, Vacaturestap

pytestmark = pytest.mark.django_db

DAG = date(2015, 6, 15)
GISTEREN, MORGEN = DAG - timedelta(days=1), DAG + timedelta(days=1)


@pytest.fixture
def hengelo():
    return maak_organisatie("hengelo")


@pytest.fixture
def almelo():
    return maak_organisatie("almelo")


def test_a_role_holds_in_its_own_organisation(hengelo, almelo):
    gebruiker = maak_gebruiker(Rol.CONTACTPERSOON, hengelo)
    assert toegang.heeft_rol(gebruiker, Rol.CONTACTPERSOON, op=DAG)
    assert toegang.heeft_rol(gebruiker, Rol.CONTACTPERSOON, op=DAG, organisatie=hengelo)
    assert not toegang.heeft_rol(gebruiker, Rol.CONTACTPERSOON, op=DAG, organisatie=almelo)
    assert not toegang.heeft_rol(gebruiker, Rol.AMBASSADEUR, op=DAG)


def test_one_of_several_roles_is_enough_and_text_is_as_good_as_the_choice(hengelo):
    gebruiker = maak_gebruiker(Rol.AMBASSADEUR, hengelo)
    assert toegang.heeft_rol(gebruiker, "contactpersoon", "ambassadeur", op=DAG)


def test_a_misspelt_role_is_an_error(hengelo):
    with pytest.raises(ValueError, match="coordinaator"):
        toegang.heeft_rol(maak_gebruiker(organisatie=hengelo), "coordinaator", op=DAG)


@pytest.mark.parametrize(
    ("van", "tot", "telt"),
    [
        (DAG, None, True),
        (DAG, DAG, True),
        (GISTEREN, MORGEN, True),
        (MORGEN, None, False),
        (GISTEREN, GISTEREN, False),
    ],
)
def test_a_membership_counts_in_its_period_ends_included(hengelo, van, tot, telt):
    gebruiker = maak_gebruiker(organisatie=hengelo)
    maak_lidmaatschap(gebruiker, rol=Rol.CONTACTPERSOON, van=van, tot=tot)
    assert toegang.heeft_rol(gebruiker, Rol.CONTACTPERSOON, op=DAG) is telt
    assert list(toegang.organisaties_van(gebruiker, op=DAG)) == ([hengelo] if telt else [])


@pytest.mark.parametrize("rol", list(Rol))
def test_an_account_that_is_switched_off_has_nothing(hengelo, rol):
    gebruiker = maak_gebruiker(rol, hengelo, is_active=False, is_superuser=True)
    assert toegang.rollen_van(gebruiker, op=DAG) == set()
    assert not toegang.mag_beheer_in(gebruiker, op=DAG)
    assert not toegang.ziet_alles(gebruiker, op=DAG)
    assert not toegang.organisaties_van(gebruiker, op=DAG).exists()


def test_nobody_signed_in_has_nothing():
    niemand = AnonymousUser()
    assert not toegang.mag_beheer_in(niemand, op=DAG)
    assert not toegang.organisaties_van(niemand, op=DAG).exists()


@pytest.mark.parametrize("rol", list(Rol))
def test_only_the_platform_office_sees_all_organisations(hengelo, almelo, rol):
    gebruiker = maak_gebruiker(rol, hengelo)
    overal = rol in {Rol.COORDINATOR, Rol.BEHEERDER}
    assert toegang.ziet_alles(gebruiker, op=DAG) is overal
    assert toegang.heeft_rol(gebruiker, rol, op=DAG, organisatie=almelo) is overal
    assert set(toegang.organisaties_van(gebruiker, op=DAG)) == ({hengelo, almelo} if overal else {hengelo})


@pytest.mark.parametrize("rol", list(Rol))
def test_who_gets_into_the_admin(hengelo, rol):
    binnen = {Rol.CONTACTPERSOON, Rol.VACATUREHOUDER, Rol.AMBASSADEUR, Rol.COORDINATOR, Rol.BEHEERDER}
    assert toegang.mag_beheer_in(maak_gebruiker(rol, hengelo), op=DAG) is (rol in binnen)


def test_a_plain_employee_gets_nowhere(hengelo):
    assert toegang.rollen_van(maak_gebruiker(organisatie=hengelo), op=DAG) == set()


def test_a_superuser_has_the_roles_of_the_platform_office(hengelo, almelo):
    gebruiker = maak_gebruiker(organisatie=hengelo, is_superuser=True)
    assert toegang.rollen_van(gebruiker, op=DAG) == {(Rol.COORDINATOR, None), (Rol.BEHEERDER, None)}
    assert set(toegang.organisaties_van(gebruiker, op=DAG)) == {hengelo, almelo}


def test_roles_at_two_organisations_do_not_mix(hengelo, almelo):
    gebruiker = maak_gebruiker(Rol.CONTACTPERSOON, hengelo)
    maak_lidmaatschap(gebruiker, almelo, Rol.VACATUREHOUDER)
    assert set(toegang.organisaties_van(gebruiker, op=DAG)) == {hengelo, almelo}
    assert list(toegang.organisaties_van(gebruiker, Rol.CONTACTPERSOON, op=DAG)) == [hengelo]
    assert not toegang.heeft_rol(gebruiker, Rol.VACATUREHOUDER, op=DAG, organisatie=hengelo)


# ---- deputies


def maak_vervanger(vervangt, van=GISTEREN, tot=MORGEN, **velden):
    collega = maak_gebruiker(organisatie=vervangt.organisatie)
    velden = {"organisatie": vervangt.organisatie, "rol": vervangt.rol} | velden
    maak_lidmaatschap(collega, van=van, tot=tot, vervangt=vervangt, **velden)
    return collega


def test_a_deputy_has_the_role_while_both_periods_last(hengelo):
    vervangen = maak_lidmaatschap(organisatie=hengelo, rol=Rol.CONTACTPERSOON, van=GISTEREN, tot=DAG)
    vervanger = maak_vervanger(vervangen, van=DAG, tot=MORGEN)
    assert not toegang.heeft_rol(vervanger, Rol.CONTACTPERSOON, op=GISTEREN)
    assert toegang.heeft_rol(vervanger, Rol.CONTACTPERSOON, op=DAG, organisatie=hengelo)
    assert not toegang.heeft_rol(vervanger, Rol.CONTACTPERSOON, op=MORGEN)


def test_a_deputy_acts_while_the_account_of_the_one_replaced_is_off(hengelo):
    vervangen = maak_lidmaatschap(organisatie=hengelo, rol=Rol.CONTACTPERSOON)
    vervanger = maak_vervanger(vervangen)
    Gebruiker.objects.filter(pk=vervangen.gebruiker_id).update(is_active=False)
    assert toegang.heeft_rol(vervanger, Rol.CONTACTPERSOON, op=DAG)


def test_a_deputy_has_no_other_role_no_other_organisation_and_no_deputy(hengelo, almelo):
    vervangen = maak_lidmaatschap(organisatie=hengelo, rol=Rol.CONTACTPERSOON)
    elders = maak_vervanger(vervangen, organisatie=almelo)
    meer = maak_vervanger(vervangen, rol=Rol.COORDINATOR)
    keten = maak_vervanger(maak_vervanger(vervangen).lidmaatschappen.get())
    assert [toegang.rollen_van(wie, op=DAG) for wie in (elders, meer, keten)] == [set(), set(), set()]


# ---- rows


def test_beheerbaar_door_gives_the_rows_of_the_own_organisation(hengelo, almelo):
    eigen, ander = maak_vacature(hengelo), maak_vacature(almelo)
    maak_vacaturestap(eigen), maak_vacaturestap(ander)
    gebruiker = maak_gebruiker(Rol.CONTACTPERSOON, hengelo)
    assert list(Vacature.objects.beheerbaar_door(gebruiker, op=DAG)) == [eigen]
    assert [s.vacature for s in toegang.beheerbaar(Vacaturestap.objects.all(), gebruiker, op=DAG)] == [eigen]
    assert list(Organisatie.objects.beheerbaar_door(gebruiker, op=DAG)) == [hengelo]
    assert list(toegang.beheerbaar(Gebruiker.objects.all(), gebruiker, op=DAG)) == [gebruiker]
    assert not Vacature.objects.beheerbaar_door(gebruiker, op=DAG, rollen={Rol.AMBASSADEUR}).exists()


def test_a_model_without_organisation_belongs_to_the_platform_office(hengelo):
    coordinator = maak_gebruiker(Rol.COORDINATOR, hengelo)
    contactpersoon = maak_gebruiker(Rol.CONTACTPERSOON, hengelo)
    opleiding = Opleiding.objects.create(code="O", titel="O")
    assert list(toegang.beheerbaar(Opleiding.objects.all(), coordinator, op=DAG)) == [opleiding]
    assert list(toegang.beheerbaar(Opleiding.objects.all(), contactpersoon, op=DAG)) == []


def test_organisatie_id_van_walks_the_path(hengelo):
    vacature = maak_vacature(hengelo)
    assert toegang.organisatie_id_van(hengelo) == hengelo.pk
    assert toegang.organisatie_id_van(vacature) == hengelo.pk
    assert toegang.organisatie_id_van(maak_vacaturestap(vacature)) == hengelo.pk
    assert toegang.organisatie_id_van(maak_afspraak(hengelo)) == hengelo.pk


def test_any_number_of_questions_costs_two_queries(hengelo, django_assert_num_queries):
    vervangen = maak_lidmaatschap(organisatie=hengelo)
    gebruiker = maak_vervanger(vervangen)
    maak_lidmaatschap(gebruiker, rol=Rol.AMBASSADEUR)
    gebruiker = Gebruiker.objects.get(pk=gebruiker.pk)
    with django_assert_num_queries(2):
        for rol in Rol:
            toegang.heeft_rol(gebruiker, rol, op=DAG, organisatie=hengelo)
        toegang.mag_beheer_in(gebruiker, op=DAG)
        toegang.organisatie_ids(gebruiker, Rol.CONTACTPERSOON, op=DAG)


# ---- who may give which role


@pytest.mark.parametrize(
    ("rol", "mag"),
    [
        (Rol.CONTACTPERSOON, {Rol.VACATUREHOUDER, Rol.AMBASSADEUR}),
        (Rol.COORDINATOR, set(Rol) - {Rol.BEHEERDER}),
        (Rol.BEHEERDER, set(Rol)),
        (Rol.VACATUREHOUDER, set()),
        (Rol.REGIEGROEP, set()),
    ],
)
def test_nobody_gives_a_role_above_their_own(hengelo, rol, mag):
    assert toegang.toekenbaar(maak_gebruiker(rol, hengelo), op=DAG, organisatie_id=hengelo.pk) == mag


def test_a_contactpersoon_gives_no_roles_elsewhere(hengelo, almelo):
    contactpersoon = maak_gebruiker(Rol.CONTACTPERSOON, hengelo)
    assert toegang.toekenbaar(contactpersoon, op=DAG, organisatie_id=almelo.pk) == set()
