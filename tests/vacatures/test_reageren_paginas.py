"""The pages of reacting: what they ask and keep, whom they let through, and what they never tell."""

import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.signing import TimestampSigner
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.documenten import bij_openen, docx, pdf
from tests.maken import maak_gebruiker, maak_organisatie, maak_vacature
from tests.vacatures.maken import maak_herplaatsingskandidaat, maak_reactie, maak_sollicitatie
from twentsekracht.werk.models import Bericht
from vacatures.forms.reageren import BEGONNEN, ReactieForm
from vacatures.models import Reactie, Sollicitatie

pytestmark = pytest.mark.django_db
VERHAAL = "Omdat ik graag met bewoners praat."


class Eerder(TimestampSigner):
    def timestamp(self):
        return "1tVQ00"  # long ago


def invulling(**velden):
    return {
        "naam": "Fenna Mulder",
        "email": "fenna@voorbeeld.example",
        "telefoon": "06 12345678",
        "functie": "Adviseur",
        "motivatie": VERHAAL,
        "begonnen": Eerder(salt="vacatures.reageren").sign(""),
        **velden,
    }


def cv(inhoud=None, naam="cv.pdf"):
    return SimpleUploadedFile(naam, pdf() if inhoud is None else inhoud)


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


@pytest.fixture
def url(vacature):
    return reverse("vacatures:reageren", args=[vacature.code])


def status(teken, naam="reactie"):
    return reverse(f"vacatures:{naam}", args=[teken])


def tekst(antwoord):
    return antwoord.content.decode()


# ---- the page


def test_a_colleague_finds_what_we_know_filled_in(als, url):
    gebruiker = maak_gebruiker(naam="Sanne ter Horst", functie="Adviseur jeugd")
    pagina = als(gebruiker).get(url)
    velden = pagina.context["form"]
    assert [velden[naam].value() for naam in ("naam", "email", "functie")] == [
        "Sanne ter Horst",
        gebruiker.email,
        "Adviseur jeugd",
    ]
    assert "Website" not in tekst(pagina)
    for woord in ("Wie ziet je reactie?", "Tot 4 weken na het einde van de procedure", "Je leidinggevende"):
        assert woord in tekst(pagina)


def test_a_visitor_is_told_how_it_goes_on_and_asked_for_nothing_about_pay(client, url):
    pagina = client.get(url)
    assert "Je krijgt een mail met een link" in tekst(pagina) and "Log dan in" in tekst(pagina)
    assert not {"salaris", "schaal"} & set(ReactieForm.base_fields)
    assert pagina.headers["Cache-Control"].startswith("max-age=0, no-cache, no-store")
    assert '<meta name="robots" content="noindex">' in tekst(pagina)


@pytest.mark.parametrize("velden", [{"doelgroep": "regio"}, {"status": "concept"}, {"status": "ingetrokken"}])
def test_what_one_may_not_see_does_not_exist(client, hengelo, velden):
    dicht = reverse("vacatures:reageren", args=[maak(hengelo, **velden).code])
    assert [client.get(dicht).status_code, client.post(dicht, invulling()).status_code] == [404, 404]


def test_what_is_closed_leads_back_to_its_page(als, hengelo):
    dicht = maak(hengelo, status="gesloten")
    antwoord = als(maak_gebruiker()).get(reverse("vacatures:reageren", args=[dicht.code]))
    assert antwoord.url == dicht.get_absolute_url()


def test_a_code_with_a_slash_has_one_too(client, hengelo):
    assert (
        client.get(reverse("vacatures:reageren", args=[maak(hengelo, code="2026/12-a").code])).status_code
        == 200
    )


# ---- sending


def test_a_colleague_reacts_and_sees_how_it_stands(als, url):
    gebruiker = maak_gebruiker()
    antwoord = als(gebruiker).post(url, invulling(cv=cv(), email="ander@voorbeeld.example"), follow=True)
    sollicitatie = Sollicitatie.objects.get()
    assert (sollicitatie.email, sollicitatie.reactie.kandidaat) == (gebruiker.email, gebruiker)
    for woord in ("Je reactie is verstuurd.", "Je reactie is binnen", VERHAAL, "cv.pdf"):
        assert woord in tekst(antwoord)


