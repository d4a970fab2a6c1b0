"""Who waits reads their rank and why, and leaves the list by one click: on their page, or from our mail."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from school import services, tasks
from school.models import Inschrijving
from tests.maken import maak_afspraak, maak_formatie, maak_inschrijving, maak_quotum
from tests.school.maken import OP, START, maak_collega, maak_run, maak_werkgever
from twentsekracht.werk.models import Bericht

pytestmark = pytest.mark.django_db
S = Inschrijving.Status
STRAKS = timedelta(days=60)


def maak_wachtende(status="wachtlijst", **velden):
    nu = timezone.now()
    run = maak_run(0, start=timezone.localdate() + STRAKS)
    if status == "wachtlijst":
        velden["wacht_sinds"] = nu
    if status == "aangeboden":
        velden["aanbod_tot"] = nu + timedelta(hours=5)
    return maak_inschrijving(run, status=status, deelnemer=maak_collega(), **velden)


def link(rij):
    return f"/school/wachtlijst/{services.lijstteken(rij)}/"


@pytest.mark.parametrize(
    ("status", "vraag"),
    [("wachtlijst", "Wil je van de wachtlijst af?"), ("aangeboden", "Wil je bedanken voor de plaats?")],
)
def test_the_link_in_the_mail_takes_them_off_without_signing_in(client, status, vraag):
    rij = maak_wachtende(status)
    assert f"<h1>{vraag}</h1>" in client.get(link(rij)).content.decode()
    rij.refresh_from_db()
    assert rij.status == status  # looking changes nothing
    for _ in range(2):
        pagina = client.post(link(rij), follow=True).content.decode()
    assert "Je staat niet op de wachtlijst" in pagina
    rij.refresh_from_db()
    assert rij.status == S.GEANNULEERD
    assert Bericht.objects.filter(aan=rij.deelnemer.email).count() == 1


@pytest.mark.parametrize("status", ["bevestigd", "wacht_op_akkoord"])
def test_it_takes_nobodys_place(client, status):
    rij = maak_wachtende(status)
    pagina = client.post(link(rij), follow=True).content.decode()
    assert "Je staat niet op de wachtlijst" in pagina
    rij.refresh_from_db()
    assert rij.status == status


def test_a_link_that_was_made_up_or_is_of_somebody_gone_is_none(client):
    rij = maak_wachtende()
    adres = link(rij)
    assert client.get("/school/wachtlijst/1:verzonnen/").status_code == 404
    rij.deelnemer.delete()
    assert client.get(adres).status_code == 404


def test_the_mails_have_that_link():
    run = maak_run(1)
    eerste = services.schrijf_in(uitvoering=run, gebruiker=maak_collega(), op=OP)
    rij = services.schrijf_in(uitvoering=run, gebruiker=maak_collega(), op=OP)
    services.annuleer(inschrijving=eerste, door=None, op=OP)
    mails = Bericht.objects.filter(aan=rij.deelnemer.email).order_by("pk")
    assert len(mails) == 2
    for mail in mails:
        [teken] = set(re.findall(r"/school/wachtlijst/([^/\s]+)/", mail.tekst))
        assert services.wie_wacht(teken) == rij


def test_at_midnight_kept_places_go_to_the_list():
    """The job, on the day of release: the real clock, so the days are counted from today."""
    vandaag = timezone.localdate()
    run = maak_run(1, start=vandaag + STRAKS, vrijgave_op=vandaag)
    maak_quotum(run, maak_werkgever(), 1)
    rij = maak_inschrijving(run, status="wachtlijst", deelnemer=maak_collega(), wacht_sinds=timezone.now())
    tasks.dagelijks(None, lambda *_, **__: None)
    rij.refresh_from_db()
    assert rij.status == S.AANGEBODEN


def test_sharing_out_anew_offers_what_it_leaves_free():
    run = maak_run(1, vrijgave_op=START)
    hengelo, almelo = maak_werkgever("hengelo"), maak_werkgever("almelo")
    maak_quotum(run, almelo, 1)
    maak_formatie(hengelo, START.year, 500)
    maak_afspraak(hengelo, START.year)
    rij = services.schrijf_in(uitvoering=run, gebruiker=maak_collega(hengelo), op=OP)
    assert rij.status == S.WACHTLIJST
    services.verdeel_quota(uitvoering=run, door=None, op=OP)
    rij.refresh_from_db()
    assert rij.status == S.AANGEBODEN
