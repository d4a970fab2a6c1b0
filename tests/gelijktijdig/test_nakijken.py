"""Many connections at once on PostgreSQL: asked once, answered once, told once."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from tests.gelijktijdig.test_werk import tegelijk
from tests.gelijktijdig.test_zetten import KLAAR, OP, done
from tests.maken import maak_gebruiker, maak_organisatie
from tests.vacatures.maken import (
    maak_apisleutel,
    maak_bijlage,
    maak_salaristabel,
    maak_sollicitatie,
    maak_werkwijze,
)
from tests.vacatures.reageren import bestanden_in, cv
from twentsekracht.organisaties.models import Rol
from twentsekracht.werk.models import Bericht
from vacatures import services
from vacatures.models import Bijlage, Nakijkverzoek, Sjabloon

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="needs real concurrent connections"),
]
RONDEN = 3


@pytest.fixture
def hengelo():
    maak_salaristabel()
    hengelo = maak_organisatie("hengelo")
    maak_werkwijze(hengelo, tweede_lezer=True)
    return hengelo


def test_of_six_tabs_one_asks_and_of_six_colleagues_one_answers(hengelo):
    schrijver = maak_gebruiker(Rol.VACATUREHOUDER, hengelo)
    lezers = [maak_gebruiker(Rol.CONTACTPERSOON, hengelo) for _ in range(6)]
    for _ in range(RONDEN):
        Bericht.objects.all().delete()
        vacature = services.begin(organisatie=hengelo, door=schrijver, op=OP, **KLAAR)
        wie = {"vacature": vacature, "op": OP}
        assert sum(tegelijk(6, lambda _, w=wie: done(services.vraag_nakijken, door=schrijver, **w))) == 1
        assert Bericht.objects.count() == len(lezers)

        def antwoord(nummer, wie=wie):
            if nummer % 2:
                return done(services.stuur_terug, opmerking="Korter", door=lezers[nummer], **wie)
            return done(services.keur_na, door=lezers[nummer], **wie)

        tegelijk(6, antwoord)
        antwoorden = list(vacature.nakijkverzoeken.values_list("antwoord", flat=True))
        assert antwoorden.count("akkoord") == 1 and "" not in antwoorden
        assert Bericht.objects.filter(aan=schrijver.email).count() == len(antwoorden)
    assert not Nakijkverzoek.objects.open().exists()


def test_of_six_who_keep_it_under_the_same_name_one_does(hengelo):
    door = maak_gebruiker(Rol.VACATUREHOUDER, hengelo)
    vacature = services.begin(organisatie=hengelo, door=door, op=OP, **KLAAR)
    gedaan = tegelijk(
        6, lambda _: done(services.maak_sjabloon, vacature=vacature, naam="Adviseur", door=door, op=OP)
    )
    assert sum(gedaan) == 1 == Sjabloon.objects.count()


def test_of_six_workers_one_reminds_of_a_key(hengelo):
    maak_gebruiker(Rol.CONTACTPERSOON, hengelo)
    sleutel = maak_apisleutel(
        hengelo, gemaakt_op=datetime(2025, 9, 1, tzinfo=UTC), verloopt_op=OP.date() + timedelta(days=9)
    )
    gedaan = tegelijk(6, lambda _: services.herinner_aan_verlopen(sleutel_id=sleutel.pk, op=OP))
    assert sum(gedaan) == 1 == Bericht.objects.count()


def test_of_four_cvs_sent_after_a_refused_one_one_stays(settings, tmp_path):
    settings.PRIVE_MAP = tmp_path
    sollicitatie = maak_sollicitatie()
    maak_bijlage(sollicitatie, controle="besmet")
    gedaan = tegelijk(4, lambda _: done(services.stuur_cv_na, sollicitatie=sollicitatie, cv=cv(), op=OP))
    assert sum(gedaan) == 1 == Bijlage.objects.count() == len(bestanden_in(tmp_path))
