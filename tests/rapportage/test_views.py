"""The pages: what they show, and that a button does its verb."""

from datetime import date
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rapportage import services
from rapportage.models import Bestand, Editie
from tests.maken import MOMENT, maak_bestand, maak_editie, maak_gebruiker, maak_organisatie, maak_vacature
from twentsekracht.organisaties.toegang import Rol
from twentsekracht.werk import services as werk

pytestmark = pytest.mark.django_db


@pytest.fixture
def coordinator(als):
    return als(maak_gebruiker(Rol.COORDINATOR, maak_organisatie("bureau", is_werkgever=False)))


@pytest.fixture
def scheef():
    """An organisation that filled more than it offered: one deviation."""
    organisatie = maak_organisatie("hengelo")
    velden = {"status": "ingevuld", "ingevuld_op": date(2015, 2, 1), "gepubliceerd_op": date(2014, 12, 1)}
    maak_vacature(organisatie, **velden)
    return organisatie


def url(naam, editie=None, *rest):
    return reverse(f"rapportage:{naam}", args=[editie.pk, *rest] if editie else [])


# ---- list


def test_the_list_groups_by_year_with_the_region_first(coordinator):
    hengelo = maak_organisatie("hengelo", naam="Gemeente Hengelo")
    for velden in ({"jaar": 2014}, {"organisatie": hengelo}, {}, {"definitief": True}):
        maak_editie(**{"peildatum": date(2015, 12, len(velden) + 1), **velden})
    pagina = coordinator.get(url("lijst"))
    gevonden = [(e.jaar, e.organisatie and e.organisatie.code, e.versie) for e in pagina.context["edities"]]
    assert gevonden == [(2015, None, 2), (2015, None, 1), (2015, "hengelo", 1), (2014, None, 1)]
    assert "Gemeente Hengelo, versie 1" in pagina.content.decode()


def test_the_list_can_be_narrowed_down(coordinator):
    hengelo = maak_organisatie("hengelo")
    maak_editie(organisatie=hengelo)
    maak_editie(definitief=True)
    maak_editie(jaar=2014)

    def aantal(**vraag):
        return len(coordinator.get(url("lijst"), vraag).context["edities"])

    assert (aantal(), aantal(jaar=2015), aantal(organisatie="regio"), aantal(organisatie="hengelo")) == (
        3,
        2,
        2,
        1,
    )
    assert (aantal(status="definitief"), aantal(jaar=2014, status="definitief")) == (1, 0)


def test_an_empty_list_says_what_to_do(coordinator, als):
    assert "Kies een jaar en een peildatum" in coordinator.get(url("lijst")).content.decode()
    lezer = als(maak_gebruiker(Rol.REGIEGROEP))
    assert "Zodra er een editie definitief is" in lezer.get(url("lijst")).content.decode()


def test_pages_cost_the_same_whatever_the_number_of_editions(coordinator):
    editie = maak_editie(definitief=True)
    maak_bestand(editie)

    def kosten():
        for adres in (url("lijst"), url("editie", editie)):
            with CaptureQueriesContext(connection) as gedaan:
                assert coordinator.get(adres).status_code == 200
            yield len(gedaan)

    een = list(kosten())
    for dag in range(1, 30):
        meer = maak_editie(peildatum=date(2015, 11, dag), organisatie=maak_organisatie(), cijfers=False)
        maak_bestand(meer)
        maak_editie(peildatum=date(2015, 11, dag), cijfers=False)
    assert list(kosten()) == een


# ---- asking


def test_the_form_asks_for_an_edition_as_of_the_last_day_of_the_year(coordinator):
    antwoord = coordinator.post(url("nieuw"), {"jaar": 2015, "top_reacties": 10, "top_opleidingen": 6})
    editie = Editie.objects.get()
    assert (editie.jaar, editie.peildatum, editie.organisatie) == (2015, date(2015, 12, 31), None)
    assert antwoord.url == url("editie", editie)


