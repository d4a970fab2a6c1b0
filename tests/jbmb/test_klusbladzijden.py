"""The pages of a klus: what they show to whom, at one price, and what they do with nonsense."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from jbmb import kluszoeken
from jbmb.kluscijfers import kluscijfers
from jbmb.models import Klus, Klusreactie
from jbmb.services.kluslinks import akkoordteken
from tests.jbmb.klussen import baas_van, maak_beleid, maak_klus, maak_mens, maak_reactie
from tests.maken import maak_gebruiker, maak_organisatie, maak_profiel, maak_vaardigheid
from twentsekracht.organisaties.models import Rol

pytestmark = pytest.mark.django_db
DAG = timedelta(days=1)


@pytest.fixture
def nu():
    return timezone.now()


def lees(client, adres):
    antwoord = client.get(adres)
    assert antwoord.status_code == 200, adres
    return antwoord.content.decode()


def prijs(client, adres):
    with CaptureQueriesContext(connection) as vragen:
        lees(client, adres)
    return len(vragen)


def ingevuld(nu, **anders):
    dag = timezone.localdate(nu)
    return {
        "titel": "Brieven herschrijven",
        "omschrijving": "Twintig brieven.",
        "uren": "7,5",
        "van": dag + 40 * DAG,
        "tot": dag + 90 * DAG,
        "plaats": "hengelo",
        "mensen": "2",
        "reageren_tot": dag + 20 * DAG,
        **anders,
    }


# ---- posting


def test_posted_by_the_page_and_found_by_a_colleague_without_a_name(als, nu):
    gever, skill = maak_mens(naam="Gerda Gever"), maak_vaardigheid("Schrijven")
    antwoord = als(gever).post("/jbmb/klussen/nieuw/", ingevuld(nu, vaardigheden=[skill.pk]))
    klus = Klus.objects.get()
    assert antwoord.headers["Location"] == f"/jbmb/klussen/{klus.pk}/beheer/"
    assert (str(klus.uren), klus.mensen, list(klus.vaardigheden.all())) == ("7.5", 2, [skill])
    client = als(maak_mens())
    for adres in ("/jbmb/klussen/", f"/jbmb/klussen/{klus.pk}/", "/zoeken/?q=herschrijven"):
        page = lees(client, adres)
        assert "herschrijven" in page and f'href="/jbmb/klussen/{klus.pk}/"' in page or "Reageer op" in page
        assert "Gerda Gever" not in page and gever.email not in page


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"titel": ""}, "titel"),
        ({"titel": "x\x00y"}, "titel"),
        ({"omschrijving": ""}, "omschrijving"),
        ({"uren": "veel"}, "uren"),
        ({"uren": "37"}, "uren"),
        ({"mensen": "0"}, "mensen"),
        ({"plaats": "atlantis"}, "plaats"),
        ({"plaats": ""}, "__all__"),
        ({"tot": "2001-01-01"}, "__all__"),
        ({"vaardigheden": ["99999"]}, "vaardigheden"),
        ({"reageren_tot": "2001-01-01"}, "__all__"),
    ],
)
def test_what_cannot_be_is_refused_with_a_word(als, nu, anders, veld):
    antwoord = als(maak_mens()).post("/jbmb/klussen/nieuw/", ingevuld(nu, **anders))
    assert antwoord.status_code == 200
    assert veld in antwoord.context["form"].errors
    assert not Klus.objects.exists()


def test_editing_begins_with_what_was_there(als, nu):
    klus = maak_klus(op=nu, uren="7.5")
    client = als(klus.klusgever)
    page = lees(client, f"/jbmb/klussen/{klus.pk}/bewerken/")
    assert 'value="7,5"' in page and f'value="{klus.van:%Y-%m-%d}"' in page
    client.post(f"/jbmb/klussen/{klus.pk}/bewerken/", ingevuld(nu, titel="Anders"))
    klus.refresh_from_db()
    assert klus.titel == "Anders"
    maak_reactie(klus, status="gekozen", op=nu)
    antwoord = client.post(f"/jbmb/klussen/{klus.pk}/bewerken/", ingevuld(nu, titel="Weer anders"))
    assert "al iemand gekozen" in antwoord.content.decode()
    klus.refresh_from_db()
    assert klus.titel == "Anders"


# ---- finding


def test_the_filters_each_keep_what_fits(als, nu):
    hengelo, skill = maak_organisatie("hengelo"), maak_vaardigheid("Excel")
    klein = maak_klus(maak_mens(hengelo), op=nu, titel="Klein werk", uren=4)
    groot = maak_klus(op=nu, titel="Groot werk", uren=16, plaats="", kan_op_afstand=True)
    ver = maak_klus(op=nu, titel="Ver werk", uren=8, plaats="losser")
    groot.vaardigheden.add(skill)
    client = als(maak_mens())
    for vraag, verwacht in (
        ("q=klein", {klein}),
        ("uren=tot-8", {klein}),
        ("uren=8-16&uren=16-meer", {groot, ver}),
        (f"vaardigheid={skill.pk}", {groot}),
        ("organisatie=hengelo", {klein}),
        ("plaats=losser", {groot, ver}),
        ("uren=onzin&plaats=atlantis", {klein, groot, ver}),
    ):
        gevonden = client.get(f"/jbmb/klussen/?{vraag}").context["klussen"]
        assert set(gevonden) == verwacht, vraag


def test_what_is_over_or_full_or_too_late_is_not_found(als, nu):
    maak_klus(op=nu, status="ingetrokken")
    maak_klus(op=nu - 25 * DAG)
    vol = maak_klus(op=nu)
    maak_reactie(vol, status="afgesproken", op=nu)
    lezer = maak_mens()
    client = als(lezer)
    assert list(client.get("/jbmb/klussen/").context["klussen"]) == []
    assert kluszoeken.zoek("brieven", gebruiker=lezer, op=timezone.localdate(nu), aantal=5).totaal == 0
    for klus in Klus.objects.all():
        assert client.get(f"/jbmb/klussen/{klus.pk}/").status_code == 404


@pytest.mark.parametrize("adres", ["/jbmb/klussen/", "/jbmb/klussen/mijn/", "/jbmb/klussen/overzicht/"])
def test_a_list_costs_the_same_for_one_and_for_many(als, nu, adres):
    ik = maak_gebruiker(Rol.AMBASSADEUR, maak_organisatie())
    client, skill = als(ik), maak_vaardigheid()

    def nog_een():
        maak_klus(ik, op=nu).vaardigheden.add(skill)
        ander = maak_klus(op=nu)
        ander.vaardigheden.add(skill)
        maak_reactie(ander, ik, op=nu)

    nog_een()
    lees(client, adres)
    voor = prijs(client, adres)
    for _ in range(10):
        nog_een()
    assert prijs(client, adres) == voor


def test_the_page_of_the_klusgever_costs_the_same_for_one_and_for_many(als, nu):
    klus = maak_klus(op=nu, mensen=10)
    client, adres = als(klus.klusgever), f"/jbmb/klussen/{klus.pk}/beheer/"
    maak_reactie(klus, op=nu)
    lees(client, adres)
    voor = prijs(client, adres)
    for status in Klusreactie.Status.values:
        maak_reactie(klus, status=status, op=nu)
    assert prijs(client, adres) == voor


# ---- responding and choosing


def test_respond_choose_agree_by_the_pages(als, client, nu):
    gever, ik = maak_mens(naam="Gerda Gever"), maak_mens(naam="Wim Wil")
    klus = maak_klus(gever, op=nu)
    mijn, van_gever = als(ik), als(gever)
    antwoord = mijn.post(f"/jbmb/klussen/{klus.pk}/", {"motivatie": "Graag", "uren": "4"})
    reactie = Klusreactie.objects.get()
    assert antwoord.headers["Location"] == f"/jbmb/klussen/reactie/{reactie.pk}/"
    beheer = f"/jbmb/klussen/{klus.pk}/beheer/"
    page = lees(van_gever, beheer)
    assert "Graag" in page and "Wim Wil" not in page and ik.email not in page
    page = lees(mijn, reactie.get_absolute_url())
    assert "Gerda Gever" not in page
    van_gever.post(f"/jbmb/klussen/reactie/{reactie.pk}/kiezen/", {"naar": "kies"})
    assert "Wim Wil" in lees(van_gever, beheer)
    assert "Gerda Gever" in lees(mijn, reactie.get_absolute_url())
    fout = mijn.post(reactie.get_absolute_url(), {"leidinggevende": "baas@elders.example"})
    assert "leidinggevende" in fout.context["form"].errors
    mijn.post(reactie.get_absolute_url(), {"leidinggevende": baas_van(ik)})
    link = f"/jbmb/klussen/akkoord/{akkoordteken(reactie)}/"
    assert "Wim Wil" in lees(client, link)
    client.post(link, {"antwoord": "onzin"})
    reactie.refresh_from_db()
    assert reactie.status == "wacht_op_akkoord"
    client.post(link, {"antwoord": "akkoord"})
    reactie.refresh_from_db()
    assert reactie.status == "afgesproken"
    page = lees(client, link)
    assert "niet meer nodig" in page and "Wim Wil" not in page
    assert client.get("/jbmb/klussen/akkoord/verzonnen/").status_code == 404


def test_where_nobody_has_to_agree_there_is_nothing_to_fill_in(als, nu):
    ik = maak_mens()
    maak_beleid(ik.organisatie, "geen")
    reactie = maak_reactie(maak_klus(op=nu), ik, "gekozen", op=nu)
    client = als(ik)
    assert 'leidinggevende"' not in lees(client, reactie.get_absolute_url())
    client.post(reactie.get_absolute_url(), {})
    reactie.refresh_from_db()
    assert reactie.status == "afgesproken"


def test_somebody_elses_are_not_there(als, nu):
    reactie = maak_reactie(maak_klus(op=nu), op=nu)
    client = als(maak_mens())
    for adres in (
        reactie.get_absolute_url(),
        f"/jbmb/klussen/{reactie.klus_id}/beheer/",
        f"/jbmb/klussen/{reactie.klus_id}/bewerken/",
    ):
        assert client.get(adres).status_code == 404
    for adres in (
        f"/jbmb/klussen/reactie/{reactie.pk}/status/",
        f"/jbmb/klussen/reactie/{reactie.pk}/kiezen/",
        f"/jbmb/klussen/{reactie.klus_id}/status/",
    ):
        assert client.post(adres, {"naar": "trek_in", "reden": "Zomaar"}).status_code == 404


def test_presses_that_are_nonsense_change_nothing(als, nu):
    reactie = maak_reactie(maak_klus(op=nu), op=nu)
    gever, ik = als(reactie.klus.klusgever), als(reactie.deelnemer)
    for client, adres in (
        (gever, f"/jbmb/klussen/{reactie.klus_id}/status/"),
        (gever, f"/jbmb/klussen/reactie/{reactie.pk}/kiezen/"),
        (ik, f"/jbmb/klussen/reactie/{reactie.pk}/status/"),
    ):
        for naar in ("", "plaats", "__class__", "besluit", "bedank", "rond_af", "stop", "toon"):
            antwoord = client.post(adres, {"naar": naar, "reden": "x" * 400, "tekst": "a\x00b"}, follow=True)
            assert antwoord.status_code == 200
    reactie.refresh_from_db()
    assert (reactie.status, reactie.klus.status, reactie.dank) == ("gereageerd", "open", "")


def test_the_pages_in_every_status(als, nu):
    gever, ik = maak_mens(), maak_mens()
    van_gever, van_mij = als(gever), als(ik)
    for status in Klus.Status.values:
        klus = maak_klus(gever, status, op=nu)
        assert Klus.Status(status).label in lees(van_gever, f"/jbmb/klussen/{klus.pk}/beheer/")
    for status in Klusreactie.Status.values:
        reactie = maak_reactie(maak_klus(gever, op=nu), ik, status, op=nu)
        assert Klusreactie.Status(status).label in lees(van_mij, reactie.get_absolute_url())
        assert Klusreactie.Status(status).label in lees(van_mij, f"/jbmb/klussen/{reactie.klus_id}/")
    for client, adres in ((van_gever, "beheer/"), (van_mij, "reactie/")):
        assert adres in lees(client, "/jbmb/klussen/mijn/")


# ---- the organisation, and thanks


def test_the_ambassadeur_sees_the_own_klussen_without_who_responded_and_may_end_one(als, nu):
    klus = maak_klus(op=nu)
    reactie = maak_reactie(klus, op=nu)
    amb = maak_gebruiker(Rol.AMBASSADEUR, klus.organisatie)
    elders = maak_klus(op=nu, titel="Van een ander")
    client = als(amb)
    page = lees(client, "/jbmb/klussen/overzicht/")
    assert klus.titel in page and elders.titel not in page
    page = lees(client, f"/jbmb/klussen/{klus.pk}/")
    assert "Deze klus beëindigen" in page and reactie.motivatie not in page
    assert "Deze klus beëindigen" not in lees(client, f"/jbmb/klussen/{elders.pk}/")
    client.post(f"/jbmb/klussen/{klus.pk}/status/", {"naar": "trek_in", "reden": ""})
    klus.refresh_from_db()
    assert klus.status == "open"
    client.post(f"/jbmb/klussen/{klus.pk}/status/", {"naar": "trek_in", "reden": "Dubbel"})
    klus.refresh_from_db()
    assert klus.status == "ingetrokken"


def test_thanks_are_on_the_profile_only_when_shown_and_only_for_who_sees_that(als, nu):
    ik = maak_mens()
    maak_profiel(ik, zichtbaar_voor_collegas=True, verborgen_voor_eigen_organisatie=True)
    klus = maak_klus(status="afgerond", op=nu)
    reactie = maak_reactie(klus, ik, "afgerond", op=nu, dank="Heel goed gedaan")
    profiel = f"/mijn/collegas/{ik.profiel.pk}/"
    ander = als(maak_mens())
    assert "Heel goed gedaan" not in lees(ander, profiel)
    als(ik).post(f"/jbmb/klussen/reactie/{reactie.pk}/status/", {"naar": "toon"})
    page = lees(ander, profiel)
    assert "Heel goed gedaan" in page and klus.klusgever.naam not in page
    assert als(maak_mens(ik.organisatie)).get(profiel).status_code == 404
    als(ik).post(f"/jbmb/klussen/reactie/{reactie.pk}/status/", {"naar": "verberg"})
    assert "Heel goed gedaan" not in lees(ander, profiel)


def test_the_figures_of_a_year(nu, django_assert_num_queries):
    dag = timezone.localdate(nu)
    hengelo, borne = maak_organisatie("hengelo"), maak_organisatie("borne")
    gever, klaar = maak_mens(hengelo), maak_klus(maak_mens(hengelo), "afgerond", op=nu)
    maak_klus(gever, op=nu)
    maak_klus(gever, "vervallen", op=nu)
    maak_klus(gever, "gestopt", op=nu, geplaatst_op=dag.replace(year=dag.year - 1))
    maak_klus(maak_mens(borne), "ingetrokken", op=nu)
    maak_reactie(klaar, maak_mens(borne), "afgerond", op=nu)
    maak_reactie(klaar, maak_mens(hengelo), "afgerond", op=nu)
    maak_reactie(klaar, maak_mens(borne), "niet_gekozen", op=nu)
    with django_assert_num_queries(2):
        alle = kluscijfers(jaar=dag.year, peildatum=dag)
    assert (alle.geplaatst, alle.afgerond, alle.ingetrokken, alle.gestopt, alle.vervallen) == (4, 1, 1, 0, 1)
    assert (alle.van_elders, alle.naar_elders) == (1, 1)
    van_hengelo = kluscijfers(jaar=dag.year, peildatum=dag, organisatie_ids={hengelo.pk})
    assert (van_hengelo.geplaatst, van_hengelo.van_elders, van_hengelo.naar_elders) == (3, 1, 0)
    van_borne = kluscijfers(jaar=dag.year, peildatum=dag, organisatie_ids={borne.pk})
    assert (van_borne.geplaatst, van_borne.van_elders, van_borne.naar_elders) == (1, 0, 1)
    assert kluscijfers(jaar=dag.year, peildatum=dag - DAG).geplaatst == 0
