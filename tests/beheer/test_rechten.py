"""Rules of the admin that need a test of their own: who gives which role, whose account, what moves, what is logged."""

import re
from datetime import date, timedelta

import pytest
from django.contrib import admin
from django.urls import reverse
from django.utils import timezone

from tests.maken import (
    ALTIJD,
    maak_afspraak,
    maak_gebruiker,
    maak_inschrijving,
    maak_lidmaatschap,
    maak_nieuwsbericht,
    maak_organisatie,
    maak_vacature,
)
from twentsekracht.logboek.models import Regel
from twentsekracht.organisaties.models import Formatie, Gebruiker, Lidmaatschap, Organisatie
from twentsekracht.organisaties.toegang import Rol

pytestmark = pytest.mark.django_db


@pytest.fixture
def hengelo():
    return maak_organisatie("hengelo")


@pytest.fixture
def almelo():
    return maak_organisatie("almelo")


@pytest.fixture
def contactpersoon(als, hengelo):
    return als(maak_gebruiker(Rol.CONTACTPERSOON, hengelo, naam="Anouk Wessels"))


@pytest.fixture
def coordinator(als, hengelo):
    return als(maak_gebruiker(Rol.COORDINATOR, hengelo))


@pytest.fixture
def beheerder(als, hengelo):
    return als(maak_gebruiker(Rol.BEHEERDER, hengelo))


def pad(naam, *args):
    return reverse(f"admin:{naam}", args=args)


def stuur(client, url, **velden):
    """Fills in the form as a browser would and sends it, inlines and all."""
    pagina = client.get(url).context
    data = {}
    formulieren = [pagina["adminform"].form]
    for inline in pagina["inline_admin_formsets"]:
        formulieren += [inline.formset.management_form, *inline.formset.forms]
    for formulier in formulieren:
        data |= {veld.html_name: veld.value() for veld in formulier if veld.value() is not False}
    data = {naam: waarde for naam, waarde in (data | velden).items() if waarde is not None}
    return client.post(url, data)


# ---- roles


def geef_rol(client, gebruiker, organisatie, rol):
    velden = {"gebruiker": gebruiker.pk, "organisatie": organisatie.pk, "rol": rol, "van": "2015-01-01"}
    antwoord = client.post(pad("organisaties_lidmaatschap_add"), velden)
    assert antwoord.status_code in {200, 302, 404}
    return Lidmaatschap.objects.filter(gebruiker=gebruiker, organisatie=organisatie, rol=rol).exists()


@pytest.mark.parametrize(
    ("wie", "mag"),
    [
        ("contactpersoon", {Rol.VACATUREHOUDER, Rol.AMBASSADEUR}),
        ("coordinator", set(Rol) - {Rol.BEHEERDER}),
        ("beheerder", set(Rol)),
    ],
)
def test_nobody_gives_a_role_above_their_own(request, hengelo, wie, mag):
    client, collega = request.getfixturevalue(wie), maak_gebruiker(organisatie=hengelo)
    assert {rol for rol in Rol if geef_rol(client, collega, hengelo, rol)} == mag


def test_a_contactpersoon_gives_roles_in_the_own_organisation_only(contactpersoon, hengelo, almelo):
    collega, vreemde = maak_gebruiker(organisatie=hengelo), maak_gebruiker(organisatie=almelo)
    assert not geef_rol(contactpersoon, collega, almelo, Rol.AMBASSADEUR)
    assert not geef_rol(contactpersoon, vreemde, hengelo, Rol.AMBASSADEUR)
    assert geef_rol(contactpersoon, collega, hengelo, Rol.AMBASSADEUR)


def test_a_contactpersoon_does_not_end_a_role_above_their_own(contactpersoon, hengelo):
    hoger = maak_lidmaatschap(maak_gebruiker(organisatie=hengelo), rol=Rol.COORDINATOR)
    lager = maak_lidmaatschap(maak_gebruiker(organisatie=hengelo), rol=Rol.AMBASSADEUR)
    data = {"van": "2015-01-01", "tot": "2016-01-01"}
    assert contactpersoon.post(pad("organisaties_lidmaatschap_change", hoger.pk), data).status_code == 404
    assert contactpersoon.post(pad("organisaties_lidmaatschap_change", lager.pk), data).status_code == 302
    tot = dict(Lidmaatschap.objects.values_list("rol", "tot").filter(pk__in=[hoger.pk, lager.pk]))
    assert tot == {Rol.COORDINATOR: None, Rol.AMBASSADEUR: date(2016, 1, 1)}