def test_the_form_asks_for_what_was_filled_in(coordinator):
    hengelo = maak_organisatie("hengelo")
    velden = {
        "jaar": 2015,
        "peildatum": "2015-10-26",
        "organisatie": hengelo.pk,
        "top_reacties": 3,
        "top_opleidingen": 4,
    }
    coordinator.post(url("nieuw"), velden)
    editie = Editie.objects.get()
    assert (editie.peildatum, editie.organisatie) == (date(2015, 10, 26), hengelo)
    assert (editie.top_reacties, editie.top_opleidingen) == (3, 4)


@pytest.mark.parametrize(
    "velden", [{"jaar": 2999}, {"peildatum": "2014-01-01"}, {"top_reacties": 0}, {"peildatum": "31-31-2015"}]
)
def test_the_form_refuses_what_cannot_be(coordinator, velden):
    geldig = {"jaar": 2015, "top_reacties": 10, "top_opleidingen": 6}
    antwoord = coordinator.post(url("nieuw"), {**geldig, **velden})
    assert antwoord.status_code == 200
    assert "data-fouten" in antwoord.content.decode()
    assert not Editie.objects.exists()


# ---- progress


@pytest.fixture
def bezig(coordinator):
    coordinator.post(url("nieuw"), {"jaar": 2015, "top_reacties": 10, "top_opleidingen": 6})
    return Editie.objects.select_related("werk").get()


def test_progress_is_shown_step_by_step(coordinator, bezig):
    pagina = coordinator.get(url("editie", bezig)).content.decode()
    assert "Staat in de wachtrij" in pagina
    assert "Ververs" in pagina
    job = werk.claim(bezig.werk_id, op=MOMENT)
    werk.Meld(job, lambda: MOMENT)("Rekenbladen maken", gedaan=3, totaal=6)
    deel = coordinator.get(url("voortgang", bezig), headers={"HX-Request": "true"}).content.decode()
    assert 'aria-current="step"' in deel
    assert deel.count('class="klaar"') == 3
    assert "<html" not in deel


def test_the_page_is_fetched_anew_when_the_work_is_done(coordinator, bezig):
    werk.rond_af(werk.claim(bezig.werk_id, op=MOMENT), None, op=MOMENT)
    antwoord = coordinator.get(url("voortgang", bezig), headers={"HX-Request": "true"})
    assert antwoord["HX-Refresh"] == "true"
    assert coordinator.get(url("voortgang", bezig)).url == url("editie", bezig)


def test_failed_work_shows_its_reason_and_a_button(coordinator, bezig):
    werk.mislukt(werk.claim(bezig.werk_id, op=MOMENT), reden="De schijf is vol.", op=MOMENT)
    pagina = coordinator.get(url("editie", bezig)).content.decode()
    assert "De schijf is vol." in pagina
    assert "Probeer opnieuw" in pagina
    coordinator.post(url("opnieuw", bezig))
    bezig.werk.refresh_from_db()
    assert bezig.werk.status == "aangevraagd"


# ---- words


def test_the_text_page_starts_with_live_figures(coordinator):
    maak_vacature(gepubliceerd_op=date(2015, 3, 1))
    pagina = coordinator.get(url("tekst", maak_editie(), "vacatures"))
    assert "{{ vacatures.aangeboden.voluit }}" in pagina.context["form"]["tekst"].value()
    assert "1 vacature" in pagina.context["voorbeeld"]


def test_a_text_can_be_looked_at_before_it_is_kept(coordinator):
    editie = maak_editie()
    velden = {"tekst": "In **{{ jaar }}** en {{ onzin }}.", "voorbeeld": "1"}
    pagina = coordinator.post(url("tekst", editie, "inleiding"), velden).content.decode()
    assert "<p>In <strong>2015</strong> en {{ onzin }}.</p>" in pagina
    assert "Onbekend cijfer" in pagina
    assert not editie.teksten.exists()


def test_a_text_is_kept(coordinator):
    editie = maak_editie()
    antwoord = coordinator.post(url("tekst", editie, "inleiding"), {"tekst": "Mijn woorden."})
    assert antwoord.url == url("tekst", editie, "inleiding")
    assert editie.teksten.get().tekst == "Mijn woorden."
    assert coordinator.get(antwoord.url).context["form"]["tekst"].value() == "Mijn woorden."
    coordinator.post(url("tekst_herstellen", editie, "inleiding"))
    assert not editie.teksten.exists()


