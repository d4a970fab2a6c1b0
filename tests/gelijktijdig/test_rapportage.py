"""Many requests for an edition at the same moment, on real PostgreSQL connections."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection

from rapportage import services
from rapportage.models import Editie
from tests.gelijktijdig.test_werk import tegelijk
from tests.maken import maak_editie
from twentsekracht.werk.models import Job

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="needs real concurrent connections"),
]
OP = datetime(2016, 2, 1, 9, tzinfo=UTC)
WIE = {"door": None, "op": OP}


def vraag(peildatum=date(2015, 12, 31), jaar=2015):
    return services.vraag_editie_aan(jaar=jaar, peildatum=peildatum, **WIE)


def test_asking_for_the_same_at_once_makes_one_edition_and_one_job():
    for ronde in range(10):
        edities = tegelijk(8, lambda _, jaar=2000 + ronde: vraag(jaar=jaar))
        assert len({editie.pk for editie in edities}) == 1
    assert (Editie.objects.count(), Job.objects.count()) == (10, 10)


def test_asking_for_different_editions_at_once_gives_each_its_own_version():
    edities = tegelijk(8, lambda nummer: vraag(date(2015, 12, nummer + 1)))
    assert sorted(editie.versie for editie in edities) == [1, 2, 3, 4, 5, 6, 7, 8]
    assert Job.objects.count() == 8


def test_only_one_of_many_makes_an_edition_definitive():
    editie = maak_editie()

    def maak(_):
        try:
            return services.maak_definitief(editie=editie, **WIE)
        except services.EditieStaatVast as fout:
            return fout

    uitkomsten = tegelijk(8, maak)
    assert [isinstance(uitkomst, Editie) for uitkomst in uitkomsten].count(True) == 1
    assert Job.objects.count() == 1


def test_texts_written_at_once_all_count():
    editie = maak_editie()
    hoofdstukken = ["inleiding", "vacatures", "school", "trainees"]

    def schrijf(nummer):
        services.bewaar_tekst(
            editie=editie, hoofdstuk=hoofdstukken[nummer % 4], tekst=f"Tekst {nummer}", **WIE
        )

    tegelijk(8, schrijf)
    editie.refresh_from_db()
    assert (editie.stand, editie.teksten.count()) == (8, 4)
