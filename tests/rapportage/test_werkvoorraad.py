"""What the yearly report asks of the coördinator: explaining first, then making it definitive."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from rapportage.models import Verklaring
from rapportage.werkvoorraad import taken
from tests.maken import MOMENT, maak_editie, maak_gebruiker, maak_organisatie
from twentsekracht.organisaties.toegang import Rol

pytestmark = pytest.mark.django_db
OP = date(2016, 2, 1)
AFWIJKING = {"code": "a.b", "oordeel": "afwijking", "verwacht": "10", "gevonden": "9", "verklaring": ""}
CIJFERS = {"controles": [{**AFWIJKING, "code": "a.c", "oordeel": "klopt"}]}
MET_AFWIJKING = {"controles": [AFWIJKING, *CIJFERS["controles"]]}


def taken_van(rol=Rol.COORDINATOR, op=OP):
    return [(taak.titel, taak.url) for taak in taken(gebruiker=maak_gebruiker(rol=rol), op=op)]


def test_a_deviation_is_explained_before_the_report_becomes_definitive():
    editie = maak_editie(momentopname=MET_AFWIJKING)
    assert taken_van() == [
        ("Verklaar 1 afwijking in de cijfers over 2015", f"/rapportage/{editie.pk}/controleblad/")
    ]
    gezien = {"controle": "a.b", "verwacht": "10", "uitleg": "Een naam stond er dubbel in.", "op": MOMENT}
    verklaring = Verklaring.objects.create(editie=editie, gevonden="8", **gezien)  # of other figures
    assert len(taken_van()) == 1 and taken_van()[0][0].startswith("Verklaar")
    Verklaring.objects.filter(pk=verklaring.pk).update(gevonden="9")
    assert taken_van() == [("Maak het rapport over 2015 definitief", f"/rapportage/{editie.pk}/")]


@pytest.mark.parametrize("rol", [None, *(rol for rol in Rol if rol != Rol.COORDINATOR)])
def test_it_waits_for_nobody_else(rol):
    maak_editie(momentopname=CIJFERS)
    assert taken_van(rol) == []


def test_nothing_waits_of_what_cannot_become_definitive():
    maak_editie(cijfers=False)
    maak_editie(jaar=2016, momentopname=CIJFERS)  # its day is still to come
    maak_editie(jaar=2014, momentopname=CIJFERS)
    maak_editie(jaar=2014, definitief=True, vervangt=None)  # a newer version
    assert taken_van() == []


def test_those_of_organisations_are_one_line_of_their_own():
    for jaar in (2013, 2014, 2015):
        maak_editie(jaar=jaar, organisatie=maak_organisatie(), momentopname=CIJFERS)
    maak_editie(jaar=2015, definitief=True)  # of the region: says nothing of theirs
    assert taken_van() == [("Maak 3 rapporten van organisaties definitief", "/rapportage/")]


def test_costs_the_same_for_any_number_of_editions(django_assert_num_queries):
    coordinator = maak_gebruiker(rol=Rol.COORDINATOR)
    maak_editie(momentopname=MET_AFWIJKING)
    taken(gebruiker=coordinator, op=OP)  # whose roles are then known
    with CaptureQueriesContext(connection) as eerst:
        taken(gebruiker=coordinator, op=OP)
    for jaar in range(2005, 2015):
        maak_editie(jaar=jaar, momentopname=MET_AFWIJKING)
        maak_editie(jaar=jaar, organisatie=maak_organisatie(), momentopname=CIJFERS)
    with django_assert_num_queries(len(eerst)):
        assert len(taken(gebruiker=coordinator, op=OP)) == 12
