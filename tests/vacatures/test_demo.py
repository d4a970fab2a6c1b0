import tomllib
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from tests.maken import maak_gebruiker, maak_lidmaatschap, maak_organisatie
from twentsekracht.organisaties.demo import MENSEN
from twentsekracht.organisaties.models import Gebruiker, Organisatie, Rol
from vacatures import demo, demo_salaris
from vacatures.cijfers import jaarcijfers
from vacatures.models import (
    BewaardeVacature,
    Reactie,
    Uitkomst,
    Uitkomstvraag,
    Vacature,
    Weergave,
    Zoekopdracht,
)

pytestmark = pytest.mark.django_db
OP = datetime(2026, 3, 10, 9, tzinfo=UTC)
MODELLEN = (Vacature, Reactie, BewaardeVacature, Zoekopdracht, Uitkomst, Uitkomstvraag, Weergave)


@pytest.fixture
def wereld():

    for code in {rij["organisatie"] for rij in tomllib.loads(demo.BESTAND.read_text())["vacature"]}:
        maak_organisatie(code)
    for email, naam, _, _, code in MENSEN:
        organisatie = Organisatie.objects.get(code=code)
        Gebruiker.objects.create_user(email, naam=naam, organisatie=organisatie)
    demo_salaris.vul(op=OP)


def tellen():
    return [model.objects.count() for model in MODELLEN]


def test_the_demo_has_something_of_everything_and_runs_again_without_adding(wereld):
    demo.vul(op=OP)
    eerst = tellen()
    demo.vul(op=OP)
    assert tellen() == eerst
    assert set(Vacature.objects.values_list("status", flat=True)) == set(Vacature.Status)
    assert set(Vacature.objects.values_list("vakgebied", flat=True)) == set(Vacature.Vakgebied)
    assert set(Vacature.objects.values_list("doelgroep", flat=True)) == set(Vacature.Doelgroep)
    assert Vacature.objects.values("organisatie").distinct().count() == Organisatie.objects.count()
    assert Vacature.objects.open(op=timezone.localdate(OP)).count() > 25
    assert min(eerst) > 2


def test_the_example_year_stays_as_it_is(wereld):
    voor = jaarcijfers(jaar=2015, peildatum=None)
    demo.vul(op=OP)
    assert jaarcijfers(jaar=2015, peildatum=None) == voor


def test_every_state_of_the_exchange_is_there(wereld):
    """Each is something to look at: a phase that waits, a question without an answer, places half told."""
    losser, vandaag = Organisatie.objects.get(code="losser"), timezone.localdate(OP)
    maak_lidmaatschap(maak_gebruiker(organisatie=losser), rol=Rol.VACATUREHOUDER)
    demo.vul(op=OP)
    open_ = Vacature.objects.open(op=vandaag)
    assert open_.filter(regio_op__lte=vandaag, extern_op=vandaag + timedelta(days=6)).exists()
    assert open_.filter(herplaatsing_op__lte=vandaag, intern_op__gt=vandaag).exists()
    voorrang = Gebruiker.objects.get(email=demo.VOORRANG)
    alleen_voorrang = open_.filter(intern_op__gt=vandaag)
    assert set(alleen_voorrang) <= set(Vacature.objects.zichtbaar_voor(voorrang, op=vandaag))
    assert Vacature.objects.filter(status="gepubliceerd", gepubliceerd_op__gt=vandaag).count() == 2
    assert set(Uitkomst.objects.values_list("soort", flat=True)) == set(Uitkomst.Soort) - {"onbekend"}
    onbeantwoord = Uitkomstvraag.objects.filter(beantwoord_op=None)
    assert set(onbeantwoord.values_list("keren", flat=True)) == {1, 2, 3}
    half = Vacature.objects.dicht(op=vandaag).filter(uitkomsten__isnull=False).distinct().get()
    assert half.uitkomsten.count() < half.aantal_plaatsen
    assert not Vacature.objects.filter(functiefamilie="").exists()
    assert not Vacature.objects.filter(procedure="").exists()
    assert Vacature.objects.filter(houder__organisatie=losser).exists()
    assert not Vacature.objects.filter(gepubliceerd_op__lte=vandaag, weergaven=None).exists()
    assert set(Weergave.objects.values_list("kanaal", flat=True)) == set(demo.WEERGAVEN)
