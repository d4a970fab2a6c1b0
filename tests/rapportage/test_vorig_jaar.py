"""The year before beside this one: a frozen edition first, and never half a year."""

from datetime import UTC, date, datetime

import pytest

from rapportage.models import Begrotingspost
from rapportage.verzamelen import verzamel
from rapportage.vorig_jaar import beslaat_jaar
from tests.maken import (
    maak_afspraak,
    maak_deelname,
    maak_editie,
    maak_evenement,
    maak_inschrijving,
    maak_onderdeel,
    maak_organisatie,
    maak_uitvoering,
    maak_vacature,
)

OP = datetime(2026, 1, 28, 9, tzinfo=UTC)


def rapport(jaar, peildatum=None):
    return verzamel(jaar=jaar, peildatum=peildatum or date(jaar, 12, 31), op=OP)


def kolommen(m, tabel):
    return [k["code"] for k in m["tabellen"][tabel]["kolommen"] if k["code"].startswith("vorig")]


@pytest.fixture
def almelo(db):
    """An organisation with a whole year of vacancies and runs in 2014 and 2015."""
    almelo = maak_organisatie("almelo")
    for jaar in (2014, 2015):
        for dag in (date(jaar, 2, 1), date(jaar, 11, 1)):
            maak_vacature(almelo, gepubliceerd_op=dag)
            maak_inschrijving(maak_uitvoering(start=dag), almelo, ingeschreven_op=date(jaar, 1, 5))
    return almelo


@pytest.mark.parametrize(
    ("eerste", "laatste", "heel"),
    [
        (date(2014, 3, 31), date(2014, 10, 1), True),
        (date(2014, 4, 1), date(2014, 12, 31), False),
        (date(2014, 1, 1), date(2014, 9, 30), False),
        (None, None, False),
    ],
)
def test_a_year_runs_from_the_first_quarter_into_the_last(eerste, laatste, heel):
    assert beslaat_jaar(eerste, laatste) is heel


def test_records_left_over_from_a_year_are_not_that_year(almelo):
    """Nothing says that 2014 was handed over as a year: no agreements, no budget."""
    assert kolommen(rapport(2015), "vacatures") == []
    maak_afspraak(almelo, jaar=2014)
    assert kolommen(rapport(2015), "vacatures") == ["vorig_aangeboden", "vorig_ingevuld"]


def test_the_school_is_compared_on_the_same_day_a_year_earlier(almelo):
    maak_afspraak(almelo, jaar=2014, te_behalen=7)
    maak_inschrijving(maak_uitvoering(start=date(2014, 12, 1)), almelo, ingeschreven_op=date(2014, 11, 1))
    tabel = rapport(2015, date(2015, 10, 26))["tabellen"]["school"]
    [rij] = tabel["rijen"]
    assert (rij["inschrijvingen"], rij["vorig_inschrijvingen"], rij["vorig_te_behalen"]) == (2, 2, 7)
    assert tabel["noten"][-1] == "2014: stand op 26 oktober 2014, volgens de gegevens van nu."


def test_a_definitive_edition_comes_first_and_does_not_move(almelo):
    maak_afspraak(almelo, jaar=2014)
    maak_editie(2014, definitief=True)
    maak_vacature(almelo, gepubliceerd_op=date(2014, 5, 5))  # came in later
    m = rapport(2015)
    assert m["tabellen"]["vacatures"]["totaal"]["vorig_aangeboden"] == 2
    assert m["tabellen"]["vacatures"]["noten"][0] == "2014: volgens de vastgestelde rapportage over 2014."
    assert m["waarden"]["vacatures.vorig_jaar"]["tekst"] == "2"
    assert m["grafieken"]["vacatures"]["gegevens"]["legenda"][-1] == "aangeboden 2014"


def test_a_definitive_edition_of_half_a_year_is_not_compared(db):
    almelo = maak_organisatie("almelo")
    for dag in (date(2014, 7, 1), date(2014, 11, 1), date(2015, 2, 1), date(2015, 11, 1)):
        maak_vacature(almelo, gepubliceerd_op=dag)
    maak_editie(2014, definitief=True)
    assert kolommen(rapport(2015), "vacatures") == []


def test_an_edition_of_one_organisation_or_a_concept_is_not_the_year(almelo):
    maak_editie(2014, organisatie=almelo, definitief=True)
    maak_editie(2014)
    assert kolommen(rapport(2015), "vacatures") == []


def test_29_february_has_a_day_a_year_earlier(almelo):
    maak_afspraak(almelo, jaar=2015)
    assert rapport(2016, date(2016, 2, 29))["jaar"] == 2016


