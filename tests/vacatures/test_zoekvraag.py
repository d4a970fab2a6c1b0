from datetime import date, timedelta

import pytest
from django.http import QueryDict

from tests.maken import maak_gebruiker, maak_organisatie, maak_vacature
from vacatures.models import Herplaatsingskandidaat, Vacature
from vacatures.openstelling import groep_van
from vacatures.tellen import Lezer, Rek, tellingen
from vacatures.verruimen import verruimingen
from vacatures.zoekvraag import in_woorden, lees, nieuw_sinds, normaliseer, voorwaarde, voorwaarden

OP = date(2026, 3, 10)


def gevonden(vraag):
    return {v.titel for v in Vacature.objects.filter(voorwaarde(lees(QueryDict(vraag))))}


@pytest.mark.parametrize(
    ("vraag", "zo"),
    [
        ("", ""),
        ("niveau=wo&niveau=hbo&q=+een++plan+", "q=een+plan&niveau=hbo&niveau=wo"),
        ("niveau=hbo&niveau=hbo&page=3&sorteer=sluit&utm_source=x", "niveau=hbo"),
        ("niveau=zzz&uren=24-32&schaal_min=abc&schaal_max=99", "uren=24-32"),
        ("organisatie=hengelo&vakgebied=ict", "organisatie=hengelo&vakgebied=ict"),
        ("q=" + "a" * 101, ""),
        ("q=a%00b", ""),
        ("q=b&q=a&plaats=enschede&plaats=almelo&sinds=3&sinds=7", "q=b&plaats=enschede&sinds=3"),
        ("binnen=10", ""),
        ("plaats=enschede&binnen=11&sinds=2", "plaats=enschede"),
        (
            "sinds=7&functiefamilie=Beleid&q=x&binnen=10&plaats=goor",
            "q=x&functiefamilie=Beleid&plaats=goor&binnen=10&sinds=7",
        ),
    ],
)
def test_one_spelling(vraag, zo):
    assert normaliseer(QueryDict(vraag)) == zo
    assert normaliseer(QueryDict(zo)) == zo


@pytest.mark.django_db
def test_each_filter():
    hengelo = maak_organisatie("hengelo")
    maak_vacature(
        hengelo,
        titel="a",
        vakgebied="ict",
        niveau="hbo",
        is_vast=True,
        uren_min=24,
        uren_max=32,
        schaal_min=9,
        schaal_max=10,
    )
    maak_vacature(titel="b", vakgebied="water", niveau="wo", is_tijdelijk=True, uren_max=16, schaal_min=12)
    maak_vacature(titel="c", is_vast=True, is_oproep=True, uren_min=36)
    assert gevonden("") == {"a", "b", "c"}
    assert gevonden("organisatie=hengelo") == {"a"}
    assert gevonden("vakgebied=ict&vakgebied=water") == {"a", "b"}
    assert gevonden("niveau=wo") == {"b"}
    assert gevonden("dienstverband=vast") == {"a", "c"}
    assert gevonden("dienstverband=tijdelijk&dienstverband=oproep") == {"b", "c"}
    assert gevonden("uren=tot-24") == {"b"}
    assert gevonden("uren=24-32") == {"a"}
    assert gevonden("uren=vanaf-32") == {"a", "c"}
    assert gevonden("schaal_min=11") == {"b"}
    assert gevonden("schaal_max=9") == {"a"}
    assert gevonden("schaal_min=10&schaal_max=12") == {"a", "b"}
    assert gevonden("vakgebied=ict&niveau=wo") == set()


@pytest.mark.django_db
def test_a_place_and_what_lies_around_it():
    for plaats in ("Enschede", "Almelo, deels thuis", "Hengelo (Ov.)", "Almelo en omgeving", "Zwolle", ""):
        maak_vacature(titel=plaats, standplaats=plaats)
    assert gevonden("plaats=enschede") == {"Enschede"}
    assert gevonden("plaats=almelo") == {"Almelo, deels thuis", "Almelo en omgeving"}
    assert gevonden("plaats=enschede&binnen=10") == {"Enschede", "Hengelo (Ov.)"}
    assert gevonden("plaats=delden&binnen=20") == gevonden("plaats=delden&binnen=30")
    assert len(gevonden("plaats=delden&binnen=30")) == 4


@pytest.mark.django_db
@pytest.mark.parametrize("dagen", [0, 2, 5, 9])
def test_new_is_since_this_reader_may_see_it(dagen):
    """The condition says what `te_zien_sinds` says of what they may see: for an outsider, a colleague elsewhere, one of
    their own, and one of those with priority.
    """
    hengelo = maak_organisatie("hengelo")
    dag = timedelta(days=1)
    for intern, regio, extern in [(1, 3, 6), (1, None, None), (8, 8, 8), (4, 4, None), (0, 2, 5), (5, 5, 5)]:
        fasen = {"intern_op": intern, "regio_op": regio, "extern_op": extern}
        fasen = {veld: OP + na * dag if na is not None else None for veld, na in fasen.items()}
        maak_vacature(hengelo, herplaatsing_op=OP, gepubliceerd_op=OP, **fasen)
    grens = OP + dagen * dag
    voorrang, eigen = maak_gebruiker(organisatie=hengelo), maak_gebruiker(organisatie=hengelo)
    Herplaatsingskandidaat.objects.create(organisatie=hengelo, gebruiker=voorrang, van=OP)
    for lezer in (voorrang, eigen, maak_gebruiker(), maak_gebruiker(is_active=False)):
        for op in (grens, OP + 9 * dag):
            te_zien = Vacature.objects.zichtbaar_voor(lezer, op=op)
            verwacht = {v.pk for v in te_zien if v.te_zien_sinds(groep_van(v, lezer, op=op)) >= grens}
            nieuw = te_zien.filter(nieuw_sinds(grens, lezer, op=op))
            assert set(nieuw.values_list("pk", flat=True)) == verwacht


