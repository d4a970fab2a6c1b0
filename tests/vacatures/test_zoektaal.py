"""What is typed in the search box: how it is read, and what each database finds with it."""

import pytest
from django.db import connection

from tests.maken import maak_organisatie, maak_vacature
from vacatures.markeren import BEGIN, EINDE, gemerkt, vondsten
from vacatures.models import Vacature
from vacatures.zoektaal import kaal, ontleed, zoekt

POSTGRES = connection.vendor == "postgresql"
alleen_postgres = pytest.mark.skipif(not POSTGRES, reason="SQLite looks for the letters")


def gevonden(tekst):
    return {vacature.titel for vacature in Vacature.objects.met_woorden(tekst)}


def lezing(tekst):
    gelezen = ontleed(tekst)
    return [[term.tekst for term in groep] for groep in gelezen.groepen], [t.tekst for t in gelezen.niet]


# ---- reading


@pytest.mark.parametrize(
    ("tekst", "groepen", "niet"),
    [
        ("", [], []),
        ("adviseur wonen", [["adviseur"], ["wonen"]], []),
        ('"ruimtelijke ordening" plan', [["ruimtelijke ordening"], ["plan"]], []),
        ("jurist OF advocaat -stage", [["jurist", "advocaat"]], ["stage"]),
        ('-"senior jurist" jurist', [["jurist"]], ["senior jurist"]),
        ("een of ander", [["een"], ["of"], ["ander"]], []),
        ('"onaf jurist', [["onaf"], ["jurist"]], []),
        ("- -- \" % _ * ' & | ! ( ) : <->", [], []),
        ("OF OF jurist OF", [["jurist"]], []),
        ("a\0b\x1f", [["ab"]], []),
    ],
)
def test_what_was_typed_taken_apart(tekst, groepen, niet):
    assert lezing(tekst) == (groepen, niet)


@pytest.mark.parametrize(
    "tekst",
    [
        "adviseur wonen",
        '"ruimtelijke ordening" plan',
        "jurist OF advocaat -stage",
        '-"senior jurist" jurist OF "OF"',
        '"-x"',
    ],
)
def test_written_again_it_reads_as_the_same(tekst):
    assert ontleed(ontleed(tekst).geschreven) == ontleed(tekst)


def test_of_a_page_full_of_words_the_first_few():
    groepen, niet = lezing("woord " * 500 + "-weg " * 500)
    assert len(groepen) == 10 and niet == []
    assert len(ontleed("a" * 1000).termen[0].tekst) == 100


def test_bare_letters():
    assert kaal("Coördinator’s HR-ÉÉN!") == "coordinatorshreen"


# ---- finding

pytestmark = pytest.mark.django_db


@pytest.fixture
def enige():
    enschede = maak_organisatie("enschede", naam="Gemeente Enschede")
    maak_vacature(
        enschede, titel="Beleidsadviseur wonen", omschrijving="Je werkt aan **ruimtelijke** plannen."
    )
    maak_vacature(titel="Coördinator jeugd", omschrijving="Met de beleidsmedewerker en 100% inzet.")
    maak_vacature(titel="Jurist", omschrijving="Ruimtelijke ordening, vergunningen.", standplaats="Goor")
    maak_vacature(titel="Stagiair jurist", code="ZK-2026/7")


@pytest.mark.parametrize(
    ("tekst", "titels"),
    [
        ("wonen", {"Beleidsadviseur wonen"}),
        ("adviseur", {"Beleidsadviseur wonen"}),  # a part of a word in a title
        ("COORDINATOR", {"Coördinator jeugd"}),
        ("coördinator", {"Coördinator jeugd"}),
        ("jurist", {"Jurist", "Stagiair jurist"}),
        ("jurist -stagiair", {"Jurist"}),
        ("wonen OF jeugd", {"Beleidsadviseur wonen", "Coördinator jeugd"}),
        ('"ruimtelijke ordening"', {"Jurist"}),
        ("enschede", {"Beleidsadviseur wonen"}),
        ("goor vergunningen", {"Jurist"}),
        ("ZK-2026/7", {"Stagiair jurist"}),
        ("wonen jeugd", set()),
        ("bestaatniet", set()),
    ],
)
def test_found_in_title_text_place_code_and_organisation(enige, tekst, titels):
    assert gevonden(tekst) == titels


@alleen_postgres
def test_dutch_inflection_is_one_word(enige):
    assert gevonden("vergunning") == {"Jurist"}
    assert gevonden("juristen") == {"Jurist", "Stagiair jurist"}