def test_html_in_a_text_is_shown_as_text(coordinator):
    editie = maak_editie()
    coordinator.post(url("tekst", editie, "inleiding"), {"tekst": "<script>alert(1)</script>"})
    for pagina in (url("tekst", editie, "inleiding"), url("voorbeeld", editie)):
        assert "<script>alert" not in coordinator.get(pagina).content.decode()


@pytest.mark.parametrize("naam", ["tekst", "controleblad", "definitief"])
def test_who_comes_back_to_a_page_of_a_definitive_edition_is_told(coordinator, naam):
    editie = maak_editie(definitief=True)
    rest = ["inleiding"] if naam == "tekst" else []
    pagina = coordinator.get(url(naam, editie, *rest), follow=True)
    assert pagina.redirect_chain[-1][0] == url("editie", editie)
    assert "verandert niet meer" in pagina.content.decode()
    velden = {"tekst": "x", "controle": "x", "x-uitleg": "x"}
    geweigerd = coordinator.post(url(naam, editie, *rest), velden, follow=True)
    assert "verandert niet meer" in geweigerd.content.decode()


def test_chapters_without_a_text_and_editions_without_figures_have_no_page(coordinator):
    assert coordinator.get(url("tekst", maak_editie(), "controleblad")).status_code == 404
    leeg = maak_editie(jaar=2014, cijfers=False)
    for adres in (url("tekst", leeg, "inleiding"), url("controleblad", leeg), url("voorbeeld", leeg)):
        assert coordinator.get(adres).status_code == 404


# ---- controleblad


def test_a_deviation_is_explained_on_the_controleblad(coordinator, scheef):
    editie = maak_editie()
    assert "Nog 1 te verklaren." in coordinator.get(url("editie", editie)).text
    [afwijking] = coordinator.get(url("controleblad", editie)).context["afwijkingen"]
    code = afwijking["controle"]["code"]
    leeg = coordinator.post(url("controleblad", editie), {"controle": code, f"{code}-uitleg": " "})
    assert "Schrijf op waardoor" in leeg.content.decode()
    coordinator.post(url("controleblad", editie), {"controle": code, f"{code}-uitleg": "Geboekt in 2014."})
    pagina = coordinator.get(url("controleblad", editie))
    assert pagina.context["afwijkingen"][0]["is_verklaard"]
    assert "Alles is verklaard." in coordinator.get(url("editie", editie)).text
    assert editie.verklaringen.get().uitleg == "Geboekt in 2014."


def test_an_outdated_explanation_asks_to_be_read_again(coordinator, scheef):
    editie = maak_editie()
    code = coordinator.get(url("controleblad", editie)).context["afwijkingen"][0]["controle"]["code"]
    wie = {"door": None, "op": MOMENT}
    services.verklaar_afwijking(editie=editie, controle=code, uitleg="Geboekt in 2014.", **wie)
    editie.verklaringen.update(gevonden="999")
    assert "Lees haar na" in coordinator.get(url("controleblad", editie)).content.decode()


# ---- definitive


def test_the_confirmation_lists_what_still_stands_in_the_way(coordinator, scheef):
    editie = maak_editie()
    pagina = coordinator.get(url("definitief", editie)).content.decode()
    assert "nog niet verklaard" in pagina
    pagina = coordinator.post(url("definitief", editie), follow=True).content.decode()
    assert "nog niet verklaard" in pagina
    editie.refresh_from_db()
    assert not editie.is_definitief


def test_a_concept_becomes_definitive(coordinator):
    editie = maak_editie()
    assert "Maak definitief" in coordinator.get(url("definitief", editie)).content.decode()
    coordinator.post(url("definitief", editie))
    editie.refresh_from_db()
    assert editie.is_definitief
    assert editie.werk.soort == services.TEKENEN


