"""The admin of editions and of the office's own records."""

from datetime import date

import pytest
from django.urls import reverse

from rapportage.models import Begrotingspost, Bezetting, Editie, GedrukteWaarde
from tests.maken import maak_editie, maak_gebruiker, maak_organisatie, maak_vacature
from twentsekracht.logboek.models import Regel
from twentsekracht.organisaties.toegang import Rol

pytestmark = pytest.mark.django_db


@pytest.fixture
def coordinator(als):
    return als(maak_gebruiker(Rol.COORDINATOR, maak_organisatie("bureau", is_werkgever=False)))


def adres(editie):
    return reverse("admin:rapportage_editie_change", args=[editie.pk])


def formulier(client, editie):
    form = client.get(adres(editie)).context["adminform"].form
    # As a browser sends it.
    velden = {naam: (veld.initial or "").replace("\n", "\r\n") for naam, veld in form.fields.items()}
    return velden | {form.add_initial_prefix(naam): waarde for naam, waarde in velden.items()}


def test_a_concept_has_a_field_for_every_text_and_deviation(coordinator):
    velden = {"status": "ingevuld", "ingevuld_op": date(2015, 2, 1), "gepubliceerd_op": date(2014, 12, 1)}
    maak_vacature(maak_organisatie("hengelo"), **velden)
    namen = formulier(coordinator, maak_editie())
    assert {"tekst-inleiding", "tekst-doorkijk", "verklaring-vacatures-meer-ingevuld-hengelo"} <= set(namen)


def test_texts_and_explanations_go_through_the_services(coordinator):
    velden = {"status": "ingevuld", "ingevuld_op": date(2015, 2, 1), "gepubliceerd_op": date(2014, 12, 1)}
    maak_vacature(maak_organisatie("hengelo"), **velden)
    editie = maak_editie()
    ingevuld = formulier(coordinator, editie)
    ingevuld |= {
        "tekst-inleiding": "Mijn **woorden**.",
        "verklaring-vacatures-meer-ingevuld-hengelo": "Geboekt in 2014.",
    }
    assert coordinator.post(adres(editie), ingevuld).status_code == 302
    assert [(t.hoofdstuk, t.tekst) for t in editie.teksten.all()] == [("inleiding", "Mijn **woorden**.")]
    assert [v.uitleg for v in editie.verklaringen.all()] == ["Geboekt in 2014."]
    acties = Regel.objects.over(editie).order_by("pk").values_list("actie", flat=True)
    assert sorted(acties) == ["afwijking verklaard", "tekst bewaard"]


def test_a_definitive_edition_can_only_be_looked_at(coordinator):
    editie = maak_editie(definitief=True)
    pagina = coordinator.get(adres(editie))
    assert pagina.status_code == 200
    assert "tekst-inleiding" not in pagina.content.decode()
    assert coordinator.post(adres(editie), {"tekst-inleiding": "Anders."}).status_code in (403, 404)
    assert not editie.teksten.exists()


def test_an_edition_is_not_added_or_deleted_in_the_admin(coordinator):
    editie = maak_editie()
    assert coordinator.get(reverse("admin:rapportage_editie_add")).status_code in (403, 404)
    assert coordinator.post(reverse("admin:rapportage_editie_delete", args=[editie.pk])).status_code in (
        403,
        404,
    )
    assert Editie.objects.exists()


def test_an_edition_without_figures_shows_what_is_missing(coordinator):
    pagina = coordinator.get(adres(maak_editie(cijfers=False))).content.decode()
    assert "nog geen cijfers verzameld" in pagina


MODELLEN = ["begrotingspost", "bezetting", "editie", "gedruktewaarde"]


@pytest.mark.parametrize("model", MODELLEN)
@pytest.mark.parametrize("rol", [Rol.CONTACTPERSOON, Rol.VACATUREHOUDER, Rol.REGIEGROEP, None])
def test_the_records_of_the_office_are_the_office_s_alone(als, model, rol):
    client = als(maak_gebruiker(rol))
    assert client.get(reverse(f"admin:rapportage_{model}_changelist")).status_code == 404


def test_the_office_keeps_its_own_records(coordinator):
    Begrotingspost.objects.create(jaar=2015, post="Platform", soort="structureel", begroot=273_000)
    Bezetting.objects.create(functie="Coördinator", uren_per_week=36, van=date(2015, 4, 1))
    GedrukteWaarde.objects.create(jaar=2015, sleutel="vacatures.aangeboden", waarde=318, bron="Jaarverslag")
    maak_editie()
    for model in MODELLEN:
        pagina = coordinator.get(reverse(f"admin:rapportage_{model}_changelist"))
        assert pagina.status_code == 200
        assert pagina.context["cl"].result_count == 1


def test_a_budget_line_is_added_with_a_line_in_the_log(coordinator):
    velden = {"jaar": 2016, "post": "Platform", "soort": "structureel", "begroot": "280000"}
    assert coordinator.post(reverse("admin:rapportage_begrotingspost_add"), velden).status_code == 302
    assert Regel.objects.over(Begrotingspost.objects.get()).exists()
