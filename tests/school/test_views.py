"""The catalogue and the page of a course, for everybody."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.formats import date_format

from tests.maken import (
    maak_gebruiker,
    maak_inschrijving,
    maak_opleiding,
    maak_organisatie,
    maak_uitvoering,
    maak_vaardigheid,
)
from twentsekracht.organisaties.models import Rol

pytestmark = pytest.mark.django_db


def vandaag():
    return timezone.localdate()


def over(dagen):
    return vandaag() + timedelta(dagen)


def komende(titel="Excel", dagen=10, **velden):
    """A course with a run so many days from today."""
    opleiding = maak_opleiding(titel=titel, **velden)
    return maak_uitvoering(opleiding, start=over(dagen), max_deelnemers=12)


def titels(antwoord):
    return [van_een.opleiding.titel for van_een in antwoord.context["aanbod"]]


def test_a_visitor_sees_what_is_to_come_the_soonest_first(client):
    komende("Later", 30)
    komende("Eerst", 5)
    komende("Vandaag", 0)
    maak_uitvoering(maak_opleiding(titel="Geweest"), start=over(-1))
    komende("Concept", is_gepubliceerd=False)
    assert titels(client.get("/school/")) == ["Vandaag", "Eerst", "Later"]
    assert titels(client.get("/school/?alles=on")) == ["Vandaag", "Eerst", "Later", "Geweest"]


@pytest.mark.parametrize(
    ("vraag", "gevonden"),
    [
        ("q=brieven", ["Brieven"]),
        ("q=brieven+inwoners", ["Brieven"]),
        ("q=brieven+schaken", []),
        ("soort=workshop", ["Brieven"]),
        ("soort=workshop&soort=training", ["Brieven", "Omgevingswet"]),
        ("vakgebied=ruimte", ["Omgevingswet"]),
        ("vakgebied=ruimte&soort=workshop", []),
        ("soort=bestaat-niet", ["Brieven", "Omgevingswet"]),
        ("q=%00", ["Brieven", "Omgevingswet"]),
        ("maand=2026-13&maand=x", ["Brieven", "Omgevingswet"]),
    ],
)
def test_the_catalogue_filters_and_what_cannot_be_read_does_not(client, vraag, gevonden):
    komende(
        "Brieven", 5, soort="workshop", vakgebied="dienstverlening", doelgroep="Wie aan inwoners schrijft"
    )
    komende("Omgevingswet", 6, soort="training", vakgebied="ruimte")
    assert titels(client.get(f"/school/?{vraag}")) == gevonden


def test_the_catalogue_by_month_of_a_run_still_to_come(client):
    eerst, later = komende("Eerst", 1), komende("Later", 70)
    page = client.get("/school/", {"maand": f"{later.start:%Y-%m}"})
    assert titels(page) == ["Later"]
    tellingen = page.context["tellingen"]["maand"]
    assert tellingen == {f"{eerst.start:%Y-%m}": 1, f"{later.start:%Y-%m}": 1}


def test_counts_behind_a_choice_follow_the_other_choices(client):
    komende("A", soort="workshop", vakgebied="ict")
    komende("B", soort="training", vakgebied="ict")
    komende("C", soort="training", vakgebied="water")
    tellingen = client.get("/school/?soort=training").context["tellingen"]
    assert tellingen["soort"] == {"workshop": 1, "training": 2}
    assert tellingen["vakgebied"] == {"ict": 1, "water": 1}


def test_a_long_catalogue_goes_on_on_the_next_page_at_a_fixed_price(client):
    def price():
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get("/school/")
        return len(queries)

    komende()
    one = price()
    for _ in range(30):
        maak_inschrijving(komende())
    assert price() == one
    page = client.get("/school/")
    assert len(page.context["aanbod"]) == 25
    assert "Pagina </span>2" in page.content.decode()
    assert len(client.get("/school/?page=2").context["aanbod"]) == 6
    assert client.get("/school/?page=9").status_code == 404


def test_an_empty_catalogue_says_what_to_do_next(client):
    assert "Toon alle opleidingen" in client.get("/school/").content.decode()
    assert "Wis alle filters" in client.get("/school/?q=schaken").content.decode()


def test_a_full_run_points_to_one_with_a_place(client):
    vol = komende()
    vol.max_deelnemers = 0
    vol.save()
    later = maak_uitvoering(vol.opleiding, start=over(40), max_deelnemers=9)
    page = client.get("/school/").content.decode()
    assert f"Plaats vanaf {date_format(later.start, 'j F')}" in page


# ---- the page of a course


def test_the_page_of_a_course_tells_when_where_and_how_full(client):
    run = komende(
        "Excel", omschrijving="## Wat je leert\n\n- Rekenen\n\n<script>alert(1)</script>", kosten=95
    )
    run.locatie = "Losser"
    run.save()
    maak_inschrijving(run)
    maak_inschrijving(run, status="wachtlijst")
    maak_uitvoering(run.opleiding, start=over(-100))
    page = client.get(f"/school/{run.opleiding.code}/").content.decode()
    for woorden in (
        "Nog 11 plaatsen",
        "1 van 12 plaatsen bezet",
        "Losser",
        "€ 95, voor je organisatie",
        "1 keer",
    ):
        assert woorden in page
    assert "<li>Rekenen</li>" in page
    assert "<script>alert" not in page
    assert "Zoek je contactpersoon" in page


def test_no_page_for_a_course_that_is_not_in_the_catalogue(client):
    maak_opleiding(code="stil", is_gepubliceerd=False)
    assert client.get("/school/stil/").status_code == 404
    assert client.get("/school/bestaat-niet/").status_code == 404


def test_a_code_from_an_old_list_may_hold_a_slash(client):
    opleiding = maak_opleiding(code="HR/01 a")
    maak_uitvoering(opleiding, start=over(3))
    assert opleiding.get_absolute_url() in client.get("/school/").content.decode()
    assert client.get(opleiding.get_absolute_url()).status_code == 200


def test_somebody_sees_how_their_own_enrolment_stands_and_nobody_elses(als, client):
    run = komende()
    ik = maak_gebruiker()
    maak_inschrijving(run, deelnemer=ik, status="wacht_op_akkoord")
    url = run.opleiding.get_absolute_url()
    assert "Wacht op akkoord" in als(ik).get(url).content.decode()
    for ander in (client, als(maak_gebruiker(organisatie=ik.organisatie))):
        assert "Jouw inschrijving" not in ander.get(url).content.decode()


def test_who_is_in_is_led_to_the_own_enrolment_and_may_choose_another_date(als):
    run, later = komende(), komende()
    later.opleiding = run.opleiding
    later.save()
    ik = maak_gebruiker()
    mijn = maak_inschrijving(run, deelnemer=ik, status="bevestigd")

    def wegen():
        pagina = als(ik).get(run.opleiding.get_absolute_url()).content.decode()
        return [f"/school/inschrijven/{pk}/" in pagina for pk in (run.pk, later.pk)]

    assert wegen() == [False, True]
    mijn.status = "geannuleerd"
    mijn.save()
    assert wegen() == [True, True]


def test_somebody_reads_who_to_ask_at_their_own_organisation(als):
    hengelo = maak_organisatie("hengelo")
    maak_gebruiker(Rol.CONTACTPERSOON, hengelo, naam="Anouk Wessels", email="anouk@hengelo.example")
    maak_gebruiker(Rol.CONTACTPERSOON, maak_organisatie("almelo"), naam="Bas Nijhuis")
    page = (
        als(maak_gebruiker(organisatie=hengelo)).get(komende().opleiding.get_absolute_url()).content.decode()
    )
    assert "mailto:anouk@hengelo.example" in page
    assert "Bas Nijhuis" not in page


def test_the_page_of_a_course_costs_the_same_however_many_runs(als):
    run, ik = komende(), maak_gebruiker()
    browser = als(ik)

    def price():
        with CaptureQueriesContext(connection) as queries:
            browser.get(run.opleiding.get_absolute_url())
        return len(queries)

    maak_inschrijving(run, deelnemer=ik)
    one = price()
    for dagen in range(20):
        nog_een = maak_uitvoering(run.opleiding, start=over(dagen), max_deelnemers=5)
        maak_inschrijving(nog_een, deelnemer=ik)
        maak_uitvoering(run.opleiding, start=over(-dagen - 1))
    assert price() == one


def test_the_page_of_a_course_says_what_one_can_do_afterwards(client):
    opleiding = komende("Excel").opleiding
    assert "Wat je hierna kunt" not in client.get(opleiding.get_absolute_url()).content.decode()
    opleiding.vaardigheden.add(maak_vaardigheid("Draaitabellen"))
    tekst = client.get(opleiding.get_absolute_url()).content.decode()
    assert "Wat je hierna kunt" in tekst and "Draaitabellen" in tekst