def test_a_new_version_is_one_button(coordinator):
    editie = maak_editie(definitief=True)
    antwoord = coordinator.post(url("nieuwe_versie", editie))
    nieuw = Editie.objects.concept().get()
    assert antwoord.url == url("editie", nieuw)
    assert nieuw.vervangt == editie


def test_one_button_makes_an_edition_for_every_organisation(coordinator):
    editie = maak_editie()
    maak_organisatie("hengelo")
    maak_organisatie("borne")
    coordinator.post(url("organisaties", editie))
    gemaakt = Editie.objects.filter(organisatie__isnull=False)
    assert sorted(gemaakt.values_list("organisatie__code", flat=True)) == ["borne", "hengelo"]


def test_one_button_makes_them_definitive_and_names_who_is_not(coordinator, scheef):
    regio = maak_editie()
    maak_editie(organisatie=maak_organisatie("borne"))
    maak_editie(organisatie=scheef)
    assert "Maak die 2 definitief" in coordinator.get(url("editie", regio)).content.decode()
    pagina = coordinator.post(url("organisaties_definitief", regio), follow=True).content.decode()
    assert "Definitief gemaakt: 1." in pagina
    assert f"Deze vragen nog iets van je: {scheef}." in pagina


# ---- reading and files


def test_the_preview_says_that_it_is_a_concept(coordinator):
    assert "CONCEPT" in coordinator.get(url("voorbeeld", maak_editie())).content.decode()
    definitief = maak_editie(jaar=2014, definitief=True)
    assert "CONCEPT" not in coordinator.get(url("voorbeeld", definitief)).content.decode()


@pytest.mark.parametrize("soort", Bestand.Soort.values)
def test_every_format_can_be_downloaded(coordinator, soort):
    editie = maak_editie(definitief=True)
    maak_bestand(editie, soort, b"inhoud")
    antwoord = coordinator.get(url("bestand", editie, soort))
    staart = "zip" if soort == "csv" else soort
    assert antwoord.content == b"inhoud"
    assert antwoord["Content-Disposition"] == f'attachment; filename="rapportage-2015-versie-1.{staart}"'
    assert antwoord["X-Content-Type-Options"] == "nosniff"


def test_a_definitive_file_is_fetched_once(coordinator):
    editie = maak_editie(definitief=True, organisatie=maak_organisatie("hengelo"))
    maak_bestand(editie)
    antwoord = coordinator.get(url("bestand", editie, "pdf"))
    assert antwoord["Cache-Control"] == "private, no-cache"
    assert Path(antwoord["Content-Disposition"].split('"')[1]).stem == "rapportage-2015-hengelo-versie-1"
    weer = coordinator.get(url("bestand", editie, "pdf"), headers={"If-None-Match": antwoord["ETag"]})
    assert (weer.status_code, weer.content) == (304, b"")


def test_a_concept_file_is_not_kept_by_the_browser(coordinator):
    editie = maak_editie()
    maak_bestand(editie)
    antwoord = coordinator.get(url("bestand", editie, "pdf"))
    assert antwoord["Cache-Control"] == "private, no-store"
    assert "ETag" not in antwoord
    assert "concept.pdf" in antwoord["Content-Disposition"]


def test_files_that_are_out_of_date_are_named_so(coordinator):
    editie = maak_editie()
    maak_bestand(editie)
    assert "Maak de bestanden opnieuw" not in coordinator.get(url("editie", editie)).content.decode()
    coordinator.post(url("tekst", editie, "inleiding"), {"tekst": "Anders."})
    assert "Maak de bestanden opnieuw" in coordinator.get(url("editie", editie)).content.decode()
    coordinator.post(url("bestanden", editie))
    editie.refresh_from_db()
    assert (editie.werk.soort, editie.werk.is_open) == (services.TEKENEN, True)


def test_a_format_that_is_not_there_is_not_found(coordinator):
    editie = maak_editie()
    assert coordinator.get(url("bestand", editie, "pdf")).status_code == 404
    assert coordinator.get(url("bestand", editie, "exe")).status_code == 404
