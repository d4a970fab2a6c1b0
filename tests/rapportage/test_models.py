"""What an edition is: who sees which, and that the database keeps a definitive one as it is."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from rapportage.models import Bestand, Editie, Hoofdstuktekst, Verklaring
from tests.maken import MOMENT, maak_bestand, maak_editie, maak_gebruiker, maak_organisatie
from twentsekracht.organisaties.toegang import Rol

pytestmark = pytest.mark.django_db
VANDAAG = date(2016, 3, 1)
MELDING = "Een definitieve editie verandert niet meer"


@pytest.fixture
def edities():
    """Of the region and of two organisations, each a definitive one and a concept."""
    hengelo, borne = maak_organisatie("hengelo"), maak_organisatie("borne")
    for organisatie in (None, hengelo, borne):
        maak_editie(organisatie=organisatie, definitief=True)
        maak_editie(organisatie=organisatie)
    return {"hengelo": hengelo, "borne": borne}


def ziet(gebruiker):
    zichtbaar = Editie.objects.zichtbaar_voor(gebruiker, op=VANDAAG)
    return {(editie.organisatie and editie.organisatie.code, editie.status) for editie in zichtbaar}


@pytest.mark.parametrize("rol", [Rol.COORDINATOR, Rol.BEHEERDER])
def test_the_office_sees_every_edition(edities, rol):
    assert len(ziet(maak_gebruiker(rol))) == 6


def test_the_regiegroep_sees_definitive_editions_of_the_region(edities):
    assert ziet(maak_gebruiker(Rol.REGIEGROEP)) == {(None, "definitief")}


def test_a_contactpersoon_sees_definitive_editions_of_the_own_organisation(edities):
    assert ziet(maak_gebruiker(Rol.CONTACTPERSOON, edities["hengelo"])) == {("hengelo", "definitief")}
    assert ziet(maak_gebruiker(Rol.CONTACTPERSOON)) == set()


@pytest.mark.parametrize("rol", [None, Rol.VACATUREHOUDER, Rol.AMBASSADEUR, Rol.DECAAN, Rol.LOOPBAANADVISEUR])
def test_others_see_none(edities, rol):
    assert ziet(maak_gebruiker(rol, edities["hengelo"])) == set()


# ---- what the database refuses


@pytest.fixture
def vast():
    editie = maak_editie()
    Hoofdstuktekst.objects.create(editie=editie, hoofdstuk="inleiding", tekst="Zo was het.")
    Verklaring.objects.create(editie=editie, controle="x", uitleg="Daarom.", op=MOMENT)
    maak_bestand(editie)
    velden = {"status": "definitief", "sha256": "a" * 64, "definitief_op": MOMENT}
    Editie.objects.filter(pk=editie.pk).update(**velden)
    return Editie.objects.get(pk=editie.pk)


def weigert(doe):
    with pytest.raises(IntegrityError, match=MELDING), transaction.atomic():
        doe()


@pytest.mark.parametrize(
    "velden",
    [
        {"momentopname": {"cijfers": {}}},
        {"sha256": "b" * 64},
        {"status": "concept", "definitief_op": None},
        {"jaar": 2014},
        {"peildatum": date(2015, 1, 1)},
        {"versie": 9},
        {"stand": 99},
    ],
    ids=lambda velden: "-".join(velden),
)
def test_a_definitive_edition_cannot_be_changed_past_the_services(vast, velden):
    weigert(lambda: Editie.objects.filter(pk=vast.pk).update(**velden))


def test_a_definitive_edition_cannot_be_deleted(vast):
    weigert(lambda: Editie.objects.filter(pk=vast.pk)._raw_delete(using="default"))
    weigert(vast.delete)


def test_nothing_under_a_definitive_edition_changes(vast):
    weigert(lambda: vast.teksten.update(tekst="Zo was het niet."))
    weigert(lambda: vast.teksten.all().delete())
    weigert(lambda: Hoofdstuktekst.objects.create(editie=vast, hoofdstuk="school", tekst="Erbij."))
    weigert(lambda: vast.verklaringen.update(uitleg="Toch anders."))
    weigert(lambda: vast.verklaringen.all().delete())
    weigert(lambda: Verklaring.objects.create(editie=vast, controle="y", uitleg="Erbij.", op=MOMENT))
    weigert(lambda: vast.bestanden.update(inhoud=b"vervalst"))
    weigert(lambda: vast.bestanden.all().delete())


def test_files_of_a_definitive_edition_may_still_come(vast):
    maak_bestand(vast, Bestand.Soort.JSON, b"{}")
    assert vast.bestanden.count() == 2


def test_a_person_who_leaves_is_forgotten_and_the_edition_stays():
    door = maak_gebruiker(Rol.COORDINATOR)
    editie = maak_editie(aangemaakt_door=door)
    Hoofdstuktekst.objects.create(editie=editie, hoofdstuk="inleiding", gewijzigd_door=door)
    Verklaring.objects.create(editie=editie, controle="x", uitleg="Daarom.", door=door, op=MOMENT)
    velden = {"status": "definitief", "sha256": "a" * 64, "definitief_op": MOMENT, "definitief_door": door}
    Editie.objects.filter(pk=editie.pk).update(**velden)
    door.delete()
    editie.refresh_from_db()
    assert (editie.definitief_door, editie.aangemaakt_door, editie.sha256) == (None, None, "a" * 64)
    assert editie.teksten.get().gewijzigd_door is None


def test_a_concept_may_change_and_go():
    editie = maak_editie()
    Hoofdstuktekst.objects.create(editie=editie, hoofdstuk="inleiding", tekst="Zo is het.")
    maak_bestand(editie)
    editie.teksten.update(tekst="Of zo.")
    editie.delete()
    assert not Hoofdstuktekst.objects.exists()


def test_a_definitive_edition_is_complete():
    editie = maak_editie(cijfers=False)
    with pytest.raises(IntegrityError), transaction.atomic():
        Editie.objects.filter(pk=editie.pk).update(status="definitief", definitief_op=MOMENT, sha256="a" * 64)


@pytest.mark.parametrize("met_organisatie", [False, True])
def test_a_version_number_is_given_once(met_organisatie):
    organisatie = maak_organisatie() if met_organisatie else None
    maak_editie(organisatie=organisatie, versie=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        maak_editie(organisatie=organisatie, versie=1, peildatum=date(2015, 10, 26))


@pytest.mark.parametrize("met_organisatie", [False, True])
def test_the_same_concept_is_there_once(met_organisatie):
    organisatie = maak_organisatie() if met_organisatie else None
    maak_editie(organisatie=organisatie)
    with pytest.raises(IntegrityError), transaction.atomic():
        maak_editie(organisatie=organisatie)


def test_an_explanation_belongs_to_the_figures_it_was_written_about():
    verklaring = Verklaring(controle="x", verwacht="318", gevonden="380", uitleg="Drukfout.")
    assert verklaring.hoort_bij({"code": "x", "verwacht": "318", "gevonden": "380"})
    assert not verklaring.hoort_bij({"code": "x", "verwacht": "318", "gevonden": "381"})
