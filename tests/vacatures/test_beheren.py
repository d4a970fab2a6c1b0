"""The pages of who handles vacancies: what is theirs, what they write, and that nothing is lost."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.maken import (
    maak_gebruiker,
    maak_organisatie,
    maak_reactie,
    maak_vaardigheid,
    maak_vacature,
)
from tests.vacatures.maken import maak_salaristabel, maak_sjabloon, maak_weergave, maak_werkwijze
from twentsekracht.organisaties.models import Rol
from vacatures import uitkomsten
from vacatures.forms.beheren import VacatureForm
from vacatures.models import Vacature

pytestmark = pytest.mark.django_db
DAG = timedelta(days=1)


@pytest.fixture
def vandaag():
    return timezone.localdate()


@pytest.fixture
def hengelo():
    maak_salaristabel()
    return maak_organisatie("hengelo")


@pytest.fixture
def houder(hengelo):
    return maak_gebruiker(Rol.VACATUREHOUDER, hengelo)


@pytest.fixture
def client(als, houder):
    return als(houder)


def klaar(vandaag):
    return {
        "titel": "Adviseur",
        "omschrijving": "Je adviseert.",
        "schaal_min": 9,
        "uren_max": 32,
        "is_vast": True,
        "doelgroep": "extern",
        "sluit_op": vandaag + 20 * DAG,
    }


@pytest.fixture
def concept(hengelo, houder, vandaag):
    return maak_vacature(hengelo, status="concept", houder=houder, **klaar(vandaag))


@pytest.fixture
def open_(hengelo, vandaag):
    return maak_vacature(
        hengelo, **{**klaar(vandaag), "titel": "Open adviseur"}, gepubliceerd_op=vandaag - DAG
    )


def url(naam, vacature, *args):
    return reverse(f"vacatures:{naam}", args=[vacature.pk, *args])


def vers(vacature):
    return Vacature.objects.get(pk=vacature.pk)


def ingevuld(client, vacature, **anders):
    """What the browser would send of the page as it stands, with these changes."""
    form = client.get(url("bewerken", vacature)).context["form"]
    data = {}
    for veld in form:
        waarde = veld.value()
        if waarde is not None and waarde is not False:
            data[veld.html_name] = "on" if waarde is True else waarde
    return {**data, **anders}


def meldingen(antwoord):
    return [str(melding) for melding in antwoord.context["messages"]]


# ---- the list


@pytest.fixture
def van_alles(hengelo, vandaag, concept, open_):
    maak_vacature(hengelo, titel="Gepland", gepubliceerd_op=vandaag + 3 * DAG)
    maak_vacature(hengelo, titel="Voorbij", sluit_op=vandaag - DAG)
    maak_vacature(hengelo, titel="Gesloten", status="gesloten")
    maak_vacature(hengelo, titel="Ingevuld", status="ingevuld", ingevuld_op=vandaag, ingevuld_door="intern")
    maak_vacature(titel="Van een ander")


@pytest.mark.parametrize(
    ("stand", "titels"),
    [
        ("concept", {"Adviseur"}),
        ("gepland", {"Gepland"}),
        ("open", {"Open adviseur"}),
        ("dicht", {"Voorbij", "Gesloten"}),
        ("afgerond", {"Ingevuld"}),
        ("onzin", {"Adviseur", "Open adviseur", "Gepland", "Voorbij", "Gesloten", "Ingevuld"}),
    ],
)
def test_by_how_it_stands_and_only_ones_own(client, van_alles, stand, titels):
    antwoord = client.get(reverse("vacatures:beheren"), {"stand": stand})
    assert {vacature.titel for vacature in antwoord.context["vacatures"]} == titels
    assert [tekst for tekst, *_ in antwoord.context["tabs"]] == [
        "Alles (6)",
        "Concept (1)",
        "Gepland (1)",
        "Open (1)",
        "Wacht op de uitkomst (2)",
        "Afgerond (1)",
    ]


def test_search_keeps_the_tab(client, van_alles):
    antwoord = client.get(reverse("vacatures:beheren"), {"q": "adviseur", "stand": "open"})
    assert [vacature.titel for vacature in antwoord.context["vacatures"]] == ["Open adviseur"]
    assert "q=adviseur" in antwoord.context["tabs"][0][1]


def test_the_coordinator_sees_all_and_can_choose_an_organisation(als, van_alles, hengelo):
    client = als(maak_gebruiker(Rol.COORDINATOR))
    assert len(client.get(reverse("vacatures:beheren")).context["vacatures"]) == 7
    antwoord = client.get(reverse("vacatures:beheren"), {"organisatie": hengelo.pk})
    assert len(antwoord.context["vacatures"]) == 6


def test_somebody_elses_organisation_cannot_be_chosen(client, van_alles):
    ander = Vacature.objects.get(titel="Van een ander").organisatie
    antwoord = client.get(reverse("vacatures:beheren"), {"organisatie": ander.pk})
    assert len(antwoord.context["vacatures"]) == 6


def test_nothing_yet_leads_to_a_first_one(client):
    assert "Er zijn nog geen vacatures" in client.get(reverse("vacatures:beheren")).text


def test_the_number_of_queries_does_not_grow(client, hengelo, django_assert_max_num_queries):
    def vragen():
        with django_assert_max_num_queries(60) as geteld:
            assert client.get(reverse("vacatures:beheren")).status_code == 200
        return len(geteld)

    maak_weergave(maak_vacature(hengelo))
    client.get(reverse("vacatures:beheren"))
    een = vragen()
    for _ in range(20):
        maak_reactie(maak_vacature(hengelo))
    assert vragen() == een


def test_a_weak_session_holds_no_role(als, houder, concept):
    client = als(houder, sterk=False)
    for adres in (reverse("vacatures:beheren"), url("bewerken", concept)):
        assert client.get(adres).status_code in (302, 404)


# ---- a new one


def test_blank(client, houder, hengelo):
    antwoord = client.post(reverse("vacatures:nieuw"), {"titel": "Jurist"})
    nieuw = Vacature.objects.get()
    assert antwoord.url == url("bewerken", nieuw)
    assert (nieuw.titel, nieuw.organisatie, nieuw.houder, nieuw.status) == (
        "Jurist",
        hengelo,
        houder,
        "concept",
    )


def test_from_a_template_and_from_an_earlier_one(client, hengelo, open_):
    sjabloon = maak_sjabloon(hengelo, titel="Uit sjabloon", omschrijving="Tekst")
    client.post(reverse("vacatures:nieuw"), {"vanuit": f"sjabloon-{sjabloon.pk}"})
    client.post(reverse("vacatures:nieuw"), {"vanuit": f"vacature-{open_.pk}", "titel": "Anders"})
    uit_sjabloon, kopie = Vacature.objects.filter(status="concept").order_by("pk")
    assert (uit_sjabloon.titel, uit_sjabloon.omschrijving) == ("Uit sjabloon", "Tekst")
    assert (kopie.titel, kopie.omschrijving, kopie.schaal_min) == ("Anders", "Je adviseert.", 9)


def test_a_template_or_vacancy_of_another_is_no_choice(client):
    ander, sjabloon = maak_vacature(), maak_sjabloon()
    for vanuit in (f"vacature-{ander.pk}", f"sjabloon-{sjabloon.pk}", "vacature-x", "onzin"):
        antwoord = client.post(reverse("vacatures:nieuw"), {"vanuit": vanuit})
        assert "vanuit" in antwoord.context["form"].errors
    assert Vacature.objects.count() == 1


def test_not_for_one_organisation_with_the_text_of_another(als, hengelo):
    sjabloon = maak_sjabloon(hengelo)
    almelo = maak_organisatie("almelo")
    vraag = {"organisatie": almelo.pk, "vanuit": f"sjabloon-{sjabloon.pk}"}
    antwoord = als(maak_gebruiker(Rol.COORDINATOR)).post(reverse("vacatures:nieuw"), vraag)
    assert "andere organisatie" in str(antwoord.context["form"].errors)


# ---- writing it


def test_a_draft_is_saved_with_anything_missing(client, concept):
    data = ingevuld(client, concept, titel="", omschrijving="", schaal_min="", sluit_op="", doelgroep="")
    data.pop("is_vast")
    assert client.post(url("bewerken", concept), data).status_code == 302
    pagina = client.get(url("bewerken", concept))
    assert vers(concept).titel == ""
    gemist = {naar for _, naar in pagina.context["gemis"]}
    assert {"#id_titel", "#id_omschrijving", "#id_schaal_min", "#id_sluit_op", "#id_doelgroep"} <= gemist
    for naar in gemist:
        assert f'id="{naar[1:]}"' in pagina.text


def test_nothing_can_be_written_that_is_not_on_the_page(client, concept):
    ander = maak_organisatie("almelo")
    vreemd = {
        "organisatie": ander.pk,
        "code": "x",
        "status": "gepubliceerd",
        "nagekeken_door": concept.houder_id,
    }
    client.post(url("bewerken", concept), ingevuld(client, concept, **vreemd))
    nu = vers(concept)
    assert (nu.organisatie, nu.code, nu.status, nu.nagekeken_door) == (
        concept.organisatie,
        concept.code,
        "concept",
        None,
    )


def test_the_holder_is_somebody_who_handles_them_there(client, concept, hengelo):
    vreemde = maak_gebruiker(Rol.VACATUREHOUDER)
    antwoord = client.post(url("bewerken", concept), ingevuld(client, concept, houder=vreemde.pk))
    assert "houder" in antwoord.context["form"].errors
    collega = maak_gebruiker(Rol.CONTACTPERSOON, hengelo)
    client.post(url("bewerken", concept), ingevuld(client, concept, houder=collega.pk))
    assert vers(concept).houder == collega


@pytest.mark.parametrize(
    ("velden", "waar"),
    [
        ({"schaal_min": "11", "schaal_max": "9"}, "__all__"),
        ({"uren_min": "36", "uren_max": "24"}, "__all__"),
        ({"uren_min": "veel"}, "uren_min"),
        ({"sluit_op": "31-02-2026"}, "sluit_op"),
        ({"intern_op": "2026-05-02", "extern_op": "2026-05-01", "regio_op": "2026-05-01"}, "__all__"),
        ({"schaal_min": "-1"}, "schaal_min"),
        ({"aantal_plaatsen": "51"}, "aantal_plaatsen"),
        ({"titel": "x" * 201}, "titel"),
        ({"vakgebied": "toveren"}, "vakgebied"),
    ],
)
def test_what_cannot_be_is_refused_and_what_was_typed_stays(client, concept, velden, waar):
    antwoord = client.post(
        url("bewerken", concept), ingevuld(client, concept, omschrijving="Lang getypt", **velden)
    )
    assert waar in antwoord.context["form"].errors
    assert "Lang getypt" in antwoord.text
    assert vers(concept).omschrijving == "Je adviseert."


def test_a_reference_is_used_once(client, concept, open_):
    Vacature.objects.filter(pk=open_.pk).update(kenmerk="HR-1")
    antwoord = client.post(url("bewerken", concept), ingevuld(client, concept, kenmerk="HR-1"))
    assert "kenmerk" in antwoord.context["form"].errors


def test_of_two_tabs_the_second_hears_it_keeps_its_text_and_may_choose(client, concept):
    een, twee = ingevuld(client, concept, titel="Van de een"), ingevuld(client, concept, titel="Van de ander")
    client.post(url("bewerken", concept), een)
    antwoord = client.post(url("bewerken", concept), twee)
    assert vers(concept).titel == "Van de een"
    assert antwoord.context["anders"] == [("Functie", "Van de een")]
    assert 'value="Van de ander"' in antwoord.text and "intussen gewijzigd" in antwoord.text
    form = antwoord.context["form"]
    client.post(url("bewerken", concept), {**twee, "stand": form["stand"].value()})
    assert vers(concept).titel == "Van de ander"


def test_a_made_up_version_writes_nothing(client, concept):
    for stand in ("", "onzin"):
        client.post(url("bewerken", concept), ingevuld(client, concept, titel="Anders", stand=stand))
    assert vers(concept).titel == "Adviseur"


def test_of_an_open_one_what_is_promised_is_not_on_the_form(client, open_):
    velden = set(client.get(url("bewerken", open_)).context["form"].fields)
    assert not velden & {"sluit_op", "intern_op", "regio_op", "extern_op"}
    client.post(url("bewerken", open_), ingevuld(client, open_, sluit_op="2030-01-01", contact="HR"))
    assert (vers(open_).sluit_op, vers(open_).contact) == (open_.sluit_op, "HR")


def test_of_one_that_ended_nothing_is_written(client, hengelo):
    vacature = maak_vacature(hengelo, status="ingevuld")
    assert client.get(url("bewerken", vacature)).context["form"] is None
    assert client.post(url("bewerken", vacature), {"titel": "Anders"}).status_code == 302
    assert vers(vacature).titel == vacature.titel


def test_all_fields_stand_in_a_section():
    in_groep = [veld for _, velden in VacatureForm.groepen for veld in velden]
    assert sorted(in_groep) == sorted(VacatureForm.Meta.fields)


def test_advice_never_holds_up(client, concept):
    client.post(url("bewerken", concept), ingevuld(client, concept, titel="Vakman gezocht"))
    assert "‘Vakman’" in client.get(url("bewerken", concept)).text
    client.post(url("plaatsen", concept))
    assert vers(concept).status == "gepubliceerd"


def test_text_is_text(client, concept):
    gevaar = "<script>alert(1)</script> vakman<b>"
    client.post(url("bewerken", concept), ingevuld(client, concept, titel=gevaar, omschrijving=gevaar))
    for adres in (url("bewerken", concept), url("voorbeeld", concept, "regio"), reverse("vacatures:beheren")):
        assert "<script>alert" not in client.get(adres).text


# ---- how each audience will see it


def test_each_audience_from_its_own_day(client, concept, hengelo, vandaag):
    maak_werkwijze(hengelo, herplaatsing_na=0, intern_na=2, regio_na=4, extern_na=9)
    for wie, dagen in (("herplaatsing", 0), ("intern", 2), ("regio", 4), ("extern", 9)):
        antwoord = client.get(url("voorbeeld", concept, wie))
        assert antwoord.context["kijker"].vanaf == vandaag + dagen * DAG
        assert "Je adviseert." in antwoord.text and "Dit is een voorbeeld" in antwoord.text
    assert vers(concept).status == "concept" and vers(concept).extern_op is None


def test_who_never_sees_it_hears_that(client, concept):
    Vacature.objects.filter(pk=concept.pk).update(doelgroep="regio")
    antwoord = client.get(url("voorbeeld", concept, "extern"))
    assert "ziet de vacature niet" in antwoord.text and "Je adviseert." not in antwoord.text


def test_an_outsider_is_shown_as_one(client, concept):
    assert "Log in</a> om deze vacature" not in client.get(url("voorbeeld", concept, "extern")).text
    assert client.get(url("voorbeeld", concept, "extern")).context["user"].is_anonymous


def test_no_such_audience(client, concept):
    assert client.get(url("voorbeeld", concept, "buren")).status_code == 404


def test_a_half_written_one_can_be_looked_at(client, hengelo):
    leeg = maak_vacature(hengelo, status="concept", titel="")
    for wie in ("herplaatsing", "intern", "regio", "extern"):
        assert client.get(url("voorbeeld", leeg, wie)).status_code == 200
    assert client.get(url("bewerken", leeg)).status_code == 200


def test_a_preview_is_not_counted(client, open_):
    client.get(url("voorbeeld", open_, "extern"), headers={"User-Agent": "Mozilla/5.0 Firefox/140.0"})
    assert open_.weergaven.count() == 0


# ---- the moves


def test_placed_now(client, concept, vandaag):
    antwoord = client.post(url("plaatsen", concept), follow=True)
    assert meldingen(antwoord) == ["De vacature staat op de site."]
    assert (vers(concept).status, vers(concept).gepubliceerd_op) == ("gepubliceerd", vandaag)


def test_placed_on_a_day_and_taken_back(client, concept, vandaag):
    client.post(url("plaatsen", concept), {"per": vandaag + 3 * DAG})
    assert vers(concept).gepubliceerd_op == vandaag + 3 * DAG
    assert "Haal terug" in client.get(url("bewerken", concept)).text
    client.post(url("terughalen", concept))
    assert (vers(concept).status, vers(concept).gepubliceerd_op) == ("concept", None)


def test_not_placed_while_something_is_missing(client, concept):
    Vacature.objects.filter(pk=concept.pk).update(titel="", sluit_op=None)
    assert "Geef de vacature een titel." in client.get(url("plaatsen", concept)).text
    antwoord = client.post(url("plaatsen", concept))
    assert len(antwoord.context["form"].non_field_errors()) == 2
    assert vers(concept).status == "concept"


def test_a_second_pair_of_eyes(als, client, concept, hengelo):
    maak_werkwijze(hengelo, tweede_lezer=True)
    collega = als(maak_gebruiker(Rol.CONTACTPERSOON, hengelo))
    client.post(url("plaatsen", concept))
    assert vers(concept).status == "concept"
    assert "Ik heb haar nagekeken" not in client.get(url("bewerken", concept)).text
    pagina = collega.get(url("bewerken", concept))
    assert "Ik heb haar nagekeken" in pagina.text
    assert "Kijk na: Adviseur" in collega.get(reverse("vacatures:beheren")).text
    assert "Kijk na: Adviseur" not in client.get(reverse("vacatures:beheren")).text
    client.post(url("nakijken", concept), {"versie": pagina.context["versie"]})  # not by who holds it
    assert vers(concept).nagekeken_door is None
    collega.post(url("nakijken", concept), {"versie": "van vroeger"})
    assert vers(concept).nagekeken_door is None
    collega.post(url("nakijken", concept), {"versie": pagina.context["versie"]})
    client.post(url("plaatsen", concept))
    assert vers(concept).status == "gepubliceerd"


def test_extended_closed_and_placed_again(client, open_, vandaag):
    client.post(url("verlengen", open_), {"tot": vandaag + 30 * DAG, "reden": "Vakantie"})
    assert vers(open_).sluit_op == vandaag + 30 * DAG
    assert "Vakantie" in client.get(url("bewerken", open_)).text
    client.post(url("sluiten", open_), {"reden": ""})
    assert vers(open_).status == "gesloten"
    client.post(url("opnieuw", open_))
    assert Vacature.objects.filter(status="concept", titel="Open adviseur").count() == 1


def test_withdrawing_asks_why_on_a_page_of_its_own(client, open_):
    assert client.get(url("intrekken", open_)).status_code == 200
    assert vers(open_).status == "gepubliceerd"
    assert "reden" in client.post(url("intrekken", open_), {"reden": " "}).context["form"].errors
    client.post(url("intrekken", open_), {"reden": "De functie vervalt"})
    assert vers(open_).status == "ingetrokken"


def test_a_move_that_does_not_exist_says_so(client, concept, open_):
    for naam, vacature in (("terughalen", open_), ("opnieuw", open_), ("nakijken", open_)):
        antwoord = client.post(url(naam, vacature), follow=True)
        assert len(meldingen(antwoord)) == 1
    antwoord = client.post(url("sluiten", concept), {"reden": ""})
    assert antwoord.context["form"].non_field_errors()
    assert vers(concept).status == "concept"


@pytest.mark.parametrize("naam", ["nakijken", "terughalen", "kopieren", "opnieuw"])
def test_looking_changes_nothing(client, concept, naam):
    assert client.get(url(naam, concept)).status_code == 405


# ---- whose it is


PAGINAS = ["bewerken", "plaatsen", "verlengen", "sluiten", "intrekken", "vacaturecijfers"]
POSTS = [*PAGINAS[:-1], "nakijken", "terughalen", "kopieren", "opnieuw"]


def wie_niet(hengelo):
    yield maak_gebruiker(organisatie=hengelo)
    yield maak_gebruiker(Rol.AMBASSADEUR, hengelo)
    yield maak_gebruiker(Rol.VACATUREHOUDER)
    yield maak_gebruiker(Rol.CONTACTPERSOON)
    yield maak_gebruiker(Rol.BEHEERDER)


def test_to_others_it_does_not_exist(als, hengelo, concept, vandaag):
    vraag = {"reden": "x", "titel": "Gekaapt", "tot": vandaag + 40 * DAG}
    for gebruiker in wie_niet(hengelo):
        browser = als(gebruiker)
        for naam in PAGINAS:
            assert browser.get(url(naam, concept)).status_code == 404, (naam, gebruiker)
        assert browser.get(url("voorbeeld", concept, "regio")).status_code == 404
        for naam in POSTS:
            assert browser.post(url(naam, concept), vraag).status_code == 404, (naam, gebruiker)
    assert (vers(concept).status, vers(concept).titel, Vacature.objects.count()) == ("concept", "Adviseur", 1)


# ---- figures


def test_ones_own_figures(client, open_, vandaag):
    maak_weergave(open_, vandaag, "intranet", 12)
    maak_reactie(open_, herkomst="intern")
    antwoord = client.get(url("vacaturecijfers", open_))
    assert [cijfer["waarde"] for cijfer in antwoord.context["kern"]] == ["12", "0", "1", "2 dagen"]
    samen = client.get(reverse("vacatures:cijfers"))
    assert [cijfer["waarde"] for cijfer in samen.context["kern"]] == ["12", "0", "1", "0"]


def test_figures_are_of_ones_own_organisation(client, vandaag):
    maak_weergave(maak_vacature(gepubliceerd_op=vandaag), vandaag, aantal=99)
    samen = client.get(reverse("vacatures:cijfers")).context["cijfers"]
    assert (samen.vacatures, samen.weergaven) == (0, 0)


# ---- skills


def test_skills_are_chosen_from_the_list(client, concept):
    adres = reverse("vacatures:bewerken", args=[concept.pk])
    assert "Wat iemand moet kunnen" not in client.get(adres).content.decode()  # no list, nothing to choose
    excel, privacy = maak_vaardigheid("Excel"), maak_vaardigheid("Privacy")
    form = client.get(adres).context["form"]
    velden = {naam: form[naam].value() for naam in form.fields}
    velden = {naam: waarde for naam, waarde in velden.items() if waarde not in (None, False)}
    client.post(adres, {**velden, "vaardigheden": [excel.pk, privacy.pk]})
    assert set(concept.vaardigheden.all()) == {excel, privacy}
    antwoord = client.post(adres, {**velden, "vaardigheden": [privacy.pk]})  # with what stood there before
    assert antwoord.status_code == 200 and ("Vaardigheden", "Excel, Privacy") in antwoord.context["anders"]
    antwoord = client.post(adres, {**velden, "stand": "", "vaardigheden": [0]})
    assert "vaardigheden" in antwoord.context["form"].errors
    assert set(concept.vaardigheden.all()) == {excel, privacy}


def test_what_was_chosen_stands_first_in_the_list_of_skills(client, concept):
    *_, privacy = [maak_vaardigheid(naam) for naam in ("Aanbesteden", "Excel", "Privacy")]
    concept.vaardigheden.add(privacy)
    veld = client.get(url("bewerken", concept)).context["form"]["vaardigheden"]
    assert [keuze.choice_label for keuze in veld] == ["Privacy", "Aanbesteden", "Excel"]


@pytest.mark.parametrize(
    ("velden", "fout"),
    [
        ({"uren_min": "-8", "uren_max": "500"}, {"uren_min", "uren_max"}),
        ({"schaal_min": "25"}, {"schaal_min"}),
        ({"salaris_min": "1", "salaris_max": "18,50"}, {"salaris_min", "salaris_max"}),
    ],
)
def test_the_form_refuses_what_a_browser_would_have_refused(client, concept, open_, velden, fout):
    for vacature in (concept, open_):
        antwoord = client.post(url("bewerken", vacature), ingevuld(client, vacature, **velden))
        assert set(antwoord.context["form"].errors) == fout
        nu = vers(vacature)
        assert (nu.schaal_min, nu.uren_max, nu.salaris_min) == (9, 32, None)


def test_history_that_nobody_is_asked_about_does_not_wait_for_an_answer(client, hengelo, vandaag):
    grens = vandaag.replace(year=vandaag.year - 1, month=1, day=1)
    net, oud = (
        maak_vacature(hengelo, titel=titel, sluit_op=dag, gepubliceerd_op=grens - 60 * DAG)
        for titel, dag in (("Net", grens), ("Oud", grens - DAG))
    )
    dicht = maak_vacature(hengelo, titel="Dicht", status="gesloten")
    for stand, verwacht in (("dicht", {net, dicht}), ("afgerond", {oud})):
        antwoord = client.get(reverse("vacatures:beheren"), {"stand": stand})
        assert set(antwoord.context["vacatures"]) == verwacht
    assert "Gesloten, uitkomst onbekend" in antwoord.text
    assert set(uitkomsten.zonder_uitkomst(Vacature.objects.all(), op=vandaag)) == {net, dicht}
    assert reverse("vacatures:uitkomst_vastleggen", args=[oud.pk]) in client.get(url("bewerken", oud)).text
