"""The report as a web page, and the Markdown in it."""

import re

import pytest
from django.template.loader import render_to_string

from rapportage.proza import proza
from rapportage.webpagina import maak_html
from tests.rapportage import voorbeeld


@pytest.fixture(scope="module")
def html():
    return maak_html(voorbeeld.momentopname())


def zonder_css_en_script(html):
    return re.sub(r"<(style|script)\b.*?</\1>", "", html, flags=re.DOTALL)


def test_the_page_is_whole_in_itself(html):
    assert "font/woff2;base64," in html
    assert "data-sorteer" in html
    assert re.findall(r'(?:src|srcset)="', html) == []
    assert re.findall(r"<link\b", html) == []
    assert set(re.findall(r'url\("(\w+):', html)) == {"data"}


def test_every_chapter_table_and_figure_is_there(html):
    m = voorbeeld.momentopname()
    assert re.findall(r'<h2 id="([^"]+)"', html) == ["inhoud"] + [h["code"] for h in m["hoofdstukken"]]
    for code in m["tabellen"]:
        assert html.count(f'id="tabel-{code}"') == 1
    for code in m["grafieken"]:
        assert html.count(f'id="figuur-{code}"') == 1


def test_no_id_stands_twice_and_every_link_arrives(html):
    ids = re.findall(r'\bid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', html)) <= set(ids)


def test_the_preview_may_stand_under_a_strict_policy():
    html = render_to_string(
        "rapportage/document/inhoud.html", {"m": voorbeeld.momentopname(), "scherm": True}
    )
    assert "<style" not in html
    assert "<script" not in html
    assert not re.search(r"\sstyle=|\son\w+=|data:", html)
    assert html.count("data-sorteer") == len(voorbeeld.momentopname()["tabellen"]) + 2  # and the controleblad


def test_headings_never_skip_a_level(html):
    niveaus = [int(n) for n in re.findall(r"<h([1-6])\b", zonder_css_en_script(html))]
    assert niveaus[0] == 1
    assert all(later <= eerder + 1 for eerder, later in zip(niveaus, niveaus[1:], strict=False))


def test_every_cell_can_be_sorted_by_its_value(html):
    assert '<td class="getal" data-w="1069">' in html or 'data-w="349"' in html
    assert 'class="getal" data-w="">geen afspraak<' in html


def test_a_chapter_without_data_says_so():
    html = maak_html(voorbeeld.leeg_jaar())
    assert html.count("Over 2015 zijn geen gegevens vastgelegd.") == len(voorbeeld.TITELS)


def test_names_of_organisations_are_text():
    gevaar = [("x", "<script>alert(1)</script>", 1, 1, 1, 1)]
    html = zonder_css_en_script(maak_html(voorbeeld.momentopname(gevaar)))
    assert "alert(1)" in html
    assert "<script" not in html


@pytest.mark.parametrize(
    ("tekst", "html"),
    [
        ("# Titel", "<h3>Titel</h3>"),
        ("## A\n\n### B\n\n## C", "<h3>A</h3>\n<h4>B</h4>\n<h3>C</h3>"),
        ("# A\n\n#### B\n\n##### C", "<h3>A</h3>\n<h4>B</h4>\n<h5>C</h5>"),
        ("### A\n\n# B\n\n## C", "<h3>A</h3>\n<h3>B</h3>\n<h4>C</h4>"),
        ("**vet** en *schuin*", "<p><strong>vet</strong> en <em>schuin</em></p>"),
        ("<b>x</b>", "<p>&lt;b&gt;x&lt;/b&gt;</p>"),
        ("[**vet** `code`](https://a.nl/)", '<p><a href="https://a.nl/">vet code</a></p>'),
        ("[deel](#school)", '<p><a href="#school">deel</a></p>'),
        ("[weg](#nergens)", "<p>weg</p>"),
        ("[x](/beheer/)", "<p>x</p>"),
        ("[**x**](javascript:alert)", "<p>[<strong>x</strong>](javascript:alert)</p>"),
        ("[post](mailto:a@b.nl)", '<p><a href="mailto:a@b.nl">post</a></p>'),
        ("", ""),
        (None, ""),
    ],
)
def test_markdown(tekst, html):
    assert proza(tekst, frozenset({"school"})).strip() == html


def test_markdown_has_no_pictures():
    assert "<img" not in proza("![een paard](https://a.nl/paard.png)")
