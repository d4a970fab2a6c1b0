from datetime import date

import pytest

from rapportage.models import Hoofdstuktekst, Verklaring
from rapportage.momentopname import canoniek
from rapportage.samenstellen import stel_samen
from tests.maken import MOMENT, maak_editie, maak_organisatie, maak_vacature

pytestmark = pytest.mark.django_db


@pytest.fixture
def editie():
    """One vacancy offered, two filled: a deviation."""
    hengelo = maak_organisatie("hengelo")
    maak_vacature(hengelo)
    for _ in range(2):
        maak_vacature(hengelo, gepubliceerd_op=date(2014, 12, 1), ingevuld_op=date(2015, 1, 2))
    editie = maak_editie()
    editie.refresh_from_db()  # as the database gives it back
    return editie


def controle(m, code="vacatures-meer-ingevuld-hengelo"):
    return next(c for c in m["controles"] if c["code"] == code)


def verklaar(editie, verwacht="hoogstens 1", gevonden="2"):
    Verklaring.objects.create(
        editie=editie,
        controle="vacatures-meer-ingevuld-hengelo",
        verwacht=verwacht,
        gevonden=gevonden,
        uitleg="Uit 2014.",
        op=MOMENT,
    )


def test_own_words_replace_the_first_text_with_their_figures_filled_in(editie):
    Hoofdstuktekst.objects.create(
        editie=editie,
        hoofdstuk="vacatures",
        tekst="Wij boden er {{ vacatures.aangeboden }} aan, {{ niets }}.",
    )
    m = stel_samen(editie)
    assert m["teksten"]["vacatures"] == "Wij boden er 1 aan, {{ niets }}."
    assert m["onbekend"] == {"vacatures": ["niets"]}
    assert m["teksten"]["inleiding"].startswith("Twentse Kracht is")


def test_an_explanation_stands_with_its_deviation_and_in_the_table(editie):
    verklaar(editie)
    m = stel_samen(editie)
    assert controle(m)["verklaring"] == "Uit 2014."
    assert "Uit 2014." in [rij["verklaring"] for rij in m["tabellen"]["controleblad"]["rijen"]]


def test_an_explanation_of_other_numbers_does_not_count(editie):
    verklaar(editie, gevonden="3")
    assert controle(stel_samen(editie))["verklaring"] == ""


def test_tables_keep_their_order_through_the_database(editie):
    m = stel_samen(editie)
    assert list(m["tabellen"]) == ["vacatures", "controleblad"]


def test_the_snapshot_itself_stays_as_it_is(editie):
    voor = canoniek(editie.momentopname)
    verklaar(editie)
    stel_samen(editie)
    assert canoniek(editie.momentopname) == voor


def test_nothing_goes_into_a_definitive_edition(editie):
    editie = maak_editie(2015, definitief=True)
    m = stel_samen(editie)
    assert canoniek(m) == canoniek(editie.momentopname)
