"""What waits for who reads reactions."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser

from tests.maken import maak_gebruiker, maak_organisatie, maak_reactie, maak_vacature
from tests.vacatures.maken import maak_commissielid, maak_sollicitatie
from twentsekracht.organisaties.models import Rol
from vacatures.models import Reactie, Sollicitatie
from vacatures.reactiewerk import taken

pytestmark = pytest.mark.django_db
OP = date(2026, 3, 10)
DAG = timedelta(days=1)


def maak(vacature, dagen=0, status="ontvangen", **velden):
    reactie = maak_reactie(vacature, ingediend_op=OP - dagen * DAG, status=status, **velden)
    maak_sollicitatie(reactie=reactie)
    return reactie


def test_a_vacancy_with_new_reactions_waits_two_weeks_from_the_oldest(django_assert_num_queries):
    hengelo = maak_organisatie()
    houder = maak_gebruiker(Rol.VACATUREHOUDER, hengelo)
    eerste, tweede = (maak_vacature(hengelo, titel=titel) for titel in ("Adviseur", "Jurist"))
    maak(eerste, dagen=3), maak(eerste, dagen=9), maak(eerste, status="in_behandeling", dagen=20)
    maak(tweede, dagen=5), maak(maak_vacature())
    maak_reactie(tweede, status="ontvangen", ingediend_op=OP - 40 * DAG)  # nothing of it is kept
    taken(gebruiker=houder, op=OP)  # the roles are read once
    with django_assert_num_queries(3):
        gevonden = taken(gebruiker=houder, op=OP)
    assert [(taak.titel, taak.uiterlijk) for taak in gevonden] == [
        ("Lees 2 nieuwe reacties op Adviseur", OP + 5 * DAG),
        ("Lees 1 nieuwe reactie op Jurist", OP + 9 * DAG),
    ]
    assert gevonden[0].url == f"/vacatures/beheren/{eerste.pk}/reacties/"
    Reactie.objects.update(status="in_behandeling")
    assert taken(gebruiker=houder, op=OP) == []


def test_the_rest_is_one_line(django_assert_num_queries):
    hengelo = maak_organisatie()
    houder = maak_gebruiker(Rol.VACATUREHOUDER, hengelo)
    for dagen in range(8):
        maak(maak_vacature(hengelo), dagen=dagen)
    taken(gebruiker=houder, op=OP)
    with django_assert_num_queries(3):
        gevonden = taken(gebruiker=houder, op=OP)
    assert (len(gevonden), gevonden[-1].titel) == (6, "Nog 3 vacatures met nieuwe reacties")


def test_who_did_not_hear_that_it_is_over_is_told_before_nobody_can():
    hengelo = maak_organisatie()
    houder = maak_gebruiker(Rol.VACATUREHOUDER, hengelo)
    vacature = maak_vacature(hengelo, titel="Adviseur", status="ingevuld")
    for status, dagen in (("ontvangen", 9), ("uitgenodigd", 5), ("afgewezen", 1), ("aangenomen", 2)):
        reactie = maak(vacature, status=status)
        Sollicitatie.objects.filter(reactie=reactie).update(verwijderen_op=OP + dagen * DAG)
    [taak] = taken(gebruiker=houder, op=OP)
    assert (taak.titel, taak.uiterlijk) == ("Stuur 2 kandidaten bericht: Adviseur", OP + 5 * DAG)
    assert taak.toelichting == "De vacature is ingevuld"
    Sollicitatie.objects.all().delete()
    assert taken(gebruiker=houder, op=OP) == []


def test_the_committee_and_nobody_else():
    vacature = maak_vacature(titel="Adviseur")
    maak(vacature)
    lid = maak_commissielid(vacature, tot=OP).gebruiker
    [taak] = taken(gebruiker=lid, op=OP)
    assert (taak.titel, taak.uiterlijk) == ("Lees de reacties op Adviseur", OP)
    assert taken(gebruiker=lid, op=OP + DAG) == []
    for wie in (
        maak_gebruiker(Rol.COORDINATOR),
        maak_gebruiker(Rol.VACATUREHOUDER),
        maak_gebruiker(organisatie=vacature.organisatie),
        AnonymousUser(),
    ):
        assert taken(gebruiker=wie, op=OP) == []
