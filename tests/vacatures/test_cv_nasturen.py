"""A CV that the scanner refused: its owner hears of it, and sends another one from their own page."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from tests.clamd import clamd
from tests.documenten import EICAR, pdf
from tests.maken import MOMENT, maak_gebruiker, maak_organisatie, maak_vacature
from tests.vacatures.maken import maak_bijlage, maak_sollicitatie
from tests.vacatures.reageren import bestanden_in, cv, reageer, van_buiten
from twentsekracht.logboek.models import Regel
from twentsekracht.werk import services as werk
from twentsekracht.werk.models import Bericht
from vacatures import services
from vacatures.fouten import SollicitatieWeg, VacatureFout
from vacatures.models import Bijlage, Reactie

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def map_(settings, tmp_path):
    settings.PRIVE_MAP = tmp_path
    return tmp_path


@pytest.fixture
def scanner(settings):
    with clamd() as (settings.CLAMAV_URL, gezien):
        yield gezien


@pytest.fixture
def vacature():
    return maak_vacature(maak_organisatie("hengelo"), doelgroep="extern", titel="Adviseur wonen")


@pytest.fixture
def werk_af(django_capture_on_commit_callbacks):
    def af():
        with django_capture_on_commit_callbacks(execute=True):
            werk.ronde(klok=timezone.now)

    return af


def pagina(sollicitatie, naam="reactie_cv_nasturen"):
    return reverse(f"vacatures:{naam}", args=[sollicitatie.teken])


def bestand(inhoud=None, naam="Nieuw cv.pdf"):
    return {"cv": SimpleUploadedFile(naam, inhoud or pdf(), content_type="application/pdf")}


def geweigerd(**velden):
    sollicitatie = maak_sollicitatie(**velden)
    maak_bijlage(sollicitatie, controle="besmet")
    return sollicitatie


def test_from_infected_to_read_by_the_organisation(vacature, scanner, werk_af, map_, client):
    """Somebody from outside, without an account: the address in the mail is all they need."""
    sollicitatie = van_buiten(vacature, cv(b"%PDF" + EICAR))
    services.bevestig(sollicitatie=sollicitatie, op=MOMENT)
    werk_af()
    mail = Bericht.objects.get(onderwerp="We konden je cv niet aannemen: Adviseur wonen")
    assert mail.aan == sollicitatie.email
    status = client.get(pagina(sollicitatie, "reactie")).text
    assert pagina(sollicitatie) in status
    antwoord = client.post(pagina(sollicitatie), bestand(), follow=True)
    assert "Je cv is verstuurd" in antwoord.text and "Je cv wordt gecontroleerd" in antwoord.text
    assert pagina(sollicitatie) not in antwoord.text
    werk_af()
    bijlage = Bijlage.objects.get()
    assert (bijlage.controle, bijlage.naam, len(scanner)) == ("schoon", "Nieuw cv.pdf", 2)
    assert len(bestanden_in(map_)) == 1
    assert Regel.objects.get(actie="cv nagestuurd").door_id is None
    assert client.get(pagina(sollicitatie, "reactie_cv")).status_code == 200


def test_the_mail_leads_to_that_page(vacature, scanner, werk_af, settings):
    """As it was written: once it is sent, the outbox keeps no text."""
    sollicitatie = reageer(vacature, maak_gebruiker(), cv(b"%PDF" + EICAR))
    services.leg_controle_vast(bijlage_id=sollicitatie.bijlage.pk, is_besmet=True, op=MOMENT)
    tekst = Bericht.objects.get(onderwerp__startswith="We konden je cv").tekst
    assert "kun je een ander cv sturen" in tekst
    assert f"{settings.SITE_URL}{pagina(sollicitatie, 'reactie')}" in tekst


def test_the_second_one_can_be_refused_too(vacature, scanner, werk_af, client):
    sollicitatie = geweigerd(vacature=vacature)
    services.stuur_cv_na(sollicitatie=sollicitatie, cv=cv(b"%PDF" + EICAR), op=MOMENT)
    werk_af()
    assert Bijlage.objects.get().controle == "besmet"
    assert client.get(pagina(sollicitatie)).status_code == 200


def test_without_a_scanner_it_can_be_read_at_once(client):
    sollicitatie = geweigerd()
    client.post(pagina(sollicitatie), bestand())
    assert Bijlage.objects.get().controle == "niet"


@pytest.mark.parametrize("controle", ["wacht", "schoon", "niet", None])
def test_only_in_place_of_a_refused_one(client, controle, map_):
    sollicitatie = maak_sollicitatie()
    if controle:
        maak_bijlage(sollicitatie, controle=controle)
    eerst = list(Bijlage.objects.values())
    assert client.get(pagina(sollicitatie)).url == pagina(sollicitatie, "reactie")
    assert "Je kunt nu geen ander cv sturen" in client.post(pagina(sollicitatie), bestand(), follow=True).text
    assert list(Bijlage.objects.values()) == eerst and bestanden_in(map_) == []


@pytest.mark.parametrize("status", ["afgewezen", "ingetrokken", "aangenomen"])
def test_only_as_long_as_the_reaction_runs(status, map_):
    sollicitatie = geweigerd()
    Reactie.objects.update(status=status)
    with pytest.raises(VacatureFout, match="geen ander cv"):
        services.stuur_cv_na(sollicitatie=sollicitatie, cv=cv(), op=MOMENT)
    assert bestanden_in(map_) == []


def test_of_who_was_forgotten_meanwhile_nothing_stays(map_):
    sollicitatie = geweigerd()
    services.verwijder_nu(sollicitatie=sollicitatie, op=MOMENT)
    with pytest.raises(SollicitatieWeg):
        services.stuur_cv_na(sollicitatie=sollicitatie, cv=cv(), op=MOMENT)
    assert bestanden_in(map_) == []


@pytest.mark.parametrize(
    ("inhoud", "woord"), [(b"MZ not a document", "pdf"), (None, "Kies eerst een bestand")]
)
def test_what_is_no_cv_is_refused_on_the_form(client, inhoud, woord):
    sollicitatie = geweigerd()
    antwoord = client.post(pagina(sollicitatie), bestand(inhoud) if inhoud else {})
    assert antwoord.status_code == 200 and woord in str(antwoord.context["form"].errors["cv"])
    assert Bijlage.objects.get().controle == "besmet"


def test_very_many_at_once_are_stopped(client, settings):
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "vacature_reageren": "1/h/ip"}
    sollicitatie = geweigerd()
    client.post(pagina(sollicitatie), bestand())
    Bijlage.objects.update(controle="besmet")
    assert "Wacht een uur" in client.post(pagina(sollicitatie), bestand(), follow=True).text
    assert Bijlage.objects.get().controle == "besmet"


def test_of_somebody_with_an_account_only_they_send_one(als, client):
    sollicitatie, kandidaat = geweigerd(), maak_gebruiker()
    Reactie.objects.update(kandidaat=kandidaat)
    assert client.post(pagina(sollicitatie), bestand()).url.startswith(reverse("account_login"))
    assert als(maak_gebruiker()).post(pagina(sollicitatie), bestand()).status_code == 404
    assert Bijlage.objects.get().controle == "besmet"
    assert als(kandidaat).post(pagina(sollicitatie), bestand()).status_code == 302
    assert Bijlage.objects.get().controle == "niet"
