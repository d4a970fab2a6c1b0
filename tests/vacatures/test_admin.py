from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.maken import maak_gebruiker, maak_organisatie, maak_vacature
from twentsekracht.logboek.models import Regel
from twentsekracht.organisaties.models import Rol
from vacatures.models import Vacature

pytestmark = pytest.mark.django_db
LIJST = reverse("admin:vacatures_vacature_changelist")
STAPPEN = {"stappen-TOTAL_FORMS": 0, "stappen-INITIAL_FORMS": 0}


@pytest.fixture
def hengelo():
    return maak_organisatie("hengelo")


@pytest.fixture
def houder(als, hengelo):
    return als(maak_gebruiker(Rol.VACATUREHOUDER, hengelo))


def doe(browser, actie, *vacatures):
    gekozen = [vacature.pk for vacature in vacatures]
    return browser.post(LIJST, {"action": actie, "_selected_action": gekozen}, follow=True)


def klaar(organisatie, **velden):
    velden = {
        "omschrijving": "Je adviseert.",
        "schaal_min": 9,
        "salaris_min": 3400,
        "salaris_max": 4900,
        "uren_max": 32,
        "is_vast": True,
        "doelgroep": "regio",
        "sluit_op": timezone.localdate() + timedelta(days=9),
        **velden,
    }
    return maak_vacature(organisatie, **{"status": "concept", **velden})


def test_a_new_vacancy_is_a_concept_with_a_code_a_step_and_one_line_in_the_log(houder, hengelo):
    velden = {"titel": "Adviseur", "organisatie": hengelo.pk, "omschrijving": "Werk", "is_vast": "on"}
    antwoord = houder.post(reverse("admin:vacatures_vacature_add"), velden | STAPPEN)
    assert antwoord.status_code == 302, antwoord.context["adminform"].errors
    vacature = Vacature.objects.get()
    assert (vacature.code, vacature.status, vacature.is_vast) == (
        f"hengelo-{timezone.localdate().year}-001",
        "concept",
        True,
    )
    assert vacature.stappen.get().naar == "concept"
    assert Regel.objects.filter(object_type="vacatures.vacature").count() == 1


def test_not_for_another_organisation(houder):
    velden = {"titel": "Adviseur", "organisatie": maak_organisatie("almelo").pk}
    houder.post(reverse("admin:vacatures_vacature_add"), velden | STAPPEN)
    assert not Vacature.objects.exists()


def test_what_is_ready_is_placed_and_what_is_not_says_what_is_missing(houder, hengelo):
    goed, fout = klaar(hengelo, titel="Goed"), klaar(hengelo, titel="Fout", schaal_min=None)
    tekst = doe(houder, "publiceer", goed, fout).content.decode()
    assert "Geplaatst: 1." in tekst and "Fout: Vul de salarisschaal in." in tekst
    goed.refresh_from_db()
    assert (goed.status, goed.gepubliceerd_op) == ("gepubliceerd", timezone.localdate())


@pytest.mark.parametrize(
    ("actie", "status", "door"),
    [
        ("sluit", "gesloten", ""),
        ("ingevuld_intern", "ingevuld", "intern"),
        ("ingevuld_regio", "ingevuld", "regio"),
        ("ingevuld_extern", "ingevuld", "extern"),
        ("ingevuld_onbekend", "ingevuld", "onbekend"),
        ("niet_vervuld", "ingetrokken", ""),
        ("trek_in", "ingetrokken", ""),
    ],
)
def test_every_move_is_an_action_of_the_own_organisation_only(houder, hengelo, actie, status, door):
    eigen, ander = maak_vacature(hengelo), maak_vacature()
    doe(houder, actie, eigen, ander)
    eigen.refresh_from_db(), ander.refresh_from_db()
    assert (eigen.status, eigen.ingevuld_door, eigen.stappen.get().naar) == (status, door, status)
    assert (ander.status, ander.stappen.count()) == ("gepubliceerd", 0)


@pytest.mark.parametrize("rol", [Rol.BEHEERDER, Rol.AMBASSADEUR])
def test_who_may_only_look_or_not_even_that_moves_nothing(als, hengelo, rol):
    vacature = maak_vacature(hengelo)
    doe(als(maak_gebruiker(rol, hengelo)), "sluit", vacature)
    vacature.refresh_from_db()
    assert vacature.status == "gepubliceerd"


def wijzig(browser, vacature, **velden):
    url = reverse("admin:vacatures_vacature_change", args=[vacature.pk])
    form = browser.get(url).context["adminform"].form
    data = {naam: form[naam].value() for naam in form.fields if form[naam].value() not in (None, False)}
    return browser.post(url, {**data, **STAPPEN, **velden}, follow=True)


def test_what_is_written_here_is_read_along_again(houder, hengelo):
    vacature = klaar(hengelo, nagekeken_door=maak_gebruiker(Rol.CONTACTPERSOON, hengelo))
    wijzig(houder, vacature, titel="Anders")
    vacature.refresh_from_db()
    assert (vacature.titel, vacature.nagekeken_door) == ("Anders", None)


def test_what_is_read_keeps_its_promises_here_too(houder, hengelo):
    vacature = klaar(hengelo, status="gepubliceerd", gepubliceerd_op=timezone.localdate())
    tekst = wijzig(houder, vacature, sluit_op=timezone.localdate() + timedelta(days=30)).content.decode()
    assert "verlengen of sluiten" in tekst and "succesvol gewijzigd" not in tekst
    tekst = wijzig(houder, vacature, doelgroep="intern").content.decode()
    assert "niet meer afnemen" in tekst
    was = vacature.sluit_op
    vacature.refresh_from_db()
    assert (vacature.sluit_op, vacature.doelgroep) == (was, "regio")
