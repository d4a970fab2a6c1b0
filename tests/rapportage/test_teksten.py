"""Live figures in texts, and the first words of a chapter."""

import json
import re
from copy import deepcopy
from datetime import date

import pytest

from rapportage.teksten import eerste_teksten, vul_in
from rapportage.verzamelen import verzamel
from tests.maken import (
    MOMENT,
    maak_deelname,
    maak_evenement,
    maak_inschrijving,
    maak_lichting,
    maak_onderdeel,
    maak_opleiding,
    maak_reactie,
    maak_trainee,
    maak_uitvoering,
    maak_vacature,
)

WAARDEN = {
    "vacatures.aangeboden": {"waarde": 380, "tekst": "380", "uitleg": ""},
    "school.top_titel": {"waarde": "x", "tekst": "Omgaan met *sterren* & [links](http://x)", "uitleg": ""},
}
OUDJAAR = date(2015, 12, 31)


def rapport():
    return verzamel(jaar=2015, peildatum=OUDJAAR, op=MOMENT.replace(year=2016))


@pytest.mark.parametrize(
    ("tekst", "gevuld", "onbekend"),
    [
        ("Er zijn {{ vacatures.aangeboden }} vacatures.", "Er zijn 380 vacatures.", []),
        ("{{vacatures.aangeboden}}", "380", []),
        ("{{ vacatures.anders }} en {{ vacatures.anders }}", None, ["vacatures.anders"]),
        ("een {{ vacatures aangeboden }}", None, ["{{ vacatures aangeboden }}"]),
        ("een {{ vacatures.aangeboden }", None, ["{{ vacatures.aangeboden }"]),
        ("los }} haakje", None, ["}}"]),
        ("{{ vacatures.aangeboden|nl }}", None, ["{{ vacatures.aangeboden|nl }}"]),
        ("{% if x %} {{{ jaar }}}", None, ["jaar"]),
        ("", "", []),
    ],
)
def test_a_figure_is_filled_in_and_an_unknown_one_stays_visible_and_is_listed(tekst, gevuld, onbekend):
    uit, vreemd = vul_in(tekst, WAARDEN)
    assert uit == (tekst if gevuld is None else gevuld)
    assert [v for v in vreemd if v not in ("{", "}")] == onbekend


def test_a_title_is_text_and_no_markdown():
    assert vul_in("{{ school.top_titel }}", WAARDEN)[0] == r"Omgaan met \*sterren\* \& \[links\](http://x)"


@pytest.mark.django_db
def test_the_first_texts_have_only_figures_that_exist_and_fill_in_completely():
    uitvoering = maak_uitvoering(maak_opleiding(titel="Prezi *"))
    for _ in range(2):
        maak_inschrijving(uitvoering)
    maak_reactie(maak_vacature())
    m = rapport()
    for tekst in eerste_teksten(m).values():
        assert vul_in(tekst, m["waarden"])[1] == []
    assert "{{" not in json.dumps(m["teksten"])
    assert r"*Prezi \**" in m["teksten"]["school"]


@pytest.mark.django_db
def test_a_chapter_without_data_starts_without_words():
    teksten = rapport()["teksten"]
    assert set(teksten) == {"inleiding", "doorkijk"}
    assert teksten["doorkijk"] == "De plannen voor 2016 zijn nog niet vastgelegd."


@pytest.mark.django_db
@pytest.mark.parametrize(("aantal", "woorden"), [(1, "**1 vacature**"), (2, "**2 vacatures**")])
def test_one_and_many_have_their_own_words(aantal, woorden):
    for _ in range(aantal):
        maak_reactie(maak_vacature())
    assert woorden in rapport()["teksten"]["vacatures"]


@pytest.mark.django_db
@pytest.mark.parametrize("aantal", [0, 1, 3])
def test_an_event_reads_well_with_none_one_and_more_participants(aantal):
    evenement = maak_evenement(soort="summerschool", titel="Summerschool 2015")
    onderdeel = maak_onderdeel(evenement)
    for _ in range(aantal):
        maak_deelname(onderdeel)
    woorden = {
        0: "Het aantal deelnemers is niet vastgelegd.",
        1: "Er kwam **1 deelnemer**.",
        3: "Er kwamen **3 deelnemers**.",
    }
    tekst = rapport()["teksten"]["evenementen"]
    assert "Gehouden op 1 juni 2015, met 1 training." in tekst
    assert woorden[aantal] in tekst


@pytest.mark.django_db
def test_a_text_follows_when_the_figures_are_made_again():
    maak_vacature()
    eerst = eerste_teksten(rapport())["vacatures"]
    maak_vacature()
    assert "**2 vacatures**" in vul_in(eerst, rapport()["waarden"])[0]


@pytest.mark.django_db
def test_every_figure_says_what_it_is():
    maak_vacature()
    waarden = deepcopy(rapport()["waarden"])
    assert all(w["uitleg"] and w["tekst"] for w in waarden.values())
    assert all(re.fullmatch(r"[\w.-]+", sleutel) for sleutel in waarden)
    assert waarden["vacatures.aangeboden"] == {
        "waarde": 1,
        "tekst": "1",
        "uitleg": "aangeboden vacatures in 2015",
    }
    assert waarden["vacatures.aangeboden.voluit"]["tekst"] == "1 vacature"


@pytest.mark.django_db
def test_a_cohort_is_called_what_it_is_called():
    maak_trainee(maak_lichting(code="2014/2016"))
    assert "Lichting 2014/2016 begon met 1 trainee." in rapport()["teksten"]["trainees"]


def test_a_title_of_two_lines_stays_in_its_sentence():
    waarden = {"school.top_titel": {"waarde": "x", "tekst": "Prezi\n\n- voor\r\niedereen", "uitleg": ""}}
    assert (
        vul_in("De meeste voor *{{ school.top_titel }}*.", waarden)[0]
        == "De meeste voor *Prezi  - voor iedereen*."
    )
