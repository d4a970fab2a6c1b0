"""Charts: whatever the figures are, the drawing stays on its paper and its words do not collide."""

import re
import xml.etree.ElementTree as ET
from itertools import combinations

import pytest
from django.conf import settings

from rapportage.grafieken import OnbekendeGrafiek, meetkunde, palet, teken
from rapportage.grafieken.schaal import BREED, maat, pas, streepjes, tekstbreedte
from tests.rapportage import voorbeeld
from tests.rapportage.delen import grafiek

LANG = "Gemeenschappelijke regeling Belastingkantoor en Basismobiliteit van alle Twentse gemeenten samen"
GROOT = 987_654_321


def getekend(soort, gegevens):
    return meetkunde(grafiek("proef", soort, "Bevinding", gegevens, "proef"))


def rijen(soort, aantal, waarde):
    if soort == "dubbele_staven":
        return [
            {"label": f"{LANG} {i}", "waarde": waarde, "deel": waarde, "vorig": None} for i in range(aantal)
        ]
    if soort == "bullet":
        return [
            {"label": f"{LANG} {i}", "waarde": waarde, "doel": waarde, "procent": 100} for i in range(aantal)
        ]
    return [{"label": f"{LANG} {i}", "waarde": waarde} for i in range(aantal)]


def gegevens(soort, aantal, waarde):
    """Figures of any size for any kind of chart."""
    namen = [f"{LANG} {i}" for i in range(aantal)]
    if soort == "kanalen":
        delen = [{"label": naam, "n": waarde, "sub": {"label": naam, "n": waarde // 2}} for naam in namen]
        return {"delen": delen, "onderschrift": "bezoeken"}
    if soort == "waterval":
        soorten = ["plus", "min", "totaal", "over"]
        return {
            "stappen": [
                {"label": n, "van": 0, "tot": waarde, "soort": soorten[i % 4]} for i, n in enumerate(namen)
            ]
        }
    if soort == "tijdlijn":
        dagen = [f"2015-{i % 12 + 1:02}-{i % 28 + 1:02}" for i in range(aantal)]
        items = [
            {"van": d, "tot": d, "label": f"{LANG} {i}", "onder": f"{waarde} deelnemers"}
            for i, d in enumerate(dagen)
        ]
        return {"jaar": 2015, "items": items}
    if soort == "doorstroom":
        dienst = [{"label": naam, "n": waarde} for naam in namen[:4]]
        lichting = {
            "gestart": waarde,
            "gestopt": waarde,
            "in_dienst": dienst,
            "vertrokken": waarde,
            "lopend": 0,
        }
        return {"lichtingen": [{"titel": f"Lichting {i}"} | lichting for i in range(aantal)]}
    return {
        "rijen": rijen(soort, aantal, waarde),
        "legenda": ["aangeboden 2015", "ingevuld 2015", "aangeboden 2014"],
    }


SOORTEN = ["dubbele_staven", "bullet", "staven", "kanalen", "tijdlijn", "doorstroom", "waterval"]


def omvang(tekst):
    breed = tekstbreedte(tekst["tekst"], float(tekst["letter"]), bool(tekst["vet"]))
    x = float(tekst["x"]) - {"start": 0, "middle": breed / 2, "end": breed}[tekst["anker"]]
    return x, x + breed, float(tekst["y"]) - float(tekst["letter"]) * 0.75, float(tekst["y"])


@pytest.mark.parametrize("soort", SOORTEN)
@pytest.mark.parametrize("aantal", [0, 1, 17, 120])
@pytest.mark.parametrize("waarde", [0, 380, GROOT])
def test_everything_stays_on_the_paper(soort, aantal, waarde):
    g = getekend(soort, gegevens(soort, aantal, waarde))
    hoog = float(g["hoog"])
    assert hoog > 0
    for vlak in g["vlakken"]:
        assert 0 <= float(vlak["x"]) <= float(vlak["x"]) + float(vlak["breed"]) <= BREED + 0.2
        assert 0 <= float(vlak["y"]) <= float(vlak["y"]) + float(vlak["hoog"]) <= hoog + 0.2
    for tekst in g["teksten"]:
        links, rechts, boven, onder = omvang(tekst)
        assert links >= -0.5, tekst
        assert rechts <= BREED + 0.5, tekst
        assert boven >= -1, tekst
        assert onder <= hoog, tekst
    for persoon in g.get("personen", []):
        assert 0 <= float(persoon["x"]) <= BREED - 12
        assert 0 <= float(persoon["y"]) <= hoog - 18


@pytest.mark.parametrize("soort", SOORTEN)
@pytest.mark.parametrize(("aantal", "waarde"), [(1, 0), (3, 7), (17, 380), (25, GROOT)])
def test_words_never_stand_on_words(soort, aantal, waarde):
    g = getekend(soort, gegevens(soort, aantal, waarde))
    for een, ander in combinations(g["teksten"], 2):
        a, b = omvang(een), omvang(ander)
        assert a[1] <= b[0] + 1 or b[1] <= a[0] + 1 or a[3] <= b[2] + 1 or b[3] <= a[2] + 1, (een, ander)


@pytest.mark.parametrize("soort", SOORTEN)
def test_a_chart_is_plain_svg_with_its_sentence_first(soort):
    svg = teken(grafiek("proef", soort, "Bevinding & meer <b>", gegevens(soort, 3, 12), "proef"))
    wortel = ET.fromstring(svg)
    assert wortel[0].tag.endswith("title")
    assert wortel[0].text == "Bevinding & meer <b>. Alle waarden staan in de tabel."
    assert wortel.get("role") == "img"
    assert "style" not in svg
    assert "class=" not in svg


def test_numbers_in_the_drawing_have_points():
    # Django would write 270.5 as 270,5 in a Dutch template.
    svg = teken(
        grafiek(
            "proef", "staven", "x", {"rijen": [{"label": "a", "waarde": 3}, {"label": "b", "waarde": 7}]}, "t"
        )
    )
    maten = re.findall(r' (?:x|y|width|height)="([^"]*)"', svg)
    assert maten
    assert all(re.fullmatch(r"-?\d+(\.\d)?", m) for m in maten)


def test_last_year_is_a_mark_only_where_it_is_known():
    rij = {"label": "Almelo", "waarde": 36, "deel": 4}
    namen = ["aangeboden 2015", "ingevuld 2015", "aangeboden 2014"]
    zonder = getekend("dubbele_staven", {"rijen": [rij | {"vorig": None}], "legenda": namen})
    met = getekend("dubbele_staven", {"rijen": [rij | {"vorig": 0}], "legenda": namen})
    assert zonder["boven"] == []
    assert len(met["boven"]) == 2  # the mark and its sample
    assert "aangeboden 2014" not in [t["tekst"] for t in zonder["teksten"]]


def test_no_agreement_is_not_zero():
    regels = [
        {"label": "a", "waarde": 28, "doel": None, "procent": None},
        {"label": "b", "waarde": 20, "doel": 37, "procent": 54},
        {"label": "c", "waarde": 40, "doel": 40, "procent": 100},
    ]
    g = getekend("bullet", {"rijen": regels})
    kleuren = {t["tekst"]: t["kleur"] for t in g["teksten"]}
    assert kleuren["54%"] == palet.ROOD
    assert kleuren["100%"] == palet.GROEN
    assert [t["tekst"] for t in g["teksten"]].count("geen afspraak") == 2  # the row and the legend
    assert len(g["boven"]) == 3  # two agreements and the legend


def test_more_rows_than_fit_are_counted():
    g = getekend("staven", gegevens("staven", 120, 5))
    assert "En nog 70: zie de tabel." in [t["tekst"] for t in g["teksten"]]


def test_support_lines_of_the_timeline_miss_the_words():
    g = meetkunde(voorbeeld.momentopname()["grafieken"]["evenementen"])
    for lijn in g["lijnen"]:
        x, y1, _, y2 = (float(v) for v in re.findall(r"[\d.]+", lijn["pad"]))
        for tekst in g["teksten"]:
            links, rechts, boven, onder = omvang(tekst)
            if tekst["letter"] == "11" and tekst["tekst"] in ("nov", "aug", "sep", "jul", "jun", "mei"):
                continue  # the strip of months lies under the lines
            assert not (
                links < x - 1 and x + 1 < rechts and min(y1, y2) < onder - 1 and boven + 1 < max(y1, y2)
            ), tekst


def test_an_event_over_the_turn_of_the_year_stays_in_it():
    items = [{"van": "2014-12-20", "tot": "2016-01-10", "label": "Winterschool", "onder": ""}]
    balk = getekend("tijdlijn", {"jaar": 2015, "items": items})["vlakken"][1]
    assert (balk["x"], balk["breed"]) == ("0", "680")


def test_colours_are_the_tokens_of_the_portal():
    tokens = (settings.BASE_DIR / "static/css/tokens.css").read_text("utf-8")
    kleuren = {naam: waarde for naam, waarde in vars(palet).items() if naam.isupper()}
    assert kleuren
    assert {naam for naam, waarde in kleuren.items() if f"{waarde};" not in tokens} == set()


def test_unknown_kind_is_an_error():
    with pytest.raises(OnbekendeGrafiek):
        getekend("taart", {})


@pytest.mark.parametrize("hoogste", [0, 1, 2, 3, 4, 7, 10, 85, 99, 380, 45687, GROOT])
def test_ticks_are_whole_and_reach_the_highest(hoogste):
    waarden = streepjes(hoogste)
    assert waarden[0] == 0
    assert waarden[-1] >= hoogste
    assert all(isinstance(w, int) for w in waarden) or hoogste > 10
    assert 2 <= len(waarden) <= 7


def test_shortened_text_fits():
    assert tekstbreedte(pas(LANG, 100), 12) <= 100
    assert pas("Almelo", 100) == "Almelo"


@pytest.mark.parametrize(("waarde", "tekst"), [(0, "0"), (1.25, "1.2"), (-0.04, "0"), (12.0, "12")])
def test_lengths(waarde, tekst):
    assert maat(waarde) == tekst
