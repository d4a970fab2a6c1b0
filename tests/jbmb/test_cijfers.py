from datetime import UTC, date, datetime, timedelta

import pytest

from jbmb.cijfers import Jaarcijfers, Kringcijfers, Organisatiecijfers, jaarcijfers, kringcijfers
from jbmb.models import Ring, Ruilkring
from tests.maken import maak_aanbodstap, maak_organisatie, maak_ronde, maak_ruilaanbod

pytestmark = pytest.mark.django_db


def cijfers(jaar=2015):
    return jaarcijfers(jaar=jaar, peildatum=date(jaar, 10, 26))


def test_offered_on_or_before_31_december_of_any_year_before():
    almelo = maak_organisatie("almelo")
    for dag in (date(2014, 5, 1), date(2015, 12, 31), date(2016, 1, 1)):
        maak_ruilaanbod(almelo, dag, functie="Jurist")
    assert cijfers() == Jaarcijfers(
        aangeboden=2,
        per_organisatie={"almelo": Organisatiecijfers(aangeboden=2, dit_jaar=1)},
        per_functie=(("Jurist", 2),),
    )


def test_the_status_is_the_one_of_31_december():
    aanbod = maak_ruilaanbod(maak_organisatie("borne"), date(2015, 2, 1), status="afgerond")
    for naar, per in [
        ("aangeboden", date(2015, 2, 1)),
        ("lopend", date(2015, 12, 31)),
        ("afgerond", date(2016, 6, 30)),
    ]:
        maak_aanbodstap(aanbod, naar, per)
    assert cijfers().per_organisatie == {"borne": Organisatiecijfers(aangeboden=1, dit_jaar=1, lopend=1)}
    assert cijfers(2016).per_organisatie == {"borne": Organisatiecijfers(aangeboden=1, afgerond=1)}


def test_what_nobody_approved_was_never_offered_and_what_expired_counts_as_withdrawn():
    almelo, dag = maak_organisatie("almelo"), date(2015, 2, 1)
    for status in ("concept", "ingediend", "aanvulling", "afgewezen"):
        wie = {"taken": "x", "functiefamilie": "beleid", "plaats": "almelo", "schaal": 9, "uren": 32}
        wens = {"wens_maanden_min": 3, "wens_maanden_max": 6, "wens_start_van": dag, "wens_start_tot": dag}
        maak_ruilaanbod(almelo, None, status=status, ingediend_op=dag, **wie, **wens)
    for status in ("gepauzeerd", "verlopen"):
        aanbod = maak_ruilaanbod(almelo, dag, status=status)
        maak_aanbodstap(aanbod, "aangeboden", dag)
        maak_aanbodstap(aanbod, status, date(2015, 5, 1))
    assert cijfers().per_organisatie == {
        "almelo": Organisatiecijfers(aangeboden=2, dit_jaar=2, ingetrokken=1)
    }


def test_functions_with_the_most_offers_first():
    for functie in ("Bode", "Jurist", "Adviseur", "Jurist"):
        maak_ruilaanbod(functie=functie)
    assert cijfers().per_functie == (("Jurist", 2), ("Adviseur", 1), ("Bode", 1))


def test_one_query(django_assert_num_queries):
    for _ in range(3):
        maak_ruilaanbod()
    with django_assert_num_queries(1):
        cijfers()


def test_rings_of_the_year_as_they_stood_on_the_day(django_assert_num_queries):
    op = datetime(2015, 5, 1, 9, 0, tzinfo=UTC)
    dag = op.date()
    for status, waarom, na in (
        ("voorgesteld", "", 0),
        ("rond", "", 20),
        ("rond", "", 200),
        ("ontbonden", "nee", 10),
        ("ontbonden", "nee", 10),
        ("ontbonden", "stil", 10),
        ("ontbonden", "gestopt", 200),
    ):
        kring = Ruilkring.objects.create(
            ring=Ring.objects.create(ronde=maak_ronde(), nummer=1),
            status=status,
            waarom=waarom,
            voorgesteld_op=op,
            uiterlijk=dag,
        )
        kring.stappen.create(naar="voorgesteld", vastgelegd_op=op)
        if na:
            kring.stappen.create(van="voorgesteld", naar=status, vastgelegd_op=op + timedelta(na))
    with django_assert_num_queries(1):
        gevonden = kringcijfers(jaar=2015, peildatum=dag + timedelta(30))
    assert gevonden == Kringcijfers(voorgesteld=7, lopend=3, rond=1, niet=(("nee", 2), ("stil", 1)))
    assert kringcijfers(jaar=2015, peildatum=date(2015, 12, 31)).rond == 2
    niets = Kringcijfers(voorgesteld=0, lopend=0, rond=0, niet=())
    assert (
        kringcijfers(jaar=2014, peildatum=dag)
        == niets
        == kringcijfers(jaar=2015, peildatum=date(2015, 4, 30))
    )