def test_a_double_click_and_a_second_tab_give_one_reaction(als, url):
    browser = als(maak_gebruiker())
    for _ in range(2):
        antwoord = browser.post(url, invulling(cv=cv()), follow=True)
    assert "Je hebt al op deze vacature gereageerd" in tekst(antwoord) and VERHAAL in tekst(antwoord)
    assert Reactie.objects.count() == 1
    assert browser.get(url).url == status(Sollicitatie.objects.get().teken)


def test_a_visitor_confirms_by_mail(client, url, vacature):
    antwoord = client.post(url, invulling(cv=cv(docx(), "cv.docx")))
    assert antwoord.url == reverse("vacatures:reageren_verstuurd", args=[vacature.code])
    assert "kijk in je mail" in tekst(client.get(antwoord.url))
    adres = re.search(r"http\S+/vacatures/reactie/\S+", Bericht.objects.get().tekst)[0].partition("8000")[2]
    anderswaar = Client()  # the mail is read on another device
    assert "Bevestig je reactie" in tekst(anderswaar.get(adres)) and not Reactie.objects.exists()
    antwoord = anderswaar.post(f"{adres}bevestigen/", follow=True)
    assert "Je reactie is bevestigd en verstuurd." in tekst(antwoord) and VERHAAL in tekst(antwoord)
    assert Reactie.objects.get().herkomst == "extern"


def test_the_page_does_not_tell_whether_an_address_reacted_before(client, url, vacature):
    maak_sollicitatie(reactie=maak_reactie(vacature, status="ontvangen"), email="fenna@voorbeeld.example")
    antwoorden = [
        client.post(url, invulling(email=f"{wie}@voorbeeld.example")) for wie in ("fenna", "iemand")
    ]
    assert len({antwoord.url for antwoord in antwoorden}) == 1
    assert Bericht.objects.count() == 2


def test_an_address_gets_at_most_five_mails_a_day_and_the_page_stays_the_same(client, url):
    antwoorden = [client.post(url, invulling(email="Fenna@voorbeeld.example")) for _ in range(7)]
    assert {antwoord.status_code for antwoord in antwoorden} == {302}
    assert Bericht.objects.count() == Sollicitatie.objects.count() == 5


def test_a_place_that_sends_very_many_has_to_wait_and_loses_nothing(client, url):
    for nummer in range(60):
        client.post(url, invulling(email=f"kandidaat{nummer}@voorbeeld.example"))
    antwoord = client.post(url, invulling(email="nog-een@voorbeeld.example", cv=cv(b"MZ")))
    assert "Wacht een uur" in tekst(antwoord) and VERHAAL in tekst(antwoord)
    assert "geen pdf" not in tekst(antwoord)  # the file was not even looked at
    assert Sollicitatie.objects.count() == 60


def test_mistakes_count_too_and_per_person_for_who_is_signed_in(als, url):
    browser, ander = als(maak_gebruiker()), als(maak_gebruiker())
    for _ in range(30):
        browser.post(url, invulling(motivatie=""))
    assert "Wacht een uur" in tekst(browser.post(url, invulling()))
    ander.post(url, invulling())
    assert Sollicitatie.objects.count() == 1


# ---- robots


def test_the_field_that_people_do_not_see_stays_empty(client, url):
    assert 'aria-hidden="true"><label for="website"' in tekst(client.get(url))
    antwoord = client.post(url, invulling(website="https://spam.example"))
    assert "Laat het veld ‘Website’ leeg" in tekst(antwoord) and VERHAAL in tekst(antwoord)
    assert '<div class="veld met-fout"><label for="website">' in tekst(
        antwoord
    )  # now somebody can see and mend it
    assert not Sollicitatie.objects.exists()


@pytest.mark.parametrize("begonnen", ["", "onzin", "1tVQ00:vals", None])
def test_what_is_sent_at_once_is_asked_once_more_and_nothing_is_lost(client, url, begonnen):
    velden = invulling(begonnen=BEGONNEN.sign("") if begonnen is None else begonnen)
    antwoord = client.post(url, velden)
    assert "sneller dan iemand kan typen" in tekst(antwoord) and VERHAAL in tekst(antwoord)
    assert not Sollicitatie.objects.exists()
    assert BEGONNEN.unsign(antwoord.context["form"].begonnen) == ""


