import pytest
from django.urls import reverse

from tests.maken import maak_gebruiker
from tests.werk.conftest import OP
from twentsekracht.logboek.models import Regel
from twentsekracht.organisaties.toegang import Rol
from twentsekracht.werk import services

LIJST = "/beheer/werk/job/"


@pytest.fixture
def mislukt(vraag_aan, klok):
    job = vraag_aan("weigert")
    services.voer_uit(job.pk, klok=klok)
    job.refresh_from_db()
    return job


def test_the_list_shows_status_progress_and_reason(als, mislukt, vraag_aan, klok):
    bezig = services.claim(vraag_aan(sleutel="b").pk, op=OP)
    services.Meld(bezig, klok)("Tekenen", gedaan=2, totaal=6)
    pagina = als(maak_gebruiker(Rol.COORDINATOR)).get(LIJST).text
    assert "Tekenen 2 van 6" in pagina
    assert "Dit jaar heeft nog geen cijfers." in pagina


@pytest.mark.parametrize("rol", [Rol.COORDINATOR, Rol.BEHEERDER])
def test_the_platform_office_tries_again_what_failed_and_the_log_says_who(als, mislukt, rol):
    gebruiker = maak_gebruiker(rol)
    als(gebruiker).post(LIJST, {"action": "probeer_opnieuw", "_selected_action": [mislukt.pk]})
    mislukt.refresh_from_db()
    assert (mislukt.status, mislukt.poging, mislukt.door) == ("aangevraagd", 0, gebruiker)
    assert list(Regel.objects.over(mislukt).values_list("door_id", "rol", "actie", "velden")) == [
        (gebruiker.pk, rol, "opnieuw geprobeerd", ["status"])
    ]


def test_what_did_not_fail_is_left_alone(als, vraag_aan):
    job = vraag_aan()
    antwoord = als(maak_gebruiker(Rol.BEHEERDER)).post(
        LIJST, {"action": "probeer_opnieuw", "_selected_action": [job.pk]}, follow=True
    )
    assert "Kies werk dat mislukt is." in antwoord.text
    assert not Regel.objects.exists()


@pytest.mark.parametrize("rol", [Rol.CONTACTPERSOON, Rol.REGIEGROEP, None])
def test_others_find_nothing_and_start_nothing(als, mislukt, rol):
    client = als(maak_gebruiker(rol))
    vraag = {"action": "probeer_opnieuw", "_selected_action": [mislukt.pk]}
    assert client.get(LIJST).status_code == 404
    assert client.post(LIJST, vraag).status_code == 404
    mislukt.refresh_from_db()
    assert mislukt.status == "mislukt"


def test_nobody_changes_a_job_by_hand(als, mislukt):
    client = als(maak_gebruiker(Rol.BEHEERDER))
    blad = reverse("admin:werk_job_change", args=[mislukt.pk])
    assert client.get(blad).status_code == 200
    assert client.post(blad, {"status": "gereed"}).status_code == 404
    mislukt.refresh_from_db()
    assert mislukt.status == "mislukt"
