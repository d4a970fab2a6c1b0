"""Advice about words: what is found, where, and above all what is not."""

import time

import pytest

from vacatures.models import Vacature
from vacatures.schrijfwijzer import kijk_na

GOED = {
    "titel": "Adviseur wonen",
    "omschrijving": (
        "Je helpt inwoners aan een huis.\n\n## Dit ga je doen\n\n- Je overlegt\n\n"
        "## Dit breng je mee\n\n- Je luistert goed\n\n## Dit bieden we\n\n- Een individueel keuzebudget"
    ),
    "procedure": "De gesprekken zijn op 3 april.",
    "contact": "de afdeling HR",
    "standplaats": "Hengelo",
}


def bevindingen(**velden):
    return kijk_na(Vacature(**{**GOED, **velden}))


def gevonden(**velden):
    return [(bevinding.soort, bevinding.woorden) for bevinding in bevindingen(**velden)]


def in_tekst(zin):
    return gevonden(omschrijving=f"{GOED['omschrijving']}\n\n{zin}")


def test_a_neutral_and_complete_vacancy_gives_nothing():
    assert bevindingen() == []


@pytest.mark.parametrize(
    ("zin", "woorden"),
    [
        ("We zoeken een echte vakman.", "vakman"),
        ("Onze Secretaresse gaat weg.", "Secretaresse"),
        ("Hij/zij werkt graag samen.", "Hij/zij"),
        ("Je bent een duizendpoot!", "duizendpoot"),
        ("Nederlands is je moedertaal.", "moedertaal"),
        ("Het kost veel manuren (heel veel).", "manuren"),
    ],
)
def test_words_that_shut_people_out(zin, woorden):
    assert in_tekst(zin) == [("taal", woorden)]


@pytest.mark.parametrize(
    ("zin", "woorden"),
    [
        ("Je komt in een jong team.", "jong team"),
        ("Je komt in een jong, dynamisch team.", "jong, dynamisch team"),
        ("Je komt in een jong en enthousiast team.", "jong en enthousiast team"),
        ("Je werkt met jonge collega’s.", "jonge collega’s"),
        ("Je bent een digital native.", "digital native"),
        ("Pas afgestudeerd? Kom erbij.", "Pas afgestudeerd"),
        ("Je bent jonger dan 35.", "jonger dan 35"),
        ("Een senior is welkom.", "senior"),
    ],
)
def test_words_about_age(zin, woorden):
    assert in_tekst(zin) == [("leeftijd", woorden)]


@pytest.mark.parametrize(
    "zin",
    [
        "Je werkt met jongeren en hun ouders.",
        "Je organiseert seniorenmiddagen en juniorensport.",
        "Je maakt beleid voor jongerenwerk en jeugdteams.",
        "De vakmannenbond is een partner.",
        "Je woont in Damesland aan de Toppersweg.",
        "Je kent de dagelijkse gang van zaken bij de brandweer.",
        "Het project heet Ninja-Rockstar-Land.",
        "Je bent verantwoordelijk voor het jonge bos.",
        "De medewerkers van het team zijn ervaren.",
        "Je behandelt aanvragen van timmermansbedrijven.",
    ],
)
def test_not_inside_other_words(zin):
    assert in_tekst(zin) == []


def test_a_word_is_said_once_and_with_a_reason_and_a_suggestion():
    [bevinding] = bevindingen(omschrijving=GOED["omschrijving"] + "\n\nEen vakman. Nog een vakman. VAKMAN.")
    assert (bevinding.veld, bevinding.woorden) == ("omschrijving", "vakman")
    assert "geslacht" in bevinding.waarom and "vakkracht" in bevinding.advies


def test_a_title_that_says_everybody_is_meant_is_neutral():
    assert gevonden(titel="Timmerman") == [("taal", "Timmerman")]
    assert gevonden(titel="Timmerman (m/v/x)") == []


def test_long_sentences_are_shown_by_their_beginning():
    zin = " ".join(["woord"] * 26)
    [(soort, begin)] = in_tekst(f"{zin}.")
    assert soort == "zin" and begin.endswith("…") and zin.startswith(begin[:-1]) and len(begin) <= 81
    assert in_tekst(" ".join(["woord"] * 25) + ".") == []


def test_a_list_and_a_link_are_no_long_sentence():
    lijst = "\n".join(f"- punt {nummer} van de lijst" for nummer in range(20))
    assert in_tekst(lijst) == []
    assert in_tekst(f"Lees [meer]({'https://voorbeeld.example/' + 'a/' * 40}) hier.") == []


@pytest.mark.parametrize(
    ("velden", "veld"),
    [
        ({"contact": " "}, "contact"),
        ({"procedure": ""}, "procedure"),
        ({"standplaats": ""}, "standplaats"),
        ({"omschrijving": "Dit ga je doen. Dit breng je mee."}, "omschrijving"),
        ({"omschrijving": ""}, None),  # that it has no text is said elsewhere
    ],
)
def test_what_a_reader_misses(velden, veld):
    gemist = [bevinding.veld for bevinding in bevindingen(**velden) if bevinding.soort == "mist"]
    assert gemist == ([veld] if veld else [])


@pytest.mark.parametrize(
    "tekst", ["jong " * 4000, "a" * 20_000, "hij/" * 5000, "jong en " * 2500, "\n" * 20_000]
)
def test_a_text_of_any_kind_takes_no_time(tekst):
    begin = time.monotonic()
    bevindingen(omschrijving=tekst)
    assert time.monotonic() - begin < 2


def test_markup_is_looked_at_as_text():
    assert ("taal", "vakman") in gevonden(
        omschrijving="<b>vakman</b> **vakman** [vakman](javascript:alert(1))"
    )
