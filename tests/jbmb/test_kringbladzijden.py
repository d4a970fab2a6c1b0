"""The pages of a ring: who sees which, what they show when, and what a press does."""

import pytest
from django.urls import reverse
from django.utils import timezone

from jbmb.models import Kringakkoord, Ronde, Ruilkring
from jbmb.services import kringen
from jbmb.services.kringlinks import akkoordteken
from tests.jbmb.aanbod import maak_ambassadeur
from tests.jbmb.kringen import (
    baas,
    maak_bekend,
    maak_gewild,
    maak_kring,
    maak_passend,
    maak_werkgever,
    mensen,
)
from tests.jbmb.ronde import draai
from tests.maken import maak_gebruiker
from tests.sessie import meld_aan
from twentsekracht.organisaties.models import Gebruiker, Rol
from twentsekracht.werk.services import ronde as werk_af

pytestmark = pytest.mark.django_db
S = Ruilkring.Status


def haal(client, wie, kring):
    meld_aan(client, wie)
    return client.get(kring.get_absolute_url())


def post(client, wie, kring, **velden):
    meld_aan(client, wie)
    return client.post(kring.get_absolute_url(), velden, follow=True).content.decode()


def test_before_all_are_interested_a_page_tells_jobs_and_no_names(client):
    kring = maak_kring(3)
    een, *anderen = mensen(kring)
    bladzijde = haal(client, een, kring).content.decode()
    assert "Heb je interesse?" in bladzijde and "Een collega" in bladzijde
    for ander in anderen:
        assert ander.naam not in bladzijde and ander.email not in bladzijde
        assert ander.organisatie.naam in bladzijde


def test_from_interested_to_yes_on_the_page(client):
    kring = maak_kring(2)
    een, ander = mensen(kring)
    assert "Je hebt interesse" in post(client, een, kring, antwoord="interesse")
    assert "Heb je interesse?" not in haal(client, een, kring).content.decode()
    bladzijde = post(client, ander, kring, antwoord="interesse")
    assert een.naam in bladzijde and een.email in bladzijde
    fout = post(client, een, kring, antwoord="ja", leidinggevende="baas@elders.example")
    assert "Vul een adres in van" in fout and "baas@elders.example" in fout
    assert "Vul het e-mailadres van je leidinggevende in" in post(client, een, kring, antwoord="ja")
    for wie in (een, ander):
        post(client, wie, kring, antwoord="ja", leidinggevende=baas(wie))
    kring.refresh_from_db()
    assert kring.status == S.AKKOORD
    assert "0 van de 4 zijn binnen" in haal(client, een, kring).content.decode()


@pytest.mark.parametrize("antwoord", ["", "misschien", "ja"])
def test_what_cannot_be_answered_changes_nothing(client, antwoord):
    kring = maak_kring(2)
    bladzijde = post(client, mensen(kring)[0], kring, antwoord=antwoord, leidinggevende="x@y.example")
    kring.refresh_from_db()
    assert kring.status == S.VOORGESTELD
    assert ("Dat kan niet meer" if antwoord == "ja" else "Kies wat je antwoord is") in bladzijde


def test_who_said_no_reads_so_and_the_others_do_not_read_who(client):
    kring = maak_bekend(3)
    een, ander, _ = mensen(kring)
    post(client, een, kring, antwoord="nee")
    assert "Je koos niet voor deze ruil" in haal(client, een, kring).content.decode()
    bladzijde = haal(client, ander, kring).content.decode()
    assert "Een van de anderen kiest niet voor deze ruil" in bladzijde
    assert een.naam not in bladzijde and een.email not in bladzijde and "Wat je gaat doen" not in bladzijde


def test_a_ring_is_of_who_is_in_it(client):
    kring = maak_bekend(2)
    amb = Gebruiker.objects.get(lidmaatschappen__organisatie=mensen(kring)[0].organisatie)
    for wie in (maak_gebruiker(), amb, maak_gebruiker(Rol.COORDINATOR)):
        assert haal(client, wie, kring).status_code == 404
    client.logout()
    assert client.get(kring.get_absolute_url()).status_code == 302


def test_the_own_offer_leads_to_the_ring(client):
    kring = maak_kring(2)
    meld_aan(client, mensen(kring)[0])
    bladzijde = client.get(reverse("jbmb:mijn")).content.decode()
    assert "Er is een ruil voor je" in bladzijde and kring.get_absolute_url() in bladzijde