@pytest.mark.django_db
def test_counts_are_what_each_choice_would_give(django_assert_num_queries):
    hengelo, almelo = maak_organisatie("hengelo"), maak_organisatie("almelo")
    for organisatie, vakgebied, niveau in [
        (hengelo, "ict", "hbo"),
        (hengelo, "ict", "wo"),
        (almelo, "ict", "hbo"),
        (almelo, "water", "hbo"),
    ]:
        maak_vacature(organisatie, vakgebied=vakgebied, niveau=niveau)
    keuze = lees(QueryDict("vakgebied=ict&niveau=hbo"))
    alles, lezer = Vacature.objects.all(), Lezer(maak_gebruiker(), OP)
    with django_assert_num_queries(3):  # is there priority; the rows; what the organisations are called
        geteld = tellingen(Rek(alles, lezer), keuze, voorwaarden(keuze))
    assert geteld.totaal == 2
    geteld = geteld.keuzes
    assert geteld["organisatie"] == {"hengelo": 1, "almelo": 1}
    assert {k: n for k, n in geteld["vakgebied"].items() if n} == {"ict": 2, "water": 1}
    assert geteld["niveau"] == {"mbo": 0, "hbo": 2, "wo": 1}
    for naam, waarde in [("vakgebied", "water"), ("niveau", "wo")]:
        samen = keuze | {naam: [waarde]}
        assert geteld[naam][waarde] == Vacature.objects.filter(voorwaarde(samen)).count()


@pytest.mark.django_db
def test_only_widenings_that_have_results(django_assert_num_queries):
    maak_vacature(vakgebied="ict", niveau="wo", schaal_max=10)
    keuze = lees(QueryDict("vakgebied=ict&niveau=hbo&schaal_max=10"))
    with django_assert_num_queries(1):
        [ruimer] = verruimingen(Vacature.objects.all(), keuze)
    assert (ruimer.tekst, ruimer.aantal) == ("op elk niveau", 1)
    assert lees(QueryDict(ruimer.vraag)) == {"vakgebied": ["ict"], "schaal_max": ["10"]}
    assert verruimingen(Vacature.objects.all(), {}) == []


@pytest.mark.django_db
def test_when_one_less_gives_nothing_two_less_are_tried(django_assert_num_queries):
    maak_vacature(titel="Jurist", niveau="wo", schaal_max=10)
    keuze = lees(QueryDict("q=jurist&niveau=mbo&schaal_min=15"))
    delen = voorwaarden(keuze)  # PostgreSQL is asked what the words mean
    with django_assert_num_queries(2):
        [ruimer] = verruimingen(Vacature.objects.all(), keuze, delen)
    assert (ruimer.tekst, ruimer.vraag) == ("op elk niveau en ook in lagere schalen", "q=jurist")
    with django_assert_num_queries(1):  # one less than two filters, and there is a list of all
        assert verruimingen(Vacature.objects.all(), lees(QueryDict("niveau=mbo&schaal_min=15"))) == []


@pytest.mark.django_db
def test_many_filters_come_down_to_the_words_and_no_more_than_five_ways(django_assert_num_queries):
    maak_vacature(titel="Jurist", niveau="wo", schaal_max=10, vakgebied="ict")
    vraag = "q=jurist&niveau=mbo&schaal_min=15&vakgebied=water&plaats=goor&dienstverband=oproep&uren=tot-24"
    keuze = lees(QueryDict(vraag))
    delen = voorwaarden(keuze)
    with django_assert_num_queries(2):
        [ruimer] = verruimingen(Vacature.objects.all(), keuze, delen)
    assert (ruimer.tekst, ruimer.vraag) == ("alleen op deze woorden", "q=jurist")
    maak_vacature(niveau="mbo", schaal_max=16, vakgebied="water", standplaats="Goor", is_oproep=True)
    maak_vacature(titel="Jurist", niveau="mbo", schaal_max=16, vakgebied="water", standplaats="Goor")
    with django_assert_num_queries(2):
        gevonden = verruimingen(Vacature.objects.all(), keuze, delen)
    assert 2 <= len(gevonden) <= 5 and all(ruimer.aantal for ruimer in gevonden)


@pytest.mark.django_db
def test_a_search_in_words():
    maak_organisatie("hengelo", naam="Gemeente Hengelo")
    assert in_woorden("") == "Alle vacatures"
    vraag = "q=adviseur&organisatie=hengelo&vakgebied=ict&uren=tot-24&schaal_min=9&schaal_max=11"
    assert (
        in_woorden(vraag)
        == "adviseur, Hengelo, ICT en data, Tot 24 uur, vanaf schaal 9, tot en met schaal 11"
    )
    assert (
        in_woorden("functiefamilie=Beleid&plaats=goor&binnen=10&sinds=7")
        == "Beleid, binnen 10 km van Goor, Laatste week"
    )


@pytest.mark.django_db
def test_a_wider_circle_is_offered_when_it_has_results(django_assert_num_queries):
    maak_vacature(standplaats="Almelo")
    keuze = lees(QueryDict("plaats=enschede&binnen=10"))
    with django_assert_num_queries(1):
        gevonden = verruimingen(Vacature.objects.all(), keuze)
    assert {(ruimer.tekst, ruimer.vraag) for ruimer in gevonden} == {
        ("in heel Twente", ""),
        ("binnen 30 km van Enschede", "plaats=enschede&binnen=30"),
    }
