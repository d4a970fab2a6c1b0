"""The pages by the link in a mail, without signing in: who agrees, and who waits for a place."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from evenementen import services
from evenementen.models import Deelname, Evenementakkoord
from tests.evenementen.maken_aanmelden import S, maak_collega, maak_deel, maak_werkgever, meld_aan, stand
from tests.maken import maak_evenement

pytestmark = pytest.mark.django_db
STRAKS = timedelta(days=40)


def deel(**velden):
    """By the clock, since a page reads it."""
    vandaag = timezone.localdate()
    feest = maak_evenement(vandaag.year, start=vandaag, einde=vandaag + 2 * STRAKS)
    return maak_deel(feest, datum=vandaag + STRAKS, **velden)


@pytest.fixture
def gevraagd():
    [rij] = meld_aan(
        maak_collega(maak_werkgever("akkoord")), deel(titel="Netwerken"), op=timezone.now()
    ).wacht_op_akkoord
    return rij, Evenementakkoord.objects.get()


@pytest.fixture
def wacht():
    dit, nu = deel(titel="Netwerken"), timezone.now()
    meld_aan(maak_collega(), dit, op=nu)
    return meld_aan(maak_collega(), dit, op=nu).wachtlijst[0]


def pagina(naam, teken):
    return reverse(f"evenementen:{naam}", args=[teken])


def post(client, url, antwoord):
    return client.post(url, {"antwoord": antwoord}, follow=True).content.decode()


@pytest.mark.parametrize(
    ("antwoord", "wordt", "kop"),
    [
        ("akkoord", S.BEVESTIGD, "Dank je wel, je gaf akkoord"),
        ("niet_akkoord", S.GEANNULEERD, "Dank je wel, je gaf geen akkoord"),
        ("misschien", S.WACHT_OP_AKKOORD, "Kies wat je antwoord is."),
        ("\0", S.WACHT_OP_AKKOORD, "Kies wat je antwoord is."),
    ],
)
def test_a_leidinggevende_answers_and_reads_what_they_answered(client, gevraagd, antwoord, wordt, kop):
    rij, vraag = gevraagd
    url = pagina("akkoord", services.akkoordteken(vraag))
    leest = client.get(url).content.decode()
    assert "Ga je akkoord?" in leest and "Netwerken" in leest and rij.deelnemer.naam in leest
    assert stand(rij) == [S.WACHT_OP_AKKOORD]  # looking changes nothing
    assert kop in post(client, url, antwoord)
    assert stand(rij) == [wordt]


def test_a_second_answer_changes_nothing(client, gevraagd):
    rij, vraag = gevraagd
    url = pagina("akkoord", services.akkoordteken(vraag))
    post(client, url, "akkoord")
    assert "Hierover is al besloten" in post(client, url, "niet_akkoord")
    assert stand(rij) == [S.BEVESTIGD]


def test_when_it_was_cancelled_the_answer_is_not_needed(client, gevraagd):
    rij, vraag = gevraagd
    services.annuleer(deelname=rij, door=rij.deelnemer, op=timezone.now())
    leest = client.get(pagina("akkoord", services.akkoordteken(vraag))).content.decode()
    assert "Je antwoord is niet meer nodig" in leest and "<form method" not in leest.split("<main")[1]


def test_who_waits_takes_themselves_off_the_list(client, wacht):
    url = pagina("aanbod", services.lijstteken(wacht))
    assert "Wil je van de wachtlijst af?" in client.get(url).content.decode()
    assert "Kies wat je antwoord is." in post(client, url, "")
    assert stand(wacht) == [S.WACHTLIJST]
    assert "Je staat niet op de wachtlijst" in post(client, url, "bedanken")
    assert stand(wacht) == [S.GEANNULEERD]


@pytest.mark.parametrize(
    ("antwoord", "wordt", "kop"),
    [
        ("aannemen", S.BEVESTIGD, "Je hebt een plaats"),
        ("bedanken", S.GEANNULEERD, "Je staat niet op de wachtlijst"),
    ],
)
def test_who_is_offered_a_place_answers(client, wacht, antwoord, wordt, kop):
    heeft = Deelname.objects.get(status=S.BEVESTIGD)
    services.annuleer(deelname=heeft, door=None, op=timezone.now())
    url = pagina("aanbod", services.lijstteken(wacht))
    assert "Er is een plaats voor je" in client.get(url).content.decode()
    assert kop in post(client, url, antwoord)
    assert stand(wacht) == [wordt]


def test_the_link_of_who_has_a_place_takes_nothing_away(client, wacht):
    heeft = Deelname.objects.get(status=S.BEVESTIGD)
    url = pagina("aanbod", services.lijstteken(heeft))
    assert "Je hebt een plaats" in client.get(url).content.decode()
    assert "Dat kan niet meer" in post(client, url, "bedanken")
    assert stand(heeft) == [S.BEVESTIGD]


@pytest.mark.parametrize("naam", ["akkoord", "aanbod"])
@pytest.mark.parametrize("teken", ["1", "1:abc", "x" * 500, "é", "%00"])
def test_what_was_made_up_opens_nothing(client, naam, teken):
    assert client.get(pagina(naam, teken)).status_code == 404


def test_one_link_does_not_do_for_the_other(client, gevraagd):
    rij, vraag = gevraagd
    assert client.get(pagina("aanbod", services.akkoordteken(vraag))).status_code == 404
    assert client.get(pagina("akkoord", services.lijstteken(rij))).status_code == 404