def test_a_colleague_is_no_robot(als, url):
    als(maak_gebruiker()).post(url, invulling(website="x", begonnen=""))
    assert Reactie.objects.exists()


# ---- mistakes


@pytest.mark.parametrize(
    ("velden", "woord"),
    [
        ({"naam": ""}, "Dit veld is verplicht."),
        ({"email": "geen adres"}, "geldig e-mailadres"),
        ({"email": "a@b.example\r\nBcc: c@d.example"}, "geldig e-mailadres"),
        ({"telefoon": "bel me"}, "telefoonnummer"),
        ({"motivatie": "x" * 8001}, "8000"),
        ({"naam": "Fen\0na"}, "Null"),
        ({"cv": cv(b"")}, "Dit bestand is leeg"),
        ({"cv": cv(b"MZ" + b"x" * 99, "cv.pdf")}, "geen pdf, docx of odt"),
        ({"cv": cv(b"<html></html>", "cv.docx")}, "geen pdf, docx of odt"),
        ({"cv": cv(pdf(bij_openen("Launch", F="x")))}, "zit een programma"),
        ({"cv": cv(b"%PDF-" + b"x" * 5 * 1024 * 1024)}, "te groot"),
    ],
)
def test_a_mistake_is_told_and_nothing_is_kept(client, url, velden, woord):
    antwoord = client.post(url, invulling(**velden))
    assert antwoord.status_code == 200 and woord in tekst(antwoord)
    assert not Sollicitatie.objects.exists()


def test_after_a_mistake_every_text_is_there_and_the_file_is_asked_again(client, url):
    antwoord = client.post(url, invulling(naam="", cv=cv(), mag_bewaren="on"))
    for woord in (VERHAAL, "06 12345678", "fenna@voorbeeld.example", "Kies je cv opnieuw"):
        assert woord in tekst(antwoord)
    assert antwoord.context["form"]["mag_bewaren"].value() is True


def test_what_closed_while_somebody_wrote_loses_nothing(client, als, hengelo):
    net_dicht = maak(hengelo, status="gesloten")
    for browser in (client, als(maak_gebruiker())):
        antwoord = browser.post(reverse("vacatures:reageren", args=[net_dicht.code]), invulling(cv=cv()))
        assert "Je kunt niet meer op deze vacature reageren" in tekst(antwoord) and VERHAAL in tekst(antwoord)
    assert not Sollicitatie.objects.exists()


def test_a_name_on_two_lines_becomes_one(client, url):
    client.post(url, invulling(naam="Fenna\n  Mulder"))
    assert Sollicitatie.objects.get().naam == "Fenna Mulder"


def test_html_is_text(als, url):
    antwoord = als(maak_gebruiker()).post(url, invulling(motivatie="<script>alert(1)</script>"), follow=True)
    assert "<script>alert" not in tekst(antwoord) and "&lt;script&gt;" in tekst(antwoord)


def test_another_site_cannot_send_it(url):
    browser = Client(enforce_csrf_checks=True)
    assert browser.post(url, invulling()).status_code == 403


@pytest.mark.parametrize(("dagen", "verwacht"), [(1, 200), (30, 200), (31, 404)])
def test_who_was_writing_reads_that_it_closed_for_as_long_as_its_page_does(client, hengelo, dagen, verwacht):
    vandaag = timezone.localdate()
    toen = {"gepubliceerd_op": vandaag - timedelta(days=90), "sluit_op": vandaag - timedelta(days=dagen)}
    adres = reverse("vacatures:reageren", args=[maak(hengelo, **toen).code])
    assert client.post(adres, invulling()).status_code == verwacht
    assert not Sollicitatie.objects.exists()


def test_who_has_priority_reads_who_sees_that(als, hengelo, url):
    gebruiker = maak_gebruiker(organisatie=hengelo)
    wat = "Je hebt voorrang als herplaatsingskandidaat. Dat ziet alleen wie over de vacature gaat"
    assert wat not in tekst(als(gebruiker).get(url))
    maak_herplaatsingskandidaat(gebruiker, van=timezone.localdate())
    assert wat in tekst(als(gebruiker).get(url)) and wat not in tekst(als(maak_gebruiker()).get(url))