@pytest.mark.parametrize(
    "tekst", ["", "   ", "-", '""', "%", "_", "\\", "'; DROP TABLE vacatures_vacature; --"[0:1]]
)
def test_without_words_there_is_no_condition(enige, tekst):
    assert len(gevonden(tekst)) == 4


@alleen_postgres
@pytest.mark.parametrize("tekst", ["de", "de het een voor", '"van de"'])
def test_with_nothing_but_stop_words_nothing_is_asked(enige, tekst):
    assert len(gevonden(tekst)) == 4
    assert Vacature.objects.titel_eerst(tekst).count() == 4


@pytest.mark.parametrize(
    "tekst",
    [
        "'; DROP TABLE vacatures_vacature; --",
        "a' || pg_sleep(5) || '",
        "jurist & | ! <-> :* ( )",
        "%s %(x)s {0} %% \\",
        "[a-z]* .*+?^${}()|[]",
        "jurist:*",
        "a" * 1000,
        "woord " * 200,
        '"' * 99,
        "-" * 99,
        "😀 漢字 ß ı",
    ],
)
def test_nothing_that_is_typed_breaks_it(enige, tekst):
    gevonden(tekst)
    list(Vacature.objects.titel_eerst(tekst))
    vondsten(list(Vacature.objects.all()), zoekt(tekst))
    assert Vacature.objects.count() == 4


@pytest.mark.parametrize("tekst", ["100%", "1_0", "j%t"])
def test_wildcards_are_letters(enige, tekst):
    assert gevonden(tekst) <= {"Coördinator jeugd"}


def test_title_before_text(enige):
    maak_vacature(titel="Adviseur", omschrijving="Een jurist naast je.")
    volgorde = [v.titel for v in Vacature.objects.met_woorden("jurist").titel_eerst("jurist")]
    assert volgorde[-1] == "Adviseur" and len(volgorde) == 3


def test_it_can_be_counted_and_turned_around(enige):
    past = zoekt("jurist").past()
    assert Vacature.objects.filter(past).count() == 2
    assert Vacature.objects.exclude(past).count() == 2
    assert Vacature.objects.filter(pk__in=Vacature.objects.filter(past).values("pk")).count() == 2


@alleen_postgres
def test_a_text_that_changes_is_found_by_its_new_words_only(enige):
    vacature = Vacature.objects.get(titel="Jurist")
    vacature.titel, vacature.standplaats = "Planoloog", "Delden"
    vacature.save()
    assert "Planoloog" not in gevonden("goor") and gevonden("planoloog delden") == {"Planoloog"}
    vacature.organisatie.naam = "Waterschap Vechtstromen"
    vacature.organisatie.save()
    assert gevonden("vechtstromen") == {"Planoloog"}
    Vacature.objects.filter(pk=vacature.pk).update(omschrijving="Nu over bruggen.")
    assert gevonden("bruggen") == {"Planoloog"}


# ---- marking


def test_what_was_found_is_marked_in_title_and_text(enige):
    rij = Vacature.objects.get(titel="Beleidsadviseur wonen")
    vondst = vondsten([rij], zoekt("wonen ruimtelijke"))[rij.pk]
    assert vondst.titel == "Beleidsadviseur <mark>wonen</mark>"
    assert "<mark>ruimtelijke</mark> plannen" in vondst.stuk and "*" not in vondst.stuk


def test_marking_escapes():
    rij = maak_vacature(
        titel="<b>Jurist</b> & co", omschrijving="Een <script>alert(1)</script> jurist <img src=x> & meer."
    )
    vondst = vondsten([rij], zoekt("jurist"))[rij.pk]
    assert "<mark>Jurist</mark>" in vondst.titel and "<mark>jurist</mark>" in vondst.stuk
    for stuk in (vondst.titel, vondst.stuk):
        kaal_stuk = stuk.replace("<mark>", "").replace("</mark>", "")
        assert "<" not in kaal_stuk and ">" not in kaal_stuk


@pytest.mark.parametrize(
    ("tekst", "zo"),
    [
        (f"a {BEGIN}b{EINDE} c", "a <mark>b</mark> c"),
        (f"{EINDE}a{BEGIN}", "a"),
        (f"{BEGIN}<b>{EINDE}&", "<mark>&lt;b&gt;</mark>&amp;"),
        (f"{BEGIN}{BEGIN}a{EINDE}{EINDE}", "<mark>a</mark>"),
    ],
)
def test_marks_are_always_closed(tekst, zo):
    assert gemerkt(tekst) == zo


def test_without_words_or_rows_nothing_is_marked(enige):
    assert vondsten([], zoekt("jurist")) == {}
    assert vondsten(list(Vacature.objects.all()), zoekt("-jurist")) == {}
