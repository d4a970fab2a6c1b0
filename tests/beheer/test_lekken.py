"""Probes: someone of one organisation tries every door of the admin on the rows of two others.

Every text of an organisation carries its mark, so a mark of another one in any answer is a leak; and whatever is
posted, no row of another organisation changes and none of the own rows goes there. The large form of these
probes found 192 leaks in an admin that only had `get_queryset`.
"""

import pytest
from django.contrib import admin
from django.db.models import CharField, ForeignKey
from django.urls import reverse

from tests.beheer.paden import pad
from tests.beheer.rijen import RIJEN
from tests.maken import maak_gebruiker, maak_lidmaatschap, maak_organisatie
from twentsekracht.organisaties import toegang
from twentsekracht.organisaties.toegang import Rol

pytestmark = pytest.mark.django_db

BEHEER = {model._meta.label_lower: beheer for model, beheer in admin.site._registry.items()}
VAN_EEN_ORGANISATIE = [label for label, beheer in BEHEER.items() if not beheer.gedeeld]
MERKEN = [f"GEHEIM{nummer}Q" for nummer in range(3)]
ZOEKVRAGEN = (
    "?q=GEHEIM",
    "?all=",
    "?e=1",
    "?o=1.2",
    "?_popup=1",
    "?_to_field=id",
    "?p=2",
    "?_facets=True",
)


@pytest.fixture
def organisaties():
    return [maak_organisatie(code=merk.lower(), naam=merk, korte_naam=merk) for merk in MERKEN]


@pytest.fixture
def rijen(organisaties):
    """Per model a row of each organisation."""
    paren = list(zip(organisaties, MERKEN, strict=True))
    return {label: [RIJEN[label](org, merk) for org, merk in paren] for label in BEHEER}


class Indringer:
    """The browser of someone of the first organisation, that looks at every answer for what should not be there."""

    def __init__(self, client):
        self.client = client
        self.proeven = 0

    def probeer(self, method, url, data=None):
        self.proeven += 1
        antwoord = getattr(self.client, method)(url, data or {})
        tekst = (antwoord.content.decode() + str(antwoord.headers)).upper()
        gelekt = [merk for merk in MERKEN[1:] if merk in tekst]
        assert not gelekt, f"{method} {url} {data}: {gelekt}"
        assert antwoord.status_code < 500, url
        return antwoord


@pytest.fixture(params=[Rol.CONTACTPERSOON, Rol.VACATUREHOUDER, Rol.AMBASSADEUR])
def indringer(request, organisaties, als):
    return Indringer(als(maak_gebruiker(request.param, organisaties[0], naam=f"Indringer {MERKEN[0]}")))


def relaties(model):
    return [veld for veld in model._meta.get_fields() if isinstance(veld, ForeignKey)]


def vreemd(rijen):
    """What the other organisations have: the rows as they stand, and how many there are in all."""
    return {
        label: (
            list(
                BEHEER[label].model.objects.filter(pk__in=[rij.pk for rij in van[1:]]).order_by("pk").values()
            ),
            eigen_en_ander(label, van),
        )
        for label, van in rijen.items()
    }


def eigen_en_ander(label, van):
    model = BEHEER[label].model
    route = getattr(model, "organisatie_pad", None)
    if route is None:
        return model.objects.count()
    eigen = toegang.organisatie_id_van(van[0])
    return model.objects.exclude(**{route: eigen}).count()


def test_the_marks_are_there_to_be_found(organisaties, rijen, als):
    """Else the probes below prove nothing: who may see everything does see them."""
    wie = maak_gebruiker(Rol.COORDINATOR, organisaties[0], is_superuser=True)
    for organisatie in organisaties:
        maak_lidmaatschap(wie, organisatie, Rol.CONTACTPERSOON)  # who has priority is for them alone
    coordinator = als(wie)
    for label in VAN_EEN_ORGANISATIE:
        if label == "school.afspraak":
            continue  # numbers only: its marks are the names of the organisations
        tekst = coordinator.get(pad(label, "changelist")).content.decode().upper()
        assert all(merk in tekst for merk in MERKEN), label


def test_lists_searches_and_choices(indringer, rijen):
    indringer.probeer("get", reverse("admin:index"))
    for app in {label.split(".")[0] for label in BEHEER}:
        indringer.probeer("get", reverse("admin:app_list", args=[app]))
    for label, van in rijen.items():
        lijst = pad(label, "changelist")
        if indringer.probeer("get", lijst).status_code == 200:  # else there is no list to ask anything
            for vraag in ZOEKVRAGEN:
                indringer.probeer("get", lijst + vraag)
        indringer.probeer("get", pad(label, "add"))
        for pagina in ("change", "history", "delete"):
            indringer.probeer("get", pad(label, pagina, van[0].pk))


def test_autocompletes(indringer, rijen):
    for beheer in BEHEER.values():
        for veld in relaties(beheer.model):
            waar = {"app_label": beheer.opts.app_label, "model_name": beheer.opts.model_name}
            for term in ("", "GEHEIM"):
                vraag = {**waar, "field_name": veld.name, "term": term}
                indringer.probeer("get", reverse("admin:autocomplete"), vraag)


