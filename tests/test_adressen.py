"""The `url` tag: what it looks up once, and what it leaves to Django."""

import pytest
from django.http import HttpResponse
from django.template import Context, Template
from django.templatetags.static import static
from django.test import override_settings
from django.urls import NoReverseMatch, path, reverse

from twentsekracht.adressen import adres, bestand

urlpatterns = [path("elders/", lambda request: HttpResponse(), name="start")]


def tekst(sjabloon, **context):
    return Template(sjabloon).render(Context(context))


@pytest.mark.parametrize("naam", ["start", "vacatures:lijst", "school:catalogus", "admin:index"])
def test_an_address_is_the_one_that_django_gives(naam):
    for _ in range(2):
        assert tekst(f"{{% url '{naam}' %}}") == reverse(naam)


def test_an_address_without_arguments_is_looked_up_once():
    adres.cache_clear()
    for _ in range(3):
        tekst("{% url 'vacatures:lijst' %}{% url 'vacatures:lijst' as waar %}{{ waar }}")
    assert adres.cache_info().misses == 1


def test_arguments_and_names_from_the_page_are_for_django():
    assert tekst("{% url 'vacatures:detail' code %}", code="V-1") == reverse("vacatures:detail", args=["V-1"])
    assert tekst("{% url naam %}", naam="start") == reverse("start")


def test_it_can_be_kept_for_later():
    assert tekst("{% url 'start' as waar %}[{{ waar }}]") == f"[{reverse('start')}]"


def test_a_name_that_does_not_exist_fails_unless_it_may_be_missing():
    with pytest.raises(NoReverseMatch):
        tekst("{% url 'bestaat_niet' %}")
    assert tekst("{% url 'bestaat_niet' as waar %}[{{ waar }}]") == "[]"


def test_other_addresses_give_another_answer():
    hier = tekst("{% url 'start' %}")
    with override_settings(ROOT_URLCONF=__name__):
        assert tekst("{% url 'start' %}") == "/elders/"
    assert tekst("{% url 'start' %}") == hier


def test_a_file_has_the_address_that_django_gives_it():
    bestand.cache_clear()
    for _ in range(3):
        assert tekst("{% static 'css/portal.css' %}") == static("css/portal.css")
        assert tekst("{% static 'css/portal.css' as waar %}[{{ waar }}]") == f"[{static('css/portal.css')}]"
    assert bestand.cache_info().misses == 1


def test_a_file_that_the_page_names_is_for_django():
    assert tekst("{% static welk %}", welk="img/a b.svg") == static("img/a b.svg")
    assert tekst("{% static 'IMG/A.SVG'|lower %}") == static("img/a.svg")


def test_another_store_of_files_gives_another_address():
    hier = tekst("{% static 'css/portal.css' %}")
    with override_settings(STATIC_URL="/anders/"):
        assert tekst("{% static 'css/portal.css' %}") == "/anders/css/portal.css"
    assert tekst("{% static 'css/portal.css' %}") == hier
