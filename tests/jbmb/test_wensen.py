"""Which wishes hold, nearly hold and fail; the edges of each, and that the short answer is the long one."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jbmb import wensen
from jbmb.models import Ruilaanbod
from jbmb.wensen import Baan, Stand, Wens, baan_van, kan_tegelijk, passen_samen, past, voldoet, wens_van
from tests.maken import maak_organisatie, maak_ruilaanbod, maak_voorkeur

EIGEN, BORNE, LOSSER = 1, 2, 3
MEI, JUNI, JULI = date(2026, 5, 1), date(2026, 6, 1), date(2026, 7, 1)
WENS = Wens(
    EIGEN,
    families=frozenset({"beleid", "advies"}),
    organisaties=(LOSSER, BORNE),
    plaats="hengelo",
    afstand=10,
    schaal_min=9,
    schaal_max=10,
    uren_min=Decimal(28),
    uren_max=Decimal(36),
    maanden_min=4,
    maanden_max=6,
    start_van=MEI,
    start_tot=JUNI,
)
BAAN = Baan(BORNE, "beleid", "borne", 10, Decimal("32.0"), 6, 9, JUNI, JULI, "Borne")


def stand(naam, wens=WENS, baan=BAAN):
    [regel] = [regel for regel in voldoet(wens, baan).regels if regel.naam == naam]
    return regel.stand, regel.tekst


def test_a_job_that_fits_says_so_wish_by_wish():
    oordeel = voldoet(WENS, BAAN)
    assert [(regel.naam, regel.tekst) for regel in oordeel.regels] == [
        ("werkgever", "andere organisatie"),
        ("functiefamilie", "Beleid"),
        ("schaal", "schaal 10"),
        ("uren", "32 uur"),
        ("duur", "6 maanden"),
        ("begin", "begin op 1 juni 2026"),
        ("waar", "Borne, keus 2"),
    ]
    assert (oordeel.past, oordeel.past_bijna, past(WENS, BAAN)) == (True, False, True)


@pytest.mark.parametrize(
    ("naam", "anders", "verwacht", "tekst"),
    [
        ("werkgever", {"organisatie": EIGEN}, "niet", "eigen organisatie"),
        ("functiefamilie", {"familie": "zorg"}, "niet", "Zorg en ondersteuning in plaats van Advies of Beleid"),
        ("functiefamilie", {"familie": ""}, "niet", "een andere functiefamilie in plaats van Advies of Beleid"),
        ("schaal", {"schaal": 11}, "bijna", "schaal 11 in plaats van 9 tot en met 10"),
        ("schaal", {"schaal": 8}, "bijna", "schaal 8 in plaats van 9 tot en met 10"),
        ("schaal", {"schaal": 7}, "niet", "schaal 7 in plaats van 9 tot en met 10"),
        ("schaal", {"schaal": None}, "niet", "schaal niet bekend"),
        ("uren", {"uren": Decimal("24.0")}, "bijna", "24 uur in plaats van 28 tot en met 36"),
        ("uren", {"uren": Decimal("23.5")}, "niet", "23,5 uur in plaats van 28 tot en met 36"),
        ("uren", {"uren": Decimal("40.0")}, "bijna", "40 uur in plaats van 28 tot en met 36"),
        ("uren", {"uren": None}, "niet", "uur niet bekend"),
        ("duur", {"maanden_min": 7}, "bijna", "7 tot en met 9 in plaats van 4 tot en met 6 maanden"),
        ("duur", {"maanden_min": 8}, "niet", "8 tot en met 9 in plaats van 4 tot en met 6 maanden"),
        ("duur", {"maanden_min": 3, "maanden_max": 3}, "bijna", "3 in plaats van 4 tot en met 6 maanden"),
        ("duur", {"maanden_min": None, "maanden_max": None}, "niet", "de duur is niet bekend"),
        ("begin", {"start_van": JUNI + timedelta(31)}, "bijna",
         "begin vanaf 2 juli 2026 in plaats van uiterlijk 1 juni 2026"),
        ("begin", {"start_van": JUNI + timedelta(32)}, "niet",
         "begin vanaf 3 juli 2026 in plaats van uiterlijk 1 juni 2026"),
        ("begin", {"start_van": date(2026, 3, 1), "start_tot": date(2026, 3, 31)}, "bijna",
         "begin uiterlijk 31 maart 2026 in plaats van vanaf 1 mei 2026"),
        ("begin", {"start_van": MEI}, "past", "begin tussen 1 mei 2026 en 1 juni 2026"),
        ("begin", {"start_van": None, "start_tot": None}, "niet", "het begin is niet bekend"),
        ("waar", {"organisatie": 9, "plaats": "hengelo"}, "past", "in Hengelo"),
        ("waar", {"organisatie": 9, "plaats": "enschede"}, "past", "9 km van Hengelo"),
        ("waar", {"organisatie": 9, "plaats": "almelo"}, "bijna", "14 km van Hengelo in plaats van hoogstens 10"),
        ("waar", {"organisatie": 9, "plaats": "rijssen"}, "niet", "20 km van Hengelo in plaats van hoogstens 10"),
        ("waar", {"organisatie": 9, "plaats": ""}, "niet", "de plaats is niet bekend"),
    ],
)  # fmt: skip
def test_each_wish_at_its_edges(naam, anders, verwacht, tekst):
    baan = replace(BAAN, **{"start_tot": max(JULI, anders.get("start_van") or JULI)} | anders)
    assert stand(naam, baan=baan) == (verwacht, tekst)
    oordeel = voldoet(WENS, baan)
    assert (oordeel.past, oordeel.past_bijna) == (verwacht == "past", verwacht == "bijna")


@pytest.mark.parametrize(
    ("anders", "naam", "verwacht"),
    [
        ({"families": frozenset()}, "functiefamilie", ("past", "Beleid")),
        ({"organisaties": (), "plaats": "", "afstand": None}, "waar", ("past", "overal")),
        ({"organisaties": (LOSSER,), "plaats": "", "afstand": None}, "waar",
         ("niet", "Borne staat niet bij je keuzes")),
        ({"schaal_min": None, "schaal_max": None}, "schaal", ("past", "schaal 10")),
        ({"schaal_min": 11, "schaal_max": None}, "schaal", ("bijna", "schaal 10 in plaats van minstens 11")),
        ({"schaal_min": None, "schaal_max": 9}, "schaal", ("bijna", "schaal 10 in plaats van hoogstens 9")),
        ({"schaal_min": 9, "schaal_max": 9}, "schaal", ("bijna", "schaal 10 in plaats van 9")),
    ],
)  # fmt: skip
def test_what_is_left_empty_is_no_wish(anders, naam, verwacht):
    assert stand(naam, wens=replace(WENS, **anders)) == verwacht


def test_two_fit_each_other_only_both_ways():
    mijn, hun = replace(BAAN, organisatie=EIGEN), replace(WENS, organisatie=BORNE, organisaties=(EIGEN,))
    assert passen_samen((WENS, mijn), (hun, BAAN))
    assert not passen_samen((WENS, mijn), (replace(hun, schaal_min=11, schaal_max=12), BAAN))


def test_a_ring_needs_one_period_for_all_also_of_those_across():
    vroeg, midden = replace(WENS, maanden_min=3, maanden_max=5), replace(WENS, maanden_min=4, maanden_max=8)
    laat = replace(WENS, maanden_min=6, maanden_max=9)
    assert kan_tegelijk([vroeg, midden]) and kan_tegelijk([midden, laat])
    assert not kan_tegelijk([vroeg, midden, laat])
    assert not kan_tegelijk([vroeg, replace(midden, start_van=JULI, start_tot=JULI)])
    assert not kan_tegelijk([vroeg, replace(midden, start_van=None, start_tot=None)])


GETAL = st.none() | st.integers(6, 12)
UREN = st.none() | st.sampled_from([Decimal(n) / 2 for n in range(40, 80)])
DUUR = st.tuples(st.integers(3, 12), st.integers(3, 12)).map(sorted)
BEGIN = st.tuples(*[st.dates(MEI, date(2026, 12, 31))] * 2).map(sorted)
PLAATS = st.sampled_from(["", "almelo", "borne", "enschede", "rijssen", "nergens"])


def bereik(getallen):
    return st.tuples(getallen, getallen).map(lambda twee: tuple(sorted(twee)) if None not in twee else twee)


@st.composite
def banen(draw):
    duur, begin = draw(DUUR), draw(BEGIN)
    familie = draw(st.sampled_from(["", "beleid", "zorg"]))
    return Baan(
        draw(st.integers(1, 4)), familie, draw(PLAATS), draw(GETAL), draw(UREN), *duur, *begin, "Borne"
    )


@st.composite
def gezocht(draw):
    plaats = draw(st.sampled_from(["", "almelo", "borne", "enschede"]))
    afstand = draw(st.none() | st.integers(0, 30)) if plaats else None
    families = draw(st.frozensets(st.sampled_from(["beleid", "zorg"])))
    organisaties = tuple(draw(st.lists(st.integers(2, 4), unique=True)))
    schaal, uren, duur, begin = draw(bereik(GETAL)), draw(bereik(UREN)), draw(DUUR), draw(BEGIN)
    return Wens(EIGEN, families, organisaties, plaats, afstand, *schaal, *uren, *duur, *begin)


@given(gezocht(), banen())
def test_the_short_answer_is_the_long_one_and_every_rule_has_words(wens, baan):
    oordeel = voldoet(wens, baan)
    assert past(wens, baan) == oordeel.past
    assert len(oordeel.regels) == len(wensen.REGELS)
    for regel in oordeel.regels:
        assert regel.tekst and "None" not in regel.tekst
        if regel.stand == Stand.BIJNA:
            assert "in plaats van" in regel.tekst


@pytest.mark.django_db
def test_made_of_rows_without_a_question(django_assert_num_queries):
    aanbod = maak_ruilaanbod(
        functiefamilie="beleid", schaal=9, uren="32.5", plaats="borne",
        wens_families=["advies"], wens_schaal_min=9, wens_schaal_max=11, wens_maanden_min=3, wens_maanden_max=6,
        wens_start_van=MEI, wens_start_tot=JUNI,
    )  # fmt: skip
    eerste, tweede = maak_organisatie(), maak_organisatie()
    maak_voorkeur(aanbod, tweede, 2)
    maak_voorkeur(aanbod, eerste, 1)
    rij = Ruilaanbod.objects.select_related("organisatie").prefetch_related("voorkeursvolgorde").get()
    with django_assert_num_queries(0):
        wens, baan = wens_van(rij), baan_van(rij)
    assert wens == Wens(
        rij.organisatie_id, frozenset({"advies"}), (eerste.pk, tweede.pk), schaal_min=9, schaal_max=11,
        maanden_min=3, maanden_max=6, start_van=MEI, start_tot=JUNI,
    )  # fmt: skip
    assert baan == Baan(
        rij.organisatie_id, "beleid", "borne", 9, Decimal("32.5"), 3, 6, MEI, JUNI, rij.organisatie.korte_naam
    )
