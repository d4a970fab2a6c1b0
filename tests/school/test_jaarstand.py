"""Where an organisation stands on any day, and where the year ends if it goes on like this."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from school.cijfers import jaarcijfers
from school.jaarstand import jaarstanden, totaal
from school.prognose import GENOEG, Patroon, patroon
from tests.maken import maak_afspraak, maak_formatie, maak_inschrijving, maak_organisatie, maak_uitvoering
from tests.school.maken import maak_saldooverdracht

JAAR = 2026
OP = date(JAAR, 7, 1)


def test_a_forecast_is_rounded_as_roughly_as_it_is_known():
    half = Patroon(Fraction(1, 2), "")
    assert [half.prognose(n) for n in (0, 3, 9, 10, 21, 48, 103)] == [0, 6, 18, 20, 41, 98, 203]
    assert Patroon(None, "").prognose(5) is None
    assert Patroon(Fraction(1), "").prognose(17) == 17


@given(st.integers(0, 5000), st.fractions("1/10", 1))
def test_a_forecast_is_never_below_what_there_is_and_never_far_off(aantal, deel):
    prognose = Patroon(deel, "").prognose(aantal)
    nog = aantal / deel - aantal
    assert prognose >= aantal
    assert abs(prognose - aantal - nog) <= (0.5 if nog < 10 else 2.5 if nog < 50 else 5)


@pytest.mark.parametrize(
    ("op", "deel", "woord"),
    [
        (date(2026, 1, 20), None, "te weinig voor een prognose"),
        (date(2026, 7, 2), Fraction(183, 365), "50% voorbij"),
        (date(2026, 12, 31), 1, "is voorbij"),
        (date(2027, 3, 1), 1, "is voorbij"),
        (date(2025, 12, 1), None, "nog niet begonnen"),
    ],
)
@pytest.mark.django_db
def test_without_earlier_years_enrolments_are_taken_to_come_evenly(op, deel, woord):
    gevonden = patroon(JAAR, op=op)
    assert gevonden.deel == deel and woord in gevonden.waarom


def jaar_met(jaar, vroeg, laat, status="bevestigd"):
    """Enrolments made on 1 May and on 1 November of that year."""
    run, wie = maak_uitvoering(start=date(jaar, 12, 1)), maak_organisatie()
    for maand, aantal in ((5, vroeg), (11, laat)):
        for _ in range(aantal):
            maak_inschrijving(run, wie, status, stap=False, ingeschreven_op=date(jaar, maand, 1))


@pytest.mark.django_db
def test_the_years_before_tell_which_part_there_is_by_now(django_assert_num_queries):
    jaar_met(2025, GENOEG - 40, 40)
    jaar_met(2024, 0, GENOEG - 1)  # too few to tell anything
    jaar_met(2023, GENOEG, 100)
    jaar_met(2022, 0, GENOEG)  # too long ago
    jaar_met(2025, 50, 0, status="geannuleerd")
    with django_assert_num_queries(1):
        gevonden = patroon(JAAR, op=OP)
    assert gevonden.deel == Fraction(60 + 100, 100 + 200)
    assert gevonden.waarom == "In 2023 en 2025 was op 1 juli 53% van de inschrijvingen gedaan."
    assert patroon(JAAR, op=date(JAAR, 4, 30)).deel is None
    assert patroon(JAAR, op=date(JAAR - 1, 12, 1)).deel is None  # the year before 2025 nobody had enrolled


@pytest.mark.django_db
def test_a_day_that_an_earlier_year_has_not():
    jaar_met(2027, GENOEG, 0)
    assert patroon(2028, op=date(2028, 2, 29)).deel is None
    assert patroon(2028, op=date(2028, 5, 1)).deel == 1


@pytest.fixture
def vier():
    """Above it, below it, no agreement, and nothing agreed yet."""
    organisaties = [maak_organisatie(code) for code in ("almelo", "borne", "losser", "wierden")]
    almelo, borne, losser, wierden = organisaties
    maak_afspraak(almelo, JAAR, 3)
    maak_afspraak(borne, JAAR, 4)
    maak_afspraak(losser, JAAR, None)
    maak_formatie(almelo, JAAR, 20)
    run = maak_uitvoering(start=date(JAAR, 9, 1))
    for wie, statussen in (
        (almelo, ("bevestigd", "aanwezig", "deels", "no_show", "afgerond", "wachtlijst", "geannuleerd")),
        (borne, ("bevestigd", "wacht_op_akkoord", "aangeboden")),
        (losser, ("aanwezig",)),
    ):
        for status in statussen:
            maak_inschrijving(run, wie, status, ingeschreven_op=date(JAAR, 3, 1))
    maak_inschrijving(maak_uitvoering(start=date(JAAR + 1, 1, 5)), almelo, ingeschreven_op=date(JAAR, 3, 1))
    return organisaties


@pytest.mark.django_db
def test_where_each_stands(vier):
    standen, verwacht = jaarstanden(JAAR, op=OP, organisaties=vier)
    velden = (
        "te_behalen",
        "ingeschreven",
        "aanwezig",
        "prognose",
        "saldo",
        "tekort",
        "verwacht_tekort",
        "over",
    )
    assert [tuple(getattr(een, naam) for naam in velden) for een in standen] == [
        (3, 5, 3, 10, 2, 0, 0, 2),
        (4, 1, 0, 2, -3, 3, 2, 0),
        (None, 1, 1, 2, None, 0, 0, 0),
        (None, 0, 0, 0, None, 0, 0, 0),
    ]
    assert [een.fte for een in standen] == [20, None, None, None]
    assert totaal(standen, verwacht) == {
        "te_behalen": 7,
        "ingeschreven": 7,
        "aanwezig": 4,
        "prognose": 14,
        "saldo": -1,
    }


@pytest.mark.django_db
def test_the_live_number_is_that_of_the_report_of_today(vier):
    standen, _ = jaarstanden(JAAR, op=OP, organisaties=vier)
    rapport = jaarcijfers(jaar=JAAR, peildatum=OP)
    assert {
        een.organisatie.code: een.ingeschreven for een in standen if een.ingeschreven
    } == rapport.inschrijvingen
    assert {een.organisatie.code: een.te_behalen for een in standen if een.afspraak} == rapport.te_behalen


@pytest.mark.django_db
def test_what_was_handed_over_stands_beside_the_saldo_of_the_report(vier):
    almelo, borne, *_ = vier
    voor = jaarcijfers(jaar=JAAR, peildatum=OP)
    maak_saldooverdracht(almelo, borne, 1, JAAR, status="aangenomen")
    maak_saldooverdracht(almelo, borne, 1, JAAR)
    maak_saldooverdracht(almelo, borne, 9, JAAR, status="geweigerd")
    maak_saldooverdracht(almelo, borne, 9, JAAR - 1, status="aangenomen")
    (een, ander, *_), _ = jaarstanden(JAAR, op=OP, organisaties=vier)
    assert (een.saldo, een.saldo_na, een.aangeboden, een.over) == (2, 1, 1, 0)
    assert (ander.saldo, ander.saldo_na, ander.telt, ander.procent) == (-3, -2, 2, 50)
    assert jaarcijfers(jaar=JAAR, peildatum=OP) == voor


@pytest.mark.django_db
def test_any_number_of_organisations_costs_the_same(vier, django_assert_num_queries):
    for aantal in (1, 4):
        with django_assert_num_queries(4):
            jaarstanden(JAAR, op=OP + timedelta(1), organisaties=vier[:aantal])
