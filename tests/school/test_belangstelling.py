"""Hearing of a new date: asking for it, being told once, ending it, and what it counts as."""

from datetime import timedelta

import pytest
from django.utils import timezone

from school import services, tasks
from school.models import Belangstelling, Uitvoering
from school.services.aanbodbrieven import AFMELDEN
from school.vraag import onvervuld, per_organisatie
from school.werkvoorraad import taken
from tests.maken import (
    maak_belangstelling,
    maak_gebruiker,
    maak_inschrijving,
    maak_opleiding,
    maak_organisatie,
    maak_uitvoering,
)
from tests.school.maken import OP, VANDAAG, maak_run
from twentsekracht.organisaties.models import Rol
from twentsekracht.werk.models import Bericht

pytestmark = pytest.mark.django_db


def wie_hoorde():
    return sorted(Bericht.objects.values_list("aan", flat=True))


def meld(opleiding, op=OP):
    return services.meld_nieuwe_data(opleiding_id=opleiding.pk, op=op)


def straks(opleiding, dagen=40, **velden):
    return maak_run(opleiding=opleiding, start=VANDAAG + timedelta(dagen), **velden)


# ---- being told


def test_who_waits_hears_of_all_new_runs_in_one_mail_and_once():
    excel, ander = maak_opleiding(titel="Excel", code="excel"), maak_opleiding()
    for opleiding in (excel, excel, ander):
        maak_belangstelling(opleiding)
    straks(excel, 40, locatie="Borne")
    straks(excel, 60, locatie="Losser")
    assert meld(excel) == 2
    assert meld(excel) == 0
    assert Bericht.objects.count() == 2
    tekst = Bericht.objects.first().tekst
    assert "Borne" in tekst and "Losser" in tekst and "/school/excel/" in tekst
    straks(excel, 80)
    assert meld(excel) == 2  # of the next one again


@pytest.mark.parametrize(
    "velden",
    [
        {"dagen": 0},
        {"dagen": -5},
        {"sluit_op": VANDAAG - timedelta(1)},
        {"afgelast_op": VANDAAG},
        {"gemeld_op": OP},
    ],
)
def test_a_run_one_cannot_enrol_for_is_not_told_of(velden):
    excel = maak_opleiding()
    maak_belangstelling(excel)
    straks(excel, **velden)
    assert meld(excel) == 0


def test_a_course_outside_the_catalogue_waits_until_it_is_in():
    excel = maak_opleiding(is_gepubliceerd=False)
    maak_belangstelling(excel)
    straks(excel)
    assert meld(excel) == 0
    excel.is_gepubliceerd = True
    excel.save()
    assert meld(excel) == 1


def test_who_is_in_already_or_may_not_log_in_any_more_is_not_mailed():
    excel = maak_opleiding()
    run = straks(excel, maximum=9)
    in_de_run, weg, wacht = (
        maak_gebruiker(),
        maak_gebruiker(is_active=False),
        maak_gebruiker(email="w@x.example"),
    )
    for wie in (in_de_run, weg, wacht):
        maak_belangstelling(excel, wie)
    maak_inschrijving(run, deelnemer=in_de_run, status="wachtlijst")
    assert meld(excel) == 1
    assert wie_hoorde() == ["w@x.example"]


def test_a_run_that_was_there_before_is_not_news_to_who_asks_later():
    excel = maak_opleiding()
    straks(excel)
    meld(excel)
    maak_belangstelling(excel)
    assert meld(excel, OP + timedelta(1)) == 0


def test_the_job_finds_what_was_added_anywhere_and_is_safe_to_run_twice():
    excel = maak_opleiding()
    maak_belangstelling(excel)
    maak_uitvoering(excel, start=timezone.localdate() + timedelta(30))
    maak_uitvoering(start=timezone.localdate() + timedelta(30))  # that nobody waits for
    for _ in range(2):
        tasks.nieuwe_data(None, lambda *_, **__: None)
    assert Bericht.objects.count() == 1
    assert not Uitvoering.objects.filter(gemeld_op=None).exists()


def test_telling_many_costs_as_many_queries_as_telling_one(django_assert_max_num_queries):
    excel = maak_opleiding()
    for _ in range(20):
        maak_belangstelling(excel)
    straks(excel)
    with django_assert_max_num_queries(12):
        meld(excel)


# ---- asking, and ending it


def test_asking_on_the_page_and_stopping(als):
    ik = maak_gebruiker(organisatie=maak_organisatie())
    excel, browser = maak_opleiding(titel="Excel"), als(ik)
    url = excel.get_absolute_url()
    assert "Laat het me weten bij een nieuwe datum" in browser.get(url).content.decode()
    for _ in range(2):
        browser.post(f"/school/laat-het-weten/{excel.pk}/")
    assert Belangstelling.objects.get().gebruiker == ik
    assert "Stop met mailen" in browser.get(url).content.decode()
    assert "Excel" in browser.get("/mijn/").content.decode()
    browser.post(f"/school/laat-het-weten/{excel.pk}/stop/")
    assert not Belangstelling.objects.exists()
    assert browser.post(f"/school/laat-het-weten/{excel.pk}/stop/").status_code == 404