def test_a_role_stays_with_its_person_and_organisation(coordinator, hengelo, almelo):
    rol = maak_lidmaatschap(maak_gebruiker(organisatie=hengelo), rol=Rol.AMBASSADEUR)
    meer = {"rol": Rol.CONTACTPERSOON, "organisatie": almelo.pk, "van": "2015-01-01"}
    coordinator.post(pad("organisaties_lidmaatschap_change", rol.pk), meer)
    rol.refresh_from_db()
    assert (rol.rol, rol.organisatie) == (Rol.AMBASSADEUR, hengelo)


def test_a_deputy_needs_an_end_and_the_same_role(coordinator, hengelo):
    vervangen = maak_lidmaatschap(maak_gebruiker(organisatie=hengelo), rol=Rol.CONTACTPERSOON)
    collega = maak_gebruiker(organisatie=hengelo)
    velden = {
        "gebruiker": collega.pk,
        "organisatie": hengelo.pk,
        "van": "2015-01-01",
        "vervangt": vervangen.pk,
    }

    def fouten(**meer):
        return str(coordinator.post(pad("organisaties_lidmaatschap_add"), velden | meer).context["errors"])

    assert "einddatum" in fouten(rol=Rol.CONTACTPERSOON)
    assert "dezelfde rol" in fouten(rol=Rol.AMBASSADEUR, tot="2015-02-01")
    assert not collega.lidmaatschappen.exists()
    coordinator.post(
        pad("organisaties_lidmaatschap_add"), velden | {"rol": Rol.CONTACTPERSOON, "tot": "2015-02-01"}
    )
    assert collega.lidmaatschappen.get().vervangt == vervangen


def test_a_role_that_has_ended_lets_nobody_in(als, hengelo):
    gisteren = timezone.localdate() - timedelta(days=1)
    gebruiker = maak_gebruiker(organisatie=hengelo)
    rol = maak_lidmaatschap(gebruiker, rol=Rol.CONTACTPERSOON, tot=gisteren)
    client = als(gebruiker)
    assert client.get(pad("index")).status_code == 404
    Lidmaatschap.objects.filter(pk=rol.pk).update(tot=timezone.localdate())
    assert client.get(pad("index")).status_code == 200


# ---- accounts


def test_the_office_makes_accounts_without_a_password(coordinator, hengelo):
    velden = {"naam": "Nieuw", "email": "Nieuw@Hengelo.example", "organisatie": hengelo.pk, "is_active": "on"}
    assert stuur(coordinator, pad("organisaties_gebruiker_add"), **velden).status_code == 302
    nieuw = Gebruiker.objects.get(email="nieuw@hengelo.example")
    assert not nieuw.has_usable_password() and not nieuw.is_superuser


def test_a_contactpersoon_switches_accounts_of_the_own_organisation_off_and_changes_nothing_else(
    contactpersoon, hengelo
):
    collega = maak_gebruiker(organisatie=hengelo, naam="Bas")
    url = pad("organisaties_gebruiker_change", collega.pk)
    assert stuur(contactpersoon, url, is_active=None, naam="Anders", email="x@y.example").status_code == 302
    collega.refresh_from_db()
    assert (collega.is_active, collega.naam) == (False, "Bas")


@pytest.mark.parametrize(
    ("wie", "rol", "mag"),
    [
        ("contactpersoon", Rol.AMBASSADEUR, True),
        ("contactpersoon", Rol.CONTACTPERSOON, False),
        ("contactpersoon", Rol.BEHEERDER, False),
        ("coordinator", Rol.CONTACTPERSOON, True),
        ("coordinator", Rol.BEHEERDER, False),
        ("beheerder", Rol.BEHEERDER, True),
    ],
)
def test_the_account_of_somebody_with_a_role_above_is_out_of_reach(request, hengelo, wie, rol, mag):
    """Else a new e-mail address and "wachtwoord vergeten" would be the way to that role."""
    doel = maak_gebruiker(rol, hengelo, is_active=False)
    antwoord = request.getfixturevalue(wie).post(
        pad("organisaties_gebruiker_change", doel.pk),
        {"is_active": "on", "naam": "x", "email": "x@y.example"},
    )
    assert (antwoord.status_code != 404) is mag
    doel.refresh_from_db()
    assert doel.email != "x@y.example" or mag