# ---- who agrees


def pad(akkoord):
    return reverse("jbmb:kringakkoord", args=[akkoordteken(akkoord)])


def test_who_follows_the_link_sees_who_goes_and_who_comes_and_answers_once(client):
    kring = maak_gewild(2)
    een, ander = mensen(kring)
    akkoord = Kringakkoord.objects.filter(lid__aanbod__deelnemer=een).first()
    bladzijde = client.get(pad(akkoord)).content.decode()
    assert een.naam in bladzijde and ander.naam in bladzijde and "Ja, akkoord" in bladzijde
    akkoord.refresh_from_db()
    assert not akkoord.besluit
    assert "Kies wat je antwoord is" in client.post(pad(akkoord), follow=True).content.decode()
    assert (
        "je gaf akkoord" in client.post(pad(akkoord), {"antwoord": "akkoord"}, follow=True).content.decode()
    )
    nog_eens = client.post(pad(akkoord), {"antwoord": "niet_akkoord"}, follow=True).content.decode()
    assert "Dat kan niet meer" in nog_eens and "je gaf akkoord" in nog_eens
    kring.refresh_from_db()
    assert kring.status == S.AKKOORD


def test_after_it_ended_a_link_tells_no_more_of_the_other(client):
    kring = maak_gewild(2)
    een, ander = mensen(kring)
    akkoord = Kringakkoord.objects.filter(lid__aanbod__deelnemer=een).first()
    kringen.zeg_nee(kring=kring, door=een, op=timezone.now())
    bladzijde = client.get(pad(akkoord)).content.decode()
    assert "niet meer nodig" in bladzijde and ander.naam not in bladzijde and "Ja, akkoord" not in bladzijde


@pytest.mark.parametrize("teken", ["1", "1:x", "x"])
def test_a_made_up_link_opens_nothing(client, teken):
    maak_gewild(2)
    assert client.get(reverse("jbmb:kringakkoord", args=[teken])).status_code == 404


# ---- the ambassadeur and the coördinator


def test_an_ambassadeur_sees_the_own_people_and_nobody_elses(client):
    kring = maak_gewild(3)
    een, *anderen = mensen(kring)
    meld_aan(client, Gebruiker.objects.get(lidmaatschappen__organisatie=een.organisatie))
    bladzijde = client.get(reverse("jbmb:kringen")).content.decode()
    assert een.naam in bladzijde and "Wacht op jouw akkoord" in bladzijde
    assert not [ander for ander in anderen if ander.naam in bladzijde or str(ander.organisatie) in bladzijde]
    meld_aan(client, maak_ambassadeur(maak_werkgever()))
    bladzijde = client.get(reverse("jbmb:kringen")).content.decode()
    assert "nog geen ring voorgesteld" in bladzijde and een.naam not in bladzijde


def test_the_list_asks_the_same_for_one_ring_and_for_four(client, django_assert_max_num_queries):
    meld_aan(client, maak_gebruiker(Rol.COORDINATOR))
    maak_gewild(2)
    for _ in range(2):
        with django_assert_max_num_queries(12):
            bladzijde = client.get(reverse("jbmb:kringen")).content.decode()
        assert "Ruilen van alle organisaties" in bladzijde
        for _ in range(3):
            maak_gewild(2)


def test_the_coordinator_puts_the_rings_of_a_round(client):
    maak_passend(2)
    ronde = draai()
    meld_aan(client, maak_gebruiker(Rol.COORDINATOR))
    url = reverse("admin:jbmb_ronde_uitkomst", args=[ronde.pk])
    assert "Stel de ringen voor" in client.get(url).content.decode()
    client.post(url, {"wat": "voorstellen"})
    werk_af()
    assert Ruilkring.objects.get().status == S.VOORGESTELD
    bladzijde = client.get(url).content.decode()
    assert "Voorgesteld" in bladzijde and "Stel de ringen voor" not in bladzijde
    assert Ronde.objects.count() == 1


def test_who_may_only_look_puts_nothing(client):
    maak_passend(2)
    ronde = draai()
    meld_aan(client, maak_gebruiker(Rol.BEHEERDER))
    url = reverse("admin:jbmb_ronde_uitkomst", args=[ronde.pk])
    assert "Stel de ringen voor" not in client.get(url).content.decode()
    assert client.post(url, {"wat": "voorstellen"}).status_code == 404
    werk_af()
    assert not Ruilkring.objects.exists()
