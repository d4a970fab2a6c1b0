"""The slow work, run as a worker runs it: the row of the job tells how it went."""

from datetime import UTC, date, datetime

import pytest

from rapportage import services, tasks
from rapportage.definitief import samengesteld
from rapportage.models import Bestand
from rapportage.uitvoer import maak_bestanden
from tests.maken import maak_editie, maak_vacature
from twentsekracht.werk import services as werk

pytestmark = pytest.mark.django_db
OP = datetime(2016, 2, 1, 9, 0, tzinfo=UTC)
WIE = {"door": None, "op": OP}
STOR = "rapportage.tasks.teken"


def voer_uit(editie):
    assert werk.voer_uit(editie.werk_id, klok=lambda: OP)
    editie.refresh_from_db()
    editie.werk.refresh_from_db()
    return editie.werk


@pytest.fixture
def aangevraagd():
    maak_vacature(gepubliceerd_op=date(2015, 3, 1))
    return services.vraag_editie_aan(jaar=2015, peildatum=date(2015, 12, 31), **WIE)


def test_collecting_gives_figures_and_every_file(aangevraagd):
    job = voer_uit(aangevraagd)
    assert (job.status, job.reden) == ("gereed", "")
    assert aangevraagd.momentopname["cijfers"]["vacatures_totaal"]["aangeboden"] == 1
    bestanden = {bestand.soort: bestand for bestand in aangevraagd.bestanden.all()}
    assert set(bestanden) == set(Bestand.Soort.values)
    assert bytes(bestanden["pdf"].inhoud).startswith(b"%PDF-")
    assert {bestand.stand for bestand in bestanden.values()} == {aangevraagd.stand}


def test_progress_is_told_step_by_step(aangevraagd):
    stappen = []
    job = werk.claim(aangevraagd.werk_id, op=OP)

    def meld(stap, *, gedaan, totaal):
        stappen.append((gedaan, totaal, stap))

    tasks.verzamel_cijfers(job, meld)
    assert stappen == [(nr, 6, naam) for nr, naam in enumerate(tasks.STAPPEN[services.VERZAMELEN])]


def test_making_definitive_draws_the_files_from_what_was_frozen():
    editie = services.maak_definitief(editie=maak_editie(), **WIE)
    maak_vacature(gepubliceerd_op=date(2015, 3, 1))
    job = voer_uit(editie)
    assert (job.status, job.reden) == ("gereed", "")
    html = bytes(editie.bestanden.get(soort="html").inhoud).decode()
    assert editie.bestanden.count() == len(Bestand.Soort)
    assert editie.sha256[:12] in bytes(editie.bestanden.get(soort="json").inhoud).decode()
    assert "Concept" not in html


def test_a_crash_leaves_mislukt_with_a_reason_and_can_be_tried_again(aangevraagd, monkeypatch):
    def kapot(m, meld):
        raise RuntimeError("kapot")

    with monkeypatch.context() as even:
        even.setattr(STOR, kapot)
        job = voer_uit(aangevraagd)
    assert job.status == "mislukt"
    assert "Er ging iets mis" in job.reden
    assert aangevraagd.momentopname is None
    services.probeer_opnieuw(editie=aangevraagd, **WIE)
    assert voer_uit(aangevraagd).status == "gereed"
    assert aangevraagd.bestanden.count() == len(Bestand.Soort)


def test_an_edition_that_is_gone_ends_with_the_reason(aangevraagd):
    job = aangevraagd.werk
    aangevraagd.delete()
    werk.voer_uit(job.pk, klok=lambda: OP)
    job.refresh_from_db()
    assert (job.status, job.reden) == ("mislukt", "Deze editie is er niet meer.")


def test_collecting_for_an_edition_that_is_definitive_is_refused():
    editie = maak_editie()
    services.werk_cijfers_bij(editie=editie, **WIE)
    editie.refresh_from_db()
    job = werk.claim(editie.werk_id, op=OP)
    werk.rond_af(job, None, op=OP)
    editie = services.maak_definitief(editie=editie, **WIE)
    with pytest.raises(werk.Weigering, match="definitief"):
        tasks.verzamel_cijfers(job, lambda *args, **kwargs: None)


def test_drawing_a_definitive_edition_again_gives_the_same_bytes():
    editie = services.maak_definitief(editie=maak_editie(), **WIE)
    voer_uit(editie)
    bewaard = {bestand.soort: bytes(bestand.inhoud) for bestand in editie.bestanden.all()}
    assert maak_bestanden(samengesteld(editie)) == bewaard
