"""What a course asks beforehand, who gives it and who pays: on its page, when enrolling and in the admin."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from school.annuleren import regels_nu, voor_wie_wil
from school.models import Trainer
from school.services import brieven
from school.voorkennis import kring, vereisten
from school.woorden import prijs
from tests.maken import (
    maak_gebruiker,
    maak_inschrijving,
    maak_opleiding,
    maak_organisatie,
    maak_trainer,
    maak_uitvoering,
)
from tests.school.maken import OP, maak_akkoordbeleid, maak_annuleerregels, maak_werkgever
from twentsekracht.organisaties.models import Rol
from twentsekracht.werk.models import Bericht

pytestmark = pytest.mark.django_db


def straks():
    return timezone.localdate() + timedelta(60)


def komende(**velden):
    return maak_uitvoering(maak_opleiding(**velden), start=straks(), max_deelnemers=9)


# ---- what comes before


def test_what_was_followed_counts_and_what_was_missed_does_not(django_assert_num_queries):
    ik, data = maak_gebruiker(), maak_opleiding(titel="Data")
    statussen = ("afgerond", "aanwezig", "no_show", "bevestigd")
    for status in statussen:
        eerst = maak_opleiding(titel=status)
        data.vereist.add(eerst)
        maak_inschrijving(maak_uitvoering(eerst), deelnemer=ik, status=status)
        maak_inschrijving(maak_uitvoering(eerst), deelnemer=maak_gebruiker(), status="afgerond")
    with django_assert_num_queries(2):
        gevonden = {een.opleiding.titel: een.is_gevolgd for een in vereisten(data, ik)}
    assert gevonden == {"afgerond": True, "aanwezig": True, "no_show": False, "bevestigd": False}


def test_a_ring_of_courses_is_seen_however_long():
    a, b, c, los = (maak_opleiding(titel=naam) for naam in ("A", "B", "C", "Los"))
    b.vereist.add(a)
    c.vereist.add(b)
    assert kring(a, [los, c]) == c
    assert kring(a, [a]) == a
    assert kring(c, [a, b, los]) is None


def test_the_admin_refuses_a_ring_and_says_where(als):
    eerst, daarna = maak_opleiding(titel="Eerst"), maak_opleiding(titel="Daarna")
    daarna.vereist.add(eerst)
    browser = als(maak_gebruiker(Rol.COORDINATOR))

    def bewaar(*vereist):
        data = {"code": eerst.code, "titel": "Eerst", "betaler": "organisatie", "vereist": vereist}
        return browser.post(f"/beheer/school/opleiding/{eerst.pk}/change/", data)

    assert "voor ‘Daarna’ moet je eerst ‘Eerst’" in str(bewaar(daarna.pk).context["errors"])
    assert "niet zichzelf" in str(bewaar(eerst.pk).context["errors"])
    assert not eerst.vereist.exists()
    assert bewaar(maak_opleiding().pk).status_code == 302
    assert eerst.vereist.count() == 1


def test_enrolling_warns_of_what_was_not_followed_and_does_not_block(als):
    run, eerst, gehad = komende(voorkennis="Je kunt rekenen."), maak_opleiding(), maak_opleiding()
    run.opleiding.vereist.add(eerst, gehad)
    ik = maak_gebruiker(organisatie=maak_werkgever())
    maak_inschrijving(maak_uitvoering(gehad), deelnemer=ik, status="afgerond")
    browser = als(ik)
    pagina = browser.get(f"/school/inschrijven/{run.pk}/").content.decode()
    assert "Je kunt rekenen." in pagina
    assert pagina.count("Niet gevolgd") == 1 and pagina.count(">Gevolgd<") == 1
    browser.post(f"/school/inschrijven/{run.pk}/", {})
    assert ik.inschrijvingen.filter(uitvoering=run, status="bevestigd").exists()


def test_the_page_of_a_course_tells_what_it_asks_gives_and_who_gives_it(client):
    run = komende(
        leerdoelen="- Rekenen",
        voorkennis="Je kunt lezen.",
        materialen="<b>Een boek</b>",
        certificaat="Een diploma",
        vorm="gemengd",
    )
    geheim = maak_opleiding(titel="Nog niet bekend", is_gepubliceerd=False)
    run.opleiding.vereist.add(geheim, maak_opleiding(titel="Basis"))
    run.opleiding.trainers.add(
        maak_trainer("Ans Bos"), maak_trainer("Jo Kip", organisatie=maak_organisatie(korte_naam="Losser"))
    )
    pagina = client.get(run.opleiding.get_absolute_url()).content.decode()
    for woorden in (
        "<li>Rekenen</li>",
        "Je kunt lezen.",
        "Een diploma",
        "Klassikaal en online",
        "Ans Bos",
        "Basis",
    ):
        assert woorden in pagina
    assert "Losser (uit eigen kring)" in pagina and "Bureau Noaber" in pagina
    assert "<b>Een boek" not in pagina
    assert geheim.get_absolute_url() not in pagina


# ---- who pays


@pytest.mark.parametrize(
    ("betaler", "kosten", "woorden"),
    [
        ("organisatie", 95, "€ 95, voor je organisatie"),
        ("twentse_school", 95, "€ 95, de Twentse School betaalt"),
        ("deelnemer", Decimal("12.5"), "€ 12,50, je betaalt zelf"),
        ("deelnemer", 0, "Gratis"),
        ("deelnemer", None, ""),
    ],
)
def test_who_pays_is_said_with_the_price(client, betaler, kosten, woorden):
    opleiding = maak_opleiding(kosten=kosten, betaler=betaler)
    opleiding.refresh_from_db()
    maak_uitvoering(opleiding, start=straks())
    assert prijs(opleiding) == woorden
    assert woorden in client.get("/school/").content.decode()


def test_approval_is_asked_by_what_the_organisation_itself_pays(als):
    werkgever = maak_werkgever()
    maak_akkoordbeleid(werkgever, "akkoord", vanaf_kosten=100)
    browser = als(maak_gebruiker(organisatie=werkgever))
    for betaler, vraagt in (("organisatie", True), ("twentse_school", False), ("deelnemer", False)):
        run = komende(kosten=500, betaler=betaler)
        pagina = browser.get(f"/school/inschrijven/{run.pk}/").content.decode()
        assert ("Je leidinggevende geeft akkoord" in pagina) is vraagt, betaler


def test_cancelling_late_costs_the_organisation_nothing_of_what_another_pays():
    maak_annuleerregels((7, 100))
    for betaler, kosten in (("organisatie", 200), ("twentse_school", 0), ("deelnemer", 0)):
        run = komende(kosten=200, betaler=betaler)
        assert voor_wie_wil(run, regels_nu()).kosten(straks()) == kosten, betaler


def test_a_leidinggevende_reads_who_pays():
    run = komende(kosten=Decimal(200), betaler="deelnemer")
    rij = maak_inschrijving(run, deelnemer=maak_gebruiker(), leidinggevende="chef@losser.example")
    brieven.ter_kennis(rij, op=OP)
    assert "€ 200, je collega betaalt zelf" in Bericht.objects.get().tekst


# ---- trainers


def test_a_trainer_is_of_an_organisation_or_of_a_bureau():
    losser = maak_organisatie()
    for velden in ({"organisatie": losser, "bureau": "Ook"}, {"organisatie": None, "bureau": ""}):
        with pytest.raises(ValidationError, match="niet allebei"):
            Trainer(naam="Ans", **velden).full_clean()
        with pytest.raises(IntegrityError), transaction.atomic():
            Trainer.objects.create(naam="Ans", **velden)


# ---- finding


def test_the_form_filters_and_is_counted(client):
    for vorm in ("online", "online", "werkplek", ""):
        komende(vorm=vorm, leerdoelen=f"Zoekwoord{vorm}")
    pagina = client.get("/school/?vorm=online")
    assert len(pagina.context["aanbod"]) == 2
    assert pagina.context["tellingen"]["vorm"] == {"online": 2, "werkplek": 1, "": 1}
    assert len(client.get("/school/?q=zoekwoordwerkplek").context["aanbod"]) == 1