def test_only_a_superuser_reaches_a_superuser(als, beheerder, hengelo):
    doel, ander = (maak_gebruiker(organisatie=hengelo, is_superuser=True) for _ in range(2))
    url = pad("organisaties_gebruiker_change", doel.pk)
    assert beheerder.post(url, {"naam": "x"}).status_code == 404
    assert als(ander).post(url, {"naam": "x"}).status_code == 200


def test_who_moves_to_another_organisation_loses_the_roles_of_the_old_one(coordinator, hengelo, almelo):
    gebruiker = maak_gebruiker(Rol.AMBASSADEUR, hengelo)
    maak_lidmaatschap(gebruiker, almelo, Rol.VACATUREHOUDER)
    maak_lidmaatschap(gebruiker, hengelo, Rol.DECAAN, van=timezone.localdate() + timedelta(days=9))
    stuur(coordinator, pad("organisaties_gebruiker_change", gebruiker.pk), organisatie=almelo.pk)
    gisteren = timezone.localdate() - timedelta(days=1)
    assert set(gebruiker.lidmaatschappen.values_list("organisatie__code", "rol", "van", "tot")) == {
        ("hengelo", Rol.AMBASSADEUR, ALTIJD, gisteren),
        ("almelo", Rol.VACATUREHOUDER, ALTIJD, None),
    }


# ---- new rows


def test_a_page_for_something_new_has_one_main_button_and_no_empty_tables(coordinator):
    html = coordinator.get(pad("redactie_nieuwsbericht_add")).text
    assert re.findall(r'<input type="submit" class="default" name="(\w+)"', html) == ["_save"]
    assert html.count('class="submit-row"') == 1
    assert "Stappen" not in html
    bericht = maak_nieuwsbericht()
    assert "Stappen" in coordinator.get(pad("redactie_nieuwsbericht_change", bericht.pk)).text


# ---- the own organisation


def test_a_contactpersoon_changes_the_short_name_how_it_is_reached_and_nothing_else(contactpersoon, hengelo):
    Formatie.objects.create(organisatie=hengelo, jaar=2015, fte=100)
    url = pad("organisaties_organisatie_change", hengelo.pk)
    velden = {"korte_naam": "H'lo", "website": "www.hengelo.example", "naam": "Anders", "code": "anders"}
    assert stuur(contactpersoon, url, **velden).status_code == 302
    hengelo.refresh_from_db()
    assert (hengelo.korte_naam, hengelo.naam, hengelo.code) == ("H'lo", "Gemeente Hengelo", "hengelo")
    assert hengelo.website == "https://www.hengelo.example"
    data = {"korte_naam": "H", "formaties-TOTAL_FORMS": 1, "formaties-INITIAL_FORMS": 0}
    data |= {"formaties-0-jaar": 2016, "formaties-0-fte": 900, "formaties-0-organisatie": hengelo.pk}
    contactpersoon.post(url, data)
    assert list(hengelo.formaties.values_list("jaar", flat=True)) == [2015]


def test_the_office_keeps_the_facts_of_an_organisation(coordinator, hengelo):
    url = pad("organisaties_organisatie_change", hengelo.pk)
    velden = {"formaties-TOTAL_FORMS": 1, "formaties-0-jaar": 2015, "formaties-0-fte": "900.5"}
    assert stuur(coordinator, url, **velden).status_code == 302
    assert hengelo.formaties.get().fte == 900.5


def test_nothing_moves_to_another_organisation_even_with_roles_in_both(als, hengelo, almelo):
    gebruiker = maak_gebruiker(Rol.CONTACTPERSOON, hengelo)
    maak_lidmaatschap(gebruiker, almelo, Rol.CONTACTPERSOON)
    vacature = maak_vacature(hengelo)
    url = pad("vacatures_vacature_change", vacature.pk)
    assert stuur(als(gebruiker), url, organisatie=almelo.pk, titel="Nieuw").status_code == 302
    vacature.refresh_from_db()
    assert (vacature.organisatie, vacature.titel) == (hengelo, "Nieuw")


