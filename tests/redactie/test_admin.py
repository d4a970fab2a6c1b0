"""Writing, looking first, publishing and withdrawing in the admin."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.maken import maak_doorverwijzing, maak_gebruiker, maak_nieuwsbericht, maak_pagina
from twentsekracht.logboek.models import Regel
from twentsekracht.organisaties.toegang import Rol
from twentsekracht.redactie.models import Doorverwijzing, Nieuwsbericht, Pagina

pytestmark = pytest.mark.django_db
GEEN_STAPPEN = {"stappen-TOTAL_FORMS": 0, "stappen-INITIAL_FORMS": 0}
NIEUWS = {"titel": "Nieuw", "slug": "nieuw", "inleiding": "Kort.", "tekst": "## Kop\n\nLang.", **GEEN_STAPPEN}


@pytest.fixture
def coordinator(als):
    return als(maak_gebruiker(Rol.COORDINATOR))


@pytest.fixture
def beheerder(als):
    return als(maak_gebruiker(Rol.BEHEERDER))


def url(naam, *args, model="nieuwsbericht"):
    return reverse(f"admin:redactie_{model}_{naam}", args=args)


def velden(bericht, **anders):
    namen = ("titel", "slug", "inleiding", "tekst")
    return {naam: getattr(bericht, naam) for naam in namen} | GEEN_STAPPEN | anders


def test_saving_keeps_a_concept_and_logs_once(coordinator):
    coordinator.post(url("add"), NIEUWS)
    bericht = Nieuwsbericht.objects.get()
    assert (bericht.status, bericht.gepubliceerd_op) == ("concept", None)
    assert list(Regel.objects.values_list("actie", flat=True)) == ["geschreven"]


def test_publishing_from_the_form_keeps_what_was_typed_first(coordinator):
    coordinator.post(url("add"), NIEUWS | {"_publiceer": "1"})
    bericht = Nieuwsbericht.objects.get()
    assert bericht.is_gepubliceerd
    coordinator.post(url("change", bericht.pk), velden(bericht, titel="Beter", _trek_in="1"))
    bericht.refresh_from_db()
    assert (bericht.titel, bericht.status) == ("Beter", "ingetrokken")


def test_a_day_to_come_plans_it(coordinator, client):
    morgen = timezone.localdate() + timedelta(days=1)
    coordinator.post(url("add"), NIEUWS | {"verschijnt_op": morgen.isoformat(), "_publiceer": "1"})
    bericht = Nieuwsbericht.objects.get()
    assert timezone.localdate(bericht.gepubliceerd_op) == morgen
    assert client.get(bericht.get_absolute_url()).status_code == 404
    assert "Gepland voor" in coordinator.get(url("changelist")).content.decode()


def test_another_address_makes_a_redirect(coordinator):
    bericht = maak_nieuwsbericht(slug="oud")
    coordinator.post(url("change", bericht.pk), velden(bericht, slug="nieuw"))
    assert Doorverwijzing.objects.values_list("van", "naar").get() == ("/nieuws/oud/", "/nieuws/nieuw/")


@pytest.mark.parametrize("slug", ["feed", "", "met spatie", "a/b"])
def test_an_address_that_cannot_be_is_refused_in_the_form(coordinator, slug):
    antwoord = coordinator.post(url("add"), NIEUWS | {"slug": slug})
    assert antwoord.status_code == 200
    assert "errornote" in antwoord.content.decode()
    assert not Nieuwsbericht.objects.exists()


def test_an_address_that_is_taken_is_refused_in_the_form(coordinator):
    maak_pagina(slug="over")
    antwoord = coordinator.post(
        url("add", model="pagina"), {"titel": "x", "slug": "over", "tekst": "x", **GEEN_STAPPEN}
    )
    assert "Dit adres is al in gebruik." in antwoord.content.decode()


def test_the_day_of_what_people_have_read_stays(coordinator):
    bericht = maak_nieuwsbericht()
    moment = bericht.gepubliceerd_op
    coordinator.post(url("change", bericht.pk), velden(bericht, verschijnt_op="2030-01-01"))
    bericht.refresh_from_db()
    assert (bericht.gepubliceerd_op, bericht.verschijnt_op) == (moment, None)


# ---- actions on the list


def actie(browser, naam, *stukken, model="nieuwsbericht"):
    gekozen = {"action": naam, "_selected_action": [stuk.pk for stuk in stukken]}
    return browser.post(url("changelist", model=model), gekozen, follow=True).content.decode()


def test_actions_move_what_can_move_and_say_what_cannot(coordinator):
    concept, ingetrokken = maak_pagina("concept"), maak_pagina("ingetrokken")
    html = actie(coordinator, "trek_in", concept, model="pagina")
    assert "kan niet ingetrokken worden" in html
    actie(coordinator, "publiceer", concept, ingetrokken, model="pagina")
    assert set(Pagina.objects.values_list("status", flat=True)) == {"gepubliceerd"}


def test_the_beheerder_edits_but_does_not_publish(beheerder):
    bericht = maak_nieuwsbericht("concept")
    assert "_publiceer" not in beheerder.get(url("change", bericht.pk)).content.decode()
    beheerder.post(url("change", bericht.pk), velden(bericht, titel="Beter", _publiceer="1"))
    actie(beheerder, "publiceer", bericht)
    bericht.refresh_from_db()
    assert (bericht.titel, bericht.status) == ("Beter", "concept")
    assert beheerder.get(url("add")).status_code == 404


# ---- looking first


@pytest.mark.parametrize("model", ["nieuwsbericht", "pagina"])
def test_a_preview_shows_the_text_in_its_frame_and_keeps_nothing(coordinator, model):
    antwoord = coordinator.post(url("voorbeeld", model=model), NIEUWS | {"titel": "Nog <niet> af"})
    html = antwoord.content.decode()
    assert "<h1>Nog &lt;niet&gt; af</h1>" in html
    assert "<h2>Kop</h2>" in html
    assert "nog niets bewaard" in html
    assert "no-store" in antwoord["Cache-Control"]
    assert not Nieuwsbericht.objects.exists()
    assert not Pagina.objects.exists()
    assert not Regel.objects.exists()


def test_a_preview_beside_the_text_is_only_the_text(coordinator):
    html = coordinator.post(url("voorbeeld"), NIEUWS, headers={"HX-Request": "true"}).content.decode()
    assert "<h3>Kop</h3>" in html
    assert "<html" not in html


def test_a_preview_of_nothing_is_possible(coordinator):
    assert coordinator.post(url("voorbeeld"), {}).status_code == 200


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}])
def test_nothing_runs_in_a_preview(coordinator, headers):
    kwaad = {"titel": "<script>1</script>", "inleiding": "<img onerror=1>", "tekst": "<script>2</script>"}
    antwoord = coordinator.post(url("voorbeeld"), kwaad, headers=headers)
    html = antwoord.content.decode()
    assert "&lt;script&gt;2" in html
    assert [stuk for stuk in ("<script>1", "<script>2", "<img onerror") if stuk in html] == []
    assert "script-src 'self'" in antwoord["Content-Security-Policy"]


# ---- redirects by hand


def test_a_redirect_can_be_made_changed_and_deleted(coordinator):
    coordinator.post(
        url("add", model="doorverwijzing"), {"van": "/oud.html", "naar": "/nieuws/", "permanent": "on"}
    )
    rij = Doorverwijzing.objects.get()
    coordinator.post(url("change", rij.pk, model="doorverwijzing"), {"van": "/anders/", "naar": "/school/"})
    rij.refresh_from_db()
    assert (rij.van, rij.naar, rij.permanent) == ("/oud.html", "/school/", False)
    coordinator.post(url("delete", rij.pk, model="doorverwijzing"), {"post": "yes"})
    assert not Doorverwijzing.objects.exists()
    assert list(Regel.objects.order_by("pk").values_list("actie", flat=True)) == [
        "doorverwezen",
        "doorverwezen",
        "verwijderd",
    ]


@pytest.mark.parametrize(
    ("van", "naar"),
    [("/oud/", "https://elders.nl/"), ("/oud/", "//elders.nl"), ("/b/", "/a/"), ("/vacatures/", "/a/")],
)
def test_a_redirect_that_cannot_be_is_refused_in_the_form(coordinator, van, naar):
    maak_doorverwijzing("/a/", "/b/")
    antwoord = coordinator.post(url("add", model="doorverwijzing"), {"van": van, "naar": naar})
    assert "errornote" in antwoord.content.decode()
    assert Doorverwijzing.objects.count() == 1


@pytest.mark.parametrize("model", ["nieuwsbericht", "pagina"])
def test_the_list_costs_the_same_for_one_and_for_thirty(coordinator, model, django_assert_num_queries):
    maak = {"nieuwsbericht": maak_nieuwsbericht, "pagina": maak_pagina}[model]
    maak()
    with CaptureQueriesContext(connection) as een:
        coordinator.get(url("changelist", model=model))
    for _ in range(29):
        maak()
    with django_assert_num_queries(len(een)):
        coordinator.get(url("changelist", model=model))
