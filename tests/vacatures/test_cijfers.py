from datetime import date

import pytest

from tests.maken import MOMENT, maak_organisatie, maak_reactie, maak_vacature
from tests.vacatures.maken import maak_uitkomst, maak_uitkomstvraag
from vacatures.cijfers import Organisatiecijfers, jaarcijfers
from vacatures.models import Vacature

pytestmark = pytest.mark.django_db
PEILDATUM = date(2015, 10, 26)


def cijfers(**anders):
    return jaarcijfers(jaar=2015, peildatum=PEILDATUM, **anders)


def test_offered_counts_by_the_day_of_publication_and_never_a_concept():
    almelo = maak_organisatie("almelo")
    for dag in (date(2014, 12, 31), date(2015, 1, 1), date(2015, 12, 31), date(2016, 1, 1)):
        maak_vacature(almelo, gepubliceerd_op=dag)
    maak_vacature(almelo, status="concept")
    maak_vacature(almelo, status="concept", gepubliceerd_op=PEILDATUM)
    assert cijfers().per_organisatie["almelo"].aangeboden == 2


def test_filled_counts_by_the_day_it_was_filled_also_when_published_the_year_before():
    borne = maak_organisatie("borne")
    maak_vacature(
        borne, gepubliceerd_op=date(2014, 11, 1), ingevuld_op=date(2015, 1, 5), ingevuld_door="regio"
    )
    maak_vacature(borne, gepubliceerd_op=date(2014, 11, 1), ingevuld_op=date(2015, 2, 9))
    maak_vacature(
        borne, gepubliceerd_op=date(2015, 11, 1), ingevuld_op=date(2016, 1, 5), ingevuld_door="intern"
    )
    assert cijfers().per_organisatie == {
        "borne": Organisatiecijfers(
            aangeboden=1,
            ingevuld=2,
            ingevuld_door=(("intern", 0), ("regio", 1), ("extern", 0), ("onbekend", 1)),
            bijgewerkt_tot=date(2015, 2, 9),
        )
    }


def test_reactions_count_in_the_year_on_vacancies_of_the_year():
    almelo = maak_organisatie("almelo")
    dit_jaar = maak_vacature(almelo, gepubliceerd_op=date(2015, 12, 1))
    vorig_jaar = maak_vacature(almelo, gepubliceerd_op=date(2014, 12, 1))
    concept = maak_vacature(almelo, status="concept", gepubliceerd_op=date(2015, 3, 1))
    for vacature in (dit_jaar, vorig_jaar, concept):
        maak_reactie(vacature, date(2015, 12, 31), herkomst="extern")
    maak_reactie(dit_jaar, date(2015, 12, 2), herkomst="intern")
    maak_reactie(dit_jaar, date(2016, 1, 1), herkomst="extern")
    assert cijfers().reacties == {"almelo": {"extern": 1, "intern": 1}}
    assert cijfers().reacties_totaal == 2


def test_the_top_puts_the_older_vacancy_first_and_then_the_code():
    for code, dag, reacties in [("C", 2, 2), ("B", 2, 2), ("A", 9, 2), ("D", 1, 1), ("E", 1, 3)]:
        vacature = maak_vacature(
            code=code, gepubliceerd_op=date(2015, 1, dag), is_vast=True, is_tijdelijk=True
        )
        for _ in range(reacties):
            maak_reactie(vacature, date(2015, 2, 1))
    maak_vacature(code="F", gepubliceerd_op=date(2015, 1, 1))  # without reactions: in no top
    top = cijfers().top_reacties
    assert [(v.code, v.reacties) for v in top] == [("E", 3), ("B", 2), ("C", 2), ("A", 2), ("D", 1)]
    assert top[0].dienstverband == "tijdelijk_of_vast"
    assert [v.code for v in cijfers(top=2).top_reacties] == ["E", "B"]
    assert cijfers(top=2).gedeelde_plek and not cijfers(top=4).gedeelde_plek


def test_the_figures_do_not_depend_on_the_peildatum():
    maak_reactie(maak_vacature(gepubliceerd_op=date(2015, 12, 1)), date(2015, 12, 2))
    assert cijfers() == jaarcijfers(jaar=2015, peildatum=date(2015, 12, 31))


def test_constant_queries(django_assert_num_queries):
    for _ in range(3):
        maak_reactie(maak_vacature(ingevuld_op=date(2015, 9, 9)))
        maak_uitkomst(maak_vacature(sluit_op=date(2015, 9, 9)))
        maak_uitkomstvraag(maak_vacature(sluit_op=date(2015, 9, 9)))
    with django_assert_num_queries(6):
        cijfers()


# ---- places, and how far it is known


def plaatsen(vacature, *uitkomsten):
    for plaats, (soort, per) in enumerate(uitkomsten, start=1):
        maak_uitkomst(vacature, plaats=plaats, soort=soort, per=per)


def test_a_vacancy_counts_for_every_place_and_each_place_on_its_own_day():
    almelo = maak_organisatie("almelo")
    vacature = maak_vacature(almelo, aantal_plaatsen=5, gepubliceerd_op=date(2015, 2, 1))
    plaatsen(
        vacature,
        ("intern", date(2015, 4, 1)),
        ("extern", date(2015, 5, 1)),
        ("extern", date(2016, 1, 2)),
        ("niet_vervuld", date(2015, 6, 1)),
        ("onbekend", date(2015, 3, 1)),
    )
    # The vacancy itself has the day of the first: it is not counted beside its places.
    Vacature.objects.update(status="ingevuld", ingevuld_op=date(2015, 3, 1), ingevuld_door="onbekend")
    verwacht = (("intern", 1), ("regio", 0), ("extern", 1), ("onbekend", 1))
    assert cijfers().per_organisatie == {"almelo": Organisatiecijfers(5, 3, verwacht, date(2015, 6, 1))}
    volgend = jaarcijfers(jaar=2016, peildatum=None).per_organisatie["almelo"]
    assert (volgend.aangeboden, volgend.ingevuld, volgend.bijgewerkt_tot) == (0, 1, date(2016, 1, 2))


def test_a_place_counts_before_the_others_are_known():
    vacature = maak_vacature(maak_organisatie("almelo"), aantal_plaatsen=2)
    plaatsen(vacature, ("regio", date(2015, 7, 1)))
    assert cijfers().per_organisatie["almelo"].ingevuld == 1


@pytest.mark.parametrize(
    ("sluit_op", "velden", "tot"),
    [
        (date(2015, 3, 10), {}, date(2015, 3, 9)),  # silent about an earlier one
        (date(2015, 9, 10), {}, date(2015, 6, 1)),  # about a later one
        (date(2015, 3, 10), {"beantwoord_op": MOMENT}, date(2015, 6, 1)),
        (date(2014, 12, 10), {}, date(2015, 6, 1)),  # of another year
        (date(2015, 1, 1), {}, None),
    ],
)
def test_known_up_to_the_day_before_the_first_about_which_we_asked_in_vain(sluit_op, velden, tot):
    almelo = maak_organisatie("almelo")
    plaatsen(maak_vacature(almelo), ("niet_vervuld", date(2015, 6, 1)))
    stil = maak_vacature(almelo, sluit_op=sluit_op, gepubliceerd_op=date(2014, 11, 1))
    maak_uitkomstvraag(stil, **velden)
    maak_vacature(almelo, sluit_op=date(2015, 2, 1))  # of a list: nobody asked
    assert cijfers().per_organisatie["almelo"].bijgewerkt_tot == tot