def test_roles_of_two_organisations_do_not_mix(als, hengelo, almelo):
    """Vacaturehouder at one, contactpersoon at the other: agreements of the second only."""
    gebruiker = maak_gebruiker(Rol.VACATUREHOUDER, hengelo)
    maak_lidmaatschap(gebruiker, almelo, Rol.CONTACTPERSOON)
    client = als(gebruiker)
    maak_afspraak(hengelo), maak_afspraak(almelo)
    maak_vacature(hengelo), maak_vacature(almelo)
    assert [
        rij.organisatie for rij in client.get(pad("school_afspraak_changelist")).context["cl"].queryset
    ] == [almelo]
    assert client.get(pad("vacatures_vacature_changelist")).context["cl"].queryset.count() == 2


def test_the_last_lock_holds_without_the_form(rf, hengelo, almelo):
    """What the choices of a form refuse is refused once more when a row is saved."""
    request = rf.post("/")
    request.user = maak_gebruiker(Rol.CONTACTPERSOON, hengelo)
    vacature = maak_vacature(hengelo)
    vacature.organisatie = almelo
    with pytest.raises(admin.options.PermissionDenied):
        admin.site.get_model_admin(type(vacature)).save_model(request, vacature, form=None, change=True)
    assert type(vacature).objects.get().organisatie == hengelo


# ---- exports and the trail


def test_an_export_holds_the_own_rows_and_no_formulas(contactpersoon, hengelo, almelo):
    eigen = maak_inschrijving(organisatie=hengelo, kenmerk="=1+1")
    ander = maak_inschrijving(organisatie=almelo, kenmerk="GEHEIM")
    data = {"action": "exporteer", "_selected_action": [eigen.pk, ander.pk]}
    antwoord = contactpersoon.post(pad("school_inschrijving_changelist"), data)
    tekst = antwoord.content.decode("utf-8-sig")
    assert "attachment" in antwoord.headers["Content-Disposition"]
    assert tekst.splitlines()[1].split(";")[3:5] == ["'=1+1", "hengelo"]
    assert len(tekst.splitlines()) == 2 and "GEHEIM" not in tekst


def test_changes_are_logged_as_names_of_fields_in_the_role_that_did_it(contactpersoon, hengelo):
    vacature = maak_vacature(hengelo)
    stuur(contactpersoon, pad("vacatures_vacature_change", vacature.pk), titel="Geheim", niveau="hbo")
    regel = Regel.objects.over(vacature).get()
    velden = ["niveau", "titel"]
    assert (regel.actie, regel.rol, regel.velden) == ("vacature gewijzigd", Rol.CONTACTPERSOON, velden)
    assert regel.organisatie_id == hengelo.pk
    pagina = contactpersoon.get(pad("vacatures_vacature_history", vacature.pk)).content.decode()
    assert "gewijzigd: niveau, titel" in pagina and "Anouk Wessels" in pagina


def test_the_history_names_no_people_of_elsewhere(contactpersoon, als, hengelo, almelo):
    vacature = maak_vacature(hengelo)
    bureau = als(maak_gebruiker(Rol.COORDINATOR, almelo, naam="Hanneke Elferink"))
    stuur(bureau, pad("vacatures_vacature_change", vacature.pk), titel="Anders")
    pagina = contactpersoon.get(pad("vacatures_vacature_history", vacature.pk)).content.decode()
    assert "Coördinator" in pagina and "Hanneke" not in pagina


def test_deleting_is_logged(coordinator, hengelo):
    afspraak = maak_afspraak(hengelo)
    coordinator.post(pad("school_afspraak_delete", afspraak.pk), {"post": "yes"})
    assert Regel.objects.get().actie == "verwijderd"
    assert Regel.objects.get().object_id == str(afspraak.pk)


def test_a_model_without_rights_is_refused_and_django_s_own_stay_out():
    with pytest.raises(TypeError, match="OrganisatieBeheer"):
        admin.site.register(Organisatie, admin.ModelAdmin)
    assert "auth" not in {model._meta.app_label for model in admin.site._registry}


def test_going_in_by_the_admin_s_own_log_in_page_leads_to_ours(client, contactpersoon):
    antwoord = client.get(pad("index"), follow=True)
    assert antwoord.redirect_chain[-1][0].startswith(f"{reverse('account_login')}?next={pad('index')}")
    assert contactpersoon.post(pad("logout")).status_code == 302
    assert contactpersoon.get(pad("index")).status_code == 302
