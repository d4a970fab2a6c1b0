"""The page of one’s own reaction: for whom it is, what it tells, what can be done, and the CV with it."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.maken import maak_gebruiker, maak_lidmaatschap, maak_organisatie, maak_vacature
from tests.vacatures.maken import maak_bijlage, maak_commissielid, maak_reactie, maak_sollicitatie
from twentsekracht import bestanden
from twentsekracht.logboek.models import Regel
from twentsekracht.logregels import GEHEIM
from twentsekracht.werk.models import Bericht
from vacatures.models import Bijlage, Reactie, Sollicitatie

pytestmark = pytest.mark.django_db
VERHAAL = "Omdat ik graag met bewoners praat."


@pytest.fixture(autouse=True)
def map_(settings, tmp_path):
    settings.PRIVE_MAP = tmp_path


@pytest.fixture
def hengelo():
    return maak_organisatie("hengelo")


def maak(organisatie, doelgroep="extern", **velden):
    velden = {"sluit_op": timezone.localdate() + timedelta(days=10), "titel": "Adviseur wonen", **velden}
    return maak_vacature(organisatie, doelgroep=doelgroep, **velden)


@pytest.fixture
def vacature(hengelo):
    return maak(hengelo)


def status(teken, naam="reactie"):
    return reverse(f"vacatures:{naam}", args=[teken])


def tekst(antwoord):
    return antwoord.content.decode()


# ---- one's own page


def van(gebruiker, **velden):
    sollicitatie = maak_sollicitatie(motivatie=VERHAAL, **velden)
    Reactie.objects.filter(pk=sollicitatie.reactie_id).update(kandidaat=gebruiker)
    return sollicitatie


def test_of_somebody_with_an_account_only_they_see_it(als, client):
    gebruiker = maak_gebruiker()
    adres = status(van(gebruiker).teken)
    assert VERHAAL in tekst(als(gebruiker).get(adres))
    assert als(maak_gebruiker()).get(adres).status_code == 404
    assert client.get(adres).url.startswith(reverse("account_login"))
    for naam in ("intrekken", "verwijderen", "bewaren", "bevestigen", "cv"):
        assert als(maak_gebruiker()).post(f"{adres}{naam}/").status_code == 404
        assert client.post(f"{adres}{naam}/").url.startswith(reverse("account_login"))


def test_a_handler_of_the_organisation_does_not_open_the_page_of_a_candidate(als, hengelo):
    sollicitatie = van(maak_gebruiker(), vacature=maak(hengelo))
    assert als(maak_gebruiker("vacaturehouder", hengelo)).get(status(sollicitatie.teken)).status_code == 404


@pytest.mark.parametrize("teken", ["x", "teken-0", "a" * 43, "..", "%00"])
def test_a_guess_leads_nowhere(client, teken):
    maak_sollicitatie()
    assert client.get(f"/vacatures/reactie/{teken}/").status_code == 404


def test_it_is_in_no_index_no_cache_and_no_log(client):
    teken = maak_sollicitatie(teken="Ab-_9" * 8).teken
    antwoord = client.get(status(teken))
    assert antwoord.headers["X-Robots-Tag"] == "noindex" and "no-store" in antwoord.headers["Cache-Control"]
    assert antwoord.headers["Referrer-Policy"] == "same-origin"
    for pad in (status(teken), status(teken, "reactie_intrekken"), f"/account/login/?next={status(teken)}"):
        assert teken not in GEHEIM.sub("", pad)


def test_the_steps_are_told_without_reasons_or_names(client, hengelo):
    sollicitatie = maak_sollicitatie(vacature=maak(hengelo))
    houder = maak_gebruiker("vacaturehouder", hengelo, naam="Gerrit de Houder")
    for van_, naar in (("", "ontvangen"), ("ontvangen", "afgewezen")):
        sollicitatie.reactie.stappen.create(
            van=van_, naar=naar, reden="past_niet", door=houder, vastgelegd_op=timezone.now()
        )
    Reactie.objects.update(status="afgewezen")
    pagina = tekst(client.get(status(sollicitatie.teken)))
    assert "Je bent het niet geworden" in pagina and "Afgewezen" in pagina
    assert "past_niet" not in pagina and "Gerrit" not in pagina and "Trek je reactie in" not in pagina


@pytest.mark.parametrize(
    ("velden", "woord"),
    [
        ({}, "4 weken na het einde"),
        ({"mag_bewaren": True}, "uiterlijk een jaar na het einde"),
        ({"verwijderen_op": date(2030, 3, 1)}, "1 maart 2030"),
    ],
)
def test_it_says_when_it_goes(client, velden, woord):
    assert woord in tekst(client.get(status(maak_sollicitatie(**velden).teken)))


def test_withdrawing_is_asked_once_more_and_done(client):
    teken = maak_sollicitatie().teken
    adres = status(teken, "reactie_intrekken")
    assert "Je kunt dit niet terugdraaien" in tekst(client.get(adres))
    assert Reactie.objects.get().status == "ontvangen"
    assert "Je hebt je reactie ingetrokken" in tekst(client.post(adres, follow=True))
    assert "kan niet" in tekst(client.post(adres, follow=True)) or "al ingetrokken" in tekst(
        client.post(adres, follow=True)
    )
    assert Bericht.objects.count() == 1


def test_consent_is_given_and_taken_back(client):
    sollicitatie = maak_sollicitatie()
    for mag in (True, False):
        client.post(status(sollicitatie.teken, "reactie_bewaren"), {"mag": "1" if mag else "0"})
        sollicitatie.refresh_from_db()
        assert sollicitatie.mag_bewaren is mag


def test_deleting_is_asked_once_more_and_done(client):
    adres = status(maak_sollicitatie().teken, "reactie_verwijderen")
    assert "gaan meteen weg" in tekst(client.get(adres)) and Sollicitatie.objects.exists()
    assert "zijn verwijderd" in tekst(client.post(adres, follow=True))
    assert not Sollicitatie.objects.exists() and client.get(adres).status_code == 404


def test_a_link_that_was_not_used_in_time_says_so(client, vacature):
    oud = maak_sollicitatie(vacature, reactie=None, gemaakt_op=timezone.now() - timedelta(hours=49))
    assert "Deze link is verlopen" in tekst(client.get(status(oud.teken)))
    assert "Deze link is verlopen" in tekst(client.post(status(oud.teken, "reactie_bevestigen"), follow=True))
    assert not Reactie.objects.exists()


def test_the_page_costs_the_same_for_few_steps_and_many(client):
    sollicitatie = maak_sollicitatie()

    def queries():
        with CaptureQueriesContext(connection) as gevangen:
            client.get(status(sollicitatie.teken))
        return len(gevangen)

    geen = queries()
    for _ in range(9):
        sollicitatie.reactie.stappen.create(naar="ontvangen", vastgelegd_op=timezone.now())
    assert queries() == geen


# ---- the CV


def met_cv(sollicitatie, controle="schoon"):
    naam = bestanden.bewaar(b"%PDF-1.7 <script>", map="sollicitaties")
    return maak_bijlage(sollicitatie, bestand=naam, controle=controle, naam="Mijn cv.pdf")


def test_the_candidate_gets_it_as_a_file_and_not_as_a_page(client):
    antwoord = client.get(status(met_cv(maak_sollicitatie()).sollicitatie.teken, "reactie_cv"))
    assert b"".join(antwoord.streaming_content) == b"%PDF-1.7 <script>"
    assert antwoord.headers["Content-Disposition"] == 'attachment; filename="Mijn cv.pdf"'
    assert antwoord.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert antwoord.headers["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in antwoord.headers["Cache-Control"]


def wie(hengelo, vacature, soort):
    vandaag = timezone.localdate()
    if soort in {"vacaturehouder", "contactpersoon", "coordinator", "ambassadeur", "beheerder"}:
        return maak_gebruiker(soort, hengelo)
    if soort == "houder elders":
        return maak_gebruiker("vacaturehouder", maak_organisatie())
    if soort == "houder tot gisteren":
        gebruiker = maak_gebruiker(organisatie=hengelo)
        maak_lidmaatschap(gebruiker, hengelo, "vacaturehouder", tot=vandaag - timedelta(days=1))
        return gebruiker
    gebruiker = maak_gebruiker(organisatie=maak_organisatie() if soort == "commissie elders" else hengelo)
    if soort.startswith("commissie"):
        dagen = -1 if soort == "commissie voorbij" else 0
        van_ = maak(hengelo) if soort == "commissie van een andere" else vacature
        maak_commissielid(van_, gebruiker, vandaag + timedelta(days=dagen))
    return gebruiker


MAG = {"vacaturehouder": True, "commissie": True}
MAG |= dict.fromkeys(
    ["contactpersoon", "coordinator", "ambassadeur", "beheerder", "collega", "houder elders"], False
)
MAG |= dict.fromkeys(["houder tot gisteren", "commissie voorbij", "commissie elders"], False)
MAG["commissie van een andere"] = False


@pytest.mark.parametrize("soort", MAG)
@pytest.mark.parametrize("controle", Bijlage.Controle.values)
@pytest.mark.parametrize("sterk", [True, False])
def test_who_may_read_a_cv(als, hengelo, vacature, soort, controle, sterk):
    bijlage = met_cv(maak_sollicitatie(vacature=vacature), controle)
    browser = als(wie(hengelo, vacature, soort), sterk=sterk)
    antwoord = browser.get(reverse("vacatures:cv", args=[bijlage.pk]))
    mag = MAG[soort] and controle in {"schoon", "niet"} and sterk
    assert (antwoord.status_code == 200) == mag
    assert Regel.objects.filter(actie="cv gelezen").exists() == mag


def test_a_visitor_is_asked_to_sign_in_and_a_guess_leads_nowhere(client, als, hengelo, vacature):
    pk = met_cv(maak_sollicitatie(vacature=vacature)).pk
    assert client.get(reverse("vacatures:cv", args=[pk])).url.startswith(reverse("account_login"))
    houder = als(maak_gebruiker("vacaturehouder", hengelo))
    assert houder.get(reverse("vacatures:cv", args=[pk + 1])).status_code == 404


def test_who_reacted_does_not_read_the_others(als, hengelo, vacature):
    houder = maak_gebruiker("vacaturehouder", hengelo)
    van(houder, vacature=vacature)
    pk = met_cv(maak_sollicitatie(vacature=vacature)).pk
    assert als(houder).get(reverse("vacatures:cv", args=[pk])).status_code == 404


def test_what_is_not_confirmed_is_read_by_nobody(als, hengelo, vacature):
    pk = met_cv(maak_sollicitatie(vacature, reactie=None)).pk
    houder = als(maak_gebruiker("vacaturehouder", hengelo))
    assert houder.get(reverse("vacatures:cv", args=[pk])).status_code == 404


def test_a_file_that_is_gone_is_no_fault(als, client, hengelo, vacature):
    bijlage = met_cv(maak_sollicitatie(vacature=vacature))
    bestanden.verwijder(bijlage.bestand)
    houder = als(maak_gebruiker("vacaturehouder", hengelo))
    assert houder.get(reverse("vacatures:cv", args=[bijlage.pk])).status_code == 404
    assert client.get(status(bijlage.sollicitatie.teken, "reactie_cv")).status_code == 404


@pytest.mark.parametrize(
    ("controle", "woord"), [("wacht", "Je cv wordt gecontroleerd"), ("besmet", "Je cv is niet aangenomen")]
)
def test_a_held_or_refused_one_is_told_and_not_given(client, controle, woord):
    sollicitatie = met_cv(maak_sollicitatie(), controle).sollicitatie
    assert woord in tekst(client.get(status(sollicitatie.teken)))
    assert client.get(status(sollicitatie.teken, "reactie_cv")).status_code == 404


# ---- on Mijn


def test_on_mijn_it_says_how_it_stands_and_leads_there(als, hengelo):
    gebruiker = maak_gebruiker()
    sollicitatie = van(gebruiker, vacature=maak(hengelo))
    Reactie.objects.update(status="uitgenodigd")
    maak_reactie(maak(hengelo, titel="Van een lijst"), kandidaat=gebruiker)
    pagina = tekst(als(gebruiker).get("/mijn/"))
    assert "Uitgenodigd" in pagina and status(sollicitatie.teken) in pagina and "Van een lijst" in pagina
