"""Filters above and beside a list: what is on, and the address without it."""

import django_filters
import pytest
from django import forms
from django.http import QueryDict
from django.template import RequestContext, Template

from twentsekracht import filteren
from twentsekracht.onderdelen import telling


class Filter(forms.Form):
    q = forms.CharField(label="Zoek", required=False)
    vak = forms.MultipleChoiceField(
        label="Vakgebied",
        choices=[("ict", "ICT en data"), ("Anders", [("water", "Water")])],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    soort = forms.ChoiceField(
        choices=[("", "Alles"), ("vast", "Vast")], widget=forms.RadioSelect, required=False
    )
    thuis = forms.BooleanField(label="Deels thuis", required=False)
    schaal = django_filters.fields.RangeField(
        label="Schaal", widget=django_filters.widgets.RangeWidget, required=False
    )
    sorteer = forms.ChoiceField(choices=[("", "Datum"), ("-nieuw", "Nieuw")], required=False)


def fiches(query):
    vraag = QueryDict(query)
    return [(fiche.tekst, fiche.zonder) for fiche in filteren.fiches(Filter(vraag), vraag)]


@pytest.mark.parametrize(
    ("query", "gevonden"),
    [
        ("", []),
        ("q=&vak=", []),
        ("q=adviseur&page=3", [("Zoek: adviseur", "?")]),
        ("vak=ict&vak=water", [("ICT en data", "?vak=water"), ("Water", "?vak=ict")]),
        ("soort=vast&sorteer=-nieuw", [("Vast", "?sorteer=-nieuw")]),
        ("thuis=on", [("Deels thuis", "?")]),
        (
            "schaal_min=9&schaal_max=12",
            [("Schaal vanaf 9", "?schaal_max=12"), ("Schaal tot en met 12", "?schaal_min=9")],
        ),
        ("sorteer=-nieuw", []),  # an order is no filter
        ("vak=bestaat-niet", []),
        ("schaal_min=negen", []),
        ("onbekend=1", []),
    ],
)
def test_what_is_on_is_a_chip_with_the_address_without_it(query, gevonden):
    assert fiches(query) == gevonden


def test_an_unbound_form_has_nothing_on():
    assert filteren.fiches(Filter(), QueryDict("q=a")) == []


def test_a_chip_says_a_long_search_in_short_and_never_as_markup():
    (tekst, _) = fiches("q=" + "a" * 200)[0]
    assert len(tekst) < 50


PANEEL = "{% filterpaneel form aantal 'vacature' 'vacatures' %}"


def render(rf, query="", source=PANEEL, **extra):
    request = rf.get(f"/vacatures/?{query}")
    form = Filter(request.GET)
    context = {"form": form, "aantal": 7, **extra}
    return Template("{% load onderdelen %}" + source).render(RequestContext(request, context))


def test_panel_counts_what_is_on_and_what_is_found(rf):
    html = render(rf, "q=a&vak=ict")
    assert "Filters (2 actief)" in html
    assert "Toon 7 vacatures" in html
    assert '<p id="telling" class="onzichtbaar" role="status">7 vacatures gevonden</p>' in html
    assert 'value="ict" checked' in html
    assert 'action="/vacatures/"' in html


def test_panel_takes_the_order_along_and_starts_at_the_first_page(rf):
    html = render(rf, "sorteer=-nieuw&page=4&q=a")
    assert '<input type="hidden" name="sorteer" value="-nieuw">' in html
    assert 'name="page"' not in html
    assert html.count('name="q"') == 1


def test_search_box_elsewhere_stays_out_of_the_panel(rf):
    html = render(rf, "q=a", "{% filterpaneel form aantal 'vacature' 'vacatures' buiten='q' %}")
    assert 'name="q"' not in html


def test_choices_say_how_many_there_are(rf):
    html = render(
        rf,
        source="{% filterpaneel form aantal 'vacature' 'vacatures' tellingen=tellingen %}",
        tellingen={"vak": {"ict": 1069}},
    )
    assert "1.069" in html.replace("\xa0", ".") and ">0<" in html


def test_a_range_has_two_labelled_ends(rf):
    html = render(rf, "schaal_min=9")
    assert '<label for="id_schaal_min">Vanaf</label>' in html
    assert '<label for="id_schaal_max">Tot en met</label>' in html
    assert 'name="schaal_min" value="9"' in html


def test_what_somebody_types_is_never_markup(rf):
    html = render(rf, "q=%3Cscript%3E", PANEEL + "{% filterfiches form %}")
    assert "&lt;script&gt;" in html
    assert "<script>" not in html


@pytest.mark.parametrize(
    ("aantal", "tekst"),
    [(0, "geen vacatures"), (1, "1 vacature"), (2, "2 vacatures"), (1069, "1.069 vacatures")],
)
def test_telling(aantal, tekst):
    assert telling(aantal, "vacature", "vacatures") == tekst


def test_order_is_offered_when_there_is_something_to_order(rf):
    source = "{% resultaatkop aantal 'vacature' 'vacatures' sorteren=keuzes %}"
    keuzes = [("", "Datum"), ("-nieuw", "Nieuwste eerst")]
    html = render(rf, "q=a&sorteer=-nieuw&page=2", source, keuzes=keuzes)
    assert '<option value="-nieuw" selected>' in html
    assert '<input type="hidden" name="q" value="a">' in html and 'value="2"' not in html
    assert "<select" not in render(rf, "", source, keuzes=keuzes, aantal=1)


def test_a_field_that_leaves_nothing_to_choose_is_left_out():
    class Leeg(Filter):
        organisatie = forms.MultipleChoiceField(
            choices=[], widget=forms.CheckboxSelectMultiple, required=False
        )

    assert "organisatie" not in [groep["veld"].name for groep in filteren.groepen(Leeg())]