def test_filters_spell_nothing_out(indringer, rijen):
    for label in BEHEER:
        for veld in relaties(BEHEER[label].model):
            naam = veld.related_model._meta.label_lower
            pk = rijen[naam][1].pk if naam in rijen else 1
            for vraag in (f"{veld.name}__id__exact={pk}", f"{veld.name}={pk}", f"{veld.name}__pk={pk}"):
                indringer.probeer("get", f"{pad(label, 'changelist')}?{vraag}")
            teksten = [
                tekst.name for tekst in veld.related_model._meta.fields if isinstance(tekst, CharField)
            ]
            for vraag in [f"{veld.name}__{tekst}__startswith=G" for tekst in teksten]:
                antwoord = indringer.probeer("get", f"{pad(label, 'changelist')}?{vraag}")
                gedeeld = getattr(BEHEER.get(veld.related_model._meta.label_lower), "gedeeld", False)
                assert gedeeld or antwoord.status_code in {400, 404}, vraag


def test_rows_of_others_do_not_exist(indringer, rijen):
    """Pages, posts, actions: the answer is the one for a row that is not there."""
    eerst = vreemd(rijen)
    for label in VAN_EEN_ORGANISATIE:
        for rij in rijen[label][1:]:
            for pagina in ("change", "delete", "history"):
                url = pad(label, pagina, rij.pk)
                assert indringer.probeer("get", url).status_code == 404, url
                antwoord = indringer.probeer("post", url, {"post": "yes", "naam": "HACK", "titel": "HACK"})
                assert antwoord.status_code == 404, url
        for actie in ("delete_selected", "exporteer"):
            data = {"action": actie, "_selected_action": [rij.pk for rij in rijen[label][1:]], "post": "yes"}
            indringer.probeer("post", pad(label, "changelist"), data)
    assert vreemd(rijen) == eerst


def ingevuld(formulier):
    """What a browser would post for this form."""
    data = {}
    for veld in formulier:
        waarde = veld.value()
        if waarde is True:
            data[veld.html_name] = "on"
        elif waarde is not None and waarde is not False:
            data[veld.html_name] = waarde
    return data


def verzonden(antwoord):
    """The whole page: the form and the inlines under it."""
    data = ingevuld(antwoord.context["adminform"].form)
    for inline in antwoord.context["inline_admin_formsets"]:
        data |= ingevuld(inline.formset.management_form)
        for formulier in inline.formset.forms:
            data |= ingevuld(formulier)
    return data


def test_posting_ids_of_others(indringer, rijen):
    """Every relation in turn points at another organisation's row, on a new row and on an own one."""
    eerst = vreemd(rijen)
    for label, van in rijen.items():
        for url in (pad(label, "add"), pad(label, "change", van[0].pk)):
            antwoord = indringer.probeer("get", url)
            if antwoord.status_code != 200 or not antwoord.context["has_change_permission"]:
                continue
            if url == pad(label, "change", van[0].pk):  # untouched it is accepted, so what follows is the id
                assert indringer.probeer("post", url, verzonden(antwoord)).status_code == 302, label
            for veld in relaties(BEHEER[label].model):
                doel = rijen.get(veld.related_model._meta.label_lower)
                if not doel or BEHEER[veld.related_model._meta.label_lower].gedeeld:
                    continue
                gegevens = {**verzonden(antwoord), veld.name: doel[1].pk}
                indringer.probeer("post", url, gegevens)
                rij = type(van[0]).objects.get(pk=van[0].pk)
                assert getattr(rij, veld.attname) == getattr(van[0], veld.attname), f"{label}.{veld.name}"
    assert vreemd(rijen) == eerst


def test_nobody_makes_themselves_more(indringer, rijen, organisaties):
    """Fields that are in no form stay what they are, whatever is posted."""
    zelf = rijen["organisaties.gebruiker"][0]
    url = pad("organisaties.gebruiker", "change", zelf.pk)
    antwoord = indringer.probeer("get", url)
    data = verzonden(antwoord) if antwoord.status_code == 200 else {}
    meer = {"is_superuser": "on", "is_staff": "on", "email": "a@b.example", "password": "x", "groups": "1"}
    indringer.probeer("post", url, data | meer | {"organisatie": organisaties[1].pk})
    na = type(zelf).objects.get(pk=zelf.pk)
    assert (na.is_superuser, na.email, na.organisatie_id) == (False, zelf.email, zelf.organisatie_id)


def test_there_is_no_way_around_the_model_admins(indringer, rijen):
    """Django's `r/<content type>/<id>/` redirects to any object of any organisation."""
    for rij in rijen["organisaties.gebruiker"][1:]:
        antwoord = indringer.probeer("get", f"{reverse('admin:index')}r/1/{rij.pk}/")
        assert antwoord.status_code == 404
