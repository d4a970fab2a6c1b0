"""Telling how a vacancy ended: by the link in the mail, signed in, and the page that shows who is silent."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.maken import maak_gebruiker, maak_job, maak_organisatie, maak_reactie, maak_vacature
from tests.vacatures.maken import maak_reactiestap, maak_uitkomst, maak_uitkomstvraag
from twentsekracht.organisaties.models import Rol
from twentsekracht.werk import services as werk
from twentsekracht.werk.models import Bericht
from vacatures import services
from vacatures.models import Reactie, Uitkomst, Uitkomstvraag
from vacatures.uitkomststand import Stand

pytestmark = pytest.mark.django_db
DAG = timedelta(days=1)


@pytest.fixture
def vandaag():
    return timezone.localdate()


@pytest.fixture
def hengelo():
    return maak_organisatie("hengelo")


@pytest.fixture
def dicht(hengelo, vandaag):
    def maak(organisatie=hengelo, dagen=20, **velden):
        velden = {"gepubliceerd_op": vandaag - 60 * DAG, "sluit_op": vandaag - dagen * DAG, **velden}
        return maak_vacature(organisatie, **velden)

    return maak


def link(vacature, **velden):
    velden.setdefault("laatst_op", timezone.now())
    vraag = maak_uitkomstvraag(vacature, **velden)
    return reverse("vacatures:uitkomst", args=[services.uitkomstteken(vraag)])


def rijen(vacature):
    return list(vacature.uitkomsten.values_list("plaats", "soort", "per", "door"))


# ---- by the link, without signing in


def test_looking_changes_nothing_whatever_button_of_the_mail_was_followed(client, dicht):
    vacature = dicht()
    url = link(vacature)
    for vraag in ("", "?antwoord=intern", "?antwoord=onzin", "?antwoord="):
        for method in (client.get, client.head):
            assert method(url + vraag).status_code == 200
    assert rijen(vacature) == []
    assert vacature.stappen.count() == 0


def test_one_click_tells_it_and_the_page_says_what_was_told(client, dicht, vandaag):
    vacature = dicht()
    url = link(vacature)
    html = client.get(url).content.decode()
    assert all(f'value="{soort}"' in html for soort in Uitkomst.Soort)
    assert f'value="{(vandaag - 6 * DAG).isoformat()}"' in html  # two weeks after it closed
    antwoord = client.post(url, {"plaats": 1, "soort": "regio", "per": vandaag.isoformat()}, follow=True)
    assert rijen(vacature) == [(1, "regio", vandaag, None)]
    html = antwoord.content.decode()
    assert "Dank je wel, dit is vastgelegd" in html and "Iemand van een andere Twentse organisatie" in html
    assert "antwoordknoppen" not in html
    vacature.refresh_from_db()
    assert vacature.status == "ingevuld"


def test_a_button_of_the_mail_asks_one_click_more(client, dicht, vandaag):
    vacature = dicht()
    url = link(vacature)
    html = client.get(f"{url}?antwoord=niet_vervuld").content.decode()
    assert "Ja, leg dit vast" in html and '<input type="hidden" name="soort" value="niet_vervuld"' in html
    client.post(f"{url}?antwoord=niet_vervuld", {"plaats": 1, "soort": "niet_vervuld", "per": vandaag})
    assert rijen(vacature) == [(1, "niet_vervuld", vandaag, None)]


def test_a_form_needs_the_token_of_the_page(dicht, vandaag):
    vacature = dicht()
    client = Client(enforce_csrf_checks=True)
    antwoord = client.post(link(vacature), {"plaats": 1, "soort": "intern", "per": vandaag})
    assert (antwoord.status_code, rijen(vacature)) == (403, [])


def test_place_by_place(client, dicht, vandaag):
    vacature = dicht(aantal_plaatsen=3)
    url = link(vacature)
    assert client.get(f"{url}?antwoord=intern").content.decode().count("antwoordknoppen") == 3
    for plaats, soort in ((2, "intern"), (3, "niet_vervuld")):
        html = client.post(url, {"plaats": plaats, "soort": soort, "per": vandaag}, follow=True)
        assert "Hoe is deze vacature vervuld?" in html.content.decode()
    client.post(url, {"plaats": 1, "soort": "extern", "per": vandaag})
    assert [(plaats, soort) for plaats, soort, _, _ in rijen(vacature)] == [
        (1, "extern"),
        (2, "intern"),
        (3, "niet_vervuld"),
    ]


@pytest.mark.parametrize(
    ("gegevens", "gezegd"),
    [
        ({"soort": ""}, "Kies een antwoord."),
        ({"soort": "familie"}, "Kies een antwoord."),
        ({"per": ""}, "verplicht"),
        ({"per": "2999-01-01"}, "tussen de publicatie en vandaag"),
        ({"per": "1999-01-01"}, "tussen de publicatie en vandaag"),
        ({"plaats": "2"}, ""),
        ({"plaats": "x"}, ""),
        ({"plaats": ""}, ""),
        ({"plaats": "9" * 40}, ""),
        ({"soort": "\x00", "per": "\x00", "plaats": "\x00"}, ""),
    ],
)
def test_what_is_wrong_is_said_and_nothing_recorded(client, dicht, vandaag, gegevens, gezegd):
    vacature = dicht()
    antwoord = client.post(
        link(vacature), {"plaats": "1", "soort": "intern", "per": vandaag.isoformat(), **gegevens}
    )
    assert antwoord.status_code == 200
    assert gezegd in antwoord.content.decode()
    assert rijen(vacature) == []


def test_who_comes_second_reads_what_the_first_said(client, dicht, vandaag):
    vacature = dicht()
    url = link(vacature)
    services.leg_uitkomst_vast(
        vacature=vacature, plaats=1, soort="intern", per=vandaag, door=None, op=timezone.now()
    )
    html = client.post(url, {"plaats": 1, "soort": "extern", "per": vandaag}).content.decode()
    assert "Iemand was je voor" in html and "iemand van onze eigen organisatie" in html
    assert rijen(vacature) == [(1, "intern", vandaag, None)]


def test_by_the_link_nothing_is_put_right_and_nobody_is_named(client, dicht, hengelo, vandaag):
    vacature = dicht()
    houder = maak_gebruiker(Rol.VACATUREHOUDER, hengelo, naam="Wilma de Wit")
    maak_uitkomst(vacature, door=houder, per=vandaag)
    url = link(vacature)
    assert "Wilma" not in client.get(url).content.decode()
    client.post(url, {"plaats": 1, "soort": "extern", "per": vandaag})
    assert [soort for _, soort, _, _ in rijen(vacature)] == ["intern"]


def test_after_sixty_days_the_link_is_over(client, dicht, vandaag):
    vacature = dicht()
    url = link(vacature, laatst_op=timezone.now() - 60 * DAG)
    for antwoord in (
        client.get(url),
        client.post(url, {"plaats": 1, "soort": "intern", "per": vandaag}),
    ):
        assert antwoord.status_code == 410
        assert reverse("vacatures:uitkomst_vastleggen", args=[vacature.pk]) in antwoord.content.decode()
    assert rijen(vacature) == []


def test_a_link_that_was_made_up_does_not_exist(client, dicht):
    url = link(dicht())
    for anders in (url[:-3] + "/", "/vacatures/uitkomst/1/", "/vacatures/uitkomst/1:abc/"):
        assert client.get(anders).status_code == 404
        assert client.post(anders).status_code == 404


def test_it_is_not_kept_by_a_browser_or_found_by_a_search_engine(client, dicht):
    antwoord = client.get(link(dicht()))
    assert "no-store" in antwoord.headers["Cache-Control"]
    assert 'name="robots" content="noindex"' in antwoord.content.decode()


def test_who_is_signed_in_and_handles_it_is_on_record(als, dicht, hengelo, vandaag):
    eigen = maak_gebruiker(Rol.CONTACTPERSOON, hengelo)
    ander = maak_gebruiker(Rol.CONTACTPERSOON)
    for wie, door, sterk in ((eigen, eigen.pk, True), (eigen, None, False), (ander, None, True)):
        vacature = dicht()
        gegevens = {"plaats": 1, "soort": "intern", "per": vandaag}
        als(wie, sterk=sterk).post(link(vacature), gegevens)
        assert rijen(vacature) == [(1, "intern", vandaag, door)]


def test_the_answer_we_expect_stands_out(client, dicht, vandaag):
    vacature = dicht()
    reactie = maak_reactie(vacature, status=Reactie.Status.AANGENOMEN, herkomst="extern")
    maak_reactiestap(reactie, naar=Reactie.Status.AANGENOMEN, vastgelegd_op=timezone.now() - 4 * DAG)
    html = client.get(link(vacature)).content.decode()
    assert re.search(r'class="knop" name="soort" value="extern"', html)
    assert "aangenomen: van buiten" in html
    assert f'value="{(vandaag - 4 * DAG).isoformat()}"' in html


# ---- signed in


def vastleggen(vacature):
    return reverse("vacatures:uitkomst_vastleggen", args=[vacature.pk])


def test_signed_in_it_is_told_and_put_right(als, dicht, hengelo, vandaag):
    houder = maak_gebruiker(Rol.VACATUREHOUDER, hengelo)
    client, vacature = als(houder), dicht()
    for soort in ("intern", "niet_vervuld", "regio"):
        antwoord = client.post(vastleggen(vacature), {"plaats": 1, "soort": soort, "per": vandaag})
        assert antwoord.status_code == 302
        assert rijen(vacature) == [(1, soort, vandaag, houder.pk)]
    assert "Verbeter dit antwoord" in client.get(vastleggen(vacature)).content.decode()
    assert vacature.stappen.count() == 3


def test_strangers_do_not_learn_that_it_is_there(als, dicht, hengelo, vandaag):
    vacature, gegevens = dicht(), {"plaats": 1, "soort": "intern", "per": vandaag}
    vreemden = [
        als(maak_gebruiker(Rol.VACATUREHOUDER)),
        als(maak_gebruiker(Rol.AMBASSADEUR, hengelo)),
        als(maak_gebruiker(organisatie=hengelo)),
    ]
    for client in vreemden:
        assert client.get(vastleggen(vacature)).status_code == 404
        assert client.post(vastleggen(vacature), gegevens).status_code == 404
    zwak = als(maak_gebruiker(Rol.VACATUREHOUDER, hengelo), sterk=False)
    for client in (Client(), zwak):  # to the log-in page, and to the second step
        assert client.post(vastleggen(vacature), gegevens).headers["Location"].startswith("/account/")
    assert rijen(vacature) == []


def test_a_concept_has_no_such_page(als, hengelo):
    client = als(maak_gebruiker(Rol.VACATUREHOUDER, hengelo))
    assert client.get(vastleggen(maak_vacature(hengelo, status="concept"))).status_code == 404


def test_one_that_is_open_says_that_it_will_close(als, dicht, hengelo, vandaag):
    client = als(maak_gebruiker(Rol.VACATUREHOUDER, hengelo))
    html = client.get(vastleggen(dicht(sluit_op=vandaag + 5 * DAG))).content.decode()
    assert "Deze vacature is nog open" in html


# ---- who is silent


def test_the_page_of_the_coordinator(als, dicht, hengelo, vandaag):
    almelo, nu = maak_organisatie("almelo"), timezone.now()
    maak_vacature(hengelo, gepubliceerd_op=vandaag, sluit_op=vandaag + 9 * DAG)
    dicht(titel="Nog niet gevraagd", dagen=3)
    maak_uitkomstvraag(dicht(titel="Gevraagd"), gevraagd_op=nu - 2 * DAG, laatst_op=nu - 2 * DAG)
    stil = dicht(titel="Stil", dagen=40)
    maak_uitkomstvraag(stil, gevraagd_op=nu - 26 * DAG, laatst_op=nu - 5 * DAG, keren=3)
    klaar = dicht(almelo, status="ingevuld", ingevuld_op=vandaag - 5 * DAG)
    maak_uitkomst(klaar, per=vandaag - 5 * DAG, vastgelegd_op=nu)
    coordinator = als(maak_gebruiker(Rol.COORDINATOR, maak_organisatie("regio-twente")))
    antwoord = coordinator.get(reverse("vacatures:uitkomsten"))
    assert antwoord.context["stand"] == [
        Stand("Gemeente Almelo", beantwoord=1, bijgewerkt_tot=vandaag - 5 * DAG),
        Stand(
            "Gemeente Hengelo",
            open=1,
            nog_te_vragen=1,
            gevraagd=1,
            stil=1,
            stil_sinds=timezone.localdate(nu - 26 * DAG),
        ),
    ]
    assert [vacature.titel for vacature in antwoord.context["vacatures"]] == [
        "Stil",
        "Gevraagd",
        "Nog niet gevraagd",
    ]


def test_who_handles_one_organisation_sees_that_one(als, dicht, hengelo):
    dicht(titel="Van ons")
    dicht(maak_organisatie("almelo"), titel="Van Almelo")
    html = als(maak_gebruiker(Rol.CONTACTPERSOON, hengelo)).get(reverse("vacatures:uitkomsten"))
    assert "Van ons" in html.content.decode() and "Almelo" not in html.content.decode()


def test_nothing_to_tell(als, hengelo):
    html = als(maak_gebruiker(Rol.CONTACTPERSOON, hengelo)).get(reverse("vacatures:uitkomsten"))
    assert "Van elke vacature is bekend hoe zij afliep" in html.content.decode()


def test_a_constant_number_of_queries(als, dicht):
    client = als(maak_gebruiker(Rol.COORDINATOR))
    url = reverse("vacatures:uitkomsten")

    def erbij():
        for keren in (1, 3):
            maak_uitkomstvraag(dicht(maak_organisatie()), keren=keren)
        dicht(maak_organisatie())
        maak_uitkomst(dicht(maak_organisatie(), status="ingevuld"))

    aantallen = []
    for _ in range(2):
        erbij()
        with CaptureQueriesContext(connection) as gedaan:
            client.get(url)
        aantallen.append(len(gedaan))
    assert aantallen[0] == aantallen[1]


def test_several_places_cost_no_more_queries(client, dicht):
    aantallen = []
    for plaatsen in (1, 12):
        url = link(dicht(aantal_plaatsen=plaatsen))
        with CaptureQueriesContext(connection) as gedaan:
            client.get(url)
        aantallen.append(len(gedaan))
    assert aantallen[0] == aantallen[1]


# ---- each morning


def test_each_morning_those_who_know_are_asked_and_once_a_day_is_enough(dicht, hengelo):
    houder = maak_gebruiker(Rol.VACATUREHOUDER, hengelo)
    for _ in range(2):
        dicht()
    dicht(dagen=5)
    opnieuw = dicht()
    toen = timezone.now() - 8 * DAG
    maak_uitkomstvraag(opnieuw, gevraagd_op=toen, laatst_op=toen)
    for _ in range(2):
        job = maak_job("vacatures.tasks.uitkomsten")
        assert werk.voer_uit(job.pk)
        job.refresh_from_db()
        assert job.status == "gereed"
    assert list(Bericht.objects.values_list("aan", flat=True)) == [houder.email] * 3
    assert sorted(Uitkomstvraag.objects.values_list("keren", flat=True)) == [1, 1, 2]
    assert mail.outbox == []  # written down, sent by a job of their own