def test_who_is_no_partner_any_more_still_counts_in_last_years_total(almelo):
    weg = maak_organisatie("weg", actief_tot=date(2014, 12, 31))
    maak_afspraak(almelo, jaar=2014)
    maak_vacature(weg, gepubliceerd_op=date(2014, 5, 5))
    maak_inschrijving(maak_uitvoering(start=date(2014, 5, 5)), weg, ingeschreven_op=date(2014, 1, 5))
    m = rapport(2015)
    assert list(m["cijfers"]["vacatures"]) == ["almelo"]
    for code, kolom, anders in [
        ("vacatures", "vorig_aangeboden", "Niet meer als partner"),
        ("school", "vorig_inschrijvingen", "Organisaties van toen"),
    ]:
        tabel = m["tabellen"][code]
        assert [(r["organisatie"], r[kolom]) for r in tabel["rijen"]] == [(almelo.korte_naam, 2), (anders, 1)]
        assert tabel["totaal"][kolom] == 3
    assert not [c for c in m["controles"] if c["oordeel"] == "afwijking"]


def test_a_post_of_last_years_budget_keeps_its_row(almelo):
    for jaar, post in [(2014, "opzet"), (2014, "platform"), (2015, "platform")]:
        Begrotingspost.objects.create(jaar=jaar, post=post, soort="structureel", begroot=jaar, gerealiseerd=0)
    tabel = rapport(2015)["tabellen"]["begroting"]
    assert [(r["post"], r["begroot"], r["vorig_begroot"]) for r in tabel["rijen"]] == [
        ("Platform", 2015, 2014),
        ("Opzet", 0, 2014),
    ]
    assert tabel["totaal"]["vorig_begroot"] == 4028


# ---- the annex of participants


def kwam(organisatie, jaar, soort="summerschool", keer=1):
    """Somebody who came to so many parts."""
    evenement = maak_evenement(jaar=jaar, soort=soort)
    for _ in range(keer):
        maak_deelname(maak_onderdeel(evenement), organisatie, kenmerk=f"{organisatie}{evenement.pk}")


def test_the_annex_has_the_year_before_beside_it_for_each_kind_that_was_held(almelo):
    maak_afspraak(almelo, jaar=2014)
    weg = maak_organisatie("weg", actief_tot=date(2014, 12, 31))
    for organisatie, jaar, soort in (
        (almelo, 2014, "summerschool"),
        (weg, 2014, "summerschool"),
        (almelo, 2015, "summerschool"),
        (almelo, 2015, "kracht_talent"),
        (almelo, 2014, "mobiliteitsweek"),
    ):
        kwam(organisatie, jaar, soort, keer=2)
    m = rapport(2015)
    tabel = m["tabellen"]["deelnemers"]
    assert [(k["code"], k["groep"]) for k in tabel["kolommen"]] == [
        ("organisatie", ""),
        ("kracht_talent", "2015"),
        ("summerschool", "2015"),
        ("vorig_summerschool", "2014"),
    ]
    velden = ("organisatie", "kracht_talent", "summerschool", "vorig_summerschool")
    assert [tuple(rij[veld] for veld in velden) for rij in [*tabel["rijen"], tabel["totaal"]]] == [
        (almelo.korte_naam, 1, 1, 1),
        ("Organisaties van toen", None, None, 1),
        ("Totaal", 1, 1, 2),
    ]
    assert tabel["noten"] == ["2014: volgens de gegevens van nu."]
    assert not [c for c in m["controles"] if c["oordeel"] == "afwijking"]


def test_the_annex_takes_the_year_before_from_its_definitive_edition(almelo):
    kwam(almelo, 2014)
    kwam(almelo, 2015)
    maak_editie(2014, definitief=True)
    kwam(almelo, 2014)  # came in later
    tabel = rapport(2015)["tabellen"]["deelnemers"]
    assert [rij["vorig_summerschool"] for rij in tabel["rijen"]] == [1]
    assert tabel["noten"] == ["2014: volgens de vastgestelde rapportage over 2014."]


def test_without_a_year_before_the_annex_is_as_it_was(almelo):
    kwam(almelo, 2014)
    kwam(almelo, 2015)
    tabel = rapport(2015)["tabellen"]["deelnemers"]
    assert [(k["code"], k["groep"]) for k in tabel["kolommen"]] == [
        ("organisatie", ""),
        ("kracht_talent", ""),
        ("summerschool", ""),
    ]
    assert tabel["noten"] == []


def test_an_edition_of_one_organisation_keeps_its_own_row_of_both_years(almelo):
    maak_afspraak(almelo, jaar=2014)
    ander = maak_organisatie("borne")
    for organisatie in (almelo, ander):
        kwam(organisatie, 2014)
        kwam(organisatie, 2015)
    m = verzamel(jaar=2015, peildatum=date(2015, 12, 31), op=OP, organisatie=almelo)
    tabel = m["tabellen"]["deelnemers"]
    assert [(rij["organisatie"], rij["vorig_summerschool"]) for rij in tabel["rijen"]] == [
        (almelo.korte_naam, 1)
    ]
    assert tabel["totaal"]["vorig_summerschool"] == 2
