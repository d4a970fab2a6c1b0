"""Saying on a phone that you are there, in a room where the connection comes and goes: it stands once."""

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from school import services
from school.aanwezigheid import sessies_van
from school.models import Aanwezigheid
from tests.maken import maak_inschrijving
from tests.school.maken import maak_collega, maak_run

pytestmark = pytest.mark.django_db(transaction=True)
TELEFOON = {"viewport": {"width": 390, "height": 800}, "has_touch": True}
GEEN_VERBINDING = "Je hebt geen verbinding"


@pytest.fixture
def zaal(ingelogd, console):
    """The page that the code in the room opens, on the phone of somebody who has a place."""
    vandaag, ik = timezone.localdate(), maak_collega()
    run = maak_run(5, start=vandaag)
    maak_inschrijving(run, ik.organisatie, deelnemer=ik)
    pagina = ingelogd(ik, **TELEFOON)
    teken = services.checkteken(sessies_van(run)[0], vandaag)
    pagina.goto(reverse("school:inchecken", args=[teken]))
    yield pagina
    assert all("net::ERR" in regel for regel in console)  # that there was no connection, and nothing else
    console.clear()


def meld(pagina):
    pagina.get_by_role("button", name="Ik ben er").click()


def staat_er_een_keer(pagina):
    expect(pagina.get_by_role("heading", level=1)).to_have_text("Je bent er", timeout=15000)
    assert list(Aanwezigheid.objects.values_list("soort", "bron")) == [("aanwezig", "zelf")]


def test_a_press_without_connection_goes_out_when_there_is_one_again(zaal):
    zaal.context.set_offline(True)
    meld(zaal)
    expect(zaal.get_by_text(GEEN_VERBINDING)).to_be_visible()
    assert not Aanwezigheid.objects.exists()
    zaal.context.set_offline(False)
    staat_er_een_keer(zaal)


def test_when_only_the_answer_is_lost_it_is_sent_again_and_stands_once(zaal):
    keren = []

    def verlies_het_antwoord(route):
        if route.request.method != "POST" or keren:
            return route.continue_()
        keren.append(route.fetch(max_redirects=0).status)
        return route.abort("connectionreset")

    zaal.route("**/inchecken/**", verlies_het_antwoord)
    meld(zaal)
    staat_er_een_keer(zaal)
    assert keren == [302]  # the first time it was taken in, and the phone did not know


def test_who_closed_the_page_meanwhile_only_opens_it_again(zaal):
    adres = zaal.url
    zaal.context.set_offline(True)
    meld(zaal)
    expect(zaal.get_by_text(GEEN_VERBINDING)).to_be_visible()
    zaal.close()
    open_weer = zaal.context.new_page()
    zaal.context.set_offline(False)
    open_weer.goto(adres)
    staat_er_een_keer(open_weer)
