"""Who opens which page of which edition: beside tests/deuren also of a concept and of an organisation's edition."""

import pytest
from django.urls import reverse

from rapportage.urls import urlpatterns
from tests.maken import maak_bestand, maak_editie, maak_gebruiker, maak_organisatie
from twentsekracht.organisaties.toegang import Rol

pytestmark = pytest.mark.django_db
BUREAU, LEZERS = "bureau", "lezers"


@pytest.fixture
def coordinator(als):
    return als(maak_gebruiker(Rol.COORDINATOR, maak_organisatie("bureau", is_werkgever=False)))


def url(naam, editie=None, *rest):
    return reverse(f"rapportage:{naam}", args=[editie.pk, *rest] if editie else [])


# name -> (method, further arguments, who may open it for a definitive edition that they may read)
DEUREN = {
    "lijst": ("get", (), LEZERS),
    "nieuw": ("get", (), BUREAU),
    "editie": ("get", (), LEZERS),
    "voortgang": ("get", (), LEZERS),
    "voorbeeld": ("get", (), LEZERS),
    "tekst": ("get", ("inleiding",), BUREAU),
    "tekst_herstellen": ("post", ("inleiding",), BUREAU),
    "controleblad": ("get", (), BUREAU),
    "definitief": ("get", (), BUREAU),
    "verwijderen": ("get", (), BUREAU),
    "cijfers": ("post", (), BUREAU),
    "bestanden": ("post", (), BUREAU),
    "opnieuw": ("post", (), BUREAU),
    "nieuwe_versie": ("post", (), BUREAU),
    "organisaties": ("post", (), BUREAU),
    "organisaties_definitief": ("post", (), BUREAU),
    "bestand": ("get", ("pdf",), LEZERS),
}
ZONDER_EDITIE = {"lijst", "nieuw"}


def test_the_table_names_every_address():
    assert {pad.name for pad in urlpatterns} == set(DEUREN)


def status_van(client, naam, editie):
    methode, rest, _ = DEUREN[naam]
    pad = url(naam) if naam in ZONDER_EDITIE else url(naam, editie, *rest)
    return getattr(client, methode)(pad).status_code


@pytest.fixture
def edities():
    hengelo = maak_organisatie("hengelo")
    edities = {
        "regio": maak_editie(definitief=True),
        "regio-concept": maak_editie(),
        "hengelo": maak_editie(organisatie=hengelo, definitief=True),
        "hengelo-concept": maak_editie(organisatie=hengelo),
    }
    for editie in edities.values():
        maak_bestand(editie)
    return edities


def test_who_is_not_signed_in_goes_to_the_log_in_page(client):
    editie = maak_editie(cijfers=False)
    assert {naam: status_van(client, naam, editie) for naam in DEUREN} == dict.fromkeys(DEUREN, 302)


@pytest.mark.parametrize("rol", [None, Rol.VACATUREHOUDER, Rol.AMBASSADEUR, Rol.DECAAN, Rol.LOOPBAANADVISEUR])
def test_other_roles_find_nothing(als, edities, rol):
    client = als(maak_gebruiker(rol, edities["hengelo"].organisatie))
    for naam in DEUREN:
        for editie in edities.values():
            assert status_van(client, naam, editie) == 404, (naam, editie)


@pytest.mark.parametrize(
    ("rol", "eigen", "leest"),
    [
        (Rol.REGIEGROEP, "hengelo", "regio"),
        (Rol.CONTACTPERSOON, "hengelo", "hengelo"),
        (Rol.CONTACTPERSOON, "borne", None),
    ],
)
def test_a_reader_opens_only_what_may_be_read(als, edities, rol, eigen, leest):
    organisatie = edities["hengelo"].organisatie if eigen == "hengelo" else maak_organisatie(eigen)
    client = als(maak_gebruiker(rol, organisatie))
    for naam, (_, _, wie) in DEUREN.items():
        for sleutel, editie in edities.items():
            mag = wie == LEZERS and (sleutel == leest or naam in ZONDER_EDITIE)
            gevonden = status_van(client, naam, editie)
            assert (gevonden != 404) == mag, (naam, sleutel, gevonden)


def test_the_office_opens_everything(coordinator, edities):
    for naam in DEUREN:
        for sleutel, editie in edities.items():
            assert status_van(coordinator, naam, editie) in (200, 302), (naam, sleutel)


def test_a_verb_is_never_done_by_a_link(coordinator):
    editie = maak_editie()
    for naam, (methode, rest, _) in DEUREN.items():
        if methode == "post":
            assert coordinator.get(url(naam, editie, *rest)).status_code == 405, naam


@pytest.mark.parametrize("naam", ["lijst", "editie", "voorbeeld", "controleblad"])
def test_a_page_behind_a_door_is_not_kept_by_the_browser(coordinator, naam):
    """Who comes after somebody at the same computer does not read a concept with the back button."""
    pad = url(naam) if naam in ZONDER_EDITIE else url(naam, maak_editie())
    assert coordinator.get(pad)["Cache-Control"] == "private, no-store"
