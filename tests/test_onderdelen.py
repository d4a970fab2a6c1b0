"""The components: how they read, what they say, and that no number turns into a Dutch one inside an SVG."""

import re

import pytest
from django import forms
from django.conf import settings
from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.core.paginator import Paginator
from django.template import RequestContext, Template
from django.template.loader import render_to_string

from twentsekracht import stylesheet
from twentsekracht.onderdelen import initialen


def render(source, rf, path="/", **context):
    return Template("{% load onderdelen %}" + source).render(RequestContext(rf.get(path), context))


@pytest.mark.parametrize(
    ("bezet", "totaal", "staat", "rects"),
    [
        (0, 2, "", 2),
        (3, 5, "", 5),
        (5, 6, "krap", 6),
        (4, 4, "op", 4),
        (118, 160, "", 2),
        (15, 16, "krap", 2),
        (88, 90, "krap", 2),
        (0, 0, "op", 2),
    ],
)
def test_meter_shows_a_block_per_place_up_to_twelve(rf, bezet, totaal, staat, rects):
    html = render("{% meter bezet totaal 'zo vol' %}", rf, bezet=bezet, totaal=totaal)
    assert f'class="meter{" " + staat if staat else ""}"' in html
    assert html.count("<rect") == rects
    assert 'aria-label="zo vol"' in html
    assert ",00%" not in html


@pytest.mark.parametrize(
    ("naam", "kort"),
    [("Sanne ter Horst", "SH"), ("Fatma Yıldız", "FY"), ("Roelof", "R"), ("jan@enschede.nl", "J"), ("", "")],
)
def test_initialen(naam, kort):
    assert initialen(naam) == kort


def test_pagination_keeps_the_other_parameters(rf):
    page = Paginator(range(300), 10).page(15)
    html = render("{% include 'components/bladeren.html' only %}", rf, "/?q=water&page=15", page_obj=page)
    assert html.strip() == ""  # `only` shuts the page out unless it is handed over
    source = "{% include 'components/bladeren.html' with page_obj=page_obj only %}"
    html = render(source, rf, "/?q=water&page=15", page_obj=page)
    assert "?q=water&amp;page=16" in html
    assert html.count("aria-current") == 1
    assert html.count("…") == 2


def test_one_page_needs_no_pagination(rf):
    page = Paginator(range(3), 10).page(1)
    source = "{% include 'components/bladeren.html' with page_obj=page_obj only %}"
    assert render(source, rf, page_obj=page).strip() == ""


@pytest.mark.parametrize(
    ("volgorde", "next_order", "aria"),
    [("", "jaar", ""), ("jaar", "-jaar", "ascending"), ("-jaar", "jaar", "descending")],
)
def test_header_sorts_by_a_plain_link(rf, volgorde, next_order, aria):
    source = "{% include 'components/sorteerkop.html' with veld='jaar' label='Jaar' volgorde=volgorde only %}"
    html = render(source, rf, "/?q=a&page=3", volgorde=volgorde)
    assert f'href="?q=a&amp;sorteer={next_order}"' in html
    assert (f'aria-sort="{aria}"' in html) is bool(aria)


@pytest.mark.parametrize(
    ("level", "soort"),
    [
        (constants.SUCCESS, "goed"),
        (constants.WARNING, "let-op"),
        (constants.ERROR, "fout"),
        (constants.INFO, ""),
    ],
)
def test_messages_become_notices(level, soort):
    html = render_to_string("components/meldingen.html", {"messages": [Message(level, "Bewaard <b>")]})
    assert f'class="melding{" " + soort if soort else ""}"' in html
    assert "Bewaard &lt;b&gt;" in html


@pytest.mark.parametrize(
    ("status", "says"),
    [
        ("aangevraagd", "wachtrij"),
        ("bezig", "stap 2 van 6"),
        ("gereed", "Klaar"),
        ("mislukt", "De printer brandt"),
    ],
)
def test_progress_says_where_it_is(status, says):
    context = {"status": status, "stap": "Tekenen", "gedaan": 2, "totaal": 6, "reden": "De printer brandt"}
    html = render_to_string("components/voortgang.html", context)
    assert says in html
    assert ("<progress" in html) is (status in {"aangevraagd", "bezig"})


def test_progress_of_thousands_of_rows_counts_in_plain_digits():
    context = {"status": "bezig", "stap": "Lezen", "gedaan": 1200, "totaal": 3943}
    html = render_to_string("components/voortgang.html", context)
    assert 'max="3943" value="1200"' in html
    assert "stap 1.200 van 3.943" in html


def test_numbers_that_a_browser_reads_are_not_written_for_people():
    """Django writes 1100 as "1.100": a picture of one pixel wide, or the row with another number."""
    namen = "pk|id|breedte|hoogte|totaal|gedaan|aantal"
    getal = re.compile(rf'\b(?:value|width|height|max|min|data-[\w-]+)="\{{\{{ (?:\w+\.)*(?:{namen}) \}}\}}"')
    tekeningen = {"meter.html", "kolomgrafiek.html"}  # their numbers are strings already
    assert [
        f"{pad.name}: {gevonden}"
        for pad in sorted((settings.BASE_DIR / "templates").rglob("*.html"))
        if pad.name not in tekeningen and "document" not in pad.parts
        for gevonden in getal.findall(pad.read_text(encoding="utf-8"))
    ] == []


def test_steps_mark_what_is_done_and_where_it_is():
    html = render_to_string("components/stappen.html", {"stappen": ["Lezen", "Rekenen", "Tekenen"], "nu": 1})
    assert html.count('class="klaar"') == 1
    assert html.count('aria-current="step"') == 1


# ---- forms


class Aanvraag(forms.Form):
    jaar = forms.IntegerField(label="Jaar", help_text="Het jaar van de rapportage.")
    soort = forms.ChoiceField(label="Soort", choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect)
    akkoord = forms.BooleanField(label="Ik ga akkoord")
    toelichting = forms.CharField(label="Toelichting", required=False)
    geheim = forms.CharField(widget=forms.HiddenInput)


def test_form_puts_label_help_error_and_field_in_that_order():
    html = str(Aanvraag({"jaar": "tweeduizend"}))
    order = [
        html.index(part)
        for part in ('<label for="id_jaar"', "id_jaar_helptext", "id_jaar_error", 'name="jaar"')
    ]
    assert order == sorted(order)
    assert 'aria-describedby="id_jaar_helptext id_jaar_error"' in html
    assert "<legend>Soort" in html
    assert html.count("(niet verplicht)") == 1


def test_error_summary_links_to_what_can_be_mended():
    form = Aanvraag({"jaar": "tweeduizend"})
    form.add_error(None, "Dit kan niet samen.")
    html = str(form)
    assert '<a href="#id_jaar">Jaar</a>' in html
    assert '<a href="#id_soort">Soort</a>' in html and 'id="id_soort"' in html
    assert "<li>Dit kan niet samen.</li>" in html
    assert html.count("<li>Dit veld is verplicht.</li>") == 1  # of the hidden field, which nobody can reach


def test_form_without_errors_has_no_summary():
    assert "data-fouten" not in str(Aanvraag())


# ---- the stylesheet


def test_stylesheet_joins_every_component_and_finds_its_pictures():
    text = stylesheet.build().read_text()
    for source in stylesheet.sources():
        assert source.read_text().splitlines()[0] in text
    assert "../../" not in text
    assert text.startswith("/* Design tokens")
    assert text.count("@layer tokens, basis, opmaak, onderdelen, hulp;") == 1
