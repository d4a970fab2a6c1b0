"""The PDF as a document: the snapshot's numbers and files, the same bytes again, and nothing from outside."""

import hashlib
import io
import json
import os
import re
import subprocess
import sys
from datetime import datetime

import pikepdf
import pytest
from django.conf import settings
from weasyprint.urls import FatalURLFetchingError

from rapportage.momentopname import als_json
from rapportage.pdf import STIJLEN, html_voor, maak_pdf
from rapportage.tabelopmaak import cel_tekst
from rapportage.uitvoer import maak_bestanden
from tests import pdflezer
from tests.rapportage import pdftabellen, voorbeeld
from twentsekracht.pdf import Ophaler, PdfFout, opmaak, render


@pytest.fixture(scope="module")
def m():
    return voorbeeld.momentopname()


@pytest.fixture(scope="module")
def bestanden(m):
    return maak_bestanden(m)


@pytest.mark.parametrize("organisaties", [voorbeeld.ORGANISATIES, voorbeeld.veel_organisaties(40)])
def test_every_number_of_every_table_stands_in_its_row(organisaties):
    m = voorbeeld.momentopname(organisaties)
    assert pdftabellen.in_pdf(maak_pdf(m, {})) == pdftabellen.verwacht(m)


def test_the_controleblad_shows_every_verdict_with_its_explanation(bestanden, m):
    tabellen = pdflezer.tabellen(bestanden["pdf"])
    nummer = len(m["tabellen"]) + 1
    afwijkend = tabellen[f"Tabel {nummer}. Wat afwijkt of niet te toetsen is"]
    assert [rij[1:] for rij in afwijkend] == [
        ["Wijkt af", "hoogstens 30", "38", "VRT Een deel van deze vacatures is in 2014 gepubliceerd."],
        ["Niet te toetsen", "–", "380", "Er is geen vorige rapportage."],
    ]
    assert tabellen[f"Tabel {nummer + 1}. Wat klopt"] == [
        ["Vacatures: Rijen tellen op tot het totaal.", "380", "380", "Klopt"]
    ]


def test_a_word_longer_than_its_column_stays_on_the_page():
    lang = "https://www.voorbeeld.nl/" + "W" * 175
    m = voorbeeld.momentopname([("a", lang, 3, 1, 2, 4)], teksten={"inleiding": lang})
    woorden = pdflezer.vraag("pdftotext", "-bbox", "-", "-", pdf=maak_pdf(m, {}))
    breedte = float(re.search(r'<page width="([\d.]+)"', woorden)[1])
    assert max(float(x) for x in re.findall(r'xMax="([\d.]+)"', woorden)) < breedte - 20


def test_fonts_are_embedded(bestanden):
    regels = pdflezer.vraag("pdffonts", "-", pdf=bestanden["pdf"]).splitlines()[2:]
    assert {regel.split()[0].partition("+")[2] for regel in regels} == {
        "Figtree",
        "Figtree-Italic",
        "Figtree-Semi-Bold",
        "Figtree-Bold",
        "Bricolage-Grotesque-Bold",
    }
    assert all(regel.split()[-5:-2] == ["yes", "yes", "yes"] for regel in regels)  # embedded, subset, unicode


def test_figures_are_attached_as_json_and_spreadsheet(bestanden, m):
    with pikepdf.open(io.BytesIO(bestanden["pdf"])) as pdf:
        bijlagen = pdf.attachments
        assert sorted(bijlagen) == ["rapportage-2015.json", "rapportage-2015.xlsx"]
        assert bijlagen["rapportage-2015.json"].get_file().read_bytes() == als_json(m) == bestanden["json"]
        assert bijlagen["rapportage-2015.xlsx"].get_file().read_bytes() == bestanden["xlsx"]
        for bijlage in bijlagen.values():
            assert bijlage.relationship == "/Data"
            bestand = bijlage.get_file()
            assert bestand.creation_date == bestand.mod_date == datetime.fromisoformat(m["opgesteld_op"])
        assert len(pdf.Root.AF) == 2


def test_contents_give_the_page_of_every_chapter(bestanden, m):
    bladzijden = pdflezer.vraag("pdftotext", "-layout", "-", "-", pdf=bestanden["pdf"]).split("\f")
    for hoofdstuk in m["hoofdstukken"]:
        regel = next(r for r in bladzijden[1].splitlines() if hoofdstuk["titel"] in r)
        assert hoofdstuk["titel"] in bladzijden[int(regel.split()[-1]) - 1]


def test_every_page_says_which_it_is(bestanden):
    *bladzijden, rest = pdflezer.vraag("pdftotext", "-layout", "-", "-", pdf=bestanden["pdf"]).split("\f")
    assert rest == ""
    assert "Pagina" not in bladzijden[0]
    for nummer, bladzijde in enumerate(bladzijden[1:], 2):
        assert f"Pagina {nummer} van {len(bladzijden)}" in bladzijde
        assert len(bladzijde.split()) > 40, f"bladzijde {nummer} is bijna leeg"


def test_concept_is_clearly_a_concept(bestanden, m):
    def tekst(pdf):
        return pdflezer.vraag("pdftotext", "-layout", "-", "-", pdf=pdf).split("\f")

    concept, definitief = tekst(maak_pdf(m | {"status": "concept"}, {})), tekst(bestanden["pdf"])
    assert "CONCEPT" in concept[0].upper()
    assert all("concept" in bladzijde.lower() for bladzijde in concept[:-1])
    assert "CONCEPT" not in definitief[0].upper()