def test_who_has_no_organisation_or_asks_of_what_is_hidden_does_not_get_on_the_list(als):
    los = maak_gebruiker()
    los.organisatie = None
    los.save()
    als(los).post(f"/school/laat-het-weten/{maak_opleiding().pk}/")
    geheim = maak_opleiding(is_gepubliceerd=False)
    browser = als(maak_gebruiker(organisatie=maak_organisatie()))
    assert browser.post(f"/school/laat-het-weten/{geheim.pk}/").status_code == 404
    assert not Belangstelling.objects.exists()


def test_the_link_in_the_mail_ends_it_with_one_press_and_not_by_looking(client):
    excel = maak_opleiding(titel="Excel")
    mijn, ander = maak_belangstelling(excel), maak_belangstelling(excel)
    straks(excel)
    meld(excel)
    bericht = Bericht.objects.get(aan=mijn.gebruiker.email)
    pad = "/" + bericht.afmelden.split("/", 3)[3]
    assert "Excel" in client.get(pad).content.decode()
    assert Belangstelling.objects.count() == 2
    for _ in range(2):
        assert "Je bent afgemeld" in client.post(pad).content.decode()
    assert "Je bent afgemeld" in client.get(pad).content.decode()
    assert Belangstelling.objects.get() == ander


def test_a_made_up_link_ends_nothing(client):
    mijn = maak_belangstelling()
    echt = AFMELDEN.sign(str(mijn.pk))
    for teken in (str(mijn.pk), f"{mijn.pk}:x", echt[:-1], f"1{echt}"):
        assert client.post(f"/school/afmelden/{teken}/").status_code == 404
    assert Belangstelling.objects.exists()


# ---- what it counts as


def test_who_has_a_place_waits_no_longer_and_who_lost_it_does_again():
    excel, ik = maak_opleiding(), maak_gebruiker()
    maak_belangstelling(excel, ik, sinds=VANDAAG)
    eerder = maak_uitvoering(excel, start=VANDAAG - timedelta(300))
    maak_inschrijving(eerder, deelnemer=ik, status="afgerond")
    wacht = straks(excel)
    maak_inschrijving(wacht, deelnemer=ik, status="wachtlijst")
    assert Belangstelling.objects.wachtend().count() == 1
    rij = maak_inschrijving(straks(excel, 60), deelnemer=ik)
    assert Belangstelling.objects.wachtend().count() == 0
    rij.status = "geannuleerd"
    rij.save()
    assert Belangstelling.objects.wachtend().count() == 1


def test_the_platform_office_hears_of_what_enough_people_wait_for(django_assert_max_num_queries):
    ik = maak_gebruiker(Rol.COORDINATOR)
    gewild, met_plek, vol, weinig = (
        maak_opleiding(titel=naam) for naam in ("Gewild", "Plek", "Vol", "Weinig")
    )
    for opleiding, aantal in ((gewild, 6), (met_plek, 5), (vol, 5), (weinig, 4)):
        for _ in range(aantal):
            maak_belangstelling(opleiding)
    straks(met_plek, maximum=1)
    maak_inschrijving(straks(vol, maximum=1))
    with django_assert_max_num_queries(6):
        assert {een.opleiding.titel: een.aantal for een in onvervuld(op=VANDAAG)} == {"Gewild": 6, "Vol": 5}
    titels = [taak.titel for taak in taken(gebruiker=ik, op=VANDAAG)]
    assert "6 mensen wachten op een nieuwe datum van ‘Gewild’" in titels


def test_numbers_per_organisation_for_the_office_and_of_the_own_one_for_a_contactpersoon(als):
    excel = maak_opleiding()
    losser, borne = maak_organisatie(naam="Gemeente Losser"), maak_organisatie(naam="Gemeente Borne")
    for organisatie, aantal in ((losser, 2), (borne, 3)):
        for _ in range(aantal):
            maak_belangstelling(excel, maak_gebruiker(organisatie=organisatie, naam="Jip Geheim"))
    assert [rij[1:] for rij in per_organisatie(excel)] == [("Gemeente Borne", 3), ("Gemeente Losser", 2)]
    pad = f"/beheer/school/opleiding/{excel.pk}/change/"
    bureau = als(maak_gebruiker(Rol.COORDINATOR)).get(pad).content.decode()
    assert "3 van Gemeente Borne" in bureau and "2 van Gemeente Losser" in bureau
    contactpersoon = als(maak_gebruiker(Rol.CONTACTPERSOON, losser)).get(pad).content.decode()
    assert "2 van Gemeente Losser" in contactpersoon and "Gemeente Borne" not in contactpersoon
    assert "Jip Geheim" not in bureau + contactpersoon
