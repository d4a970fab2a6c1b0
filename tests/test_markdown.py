"""Markdown on pages; what the report lets through is in tests/rapportage/test_webpagina.py."""

import re

import pytest

from twentsekracht.markdown import pagina, platte_tekst


@pytest.mark.parametrize(
    ("tekst", "html"),
    [
        ("# Titel", "<h2>Titel</h2>"),
        ("## A\n\n#### B\n\n## C", "<h2>A</h2>\n<h3>B</h3>\n<h2>C</h2>"),
        ("[vacatures](/vacatures/?page=2#a)", '<p><a href="/vacatures/?page=2#a">vacatures</a></p>'),
        ("[boven](#boven)", '<p><a href="#boven">boven</a></p>'),
        ("[a](https://a.nl/)", '<p><a href="https://a.nl/" class="buiten">a</a></p>'),
        ("<https://a.nl/>", '<p><a href="https://a.nl/" class="buiten">https://a.nl/</a></p>'),
        ("[mail](mailto:a@b.nl)", '<p><a href="mailto:a@b.nl">mail</a></p>'),
        ("[onveilig](http://a.nl/)", "<p>onveilig</p>"),
        ("[elders](//a.nl/)", "<p>elders</p>"),
        ("[hier](/\\a.nl/)", '<p><a href="/%5Ca.nl/">hier</a></p>'),
        ("[hier](pagina/)", "<p>hier</p>"),
        ("![foto](https://a.nl/foto.png)", '<p>!<a href="https://a.nl/foto.png" class="buiten">foto</a></p>'),
        ("", ""),
        (None, ""),
    ],
)
def test_text_and_links(tekst, html):
    assert pagina(tekst).strip() == html


def test_a_table_has_headings_and_figures_to_the_right():
    html = pagina("| jaar | aantal |\n| --- | ---: |\n| 2015 | 380 |")
    assert '<table class="tabel">' in html
    assert '<th scope="col">jaar</th>' in html
    assert '<th scope="col" class="getal">aantal</th>' in html
    assert '<td class="getal">380</td>' in html
    assert "style" not in html


ONZE = {"p", "h2", "a", "code", "table", "thead", "tbody", "tr", "th", "td"}


@pytest.mark.parametrize(
    "tekst",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<svg/onload=alert(1)>",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](&#106;avascript:alert(1))",
        "[x](java&#10;script:alert(1))",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "[x](vbscript:msgbox)",
        '[x](/a" onclick="alert(1))',
        '[x](https://a.nl/"onmouseover="alert(1))',
        "![x](javascript:alert(1))",
        "<javascript:alert(1)>",
        "[x]: javascript:alert(1)\n\n[x]",
        "`<script>`\n\n    <script>alert(1)</script>",
        "| <b onclick=alert(1)>a</b> |\n| --- |\n| <i onload=x> |",
        "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
        "# <style>*{display:none}</style>",
        "</div><form action=//a.nl><input name=p>",
        "<!-- --><a href=x>",
    ],
)
def test_nothing_runs_and_nothing_but_our_own_elements_comes_through(tekst):
    html = pagina(tekst)
    elementen = re.findall(r"<\s*/?\s*(\w+)([^>]*)>", html)
    assert {naam for naam, _ in elementen} <= ONZE
    for _, rest in elementen:
        assert not re.search(r"\son\w+\s*=|style=|javascript:|data:|vbscript:", re.sub('"[^"]*"', '""', rest))
        assert not re.search(r'href="(?!https:|mailto:|/[^/\\]|#)', rest)


def test_plain_words_for_a_summary():
    tekst = "## Kop\n\nEen **vet** woord,\nen een [link](/a/).\n\n- een\n- twee"
    assert platte_tekst(tekst) == "Kop Een vet woord, en een link. een twee"