def test_an_edition_for_one_organisation_names_it_and_marks_its_rows(m):
    html = html_voor(m | {"organisatie": "almelo", "ondertitel": ""})
    assert "Almelo naast de regio" in html
    assert html.count('<tr class="eigen">') == 2  # in both tables per organisation


# ---- the same again

RENDER = """
import django, hashlib, json, sys
django.setup()
from rapportage.uitvoer import maak_bestanden
from tests.rapportage.voorbeeld import momentopname
bestanden = maak_bestanden(momentopname())
print(json.dumps({soort: hashlib.sha256(inhoud).hexdigest() for soort, inhoud in bestanden.items()}))
"""


def elders_getekend(seed, tijdzone):
    omgeving = os.environ | {
        "PYTHONHASHSEED": seed,
        "TZ": tijdzone,
        "DJANGO_SETTINGS_MODULE": "twentsekracht.settings",
        "DEBUG": "1",
    }
    opdracht = [sys.executable, "-c", RENDER]
    uit = subprocess.run(opdracht, cwd=settings.BASE_DIR, env=omgeving, capture_output=True, check=True)
    return json.loads(uit.stdout)


def test_same_snapshot_same_bytes_in_another_process(bestanden):
    hier = {soort: hashlib.sha256(inhoud).hexdigest() for soort, inhoud in bestanden.items()}
    assert elders_getekend("77", "Asia/Tokyo") == hier


def test_same_snapshot_same_bytes_in_a_warm_process(bestanden, m):
    assert maak_bestanden(m)["pdf"] == bestanden["pdf"]


def test_another_moment_gives_another_file(bestanden, m):
    # The control: were the dates left out, the test above would prove less than it says.
    assert maak_bestanden(m | {"opgesteld_op": "2016-01-29T09:30:00+01:00"})["pdf"] != bestanden["pdf"]


# ---- nothing from outside


@pytest.mark.parametrize(
    "adres",
    [
        "http://voorbeeld.nl/plaatje.png",
        "https://voorbeeld.nl/plaatje.png",
        "ftp://voorbeeld.nl/plaatje.png",
        "data:image/png;base64,AAAA",
        "file:///etc/passwd",
        "file://voorbeeld.nl/etc/passwd",
        f"file://{settings.BASE_DIR}/static/../manage.py",
        f"file://{settings.BASE_DIR}/static/%2e%2e/manage.py",
    ],
)
def test_nothing_outside_the_project_is_fetched(adres):
    with pytest.raises(FatalURLFetchingError):
        Ophaler().fetch(adres)
    with pytest.raises(PdfFout, match="niet bij het project"):
        render(f'<html lang="nl"><title>x</title><img src="{adres}" alt="x">', stijlen=())


def test_a_missing_font_is_named():
    with pytest.raises(PdfFout, match=r"bestaat-niet\.ttf"):
        render('<html lang="nl"><title>x</title><img src="fonts/bestaat-niet.ttf" alt="x">', stijlen=())


NAAR_BUITEN = [
    "![plaatje](file:///etc/passwd)",
    '<img src="http://voorbeeld.nl/plaatje.png">',
    "<http:/plaatje.png>",
    '<link rel="stylesheet" href="file:///etc/passwd">',
    "<style>body{background:url(http://voorbeeld.nl/x.png)}</style>",
    "[lokaal](file:///etc/passwd) en [pad](/etc/passwd) en [script](javascript:alert(1))",
]


def test_a_text_cannot_fetch_or_point_to_files(m):
    pdf = maak_pdf(m | {"teksten": m["teksten"] | {"school": "\n\n".join(NAAR_BUITEN)}}, {})
    with pikepdf.open(io.BytesIO(pdf)) as bestand:
        doelen = [
            str(o.A.URI)
            for o in bestand.objects
            if isinstance(o, pikepdf.Dictionary) and "/A" in o and "/URI" in o.A
        ]
    assert doelen == ["https://www.twentsekracht.nl/"]


def test_the_garbage_collector_is_on_again(m):
    import gc

    with pytest.raises(PdfFout):
        render('<html lang="nl"><img src="http://voorbeeld.nl/x.png">', stijlen=())
    assert gc.isenabled()
    assert opmaak(STIJLEN) is opmaak(STIJLEN)  # read once per process


# ---- numbers as text


@pytest.mark.parametrize(
    ("waarde", "soort", "tekst"),
    [
        (1069, "aantal", "1.069"),
        (0, "aantal", "0"),
        (None, "aantal", "–"),
        (7, "verschil", "+7"),
        (-24, "verschil", "\u221224"),
        (0, "verschil", "0"),
        (106, "procent", "106%"),
        (31.5, "uren", "31,5"),
        (766.67, "aantal", "766,67"),
        (273000, "euro", "€\u00a0273.000"),
        (1868.9, "euro", "€\u00a01.868,90"),
        (-100000, "euro", "\u2212\u00a0€\u00a0100.000"),
        ("2015-03-01", "datum", "1 mrt 2015"),
        ("vast", "tekst", "vast"),
        (10**12, "aantal", "1.000.000.000.000"),
    ],
)
def test_values_as_the_reader_sees_them(waarde, soort, tekst):
    assert cel_tekst(waarde, {"soort": soort}) == tekst
