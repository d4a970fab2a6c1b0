"""The same import from the browser: from the zip to the page that tells what happened."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from tests.inlezen.test_importeer_jaar import alles
from tests.inlezen.test_zip import zip_van
from tests.jaarmap import WERELD, rij, schrijf_jaarmap
from tests.maken import maak_bronbestand, maak_correctie, maak_gebruiker, maak_import, maak_lidmaatschap
from twentsekracht.inlezen import services
from twentsekracht.inlezen.bron import lees_map
from twentsekracht.inlezen.models import Bronbestand, Correctie, Import
from twentsekracht.logboek.models import Regel
from twentsekracht.organisaties.toegang import Rol
from twentsekracht.werk.models import Job
from twentsekracht.werk.services import voer_uit
from vacatures.models import Vacature

pytestmark = pytest.mark.django_db


@pytest.fixture
def coordinator():
    return maak_gebruiker(Rol.COORDINATOR)


@pytest.fixture
def client(als, coordinator):
    return als(coordinator)


def stuur(client, pad, **velden):
    """Sends the folder as a zip; answers the import that is waiting."""
    zip_bestand = SimpleUploadedFile("jaar 2015.zip", zip_van(pad, "2015/").read())
    antwoord = client.post(reverse("inlezen:nieuw"), {"zip": zip_bestand, **velden})
    assert antwoord.status_code == 302, antwoord.context["form"].errors
    imp = Import.objects.latest("pk")
    assert antwoord.url == reverse("inlezen:import", args=[imp.pk])
    return imp


def pagina(client, imp):
    antwoord = client.get(reverse("inlezen:import", args=[imp.pk]))
    assert antwoord.status_code == 200
    return antwoord.content.decode()


def test_somebody_acts_in_the_role_of_this_day_also_just_after_midnight(tmp_path):
    vandaag = timezone.localdate()
    coordinator = maak_gebruiker()
    maak_lidmaatschap(coordinator, rol=Rol.COORDINATOR, van=vandaag)
    nacht = timezone.localtime().replace(hour=0, minute=30)  # in London it is still yesterday
    bron = lees_map(schrijf_jaarmap(tmp_path))
    services.vraag_import_aan(bron=bron, alleen_controleren=True, door=coordinator, op=nacht)
    assert Regel.objects.get(actie="import aangevraagd").rol == Rol.COORDINATOR


def test_a_year_goes_in(client, coordinator, tmp_path):
    imp = stuur(client, schrijf_jaarmap(tmp_path))
    assert (imp.naam, imp.status, imp.door) == ("jaar 2015.zip", "aangevraagd", coordinator)
    assert imp.job.soort == services.LEES_IN
    assert "De bestanden worden gelezen" in pagina(client, imp)
    assert Vacature.objects.count() == 0
    voer_uit(imp.job_id)
    imp.refresh_from_db()
    assert (imp.status, imp.job.status) == ("gelukt", "gereed")
    assert imp.tellingen["nieuw"]["vacatures"] == Vacature.objects.count() == len(WERELD["vacatures"])
    assert "Ingelezen" in pagina(client, imp)
    bron = imp.bronbestanden.get(naam="vacatures.csv")
    antwoord = client.get(reverse("inlezen:bron", args=[bron.pk]))
    assert antwoord.content == (tmp_path / "vacatures.csv").read_bytes()
    assert Regel.objects.over(imp).get().rol == Rol.COORDINATOR


def test_a_year_with_problems_leaves_its_problems_and_nothing_else(client, tmp_path):
    voor = alles()
    vacatures = [rij("vacatures", titel="<script>", organisatie="<b>Atlantis</b>"), rij("vacatures", 1)]
    imp = stuur(client, schrijf_jaarmap(tmp_path, vacatures=vacatures))
    voer_uit(imp.job_id)
    imp.refresh_from_db()
    assert (imp.status, imp.job.status) == ("afgekeurd", "gereed")
    assert imp.problemen == ["vacatures.csv:2: organisatie: ‘<b>Atlantis</b>’ is geen bekende organisatie"]
    tekst = pagina(client, imp)
    assert "Er is niets ingelezen." in tekst
    assert "vacatures.csv:2: organisatie: ‘&lt;b&gt;Atlantis&lt;/b&gt;’ is geen bekende organisatie" in tekst
    na = alles()
    anders = {naam for naam in voor if voor[naam] != na[naam]}
    assert anders <= {"Import", "Job", "Regel", "Session", "Gebruiker"}
    assert Bronbestand.objects.count() == Correctie.objects.count() == 0


def test_only_checking(client, tmp_path):
    imp = stuur(client, schrijf_jaarmap(tmp_path), alleen_controleren="on")
    voer_uit(imp.job_id)
    imp.refresh_from_db()
    assert (imp.status, imp.tellingen["rijen"]["vacatures"]) == ("gecontroleerd", 2)
    assert Vacature.objects.count() == Bronbestand.objects.count() == 0
    assert "Er is nog niets ingelezen." in pagina(client, imp)


def test_the_same_zip_again_changes_nothing(client, tmp_path):
    pad = schrijf_jaarmap(tmp_path)
    for nieuw in (True, False):
        imp = stuur(client, pad)
        voer_uit(imp.job_id)
        imp.refresh_from_db()
        assert imp.status == "gelukt"
        assert any(imp.tellingen["nieuw"].values()) is nieuw
    assert Vacature.objects.count() == 2


def test_what_is_no_zip_makes_no_import(client):
    antwoord = client.post(reverse("inlezen:nieuw"), {"zip": SimpleUploadedFile("a.zip", b"%PDF-1.7")})
    assert antwoord.context["form"].errors == {"zip": ["Dit is geen zip-bestand, of het is beschadigd."]}
    assert Import.objects.count() == Job.objects.count() == 0


def test_a_zip_that_is_too_large(client, monkeypatch, tmp_path):
    monkeypatch.setattr("twentsekracht.inlezen.forms.GROOTSTE_ZIP", 100)
    zip_bestand = SimpleUploadedFile("a.zip", zip_van(schrijf_jaarmap(tmp_path)).read())
    antwoord = client.post(reverse("inlezen:nieuw"), {"zip": zip_bestand})
    assert "te groot" in antwoord.context["form"].errors["zip"][0]


def test_a_failed_job_can_be_tried_again(client, tmp_path):
    imp = stuur(client, schrijf_jaarmap(tmp_path))
    Job.objects.filter(pk=imp.job_id).update(
        status="mislukt", reden="De stroom viel uit.", afgerond_op=imp.gestart_op
    )
    assert "De stroom viel uit." in pagina(client, imp)
    client.post(reverse("inlezen:opnieuw", args=[imp.pk]))
    voer_uit(imp.job_id)
    imp.refresh_from_db()
    assert imp.status == "gelukt"
    antwoord = client.post(reverse("inlezen:opnieuw", args=[imp.pk]), follow=True)
    assert "Alleen werk dat mislukt is, kan opnieuw." in antwoord.content.decode()


def test_the_portal_may_change_between_the_check_and_the_writing(client, tmp_path):
    """The effect checks once more: what was fine a moment ago is refused, not half written."""
    from twentsekracht.inlezen import tasks

    imp = stuur(client, schrijf_jaarmap(tmp_path))
    effect = tasks.lees_in(imp.job, lambda stap, **hoever: None)
    maak_import()  # somebody else was first, and gave the name away
    from tests.maken import maak_organisatie

    maak_organisatie("ander", naam="Gemeente Borne")
    effect()
    imp.refresh_from_db()
    assert imp.status == "afgekeurd"
    assert imp.problemen == ["organisaties.csv:3: de naam ‘Gemeente Borne’ hoort al bij ander"]
    assert Vacature.objects.count() == 0


def test_many_problems_are_spread_over_pages(client):
    problemen = [f"vacatures.csv:{n}: titel: is leeg" for n in range(2, 452)]
    imp = maak_import(status=Import.Status.AFGEKEURD, problemen=problemen)
    assert "Problemen (450)" in pagina(client, imp)
    laatste = client.get(reverse("inlezen:import", args=[imp.pk]) + "?page=3").content.decode()
    assert "vacatures.csv:451:" in laatste
    assert "vacatures.csv:2:" not in laatste


def test_the_piece_that_refreshes(client, tmp_path):
    imp = stuur(client, schrijf_jaarmap(tmp_path))
    adres = reverse("inlezen:voortgang", args=[imp.pk])
    assert client.get(adres).status_code == 302
    assert "Staat in de wachtrij" in client.get(adres, headers={"HX-Request": "true"}).content.decode()
    voer_uit(imp.job_id)
    assert client.get(adres, headers={"HX-Request": "true"}).headers["HX-Refresh"] == "true"


def test_the_list_asks_as_much_for_one_as_for_thirty(client, django_assert_num_queries, coordinator):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def queries():
        with CaptureQueriesContext(connection) as gedaan:
            assert client.get(reverse("inlezen:lijst")).status_code == 200
        return len(gedaan)

    maak_import(door=coordinator)
    een = queries()
    for _ in range(29):
        maak_import(door=maak_gebruiker(organisatie=coordinator.organisatie))
    assert queries() == een


# ---- doors


@pytest.mark.parametrize("rol", [rol for rol in Rol if rol not in (Rol.COORDINATOR, Rol.BEHEERDER)] + [None])
def test_nobody_else_sees_any_of_it(als, rol):
    bron = maak_bronbestand()
    ander = als(maak_gebruiker(rol))
    for naam, args in (
        ("lijst", []), ("nieuw", []), ("import", [bron.imp_id]), ("voortgang", [bron.imp_id]), ("bron", [bron.pk]),
    ):  # fmt: skip
        assert ander.get(reverse(f"inlezen:{naam}", args=args)).status_code == 404
    assert ander.post(reverse("inlezen:opnieuw", args=[bron.imp_id])).status_code == 404


def test_who_is_not_logged_in_is_asked_to(client):
    client.logout()
    assert client.get(reverse("inlezen:lijst")).url.startswith("/account/")


# ---- in the admin


def test_the_admin_shows_source_problems_and_corrections(client):
    imp = maak_import(status="afgekeurd", problemen=["<b>vacatures.csv</b>"], waarschuwingen=["let op 1"])
    bron = maak_bronbestand(imp)
    maak_correctie(imp, bronwaarde="Oud", waarde="Nieuw")
    tekst = client.get(reverse("admin:inlezen_import_change", args=[imp.pk])).content.decode()
    assert "&lt;b&gt;vacatures.csv&lt;/b&gt;" in tekst
    assert "let op 1" in tekst
    assert reverse("inlezen:bron", args=[bron.pk]) in tekst
    assert "1 correctie<" in tekst
    lijst = client.get(reverse("admin:inlezen_correctie_changelist") + f"?imp__id__exact={imp.pk}")
    assert "Nieuw" in lijst.content.decode()
    assert client.get(reverse("admin:inlezen_import_add")).status_code == 404
    assert reverse("inlezen:nieuw") in client.get(reverse("admin:inlezen_import_changelist")).content.decode()
