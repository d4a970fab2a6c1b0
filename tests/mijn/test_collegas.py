"""Colleagues who let themselves be found: by whom, by what, and by whom not."""

import pytest
from django.test import Client

from tests.maken import maak_gebruiker, maak_organisatie, maak_profiel
from twentsekracht.organisaties.models import Gebruiker

pytestmark = pytest.mark.django_db


@pytest.fixture
def hengelo():
    return maak_organisatie("hengelo")


@pytest.fixture
def ik(hengelo):
    return maak_gebruiker(organisatie=hengelo)


def collega(naam, organisatie=None, **velden):
    velden = {"zichtbaar_voor_collegas": True, **velden}
    gebruiker = maak_gebruiker(naam=naam, organisatie=organisatie or maak_organisatie(), functie="Jurist")
    return maak_profiel(gebruiker, **velden)


def namen(browser, vraag=""):
    antwoord = browser.get(f"/mijn/collegas/{vraag}")
    return [profiel.gebruiker.naam for profiel in antwoord.context["object_list"]]


def test_who_chose_so_is_found_and_nobody_else(als, ik, hengelo):
    ander = maak_organisatie()
    collega("Gevonden", ander)
    collega("Kiest er niet voor", ander, zichtbaar_voor_collegas=False)
    collega("Eigen en verborgen", hengelo, verborgen_voor_eigen_organisatie=True)
    collega("Eigen en open", hengelo, verborgen_voor_eigen_organisatie=False)
    maak_profiel(ik, zichtbaar_voor_collegas=True)
    assert sorted(namen(als(ik))) == ["Eigen en open", "Gevonden"]


@pytest.mark.parametrize(
    "velden", [{"zichtbaar_voor_collegas": False}, {"verborgen_voor_eigen_organisatie": True}]
)
def test_who_hides_has_no_page(als, ik, hengelo, velden):
    profiel = collega("Verborgen", hengelo, **velden)
    assert als(ik).get(f"/mijn/collegas/{profiel.pk}/").status_code == 404


def test_nobody_from_outside(als):
    profiel = collega("Gevonden")
    niemands_collega = maak_gebruiker()
    Gebruiker.objects.filter(pk=niemands_collega.pk).update(organisatie=None)
    for pad in ("/mijn/collegas/", f"/mijn/collegas/{profiel.pk}/"):
        assert Client().get(pad).status_code == 302
        assert als(niemands_collega).get(pad).status_code == 404


def test_the_address_stands_on_the_page_of_one_and_not_in_the_list(als, ik):
    profiel = collega("Gevonden")
    assert profiel.gebruiker.email not in als(ik).get("/mijn/collegas/").content.decode()
    pagina = als(ik).get(f"/mijn/collegas/{profiel.pk}/")
    assert profiel.gebruiker.email in pagina.content.decode()
    assert pagina["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize(
    ("vraag", "gevonden"),
    [
        ("?q=klimaat", ["Anna"]),
        ("?q=jurist klimaat", ["Anna"]),
        ("?vakgebied=ict", ["Bert"]),
        ("?vakgebied=ict&vakgebied=water", ["Anna", "Bert"]),
        ("?niveau=wo", ["Bert"]),
        ("?vakgebied=bestaat-niet", ["Anna", "Bert"]),
        ("?q=%25", []),
        ("?page=99", None),
    ],
)
def test_finding_by_what_somebody_can_and_wants(als, ik, vraag, gevonden):
    collega("Anna", vakgebieden=["water", "ruimte"], wensen="Iets met klimaat", niveau="hbo")
    collega("Bert", vakgebieden=["ict"], niveau="wo")
    if gevonden is None:
        assert als(ik).get(f"/mijn/collegas/{vraag}").status_code == 404
    else:
        assert sorted(namen(als(ik), vraag)) == gevonden


DELEN = {
    "functie": ("Jurist", "?q=jurist"),
    "vakgebieden": ("Water", "?vakgebied=water"),
    "schaal": ("Zoekt schaal", "?niveau=hbo"),
    "vaardigheden": ("Onderhandelen", "?q=onderhandelen"),
    "wensen": ("klimaat", "?q=klimaat"),
}


@pytest.mark.parametrize("deel", DELEN)
def test_a_part_that_is_not_shown_is_neither_read_nor_found(als, ik, deel):
    alles = {
        "vakgebieden": ["water"],
        "wensen": "Iets met klimaat",
        "niveau": "hbo",
        "schaal": 9,
        "vaardigheden": "Onderhandelen",
    }
    zonder = collega("Zonder", toont=[ander for ander in DELEN if ander != deel], **alles)
    collega("Met", **alles)
    woord, vraag = DELEN[deel]
    browser = als(ik)
    pagina = browser.get(f"/mijn/collegas/{zonder.pk}/").content.decode()
    assert [woord in pagina for woord, _ in DELEN.values()] == [ander != deel for ander in DELEN]
    assert namen(browser, vraag) == ["Met"]
    assert sorted(namen(browser)) == ["Met", "Zonder"]


def test_the_list_costs_the_same_however_many_there_are(als, ik, django_assert_num_queries):
    browser = als(ik)
    collega("Eerste")
    with django_assert_num_queries(5):
        browser.get("/mijn/collegas/")
    for nummer in range(12):
        collega(f"Collega {nummer}", vakgebieden=["ict"])
    with django_assert_num_queries(5):
        browser.get("/mijn/collegas/")
